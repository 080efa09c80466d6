//! Owns the input: a page as a reader sees it, block by block. Leaves finding blocks to `www/src/read/blocks.ts` and to
//! the command line.
//!
//! `<p>See <a href="/x">the report</a>.</p>` → `Block { Paragraph, "See the report.", links: [4..14 → "/x"] }`

use serde::Deserialize;

use super::span::Span;

/// What a block is on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase", expecting = "a kind of block, such as `paragraph`")]
pub enum BlockKind {
    /// Running text, and all that is nothing else.
    #[default]
    Paragraph,
    /// A heading or the page's title.
    Heading,
    /// One item of a list.
    ListItem,
    /// One cell of a table.
    TableCell,
    /// Text inside `<blockquote>`: said by somebody even without quotation marks.
    Blockquote,
    /// A caption of a figure or table.
    Caption,
    /// Text drawn with the line breaks it was typed with, as in `<pre>`: read where it is prose, not where it is code.
    Preformatted,
}

/// A hyperlink in a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The linked text.
    pub span: Span,
    /// Where it leads, as the page has it.
    pub href: String,
}

/// A piece of text that no fact crosses the border of; shorter than 4 GiB.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Block {
    /// What it is on the page.
    pub kind: BlockKind,
    /// Its text as the page has it.
    pub text: String,
    /// The links in it, in order.
    pub links: Vec<Link>,
}

impl Block {
    /// A paragraph without links.
    pub fn paragraph(text: impl Into<String>) -> Self {
        Self { kind: BlockKind::Paragraph, text: text.into(), links: Vec::new() }
    }
}

/// A page: its blocks in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// In reading order.
    pub blocks: Vec<Block>,
}

impl Document {
    /// A document of one paragraph.
    pub fn from_text(text: impl Into<String>) -> Self {
        Self { blocks: vec![Block::paragraph(text)] }
    }
}
