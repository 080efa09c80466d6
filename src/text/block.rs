//! Owns the input: a page as a reader sees it, block by block. Leaves finding blocks to `www/src/read/blocks.ts` and to
//! the command line.
//!
//! `<p>See <a href="/x">the report</a>.</p>` → `Block { Paragraph, "See the report.", links: [4..14 → "/x"] }`

use serde::Deserialize;

use super::span::Span;

/// What a block is on the page. Which elements are which is a row each in `data/block_kinds.tsv`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase", expecting = "a kind of block, such as `paragraph`")]
pub enum BlockKind {
    /// Running text, and all that is nothing else.
    #[default]
    Paragraph,
    /// A heading or the page's title.
    Heading,
    /// What stands between the title and the text and sums it up.
    Standfirst,
    /// Who wrote the page: nobody it speaks of; of it only the place is read, “in Oslo”.
    Byline,
    /// Where and when a report was written.
    Dateline,
    /// A caption of a figure or table.
    Caption,
    /// Whose a picture is: not read.
    Credit,
    /// Words of the text once more, in large letters.
    PullQuote,
    /// Text inside `<blockquote>`: said by somebody even without quotation marks.
    Blockquote,
    /// A post from elsewhere, with whoever signs it: all of it is theirs.
    Post,
    /// An entry of a list of sources: it tells who and where the names of the text are, and says nothing.
    Reference,
    /// A note to a mark in the text.
    Footnote,
    /// One item of a list.
    ListItem,
    /// One cell of a table.
    TableCell,
    /// The heading of a table's column or row.
    TableHeader,
    /// What is asked in an interview or a list of questions.
    Question,
    /// What is answered.
    Answer,
    /// The time of a post or an entry: not read.
    Stamp,
    /// Links to other pages or parts of this one: not read.
    Navigation,
    /// What every page of a site says, such as who has the rights: not read.
    Boilerplate,
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
    /// Of a table's cell, the headings of its column, nearest first.
    pub column: Vec<String>,
    /// Of a table's cell, what heads its row: the text of the row's first cell.
    pub row: Option<String>,
}

impl Block {
    /// A paragraph without links.
    pub fn paragraph(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Whether its kind says that nothing in it is to be read.
    pub(super) fn is_furniture(&self) -> bool {
        match self.kind {
            BlockKind::Navigation | BlockKind::Boilerplate => true,
            BlockKind::Credit | BlockKind::Stamp => self.is_short(),
            _ => false,
        }
    }

    /// Whether it says who wrote the page.
    pub fn is_byline(&self) -> bool {
        self.kind == BlockKind::Byline && self.is_short()
    }

    /// What is longer than a credit or a byline is running text in an element of an unlucky name.
    fn is_short(&self) -> bool {
        const LONGEST: usize = 200;
        self.text.len() <= LONGEST
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
