//! Owns frames without a reporting word: what stands before a colon, or behind a dash that signs.
//!
//! `[Finance chief : Quote]` → speaker “Finance chief”; `[Quote — Edith Varga]` → speaker “Edith Varga”

use std::ops::Range;

use crate::lexicon::cues::{Cue, Form};
use crate::lexicon::{Is, QuoteSort};
use crate::syntax::Tag;
use crate::text::{BlockKind, Case};

use super::reader::{Found, LONGEST_SPEAKER, Reader};

/// What stands between a quote and its signature.
pub(super) const DASHES: &[char] = &['—', '–', '―', '-'];

impl Reader<'_> {
    /// “Finance chief: “No new taxes””: what stands before the colon at `at` speaks, unless a cue does.
    pub(super) fn colon(&self, at: usize, before: &[Found]) -> Option<Found> {
        let told = before.iter().any(|f| f.whole.end + LONGEST_SPEAKER > at);
        if told || self.is_label(at) || !self.opens_speech(at) {
            return None;
        }
        let speaker = if self.reads(self.unit.start, "here") || self.reads(self.unit.start, "here's") {
            self.shown(at)
        } else {
            self.owner_of_paper(at).or_else(|| self.named_before_colon(at))
        };
        Some(Found { speaker: Some(speaker?), ..Found::bare(at..at + 1) })
    }

    /// Whether the marks behind the colon at `at` hold speech, of which only the colon says whose it is.
    fn opens_speech(&self, at: usize) -> bool {
        // “Lund: “To here” — she taps her belt — “and no further.””: a gesture signs nothing.
        let signed = self.sign(at + 2, DASHES) && self.piece(at + 3).is_some_and(|p| p.capital);
        // “Reyer ticked through the list: “Be kind,” he said”: the cue behind names the speaker.
        let told_behind = || self.ends_with(at + 1, &[","]) && at + 2 < self.unit.end;
        self.quote(at + 1) && !signed && !told_behind() && !self.is_code(at + 1)
    }

    /// “Here's Ann Cole in 1992: “…””: who is shown before the colon at `at`.
    fn shown(&self, at: usize) -> Option<Range<usize>> {
        let here = self.unit.start + 1;
        let from = here + usize::from(self.is(here, Is::BE) || self.is_mark_of_owner(here));
        self.subject_at(from, at).filter(|s| self.pieces[s.start].capital)
    }

    /// “From Cole's post: “…””: whose paper stands before the colon at `at`.
    fn owner_of_paper(&self, at: usize) -> Option<Range<usize>> {
        let paper = at.wrapping_sub(1);
        let from = self.reads(self.unit.start, "from") && self.is(paper, Is::PAPER.with(Is::REPORT));
        if from { self.owner(paper).filter(|owner| owner.start == self.unit.start + 1) } else { None }
    }

    /// “11:05 Opposition leader Grace Moor: “…””: who is named right before the colon at `at`, by all that stands there, else by its
    /// first words or its last subject.
    fn named_before_colon(&self, at: usize) -> Option<Range<usize>> {
        let whole = self.content_start(self.unit.start, at)..at;
        let short = whole.len() <= 6
            && !whole
                .clone()
                .any(|i| self.is(i, Is::BE.with(Is::AUXILIARY)) || self.quote(i) || self.sign(i, &[',']));
        // “She then turned to the hall: “Go home.””
        let short = short && !self.is(whole.start, Is::PRONOUN);
        // “A minute later: “Sorry.””: when, not who.
        let when = whole
            .end
            .checked_sub(1)
            .is_some_and(|last| self.tag(last) == Tag::Adverb || self.sorts(last, QuoteSort::SPAN));
        // “Next week: “Odd Man Out””
        if when
            && whole.len() <= 3
            && whole.clone().all(|i| !self.is(i, Is::ROLE))
            && self.sorts(whole.end - 1, QuoteSort::SPAN)
        {
            return None;
        }
        let speaker =
            if short && !when { self.trimmed(whole.clone()).filter(|s| self.can_speak(s)) } else { None };
        let speaker = self
            .speaks_of(&whole)
            .or(speaker)
            .or_else(|| self.apposed_subject(&whole))
            .or_else(|| self.described_alone(&whole))
            .or_else(|| self.signed_before(at))
            .or_else(|| self.last_subject(at))?;
        let speaker = self.sender(&speaker, at).unwrap_or(speaker);
        // “Regardless of what you think: “…””, “It's what golfers do: “…””
        if self.names_nothing(&speaker)
            || self.tag(speaker.start) == Tag::Wh && !self.reads(speaker.start, "who")
        {
            return None;
        }
        // “MARKET WATCH: “Not yet,” Ida Brandt said.”: a label in capitals speaks for nobody.
        let shouts = |i: usize| self.text.tokens[self.pieces[i].token].case == Case::Upper;
        let label = whole.len() > 1 && whole.filter(|&i| self.pieces[i].word).all(shouts);
        (!label).then_some(speaker)
    }

    /// “His opposite number, *Gareth Rhyl*, was not so sure: “…””: the name that the subject of the words before a colon is apposed to.
    fn apposed_subject(&self, whole: &Range<usize>) -> Option<Range<usize>> {
        let comma = |from: usize| (from..whole.end).find(|&i| self.sign(i, &[',']));
        let first = comma(whole.start)?;
        let second = comma(first + 1)?;
        let name = first + 1..second;
        let named = (1..=4).contains(&name.len()) && name.clone().all(|i| self.pieces[i].capital);
        let opens = self.is(whole.start, Is::DETERMINER) || self.tag(whole.start) == Tag::PossessivePronoun;
        let plain = !(whole.start..first).any(|i| self.tag(i).is_verb() || self.quote(i));
        (named && opens && plain && self.is_finite_word(second + 1)).then_some(name)
    }

    /// “Then a note from their captain, Ann Cole: “…””: who sends the paper that `paper` names, before the colon at `at`.
    fn sender(&self, paper: &Range<usize>, at: usize) -> Option<Range<usize>> {
        let from = (paper.start..at.saturating_sub(1)).find(|&i| {
            self.reads(i, "from") && self.is(i - 1, Is::PAPER.with(Is::REPORT)) && self.pieces[at - 1].capital
        })?;
        self.trimmed(from + 1..at)
    }

    /// “My nan, 82, from Grimsby: “Over my dead body.””: whoever opens the words before a colon, where the rest only describes them.
    fn described_alone(&self, whole: &Range<usize>) -> Option<Range<usize>> {
        let comma = whole.clone().find(|&i| self.sign(i, &[',']))?;
        let first = whole.start..comma;
        let still = whole.len() <= 12 && !whole.clone().any(|i| self.tag(i).is_verb() || self.quote(i));
        let known = self.tag(first.start) == Tag::PossessivePronoun
            || !first.is_empty() && self.is(first.end - 1, Is::ROLE);
        (still && known && self.can_speak(&first)).then_some(first)
    }

    /// “Bank chief: rates will rise”, “Rates will rise – bank chief”: an office before the colon or behind the dash of a line
    /// that no stop ends.
    pub(super) fn headline(&self, at: usize) -> Option<Found> {
        const LONGEST: usize = 4;
        let (start, end) = (self.unit.start, self.unit.end);
        let colon = self.sign(at, &[':']);
        let (speaker, said) = if colon { (start..at, at + 1..end) } else { (at + 1..end, start..at) };
        let last = speaker.end.checked_sub(1)?;
        let whole_line =
            start == 0 && end == self.pieces.len() && self.piece(end - 1).is_some_and(|p| p.word);
        let states = said.clone().any(|i| self.is_finite_word(i) || self.is(i, Is::BE.with(Is::AUXILIARY)))
            && !said.clone().any(|i| self.quote(i));
        // “Holm: the dam is safe”: somebody the text tells more of.
        let token = self.piece(speaker.start)?.token;
        let named = self.cast.at(token).filter(|s| s.tokens.len() == speaker.len());
        let known = named.and_then(|s| self.cast.member(s)).is_some_and(|m| m.human && m.name.contains(' '));
        let office =
            (self.is(last, Is::ROLE) || known) && !speaker.clone().any(|i| self.is(i, Is::PREPOSITION));
        let spaced = colon || self.text.tokens[self.pieces[at].token].spaced;
        let fits = whole_line && states && office && spaced && speaker.len() <= LONGEST && !self.is_label(at);
        let word = Cue { clause: true, form: Form::Present, ..Cue::default() };
        let whole = if colon { speaker.start..at } else { speaker.clone() };
        fits.then(|| Found {
            word,
            speaker: Some(speaker),
            whole,
            inverted: !colon,
            ..Found::bare(at..at + 1)
        })
    }

    /// “Example: “…””: a word before the colon at `at` that names nobody.
    pub(super) fn is_label(&self, at: usize) -> bool {
        at <= self.unit.start + 2 && self.sorts(self.unit.start, QuoteSort::LABEL)
    }

    /// `If-Match: "2"`, `type: "text"`: what stands in the marks at `quote` is a value and no speech, without a space and a stop.
    fn is_code(&self, quote: usize) -> bool {
        let piece = &self.pieces[quote];
        let block = self.text.tokens[piece.token].block;
        let drawn = self.text.document.blocks.get(block.0 as usize).map(|block| block.kind);
        let inside = self.text.tokens[piece.token..piece.end].iter().skip(1);
        drawn == Some(BlockKind::Preformatted)
            || !self.ends_with(quote, &[".", "?", "!", "…", ","]) && !inside.skip(1).any(|t| t.spaced)
    }

    /// “Prices fell - Petra Amsel: “Not for long.””: the name between a dash and the colon.
    fn signed_before(&self, colon: usize) -> Option<Range<usize>> {
        let floor = self.unit.start.max(colon.saturating_sub(6));
        let dash =
            (floor..colon).rev().find(|&i| !self.piece(i).is_some_and(|p| p.capital || p.is_sign(&['.'])))?;
        (self.sign(dash, DASHES) && dash + 1 < colon).then_some(dash + 1..colon)
    }

    /// “Petra Amsel on dressing for court: “Not my image””: the name that opens a headline, before what is spoken of.
    fn speaks_of(&self, whole: &Range<usize>) -> Option<Range<usize>> {
        const LONGEST: usize = 4;
        let on = (whole.start + 2..whole.end.min(whole.start + LONGEST)).find(|&i| self.reads(i, "on"))?;
        let name = whole.start..on;
        let named = self.is(name.start, Is::GIVEN_NAME) && name.clone().all(|i| self.pieces[i].capital);
        let finite = whole.clone().any(|i| self.is_finite_word(i));
        (named && !finite).then_some(name)
    }

    /// “Never sit when you can walk.” — Edith Varga
    pub(super) fn signature(&self, at: usize) -> Option<Found> {
        let start = at + 1;
        let end = (start..self.unit.end.min(start + 6))
            .take_while(|&i| self.piece(i).is_some_and(|p| p.capital || p.is_sign(&['.'])))
            .last()?
            + 1;
        let stops = self.piece(end).is_none_or(|p| p.is_sign(&[',', '(', '.']));
        (stops && !self.is(start, Is::DETERMINER.with(Is::PRONOUN).with(Is::CONJUNCTION))).then(|| Found {
            speaker: Some(start..end),
            whole: at..end,
            inverted: true,
            ..Found::bare(at..start)
        })
    }
}
