//! Owns what a frame reports: which marks it speaks for, where a reported clause starts and ends.
//!
//! `[Ann Cole said the ruling was “a gift” . ]` → mixed, “the ruling was “a gift””

use std::ops::Range;

use crate::fact::QuoteForm;
use crate::lexicon::Is;
use crate::lexicon::cues::Form;

use super::frames::{Found, Reader};

/// Something reported, in indices of pieces.
#[derive(Clone, Debug)]
pub struct Report {
    /// What was said.
    pub content: Range<usize>,
    /// How it is reported.
    pub form: QuoteForm,
    /// The frame, as an index; none where no cue stands near.
    pub frame: Option<usize>,
    /// The rule that found it.
    pub rule: &'static str,
}

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
                .map_or(self.unit.end, |f| if f.borrowed { f.cue.start } else { f.whole.start });
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
        self.loose_quotes(&mut reports);
        reports.sort_by_key(|r| r.content.start);
        reports
    }

    /// Whether a later frame ends an earlier one's clause: “…, adding that”, “… and said”, “…, but Reyes said”; not
    /// “said he hopes that”.
    fn cuts(&self, frame: &Found) -> bool {
        let start = if frame.borrowed { frame.cue.start } else { frame.whole.start };
        let before = start.wrapping_sub(1);
        let comma = self.sign(before, &[',', ';', '—', '–']) || self.quote(before);
        let and = self.is(before, Is::CONJUNCTION)
            && (frame.borrowed
                || self.sign(before.wrapping_sub(1), &[','])
                || self.quote(before.wrapping_sub(1)));
        if frame.according || frame.word.form == Form::Ing || frame.inverted {
            return comma || and || frame.according;
        }
        let linked = self.is(before, Is::SUBORDINATOR)
            && self.sign(before.wrapping_sub(1), &[','])
            && !matches!(self.word(before), "that" | "which" | "who");
        and || linked || comma && !frame.borrowed
    }

    /// What stands before the frame: “…,” Ann Cole said.
    fn report_before(&self, index: usize, frame: &Found, taken: usize) -> Option<Report> {
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

    fn form_of(&self, content: &Range<usize>) -> QuoteForm {
        if content.clone().any(|i| self.quote(i)) { QuoteForm::Mixed } else { QuoteForm::Indirect }
    }

    /// What stands behind the frame: Ann Cole said that …
    fn report_after(&self, index: usize, frame: &Found, next: usize, found_before: bool) -> Option<Report> {
        let from = frame.whole.end;
        if frame.according {
            return self.report_after_according(index, frame, next, found_before);
        }
        if frame.word.call {
            return self.called(index, from, next);
        }
        if let Some(start) = self.deed(frame, from, next).filter(|_| !found_before && !frame.negated) {
            let content = start..self.clause_end(start, next);
            // “urged readers not to compare stations: “A gauge lies.””: the words in marks are what was said.
            if let Some(colon) = content.clone().find(|&i| self.sign(i, &[':']) && self.quote(i + 1)) {
                return Some(Report {
                    content: colon + 1..colon + 2,
                    form: QuoteForm::Direct,
                    frame: Some(index),
                    rule: "quote.after_cue",
                });
            }
            let form = self.form_of(&content);
            let report = Report { content, form, frame: Some(index), rule: "quote.deed_after_cue" };
            return (report.content.len() > 1).then_some(report);
        }
        if frame.noun && self.reads(from, "for") {
            let content = from..self.noun_clause_end(frame, from, self.clause_end(from, next));
            let form = self.form_of(&content);
            let report = Report { content, form, frame: Some(index), rule: "quote.clause_after_cue" };
            return (report.content.len() > 2 && !found_before).then_some(report);
        }
        let (start, overt) = self.opening(frame, from, next)?;
        let quoted = self.quote(start);
        if quoted && self.is_word_as_word(start) || self.asks(frame, start) {
            return None;
        }
        let direct = |end| {
            Some(Report {
                content: start..end,
                form: QuoteForm::Direct,
                frame: Some(index),
                rule: "quote.after_cue",
            })
        };
        if found_before && !quoted {
            return None;
        }
        let end = self.clause_end(start, next);
        let end = if frame.noun { self.noun_clause_end(frame, start, end) } else { end };
        if quoted {
            let rest = (start + 1..end).any(|i| self.pieces[i].word);
            let own_stop = self.ends_with_stop(start);
            if !rest || found_before || own_stop || self.sign(start.wrapping_sub(1), &[':']) {
                return direct(start + 1);
            }
            if !overt && frame.inverted {
                return direct(start + 1);
            }
        }
        let holds_quote = (start..end).any(|i| self.quote(i));
        let relative = !frame.inverted && self.is_relative(frame);
        let plain = self.word(frame.cue.start).to_ascii_lowercase();
        let sure = matches!(plain.as_str(), "said" | "says" | "say" | "saying" | "told" | "tells");
        let may = overt && (frame.word.clause || frame.word.that)
            || (frame.word.clause || frame.word.that) && !relative && self.reads_as_clause(start, end, sure)
            || holds_quote
                && !frame.negated
                && self.quote_soon(start, end, frame.word.clause || frame.word.that);
        if !may
            || frame.negated && !holds_quote
            || frame.inverted && !overt && !holds_quote && !self.passive_by(frame)
        {
            return None;
        }
        let words = (start..end).filter(|&i| self.pieces[i].word || self.quote(i)).count();
        // “says much about the town”, “was reported by a plumber who came”
        let much = matches!(self.word(start), "much" | "little" | "volumes" | "plenty");
        let plumber = frame.inverted && matches!(self.word(start), "who" | "which");
        if words < 2 && !quoted || much || plumber {
            return None;
        }
        let form = if quoted && end == start + 1 { QuoteForm::Direct } else { self.form_of(&(start..end)) };
        Some(Report { content: start..end, form, frame: Some(index), rule: "quote.clause_after_cue" })
    }

    /// “when the text only says “she””: a little word alone in marks is named, not said.
    fn is_word_as_word(&self, at: usize) -> bool {
        let piece = &self.pieces[at];
        let mut words = self.text.tokens[piece.token..piece.end]
            .iter()
            .filter(|t| t.kind != crate::text::TokenKind::Mark);
        let small = Is::PRONOUN.with(Is::DETERMINER).with(Is::PREPOSITION).with(Is::CONJUNCTION);
        words.next().is_some_and(|t| !t.is_capitalised() && self.words.of(t).any(small))
            && words.next().is_none()
    }

    /// “a card says who vouches for it and where it comes from”: a thing that answers a question reports nothing.
    fn asks(&self, frame: &Found, at: usize) -> bool {
        let says = matches!(self.word(frame.cue.start), "say" | "says" | "said" | "saying");
        says && matches!(self.word(at), "who" | "where" | "how" | "whose" | "which" | "why")
    }

    /// “than city reports say”, “as he puts it”, “what she calls”: the cue has its content elsewhere.
    fn is_relative(&self, frame: &Found) -> bool {
        matches!(
            self.word(frame.whole.start.wrapping_sub(1)),
            "than" | "as" | "what" | "which" | "As" | "What"
        )
    }

    /// Whether the words from `start` on are a clause without “that”: a subject, then a verb.
    fn reads_as_clause(&self, start: usize, end: usize, sure: bool) -> bool {
        let reach = if sure { 40 } else { 14 };
        // “found itself a symbol”
        if self.word(start).ends_with("self") || self.word(start).ends_with("selves") {
            return false;
        }
        if !sure && self.judges(start) {
            return false;
        }
        if self.is(start, Is::HE.with(Is::SHE).with(Is::THEY).with(Is::IT))
            && !self.is(start + 1, Is::PREPOSITION)
            || matches!(self.word(start), "I" | "there")
        {
            return end > start + 1;
        }
        if sure
            && end - start >= 5
            && self.piece(start).is_some_and(|p| p.capital || p.is.any(Is::DETERMINER))
        {
            return true;
        }
        for at in start + 1..end.min(start + reach) {
            if self.is(at, Is::BE.with(Is::AUXILIARY)) && !self.word(at).eq_ignore_ascii_case("to") {
                return true;
            }
            if !sure && (self.sign(at, &[',', ';']) || self.is(at, Is::SUBORDINATOR)) {
                return false;
            }
        }
        sure && end - start >= 5
    }

    /// “tenants found it hard to pay”, “will find it increasingly difficult”: no verb follows “it”.
    fn judges(&self, start: usize) -> bool {
        let degree = Is::DEGREE.with(Is::ADVERB);
        let next = start + 1 + (start + 1..start + 3).take_while(|&at| self.is(at, degree)).count();
        self.is(start, Is::IT) && self.is(next, Is::JUDGED)
    }

    fn passive_by(&self, frame: &Found) -> bool {
        self.word(frame.cue.end).eq_ignore_ascii_case("by")
    }

    /// Whether marks follow soon; a cue that reports marks only needs them at once: “posted a film with a “wet lap””.
    fn quote_soon(&self, start: usize, end: usize, clause: bool) -> bool {
        let reach = if clause { 30 } else { 8 };
        (start..end.min(start + reach)).any(|i| self.quote(i))
    }

    fn ends_with_stop(&self, at: usize) -> bool {
        self.ends_with(at, &[".", "?", "!", "…"])
    }

    fn report_after_according(
        &self,
        index: usize,
        frame: &Found,
        next: usize,
        found_before: bool,
    ) -> Option<Report> {
        if found_before || !self.sign(frame.whole.end, &[',']) {
            return None;
        }
        let start = frame.whole.end + 1;
        let end = self.clause_end(start, next);
        let report = Report {
            content: start..end,
            form: self.form_of(&(start..end)),
            frame: Some(index),
            rule: "quote.according_to",
        };
        (end > start + 1 || self.quote(start)).then_some(report)
    }

    /// “called the leak “regrettable””: the marked words; with several, all from the first object on.
    fn called(&self, index: usize, from: usize, next: usize) -> Option<Report> {
        let limit = next.min(from + 30).min(self.unit.end);
        let stop = (from..limit).find(|&i| self.sign(i, &[';', '.', ':']) && !self.quote(i)).unwrap_or(limit);
        let first = (from..stop.min(from + 12)).find(|&i| self.quote(i))?;
        let last = (first..stop).rev().find(|&i| self.quote(i))?;
        let (content, form) = if first == last {
            (first..first + 1, QuoteForm::Direct)
        } else {
            (from..last + 1, QuoteForm::Mixed)
        };
        Some(Report { content, form, frame: Some(index), rule: "quote.called" })
    }

    /// Marks no frame speaks for: a unit of marks only, “Name: “…””, “…” — Name. Others are scare quotes or titles.
    fn loose_quotes(&self, reports: &mut Vec<Report>) {
        let spoken: Vec<Range<usize>> = reports.iter().map(|r| r.content.clone()).collect();
        let mut spoken = spoken.into_iter().peekable();
        let alone = self.unit.clone().all(|i| !self.pieces[i].word);
        for at in self.unit.clone().filter(|&i| self.quote(i)) {
            while spoken.next_if(|r| r.end <= at).is_some() {}
            if spoken.peek().is_some_and(|r| r.contains(&at)) {
                continue;
            }
            let rule = if alone {
                "quote.alone"
            } else if self.is_sentence(at) {
                "quote.sentence"
            } else {
                continue;
            };
            reports.push(Report { content: at..at + 1, form: QuoteForm::Direct, frame: None, rule });
        }
    }

    /// Whether the marks hold a whole sentence: a capital first, a stop last, five words or more.
    fn is_sentence(&self, at: usize) -> bool {
        let piece = &self.pieces[at];
        let tokens = &self.text.tokens[piece.token..piece.end];
        let words = tokens.iter().filter(|t| t.kind == crate::text::TokenKind::Word).count();
        let small =
            tokens.iter().filter(|t| t.kind == crate::text::TokenKind::Word && !t.is_capitalised()).count();
        words >= 5 && small * 2 > words && (self.ends_with_stop(at) || words >= 10)
    }
}
