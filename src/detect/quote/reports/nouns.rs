//! Owns nouns that report: whose claim it is, and where a clause that hangs on a noun ends.
//!
//! `[Few believed her claim that the dam was safe . ]` → cue “claim”, speaker “her”

use std::ops::Range;

use crate::lexicon::cues::Cue;
use crate::lexicon::{Is, QuoteSort};
use crate::syntax::Tag;
use crate::text::TokenKind;

use super::reader::{Found, Reader};

/// Pieces of a name that a comma sets off: “the secretary, Ann Cole of Marlow, that”.
const LONGEST_APPOSITION: usize = 8;

impl Reader<'_> {
    /// The frame of the noun at `at`, where it has an owner and a clause or marks behind it.
    pub(super) fn noun_report(&self, at: usize) -> Option<Found> {
        // “My husband claims that”
        if self.pieces[at].capital && at > self.unit.start || self.tag(at) == Tag::VerbS && self.is_verb(at) {
            return None;
        }
        let word = Cue { that: true, ..Cue::default() };
        let found = |speaker: Range<usize>, whole: Range<usize>| {
            Some(Found { word, speaker: Some(speaker), whole, noun: true, ..Found::bare(at..at + 1) })
        };
        let states = self.is(at + 1, Is::BE) && self.reads(at + 2, "that");
        if states || self.holds(at + 1) {
            let owner = self.owner(at)?;
            // “…, contradicting the guild's claim that”: it starts at the comma.
            let act = owner.start.wrapping_sub(1);
            let start = if self.tag(act) == Tag::Gerund { act } else { owner.start };
            return found(owner, start..at + 1);
        }
        // “her call for lower rents”
        if self.sorts(at, QuoteSort::APPEAL)
            && self.reads(at + 1, "for")
            && !self.is(at + 2, Is::PRONOUN.with(Is::DAY))
        {
            let owner = self.owner(at)?;
            let start = owner.start;
            return found(owner, start..at + 1);
        }
        // ““Stay in,” was the advice from the mayor”: the marks before are what it says.
        let be = (at.saturating_sub(3).max(self.unit.start)..at).find(|&i| self.is(i, Is::BE));
        if let Some(be) = be.filter(|&be| {
            be > self.unit.start && self.quote(be - 1) && matches!(self.word(at + 1), "from" | "of" | "by")
        }) {
            let speaker = self.speaker_after(at + 2)?;
            let whole = be..speaker.end;
            let word = Cue { that: true, ..Cue::default() };
            return Some(Found {
                word,
                speaker: Some(speaker),
                whole,
                inverted: true,
                ..Found::bare(at..at + 1)
            });
        }
        // “a warning by the coroner that”
        if matches!(self.word(at + 1), "by" | "from") {
            let speaker = self.speaker_after(at + 2)?;
            let end = speaker.end;
            // “complaints by the guild's secretary, Ann Cole, that”
            let apposed = (end + 1..end + LONGEST_APPOSITION)
                .find(|&i| self.sign(end, &[',']) && self.sign(i, &[',']) && self.reads(i + 1, "that"));
            let speaker = speaker.start..apposed.unwrap_or(end);
            let end = apposed.map_or(end, |comma| comma + 1);
            // “a letter by the council that said”: the letter says so.
            let that = self.reads(end, "that") && !self.is_finite_word(end + 1);
            return if that { found(speaker, at..end) } else { None };
        }
        None
    }

    /// Whether what stands here is what a noun reports: a clause, or words in marks.
    fn holds(&self, at: usize) -> bool {
        matches!(self.word(at), "that" | "whether") && !self.is(at + 1, Is::BE.with(Is::AUXILIARY))
            || self.sign(at, &[':']) && self.quote(at + 1)
            || self.quote(at)
    }

    /// Whose noun it is: “her”, “the judge's”, with adjectives between.
    pub(super) fn owner(&self, noun: usize) -> Option<Range<usize>> {
        const ADJECTIVES: usize = 3;
        let floor = noun.saturating_sub(ADJECTIVES + 1).max(self.unit.start);
        let stop = (floor..noun).rev().find(|&i| {
            let piece = &self.pieces[i];
            !piece.word || piece.is.any(Is::DETERMINER.with(Is::PREPOSITION).with(Is::BE).with(Is::CUE))
        })?;
        if matches!(self.word(stop), "his" | "her" | "their" | "His" | "Her" | "Their" | "my" | "My") {
            return Some(stop..stop + 1);
        }
        let piece = &self.pieces[stop];
        let apostrophe = piece.is_sign(&['’', '\'']) && self.is_plural_mark(stop);
        let possessive = self.text.tokens[piece.token].kind == TokenKind::Possessive || apostrophe;
        if !possessive || stop == self.unit.start {
            return None;
        }
        let (_, speaker) = self.speaker_before(stop)?;
        // “for making an issue out of Cole's claim”: the claim is Cole's.
        let acts = speaker.clone().any(|i| self.tag(i) == Tag::Gerund);
        let last = self.parse(stop).phrase_at(self.pieces[stop - 1].token).filter(|_| acts);
        Some(last.map_or(speaker, |phrase| self.piece_at(phrase.tokens.start)..stop))
    }

    /// The “'s” of “the judge's” or “here's”.
    pub(super) fn is_mark_of_owner(&self, at: usize) -> bool {
        self.piece(at).is_some_and(|p| self.text.tokens[p.token].kind == TokenKind::Possessive)
    }

    /// “the farmers' claim”: the apostrophe right behind a plural.
    fn is_plural_mark(&self, at: usize) -> bool {
        !self.text.tokens[self.pieces[at].token].spaced && at > 0 && self.word(at - 1).ends_with('s')
    }

    /// Where the clause ends that hangs on the noun of `frame`: before the verb the noun is the subject of.
    pub(super) fn noun_clause_end(&self, frame: &Found, start: usize, end: usize) -> usize {
        if let Some(own) = self.clause_opened_at(start).filter(|own| *own < end && self.resumes(frame, *own))
        {
            return own;
        }
        // “a warning that the blocks were “a hair from trouble” went unanswered”
        (start + 2..end).find(|&i| self.quote(i - 1) && self.is_finite_word(i)).unwrap_or(end)
    }
}
