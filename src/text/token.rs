//! Owns what a token is: a word, a number or a sign, and what is kept of it. Where text is cut into tokens is left to
//! `tokenize`, what they mean to the detectors.
//!
//! “McCain” → a word, title case, without digits, spaced, its fold that of “mccain”

pub use super::folds::{FNV_OFFSET, fold, in_small_letters, is_apostrophe, step, step_back};
use super::span::{BlockId, Span};

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with inner apostrophes and later digits: “don't”, “O’Brien”, “CO2”; dotted capitals: “U.S.”, “a.m.”.
    Word,
    /// ASCII or other decimal digits with inner commas and points: “2.1”, “16,000”, “10.1.2017”.
    Number,
    /// A final “'s” or “’s”, cut off its word.
    Possessive,
    /// A web or mail address, a handle, a hashtag, the name of a file: nothing in it is a fact.
    Address,
    /// A quotation mark or an apostrophe that stands at a word's edge.
    Mark,
    /// Currency, percent, degree, plus, fraction and other signs.
    Symbol,
    /// All other punctuation, one character a token.
    Punctuation,
}

/// How a word is capitalised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// No capital first: “said”, “iPhone”, and everything that has no letters.
    Lower,
    /// A capital first, then not only capitals: “Paris”, “McCain”.
    Title,
    /// Capitals only, two letters or more: “UN”, “U.S.”.
    Upper,
}

/// One word, number or sign of a block's text.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Where it stands in its block.
    pub span: Span,
    /// Its block.
    pub block: BlockId,
    /// What it is made of.
    pub kind: TokenKind,
    /// How it is capitalised.
    pub case: Case,
    /// Whether white space, or the block's start, stands before it.
    pub spaced: bool,
    /// Whether it holds a decimal digit: every number, “CO2”, “EUR50m”.
    pub digits: bool,
    /// Its text without case, as a number: tables are looked up by it. See [`fold`].
    pub fold: u64,
}

impl Token {
    /// Whether it is `word`, whatever the case of ASCII letters. `block` is the text of its block.
    #[inline]
    pub fn reads(&self, block: &str, word: &str) -> bool {
        // Its length tells most words apart, and is at hand without a look into the text.
        self.span.len() as usize == word.len() && self.has_letters_of(block, word)
    }

    #[inline(never)]
    fn has_letters_of(&self, block: &str, word: &str) -> bool {
        let own = block.as_bytes().get(self.span.start as usize..self.span.end as usize);
        own.is_some_and(|own| own.eq_ignore_ascii_case(word.as_bytes()))
    }

    /// Whether it is a word with a capital first.
    pub fn is_capitalised(&self) -> bool {
        self.kind == TokenKind::Word && self.case != Case::Lower
    }
}
