//! Owns which kind of block an element makes of its text, by the rows of `data/block_kinds.tsv`. In a browser
//! `www/src/read/kinds.ts` reads the same rows.
//!
//! `<p class="byline">` in running text → `Byline`; in a block quotation → still `Blockquote`

use std::sync::OnceLock;

use factlight::BlockKind;
use scraper::{ElementRef, Selector};
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error, StrDeserializer};

/// What a row makes of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Made {
    Kind(BlockKind),
    /// A question where the text asks.
    Asking,
}

struct Row {
    made: Made,
    selector: Selector,
}

fn rows() -> &'static [Row] {
    static ROWS: OnceLock<Vec<Row>> = OnceLock::new();
    ROWS.get_or_init(|| {
        let rows = include_str!("../../../data/block_kinds.tsv").lines().filter(|row| !row.starts_with('#'));
        rows.filter_map(row).collect()
    })
}

fn row(row: &str) -> Option<Row> {
    let mut cells = row.split('\t');
    let (kind, selector) = (cells.next()?, Selector::parse(cells.next()?).ok()?);
    let word: StrDeserializer<'_, Error> = kind.into_deserializer();
    let made = match kind {
        "question?" => Made::Asking,
        _ => Made::Kind(BlockKind::deserialize(word).ok()?),
    };
    Some(Row { made, selector })
}

/// What text is, by the strongest element around it: the number of a row; behind the last one, running text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Standing(usize);

impl Default for Standing {
    fn default() -> Self {
        Self(rows().len())
    }
}

impl Standing {
    /// What `element` by itself makes of its text; none of most elements.
    pub fn of(element: ElementRef<'_>) -> Option<Self> {
        // Their classes tell of the site, not of its text.
        if matches!(element.value().name(), "html" | "body") {
            return None;
        }
        rows().iter().position(|row| row.selector.matches(&element)).map(Self)
    }

    /// This, unless it is weaker than `outer`. In running text all begins anew.
    pub fn within(self, outer: Self) -> Self {
        let begins_anew = self <= outer && self.made() == Made::Kind(BlockKind::Paragraph);
        if begins_anew { Self::default() } else { self.min(outer) }
    }

    /// Whether it is a block of its own in the middle of a line.
    pub fn cuts(self) -> bool {
        matches!(self.made(), Made::Kind(BlockKind::Credit | BlockKind::Navigation))
    }

    /// Whether its text is drawn as it was typed.
    pub fn is_typed(self) -> bool {
        self.made() == Made::Kind(BlockKind::Preformatted)
    }

    /// The kind of a block with this `text`, standing in `outer`.
    pub fn kind(self, outer: Self, text: &str) -> BlockKind {
        match self.made() {
            Made::Kind(kind) => kind,
            Made::Asking if text.trim_end_matches(['”', '"', '’', '\'', ')']).ends_with('?') => {
                BlockKind::Question
            }
            Made::Asking if outer == self => BlockKind::Paragraph,
            Made::Asking => outer.kind(outer, text),
        }
    }

    fn made(self) -> Made {
        rows().get(self.0).map_or(Made::Kind(BlockKind::Paragraph), |row| row.made)
    }
}

/// Elements of a line that tell what their text is, one behind the other from the block's start.
#[derive(Clone, Copy, Debug, Default)]
pub struct Filled {
    /// What the first of them tells.
    standing: Option<Standing>,
    /// Up to where there is no other text, in bytes.
    end: usize,
    /// How many of them are open, one in the other.
    open: usize,
    is_broken: bool,
}

impl Filled {
    /// An element that tells `standing` opens behind `text`.
    pub fn open(&mut self, standing: Standing, text: &str) {
        if self.open == 0 {
            self.is_broken |= has_words(text, self.end);
            self.end = text.len();
        }
        self.standing.get_or_insert(standing);
        self.open += 1;
    }

    /// The last one that opened closes behind `text`.
    pub fn close(&mut self, text: &str) {
        self.open = self.open.saturating_sub(1);
        self.end = text.len();
    }

    /// Ends a block; what is open fills the next one.
    pub fn end(&mut self) {
        let Self { standing, open, .. } = *self;
        *self = Self { standing: standing.filter(|_| open > 0), open, ..Self::default() };
    }

    /// What all of `text` is.
    pub fn all(&self, text: &str) -> Option<Standing> {
        let is_all = self.open > 0 || !has_words(text, self.end);
        self.standing.filter(|_| !self.is_broken && is_all)
    }
}

fn has_words(text: &str, from: usize) -> bool {
    text.get(from..).unwrap_or_default().contains(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::{Root, read};

    #[test]
    fn every_rows_example_is_of_its_kind() {
        let mut count = 0;
        for line in include_str!("../../../data/block_kinds.tsv").lines().filter(|row| !row.starts_with('#'))
        {
            let cells: Vec<_> = line.split('\t').collect();
            let example = *cells.get(2).unwrap_or_else(|| panic!("{line}: no example"));
            let blocks = read(example, &Root::Page).unwrap().blocks;
            let found = row(line).unwrap_or_else(|| panic!("{line}: no row"));
            let wanted = Standing(count).kind(Standing(count), &blocks[0].text);
            assert_eq!(blocks[0].kind, wanted, "{line}");
            assert!(found.made == Made::Asking || found.made == Made::Kind(wanted), "{line}");
            // What is around or beside another element would make reading quadratic.
            let selector = cells[1].replace(", ", "");
            assert!(!selector.contains([' ', '>', '~']) || selector.contains("~="), "{line}");
            count += 1;
        }
        assert_eq!(count, rows().len());
        assert!(count > 25, "{count} rows");
    }

    #[test]
    fn an_element_keeps_a_stronger_kind_around_it_and_fills_its_block_or_tells_nothing() {
        use BlockKind::*;
        for (html, expected) in [
            ("<nav><h2>Home</h2><li>News", vec![Navigation, Navigation]),
            ("<nav><main><h2>Lock</h2><p>It opened.", vec![Heading, Paragraph]),
            ("<blockquote><p class=byline>Ida Holm<li>One", vec![Blockquote, Blockquote]),
            ("<blockquote><table><td>4</table>It fell.", vec![TableCell, Blockquote]),
            ("<table><td><ul><li>One</ul><blockquote>It fell.", vec![ListItem, Blockquote]),
            ("<nav><table><td>4", vec![Navigation]),
            ("<p>By <a rel=author>Ida Holm</a>", vec![Paragraph]),
            ("<p><a rel=author>Ida Holm</a>, <time>3 May</time>", vec![Byline]),
            ("<p>At <time>10.32</time> it rained.", vec![Paragraph]),
            ("<p><span class=byline>By <a rel=author>Ida Holm</a></span> |", vec![Byline]),
            ("<figcaption>The lock. <span class=credit>Fjord</span></figcaption>", vec![Caption, Credit]),
            (
                "<p><b>Is it open?</b><p><b>It is.</b><p><b>Is it?</b> It is.",
                vec![Question, Paragraph, Paragraph],
            ),
            ("<li><b>Is it?</b>", vec![ListItem]),
            ("<body class=byline><p>It rained.", vec![Paragraph]),
            ("<div class=author><p>It rained.</p></div><p>It stopped.", vec![Byline, Paragraph]),
        ] {
            let blocks = read(html, &Root::Page).unwrap().blocks;
            assert_eq!(blocks.iter().map(|block| block.kind).collect::<Vec<_>>(), expected, "{html}");
        }
    }
}
