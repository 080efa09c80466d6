//! Owns a piece: a token outside of marks, or all that one pair of marks encloses.

use crate::lexicon::{Is, Words};
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
