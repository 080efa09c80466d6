//! Owns the blocks of an HTML page: what a reader would see, by element, without style sheets. In a browser
//! `www/src/blocks.ts` does the same with the styles that apply.
//!
//! `<h1>Dam holds</h1><p>It is <b>12 m</b> high.</p>` → Heading “Dam holds”, Paragraph “It is 12 m high.”

use ego_tree::iter::Edge;
use factlight::{Block, BlockKind, Link, Span};
use scraper::node::Element;
use scraper::{Html, Node};

/// Elements whose text no reader sees as prose.
const SKIPPED: [&str; 25] = [
    "script", "style", "noscript", "template", "textarea", "select", "option", "button", "input", "code",
    "pre", "kbd", "samp", "svg", "math", "canvas", "audio", "video", "iframe", "object", "head", "datalist",
    "dialog", "map", "meter",
];

/// Elements that run within a line; all others begin and end a block.
const INLINE: [&str; 40] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "data", "del", "dfn", "em", "font", "i", "img",
    "ins", "label", "mark", "nobr", "picture", "q", "rp", "rt", "ruby", "s", "slot", "small", "source",
    "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "br", "output",
];

/// The blocks of `html`, in reading order, white space collapsed. Linear; any input gives a result.
pub fn blocks(html: &str) -> Vec<Block> {
    let page = Html::parse_document(html);
    let mut reader = Reader::default();
    let mut skipping = 0;
    for edge in page.tree.root().traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Element(element) if skipping > 0 || is_skipped(element) => skipping += 1,
                Node::Element(element) => reader.open(element),
                Node::Text(text) if skipping == 0 => reader.text(text),
                _ => {}
            },
            Edge::Close(node) => match node.value() {
                Node::Element(_) if skipping > 0 => skipping -= 1,
                Node::Element(element) => reader.close(element),
                _ => {}
            },
        }
    }
    reader.end_block();
    reader.blocks
}

fn is_skipped(element: &Element) -> bool {
    SKIPPED.contains(&element.name())
        || element.attr("hidden").is_some()
        || element.attr("aria-hidden") == Some("true")
        || element.attr("contenteditable").is_some_and(|v| v != "false")
        || element.attr("data-factlight") == Some("off")
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    text: String,
    links: Vec<Link>,
    /// The kinds that the open elements ask for, outermost first.
    kinds: Vec<BlockKind>,
    /// The open link: where it starts, and where it leads.
    link: Option<(u32, String)>,
}

impl Reader {
    fn open(&mut self, element: &Element) {
        match element.name() {
            "br" => self.text.push('\n'),
            "q" => self.text.push('“'),
            "a" => self.link = element.attr("href").map(|href| (self.text.len() as u32, href.to_owned())),
            name if !INLINE.contains(&name) => {
                self.end_block();
                self.kinds.extend(kind_of(name));
            }
            _ => {}
        }
    }

    fn close(&mut self, element: &Element) {
        match element.name() {
            "q" => self.text.push('”'),
            "a" => self.end_link(),
            name if !INLINE.contains(&name) => {
                self.end_block();
                if kind_of(name).is_some() {
                    self.kinds.pop();
                }
            }
            _ => {}
        }
    }

    /// Appends `text`, each run of white space as one space, none at the block's start or after a line break.
    fn text(&mut self, text: &str) {
        for c in text.chars() {
            // Only HTML's own white space collapses: a no-break space stays.
            if matches!(c, ' ' | '\n' | '\t' | '\r' | '\u{c}') {
                if !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
                    self.text.push(' ');
                }
            } else {
                self.text.push(c);
            }
        }
    }

    fn end_link(&mut self) {
        if let Some((start, href)) = self.link.take() {
            let end = self.text.trim_end().len() as u32;
            if start < end {
                self.links.push(Link { span: Span::new(start, end), href });
            }
        }
    }

    fn end_block(&mut self) {
        self.end_link();
        let length = self.text.trim_end().len();
        self.text.truncate(length);
        if !self.text.is_empty() {
            let kind = self.kinds.last().copied().unwrap_or_default();
            let (text, links) = (std::mem::take(&mut self.text), std::mem::take(&mut self.links));
            self.blocks.push(Block { kind, text, links });
        }
        self.links.clear();
    }
}

fn kind_of(name: &str) -> Option<BlockKind> {
    Some(match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => BlockKind::Heading,
        "li" | "dt" | "dd" => BlockKind::ListItem,
        "td" | "th" => BlockKind::TableCell,
        "blockquote" => BlockKind::Blockquote,
        "figcaption" | "caption" => BlockKind::Caption,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(html: &str) -> Vec<(BlockKind, String)> {
        blocks(html).into_iter().map(|b| (b.kind, b.text)).collect()
    }

    #[test]
    fn blocks_are_what_a_reader_sees() {
        use BlockKind::*;
        let html = "<title>x</title><h1>Dam \n holds</h1><p>It is <b>12</b>&nbsp;m<br>high.<script>1</script></p>\
                    <ul><li>One <i>two</i><li hidden>no</ul><blockquote><p>Said.</p></blockquote>loose\
                    <table><tr><td>5<td>6</table><figcaption>Cap</figcaption><code>7 km</code>";
        let expected = [
            (Heading, "Dam holds"),
            (Paragraph, "It is 12\u{a0}m\nhigh."),
            (ListItem, "One two"),
            (Blockquote, "Said."),
            (Paragraph, "loose"),
            (TableCell, "5"),
            (TableCell, "6"),
            (Caption, "Cap"),
        ];
        assert_eq!(texts(html), expected.map(|(kind, text)| (kind, text.to_owned())));
    }

    #[test]
    fn links_and_quotes_keep_their_place() {
        let found = blocks("<p>See <a href='/r'> the report </a>: <q>fine</q></p>");
        assert_eq!(found[0].text, "See the report : “fine”");
        assert_eq!(found[0].links[0].span.of(&found[0].text), "the report");
        assert_eq!(found[0].links[0].href, "/r");
    }

    #[test]
    fn broken_html_gives_what_there_is() {
        assert_eq!(blocks(""), []);
        assert_eq!(
            texts("<p>a<div>b</p><<>&amp;c"),
            [
                (BlockKind::Paragraph, "a".to_owned()),
                (BlockKind::Paragraph, "b".to_owned()),
                (BlockKind::Paragraph, "<<>&c".to_owned()),
            ]
        );
        assert_eq!(blocks(&"<div>".repeat(2_000)), []);
    }
}
