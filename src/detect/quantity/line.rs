//! Owns one sentence as the detector sees it: its tokens with the tables at hand.
//!
//! Codes that are written together with their number are cut apart: “EUR50m” → `EUR` `50` `m`.

use std::slice::SliceIndex;

use super::digits::{self, Digits};
use crate::fact::Decimal;
use crate::lexicon::approximators::Approximators;
use crate::lexicon::bases::Bases;
use crate::lexicon::changes::Changes;
use crate::lexicon::conversions::Conversions;
use crate::lexicon::number_names::NumberNames;
use crate::lexicon::numerals::{NumeralWord, Numerals};
use crate::lexicon::units::Units;
use crate::lexicon::word_classes::{WordClass, WordClasses};
use crate::text::token::tokenize;
use crate::text::{Case, Shape, Span, Token, TokenKind};

/// Every table the detector reads.
#[derive(Clone, Debug, Default)]
pub(super) struct Tables {
    pub numerals: Numerals,
    pub units: Units,
    pub conversions: Conversions,
    pub approximators: Approximators,
    pub changes: Changes,
    pub bases: Bases,
    pub names: NumberNames,
    pub words: WordClasses,
}

/// One sentence. Token indices count from its first token; out of range they read as an empty string.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
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
    /// How the page writes decimals.
    pub decimal: Decimal,
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
        if self.shapes.is_empty() {
            return None;
        }
        let span = self.tokens.get(at)?.span;
        self.shapes.iter().copied().find(|shape| shape.span.overlaps(span))
    }

    /// The line as it is before the first machine-made string behind token `at`: a unit is not read out of one.
    pub fn before_shape(&self, at: usize) -> Self {
        let start = self.tokens.get(at).map_or(0, |token| token.span.start);
        let next = self.shapes.iter().find(|shape| shape.span.start > start);
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
}

/// Whether a code and a number may be written as one word here: “EUR50m”, “RM79”, “e6”.
pub(super) fn holds_code(text: &str, token: &Token) -> bool {
    if !token.digits || token.kind != TokenKind::Word {
        return false;
    }
    let word = token.span.of(text).as_bytes();
    word.len() > 1 && word[0] < 0x80 && word[1..word.len().min(4)].iter().any(u8::is_ascii_digit)
}

/// The letters a word that [`holds_code`] starts with, in bytes, if they are a currency or an exponent.
fn code_length(text: &str, tokens: &[Token], at: usize, tables: &Tables) -> Option<u32> {
    let word = tokens[at].span.of(text);
    let letters = word.bytes().take_while(u8::is_ascii_alphabetic).count();
    let power = matches!(&word[..letters], "e" | "E") || word.starts_with("x10");
    let exponent = power && at > 0 && !tokens[at].spaced && tokens[at - 1].kind == TokenKind::Number;
    let mut code = Vec::new();
    tokenize(tokens[at].block, &word[..letters], &mut code);
    let currency = tables.units.before(word, &code).is_some_and(|(length, _)| length == code.len());
    let after_sign = at > 0 && !tokens[at].spaced && tokens[at - 1].span.of(text) == "$";
    // “PS6m”: £ as feeds without it write it.
    let behind = &text[tokens[at].span.start as usize..];
    let end = behind.find(|c: char| !c.is_ascii_alphanumeric() && c != '.').unwrap_or(behind.len());
    let pounds = &word[..letters] == "PS" && behind[..end].trim_end_matches('.').ends_with(['m', 'b']);
    (exponent || currency || after_sign || pounds).then_some(letters as u32)
}

/// The tokens of a sentence with lists that are written without spaces cut apart: “22,24,26” → `22` `,` `24` `,` `26`;
/// none when there is nothing to cut.
pub(super) fn without_lists(text: &str, tokens: &[Token]) -> Option<Vec<Token>> {
    let is_list = |t: &Token| t.kind == TokenKind::Number && digits::read(t.span.of(text)).is_none();
    if !tokens.iter().any(is_list) {
        return None;
    }
    let mut cut = Vec::with_capacity(tokens.len() + 4);
    for token in tokens {
        if !is_list(token) {
            cut.push(*token);
            continue;
        }
        let mut start = token.span.start;
        for piece in token.span.of(text).split_inclusive([',', '.']) {
            let from = cut.len();
            tokenize(token.block, piece, &mut cut);
            for part in &mut cut[from..] {
                part.span = Span::new(part.span.start + start, part.span.end + start);
                part.spaced = part.span.start == token.span.start && token.spaced;
            }
            start += piece.len() as u32;
        }
    }
    Some(cut)
}

/// The tokens of a sentence with codes cut off their numbers; none when there is nothing to cut.
pub(super) fn without_codes(text: &str, tokens: &[Token], tables: &Tables) -> Option<Vec<Token>> {
    let mut cut = Vec::new();
    let mut copied = 0;
    let mut at = 0;
    while at < tokens.len() {
        let token = &tokens[at];
        let length = holds_code(text, token).then(|| code_length(text, tokens, at, tables)).flatten();
        if let Some(length) = length {
            cut.extend_from_slice(&tokens[copied..at]);
            let mut end = at + 1;
            while tokens.get(end).is_some_and(|t| !t.spaced) {
                end += 1;
            }
            let border = token.span.start + length;
            for (start, stop) in [(token.span.start, border), (border, tokens[end - 1].span.end)] {
                let from = cut.len();
                tokenize(token.block, Span::new(start, stop).of(text), &mut cut);
                for piece in &mut cut[from..] {
                    piece.span = Span::new(piece.span.start + start, piece.span.end + start);
                }
                if let Some(first) = cut.get_mut(from) {
                    first.spaced = start == token.span.start && token.spaced;
                }
            }
            (copied, at) = (end, end);
        } else {
            at += 1;
        }
    }
    (copied > 0).then(|| {
        cut.extend_from_slice(&tokens[copied..]);
        cut
    })
}
