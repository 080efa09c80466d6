//! Owns what a frame reports: which marks it speaks for, where a reported clause starts and ends.
//!
//! `[Ann Cole said the ruling was “a gift” . ]` → mixed, “the ruling was “a gift””

use std::ops::Range;

use crate::fact::QuoteForm;
use crate::lexicon::Is;
use crate::lexicon::cues::Form;
use crate::order::sort_by_key;

use super::reader::{Found, Reader};
use super::report::Report;

impl Reader<'_> {
    /// What the unit reports, given its frames, in order of the text.
    pub fn reports(&self, frames: &[Found]) -> Vec<Report> {
        let mut reports: Vec<Report> = Vec::new();
        // Everything before it is spoken for.
        let mut taken = self.unit.start;
        for (index, frame) in frames.iter().enumerate() {
            if frame.cue.start < taken {
                continue;
            }
            let next = frames[index + 1..]
                .iter()
                .find(|f| f.cue.start >= frame.whole.end && self.cuts(f))
                .map_or(
                    self.unit.end,
                    |f| if f.borrowed { f.cue.start } else { self.link_start(f.whole.start) },
                );
            let before = self.report_before(index, frame, taken);
            let found_before = before.is_some();
            if let Some(report) = before {
                taken = report.content.end.max(frame.whole.end);
                reports.push(report);
            }
            if let Some(report) = self.report_after(index, frame, next, found_before) {
                taken = report.content.end.max(frame.whole.end);
                reports.push(report);
            }
        }
        // “I say we go home”, “you'd think”: what whoever writes thinks is not told of anybody.
        reports.retain(|report| {
            let frame = report.frame.and_then(|index| frames.get(index));
            let own = frame
                .filter(|f| f.word.form == Form::Base || f.word.form == Form::Ing && f.word.told)
                .and_then(|f| f.speaker.as_ref());
            let own = own.filter(|s| s.len() == 1);
            let we = |at: usize| self.reads(at, "we") && self.reads(report.content.start, "that");
            let mine =
                own.is_some_and(|s| self.is_narrator(s.start) && !we(s.start) || self.reads(s.start, "you"));
            !mine || report.form != QuoteForm::Indirect
        });
        self.loose_quotes(&mut reports, frames);
        sort_by_key(&mut reports, |r| r.content.start as u128);
        reports
    }

    /// Where “, to which” or “with” starts that links the clause at `start` to what stands before; otherwise `start`.
    fn link_start(&self, start: usize) -> usize {
        let before = |back: usize| self.word(start.wrapping_sub(back));
        match (before(2), before(1)) {
            ("to", "which") => start - 2,
            (_, "with") => start - 1,
            _ => start,
        }
    }

    /// Whether a later frame ends an earlier one's clause: “…, adding that”, “… and said”, “…, but Reyes said”; not
    /// “said he hopes that”.
    fn cuts(&self, frame: &Found) -> bool {
        // “called on Olm to stop and apologize”: what pins words in marks needs marks.
        if frame.word.call
            && frame.word.form == Form::Base
            && !(frame.cue.end..self.unit.end.min(frame.cue.end + 12)).any(|i| self.quote(i))
        {
            return false;
        }
        // “said he had looked in the rule book and found nothing”: he found it, and says so.
        let and = self.is(frame.cue.start.wrapping_sub(1), Is::CONJUNCTION);
        if frame.word.state && frame.borrowed && and && !self.opens_clause_word(frame.cue.end) {
            return false;
        }
        let start = if frame.borrowed { frame.cue.start } else { frame.whole.start };
        // “…, with half of them saying”
        let with = frame.word.form == Form::Ing && self.reads(start.wrapping_sub(1), "with");
        let start = start - usize::from(with);
        let before = start.wrapping_sub(1);
        let comma = self.sign(before, &[',', ';', '—', '–']) || self.quote(before);
        let and = self.is(before, Is::CONJUNCTION)
            && (frame.borrowed
                || self.sign(before.wrapping_sub(1), &[','])
                || self.quote(before.wrapping_sub(1)));
        if frame.according || frame.word.form == Form::Ing || frame.inverted {
            // “its training and advising mission”
            let reports = |i: usize| self.opens_clause_word(i) || self.quote(i) || self.sign(i, &[':', ',']);
            let and = and
                && (comma || frame.word.form != Form::Ing || (frame.cue.end..frame.cue.end + 6).any(reports));
            return comma || and || frame.according;
        }
        // “…, so a second handful soon shows.”: nothing stands behind that could be reported.
        let empty = self.piece(frame.whole.end).is_none_or(|p| p.is_sign(&['.']));
        let and = and && !(empty && self.reads(before, "so"));
        let linked = !empty
            && self.is(before, Is::SUBORDINATOR)
            && self.sign(before.wrapping_sub(1), &[','])
            && !matches!(self.word(before), "that" | "which" | "who");
        // “…, to which Reyes replied: “No.””
        let answers = self.reads(before, "which")
            && self.reads(before.wrapping_sub(1), "to")
            && self.sign(frame.whole.end, &[',', ':'])
            && self.quote(frame.whole.end + 1);
        // “called it “tired,” denounced it and said”
        let next = frame.borrowed && self.quote(before) && self.ends_with(before, &[","]);
        and || linked || answers || next || comma && !frame.borrowed
    }

    pub(super) fn form_of(&self, content: &Range<usize>) -> QuoteForm {
        if content.clone().any(|i| self.quote(i)) { QuoteForm::Mixed } else { QuoteForm::Indirect }
    }
}
