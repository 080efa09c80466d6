//! Owns which word must be a sentence's verb, as nothing else is.
//!
//! “Holm, who was not involved, cautions that” → the verb “cautions”; “a tribunal ruled that” → the verb “ruled”

use super::around::{
    has_own_verb_before, has_own_verb_behind, has_verb_before, has_verb_behind, is_finite, is_subject_in_s,
    opened_without_verb, opens_subject, opens_verbless,
};
use crate::syntax::line::Line;
use crate::syntax::tags::Tag;

/// The plural at `at` as a verb, where it must be one: “the dam, which leaks”.
pub(super) fn verb_in_s(line: &Line<'_>, at: usize, before: Tag) -> Option<Tag> {
    if !line.word(at).ends_with('s') {
        return None;
    }
    let behind = line.tag(at + 1);
    if before == Tag::Wh && line.is(at - 1, &["which", "who", "that"]) {
        let is_relative = line.is_sign(at.wrapping_sub(2), &[",", "("]) || line.tag_before(at - 1).is_noun();
        let has_no_verb = !is_finite(line, at + 1) && !behind.is_noun();
        return (is_relative && has_no_verb).then_some(Tag::VerbS);
    }
    // “Ella Rowe in Leeds reports that the road is open”, “Mr Bantock (Letters) states that”, “Holm, who was not involved,
    // cautions that”: nothing else is the verb.
    let reports = (before.is_noun() || line.is_sign(at.wrapping_sub(1), &[",", ")"]))
        && line.is(at + 1, &["that"])
        && (!is_finite(line, at + 2) || is_subject_in_s(line, at + 2))
        // “The ministry keeps reports that”: of two words in -s the first is the verb.
        && !(before == Tag::NounPlural && line.tag_before(at - 1).is_noun())
        && line.is_cue(at);
    if reports {
        return (!has_own_verb_before(line, at)).then_some(Tag::VerbS);
    }
    // “My husband claims there are two”
    let exists = before.is_noun() && line.is_cue(at) && behind == Tag::There && is_finite(line, at + 2);
    if exists && !has_own_verb_before(line, at)
        || is_stated(line, at, before)
        || opened_by_that(line, at).is_some_and(|that| hidden_verb(line, that) == Some(at))
    {
        return Some(Tag::VerbS);
    }
    // “Across the road, Ida Brandt shakes her head”, “the old woman looks up”: no other verb.
    let acts = (before == Tag::Proper
        && (matches!(behind, Tag::PossessivePronoun | Tag::Determiner | Tag::Pronoun)
            || behind == Tag::Preposition && line.is_cue(at))
        || before == Tag::Noun && behind == Tag::Particle)
        && line.token(at).is_some_and(|token| !token.is_capitalised());
    // “will strike unless Ottawa improves its offer”
    let verbless = || !has_verb_before(line, at) || opens_verbless(line, at);
    (acts && verbless() && !has_verb_behind(line, at)).then_some(Tag::VerbS)
}

/// “warned that salt *kills*”, “say that grain size *accounts* for it”: the word in -s that is the verb of the clause which the “that” at
/// `that` opens behind a verb that reports. No plural ends a phrase that “that” points to, and no other verb stands behind.
pub(super) fn hidden_verb(line: &Line<'_>, that: usize) -> Option<usize> {
    const FAR: usize = 5;
    let before = that.checked_sub(1).filter(|&at| at > line.start)?;
    if !(line.tag(before).is_verb() && line.cue(before).is_some_and(|cue| cue.clause || cue.that)) {
        return None;
    }
    let head = (that + 1..line.end.min(that + FAR)).find(|&at| line.tag(at) != Tag::Noun)?;
    let plural = line.tag(head) == Tag::NounPlural && line.word(head).ends_with('s');
    (plural && head > that + 1 && !line.tag(head + 1).is_noun() && !has_verb_behind(line, head))
        .then_some(head)
}

/// The “that” before the bare nouns that lead up to `at`.
fn opened_by_that(line: &Line<'_>, at: usize) -> Option<usize> {
    const FAR: usize = 5;
    let that = (at.saturating_sub(FAR).max(line.start)..at).rev().find(|&i| line.tag(i) != Tag::Noun)?;
    line.is(that, &["that"]).then_some(that)
}

