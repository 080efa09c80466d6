//! Owns the subjects that words alone tell, verbs that no table lists, and nouns that read like verbs.
//!
//! `[Hours later , Jonas Reyer went after Cole , calling …]`, asked before “calling” → “Jonas Reyer”

use std::ops::Range;

use crate::lexicon::Is;
use crate::lexicon::cues::{Cue, Form};
use crate::syntax::Tag;
use crate::text::{Case, TokenKind};

use super::piece::Piece;
use super::reader::{Found, LONGEST_SPEAKER, Reader};

impl Reader<'_> {
    /// The subject of the clause that leads up to `limit`: a name, a pronoun or a role in front of its verb.
    pub(super) fn subject(&self, limit: usize) -> Option<Range<usize>> {
        let opening = self.subject_at(self.unit.start, limit);
        let clauses = (self.unit.start + 1..limit).filter(|&i| self.opens_clause(i));
        let mut later = clauses.filter_map(|i| self.subject_at(i, limit)).filter(|s| self.has_verb(s, limit));
        match opening {
            // “Cole came early, but Reyer stayed away, saying”
            Some(first)
                if self.has_verb(&first, limit)
                    || self.sign(first.end, &[','])
                        && first.clone().any(|i| {
                            self.is(i, Is::ROLE) || i > self.unit.start && self.pieces[i].capital
                        }) =>
            {
                let but = later.rev().find(|s| matches!(self.word(s.start.wrapping_sub(1)), "but" | "while"));
                Some(but.unwrap_or(first))
            }
            // “Hours later, Reyer went”, “Speaking in Lyon, Reyer”
            opening => later.next().or(opening),
        }
    }

    /// The subject of the clause right before a colon: “… lagged when Reyer took to the stage with this:”.
    pub(super) fn last_subject(&self, colon: usize) -> Option<Range<usize>> {
        let floor = self.unit.start.max(colon.saturating_sub(LONGEST_SPEAKER));
        let named = |s: &Range<usize>| {
            let first = &self.pieces[s.start];
            first.is.any(Is::PRONOUN) || s.clone().any(|i| self.pieces[i].capital || self.is(i, Is::ROLE))
        };
        let last = (floor + 1..colon)
            .rev()
            .filter(|&i| self.is(i - 1, Is::SUBORDINATOR) && !self.reads(i - 1, "that"))
            .filter_map(|i| self.subject_at(i, colon))
            .find(|s| named(s) && self.pieces[s.start].capital && self.has_verb(s, colon));
        // “Opposite number Lena Strand was cheerier: “…””, “whose owner, a trombonist, greets each guest with it: “…””
        // Not “It's what golfers do: “…””, “Two other entries made it: “…””
        let who = |s: &Range<usize>| {
            let person = |i: usize| self.tag(i) == Tag::Proper || self.is(i, Is::ROLE.with(Is::PRONOUN));
            s.clone().any(person) && self.tag(s.start.wrapping_sub(1)) != Tag::Wh
        };
        let acts = self.actor_before(colon).filter(|s| named(s) && who(s) && s.end > floor);
        last.or(acts).or_else(|| {
            self.subject(colon).filter(|s| {
                named(s) && self.tag(s.start) != Tag::Wh && self.tag(s.start.wrapping_sub(1)) != Tag::Wh
            })
        })
    }

    /// Whether a clause may start behind the piece before `at`: a comma, or a comma and “but”.
    fn opens_clause(&self, at: usize) -> bool {
        self.sign(at - 1, &[',', '—', '–']) || matches!(self.word(at - 1), "but" | "while")
    }

    /// Whether a verb follows the noun phrase.
    pub(super) fn has_verb(&self, subject: &Range<usize>, limit: usize) -> bool {
        let mut at = subject.end;
        while at < limit && (self.is(at, Is::ADVERB.with(Is::DAY)) || self.word(at).ends_with("ly")) {
            at += 1;
        }
        let verb = Is::BE.with(Is::AUXILIARY).with(Is::CUE).with(Is::NEGATION);
        let small = Is::PREPOSITION.with(Is::CONJUNCTION).with(Is::DETERMINER).with(Is::SUBORDINATOR);
        at < limit
            && self
                .piece(at)
                .is_some_and(|p| p.word && !p.capital && (p.is.any(verb) || !p.is.any(small.with(Is::ROLE))))
    }

    /// The noun phrase a clause that starts here opens with, as far as it looks like a name, a pronoun or a role.
    pub(super) fn subject_at(&self, from: usize, limit: usize) -> Option<Range<usize>> {
        let mut start = from;
        if self.is(start, Is::PREPOSITION.with(Is::SUBORDINATOR)) {
            let comma = (start..limit.min(start + LONGEST_SPEAKER)).find(|&i| self.sign(i, &[',']))?;
            start = comma + 1;
        }
        while start < limit && self.is(start, Is::ADVERB.with(Is::CONJUNCTION)) || self.sign(start, &[',']) {
            start += 1;
        }
        if self.is(start, Is::PRONOUN) {
            return Some(start..start + 1);
        }
        // “Speaking at the hall”, “Asked by reporters”
        if self.word(start).ends_with("ing") && self.is(start + 1, Is::PREPOSITION.with(Is::DETERMINER)) {
            return None;
        }
        let mut end = start;
        let mut name = None;
        let inside = |p: &Piece| p.word || p.is_sign(&['-', '.', '\'', '’']);
        while end < limit && end < start + 14 && self.piece(end).is_some_and(inside) {
            let piece = &self.pieces[end];
            let named = piece.capital && !piece.is.any(Is::DETERMINER.with(Is::PREPOSITION).with(Is::DAY));
            let joins = piece.sign.is_some()
                || piece.is.any(Is::PREPOSITION.with(Is::DETERMINER))
                    && name.is_some()
                    && matches!(self.word(end), "of" | "for" | "the");
            // “two Democratic speechwriters”
            let plural = name.is_some() && self.is_plural(end) && self.is(start, Is::DETERMINER);
            if named || plural || piece.is.any(Is::ROLE) {
                name = Some(end + 1);
            } else if name.is_some() && !joins
                || piece.is.any(Is::AUXILIARY.with(Is::BE).with(Is::CUE).with(Is::PREPOSITION))
                || end > start + 3
            {
                break;
            }
            end += 1;
        }
        // “The diocese issued”: no word the tables know.
        let plain = self.is(start, Is::DETERMINER)
            && start + 2 < limit
            && self.piece(start + 1).is_some_and(|p| p.word && p.is == Is::NOTHING)
            && self.tag(start + 1).is_noun();
        name.map(|end| start..end).or_else(|| plain.then(|| start..start + 2))
    }

    /// “a news report published Wednesday”, “her comments on the issue”, “35 states that”: whether a word that is a noun
    /// as well as a verb is the noun here; `verb` is where its auxiliaries start.
    pub(super) fn reads_as_noun(&self, cue: &Range<usize>, verb: usize) -> bool {
        let form = self.words.cue(&self.text.tokens[self.pieces[cue.start].token..]).map(|(_, cue)| cue.form);
        let plain = matches!(form, Some(Form::Base | Form::Present));
        if !plain {
            return false;
        }
        let next = cue.end;
        let goes_on = self.is(next, Is::BE.with(Is::AUXILIARY)) && !self.reads(next, "to")
            || self.is(next, Is::CUE) && !self.is(next, Is::ROLE)
            || matches!(self.word(next), "of" | "for" | "from" | "by" | "about" | "on" | "with")
            || self.piece(next).is_some_and(|p| self.text.tokens[p.token].kind == TokenKind::Possessive);
        if goes_on {
            return true;
        }
        if verb == self.unit.start || (verb..cue.start).any(|i| self.is(i, Is::AUXILIARY.with(Is::BE))) {
            return false;
        }
        let Some(head) = self.piece(verb - 1).filter(|p| p.word) else {
            // “one red-state senator”
            return self.sign(verb - 1, &['-']);
        };
        let many = self.is_plural(verb - 1)
            || head.is.any(Is::GROUP.with(Is::THEY))
            || head.capital && self.word(verb - 1).ends_with(['s', 'S'])
            // “RCMP call the storm “wild””
            || self.text.tokens[head.token].case == Case::Upper
                && (verb - 1 == self.unit.start || self.reads(verb - 2, "the") || self.sign(verb - 2, &[',']))
            || matches!(self.word(verb - 1), "I" | "you" | "we" | "who" | "many" | "some" | "others" | "most");
        let and = (verb.saturating_sub(8)..verb).any(|i| self.reads(i, "and"));
        let number = self.text.tokens[head.token].kind == TokenKind::Number;
        let opens = self.opens_clause_word(next) || self.quote(next) || self.sign(next, &[':', ',']);
        let known = head.capital || head.is.any(Is::ROLE.with(Is::PRONOUN));
        match form {
            Some(Form::Base) => !many && !and,
            _ => {
                number || head.is.any(Is::GROUP) && !head.is.any(Is::BODY.with(Is::PAPER)) || !known && !opens
            }
        }
    }

    /// “Said Dorothea Pyne, who grew up there, “We were proud.””: a verb that opens the sentence before its speaker.
    pub(super) fn opening_verb(&self, at: usize) -> Option<Found> {
        let (count, word) = self.words.cue(&self.text.tokens[self.pieces[at].token..])?;
        let cue = at..at + count;
        let speaker = self.speaker_after(cue.end).filter(|s| self.pieces[s.start].capital)?;
        let limit = self.unit.end.min(speaker.end + LONGEST_SPEAKER);
        let lead = (speaker.end..limit)
            .find(|&i| self.sign(i, &[':', ',']) && (self.quote(i + 1) || i + 1 == self.unit.end))?;
        (word.form == Form::Past).then(|| Found {
            word,
            speaker: Some(speaker),
            whole: at..lead,
            inverted: true,
            ..Found::bare(cue)
        })
    }

    /// ““Never again,” Cole deadpanned.”: a quote that calls for its verb makes one of a word no table lists.
    pub(super) fn unlisted_verb(&self, at: usize) -> Option<Found> {
        let piece = &self.pieces[at];
        if !piece.word || piece.capital || piece.is != Is::NOTHING || !self.word(at).ends_with("ed") {
            return None;
        }
        let waits = |quote: usize| self.quote(quote) && self.ends_open(quote);
        let word = Cue { form: Form::Past, ..Cue::default() };
        let next = at + 1;
        if at > self.unit.start && waits(at - 1) {
            let speaker = self.speaker_after(next).filter(|s| self.stands_alone(s))?;
            let whole = at..speaker.end;
            return Some(Found {
                word,
                speaker: Some(speaker),
                whole,
                inverted: true,
                ..Found::bare(at..next)
            });
        }
        let ends = self.piece(next).is_none_or(|p| {
            p.sign.is_some() || p.is.any(Is::PREPOSITION.with(Is::ADVERB).with(Is::DAY)) || p.pair.is_some()
        });
        if !ends || self.reads(next, "to") || self.reads(next, "-") {
            return None;
        }
        let (start, speaker) = self.speaker_before(at)?;
        let named = self.pieces[speaker.start].is.any(Is::PRONOUN) || self.pieces[speaker.end - 1].capital;
        // “was “small,” even after they looked again”
        let named = named && !(start..speaker.start).any(|i| self.is_adverbial(i));
        (start > self.unit.start && waits(start - 1) && named && speaker.len() <= 6).then(|| Found {
            word,
            speaker: Some(speaker),
            whole: start..next,
            ..Found::bare(at..next)
        })
    }

    /// “Jonas Reyer attacked “the men who burned it””, “She nodded at the crowd. “Go home””: whoever acts in a sentence
    /// with marks that no cue speaks for, or has said what stands before them in it.
    pub fn actor(&self, quote: usize, frames: &[Found]) -> Actor {
        let said = |found: &&Found| {
            found.whole.end <= quote && !found.according && !found.negated && !found.noun && !found.word.weak
        };
        if let Some(found) = frames.iter().rev().find(said).filter(|found| found.speaker.is_some()) {
            return Actor::Somebody(Found { word: Cue::default(), ..found.clone() });
        }
        let named = |speaker: &Range<usize>| {
            let first = &self.pieces[speaker.start];
            first.is.any(Is::HE.with(Is::SHE)) && speaker.len() == 1
                || first.capital && !first.is.any(Is::DETERMINER) && speaker.len() <= 6
                // “One early backer, Lee Zell, gave it a try: “…””
                || self.sign(quote.wrapping_sub(1), &[':']) && self.is(speaker.end - 1, Is::ROLE)
        };
        let verb =
            self.parse(quote).verbs_in(self.tokens_before(quote)).iter().rev().find(|verb| verb.finite);
        // “Olm was asked, “Why now?””
        let done_to = verb.is_some_and(|verb| verb.passive);
        let speaker = self.subject(quote).filter(|s| named(s) && self.has_verb(s, quote));
        let speaker = speaker.or_else(|| self.actor_before(quote).filter(named));
        match speaker.filter(|_| !done_to) {
            Some(speaker) => Actor::Somebody(Found {
                whole: speaker.clone(),
                speaker: Some(speaker),
                ..Found::bare(quote..quote)
            }),
            None if verb.is_some() => Actor::SomebodyElse,
            None => Actor::Nobody,
        }
    }

    /// The tokens of the unit before the piece at `end`.
    fn tokens_before(&self, end: usize) -> Range<usize> {
        let token = |at: usize| self.pieces.get(at).map_or(0, |piece| piece.token);
        token(self.unit.start)..token(end)
    }
}

/// Who acts in a sentence with marks that no cue speaks for.
pub enum Actor {
    /// Whoever the sentence names.
    Somebody(Found),
    /// The sentence has a subject that does not speak: “The town is “a place where nothing happens””.
    SomebodyElse,
    /// It has no verb of its own.
    Nobody,
}
