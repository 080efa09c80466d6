//! Owns what is mended once the tags of the whole sentence are known, as the tagger decides before it has seen the words
//! behind: “that” foremost, and nouns and verbs that cannot stand where they do.
//!
//! “saying that sugar is harmful” → `sub`; “a ruling that pleased doctors” → `wh`; “maintain that trust” → `det`

use super::line::Line;
use super::syntax_words::{Does, does};
use super::tags::Tag;
use crate::lexicon::{Is, Words};
use crate::text::Text;
use crate::text::token::fold;

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
        // “But some note that”
        Tag::Noun
            if line.tag(at + 1) == Tag::Subordinator
                && line.is(at.wrapping_sub(1), &["some", "many", "most", "few", "others", "several"])
                && line.is(at + 1, &["that"])
                && line.is_cue(at) =>
        {
            Some(Tag::VerbBase)
        }
        // “when ministers say”, “that volunteers kept”: two verbs have no subject; “anyone who smokes is” has one.
        Tag::VerbS
            if line.word(at).ends_with('s')
                && (before == Tag::Subordinator && is_finite(line, at + 1)
                    || before == Tag::Wh && line.tag(at + 1) == Tag::VerbBase) =>
        {
            Some(Tag::NounPlural)
        }
        // “Early results suggest”: of two verbs that nothing stands before the first is a plural.
        Tag::VerbS
            if line.word(at).ends_with('s')
                && line.tag(at + 1) == Tag::VerbBase
                && before == Tag::Adjective
                && opens_line(line, at - 1) =>
        {
            Some(Tag::NounPlural)
        }
        Tag::Adverb
            if opens_line(line, at)
                && line.tag(at + 1) == Tag::VerbS
                && line.word(at + 1).ends_with('s')
                && line.tag(at + 2) == Tag::VerbBase =>
        {
            Some(Tag::Adjective)
        }
        // “may one day replace it”: when, inside of a verb.
        Tag::Numeral | Tag::Determiner | Tag::Adjective
            if before == Tag::Modal && is_time(line, at + 1) && line.tag(at + 2) == Tag::VerbBase =>
        {
            Some(Tag::Adverb)
        }
        Tag::Noun
            if before == Tag::Adverb
                && line.tag(at + 1) == Tag::VerbBase
                && line.tag_before(at - 1) == Tag::Modal
                && is_time(line, at) =>
        {
            Some(Tag::Adverb)
        }
        // “a coral thought to have died out”
        Tag::Noun | Tag::Adjective
            if line.is(at, &["thought", "felt"])
                && (before.is_noun() || before == Tag::Adjective)
                && line.tag(at + 1) == Tag::To
                && matches!(line.tag(at + 2), Tag::Be | Tag::Have) =>
        {
            Some(Tag::Participle)
        }
        // “told her I'd stay”, “told her that it was late”: whom, not whose.
        Tag::PossessivePronoun
            if line.is(at, &["her"]) && (is_no_owned(line.tag(at + 1)) || line.is(at + 1, &["that"])) =>
        {
            Some(Tag::Pronoun)
        }
        // “the popular UK weekly wrote”, “a tribunal ruled that”
        Tag::Adjective if before.is_noun() && is_finite(line, at + 1) => Some(Tag::Noun),
        Tag::Adjective if before == Tag::Determiner && holds_that(line, at + 1) => Some(Tag::Noun),
        // “A post shared 48,000 times says”: the second verb is the one that reports.
        Tag::VerbPast if before.is_noun() && line.cue(at).is_none_or(|cue| !cue.clause && !cue.that) => {
            reports_behind(line, at).then_some(Tag::Participle)
        }
        // “she argued the calls tied up ambulances”: what is said has a verb.
        Tag::Participle if is_past(line, at, before) || is_stated(line, at, before) => Some(Tag::VerbPast),
        Tag::VerbPast | Tag::Participle | Tag::VerbBase
            if line.is(at.wrapping_sub(1), &["the", "a", "an"]) =>
        {
            let behind = line.tag(at + 1);
            // “in a shed.”
            let ends = behind == Tag::Punctuation && line.is(at + 1, &["", ".", "?", "!", ";", ")"]);
            let is_noun = ends || is_finite(line, at + 1) && behind != Tag::VerbBase;
            is_noun.then_some(Tag::Noun)
        }
        _ => None,
    }
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

