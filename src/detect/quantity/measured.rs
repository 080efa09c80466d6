//! Owns what is counted: the noun phrase after a numeral, found with closed-class words and the plural's -s.
//!
//! “at least 40 charging stations were hit” → “charging stations” · “Half of the country's nurses” → “the country's nurses”

use super::line::Line;
use crate::lexicon::word_classes::WordClass;
use crate::text::{TokenKind, in_one_line};

/// A noun phrase: its tokens, and whether its head is a plural.
#[derive(Clone, Copy, Debug)]
pub(super) struct Phrase {
    pub first: usize,
    pub end: usize,
    pub plural: bool,
}

/// The most tokens a phrase takes.
const LONGEST: usize = 9;

/// Whether token `at` looks like a plural noun.
pub(super) fn is_plural(line: &Line<'_>, at: usize) -> bool {
    if !line.is_word(at) {
        return false;
    }
    match line.class(at) {
        Some(WordClass::Plural) => true,
        // “61 votes”, “12 reports”: right after a number, a noun.
        Some(WordClass::Verb) => {
            at > 0
                && line.str(at).ends_with('s')
                && line.str(at).len() > 3
                && (line.is_number(at - 1)
                    || line.numeral(at - 1).is_some()
                    || line.is_any(at - 1, &["more", "other"]))
        }
        Some(_) => false,
        None => {
            let word = line.str(at);
            let lower = word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us");
            word.len() > 3 && lower && !word.ends_with("is")
        }
    }
}

/// The noun phrase that starts at token `at`, without determiner.
pub(super) fn phrase(line: &Line<'_>, at: usize) -> Option<Phrase> {
    let mut end = at;
    let mut last_noun = None;
    while end < line.tokens.len().min(at + LONGEST) {
        if !continues(line, at, end) {
            break;
        }
        let joint = line.is_joint(end);
        let possessive = line.kind(end) == Some(TokenKind::Possessive);
        let plural = is_plural(line, end);
        end += 1;
        if joint || possessive || matches!(line.str(end - 1), "&") {
            continue;
        }
        last_noun = Some(end);
        let owns = line.kind(end) == Some(TokenKind::Possessive);
        if plural && !line.is_joint(end) && !owns && !describes(line, end - 1) {
            return Some(Phrase { first: at, end, plural: true });
        }
    }
    let end = last_noun.filter(|&end| !line.str(end - 1).ends_with("ly"))?;
    let verbal = line.class(end - 1) == Some(WordClass::Verb) && line.str(end - 1).ends_with('s');
    Some(Phrase { first: at, end, plural: verbal || is_plural(line, end - 1) })
}

/// “police officers”, “sports fans”, “Kansas power customers”, “plain-clothes tax officers”: a plural before another.
fn describes(line: &Line<'_>, at: usize) -> bool {
    let open = |at: usize| line.is_word(at) && line.class(at).is_none();
    let named = line.tokens[at].is_capitalised() || at > 0 && line.is_joint(at - 1);
    if named && open(at + 1) && !line.str(at + 1).ends_with("ed") {
        return is_plural(line, at + 1) || open(at + 2) && is_plural(line, at + 2);
    }
    let words = ["sports", "sales", "arms", "goods", "systems", "savings", "communications", "operations"];
    let first =
        line.class(at) == Some(WordClass::Plural) && !line.str(at).ends_with('s') || line.is_any(at, &words);
    first && is_plural(line, at + 1)
}

/// The noun phrase after “of”, with its determiner: “the country's nurses”.
pub(super) fn of_phrase(line: &Line<'_>, of: usize) -> Option<Phrase> {
    if !line.is(of, "of") {
        return None;
    }
    let determiner = usize::from(line.class(of + 1) == Some(WordClass::Determiner));
    // “one of the most remote islands”
    let most = usize::from(line.is_any(of + 1 + determiner, &["most", "least"]));
    let found = phrase(line, of + 1 + determiner + most)?;
    Some(Phrase { first: of + 1, ..found })
}

