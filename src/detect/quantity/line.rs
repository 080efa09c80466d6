//! Owns one sentence as the detector sees it: its tokens with the tables at hand. Tokens that have to be cut apart first are
//! left to `cut_tokens`.

use std::slice::SliceIndex;

use crate::detect::quantity::numeral::digits;
use crate::detect::quantity::numeral::digits::Digits;
use crate::detect::quantity::page_money::PageMoney;
use crate::detect::quantity::tables::Tables;
use crate::fact::Decimal;
use crate::lexicon::numerals::NumeralWord;
use crate::lexicon::quantity_words::Says;
use crate::lexicon::word_classes::WordClass;
use crate::lexicon::{Is, Words};
use crate::syntax::{Parse, Syntax, Tag};
use crate::text::{Case, Shape, Span, Token, TokenKind};

/// One sentence. Token indices count from its first token; out of range they read as an empty string.
#[derive(Clone, Copy)]
pub struct Line<'a> {
    /// The block's text.
    pub text: &'a str,
    pub tokens: &'a [Token],
    /// The machine-made strings in it whose numbers are none.
    pub shapes: &'a [&'a Shape],
    pub tables: &'a Tables,
    /// Whether the sentence is all of its block.
    pub whole_block: bool,
    /// Whether every number is asked for, not only those that claim something.
    pub all: bool,
    /// What the page's money is.
    pub money: &'a PageMoney<'a>,
    /// How the page writes decimals.
    pub decimal: Decimal,
    /// The text's syntax, of which a sentence is read when first asked for.
    pub syntax: &'a Syntax<'a>,
    /// The sentence as the text has it: its index, and its tokens before any were cut apart.
    pub sentence: usize,
    pub uncut: &'a [Token],
}

