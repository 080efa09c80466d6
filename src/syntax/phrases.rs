//! Owns noun phrases: determiner, modifiers and head, without what hangs on behind (“of the town”, “who left”). Verbs are
//! left to `verbs`, what a phrase is to its verb to `clauses`.
//!
//! “The firm's three large ships sank.” → `[The firm]` `['s three large ships]`, heads “firm” and “ships”, the second owned
//! by the first

use std::ops::Range;

use super::figures::{bound, is_label, is_measure_adverb};
use super::line::Line;
use super::syntax_words::{Does, does};
use super::tags::Tag;
use crate::lexicon::{Is, Words};

/// What heads a noun phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head {
    /// “three large ships”.
    Common,
    /// “Marlow Tea”, “police chief Omar Haddad”.
    Name,
    /// “she”, “this”, “those” alone.
    Pronoun,
    /// A number alone: “40 of them”, “in 2019”, “$5”.
    Number,
    /// An adjective alone behind a determiner: “the poor”.
    Adjective,
}

/// A noun phrase without what hangs on behind. Token indices are those of `Text::tokens`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NounPhrase {
    /// From its determiner, or the possessive it begins with, to its head.
    pub tokens: Range<usize>,
    /// The token of its head: the last noun.
    pub head: usize,
    /// What the head is.
    pub kind: Head,
    /// Whether it stands for more than one, as far as its words say.
    pub plural: bool,
    /// The preposition that governs it, as a token: “in” of “in the old town”.
    pub preposition: Option<usize>,
    /// Whose it is: the phrase before its “'s”, as an index into the sentence's phrases.
    pub owner: Option<usize>,
    /// The phrase it is joined to by “and”, “or” or a comma of a list, before it, as an index into the sentence's phrases.
    pub joined_to: Option<usize>,
}

/// The noun phrases of a sentence, in order, none within another. Linear in the tokens.
pub fn noun_phrases(line: &Line<'_>) -> Vec<NounPhrase> {
    let mut phrases: Vec<NounPhrase> = Vec::with_capacity((line.end - line.start) / 3 + 1);
    let mut at = line.start;
    while at < line.end {
        if let Some(mut phrase) = phrase_at(line, at) {
            let before = phrases.last();
            let follows = before.is_some_and(|before| before.tokens.end == phrase.tokens.start);
            if follows && line.tag(phrase.tokens.start) == Tag::Possessive {
                phrase.owner = Some(phrases.len() - 1);
                phrase.preposition = before.and_then(|before| before.preposition);
            } else {
                phrase.preposition = preposition(line, phrase.tokens.start);
                phrase.joined_to = joined(line, before, &phrase).then(|| phrases.len() - 1);
            }
            if let (Some(before), None) = (before.filter(|_| phrase.joined_to.is_some()), phrase.preposition)
            {
                phrase.preposition = before.preposition;
            }
            at = phrase.tokens.end;
            phrases.push(phrase);
        } else {
            at += 1;
        }
    }
    phrases
}

/// The preposition before the phrase that starts at `start`.
fn preposition(line: &Line<'_>, start: usize) -> Option<usize> {
    let before = start.checked_sub(1)?;
    (line.tag(before) == Tag::Preposition).then_some(before)
}

/// Whether “and”, “or” or a comma alone stands between the two phrases.
fn joined(line: &Line<'_>, before: Option<&NounPhrase>, phrase: &NounPhrase) -> bool {
    let Some(before) = before else { return false };
    let mut between = before.tokens.end..phrase.tokens.start;
    // “It opened last fall, and he says”: a subject behind a comma opens a clause.
    let opens = between.len() == 2 && line.is(phrase.tokens.start, &["he", "she", "they", "we", "i"]);
    !opens
        && !between.is_empty()
        && between.len() <= 2
        && between.clone().any(|at| line.is(at, &["and", "or", "nor", "&"]))
        && between.all(|at| line.tag(at) == Tag::Coordinator || line.is_sign(at, &[","]))
}

/// Tokens; no phrase that anybody reads is longer, and what is no phrase is scanned no further.
const LONGEST: usize = 48;

/// What has been seen of the phrase so far.
#[derive(Default)]
struct Seen {
    determiner: bool,
    number: Option<usize>,
    adjective: Option<usize>,
    noun: Option<usize>,
}

