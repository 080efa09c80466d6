//! Owns what HTML's elements are by their names and attributes, whatever page they stand in: not drawn, no prose, part of a line.
//!
//! `<script>` → not drawn; `<code>` → no prose; `<b>` → part of a line

use ego_tree::NodeRef;
use scraper::Node;
use scraper::node::Element;

/// Never drawn, so nothing stands in their place.
const UNSEEN: [&str; 10] =
    ["script", "style", "noscript", "template", "head", "title", "datalist", "rp", "rt", "param"];

/// Drawn, but no prose: in the line they leave a gap.
const APART: [&str; 21] = [
    "textarea", "input", "select", "button", "output", "code", "kbd", "samp", "var", "svg", "math", "img",
    "picture", "video", "audio", "canvas", "iframe", "object", "embed", "meter", "progress",
];

/// Elements that run within a line; all others begin and end a block.
const INLINE: [&str; 60] = [
    "a",
    "abbr",
    "acronym",
    "audio",
    "b",
    "bdi",
    "bdo",
    "big",
    "br",
    "button",
    "canvas",
    "cite",
    "code",
    "data",
    "del",
    "dfn",
    "em",
    "embed",
    "font",
    "i",
    "iframe",
    "img",
    "input",
    "ins",
    "kbd",
    "label",
    "map",
    "mark",
    "math",
    "meter",
    "nobr",
    "object",
    "output",
    "picture",
    "progress",
    "q",
    "rb",
    "rtc",
    "ruby",
    "s",
    "samp",
    "select",
    "slot",
    "small",
    "source",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "svg",
    "textarea",
    "time",
    "track",
    "tt",
    "u",
    "var",
    "video",
    "wbr",
    "fact-light",
];

/// Whether it is not drawn, by its name or its attributes.
pub fn is_unseen(element: &Element) -> bool {
    let lacks = |name: &str| element.attr(name).is_none();
    match element.name() {
        "input" => {
            element.attr("type").is_some_and(|kind| kind.eq_ignore_ascii_case("hidden")) || !lacks("hidden")
        }
        "audio" => lacks("controls") || !lacks("hidden"),
        "dialog" => lacks("open") || !lacks("hidden"),
        name => UNSEEN.contains(&name) || !lacks("hidden"),
    }
}

/// Whether it stands in a closed `<details>`, of which only the summary is drawn.
pub fn is_folded_away(node: NodeRef<'_, Node>) -> bool {
    let is_closed = |element: &Element| element.name() == "details" && element.attr("open").is_none();
    let name = node.value().as_element().map(Element::name);
    name != Some("summary")
        && node.parent().and_then(|parent| parent.value().as_element()).is_some_and(is_closed)
}

/// Whether it is drawn but is no prose of the page, by its name or because somebody says so: hidden from screen readers, edited, switched
/// off.
pub fn is_apart(element: &Element) -> bool {
    APART.contains(&element.name())
        || element.attr("aria-hidden") == Some("true")
        || element.attr("contenteditable").is_some_and(|value| !value.eq_ignore_ascii_case("false"))
        || element.attr("data-factlight") == Some("off")
        || element.attr("role") == Some("textbox")
}

/// Whether it runs within a line; all others begin and end a block.
pub fn is_inline(element: &Element) -> bool {
    INLINE.contains(&element.name())
}
