//! Owns the blocks of an HTML page: what a reader would see, by element, without style sheets. In a browser
//! `www/src/read/blocks.ts` and `visibility.ts` do the same with the styles that apply; whatever needs no style is the same
//! in both.
//!
//! `<h1>Dam holds</h1><p>It is <b>12 m</b> high.</p>` → Heading “Dam holds”, Paragraph “It is 12 m high.”

use ego_tree::NodeRef;
use ego_tree::iter::Edge;
use factlight::{Block, BlockKind, Link, Span};
use scraper::node::Element;
use scraper::{ElementRef, Html, Node};

pub use root::Root;

mod elements;
mod kinds;
mod raised;
mod root;
mod table;

use elements::{is_apart, is_folded_away, is_inline, is_unseen};
use kinds::{Filled, Standing};
use table::Tables;

/// Stands for something a reader sees but that is not text to annotate.
const GAP: char = '\u{fffc}';

/// What stands under the root of a page.
#[derive(Debug, Default)]
pub struct Reading {
    /// In reading order.
    pub blocks: Vec<Block>,
    /// The language that the page declares for the root: “en-GB”.
    pub language: Option<String>,
}

/// Whether the engine can read `language`; a page that declares none is taken for English. What is no tag (“{{lang}}”), and what says
/// that there is no one language (“und”), declares none.
pub fn is_english(language: &str) -> bool {
    let name = language.trim().split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    let is_any = |names: &[&str]| names.iter().any(|one| name.eq_ignore_ascii_case(one));
    let is_tag = (2..=3).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_alphabetic());
    !is_tag || is_any(&["en", "eng", "und", "mul", "zxx", "mis"])
}

/// Whether the engine can read what it declares its language to be.
fn is_read(element: &Element) -> bool {
    element.attr("lang").is_none_or(is_english)
}

/// What stands under `root` of `html`, white space collapsed; none where the page has no such root. Linear; any input gives
/// a result.
pub fn read(html: &str, root: &Root) -> Option<Reading> {
    let page = Html::parse_document(html);
    let root = root.of(&page)?;
    let around = || std::iter::once(root).chain(root.ancestors().filter_map(ElementRef::wrap));
    let language = around().find_map(|element| element.attr("lang")).map(str::to_owned);
    let is_off = around().any(|element| element.attr("data-factlight") == Some("off"));
    if is_off || !language.as_deref().is_none_or(is_english) {
        return Some(Reading { blocks: Vec::new(), language });
    }
    let mut reader = Reader::default();
    let mut skipping = 0;
    for edge in root.traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Element(_) if skipping > 0 => skipping += 1,
                Node::Element(element) if is_unseen(element) || is_folded_away(node) => {
                    reader.tables.skip(element);
                    skipping += 1;
                }
                Node::Element(element) if is_apart(element) || !is_read(element) => {
                    reader.gap(element);
                    reader.tables.skip(element);
                    skipping += 1;
                }
                Node::Element(element) => reader.open(element, node),
                Node::Text(text) if skipping == 0 && !is_folded_away(node) => reader.text(text),
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
    Some(Reading { blocks: reader.blocks, language })
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    text: String,
    links: Vec<Link>,
    /// The open elements, outermost first.
    frames: Vec<Frame>,
    /// What elements of the line tell of the block.
    filled: Filled,
    tables: Tables,
    /// How many `<q>` are open.
    quotes: usize,
    /// The open link: where it starts, and where it leads.
    link: Option<(u32, String)>,
}

/// An open element.
#[derive(Clone, Copy, Debug, Default)]
struct Frame {
    standing: Standing,
    /// Whether it begins and ends a block.
    is_block: bool,
    /// Whether it is of a line, and tells what its text is.
    tells: bool,
    is_raised: bool,
}

