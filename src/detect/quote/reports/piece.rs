//! Owns a piece: a token outside of marks, or all that one pair of marks encloses.

use crate::lexicon::{Is, QuoteSort, QuoteWords, Words};
use crate::text::{Case, Text, TokenKind};

/// A token outside of marks, or a whole pair of marks.
#[derive(Clone, Copy, Debug)]
pub struct Piece {
    /// Its first token.
    pub token: usize,
    /// One past its last token.
    pub end: usize,
    /// The pair it is, as an index.
    pub pair: Option<usize>,
    /// What the word can be.
    pub is: Is,
    /// The sign, for one-character punctuation.
    pub sign: Option<char>,
    /// Whether it is a word with a capital.
    pub capital: bool,
    /// Whether it is a word at all, a number or an address.
    pub word: bool,
}

impl Piece {
    /// Whether a comma, dash or the like stands here.
    pub fn is_sign(&self, signs: &[char]) -> bool {
        self.sign.is_some_and(|sign| signs.contains(&sign))
    }
}

impl Piece {
    /// The piece that is the token at `at`.
    pub fn of(text: &Text<'_>, words: &Words, at: usize) -> Self {
        let token = &text.tokens[at];
        let mut is = words.of(token);
        // “Per Aasen, a retired pilot, says”: a given name that reads like a preposition.
        let named = is.any(Is::GIVEN_NAME) && is.any(Is::PREPOSITION) && token.is_capitalised();
        if named && text.tokens.get(at + 1).is_some_and(|t| t.is_capitalised() && words.of(t) == Is::NOTHING)
        {
            is = Is(is.0 & !Is::PREPOSITION.0);
        }
        // “WHO's man in Lyon said”, “the IT minister”: a body's letters among small ones.
        let shouts =
            |at: usize| text.tokens.get(at).is_some_and(|t| t.case == Case::Upper && t.block == token.block);
        if token.case == Case::Upper
            && matches!(text.of(token), "WHO" | "IT")
            && !shouts(at + 1)
            && !(at > 0 && shouts(at - 1))
        {
            is = Is::NOTHING;
        }
        // “Will said”, “said May”: a given name that is an auxiliary or a month as well.
        let cue = |at: usize| {
            text.tokens.get(at).is_some_and(|t| t.block == token.block && words.of(t).any(Is::CUE))
        };
        let ends = text.tokens.get(at + 1).is_none_or(|t| t.kind == TokenKind::Punctuation);
        let namesake = token.is_capitalised() && QuoteWords::shared().of(token).any(QuoteSort::NAMESAKE);
        if namesake && (cue(at + 1) || at > 0 && cue(at - 1) && ends) {
            is = Is(is.0 & !(Is::AUXILIARY.0 | Is::DAY.0));
        }
        let beside =
            |at: usize| text.tokens.get(at).is_some_and(|t| text.of(t) == "-" && t.block == token.block);
        let dash = text.of(token) == "-"
            && (beside(at + 1) && !text.tokens[at + 1].spaced
                || !token.spaced && at > 0 && beside(at - 1)
                || token.spaced && text.tokens.get(at + 1).is_some_and(|t| t.spaced));
        let sign = match token.kind {
            // “the site -- told me”, “a charge - that”: hyphens that stand for a dash.
            _ if dash => Some('–'),
            TokenKind::Punctuation | TokenKind::Symbol | TokenKind::Mark => text.of(token).chars().next(),
            _ => None,
        };
        Self {
            token: at,
            end: at + 1,
            pair: None,
            is,
            sign,
            capital: token.kind == TokenKind::Word && token.case != Case::Lower
                || token.kind == TokenKind::Address,
            word: matches!(token.kind, TokenKind::Word | TokenKind::Number | TokenKind::Address),
        }
    }
}
