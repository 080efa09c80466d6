//! Owns tokens that hold more than one word or number, cut apart.
//!
//! “EUR50m” → `EUR` `50` `m` · “22,24,26” → `22` `,` `24` `,` `26`

use crate::detect::quantity::numeral::digits;
use crate::detect::quantity::page_money::{PageMoney, is_letter_and_amount};
use crate::detect::quantity::tables::Tables;
use crate::fact::Measure;
use crate::text::tokenize::tokenize;
use crate::text::{Span, Token, TokenKind};

/// Whether a code and a number may be written as one word here, or a scale and a note: “EUR50m”, “RM79”, “e6”, “bn²”.
pub fn holds_code(text: &str, token: &Token) -> bool {
    if token.kind != TokenKind::Word {
        return false;
    }
    let word = token.span.of(text).as_bytes();
    if !token.digits {
        return word.last().is_some_and(|byte| *byte >= 0x80);
    }
    word.len() > 1 && word[0] < 0x80 && word[1..word.len().min(4)].iter().any(u8::is_ascii_digit)
}

/// The bytes of a word that multiplies before the footnote marks at its end: “million¹”, “bn²”; none for other words, as “km²”.
fn before_notes(text: &str, token: &Token, tables: &Tables) -> Option<u32> {
    let word = token.span.of(text);
    let plain = word.trim_end_matches(|c: char| c.is_numeric() && !c.is_ascii());
    // “40 m²” is no “40 m”, millions, with a note.
    let is_unit = tables.units.starting(text, std::slice::from_ref(token)).is_some();
    if plain.len() == word.len() || is_unit {
        return None;
    }
    let mut scale = Vec::new();
    tokenize(token.block, plain, &mut scale);
    tables.numerals.word(scale.last()?).map(|_| plain.len() as u32)
}

/// The letters a word that [`holds_code`] starts with, in bytes, if they are a currency or an exponent.
fn code_length(
    text: &str,
    tokens: &[Token],
    at: usize,
    tables: &Tables,
    money: &PageMoney<'_>,
) -> Option<u32> {
    let word = tokens[at].span.of(text);
    if !tokens[at].digits {
        return before_notes(text, &tokens[at], tables);
    }
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
    // “50x75 feet”, “a 10x12-foot room”
    let side =
        &word[..letters] == "x" && at > 0 && !tokens[at].spaced && is_length(text, tokens, at + 1, tables);
    let letter = || letters == 1 && is_letter_and_amount(text, tokens, at, money, tables);
    (exponent || currency || after_sign || pounds || side || letter()).then_some(letters as u32)
}

/// Whether a unit of length stands at `at`, behind a hyphen or none.
fn is_length(text: &str, tokens: &[Token], at: usize, tables: &Tables) -> bool {
    let joint = tokens.get(at).is_some_and(|token| token.span.of(text) == "-");
    let unit = tokens.get(at + usize::from(joint)..).and_then(|rest| tables.units.starting(text, rest));
    unit.is_some_and(|(_, unit)| unit.measure == Measure::Length)
}

/// The tokens of a sentence with lists that are written without spaces cut apart: “22,24,26” → `22` `,` `24` `,` `26`;
/// none when there is nothing to cut.
pub fn without_lists(text: &str, tokens: &[Token]) -> Option<Vec<Token>> {
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
pub fn without_codes(
    text: &str,
    tokens: &[Token],
    tables: &Tables,
    money: &PageMoney<'_>,
) -> Option<Vec<Token>> {
    let mut cut = Vec::new();
    let mut copied = 0;
    let mut at = 0;
    while at < tokens.len() {
        let token = &tokens[at];
        let length = holds_code(text, token).then(|| code_length(text, tokens, at, tables, money)).flatten();
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