/// The noun phrase that starts at `start`.
fn phrase_at(line: &Line<'_>, start: usize) -> Option<NounPhrase> {
    if matches!(line.tag(start), Tag::Pronoun | Tag::There | Tag::Contraction) && !line.is(start, &["one"]) {
        let single = start..start + 1;
        return Some(phrase(line, single, start, Head::Pronoun));
    }
    if line.is(start + 1, &["of"]) && does(line, start, Does::IsPart) {
        return Some(phrase(line, start..start + 1, start, Head::Pronoun));
    }
    let mut seen = Seen::default();
    let mut at = start;
    let mut end = start;
    while let Some(next) = step(line, at, start, &mut seen).filter(|next| *next <= start + LONGEST) {
        at = next;
        if !glues(line, at - 1) {
            end = at;
        }
    }
    let whole = start..end;
    if let Some(head) = seen.noun.filter(|head| *head < end) {
        let kind = if line.tag(head) == Tag::Proper { Head::Name } else { Head::Common };
        return Some(phrase(line, start..end.max(head + 1), head, kind));
    }
    if whole.is_empty() {
        return None;
    }
    let owned = line.tag(start) == Tag::Possessive;
    if let Some(number) = seen.number.filter(|number| *number < end) {
        return Some(phrase(line, start..number + 1, number, Head::Number));
    }
    if let Some(adjective) = seen.adjective.filter(|head| *head < end && (seen.determiner || owned)) {
        return Some(phrase(line, start..adjective + 1, adjective, Head::Adjective));
    }
    let alone = matches!(line.tag(start), Tag::Determiner)
        && end == start + 1
        && !line.is(start, &["the", "a", "an", "every", "no"]);
    alone.then(|| phrase(line, whole, start, Head::Pronoun))
}

fn phrase(line: &Line<'_>, tokens: Range<usize>, head: usize, kind: Head) -> NounPhrase {
    let plural = match line.tag(head) {
        Tag::NounPlural => true,
        Tag::Pronoun | Tag::Contraction => {
            let word = line.word(head).split(['\'', '’']).next().unwrap_or_default();
            ["we", "they", "us", "them", "you", "ourselves", "themselves"]
                .iter()
                .any(|w| w.eq_ignore_ascii_case(word))
        }
        Tag::Determiner => line.is(head, &["these", "those", "both", "all", "some"]),
        Tag::Adjective => line.is(tokens.start, &["the", "many", "few", "several", "most", "more"]),
        Tag::Noun => {
            let is_many = |at: usize| line.tag(at) == Tag::Numeral && !line.is(at, &["one", "1"]);
            line.is(head, &["percent"]) && tokens.clone().any(is_many)
        }
        _ => false,
    };
    NounPhrase { tokens, head, kind, plural, preposition: None, owner: None, joined_to: None }
}

/// Whether the token at `at` only binds what follows to what stands before: it ends no phrase.
fn glues(line: &Line<'_>, at: usize) -> bool {
    match line.tag(at) {
        Tag::Punctuation | Tag::Coordinator | Tag::Preposition | Tag::To | Tag::Adverb | Tag::Symbol => {
            !line.is(at, &["%", ".", "½"])
        }
        _ => false,
    }
}

/// Goes on with the phrase at `at`: where it goes on next, or none where it has ended.
fn step(line: &Line<'_>, at: usize, start: usize, seen: &mut Seen) -> Option<usize> {
    if at >= line.end {
        return None;
    }
    let next = line.tag(at + 1);
    match line.tag(at) {
        // “thirty miles northeast”, “56 percent today”.
        Tag::Noun if seen.noun.is_some() && does(line, at, Does::IsAdverb) => None,
        Tag::Noun | Tag::NounPlural | Tag::Proper => {
            seen.noun = Some(at);
            Some(at + 1)
        }
        Tag::Determiner | Tag::PossessivePronoun | Tag::Possessive | Tag::Wh
            if is_determiner(line, at, start) =>
        {
            seen.determiner = true;
            Some(at + 1)
        }
        Tag::Numeral if seen.noun.is_none() || is_label(line, at) => {
            if seen.noun.is_none() {
                seen.number = Some(at);
            }
            Some(at + 1)
        }
        Tag::Symbol if seen.noun.is_none() || line.is(at, &["%"]) => symbol(line, at, seen),
        Tag::Adjective if seen.noun.is_none() => {
            seen.adjective = Some(at);
            Some(at + 1)
        }
        Tag::Pronoun
            if line.is(at, &["one", "ones"])
                && (seen.adjective.is_some() || at == start || seen.determiner) =>
        {
            seen.noun = Some(at);
            Some(at + 1)
        }
        // “a landmark ruling that pleased”
        Tag::Gerund
            if seen.determiner && line.token(at).is_some_and(|t| Words::shared().of(t).any(Is::REPORT)) =>
        {
            seen.noun = Some(at);
            Some(at + 1)
        }
        Tag::Participle | Tag::Gerund if seen.noun.is_none() => participle(line, at, start, seen),
        Tag::Adverb if seen.noun.is_none() && leads_on(line, at) => Some(at + 1),
        _ if at == start => bound(line, at).filter(|at| line.tag(*at) == Tag::Numeral),
        Tag::Punctuation | Tag::Coordinator | Tag::Preposition | Tag::To => glue(line, at, next, seen),
        _ => None,
    }
}

/// Whether the token at `at` determines the phrase that starts at `start`: “*the* ships”, “*'s* ships”, “all *the* ships”.
fn is_determiner(line: &Line<'_>, at: usize, start: usize) -> bool {
    match line.tag(at) {
        Tag::Determiner | Tag::PossessivePronoun => at == start || is_predeterminer(line, at, start),
        Tag::Possessive => at == start,
        Tag::Wh => at == start && is_wh_determiner(line, at),
        _ => false,
    }
}