/// Whether the participle at `at` must be the past of its verb, as nothing else is the verb.
pub(super) fn is_past(line: &Line<'_>, at: usize, before: Tag) -> bool {
    let behind = line.tag(at + 1);
    // “The firm said on Tuesday”: no participle of “said” stands behind what it is said of.
    let said = line.is(at, &["said"])
        && (before.is_noun() || before == Tag::Adjective)
        && !line.is(at + 1, &["by", "to"]);
    // “a tribunal ruled that”
    // “One complained to him that”
    let one = at == line.start + 1 && line.is(line.start, &["one", "another", "some", "many", "others"]);
    if said || one && line.is_cue(at) || before.is_noun() && holds_that(line, at) {
        return true;
    }
    if !line.is_cue(at) || has_verb_behind(line, at) {
        return false;
    }
    // “Lubomir Hask, unveiling his season, promised “blood and thunder””
    let first = line.tag(line.start);
    let opens = first.is_noun() || first == Tag::Adjective || opens_subject(line, line.start);
    let resumes = line.is_sign(at.wrapping_sub(1), &[","]) && opens && !has_verb_before(line, at);
    // ““She writes well,” one critic complained of her first book”: marks that wait for a verb.
    let waits = before.is_noun() && !line.is(at + 1, &["by"]) && waits_for_verb(line, at);
    // “When the union first claimed to have won,”: a clause that a word opens has a verb.
    let opened = (before.is_noun() || before == Tag::Adverb)
        && matches!(behind, Tag::To | Tag::Subordinator)
        && opened_without_verb(line, at);
    resumes || opened || waits
}

/// “Early results suggest the patch *triggers* nearly as many”, “she argued the calls *tied* up crews”: whether the word at `at` must
/// be the verb of what is said, as nothing else is.
pub(super) fn is_stated(line: &Line<'_>, at: usize, before: Tag) -> bool {
    let says = |at: usize| line.cue(at).is_some_and(|cue| (cue.clause || cue.that) && !cue.state);
    let goes_on = match line.tag(at + 1) {
        Tag::Adverb | Tag::Determiner | Tag::PossessivePronoun => true,
        Tag::Particle => line.tag(at) == Tag::Participle,
        _ => false,
    };
    matches!(before, Tag::Noun | Tag::NounPlural)
        && goes_on
        && verb_around_subject(line, at).is_some_and(says)
        && !has_own_verb_behind(line, at)
}

/// The verb before the noun phrase that ends before `at`, where nothing else stands between.
fn verb_around_subject(line: &Line<'_>, at: usize) -> Option<usize> {
    const FAR: usize = 6;
    let inside = |at: usize| {
        line.tag(at).is_noun()
            || matches!(
                line.tag(at),
                Tag::Determiner | Tag::PossessivePronoun | Tag::Adjective | Tag::Numeral
            )
    };
    let verb = (at.saturating_sub(FAR).max(line.start)..at).rev().find(|&at| !inside(at))?;
    (is_finite(line, verb) && verb + 2 < at).then_some(verb)
}

/// Whether marks that a comma closes stand before the noun phrase that ends at `at`.
fn waits_for_verb(line: &Line<'_>, at: usize) -> bool {
    const FAR: usize = 6;
    let floor = at.saturating_sub(FAR).max(line.start + 2);
    let mark = (floor..at).rev().find(|&at| line.is_mark(at) || is_finite(line, at));
    mark.is_some_and(|mark| line.is_mark(mark) && line.is_sign(mark - 1, &[","]))
}

/// “shared 48,000 times says the town”: whether a verb that reports a clause stands behind, with nothing between that could be
/// its subject alone.
pub(super) fn reports_behind(line: &Line<'_>, at: usize) -> bool {
    const FAR: usize = 9;
    let limit = line.end.min(at + FAR);
    let stops = |at: &usize| {
        is_finite(line, *at)
            || matches!(
                line.tag(*at),
                Tag::Punctuation | Tag::Coordinator | Tag::Subordinator | Tag::Wh | Tag::Pronoun
            )
    };
    let Some(verb) = (at + 1..limit).find(stops) else { return false };
    // “The man sold his van says”
    verb > at + 1
        && matches!(line.tag(verb), Tag::VerbS | Tag::VerbPast)
        && line.cue(verb).is_some_and(|cue| cue.clause || cue.that)
        && (opens_subject(line, verb + 1) || line.is(verb + 1, &["that"]) || line.is_mark(verb + 1))
}

/// “ruled that five must pay”: a participle that no “that” could follow, as nobody is told there.
pub(super) fn holds_that(line: &Line<'_>, at: usize) -> bool {
    line.tag(at) == Tag::Participle
        && line.is(at + 1, &["that"])
        && line.tag(at + 1) == Tag::Subordinator
        && line.cue(at).is_some_and(|cue| !cue.told)
}
