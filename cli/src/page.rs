//! Owns a whole text and the blocks it is cut into, and counts their places in the whole text.
//!
//! `"First.\n\nSecond."` → blocks “First.\n” at byte 0 and “Second.” at byte 8

use clap::ValueEnum;
use factlight::{Anchor, Block, CodePoint, Document, OffsetTable, Span, Utf16};
use serde::Serialize;

/// What an offset counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum OffsetUnit {
    /// Bytes of UTF-8.
    Utf8,
    /// UTF-16 code units, as JavaScript strings do.
    Utf16,
    /// Unicode code points, as Python strings do.
    Codepoints,
}

/// Words of a page, with where they stand.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Words<'a> {
    /// In the page's unit.
    pub start: u32,
    /// In the page's unit; after the last of them.
    pub end: u32,
    /// As the page has them.
    pub text: &'a str,
}

/// A document with the whole text its offsets are counted in.
#[derive(Debug)]
pub struct Page {
    /// The whole text.
    pub text: String,
    /// Its blocks.
    pub document: Document,
    /// Where each block starts in the text, in bytes.
    starts: Vec<u32>,
    unit: OffsetUnit,
    utf16: OffsetTable<Utf16>,
    codepoints: OffsetTable<CodePoint>,
}

impl Page {
    /// Plain text: blank lines separate paragraphs.
    pub fn from_text(text: String, unit: OffsetUnit) -> Self {
        let mut blocks = Vec::new();
        let mut starts = Vec::new();
        let (mut start, mut at) = (0, 0);
        for line in text.split_inclusive('\n').chain([""]) {
            if line.trim().is_empty() {
                if !text[start..at].trim().is_empty() {
                    blocks.push(Block::paragraph(&text[start..at]));
                    starts.push(start as u32);
                }
                start = at + line.len();
            }
            at += line.len();
        }
        Self::new(text, Document { blocks }, starts, unit)
    }

    /// Blocks from elsewhere; the whole text is theirs with a blank line between each two.
    pub fn from_blocks(blocks: Vec<Block>, unit: OffsetUnit) -> Self {
        let mut text = String::new();
        let mut starts = Vec::with_capacity(blocks.len());
        for block in &blocks {
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            starts.push(text.len() as u32);
            text.push_str(&block.text);
        }
        Self::new(text, Document { blocks }, starts, unit)
    }

    fn new(text: String, document: Document, starts: Vec<u32>, unit: OffsetUnit) -> Self {
        // Only the table that will be asked is filled.
        let table_text = |wanted| if unit == wanted { text.as_str() } else { "" };
        let utf16 = OffsetTable::new(table_text(OffsetUnit::Utf16));
        let codepoints = OffsetTable::new(table_text(OffsetUnit::Codepoints));
        Self { text, document, starts, unit, utf16, codepoints }
    }

    /// The words of `anchor`, counted in the whole text.
    pub fn words(&self, anchor: Anchor) -> Words<'_> {
        let base = self.starts[anchor.block.0 as usize];
        let whole: Span = Span::new(base + anchor.span.start, base + anchor.span.end);
        let (start, end) = match self.unit {
            OffsetUnit::Utf8 => (whole.start, whole.end),
            OffsetUnit::Utf16 => (self.utf16.offset(whole.start), self.utf16.offset(whole.end)),
            OffsetUnit::Codepoints => {
                (self.codepoints.offset(whole.start), self.codepoints.offset(whole.end))
            }
        };
        Words { start, end, text: whole.of(&self.text) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_separate_blocks_and_offsets_count_the_whole_text() {
        let text = "\n\nÉté.\r\n \t\r\nSecond\nline.\n\n\nThird.";
        let page = Page::from_text(text.to_owned(), OffsetUnit::Codepoints);
        let texts: Vec<_> = page.document.blocks.iter().map(|b| b.text.trim()).collect();
        assert_eq!(texts, ["Été.", "Second\nline.", "Third."]);
        for (block, expected) in
            page.document.blocks.iter().enumerate().map(|(i, b)| (i as u32, b.text.trim()))
        {
            let words =
                page.words(Anchor::new(factlight::BlockId(block), Span::new(0, expected.len() as u32)));
            assert_eq!(words.text, expected);
            let start = words.start as usize;
            assert_eq!(text.chars().skip(start).take(expected.chars().count()).collect::<String>(), expected);
        }
    }
}
