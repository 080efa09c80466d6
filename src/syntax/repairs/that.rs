//! Owns what a “that” is by the words around it.
//!
//! “saying that sugar is harmful” → `sub`; “a ruling that pleased doctors” → `wh`; “maintain that trust” → `det`

use super::around::{is_finite, is_subject_in_s, opens_subject};
use super::verbs::hidden_verb;
use crate::lexicon::{Is, Words};
use crate::syntax::line::Line;
use crate::syntax::syntax_words::{Does, does};
use crate::syntax::tags::Tag;

/// What the “that” at `at` is where the words around it tell; none where they do not.
pub(super) fn told(line: &Line<'_>, at: usize) -> Option<Tag> {
    if at == line.start {
        return None;
    }
    let before = line.tag(at - 1);
    let next = line.past_adverbs(at + 1);
    if line.is(at - 1, &["now", "so", "such", "given", "except", "provided", "in"])
        && opens_subject(line, at + 1)
    {
        return (before != Tag::Preposition || line.tag(at + 1) == Tag::Pronoun).then_some(Tag::Subordinator);
    }
    // “warned that salt kills”
    if hidden_verb(line, at).is_some() {
        return Some(Tag::Subordinator);
    }
    match before {
        tag if tag.is_noun() => behind_noun(line, at, at - 1, next),
        // “a landmark ruling that pleased doctors”
        Tag::Gerund if is_report(line, at - 1) && is_finite(line, next) => Some(Tag::Wh),
        Tag::Punctuation if line.is_sign(at - 1, &[",", "–", "—"]) && at > line.start + 1 => {
            behind_comma(line, at, next)
        }
        Tag::Pronoun if told_to(line, at - 1) && verb_behind(line, at + 1, true) == Some(true) => {
            Some(Tag::Subordinator)
        }
        Tag::Coordinator if is_finite(line, next) => None,
        tag if tag.is_verb() && tag != Tag::Modal => behind_verb(line, at),
        Tag::Adjective if opens_subject(line, at + 1) => Some(Tag::Subordinator),
        _ => None,
    }
}

/// “a ruling that pleased”, “the ship that they sold”; “the fact that it rained”.
fn behind_noun(line: &Line<'_>, at: usize, noun: usize, next: usize) -> Option<Tag> {
    if is_finite(line, next) {
        return Some(Tag::Wh);
    }
    if (does(line, noun, Does::HasContent) || is_report(line, noun))
        && verb_behind(line, at + 1, true) != Some(false)
    {
        return Some(Tag::Subordinator);
    }
    if !opens_subject(line, at + 1) && !line.tag(at + 1).is_noun() {
        return None;
    }
    if told_to(line, noun) {
        return Some(Tag::Subordinator);
    }
    (line.tag(at + 1) == Tag::Pronoun).then_some(Tag::Wh)
}

/// “the boat, that sank”; “said on Tuesday, in an email, that he was ill”.
fn behind_comma(line: &Line<'_>, at: usize, next: usize) -> Option<Tag> {
    const FAR: usize = 14;
    if line.tag(at - 2).is_noun() && is_finite(line, next) {
        return Some(Tag::Wh);
    }
    let verb = (at.saturating_sub(FAR).max(line.start)..at).rev().find(|at| line.tag(*at).is_verb())?;
    (line.is_cue(verb) && opens_subject(line, at + 1)).then_some(Tag::Subordinator)
}

/// Whether the word at `noun` is a noun of saying: “claim”, “ruling”.
fn is_report(line: &Line<'_>, noun: usize) -> bool {
    line.token(noun).is_some_and(|token| Words::shared().of(token).any(Is::REPORT))
}

/// Whether the noun at `noun` only tells whom or when: “told Reuters that”, “said of his time in Fallwick that”.
fn told_to(line: &Line<'_>, noun: usize) -> bool {
    const FAR: usize = 9;
    let floor = noun.saturating_sub(FAR).max(line.start);
    let verb = (floor..noun).rev().find(|at| line.tag(*at).is_verb() || line.tag(*at) == Tag::Punctuation);
    verb.is_some_and(|verb| {
        line.tag(verb).is_verb() && line.is_cue(verb) && !line.is(verb, &["called", "named"])
    })
}

fn behind_verb(line: &Line<'_>, at: usize) -> Option<Tag> {
    let takes_clause =
        line.is_cue(at - 1) || does(line, at - 1, Does::TakesClause) || line.tag(at - 1) == Tag::Be;
    let next = line.tag(at + 1);
    if takes_clause || opens_subject(line, at + 1) {
        return match verb_behind(line, at + 1, takes_clause) {
            Some(true) if line.tag(at - 1) != Tag::Be || opens_subject(line, at + 1) || next.is_noun() => {
                Some(Tag::Subordinator)
            }
            Some(false) if next == Tag::Noun => Some(Tag::Determiner),
            _ => None,
        };
    }
    let may_be_determiner =
        matches!(next, Tag::Noun | Tag::Adjective | Tag::Preposition | Tag::Particle | Tag::Punctuation);
    (may_be_determiner && verb_behind(line, at + 1, false) != Some(true)).then_some(Tag::Determiner)
}

/// Whether a subject and then its verb follow from `at` on, in what a comma may break if `past_commas`; none where it is
/// neither sure nor out of the question.
fn verb_behind(line: &Line<'_>, at: usize, past_commas: bool) -> Option<bool> {
    const FAR: usize = 24; // tokens; a subject with what hangs on behind it
    let mut has_noun = false;
    for at in at..(at + FAR).min(line.end) {
        match line.tag(at) {
            Tag::Noun
            | Tag::NounPlural
            | Tag::Proper
            | Tag::Pronoun
            | Tag::Determiner
            | Tag::There
            | Tag::Numeral
            | Tag::Gerund => {
                has_noun = true;
            }
            Tag::Contraction => return Some(true),
            _ if !has_noun && is_subject_in_s(line, at) => has_noun = true,
            _ if is_finite(line, at) => return has_noun.then_some(true),
            Tag::Punctuation if line.is_hyphen(at) => {}
            Tag::Punctuation
                if line.is(at, &[",", "“", "‘", "(", ")", "."]) && past_commas && at + 1 < line.end => {}
            Tag::Punctuation => return Some(false),
            Tag::Wh | Tag::Subordinator => return None,
            _ => {}
        }
    }
    (at + FAR >= line.end).then_some(false)
}
