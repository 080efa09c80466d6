//! Owns which reporting verbs say that nothing was said, or that it is said at any time by nobody in particular.
//!
//! `[The firm might say that it rained . ]` → unsaid; `[People say “community” when they mean rent . ]` is said

use std::ops::Range;

use crate::lexicon::QuoteSort;
use crate::lexicon::cues::Form;
use crate::syntax::{Clause, ClauseKind, Tag, VerbGroup};

use super::clauses::FIRST_CLAUSES;
use super::reader::{Found, Reader};

/// Modals behind which nothing is reported as said: “might say”. “Will” and “would” announce and recall.
const UNREAL: [&str; 5] = ["may", "might", "could", "should", "must"];

/// Subjects that make nobody of whoever follows: “Neither Olsen nor Brandt”.
const NOBODY: [&str; 6] = ["neither", "nobody", "none", "no", "nor", "not"];

impl Reader<'_> {
    /// “might say”, “Had he said”, “If the club had said”, “nobody said”: whether the verb says that nothing was said.
    pub(super) fn is_unsaid(&self, cue: usize) -> bool {
        self.verb_group(cue).is_some_and(|group| self.is_unreal(cue, group) || self.is_unreal_clause(cue))
    }

    fn words_of(&self, tokens: Range<usize>) -> impl Iterator<Item = &str> {
        tokens.map(|token| self.text.of(&self.text.tokens[token]))
    }

    /// “might say”, “did not say”, “let them know”, “If he were honest he would say”: whether the verb itself says that nothing was said.
    fn is_unreal(&self, cue: usize, group: &VerbGroup) -> bool {
        let parse = self.parse(cue);
        let unreal = |word: &str| UNREAL.iter().any(|modal| word.eq_ignore_ascii_case(modal));
        let longer = self.reads(cue.saturating_sub(1), "longer") && self.reads(cue.saturating_sub(2), "no");
        // “You can write notes and add “links””, “let them know”: what one can do.
        let before = parse.verb_before(group.tokens.start);
        let bare = group.tokens.len() == 1
            && !group.finite
            && parse.tag(self.pieces[cue].token) == Tag::VerbBase
            && (before.is_some_and(|verb| verb.modal || verb.infinitive)
                || matches!(self.word(cue.saturating_sub(1)), "them" | "him" | "me" | "us"));
        // “If he were honest he would say that”
        let would =
            |word: &str| word.eq_ignore_ascii_case("would") || word.ends_with("'d") || word.ends_with("’d");
        // “Maybe he'd say so”
        let maybe = ["maybe", "perhaps"].iter().any(|word| self.reads(self.unit.start, word));
        let conditional = |clause: &Clause| {
            clause.kind == ClauseKind::Subordinate
                && clause
                    .opener
                    .is_some_and(|at| self.text.of(&self.text.tokens[at]).eq_ignore_ascii_case("if"))
        };
        // “I'd have asked what he was drinking”
        let have = |word: &str| word.eq_ignore_ascii_case("have");
        let would_have = group.perfect
            && self.words_of(group.tokens.clone()).any(would)
            && self.words_of(group.tokens.clone()).any(have);
        // “Residents can say “no thanks””
        let can = group.modal && self.words_of(group.tokens.clone()).any(|word| word == "can");
        let may_say = can && self.reads(cue, "say") && self.quote(cue + 1);
        bare || longer
            || may_say
            || would_have
            || group.inverted
            || group.negated
            || group.modal && self.words_of(group.tokens.clone()).any(unreal)
            || maybe && self.words_of(group.tokens.clone()).any(would)
            || group.modal
                && self.words_of(group.tokens.clone()).any(would)
                && parse.clauses.iter().take(FIRST_CLAUSES).any(conditional)
    }

    /// “If the club had said”, “nobody said”: whether the clause of the verb at `cue` says that nothing was said.
    fn is_unreal_clause(&self, cue: usize) -> bool {
        let parse = self.parse(cue);
        let Some(clause) = self.clause_of(cue) else { return false };
        let opener = self.opener_of(cue).map_or("", |token| self.text.of(&self.text.tokens[token]));
        if clause.kind == ClauseKind::Subordinate
            && ["if", "unless", "lest"].iter().any(|word| opener.eq_ignore_ascii_case(word))
        {
            return true;
        }
        let Some(subject) = clause.subject.map(|index| parse.phrases[index].tokens.clone()) else {
            return false;
        };
        let before = subject.start.saturating_sub(1).max(parse.tokens.start);
        // “Diplomats, none of whom would be named, told”
        let behind = self.text.tokens.get(subject.end + 1).map_or("", |token| self.text.of(token));
        if matches!(behind, "whom" | "which") {
            return false;
        }
        let mut first = self.words_of(before..subject.start + 1);
        first.any(|word| NOBODY.iter().any(|none| word.eq_ignore_ascii_case(none)))
    }

    /// “Suppose the mayor said: “We were wrong.””, “Let us imagine he said so”: whether the sentence opens with a word that makes
    /// a thought of all in it.
    pub(super) fn is_supposed(&self) -> bool {
        let first = self.unit.start;
        let first = first + usize::from(self.tag(first) == Tag::Coordinator);
        let us = self.reads(first, "let") && self.reads(first + 1, "us");
        let opener = first + 2 * usize::from(us) + usize::from(self.reads(first, "let's"));
        self.sorts(opener, QuoteSort::UNREAL) && !self.tag(opener).is_noun()
    }

    /// “when people say “community””: what is said at any time, by nobody in particular.
    pub(super) fn is_generic(&self, frame: &Found) -> bool {
        const ANYBODY: [&str; 7] =
            ["nobody", "anyone", "anybody", "everyone", "everybody", "those", "people"];
        let cue = frame.cue.start;
        let who = frame.whole.start;
        let anybody =
            self.reads(who, "who") && ANYBODY.iter().any(|word| self.reads(who.wrapping_sub(1), word));
        // “the kind of man who says “with respect””, “the way other people say “fire””
        let kind = self.reads(who, "who")
            && (who.saturating_sub(6).max(self.unit.start)..who).any(|i| {
                matches!(self.word(i), "kind" | "sort" | "type" | "breed") && self.reads(i + 1, "of")
            });
        // “A seller who says “one owner” may have mud under the mats”
        let some = self.reads(who, "who")
            && matches!(self.word(who.wrapping_sub(2)), "a" | "an" | "any" | "A" | "An" | "Any")
            && (cue + 1..self.unit.end)
                .find(|&i| self.is_finite_word(i))
                .is_some_and(|i| self.tag(i) == Tag::Modal);
        let way = self.reads(cue.wrapping_sub(2), "way")
            || self.reads(cue.wrapping_sub(1), "people") && self.reads(cue.wrapping_sub(3), "way");
        let anybody = anybody || kind || some || way;
        // “I say “started” the way you might”
        let mine = frame.speaker.as_ref().is_some_and(|s| s.len() == 1 && self.is_narrator(s.start))
            && self.quote(frame.cue.end)
            && self.reads(frame.cue.end + 1, "the")
            && self.reads(frame.cue.end + 2, "way");
        // “People will say I should move”, “They say you can't buy it”
        let bare = frame.speaker.as_ref().is_some_and(|s| s.len() == 1 && s.end <= cue);
        let subject = frame.speaker.as_ref().map_or(0, |s| s.start);
        let foretold = bare
            && ["people", "they", "some", "others", "many"].iter().any(|word| self.reads(subject, word))
            && self.verb_group(cue).is_some_and(|verb| {
                let will = |word: &str| word == "will" || word.ends_with("'ll") || word.ends_with("’ll");
                verb.modal && self.words_of(verb.tokens.clone()).any(will)
            });
        let proverb = bare && subject == 0 && self.reads(0, "they") && self.reads(frame.cue.end, "you");
        let anybody = anybody || mine || foretold || proverb;
        // “The app tells you when your train is late.”
        let you = frame.word.told && self.reads(frame.cue.end, "you");
        matches!(frame.word.form, Form::Base | Form::Present)
            && (anybody
                || you
                // “When the phone asks “Sure?”, choose”: what reads like a noun is the verb.
                || ["when", "whenever", "if", "unless"]
                    .iter()
                    .any(|word| self.is_opened_by(cue, word) || self.reads(who.wrapping_sub(1), word)))
    }
}
