//! Owns verb groups: auxiliaries, “not” and adverbs, and the verb they lead to. Whose verb it is, is left to `clauses`.
//!
//! “The dam has not been tested.” → `[has not been tested]`: finite, perfect, passive, negated, main verb “tested”

use std::ops::Range;

use super::line::Line;
use super::phrases::NounPhrase;
use super::syntax_words::{Does, does};
use super::tags::Tag;

/// A verb with its auxiliaries. Token indices are those of `Text::tokens`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerbGroup {
    /// From its first auxiliary to its main verb; in a question with the subject between them.
    pub tokens: Range<usize>,
    /// The main verb's token; a lone “is” or “has” is its own.
    pub main: usize,
    /// Whether it can head a clause of its own: “went”, “has gone”, not “gone”, “to go”, “going”.
    pub finite: bool,
    /// “was tested”, “tested by the crew”.
    pub passive: bool,
    /// With “not”, “n't”, “never” or “no longer”.
    pub negated: bool,
    /// With a modal: “may go”.
    pub modal: bool,
    /// “has gone”.
    pub perfect: bool,
    /// “is going”.
    pub progressive: bool,
    /// “to go”.
    pub infinitive: bool,
    /// Whether the subject stands between auxiliary and main verb: “Did they go?”
    pub inverted: bool,
}

/// The verb groups of a sentence, in order. `phrases` are its noun phrases. Linear in the tokens.
pub fn verb_groups(line: &Line<'_>, phrases: &[NounPhrase]) -> Vec<VerbGroup> {
    let mut groups: Vec<VerbGroup> = Vec::with_capacity((line.end - line.start) / 6 + 1);
    let mut at = line.start;
    let mut next_phrase = 0;
    while at < line.end {
        while phrases.get(next_phrase).is_some_and(|phrase| phrase.tokens.end <= at) {
            next_phrase += 1;
        }
        let is_behind_phrase = next_phrase > 0 && phrases[next_phrase - 1].tokens.end == at;
        let inside = phrases.get(next_phrase).filter(|phrase| phrase.tokens.contains(&at));
        let is_contraction = line.tag(at) == Tag::Contraction;
        if inside.is_some() && !is_contraction || !opens(line, at) {
            at += 1;
            continue;
        }
        let mut group =
            group_at(line, at, phrases.get(next_phrase + usize::from(is_contraction)), groups.last());
        // “The dead have been named”: nothing before it but the phrase says that it has a subject.
        group.finite |= is_behind_phrase && line.is(at, &["have", "do"]);
        at = group.tokens.end;
        groups.push(group);
    }
    groups
}

fn opens(line: &Line<'_>, at: usize) -> bool {
    let tag = line.tag(at);
    // “a long-running row”, “the U.S.-led force”.
    let is_hyphened = || at > line.start && line.is_hyphen(at - 1) || line.is_hyphen(at + 1);
    tag.is_verb() && !is_hyphened() || tag == Tag::To && line.tag(line.past_adverbs(at + 1)).is_verb()
}

/// The group that starts at `start`; `next` is the noun phrase behind it, `before` the group before it.
fn group_at(
    line: &Line<'_>,
    start: usize,
    next: Option<&NounPhrase>,
    before: Option<&VerbGroup>,
) -> VerbGroup {
    let mut group = VerbGroup {
        tokens: start..start + 1,
        main: start,
        finite: false,
        passive: false,
        negated: is_negated(line, start),
        modal: false,
        perfect: false,
        progressive: false,
        infinitive: line.tag(start) == Tag::To,
        inverted: false,
    };
    let mut at = start;
    let mut ahead = phrase_within(line, start, next, &mut group).unwrap_or(start + 1);
    loop {
        note(line, at, &mut group);
        let verb = line.past_adverbs(ahead);
        if verb >= line.end || !follows(line, at, verb) {
            let lone_not = (ahead..verb).any(|at| line.tag(at) == Tag::Not || line.is(at, &["never"]));
            group.negated |= lone_not && line.tag(at) != Tag::VerbPast;
            break;
        }
        group.negated |=
            (ahead..verb).any(|at| line.tag(at) == Tag::Not || line.is(at, &["never", "longer", "hardly"]));
        link(line, at, verb, &mut group);
        (group.main, group.tokens.end) = (verb, verb + 1);
        (at, ahead) = (verb, verb + 1);
    }
    group.negated |= start > line.start && line.is(start - 1, &["never"]);
    group.finite = is_finite(line, start, before);
    if line.tag(group.main) == Tag::Participle && group.main == start {
        group.passive = true;
    }
    group
}

/// The end of the noun phrase `next`, where it stands within the group between its first auxiliary, at `start`, and its verb;
/// a subject there makes the group inverted.
fn phrase_within(
    line: &Line<'_>,
    start: usize,
    next: Option<&NounPhrase>,
    group: &mut VerbGroup,
) -> Option<usize> {
    let next = next?;
    let leads_to_verb = || follows(line, start, line.past_adverbs(next.tokens.end));
    if next.preposition.is_none() {
        // “Did the crew go?”
        let inverts = next.tokens.start == start + 1 && is_question(line, start) && leads_to_verb();
        group.inverted = inverts;
        return inverts.then_some(next.tokens.end);
    }
    // “have for years been saying”
    let aside = next.preposition == Some(start + 1)
        && matches!(line.tag(start), Tag::Have | Tag::Modal | Tag::Be)
        && leads_to_verb()
        && line.tag(line.past_adverbs(next.tokens.end)) != Tag::VerbPast;
    aside.then_some(next.tokens.end)
}