impl Reader {
    fn open(&mut self, element: &Element, node: NodeRef<'_, Node>) {
        let outer = self.frame();
        let own = ElementRef::wrap(node).and_then(Standing::of);
        let is_upper = element.name() == "sup";
        let is_numerator = is_upper && raised::is_numerator(node);
        // “3<sup>1</sup>/<sub>2</sub>” is no 31/2.
        if is_numerator && self.text.ends_with(|c: char| c.is_ascii_digit()) {
            self.text.push(' ');
        }
        let is_block = !is_inline(element) || own.is_some_and(Standing::cuts);
        let frame = Frame {
            standing: if is_block {
                own.map_or(outer.standing, |own| own.within(outer.standing))
            } else {
                outer.standing
            },
            is_block,
            tells: !is_block && own.is_some(),
            is_raised: outer.is_raised || is_upper && !is_numerator,
        };
        match element.name() {
            "br" if !self.text.is_empty() => self.text.push('\n'),
            "br" => {}
            "q" => {
                self.text.push(if self.quotes.is_multiple_of(2) { '“' } else { '‘' });
                self.quotes += 1;
            }
            "a" => self.link = element.attr("href").map(|href| (self.text.len() as u32, href.to_owned())),
            _ => {}
        }
        if is_block {
            self.end_block();
        }
        self.tables.enter(element);
        if let Some(own) = own.filter(|_| frame.tells) {
            self.filled.open(own, &self.text);
        }
        self.frames.push(frame);
    }

    fn close(&mut self, element: &Element) {
        match element.name() {
            "q" => {
                self.quotes -= 1;
                self.text.push(if self.quotes.is_multiple_of(2) { '”' } else { '’' });
            }
            "a" => {
                self.end_link();
                self.link = None;
            }
            _ => {}
        }
        let frame = self.frame();
        if frame.is_block {
            self.end_block();
        }
        self.tables.leave(element);
        if frame.tells {
            self.filled.close(&self.text);
        }
        self.frames.pop();
    }

    /// What stands where an element that is no prose does.
    fn gap(&mut self, element: &Element) {
        if is_inline(element) {
            self.text.push(GAP);
        } else {
            self.end_block();
        }
    }

    fn frame(&self) -> Frame {
        self.frames.last().copied().unwrap_or_default()
    }

    /// The kind of the block that ends here.
    fn kind(&self) -> BlockKind {
        let around = self.frame().standing;
        let all = self.filled.all(&self.text).map_or(around, |own| own.within(around));
        all.kind(around, &self.text)
    }

    /// Appends `text`, each run of white space as one space, none at the block's start or after a line break; in `<pre>` as it
    /// is.
    fn text(&mut self, text: &str) {
        let frame = self.frame();
        if frame.standing.is_typed() {
            self.text.extend(text.chars().filter(|&c| c != '\u{ad}'));
            return;
        }
        let raised = if frame.is_raised { raised::raised(text, &self.text) } else { None };
        for c in raised.as_deref().unwrap_or(text).chars() {
            // Only HTML's own white space collapses: a no-break space stays. A soft hyphen is mostly not drawn.
            if matches!(c, ' ' | '\n' | '\t' | '\r' | '\u{c}') {
                if !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
                    self.text.push(' ');
                }
            } else if c != '\u{ad}' {
                self.text.push(c);
            }
        }
    }

    fn end_link(&mut self) {
        let Some((start, href)) = &self.link else { return };
        let end = self.text.trim_end().len() as u32;
        if *start < end {
            self.links.push(Link { span: Span::new(*start, end), href: href.clone() });
        }
    }

    fn end_block(&mut self) {
        self.end_link();
        // A link around several blocks is one of each.
        if let Some((start, _)) = &mut self.link {
            *start = 0;
        }
        let length = self.text.trim_end().len();
        self.text.truncate(length);
        if self.text.contains(|c: char| c != GAP && !c.is_whitespace()) {
            let kind = self.kind();
            let (text, links) = (std::mem::take(&mut self.text), std::mem::take(&mut self.links));
            let (column, row) = self.tables.block(&text);
            self.blocks.push(Block { kind, text, links, column, row });
        }
        self.filled.end();
        self.text.clear();
        self.links.clear();
    }
}

