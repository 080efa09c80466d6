//! Owns the subject of a frame's verb as syntax tells it, against the one that words alone tell.
//!
//! `[Last year , in the wake of the flood , Edda Lund said … ]`, with “Last year” found → “Edda Lund”

use std::ops::Range;

use crate::lexicon::{Is, QuoteSort};
use crate::syntax::{Clause, ClauseKind, Tag};

use super::clauses::FIRST_CLAUSES;
use super::reader::Reader;

impl Reader<'_> {
    /// The subject before the verb at `cue`, with its owner, what is joined to it and what hangs on behind, up to a comma
    /// or a relative clause: “the head of the yard”.
    pub(super) fn subject_by_syntax(&self, cue: usize) -> Option<Range<usize>> {
        let parse = self.parse(cue);
        let verb = self.verb_group(cue)?.tokens.start;
        let mut first = self.clause_of(cue)?.subject?;
        let phrases = &parse.phrases;
        let head = phrases[first].tokens.clone();
        while let Some(before) = phrases[first].owner.or(phrases[first].joined_to) {
            first = before;
        }
        let start = self.piece_at(phrases[first].tokens.start);
        let (floor, limit) = (self.piece_at(head.end), self.piece_at(verb));
        if head.start >= verb || start < self.unit.start || (start..limit).any(|i| self.quote(i)) {
            return None;
        }
        // “a survey of more than 900 nurses suggests”
        let counted = |i: usize| self.is(i.wrapping_sub(1), Is::PREPOSITION);
        let stops = |i: usize| {
            self.sign(i, &[',', '—', '–', '(', ';', ':'])
                || self.tag(i) == Tag::Wh
                || self.tag(i) == Tag::Adverb && !counted(i)
        };
        let end = (floor..limit).find(|&i| stops(i)).unwrap_or(limit);
        // “came a day after a tribunal ruled”: what follows the conjunction is the subject.
        let after =
            (floor..end).rev().find(|&i| matches!(self.word(i), "after" | "before" | "until" | "since"));
        let start = after.map_or(start, |after| after + 1);
        // “Both the warden and the guide”
        let both = start > self.unit.start && self.reads(start - 1, "both");
        let start = start - usize::from(both);
        let small = self.is(end - 1, Is::PREPOSITION.with(Is::DETERMINER).with(Is::CONJUNCTION));
        let has_verb = (start..end).any(|i| self.is_finite_word(i));
        (start < end && !small && !has_verb).then_some(start..end)
    }

    /// Who speaks before the verb at `cue`, where words alone took too much or too little for `speaker`.
    pub(super) fn better_subject(&self, cue: usize, speaker: &Range<usize>) -> Option<Range<usize>> {
        let subject = self.subject_by_syntax(cue).filter(|subject| self.is_somebody(subject))?;
        let (start, end) = (speaker.start, speaker.end);
        // “A builder who left has avoided jail after a magistrate found”
        if subject.start > start && self.is_adverbial(subject.start - 1) {
            return Some(subject);
        }
        // “Quizzed by MPs, the bank's boss said”
        if subject.start >= end {
            // “Responding, the harbour master thanked”
            let gerund = end == start + 1 && self.tag(start) == Tag::Gerund;
            return (gerund || self.tag(start) == Tag::Participle || self.opens_only(speaker))
                .then_some(subject);
        }
        // “Local leaders who'd rather work for Holm or Olm said”, “groups that have endorsed him say”
        let relative = subject.end < start
            && (self.tag(subject.end) == Tag::Wh || self.reads(subject.end, "that"))
            && !self.sign(start - 1, &[','])
            && (subject.end..start).any(|i| self.tag(i).is_verb())
            && (subject.end..start).filter(|&i| self.is_finite_word(i) && self.tag(i - 1) != Tag::To).count()
                <= 1
            && !(subject.end..start).any(|i| self.is_adverbial(i))
            && !(subject.end..start).any(|i| self.quote(i));
        if relative {
            return Some(subject);
        }
        // “This year's survey of 900 nurses suggests”: who is asked does not speak.
        let joins = |i: usize| self.is(i, Is::CONJUNCTION.with(Is::SUBORDINATOR));
        let opens = subject.start == self.unit.start
            || matches!(self.tag(subject.start - 1), Tag::Punctuation | Tag::Subordinator);
        let covers = end <= subject.end || self.tag(end - 1) == Tag::Adverb && end - 1 <= subject.end;
        if subject.start < start && covers && (opens || !(subject.start..start).any(joins)) {
            return Some(subject);
        }
        let mut before = start..subject.start;
        // “The clash came a day after a tribunal ruled”, “the view that the agency hoped”
        let runs_over =
            before.any(|i| self.is_finite_word(i) || matches!(self.tag(i), Tag::Wh | Tag::Subordinator));
        // “11.05 The prime minister has said”, “Last week our survey showed”; not “Both the mayor and the council said”
        let small = Is::PREPOSITION.with(Is::DETERMINER).with(Is::CONJUNCTION).with(Is::NEGATION);
        let leads =
            matches!(self.tag(subject.start), Tag::Determiner | Tag::PossessivePronoun | Tag::Pronoun)
                && !self.is(subject.start.saturating_sub(1), small)
                && !self.is(start, small);
        (subject.start > start && (runs_over || leads)).then_some(subject)
    }

    /// “*Last year*, in the wake of the flood, Lund said”, “*Moreover*, Lund says”, “Weighing a run as *an Independent*, Lund said”,
    /// “*The row spread to the harbour*, where Lund said”: whether words before the subject say when or how, or hang on
    /// something, and cannot speak.
    fn opens_only(&self, speaker: &Range<usize>) -> bool {
        let Range { start, end } = *speaker;
        let time = self.sorts(end - 1, QuoteSort::SPAN) || self.is(end - 1, Is::DAY);
        let adverb = end == start + 1 && self.tag(start) == Tag::Adverb;
        let hangs =
            start > self.unit.start && matches!(self.tag(start - 1), Tag::Preposition | Tag::Subordinator);
        let acts = speaker.clone().any(|i| self.is_finite_word(i) && !self.pieces[i].capital);
        time || adverb || hangs || acts
    }

    /// Whether a subject can be somebody: no day, and no bare noun cut off from what stands before it.
    fn is_somebody(&self, subject: &Range<usize>) -> bool {
        let last = subject.end - 1;
        let day = subject.clone().any(|i| self.is(i, Is::DAY)) || self.sorts(last, QuoteSort::SPAN);
        let opens = !matches!(self.tag(subject.start), Tag::Noun | Tag::Preposition | Tag::Gerund);
        !day && opens && self.can_speak(subject)
    }

    /// “Every spring the governor tells us”: whoever acts behind the words for when.
    pub(super) fn behind_every(&self, speaker: &Range<usize>) -> Option<Range<usize>> {
        let owner = Is::DETERMINER.with(Is::PRONOUN);
        let every = matches!(self.word(speaker.start), "Every" | "Each");
        let start = (speaker.start + 2..speaker.end)
            .find(|&i| every && self.is(i, owner) && self.tag(i - 1).is_noun())?;
        let end = (start + 1..speaker.end).find(|&i| self.is_finite_word(i)).unwrap_or(speaker.end);
        Some(start..end)
    }

    /// “The cookbook I was given at my wedding suggests”: what a clause without “that” says more of, where `speaker` hangs on
    /// a preposition in it.
    pub(super) fn told_of_by_me(&self, cue: usize, speaker: &Range<usize>) -> Option<Range<usize>> {
        let parse = self.parse(cue);
        // “One owner we spoke to said”
        let before = speaker.start.checked_sub(1).filter(|&at| at >= self.unit.start)?;
        let narrator =
            speaker.len() == 1 && self.is(speaker.start, Is::PRONOUN) && self.tag(before).is_noun();
        let governed = narrator || self.tag(before) == Tag::Preposition;
        let [thing, me, ..] = parse.phrases.as_slice() else { return None };
        let own = self.pieces_of(&thing.tokens);
        let verbs = parse.verbs_in(me.tokens.end..self.pieces[cue].token);
        // “The memo Ann Cole sent staff on Monday said”
        let sent =
            self.is(self.piece_at(thing.head), Is::PAPER.with(Is::REPORT)) && speaker.start == own.start;
        ((governed || sent)
            && own.start == self.unit.start
            && me.tokens.start == thing.tokens.end
            && (self.tag(own.end) == Tag::Pronoun || sent)
            && (narrator || verbs.iter().filter(|verb| verb.finite).count() == 1))
            .then_some(own)
    }

    /// A speaker's words without a word that only leads up to them, and without when they spoke: “which the authorities have
    /// vowed to retake”, “the report last night”.
    pub(super) fn bare_speaker(&self, speaker: Range<usize>) -> Range<usize> {
        let Range { start, end } = speaker;
        // “It seems to be claiming”
        let seems = end > start + 1 && self.sorts(end - 1, QuoteSort::SEEMING);
        let end = end - usize::from(seems);
        let wh = self.tag(start) == Tag::Wh && start + 1 < end && self.tag(start + 1) != Tag::Adverb;
        // “Hoopla jumped 8% after the grocer's owner said”: who speaks stands behind “after”.
        let after = (start + 1..end.saturating_sub(1))
            .rev()
            .find(|&i| self.is_adverbial(i) && !self.is(i + 1, Is::DAY) && self.tag(i + 1) != Tag::Numeral);
        let start = after.map_or(start, |after| after + 1);
        // “people arrested last week”: when they were arrested.
        let mut when = end;
        if end > start + 2
            && matches!(self.word(end - 2), "last" | "this" | "earlier" | "late" | "early")
            && self.sorts(end - 1, QuoteSort::SPAN)
            && !(start..end).any(|i| matches!(self.tag(i), Tag::Participle | Tag::VerbPast))
        {
            when = end - 2 - usize::from(self.tag(end - 3) == Tag::Adverb && end > start + 3);
        }
        // “A judge on Wednesday blocked it, ruling that”
        if when == end && end > start + 3 && self.is(end - 1, Is::DAY) && self.reads(end - 2, "on") {
            when = end - 2;
        }
        // “A lawsuit filed Wednesday accuses”: the day was cut off.
        if when > start + 2
            && matches!(self.tag(when - 1), Tag::Participle | Tag::VerbPast)
            && !self.is(when - 2, Is::DETERMINER.with(Is::ADVERB).with(Is::PRONOUN))
        {
            when -= 1;
        }
        // “10.42 Police in Lynn say”
        let start =
            self.is_clock(start).filter(|&behind| behind < end && start == self.unit.start).unwrap_or(start);
        start + usize::from(wh)..when
    }

    /// “Think it through, then write it all down”: whether no word of these can head a noun phrase.
    pub(super) fn names_nothing(&self, speaker: &Range<usize>) -> bool {
        speaker.clone().all(|i| {
            matches!(
                self.tag(i),
                Tag::VerbBase
                    | Tag::VerbPast
                    | Tag::VerbS
                    | Tag::Participle
                    | Tag::Modal
                    | Tag::Do
                    | Tag::Adverb
                    | Tag::Gerund
                    | Tag::Interjection
            ) && !self.pieces[i].is.any(Is::ROLE.with(Is::GIVEN_NAME))
        })
    }

    /// The subject of the sentence's first clause, for a verb that goes on with “and”.
    pub(super) fn first_subject(&self, cue: usize) -> Option<Range<usize>> {
        let parse = self.parse(cue);
        let main = |clause: &&Clause| clause.kind == ClauseKind::Main;
        let subject = parse.clauses.iter().take(FIRST_CLAUSES).find(main)?.subject?;
        let own = self.pieces_of(&parse.phrases[subject].tokens);
        (own.end <= cue && self.can_speak(&own)).then_some(own)
    }

    /// The subject of the last finite verb before the piece at `at`.
    pub(super) fn actor_before(&self, at: usize) -> Option<Range<usize>> {
        let parse = self.parse(at);
        let verbs = parse.verbs_in(parse.tokens.start..self.pieces.get(at)?.token);
        let verb = verbs.iter().rev().find(|verb| verb.finite)?;
        let subject = parse.clause_of_verb(verb.main)?.subject?;
        let own = self.pieces_of(&parse.phrases[subject].tokens);
        (own.start >= self.unit.start && !own.is_empty() && self.can_speak(&own)).then_some(own)
    }
}
