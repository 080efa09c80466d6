//! Owns marks to notes: figures in brackets, raised figures, stars, and the words in brackets that ask for a source.
//!
//! “people[3]” → `[3]`; “May³” → `³`; “km²” → none

use crate::text::span::Span;
use crate::text::token::{Token, TokenKind, fold};

use super::{NOTE, Reader, kind};

/// Tokens; no mark has more.
const LONGEST: usize = 7;

impl Reader<'_> {
    /// “May³” → “May”; “km²” and “x²” are no words with a mark.
    #[inline(never)]
    pub(super) fn without_mark(&self, token: Token) -> Token {
        const SHORTEST: usize = 3;
        let word = self.of(&token);
        let mut end = word.len();
        if token.kind == TokenKind::Word && !word.as_bytes().last().is_none_or(u8::is_ascii) {
            end = word.char_indices().find(|(_, c)| is_raised(*c)).map_or(end, |(at, _)| at);
        }
        if end == word.len() || end < SHORTEST {
            return token;
        }
        let span = Span::new(token.span.start, token.span.start + end as u32);
        Token { span, fold: fold(span.of(self.text)), ..token }
    }

    /// “people[3]”, “people³,”, “people*”, “people[citation needed]”: how many of `tokens` are a mark that stands tight behind
    /// `before`.
    #[inline(never)]
    pub(super) fn mark(&self, before: &Token, tokens: &[Token], is_starred: bool) -> usize {
        let is_word = matches!(before.kind, TokenKind::Word | TokenKind::Number | TokenKind::Possessive);
        let before_sign = self.sign(std::slice::from_ref(before), 0);
        let is_behind =
            is_word || matches!(before_sign, '.' | ',' | ';' | ':' | '!' | '?' | ')' | '”' | '’' | '"' | '%');
        let length = match self.sign(tokens, 0) {
            _ if !is_behind => 0,
            '[' => self.bracketed_note(tokens),
            '*' | '†' | '‡' => usize::from(!is_starred),
            // “120³” is for those who read numbers, “m s⁻¹” for those who read units.
            _ if before.kind == TokenKind::Number
                || before.kind == TokenKind::Word && before.span.len() < 3 =>
            {
                0
            }
            _ => {
                // “rain.¹,²”, “Loe¹–³”
                let is_on = |at: &usize| {
                    let sign = self.sign(tokens, *at);
                    is_raised(sign)
                        || matches!(sign, ',' | '-' | '–') && *at > 0 && is_raised(self.sign(tokens, at + 1))
                };
                (0..LONGEST).take_while(is_on).count()
            }
        };
        let joins = tokens
            .get(length)
            .is_some_and(|next| !next.spaced && matches!(next.kind, TokenKind::Word | TokenKind::Number));
        if joins { 0 } else { length }
    }

    /// “[3]”, “[citation needed]”, “[note 3]”, “[who?]”, “[a]”: how many of `tokens`, which open a bracket, are a mark.
    fn bracketed_note(&self, tokens: &[Token]) -> usize {
        let Some(close) = (1..LONGEST).find(|&at| self.sign(tokens, at) == ']') else { return 0 };
        let inside = &tokens[1..close];
        let is_note = inside.iter().rev().take(2).any(|token| match token.kind {
            TokenKind::Number => inside.len() < 3,
            _ => kind(token.fold) == Some(NOTE) || inside.len() == 1 && matches!(self.of(token), "a" | "b"),
        });
        if is_note { close + 1 } else { 0 }
    }
}

fn is_raised(c: char) -> bool {
    matches!(c, '⁰' | '¹' | '²' | '³' | '⁴'..='⁹' | 'ᵃ' | 'ᵇ' | 'ᶜ')
}
