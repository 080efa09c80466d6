//! Owns the name of what is counted, in the singular.
//!
//! “charging stations” → “charging station” · “the state's delegates” → “delegate”

use crate::detect::quantity::counted::noun_phrase::Phrase;
use crate::detect::quantity::line::Line;
use crate::lexicon::word_classes::WordClass;
use crate::text::{TokenKind, in_one_line, in_small_letters};

/// Whether the word at `at` says more about what is counted, but not what it is: “the”, “recorded songs”, “newly built”.
fn describes_only(line: &Line<'_>, at: usize) -> bool {
    let word = line.str(at);
    let participle =
        word.len() > 4 && (word.ends_with("ed") || word.ends_with("ing") || word.ends_with("ly"));
    line.class(at) == Some(WordClass::Determiner)
        || participle && !line.is_joint(at + 1) && !line.tokens[at].is_capitalised()
}

/// The name of what is counted, in the singular: “charging stations” → “charging station”.
pub fn singular(line: &Line<'_>, phrase: Phrase) -> String {
    singular_with_and(line, phrase).replace(" and ", " ")
}

fn singular_with_and(line: &Line<'_>, phrase: Phrase) -> String {
    let mut first = phrase.first;
    while first + 1 < phrase.end && describes_only(line, first) {
        first += 1;
    }
    // “one of the most gifted and patient keepers”
    while first + 1 < phrase.end && line.is_any(first, &["and", "or"]) {
        first += 1;
    }
    // “66 of the state's delegates” are delegates.
    let owner = (first..phrase.end).rev().find(|&at| line.kind(at) == Some(TokenKind::Possessive));
    first = owner.map_or(first, |at| (at + 1).min(phrase.end - 1));
    let text = in_one_line(line.span(first, phrase.end).of(line.text));
    let text = text.as_str();
    let (before, head) = text.rsplit_once([' ', '-']).map_or(("", text), |(b, h)| (&text[..=b.len()], h));
    let lower = in_small_letters(head);
    if let Some(single) = line.tables.plurals.singular(&lower) {
        return format!("{before}{}", if single == lower { head } else { single });
    }
    if !phrase.plural {
        return format!("{before}{head}");
    }
    let stem = if let Some(stem) = lower.strip_suffix("ies").filter(|s| s.len() > 2) {
        format!("{stem}y")
    } else if adds_es(&lower) {
        lower[..lower.len() - 2].to_owned()
    } else if let Some(stem) = lower.strip_suffix("men").filter(|s| s.len() > 2) {
        format!("{stem}man")
    } else if lower.ends_with('s') && !lower.ends_with("ss") {
        head[..head.len() - 1].to_owned()
    } else {
        head.to_owned()
    };
    format!("{before}{stem}")
}

/// “crashes”, “viruses”, “heroes”. Those that end so and lose only their -s are in the table: “houses”, “shoes”.
fn adds_es(plural: &str) -> bool {
    ["oes", "sses", "ches", "shes", "xes", "zzes", "uses"].iter().any(|end| plural.ends_with(end))
}
