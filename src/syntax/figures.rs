//! Owns the words of a number within a phrase: how far it reaches, what bounds it, which units follow it in the singular.
//! What a number amounts to is left to the detector of quantities.
//!
//! “more than two and a half weeks” → the number reaches to “half”

use super::line::Line;
use super::tags::Tag;
use crate::lexicon::number_names::NumberNames;
use crate::lexicon::units::Units;
use crate::text::Text;

/// Tokens; no number in words is longer.
const LONGEST: usize = 48;

/// A number behind the noun it belongs to: “May 5”, “page 7”, “Boeing 747”.
pub fn is_label(line: &Line<'_>, at: usize) -> bool {
    line.tag_before(at) == Tag::Proper && !line.tag(at + 1).is_noun()
        || line.token(at.wrapping_sub(1)).is_some_and(|token| NumberNames::shared().is_label(token))
}

/// A unit of one word.
pub fn is_unit(text: &Text<'_>, at: usize) -> bool {
    let Some(token) = text.tokens.get(at) else { return false };
    Units::shared().starting(text.block_text(token.block), std::slice::from_ref(token)).is_some()
}

/// Whether an adverb says how exact a number is: “nearly 40”, not “two weeks ago 40 ships sank”.
pub fn is_measure_adverb(word: &str) -> bool {
    word.ends_with("ly")
        || ["about", "almost", "around", "just", "over", "under", "some", "not", "even"].contains(&word)
}

/// The place behind “more than”, “at least”, “up to” and the like before a number.
pub fn bound(line: &Line<'_>, at: usize) -> Option<usize> {
    // Three words at most, then an article and a sign.
    const FARTHEST: usize = 5;
    if !(at + 1..=at + FARTHEST).any(|at| line.tag(at) == Tag::Numeral) {
        return None;
    }
    let behind = if line.is(at, &["more", "less", "fewer", "other"]) && line.is(at + 1, &["than"])
        || line.is(at, &["at"]) && line.is(at + 1, &["least", "most"])
        || line.is(at, &["up"]) && line.is(at + 1, &["to"])
        || line.is(at, &["close"]) && line.is(at + 1, &["to"])
    {
        at + 2
    } else if line.is(at, &["as"])
        && line.is(at + 1, &["many", "much", "few", "little"])
        && line.is(at + 2, &["as"])
    {
        at + 3
    } else if line.is(at, &["about", "around", "over", "under", "some", "roughly", "nearly", "almost"]) {
        at + 1
    } else {
        return None;
    };
    let figure = if line.is(behind, &["a", "an"]) { behind + 1 } else { behind };
    let figure = if line.tag(figure) == Tag::Symbol { figure + 1 } else { figure };
    (line.tag(figure) == Tag::Numeral).then_some(behind)
}

/// The last token of the number that holds `at`: “two hundred”, “2.1 million”, “10 to 20”.
pub fn figure_end(line: &Line<'_>, at: usize) -> usize {
    let mut last = at;
    while last < at + LONGEST {
        let next = last + 1;
        let is_half = line.is(next, &["and"])
            && line.is(next + 1, &["a"])
            && line.is(next + 2, &["half", "quarter", "third"]);
        let is_open = line.is(next, &["or"]) && line.is(next + 1, &["more", "less", "fewer", "so"]);
        let binds =
            line.is(next, &["to", "or", "-", "–", "—", "and", "."]) && line.tag(next + 1) == Tag::Numeral;
        last = match line.tag(next) {
            Tag::Numeral => next,
            _ if is_half => next + 2,
            _ if is_open || binds => next + 1,
            _ => break,
        };
    }
    last
}
