//! Owns nouns that report: whose claim it is, and where a clause that hangs on a noun ends.
//!
//! `[Few believed her claim that the dam was safe . ]` → cue “claim”, speaker “her”

use std::ops::Range;

use crate::lexicon::cues::Cue;
use crate::lexicon::{Is, QuoteSort};
use crate::text::TokenKind;

use super::reader::{Found, Reader};

impl Reader<'_> {
    /// The frame of the noun at `at`, where it has an owner and a clause or marks behind it.
    pub(super) fn noun_report(&self, at: usize) -> Option<Found> {
        if self.pieces[at].capital {
            return None;
        }
        let word = Cue { that: true, ..Cue::default() };
        let found = |speaker: Range<usize>, whole: Range<usize>| {
            Some(Found { word, speaker: Some(speaker), whole, noun: true, ..Found::bare(at..at + 1) })
        };
        let states = self.is(at + 1, Is::BE) && self.reads(at + 2, "that");
        if states || self.holds(at + 1) {
            let owner = self.owner(at)?;
            let start = owner.start;
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
            return if self.reads(end, "that") { found(speaker, at..end) } else { None };
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
    fn owner(&self, noun: usize) -> Option<Range<usize>> {
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
        Some(speaker)
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