#[cfg(test)]
mod tests {
    use scraper::Selector;

    use super::*;

    fn blocks(html: &str) -> Vec<Block> {
        read(html, &Root::Page).unwrap().blocks
    }

    fn texts(html: &str) -> Vec<(BlockKind, String)> {
        blocks(html).into_iter().map(|b| (b.kind, b.text)).collect()
    }

    #[test]
    fn what_is_no_tag_declares_no_language() {
        for language in
            ["", "en", "en_US", "EN-gb", "eng", "und", "mul", "zxx", "{{lang}}", "%lang%", "null", "english"]
        {
            assert!(is_english(language), "{language}");
        }
        for language in ["de", "de_DE", "fra", "ang", "nl-NL", "mus", "enm"] {
            assert!(!is_english(language), "{language}");
        }
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
    fn what_is_no_prose_leaves_a_gap_in_the_line_and_what_is_not_drawn_leaves_none() {
        let html = "<p>Run <code>x --7</code> at <img src=a> 12\u{ad}4 km<span hidden>no</span>.</p><p>a<pre><code>7 km</code></pre>b</p>\
                    <details><summary>More</summary>7 km</details><p><img></p><p lang=de>12 km <i>x</i></p>\
                    <p>He said <q>she said <q>yes</q></q>.</p><p><br>Then</p>";
        let expected =
            ["Run \u{fffc} at \u{fffc} 124 km.", "a", "b", "More", "He said “she said ‘yes’”.", "Then"];
        assert_eq!(blocks(html).into_iter().map(|b| b.text).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn what_is_typed_in_lines_keeps_them() {
        use BlockKind::*;
        let html =
            "<p>a\nb<pre>\n  The pier \n  is shut.<b>\n</b>It rained.</pre><blockquote><pre>c\nd</pre>e\nf";
        let expected = [
            (Paragraph, "a b"),
            (Preformatted, "  The pier \n  is shut.\nIt rained."),
            (Preformatted, "c\nd"),
            (Blockquote, "e f"),
        ];
        assert_eq!(texts(html), expected.map(|(kind, text)| (kind, text.to_owned())));
    }

    #[test]
    fn a_list_in_a_block_quotation_is_somebodys_words_and_a_link_around_blocks_is_one_of_each() {
        let found =
            blocks("<blockquote><ul><li>One</ul></blockquote><a href=/r><h2>Two</h2><p>Three</p></a><p>Four");
        let kinds: Vec<_> = found.iter().map(|b| (b.kind, b.links.len())).collect();
        assert_eq!(
            kinds,
            [
                (BlockKind::Blockquote, 0),
                (BlockKind::Heading, 1),
                (BlockKind::Paragraph, 1),
                (BlockKind::Paragraph, 0)
            ]
        );
    }

    #[test]
    fn the_root_is_the_article_or_what_a_selector_finds() {
        let html = "<html lang=en-GB><nav>Nav</nav><main>Lead<article>Story<p id=a>End</p></article></main>\
                    <div lang=fr><p id=b>Fin</p></div>";
        let read = |root: &Root| {
            let reading = read(html, root)?;
            let texts: Vec<_> = reading.blocks.into_iter().map(|b| b.text).collect();
            Some((texts.join("|"), reading.language.unwrap_or_default()))
        };
        let found = |selector| read(&Root::Found(Selector::parse(selector).unwrap()));
        assert_eq!(read(&Root::Page), Some(("Nav|Lead|Story|End".into(), "en-GB".into())));
        assert_eq!(read(&Root::Article), Some(("Story|End".into(), "en-GB".into())));
        assert_eq!(found("#a"), Some(("End".into(), "en-GB".into())));
        assert_eq!(found("#b"), Some((String::new(), "fr".into())));
        assert_eq!(found("#c"), None);
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