/// “all the ships”, “half a pound”, “both his ships”, “the same two”.
fn is_predeterminer(line: &Line<'_>, at: usize, start: usize) -> bool {
    at == start + 1 && line.is(start, &["all", "both", "half", "such", "what", "twice", "not", "double"])
}

/// “which ships”, “what time”, “whose coat”.
fn is_wh_determiner(line: &Line<'_>, at: usize) -> bool {
    line.is(at, &["which", "what", "whose", "whatever", "whichever"])
        && (line.tag(at + 1).is_noun() || line.tag(at + 1) == Tag::Adjective && line.tag(at + 2).is_noun())
}

/// “$” before its figures, “%” behind them.
fn symbol(line: &Line<'_>, at: usize, seen: &mut Seen) -> Option<usize> {
    if line.is(at, &["%", "‰", "°"]) {
        return seen.number.is_some_and(|number| number + 1 == at).then_some(at + 1);
    }
    (line.tag(at + 1) == Tag::Numeral).then_some(at + 1)
}

/// A participle that modifies a noun behind it, or that is the noun: “the rising tide”, “the opening of the pier”.
fn participle(line: &Line<'_>, at: usize, start: usize, seen: &mut Seen) -> Option<usize> {
    let is_bare =
        at == start && !(line.tag(at) == Tag::Participle && line.tag_before(at) == Tag::Preposition);
    if is_bare && !line.is_hyphen(at.saturating_sub(1)) {
        return None;
    }
    let mut ahead = at + 1;
    while matches!(line.tag(ahead), Tag::Adjective | Tag::Participle | Tag::Gerund) {
        ahead += 1;
        if ahead > at + 4 {
            return None;
        }
    }
    if line.tag(ahead).is_noun() {
        seen.adjective = Some(at);
        return Some(at + 1);
    }
    let is_noun = line.tag(at) == Tag::Gerund && seen.determiner;
    if is_noun {
        seen.noun = Some(at);
    }
    is_noun.then_some(at + 1)
}

/// Whether an adverb belongs to what follows in the phrase: “very large”, “nearly 40”, “the newly built pier”.
fn leads_on(line: &Line<'_>, at: usize) -> bool {
    let mut ahead = at + 1;
    while line.tag(ahead) == Tag::Adverb && ahead < at + 3 {
        ahead += 1;
    }
    match line.tag(ahead) {
        Tag::Numeral => is_measure_adverb(line.word(ahead - 1)),
        Tag::Symbol => line.tag(ahead + 1) == Tag::Numeral && is_measure_adverb(line.word(ahead - 1)),
        Tag::Adjective | Tag::Participle => {
            line.tag(ahead + 1).is_noun()
                || line.tag(ahead + 1) == Tag::Adjective && line.tag(ahead + 2).is_noun()
        }
        _ => bound(line, ahead).is_some_and(|at| line.tag(at) == Tag::Numeral),
    }
}

/// What binds two parts of a phrase: “U.S.-led”, “a large, old house”, “black and white cats”, “10 to 20 ships”, “Mr. Orde”.
fn glue(line: &Line<'_>, at: usize, next: Tag, seen: &mut Seen) -> Option<usize> {
    let before = line.tag_before(at);
    if line.is_hyphen(at) {
        // “U.S.-led force”: the head is yet to come; in “a runner-up” it has come.
        let goes_on = !matches!(next, Tag::Punctuation | Tag::Modal | Tag::Coordinator);
        if goes_on && !next.is_noun() && next != Tag::Numeral {
            seen.adjective = Some(at + 1);
            if noun_follows(line, at + 2) || seen.noun.is_none() {
                seen.noun = None;
                return Some(at + 2);
            }
            return None;
        }
        return goes_on.then_some(at + 1);
    }
    // The point of an abbreviation.
    if line.is_sign(at, &["."]) && !line.spaced(at) && (before == Tag::Proper || seen.noun == Some(at - 1)) {
        return (next.is_noun() || next == Tag::Numeral).then_some(at + 1);
    }
    if before == Tag::Numeral && seen.noun.is_none() {
        // “10 to 20 ships”, “one or more ships”, “two and a half weeks”
        if next == Tag::Numeral {
            return line.is(at, &["to", "or", "-", "–", "—", "and", "."]).then_some(at + 1);
        }
        if line.is(at, &["or"])
            && line.is(at + 1, &["more", "less", "fewer", "so"])
            && line.tag(at + 2).is_noun()
        {
            return Some(at + 2);
        }
        if line.is(at, &["and"]) && line.is(at + 1, &["a"]) && line.is(at + 2, &["half", "quarter", "third"])
        {
            return Some(at + 3);
        }
    }
    let is_list = line.is(at, &[",", "and", "or", "but"])
        && seen.noun.is_none()
        && seen.adjective == Some(at.wrapping_sub(1));
    (is_list && matches!(next, Tag::Adjective) && noun_follows(line, at + 2)).then_some(at + 1)
}

/// Whether a noun follows within a few modifiers.
fn noun_follows(line: &Line<'_>, at: usize) -> bool {
    (at..at + 4)
        .find(|at| !matches!(line.tag(*at), Tag::Adjective | Tag::Participle | Tag::Gerund))
        .is_some_and(|at| line.tag(at).is_noun())
}