/// The plural at `at` as a verb, where it must be one: “the dam, which leaks”.
fn verb_in_s(line: &Line<'_>, at: usize, before: Tag) -> Option<Tag> {
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
    if is_stated(line, at, before) {
        return Some(Tag::VerbS);
    }
    // “Across the road, Ida Brandt shakes her head”: a name, and no other verb.
    let acts = before == Tag::Proper
        && (matches!(behind, Tag::PossessivePronoun | Tag::Determiner | Tag::Pronoun)
            || behind == Tag::Preposition && line.is_cue(at))
        && line.token(at).is_some_and(|token| !token.is_capitalised());
    // “will strike unless Ottawa improves its offer”
    let verbless = || !has_verb_before(line, at) || opens_verbless(line, at);
    (acts && verbless() && !has_verb_behind(line, at)).then_some(Tag::VerbS)
}

/// Whether the participle at `at` must be the past of its verb, as nothing else is the verb.
fn is_past(line: &Line<'_>, at: usize, before: Tag) -> bool {
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
fn is_stated(line: &Line<'_>, at: usize, before: Tag) -> bool {
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

/// Whether a finite verb stands in the sentence up to `at`, as far as is looked.
fn has_verb_before(line: &Line<'_>, at: usize) -> bool {
    const FAR: usize = 20;
    (at.saturating_sub(FAR).max(line.start)..at).any(|at| is_finite(line, at))
}

/// Whether more verbs stand in the sentence before `at`, as far as is looked, than words that open a clause for one: “a man
/// who was there” has none of its own.
fn has_own_verb_before(line: &Line<'_>, at: usize) -> bool {
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

/// “shared 48,000 times says the town”: whether a verb that reports a clause stands behind, with nothing between that could be
/// its subject alone.
fn reports_behind(line: &Line<'_>, at: usize) -> bool {
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
fn holds_that(line: &Line<'_>, at: usize) -> bool {
    line.tag(at) == Tag::Participle
        && line.is(at + 1, &["that"])
        && line.tag(at + 1) == Tag::Subordinator
        && line.cue(at).is_some_and(|cue| !cue.told)
}

/// Whether a finite verb stands behind `at`, up to the next sign, as far as is looked.
fn has_verb_behind(line: &Line<'_>, at: usize) -> bool {
    const FAR: usize = 20;
    let mut behind =
        (at + 1..line.end.min(at + FAR)).take_while(|&at| !line.is_sign(at, &[",", ";", "–", "—"]));
    behind.any(|at| is_finite(line, at) && line.tag_before(at) != Tag::To)
}

/// Whether more finite verbs stand behind `at`, up to the next sign, as far as is looked, than words that open a clause for one.
fn has_own_verb_behind(line: &Line<'_>, at: usize) -> bool {
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
fn opens_verbless(line: &Line<'_>, at: usize) -> bool {
    const FAR: usize = 6;
    let opens =
        |at: &usize| line.tag(*at) == Tag::Subordinator || line.tag(*at).is_verb() || is_finite(line, *at);
    let opener = (at.saturating_sub(FAR).max(line.start)..at).rev().find(opens);
    opener.is_some_and(|at| line.tag(at) == Tag::Subordinator)
}

/// Whether a word like “when” stands before `at`, and no verb between.
fn opened_without_verb(line: &Line<'_>, at: usize) -> bool {
    const FAR: usize = 12;
    let floor = at.saturating_sub(FAR).max(line.start);
    let opener = (floor..at).rev().find(|&at| {
        line.tag(at).is_verb()
            || line.is(at, &["when", "while", "after", "although", "though", "because", "as", "once"])
    });
    opener.is_some_and(|at| !line.tag(at).is_verb())
}

/// What the “that” at `at` is where the words around it tell; none where they do not.
fn told(line: &Line<'_>, at: usize) -> Option<Tag> {
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

/// Whether what stands at `at` opens a noun phrase that “that” is no part of.
fn opens_subject(line: &Line<'_>, at: usize) -> bool {
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

fn is_finite(line: &Line<'_>, at: usize) -> bool {
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
fn is_subject_in_s(line: &Line<'_>, at: usize) -> bool {
    line.tag(at) == Tag::VerbS && line.word(at).ends_with('s') && is_finite(line, at + 1)
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