/// Whether the phrase that began at `first` goes on with token `at`.
fn continues(line: &Line<'_>, first: usize, at: usize) -> bool {
    // “18 F-35 jets”, “40 Leopard 2 tanks”
    if let Some(shape) = line.shape(at) {
        return shape.row.name == "designation";
    }
    match line.kind(at) {
        Some(TokenKind::Word) => {}
        Some(TokenKind::Possessive) => return at > first,
        Some(TokenKind::Punctuation) => return at > first && (line.is_joint(at) || line.str(at) == "&"),
        _ => return false,
    }
    let joined = at > first && line.is_joint(at - 1);
    if joined {
        return true;
    }
    match line.class(at) {
        Some(WordClass::Plural | WordClass::Singular) => true,
        Some(WordClass::Conjunction) => at > first && coordinates(line, first, at),
        Some(WordClass::Verb) => {
            let before_noun =
                at == first && (participle(line, at) || is_plural(line, at) || is_plural(line, at + 1));
            // “thousands of job cuts”
            let noun = at > first
                && line.str(at).ends_with('s')
                && !is_plural(line, at - 1)
                && (!line.is_word(at + 1)
                    || matches!(
                        line.class(at + 1),
                        Some(
                            WordClass::Preposition
                                | WordClass::Auxiliary
                                | WordClass::Verb
                                | WordClass::Conjunction
                                | WordClass::Adverb
                        )
                    ));
            before_noun || noun
        }
        Some(_) => line.is_joint(at + 1) && at == first && line.is(at, "off"),
        None => {
            let number =
                line.numeral(at).is_some() && line.tokens[at].span.len() > 1 && !line.is_joint(at + 1);
            // “of grain spoiled”, but “of the firm's planted trees”
            let verb = at > first
                && line.kind(at - 1) != Some(TokenKind::Possessive)
                && line.str(at).ends_with("ed")
                && !line.str(at - 1).ends_with("ly")
                && !line.is_joint(at + 1)
                && !line.is_joint(at - 1);
            let adverb = verb || at > first && line.str(at).ends_with("ly") && line.tokens[at].span.len() > 5;
            !number && !adverb
        }
    }
}

/// “460 oak and ash trees”: both describe one plural.
fn coordinates(line: &Line<'_>, first: usize, at: usize) -> bool {
    let open = |at: usize| line.is_word(at) && line.class(at).is_none() && line.numeral(at).is_none();
    let several = first > 0 && !line.is_any(first - 1, &["one", "1", "a", "an", "the"]);
    let ends = |from: usize| {
        (from..from + 3).find(|&at| is_plural(line, at) || !open(at)).is_some_and(|at| is_plural(line, at))
    };
    line.is(at, "and")
        && several
        && open(at - 1)
        && !is_plural(line, at - 1)
        && open(at + 1)
        && !line.str(at + 1).ends_with("ed")
        && !is_plural(line, at + 1)
        && ends(at + 2)
}

/// “12 wounded men”: a participle before a noun.
fn participle(line: &Line<'_>, at: usize) -> bool {
    line.str(at).ends_with("ed") && line.is_word(at + 1) && line.class(at + 1).is_none()
}

/// Whether the word at `at` says more about what is counted, but not what it is: “the”, “recorded songs”, “newly built”.
fn describes_only(line: &Line<'_>, at: usize) -> bool {
    let word = line.str(at);
    let participle =
        word.len() > 4 && (word.ends_with("ed") || word.ends_with("ing") || word.ends_with("ly"));
    line.class(at) == Some(WordClass::Determiner)
        || participle && !line.is_joint(at + 1) && !line.tokens[at].is_capitalised()
}

/// The name of what is counted, in the singular: “charging stations” → “charging station”.
pub(super) fn singular(line: &Line<'_>, phrase: Phrase) -> String {
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
    let lower = head.to_lowercase();
    let single = match lower.as_str() {
        "people" => "people",
        "men" => "man",
        "women" => "woman",
        "children" => "child",
        "feet" => "foot",
        "teeth" => "tooth",
        "lives" => "life",
        _ => "",
    };
    if !single.is_empty() || !phrase.plural {
        return format!("{before}{}", if single.is_empty() { head } else { single });
    }
    let stem = if let Some(stem) = lower.strip_suffix("ies").filter(|s| s.len() > 2) {
        format!("{stem}y")
    } else if adds_es(&lower) {
        lower[..lower.len() - 2].to_owned()
    } else if let Some(stem) = lower.strip_suffix("men").filter(|s| s.len() > 2) {
        format!("{stem}man")
    } else if lower.ends_with('s') {
        head[..head.len() - 1].to_owned()
    } else {
        head.to_owned()
    };
    format!("{before}{stem}")
}

/// “crashes”, “viruses”, “heroes”, but “houses”, “shoes”.
fn adds_es(plural: &str) -> bool {
    if plural.ends_with("oes") {
        return !["shoes", "toes", "foes", "canoes", "hoes", "oboes", "floes"]
            .iter()
            .any(|w| plural.ends_with(w));
    }
    let es = ["sses", "ches", "shes", "xes", "zzes"].iter().any(|end| plural.ends_with(end));
    let us = plural.ends_with("uses")
        && !["houses", "causes", "spouses", "clauses"].iter().any(|word| plural.ends_with(word));
    es || us
}
