//! Owns marks that no frame speaks for: whole sentences, and marks with nothing beside them. Others are scare quotes or
//! titles.

use std::ops::Range;

use crate::fact::QuoteForm;
use crate::lexicon::Is;
use crate::syntax::Tag;
use crate::text::TokenKind;

use super::reader::{Found, Reader};
use super::report::Report;

impl Reader<'_> {
    /// Marks no frame speaks for: a unit of marks only, “Name: “…””, “…” — Name. Others are scare quotes or titles.
    pub(super) fn loose_quotes(&self, reports: &mut Vec<Report>, frames: &[Found]) {
        // “Suppose a child walked in and said, “No.””
        if !self.unit.clone().any(|i| self.quote(i)) || self.is_supposed() {
            return;
        }
        let spoken: Vec<Range<usize>> = reports.iter().map(|r| r.content.clone()).collect();
        let mut spoken = spoken.into_iter().peekable();
        let alone = self.unit.clone().all(|i| !self.pieces[i].word);
        if alone && self.is_reference()
            || self.is_label(self.unit.start + 1) && self.sign(self.unit.start + 1, &[':'])
        {
            return;
        }
        for at in self.unit.clone().filter(|&i| self.quote(i)) {
            while spoken.next_if(|r| r.end <= at).is_some() {}
            if spoken.peek().is_some_and(|r| r.contains(&at)) {
                continue;
            }
            if let Some(frame) = self.broken_by_gesture(at, reports) {
                reports.push(Report { frame: Some(frame), ..direct_at(at, "quote.resumed") });
                continue;
            }
            let told = reports.iter().position(|r| r.content.end + 1 == at && self.sign(at - 1, &[':']));
            if let Some((told, frame)) = told.and_then(|told| Some((told, reports[told].frame?))) {
                let inner = self.says_inside(&reports[told].content, at, frames);
                if inner.is_some() {
                    self.hold(told, at, reports, frames);
                }
                let frame = Some(inner.unwrap_or(frame));
                reports.push(Report { frame, ..direct_at(at, "quote.after_cue") });
                continue;
            }
            if let Some(frame) = self.broken_by_act(at, reports, frames) {
                reports.push(Report { frame: Some(frame), ..direct_at(at, "quote.resumed") });
                continue;
            }
            // “questions such as “does it work at night?””: an example.
            if self.reads(at.wrapping_sub(1), "as") && self.reads(at.wrapping_sub(2), "such") {
                continue;
            }
            // “you could answer, “I'd rather hear yours first.””
            if self.sign(at.wrapping_sub(1), &[','])
                && self.is(at.wrapping_sub(2), Is::CUE)
                && self.is_unsaid(at - 2)
            {
                continue;
            }
            let rule = if self.heads(at) {
                "quote.headline"
            } else if alone || self.comes_later(at) {
                "quote.alone"
            } else if self.is_sentence(at) {
                "quote.sentence"
            } else {
                continue;
            };
            reports.push(direct_at(at, rule));
        }
    }

    /// “Cole said Reyes had asked her: “Why?””: the frame inside what is reported whose speaker says the marks behind the colon.
    fn says_inside(&self, content: &Range<usize>, at: usize, frames: &[Found]) -> Option<usize> {
        frames.iter().rposition(|frame| {
            let inside = content.start <= frame.whole.start && frame.cue.end < at;
            let own = !frame.negated && !frame.noun && !frame.borrowed && !frame.according;
            let named = frame.speaker.as_ref().is_some_and(|s| content.contains(&s.start));
            inside && own && named && !(frame.cue.end..at).any(|i| self.is_finite_word(i))
        })
    }

    /// “Cole said Reyes had asked her: “Why?””: what Cole said holds the marks; what a court merely heard is left to them.
    fn hold(&self, told: usize, marks: usize, reports: &mut Vec<Report>, frames: &[Found]) {
        let heard =
            reports[told].frame.and_then(|i| frames.get(i)).is_some_and(|f| self.reads(f.cue.start, "heard"));
        if heard {
            reports.remove(told);
        } else {
            reports[told].content.end = marks + 1;
            reports[told].form = QuoteForm::Mixed;
        }
    }

    /// “Lund: “To here” — she taps her belt — “and no further.””: the frame of the marks before, where a gesture between
    /// dashes breaks what somebody says.
    fn broken_by_gesture(&self, at: usize, reports: &[Report]) -> Option<usize> {
        const LONGEST_GESTURE: usize = 12;
        let dash = |i: usize| self.sign(i, &['—', '–']);
        let floor = at.saturating_sub(LONGEST_GESTURE).max(self.unit.start);
        let before = (floor..at).rev().find(|&i| self.quote(i))?;
        let own = |report: &&Report| report.content == (before..before + 1);
        let report = Some(reports).filter(|_| dash(before + 1) && dash(at - 1))?.iter().find(own)?;
        report.frame
    }

    /// ““I think,” said Ida Brandt, pausing for breath, “that he knew.””: the frame of the marks before, which a comma ended, where
    /// no more than what the speaker did meanwhile stands between.
    fn broken_by_act(&self, at: usize, reports: &[Report], frames: &[Found]) -> Option<usize> {
        const LONGEST_ACT: usize = 12;
        let own = reports.iter().rfind(|r| r.form == QuoteForm::Direct && r.content.end <= at)?;
        let (index, before) = (own.frame?, own.content.end - 1);
        let behind = frames.get(index)?.whole.end;
        let act = behind + 1..at - 1;
        let open = self.ends_with(before, &[",", "—", "–", "…"]);
        let still =
            !act.clone().any(|i| self.is_finite_word(i) || self.quote(i) || self.sign(i, &[':', ';']));
        let opens = matches!(
            self.tag(act.start),
            Tag::Gerund
                | Tag::Participle
                | Tag::Preposition
                | Tag::Adverb
                | Tag::Possessive
                | Tag::PossessivePronoun
        );
        (open
            && behind > before
            && self.sign(behind, &[','])
            && self.sign(at - 1, &[','])
            && act.len() <= LONGEST_ACT
            && still
            && opens)
            .then_some(index)
    }

    /// “Then, after a moment: “Yes.””: whether nothing but when stands before a colon and the marks at `at`.
    fn comes_later(&self, at: usize) -> bool {
        const LONGEST: usize = 7;
        let colon = at.wrapping_sub(1);
        let lead = self.unit.start..colon;
        let small = |i: usize| {
            self.sign(i, &[','])
                || matches!(
                    self.tag(i),
                    Tag::Adverb | Tag::Preposition | Tag::Determiner | Tag::Numeral | Tag::Coordinator
                )
                || self.tag(i).is_noun() && !self.pieces[i].capital
        };
        let time = |i: usize| self.tag(i) == Tag::Adverb || self.is(i, Is::ADVERB);
        self.sign(colon, &[':'])
            && !lead.is_empty()
            && lead.len() <= LONGEST
            && lead.clone().all(|i| i == lead.start || small(i))
            && lead.clone().any(time)
            && !self.is_label(colon)
    }

    /// “^ “Rainfall by month”. Water Institute. Retrieved 4 May.”: a title that a stop outside of its marks ends, and more
    /// of its paragraph behind.
    fn is_reference(&self) -> bool {
        let Some(quote) = self.unit.clone().find(|&i| self.quote(i)) else { return false };
        self.sign(quote + 1, &['.', ','])
            && !self.ends_with(quote, &[".", "?", "!", "…", ","])
            && quote + 2 == self.unit.end
            && self.unit.end < self.pieces.len()
    }

    /// “‘We had no warning’: families tell of the flood”: words that somebody said, with a colon or a dash before what is told.
    fn heads(&self, at: usize) -> bool {
        let piece = &self.pieces[at];
        let parse = self.parse(at);
        let mut inside = piece.token..piece.end;
        at == self.unit.start
            && self.sign(at + 1, &[':', '–', '—'])
            && at + 3 < self.unit.end
            && inside.any(|token| parse.tag(token).is_verb() || parse.tag(token) == Tag::Pronoun)
            && self.unit.end == self.pieces.len()
    }

    /// Whether the marks hold a whole sentence: a capital first, a stop last, five words or more.
    fn is_sentence(&self, at: usize) -> bool {
        let piece = &self.pieces[at];
        let tokens = &self.text.tokens[piece.token..piece.end];
        let words = tokens.iter().filter(|t| t.kind == TokenKind::Word).count();
        let small = tokens.iter().filter(|t| t.kind == TokenKind::Word && !t.is_capitalised()).count();
        words >= 5 && small * 2 > words && (self.ends_with_stop(at) || words >= 10)
    }

    /// “when the text only says “she””: a little word alone in marks is named, not said.
    pub(super) fn is_word_as_word(&self, at: usize) -> bool {
        let piece = &self.pieces[at];
        let mut words = self.text.tokens[piece.token..piece.end].iter().filter(|t| t.kind != TokenKind::Mark);
        let small = Is::PRONOUN
            .with(Is::DETERMINER)
            .with(Is::PREPOSITION)
            .with(Is::CONJUNCTION)
            .with(Is::SUBORDINATOR);
        words.next().is_some_and(|t| !t.is_capitalised() && self.words.of(t).any(small))
            && words.next().is_none()
    }
}

/// The quote at `at`, which no frame speaks for.
fn direct_at(at: usize, rule: &'static str) -> Report {
    Report { content: at..at + 1, form: QuoteForm::Direct, frame: None, rule }
}