impl<'a> Line<'a> {
    #[inline(never)]
    pub fn str(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |t| t.span.of(self.text))
    }

    /// As [`Line::str`]; without the look at character borders that slicing text takes.
    fn bytes(&self, at: usize) -> &'a [u8] {
        let span = self.tokens.get(at).map_or(0..0, |t| t.span.start as usize..t.span.end as usize);
        &self.text.as_bytes()[span]
    }

    /// Whether token `at` reads `word`, without ASCII case.
    #[inline(never)]
    pub fn is(&self, at: usize, word: &str) -> bool {
        self.bytes(at).eq_ignore_ascii_case(word.as_bytes())
    }

    #[inline(never)]
    pub fn is_any(&self, at: usize, words: &[&str]) -> bool {
        let written = self.bytes(at);
        words.iter().any(|word| written.eq_ignore_ascii_case(word.as_bytes()))
    }

    pub fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens.get(at).map(|t| t.kind)
    }

    #[inline(never)]
    pub fn is_word(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Word)
    }

    /// The number in digits at token `at`, as the page writes decimals.
    #[inline(never)]
    pub fn digits(&self, at: usize) -> Option<Digits> {
        match self.decimal {
            Decimal::Point => digits::read(self.str(at)),
            Decimal::Comma => digits::read_with_comma(self.str(at)),
        }
    }

    pub fn is_number(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Number)
    }

    /// Whether token `at` follows the one before it without space.
    #[inline(never)]
    pub fn tight(&self, at: usize) -> bool {
        at > 0 && self.tokens.get(at).is_some_and(|t| !t.spaced)
    }

    /// Whether the line ends before token `at`.
    pub fn end(&self, at: usize) -> bool {
        at >= self.tokens.len()
    }

    /// The machine-made string that token `at` is part of.
    pub fn shape(&self, at: usize) -> Option<&'a Shape> {
        let span = self.tokens.get(at)?.span;
        let next = self.shapes.partition_point(|shape| shape.span.end <= span.start);
        self.shapes.get(next).copied().filter(|shape| shape.span.overlaps(span))
    }

    /// The line as it is before the first machine-made string behind token `at`: a unit is not read out of one.
    pub fn before_shape(&self, at: usize) -> Self {
        let start = self.tokens.get(at).map_or(0, |token| token.span.start);
        let next = self.shapes.get(self.shapes.partition_point(|shape| shape.span.start <= start));
        let end = next.map_or(self.tokens.len(), |shape| {
            self.tokens.partition_point(|token| token.span.start < shape.span.start)
        });
        Self { tokens: &self.tokens[..end], ..*self }
    }

    /// A hyphen or dash.
    #[inline(never)]
    pub fn is_dash(&self, at: usize) -> bool {
        matches!(self.kind(at), Some(TokenKind::Punctuation | TokenKind::Symbol))
            && matches!(self.str(at), "-" | "–" | "—" | "‐" | "‑" | "−" | "‒")
    }

    /// A hyphen between two tokens that it joins.
    #[inline(never)]
    pub fn is_joint(&self, at: usize) -> bool {
        self.is_dash(at) && self.tight(at) && self.tight(at + 1)
    }

    /// Any sign that stands between two tokens without space.
    pub fn is_joint_like(&self, at: usize) -> bool {
        self.tight(at) && self.tight(at + 1)
    }

    #[inline(never)]
    pub fn numeral(&self, at: usize) -> Option<NumeralWord> {
        self.tokens.get(at).filter(|t| t.kind == TokenKind::Word).and_then(|t| self.tables.numerals.word(t))
    }

    #[inline(never)]
    pub fn class(&self, at: usize) -> Option<WordClass> {
        // “US” and “IT” are no pronouns.
        self.tokens
            .get(at)
            .filter(|t| t.case != Case::Upper || t.span.len() > 2)
            .and_then(|t| self.tables.words.class(t))
    }

    /// Whether the word at `at` says `meaning` of a number near it.
    #[inline(never)]
    pub fn says(&self, at: usize, meaning: Says) -> bool {
        self.tokens.get(at).is_some_and(|token| self.tables.says.says(token, meaning))
    }

    /// Whether the word at `at` says who somebody is: “farmer”, “grandmother”, “residents”.
    pub fn is_person(&self, at: usize) -> bool {
        let token = self.tokens.get(at).filter(|token| token.kind == TokenKind::Word);
        token.is_some_and(|token| {
            self.tables.says.says(token, Says::Person) || Words::shared().of(token).any(Is::PERSON)
        })
    }

    /// Whether token `at` is a word with a capital that is no function word: part of a name, perhaps.
    pub fn is_name(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(Token::is_capitalised) && self.class(at).is_none()
    }

    /// These tokens; none where the range is none of the line's.
    #[inline(never)]
    pub fn stretch(&self, range: impl SliceIndex<[Token], Output = [Token]>) -> &'a [Token] {
        self.tokens.get(range).unwrap_or_default()
    }

    /// Where tokens `first..end` stand; at least the first of them, and no token that the line does not have.
    #[inline(never)]
    pub fn span(&self, first: usize, end: usize) -> Span {
        let last = end.saturating_sub(1).max(first).min(self.tokens.len().saturating_sub(1));
        let span = |at: usize| self.tokens.get(at).map_or(Span::new(0, 0), |token| token.span);
        span(first.min(last)).join(span(last))
    }

    /// How the sentence reads. It costs more than all else here: asked for only where a numeral needs it.
    pub fn parse(&self) -> &'a Parse {
        self.syntax.of(self.sentence)
    }

    /// The index in the parse of what token `at` was cut from.
    pub fn parsed(&self, at: usize) -> usize {
        let first = self.parse().tokens.start;
        let Some(span) = self.tokens.get(at).map(|token| token.span) else { return first + self.uncut.len() };
        if self.uncut.get(at).is_some_and(|token| token.span == span) {
            return first + at;
        }
        first + self.uncut.partition_point(|token| token.span.end <= span.start)
    }

    /// The line's first token behind the one with index `parsed` in the parse.
    pub fn behind_parsed(&self, parsed: usize) -> usize {
        let uncut = parsed.checked_sub(self.parse().tokens.start).and_then(|at| self.uncut.get(at));
        let Some(end) = uncut.map(|token| token.span.end) else { return self.tokens.len() };
        self.tokens.partition_point(|token| token.span.start < end)
    }

    /// The part of speech of token `at`.
    pub fn tag(&self, at: usize) -> Tag {
        self.parse().tag(self.parsed(at))
    }
}
