//! Owns what tells one kind of clause from another by the words around it. When a clause starts is the reader's.
//!
//! “the fact that it rained” → complement; “the rain that fell” → relative

use super::clause::{Clause, ClauseKind};
use crate::syntax::line::Line;
use crate::syntax::phrases::{Head, NounPhrase};
use crate::syntax::syntax_words::{Does, does};
use crate::syntax::tags::Tag;
use crate::syntax::verbs::VerbGroup;

/// The kind of the clause that the word at `opener` opens.
pub fn of_opener(line: &Line<'_>, opener: usize) -> ClauseKind {
    let before = line.tag_before(opener);
    let behind_noun = before.is_noun() || matches!(before, Tag::Pronoun | Tag::Numeral | Tag::Determiner);
    if line.tag(opener) == Tag::Wh {
        let can_be_relative = line.is(opener, &["who", "whom", "whose", "which", "that", "where"])
            || line.is(opener, &["when"]) && does(line, opener.wrapping_sub(1), Does::IsTime)
            || line.is(opener, &["why"]) && line.is(opener.wrapping_sub(1), &["reason", "reasons"]);
        let behind_comma = line.is_sign(opener.wrapping_sub(1), &[",", "("])
            && line.is(opener, &["who", "whom", "whose", "which", "where"]);
        let governed = before == Tag::Preposition && line.is(opener, &["which", "whom", "whose"]);
        return if can_be_relative && (behind_noun || before == Tag::Possessive)
            || behind_comma
            || governed
            || line.is(opener, &["that"])
        {
            ClauseKind::Relative
        } else if line.is(opener, &["when", "whenever", "where", "wherever"])
            && !line.tag_before(opener).is_verb()
        {
            ClauseKind::Subordinate
        } else {
            ClauseKind::Complement
        };
    }
    // “so that”, “now that”, “such that”, “given that”.
    let adverbial = line.is(opener.wrapping_sub(1), &["so", "now", "such", "given", "provided", "except"]);
    if line.is(opener, &["that"]) && !adverbial || line.is(opener, &["whether"]) {
        return ClauseKind::Complement;
    }
    let asked = opener > line.start
        && line.is(opener, &["if"])
        && line.tag(opener - 1).is_verb()
        && line.is_cue(opener - 1);
    if asked { ClauseKind::Complement } else { ClauseKind::Subordinate }
}

/// Whether the word at `at` opens a clause with a finite verb: not “how to”, “when asked”, “if possible,”.
pub fn opens(line: &Line<'_>, at: usize) -> bool {
    let is_opener = match line.tag(at) {
        Tag::Subordinator => true,
        Tag::Wh => true,
        // “as” and “like” are prepositions more often.
        Tag::Preposition => {
            // “because of the talks” opens no clause.
            line.is(at, &["because", "whether", "if", "although", "though", "while", "unless"])
                && !line.is(at + 1, &["of"])
                || line.is(at, &["after", "before", "until", "since"]) && verb_follows(line, at + 1)
        }
        _ => false,
    };
    if !is_opener {
        return false;
    }
    let next = line.past_adverbs(at + 1);
    match line.tag(next) {
        Tag::To | Tag::Gerund => false,
        Tag::Participle => line.tag(at) == Tag::Wh && line.is(at, &["who", "which", "that"]),
        Tag::Punctuation => !line.is_sign(next, &[".", "?", "!", ")"]) && next < line.end,
        Tag::Adjective | Tag::Preposition => !line.is_sign(next + 1, &[",", ".", ")"]),
        _ => next < line.end,
    }
}

/// “after three shops were robbed”: whether one noun phrase and its verb, which reports nothing, follow.
fn verb_follows(line: &Line<'_>, at: usize) -> bool {
    const FAR: usize = 8; // tokens of a noun phrase
    for place in at..at + FAR {
        match line.tag(place) {
            Tag::VerbPast | Tag::VerbS | Tag::Modal | Tag::Be | Tag::Have | Tag::Do => {
                return place > at && !line.is_cue(place);
            }
            Tag::Pronoun | Tag::Determiner | Tag::PossessivePronoun if place > at => return false,
            Tag::Proper if place > at && !matches!(line.tag(place - 1), Tag::Proper | Tag::Determiner) => {
                return false;
            }
            Tag::Noun
            | Tag::NounPlural
            | Tag::Proper
            | Tag::Adjective
            | Tag::Numeral
            | Tag::Pronoun
            | Tag::Determiner
            | Tag::PossessivePronoun => {}
            _ => return false,
        }
    }
    false
}

/// “Who broke the lamp?”: where nothing else is the main clause, the question is.
pub fn make_questions_main(line: &Line<'_>, clauses: &mut [Clause]) {
    if clauses.iter().any(|clause| clause.kind == ClauseKind::Main) {
        return;
    }
    let question = clauses.iter_mut().find(|clause| {
        clause.kind == ClauseKind::Complement
            && clause.parent.is_none()
            && clause.opener.is_some_and(|at| line.tag(at) == Tag::Wh)
    });
    if let Some(question) = question {
        question.kind = ClauseKind::Main;
    }
}

