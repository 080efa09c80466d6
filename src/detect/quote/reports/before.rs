//! Owns what stands before a frame and is reported by it.
//!
//! `[The dam is safe , Ann Cole said . ]` → “The dam is safe”

use std::ops::Range;

use crate::fact::QuoteForm;
use crate::lexicon::Is;
use crate::lexicon::cues::Form;

use super::reader::{Found, Reader};
use super::report::Report;

impl Reader<'_> {
    /// What stands before the frame: “…,” Ann Cole said.
    pub(super) fn report_before(&self, index: usize, frame: &Found, taken: usize) -> Option<Report> {
        let mut end = frame.whole.start;
        // “the mayor, who said”: what stands before is whom “who” means.
        if matches!(self.word(end), "who" | "which") {
            return None;
        }
        if frame.borrowed || frame.noun || frame.word.call || end <= taken || frame.word.form == Form::Ing {
            return None;
        }
        let comma = self.sign(end - 1, &[',', '—', '–', '-', '…']);
        while end > taken && self.sign(end - 1, &[',', '—', '–', '-', '…']) {
            end -= 1;
        }
        if end <= taken {
            return None;
        }
        let quoted = self.quote(end - 1);
        // “Rather than the old hall, asks Ida Brandt, “has anyone …””: the quote is what she asks.
        let leads_in =
            frame.inverted && self.sign(frame.whole.end, &[',', ':']) && self.quote(frame.whole.end + 1);
        if leads_in && !quoted && !frame.according {
            return None;
        }
        if !quoted && (!comma || !frame.word.clause && !frame.word.that || frame.negated) {
            return None;
        }
        let start = self.content_start(taken, end);
        // “Asked whether the dam was safe, Holm said no”: somebody else asked.
        let asked = |at: usize| self.reads(at, "asked") || self.reads(at, "told");
        if !quoted && (asked(start) || self.reads(start, "when") && asked(start + 1)) {
            return None;
        }
        // “In a letter to staff, Holm wrote: “We stay.””: where, not what.
        let leads_to_quote = self.sign(frame.whole.end, &[':', ',']) && self.quote(frame.whole.end + 1);
        if !quoted && leads_to_quote && self.is(start, Is::PREPOSITION) {
            return None;
        }
        // “As the news spread, tenants complained about the lift”: when, not what.
        let when = matches!(
            self.word(start),
            "As" | "When" | "While" | "After" | "Before" | "Although" | "Since" | "Until"
        );
        if !quoted && when && !(start..end).any(|i| self.sign(i, &[','])) {
            return None;
        }
        if quoted {
            let all = (start..end).all(|i| self.quote(i) || !self.pieces[i].word);
            // “MARKET WATCH: “Rates will rest,” Amsel said.”: what leads up to the colon is not said.
            let led = end > start + 1 && self.sign(end - 2, &[':']);
            let single = led || self.pieces[end - 1].pair.is_some() && self.is_single(end - 1);
            if all || single {
                let first = if all { start } else { end - 1 };
                return Some(Report {
                    content: first..end,
                    form: QuoteForm::Direct,
                    frame: Some(index),
                    rule: "quote.before_cue",
                });
            }
            return Some(Report {
                content: start..end,
                form: QuoteForm::Mixed,
                frame: Some(index),
                rule: "quote.clause_before_cue",
            });
        }
        // “The pipeline, the company said, will be finished by June.”: the clause goes on behind the frame.
        let on = frame.whole.end + 1;
        let finite = self.is(on, Is::BE.with(Is::AUXILIARY))
            && !(start..end).any(|i| self.is(i, Is::BE.with(Is::AUXILIARY)));
        let resumes = finite
            || !self.is_clause(start..end)
                && !self.is(on, Is::CUE.with(Is::PREPOSITION).with(Is::CONJUNCTION))
                && !self.quote(on)
                && !matches!(self.word(on), "who" | "which" | "whose" | "whom")
                && !self.word(on).ends_with("ing");
        if resumes
            && comma
            && self.sign(on - 1, &[','])
            && self.piece(on).is_some_and(|p| p.word)
            && !frame.negated
        {
            let end = self.clause_end(on, self.unit.end);
            let form = self.form_of(&(start..end));
            return Some(Report {
                content: start..end,
                form,
                frame: Some(index),
                rule: "quote.clause_around_cue",
            });
        }
        // “What to have in the house, according to the fire brigade”: a heading's question, no statement.
        let to_do = matches!(self.word(start), "What" | "How" | "Where" | "Who" | "When" | "Which" | "Why")
            && (start..end.min(start + 3)).any(|i| self.reads(i, "to"));
        if to_do || !self.ends_frame(frame) || !self.is_clause(start..end) {
            return None;
        }
        let form = self.form_of(&(start..end));
        Some(Report { content: start..end, form, frame: Some(index), rule: "quote.clause_before_cue" })
    }

    fn is_single(&self, at: usize) -> bool {
        matches!(self.text.of(&self.text.tokens[self.pieces[at].token]), "'" | "‘")
            && !matches!(self.text.of(&self.text.tokens[self.pieces[at].token + 1]), "'" | "‘")
    }

    /// Whether the words look like a clause: a verb or at least four words.
    fn is_clause(&self, range: Range<usize>) -> bool {
        let words = range.clone().filter(|&i| self.pieces[i].word).count();
        let verb = range.clone().any(|i| self.is(i, Is::BE.with(Is::AUXILIARY))) || self.quote(range.start);
        let opens = self.is(range.start, Is::PREPOSITION.with(Is::SUBORDINATOR))
            && !self.is(range.start, Is::PRONOUN);
        words >= 3 && verb || words >= 5 && !opens
    }

    /// Whether nothing that could be reported follows the frame at once.
    fn ends_frame(&self, frame: &Found) -> bool {
        let at = frame.whole.end;
        self.piece(at).is_none_or(|p| {
            p.sign.is_some()
                || p.is.any(
                    Is::PREPOSITION.with(Is::ADVERB).with(Is::DAY).with(Is::ADDRESSEE).with(Is::CONJUNCTION),
                )
                || p.is.any(Is::SUBORDINATOR)
                    && !matches!(self.word(at), "that" | "whether" | "if" | "how" | "why" | "what")
                || self.word(at).ends_with("ly")
        }) || frame.inverted
    }

    /// Skips what does not belong to the clause at its start: commas and “But”.
    fn content_start(&self, start: usize, end: usize) -> usize {
        (start..end).find(|&i| !self.pieces[i].is_sign(&[',', ';', ':', '—', '–', '-', '.'])).unwrap_or(start)
    }
}
