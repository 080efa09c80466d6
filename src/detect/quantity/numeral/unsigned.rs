//! Owns which reader a token is given to: digits, a sign of a fraction, a bare point, a word.

use crate::detect::quantity::line::Line;
use crate::detect::quantity::numeral::in_digits::{from_bare_point, from_digits, from_fraction_sign};
use crate::detect::quantity::numeral::in_words::from_words;
use crate::detect::quantity::numeral::style_and_value::Numeral;
use crate::text::TokenKind;

/// The same without a sign, and not looking on to “in 5” or “over 5”.
pub fn read_unsigned(line: &Line<'_>, at: usize) -> Option<Numeral> {
    match line.kind(at)? {
        TokenKind::Number => from_digits(line, at),
        TokenKind::Symbol => from_fraction_sign(line, at),
        TokenKind::Punctuation => from_bare_point(line, at),
        TokenKind::Word => from_words(line, at),
        _ => None,
    }
}