/// Whether `second`, behind a comma, says another name of `first`; `third` is the phrase behind it.
pub fn names_again(
    line: &Line<'_>,
    first: &NounPhrase,
    second: &NounPhrase,
    third: Option<&NounPhrase>,
) -> bool {
    let is_list = third.is_some_and(|third| {
        let gap = second.tokens.end..third.tokens.start;
        gap.len() <= 2
            && gap.clone().any(|at| line.tag(at) == Tag::Coordinator || line.is_sign(at, &[","]))
            && gap.clone().all(|at| line.tag(at) == Tag::Coordinator || line.is_sign(at, &[","]))
            && gap.clone().any(|at| line.tag(at) == Tag::Coordinator)
    });
    if is_list || second.kind == Head::Pronoun || first.kind == Head::Pronoun {
        return false;
    }
    // Not the subject of a verb of its own: “In May, the mayor said”.
    let behind = line.past_adverbs(second.tokens.end);
    if line.tag(behind).is_verb() && !matches!(line.tag(behind), Tag::Participle | Tag::Gerund) {
        return false;
    }
    let described =
        line.is(second.tokens.start, &["a", "an", "the", "one", "its", "his", "her", "their", "another"]);
    let is_person_then_role = first.kind == Head::Name && (described || second.kind == Head::Common);
    let is_role_then_name = second.kind == Head::Name
        && first.kind == Head::Common
        && line.is_sign(second.tokens.end, &[",", "."]);
    first.preposition.is_none_or(|_| described) && (is_person_then_role || is_role_then_name || described)
}

/// Where the main clause has no verb, the first participle behind a subject is it: the tagger takes “the crew walked out” for
/// “the crew seen there” at times. True where one was found.
pub fn promote_participle(line: &Line<'_>, phrases: &[NounPhrase], verbs: &mut [VerbGroup]) -> bool {
    let mut phrase = 0;
    let mut candidates = [None; 3];
    for (index, verb) in
        verbs.iter().enumerate().filter(|(_, verb)| line.tag(verb.tokens.start) == Tag::Participle)
    {
        let (start, end) = (verb.tokens.start, verb.tokens.end);
        while phrases.get(phrase).is_some_and(|phrase| phrase.tokens.end < start) {
            phrase += 1;
        }
        let own = phrases.get(phrase..).unwrap_or_default();
        let behind_subject = own.first().is_some_and(|p| p.tokens.end == start && p.preposition.is_none());
        let before_object = own.iter().take(2).any(|p| p.tokens.start == end && p.preposition.is_none());
        // “The fire, officials believe, started in a shed”.
        let behind_aside = index > 0 && verbs[index - 1].finite && line.is_sign(start - 1, &[","]);
        let rank = [behind_subject, before_object && start > line.start, behind_aside];
        if let Some(rank) = rank.into_iter().position(|holds| holds)
            && !line.is(verb.main + 1, &["by"])
        {
            candidates[rank] = candidates[rank].or(Some(index));
        }
    }
    let Some(index) = candidates.into_iter().flatten().next() else { return false };
    (verbs[index].finite, verbs[index].passive) = (true, false);
    true
}

/// “Orde stated Brandt left”: a reporting verb between two noun phrases is no passive, as what is stated would stand before it.
pub fn promote_reporting(line: &Line<'_>, phrases: &[NounPhrase], verbs: &mut [VerbGroup]) {
    let mut phrase = 0;
    for verb in verbs {
        let (start, end) = (verb.tokens.start, verb.tokens.end);
        while phrases.get(phrase).is_some_and(|phrase| phrase.tokens.end < start) {
            phrase += 1;
        }
        if line.tag(start) != Tag::Participle || verb.main != start || !line.is_cue(start) {
            continue;
        }
        let behind_subject =
            phrases.get(phrase).is_some_and(|p| p.tokens.end == start && p.preposition.is_none());
        let takes_object = line.is(end, &["that"])
            || phrases
                .get(phrase + 1)
                .is_some_and(|next| next.tokens.start == end && next.preposition.is_none());
        let names = line.is(start, &["called", "named", "dubbed", "titled", "asked", "told"]);
        // “…”, added the ministry.
        let is_aside = line.is_mark(start.wrapping_sub(1)) || line.is_sign(start.wrapping_sub(1), &[","]);
        let ends = phrases.get(phrase..).unwrap_or_default().iter().find(|p| p.tokens.start >= end);
        let is_inverted = is_aside
            && ends.is_some_and(|p| {
                p.tokens.start == end && (p.tokens.end >= line.end || line.is_sign(p.tokens.end, &[".", ","]))
            });
        // “…, a guard told Reuters.”: nobody else tells it.
        let is_told_to = line.is(start, &["told"])
            && phrases.get(phrase + 1).is_some_and(|next| {
                let behind = next.tokens.end;
                next.tokens.start == end
                    && matches!(next.kind, Head::Name | Head::Pronoun)
                    && (behind >= line.end || line.is(behind, &[".", ",", "that"]))
            });
        if !names && (behind_subject && takes_object || is_inverted) || behind_subject && is_told_to {
            (verb.finite, verb.passive) = (true, false);
        }
    }
}