fn is_negated(line: &Line<'_>, at: usize) -> bool {
    let word = line.word(at);
    word.ends_with('t') && (word.ends_with("n't") || word.ends_with("n’t"))
        || word.eq_ignore_ascii_case("cannot")
}

fn note(line: &Line<'_>, at: usize, group: &mut VerbGroup) {
    group.negated |= is_negated(line, at);
    group.modal |= line.tag(at) == Tag::Modal || line.tag(at) == Tag::Contraction && ends(line, at, "ll");
}

/// Whether the word at `at` ends in `ending`, whatever its case: “I'll” in “ll”.
fn ends(line: &Line<'_>, at: usize, ending: &str) -> bool {
    let word = line.word(at).as_bytes();
    word.len()
        .checked_sub(ending.len())
        .is_some_and(|start| word[start..].eq_ignore_ascii_case(ending.as_bytes()))
}

/// Whether the verb at `verb` can stand behind the auxiliary at `at`.
fn follows(line: &Line<'_>, at: usize, verb: usize) -> bool {
    let tag = line.tag(verb);
    let base = || {
        matches!(tag, Tag::VerbBase | Tag::Be | Tag::Have | Tag::Do)
            && !line.is(verb, &["is", "are", "was", "were", "am", "has", "had", "does", "did"])
    };
    let participle =
        || matches!(tag, Tag::Participle | Tag::VerbPast) || line.is(verb, &["been", "had", "done"]);
    let passive = || {
        matches!(tag, Tag::Participle | Tag::VerbPast | Tag::Gerund)
            || line.is(verb, &["being", "done", "having", "doing"])
    };
    match line.tag(at) {
        Tag::Modal | Tag::Do | Tag::To => base(),
        Tag::Have => participle(),
        Tag::Be => passive(),
        Tag::Contraction if ends(line, at, "ll") => base(),
        Tag::Contraction if ends(line, at, "ve") => participle(),
        Tag::Contraction if ends(line, at, "d") => base() || participle(),
        Tag::Contraction => passive(),
        _ => false,
    }
}

/// What the step from the auxiliary at `at` to the verb at `verb` says.
fn link(line: &Line<'_>, at: usize, verb: usize, group: &mut VerbGroup) {
    let is_ing = line.tag(verb) == Tag::Gerund || line.is(verb, &["being", "having", "doing"]);
    match line.tag(at) {
        Tag::Have => group.perfect = true,
        Tag::Be => (group.progressive, group.passive) = (group.progressive | is_ing, !is_ing),
        Tag::Contraction if ends(line, at, "ve") => group.perfect = true,
        Tag::Contraction if ends(line, at, "m") || ends(line, at, "re") => {
            (group.progressive, group.passive) = (is_ing, !is_ing);
        }
        _ => {}
    }
}

/// Whether an auxiliary stands where a question or a condition begins: “Did they”, “Why is it”, “Had the president”.
fn is_question(line: &Line<'_>, at: usize) -> bool {
    let is_auxiliary = matches!(line.tag(at), Tag::Modal | Tag::Be | Tag::Have | Tag::Do);
    let before = line.tag_before(at);
    is_auxiliary
        && (at == line.start
            || matches!(before, Tag::Punctuation | Tag::Wh | Tag::Coordinator | Tag::Adverb)
            || line.is(at - 1, &["only", "neither", "nor"]))
}

/// Whether the group that starts at `start` can head a clause.
fn is_finite(line: &Line<'_>, start: usize, before: Option<&VerbGroup>) -> bool {
    match line.tag(start) {
        Tag::Modal | Tag::VerbPast | Tag::VerbS | Tag::Contraction => true,
        Tag::Be => !line.is(start, &["be", "been", "being"]),
        Tag::Have => {
            !line.is(start, &["having"]) && (!line.is(start, &["have"]) || has_subject(line, start, before))
        }
        Tag::Do => {
            !line.is(start, &["done", "doing"])
                && (!line.is(start, &["do"]) || has_subject(line, start, before))
        }
        Tag::VerbBase => has_subject(line, start, before),
        _ => false,
    }
}

/// Whether a present without -s has what could be its subject before it, or opens its sentence as an order.
fn has_subject(line: &Line<'_>, start: usize, before: Option<&VerbGroup>) -> bool {
    let mut at = start;
    while at > line.start && matches!(line.tag(at - 1), Tag::Adverb | Tag::Not) {
        at -= 1;
    }
    if at == line.start || line.is_mark(at - 1) && at - 1 == line.start {
        return true;
    }
    // “let them go”, “made the crew wait”, “helped feed”: the base form belongs to the verb before.
    let bare = |group: &VerbGroup| does(line, group.main, Does::TakesBareVerb);
    match line.tag(at - 1) {
        Tag::To | Tag::Modal | Tag::Do => false,
        Tag::Preposition | Tag::Determiner | Tag::Adjective | Tag::PossessivePronoun | Tag::Possessive => {
            matches!(line.tag(at - 1), Tag::Determiner)
                && line.is(at - 1, &["these", "those", "all", "some", "both"])
        }
        Tag::Coordinator => {
            before.is_some_and(|group| group.finite && line.tag(group.main) == Tag::VerbBase && !group.modal)
        }
        _ => !before.is_some_and(bare),
    }
}
