//! Owns what is mended once the tags of the whole sentence are known, as the tagger decides before it has seen the words
//! behind: nouns and verbs that cannot stand where they do. “That” is `that`'s, which word must be the verb `verbs`'.
//!
//! “saying that sugar is harmful” → `sub`; “a ruling that pleased doctors” → `wh`; “Early results suggest” → a plural

mod around;
mod that;
mod verbs;

use super::line::Line;
use super::syntax_words::{Does, does};
use super::tags::Tag;
use crate::text::Text;
use crate::text::token::fold;
use around::{has_own_verb_before, is_finite};
use that::told;
use verbs::{holds_that, is_past, is_stated, reports_behind, verb_in_s};

/// Mends the `tags` of the sentence whose tokens start at `start`. Linear in them.
pub fn mend(text: &Text<'_>, start: usize, tags: &mut [Tag]) {
    let that = fold("that");
    let sentence = Line::new(text, start, &[]);
    for place in 0..tags.len() {
        let at = start + place;
        let line = sentence.with_tags(tags);
        let tag = if text.tokens[at].fold == that { told(&line, at) } else { elsewhere(&line, at) };
        if let Some(tag) = tag {
            tags[place] = tag;
        }
    }
}

/// “the dam, which leaks,” has a verb; “the shed has” none in “shed”.
fn elsewhere(line: &Line<'_>, at: usize) -> Option<Tag> {
    let before = line.tag_before(at);
    match line.tag(at) {
        Tag::NounPlural => verb_in_s(line, at, before),
        Tag::Noun => noun(line, at, before),
        Tag::VerbS => plural_in_s(line, at, before).then_some(Tag::NounPlural),
        // “told her I'd stay”, “told her that it was late”: whom, not whose.
        Tag::PossessivePronoun
            if line.is(at, &["her"]) && (is_no_owned(line.tag(at + 1)) || line.is(at + 1, &["that"])) =>
        {
            Some(Tag::Pronoun)
        }
        // “may one day replace it”: when, inside of a verb.
        Tag::Numeral | Tag::Determiner if opens_time_in_verb(line, at, before) => Some(Tag::Adverb),
        Tag::Adjective => adjective(line, at, before),
        // “Early results suggest”
        Tag::Adverb
            if opens_line(line, at)
                && line.tag(at + 1) == Tag::VerbS
                && line.word(at + 1).ends_with('s')
                && line.tag(at + 2) == Tag::VerbBase =>
        {
            Some(Tag::Adjective)
        }
        // “A post shared 48,000 times says”: the second verb is the one that reports.
        Tag::VerbPast if before.is_noun() && line.cue(at).is_none_or(|cue| !cue.clause && !cue.that) => {
            reports_behind(line, at).then_some(Tag::Participle)
        }
        Tag::Participle if is_past(line, at, before) || is_stated(line, at, before) => Some(Tag::VerbPast),
        Tag::VerbPast | Tag::Participle | Tag::VerbBase if opened_noun(line, at) => Some(Tag::Noun),
        _ => None,
    }
}

/// What the noun at `at` is instead: “But some *note* that”, “may one *day* replace”, “a coral *thought* to have died out”.
fn noun(line: &Line<'_>, at: usize, before: Tag) -> Option<Tag> {
    let some = line.tag(at + 1) == Tag::Subordinator
        && line.is(at.wrapping_sub(1), &["some", "many", "most", "few", "others", "several"])
        && line.is(at + 1, &["that"])
        && line.is_cue(at);
    // “The authors caution that”
    let plural = before == Tag::NounPlural
        && line.is(at + 1, &["that"])
        && line.tag(at + 1) == Tag::Subordinator
        && line.cue(at).is_some_and(|cue| cue.that || cue.clause)
        && !has_own_verb_before(line, at);
    if some || plural {
        return Some(Tag::VerbBase);
    }
    let when = before == Tag::Adverb
        && line.tag(at + 1) == Tag::VerbBase
        && line.tag_before(at - 1) == Tag::Modal
        && is_time(line, at);
    if when {
        return Some(Tag::Adverb);
    }
    is_thought(line, at, before).then_some(Tag::Participle)
}

/// What the adjective at `at` is instead: “the popular UK *weekly* wrote”, “a *tribunal* ruled that”, “may *next* year open”.
fn adjective(line: &Line<'_>, at: usize, before: Tag) -> Option<Tag> {
    if opens_time_in_verb(line, at, before) {
        return Some(Tag::Adverb);
    }
    if is_thought(line, at, before) {
        return Some(Tag::Participle);
    }
    let heads =
        before.is_noun() && is_finite(line, at + 1) || before == Tag::Determiner && holds_that(line, at + 1);
    heads.then_some(Tag::Noun)
}

/// “when *ministers* say”, “that *volunteers* kept”, “Early *results* suggest”: of two verbs in a row the first has no subject; “anyone
/// who smokes is” has one.
fn plural_in_s(line: &Line<'_>, at: usize, before: Tag) -> bool {
    let base = line.tag(at + 1) == Tag::VerbBase;
    let verbs = match before {
        Tag::Subordinator => is_finite(line, at + 1),
        Tag::Wh => base,
        Tag::Adjective => base && opens_line(line, at - 1),
        // “The release *notes* say”; not “She helps make”
        Tag::Noun => base && line.is_cue(at + 1) && !does(line, at, Does::TakesBareVerb),
        _ => false,
    };
    verbs && line.word(at).ends_with('s')
}

/// “may *one* day replace it”: whether the word at `at` opens what says when, inside of a verb.
fn opens_time_in_verb(line: &Line<'_>, at: usize, before: Tag) -> bool {
    before == Tag::Modal && is_time(line, at + 1) && line.tag(at + 2) == Tag::VerbBase
}

/// “a coral *thought* to have died out”
fn is_thought(line: &Line<'_>, at: usize, before: Tag) -> bool {
    line.is(at, &["thought", "felt"])
        && (before.is_noun() || before == Tag::Adjective)
        && line.tag(at + 1) == Tag::To
        && matches!(line.tag(at + 2), Tag::Be | Tag::Have)
}

/// “in a *shed*.”: whether what reads like a verb behind an article is a noun.
fn opened_noun(line: &Line<'_>, at: usize) -> bool {
    let behind = line.tag(at + 1);
    let ends = behind == Tag::Punctuation && line.is(at + 1, &["", ".", "?", "!", ";", ")"]);
    let is_noun = ends || is_finite(line, at + 1) && behind != Tag::VerbBase;
    is_noun && line.is(at.wrapping_sub(1), &["the", "a", "an"])
}

/// Whether a noun for a span of time stands at `at`: “one day”, “next week”.
fn is_time(line: &Line<'_>, at: usize) -> bool {
    line.tag(at).is_noun() && does(line, at, Does::IsTime)
}

/// Whether only a mark or a word that joins sentences stands before `at` in its sentence.
fn opens_line(line: &Line<'_>, at: usize) -> bool {
    let small = |at: usize| matches!(line.tag(at), Tag::Punctuation | Tag::Coordinator);
    at < line.start + 2 && (line.start..at).all(small)
}

/// Whether what has this tag behind “her” is nothing that she could own.
fn is_no_owned(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Contraction
            | Tag::Pronoun
            | Tag::Subordinator
            | Tag::Wh
            | Tag::Preposition
            | Tag::To
            | Tag::Determiner
    )
}
