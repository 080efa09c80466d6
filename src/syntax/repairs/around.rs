//! Owns what stands around a word that may be mended: finite verbs before and behind it, words that open a clause.
//!
//! asked at “improves” of “will strike unless Ottawa improves its offer” → no verb since “unless”

use crate::syntax::line::Line;
use crate::syntax::tags::Tag;

/// Whether a finite verb stands in the sentence up to `at`, as far as is looked.
pub(super) fn has_verb_before(line: &Line<'_>, at: usize) -> bool {
    const FAR: usize = 20;
    (at.saturating_sub(FAR).max(line.start)..at).any(|at| is_finite(line, at))
}

/// Whether more verbs stand in the sentence before `at`, as far as is looked, than words that open a clause for one: “a man
/// who was there” has none of its own.
pub(super) fn has_own_verb_before(line: &Line<'_>, at: usize) -> bool {
    const FAR: usize = 30;
    let (mut verbs, mut openers, mut in_group) = (0, 0, false);
    for at in at.saturating_sub(FAR).max(line.start)..at {
        let tag = line.tag(at);
        openers += usize::from(matches!(tag, Tag::Wh | Tag::Subordinator));
        let finite = is_finite(line, at);
        verbs += usize::from(finite && !in_group);
        in_group = finite || in_group && matches!(tag, Tag::Adverb | Tag::Not);
    }
    verbs > openers
}

/// Whether a finite verb stands behind `at`, up to the next sign, as far as is looked.
pub(super) fn has_verb_behind(line: &Line<'_>, at: usize) -> bool {
    const FAR: usize = 20;
    let mut behind =
        (at + 1..line.end.min(at + FAR)).take_while(|&at| !line.is_sign(at, &[",", ";", "–", "—"]));
    behind.any(|at| is_finite(line, at) && line.tag_before(at) != Tag::To)
}

/// Whether more finite verbs stand behind `at`, up to the next sign, as far as is looked, than words that open a clause for one.
pub(super) fn has_own_verb_behind(line: &Line<'_>, at: usize) -> bool {
    const FAR: usize = 20;
    let (mut verbs, mut openers) = (0, 0);
    for at in (at + 1..line.end.min(at + FAR)).take_while(|&at| !line.is_sign(at, &[",", ";", "–", "—"]))
    {
        let opens =
            matches!(line.tag(at), Tag::Wh | Tag::Subordinator) || line.is(at, &["when", "while", "where"]);
        openers += usize::from(opens);
        verbs +=
            usize::from(is_finite(line, at) && line.tag_before(at) != Tag::To && !is_finite(line, at - 1));
    }
    verbs > openers
}

/// Whether a word that opens a clause stands before `at`, and no verb between.
pub(super) fn opens_verbless(line: &Line<'_>, at: usize) -> bool {
    const FAR: usize = 6;
    let opens =
        |at: &usize| line.tag(*at) == Tag::Subordinator || line.tag(*at).is_verb() || is_finite(line, *at);
    let opener = (at.saturating_sub(FAR).max(line.start)..at).rev().find(opens);
    opener.is_some_and(|at| line.tag(at) == Tag::Subordinator)
}

/// Whether a word like “when” stands before `at`, and no verb between.
pub(super) fn opened_without_verb(line: &Line<'_>, at: usize) -> bool {
    const FAR: usize = 12;
    let floor = at.saturating_sub(FAR).max(line.start);
    let opener = (floor..at).rev().find(|&at| {
        line.tag(at).is_verb()
            || line.is(at, &["when", "while", "after", "although", "though", "because", "as", "once"])
    });
    opener.is_some_and(|at| !line.tag(at).is_verb())
}

/// Whether what stands at `at` opens a noun phrase that “that” is no part of.
pub(super) fn opens_subject(line: &Line<'_>, at: usize) -> bool {
    matches!(
        line.tag(at),
        Tag::Determiner
            | Tag::Pronoun
            | Tag::PossessivePronoun
            | Tag::There
            | Tag::Contraction
            | Tag::NounPlural
            | Tag::Proper
            | Tag::Numeral
    )
}

pub(super) fn is_finite(line: &Line<'_>, at: usize) -> bool {
    matches!(
        line.tag(at),
        Tag::VerbPast
            | Tag::VerbS
            | Tag::Modal
            | Tag::Be
            | Tag::Have
            | Tag::Do
            | Tag::Contraction
            | Tag::VerbBase
    ) && !line.is(at, &["being", "be", "been"])
        && line.tag(at) != Tag::Contraction
}

/// “cautions that volunteers kept diaries”: of two verbs in a row the first is a plural, and the subject.
pub(super) fn is_subject_in_s(line: &Line<'_>, at: usize) -> bool {
    line.tag(at) == Tag::VerbS && line.word(at).ends_with('s') && is_finite(line, at + 1)
}
