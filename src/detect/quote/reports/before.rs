//! Owns what stands before a frame and is reported by it.
//!
//! `[The dam is safe , Ann Cole said . ]` → “The dam is safe”

use std::ops::Range;

use crate::fact::QuoteForm;
use crate::lexicon::Is;
use crate::lexicon::cues::Form;
use crate::syntax::Tag;

use super::reader::{Found, Reader};
use super::report::Report;

/// Words of a dateline or label before what is told: “NEW DELHI: ”.
const LONGEST_LABEL: usize = 4;

/// Words that say where a speaker is from: “of the museum in Cape Town”.
const LONGEST_PLACE: usize = 8;

impl Reader<'_> {
    /// What stands before the frame with this index: “…,” Ann Cole said; nothing before `taken` is free.
    pub(super) fn report_before(&self, index: usize, frame: &Found, taken: usize) -> Option<Report> {
        let mut end = frame.whole.start;
        // “the mayor, who said”: what stands before is whom “who” means.
        // “…, after the firm warned profit would fall”
        if matches!(self.word(end), "who" | "which") || self.is_adverbial(end) {
            return None;
        }
        if let Some(quote) = self.is_how(end).filter(|&quote| quote >= taken) {
            let content = quote..quote + 1;
            return Some(Report {
                content,
                form: QuoteForm::Direct,
                frame: Some(index),
                rule: "quote.before_cue",
            });
        }
        // ““She writes well,” one critic complained of her first book”
        let pins = frame.word.call && !(end > taken && self.quote(end - 1) && self.ends_open(end - 1));
        if frame.borrowed || frame.noun || pins || end <= taken || frame.word.form == Form::Ing {
            return None;
        }
        while end > taken && self.sign(end - 1, &[',', '—', '–', '-', '…']) {
            end -= 1;
        }
        if end <= taken {
            return None;
        }
        let content = self.content_start(taken, end)..end;
        // “On “Leave the Porch Light,” singer Dee Vance confesses that she …”
        let states = self.reads(frame.whole.end, "that") && self.tag(frame.whole.end) == Tag::Subordinator;
        if states && !frame.inverted && !self.quote(content.start) {
            return None;
        }
        // “In her essay “Lanes”, Ann Cole notes that”: a title, and what she notes.
        let titled = self.tag(content.start) == Tag::Preposition
            && !self.ends_open(end - 1)
            && self.complement(frame, self.unit.end).is_some_and(|said| said.start == frame.whole.end);
        // “talks about “fusion,” a word he charges his cooks a dollar to say”
        let of_word = frame.speaker.as_ref().is_some_and(|s| {
            s.start > frame.whole.start
                && s.len() == 1
                && s.end == frame.cue.start
                && self.is(s.start, Is::PRONOUN)
                && self.is(frame.whole.start, Is::DETERMINER)
        });
        if self.quote(end - 1) && (titled || of_word) {
            return None;
        }
        if self.quote(end - 1) {
            return Some(self.quote_before(index, content));
        }
        // “COPENHAGEN and BOSTON, January 12 — Norvita announced”: a dateline states nothing.
        let dash = self.sign(frame.whole.start.wrapping_sub(1), &['—', '–', '-']);
        let dateline = dash && content.start == 0 && !self.states_in(content.clone());
        if dateline || !self.may_report_before(frame, &content, taken) || self.leads_in(frame, &content) {
            return None;
        }
        self.clause_around(index, frame, &content).or_else(|| self.clause_before(index, frame, content))
    }

    /// Whether the frame can report the words before it, none of them in marks; nothing before `taken` is free.
    fn may_report_before(&self, frame: &Found, content: &Range<usize>, taken: usize) -> bool {
        let end = content.end;
        let comma = self.sign(frame.whole.start - 1, &[',', '—', '–', '-', '…']);
        // “a sum thought to be low”: no belief of anybody's.
        let believes = frame.word.weak
            && self.sign(frame.whole.start.wrapping_sub(1), &[','])
            && self.tag(frame.cue.start) != Tag::Participle
            && self.has_own_subject(frame)
            && !self.is_narrator(frame.whole.start);
        let reports = comma && (frame.word.clause || frame.word.that || believes) && !frame.negated;
        // “The aim is, he said, “to win.””, “They led and, he said, “should have won””: the marks are what is said.
        let leads = self.is(end - 1, Is::BE) || self.leads_up(end - 1);
        // “…, whose president, Max Orloff, said: “We forgive.””: a clause about him, not by him.
        let whose = (end..frame.cue.start)
            .chain(end.saturating_sub(3).max(taken)..end)
            .any(|i| self.reads(i, "whose") || self.reads(i, "who"));
        let of_him = whose && self.sign(frame.whole.end, &[':', ',']) && self.quote(frame.whole.end + 1);
        let aim = leads && self.quote(frame.whole.end + 1) || of_him;
        // “against the $19 million its own engineers recommended”: they recommended the money.
        let lead = frame.speaker.as_ref().is_some_and(|speaker| speaker.start > frame.whole.start) || !comma;
        let gap = lead && !frame.inverted && self.has_gap(frame);
        reports && !aim && !gap && !self.is_asked(content.start)
    }

    /// ““It was a second winter,” is how Edda Lund describes it”: the marks before “is how”, where it stands before `subject`.
    fn is_how(&self, subject: usize) -> Option<usize> {
        let be = subject.checked_sub(2).filter(|&be| self.reads(be + 1, "how") && self.is(be, Is::BE))?;
        let quote = be.checked_sub(1 + usize::from(self.sign(be.wrapping_sub(1), &[','])))?;
        self.quote(quote).then_some(quote)
    }

    /// “We lost,” and what leads up to it.
    fn quote_before(&self, index: usize, content: Range<usize>) -> Report {
        let (start, end) = (content.start, content.end);
        let all = (start..end).all(|i| self.quote(i) || !self.pieces[i].word);
        // “MARKET WATCH: “Rates will rest,” Amsel said.”: what leads up to the colon is not said.
        let led = end > start + 1 && self.sign(end - 2, &[':']);
        let states = (start..end - 1).any(|i| self.is_finite_word(i));
        let single = led || self.is_single(end - 1) && (states || !self.acts_in_marks(end - 1));
        let (content, form, rule) = if all || single {
            (if all { start } else { end - 1 }..end, QuoteForm::Direct, "quote.before_cue")
        } else {
            (start..end, QuoteForm::Mixed, "quote.clause_before_cue")
        };
        Report { content, form, frame: Some(index), rule }
    }

    /// Whether the words before the frame say when, where or to whom, not what: “In a letter to staff, Holm wrote: “We
    /// stay.””, “As the news spread, tenants complained”.
    fn leads_in(&self, frame: &Found, content: &Range<usize>) -> bool {
        let start = content.start;
        let leads_to_quote = self.sign(frame.whole.end, &[':', ',']) && self.quote(frame.whole.end + 1);
        // “Rather than the old hall, asks Ida Brandt, “has anyone …””, “Reacting to the news, Holm said: “It is a start.””
        let opens = self.is(start, Is::PREPOSITION) || self.tag(start) == Tag::Gerund;
        let when = matches!(
            self.word(start),
            "As" | "When" | "While" | "After" | "Before" | "Although" | "Since" | "Until"
        );
        leads_to_quote && (opens || frame.inverted && !frame.according)
            // “Since then, she told the court, she had been unable to dance”
            || when && !content.clone().any(|i| self.sign(i, &[','])) && self.states_in(content.clone())
    }

    /// “Asked whether the dam was safe, Holm said no”: somebody else asked.
    fn is_asked(&self, start: usize) -> bool {
        let asked = |at: usize| self.reads(at, "asked") || self.reads(at, "told");
        asked(start) || self.reads(start, "when") && asked(start + 1)
    }

    /// “The pipeline, the company said, will be finished by June.”: the clause goes on behind the frame.
    fn clause_around(&self, index: usize, frame: &Found, content: &Range<usize>) -> Option<Report> {
        let on = self.frame_end(frame) + 1;
        if !self.resumes_behind(frame, content, on)
            || !self.sign(on - 1, &[','])
            || !self.piece(on).is_some_and(|p| p.word)
        {
            return None;
        }
        // “so close that, he claimed, the pilots wave”: nothing but the word that leads up to it stands before.
        // “She keeps hens; eggs, he said, were running him $7 a dozen”: the inserted frame belongs to its own half.
        let half =
            content.clone().rev().find(|&i| self.sign(i, &[';', ':'])).map_or(content.start, |at| at + 1);
        // “But the match, he wrote, could hardly be chance”
        let half = half + usize::from(self.tag(half) == Tag::Coordinator && half + 1 < content.end);
        let start = if self.leads_up(content.end - 1) { on } else { half };
        let end = self.own_end(frame, on, self.clause_end(on, self.unit.end));
        let content = start..end;
        let form = self.form_of(&content);
        Some(Report { content, form, frame: Some(index), rule: "quote.clause_around_cue" })
    }

    /// Where the frame ends with whoever is told, and where whoever speaks is: “The animal, said Ann Cole *of the museum in Tarn*,
    /// was young”.
    fn frame_end(&self, frame: &Found) -> usize {
        let end = frame.whole.end;
        if frame.word.told {
            return self.skip_addressee(end, self.unit.end);
        }
        let mut behind = end;
        // “Her knee, she said afterwards, felt like string”
        while self.tag(behind) == Tag::Adverb && behind < end + 2 {
            behind += 1;
        }
        while frame.inverted && self.is(behind, Is::PREPOSITION) && behind < end + LONGEST_PLACE {
            let next = self.skip_manner(behind, self.unit.end);
            if next == behind {
                break;
            }
            behind = next;
        }
        if self.sign(behind, &[',']) { behind } else { end }
    }

    /// Whether the clause before the frame goes on at `on`.
    fn resumes_behind(&self, frame: &Found, content: &Range<usize>, on: usize) -> bool {
        let last = content.end - 1;
        let finite = self.is(on, Is::BE.with(Is::AUXILIARY)) && !self.reads(on, "to");
        // “If the rain holds, he said, we harvest.”
        finite
            || (self.leads_up(last) || self.is(last, Is::BE)) && self.sign(content.end, &[','])
            || self.is_inserted(frame) && !self.states(content) && !self.quote(on)
            // “it was gone, and with it, she admitted, any hope”
            || self.breaks_off(content) && self.piece(on).is_some_and(|p| p.word)
            // “She came home, she says, because the rent had doubled.”
            || matches!(self.word(on), "because" | "if" | "unless" | "until")
            || !self.is_clause(content.clone())
                && !self.is(on, Is::PREPOSITION.with(Is::CONJUNCTION))
                && (!self.is(on, Is::CUE) || matches!(self.tag(on), Tag::VerbPast | Tag::VerbS))
                && !self.quote(on)
                && !matches!(self.word(on), "who" | "which" | "whose" | "whom")
                && !self.word(on).ends_with("ing")
    }

    /// “…, and with it”: whether what stands behind the last comma is a piece of a clause without a verb.
    fn breaks_off(&self, content: &Range<usize>) -> bool {
        let last = content.clone().rev().find(|&i| self.sign(i, &[',']));
        last.is_some_and(|comma| {
            self.is(comma + 1, Is::CONJUNCTION)
                && self.tag(comma + 2) == Tag::Preposition
                && !(comma..content.end).any(|i| self.tag(i).is_verb())
        })
    }

    /// Whether the word before an inserted “he said” opens what is said behind it: “where, he said, the mines were laid”.
    fn leads_up(&self, at: usize) -> bool {
        matches!(self.word(at), "that" | "where" | "which" | "because" | "but" | "and")
    }

    /// “The dam is safe, Ann Cole said.”
    fn clause_before(&self, index: usize, frame: &Found, content: Range<usize>) -> Option<Report> {
        let (start, end) = (content.start, content.end);
        // “Olm believes, according to the card, that fire is old”
        if frame.according && self.reads(frame.whole.end + 1, "that") {
            return None;
        }
        // “What to have in the house, according to the fire brigade”: a heading's question, no statement.
        let to_do = matches!(self.word(start), "What" | "How" | "Where" | "Who" | "When" | "Which" | "Why")
            && (start..end.min(start + 3)).any(|i| self.reads(i, "to"));
        // “…, its founder told staff on Monday, two people who attended said”: whom he told.
        let told_of =
            start > self.unit.start && self.is(start - 1, Is::CUE) && !self.states_in(content.clone());
        if told_of {
            return None;
        }
        let ends = self.ends_frame(frame) || self.ends_with_addressee(frame);
        if to_do || !ends || !self.is_clause(content.clone()) || !self.states(&content) {
            return None;
        }
        let form = self.form_of(&content);
        Some(Report { content, form, frame: Some(index), rule: "quote.clause_before_cue" })
    }

    /// “…, a guard told Reuters.”: who is told, and nothing behind that could be reported.
    fn ends_with_addressee(&self, frame: &Found) -> bool {
        let from = frame.whole.end;
        let end = self.skip_addressee(from, self.unit.end);
        frame.word.told
            && end > from
            && (self.is_inserted(frame)
                || self.has_own_subject(frame)
                // “the commander, Esther Tam, told the Star”
                || self.sign(self.skip_back(frame.cue.start).wrapping_sub(1), &[',']))
            && self.piece(end).is_none_or(|p| p.sign.is_some() || p.is.any(Is::PREPOSITION.with(Is::DAY)))
    }

    /// “Ministers ‘knew of the leak’, memo shows”: whether marks open with the verb of what stands before them.
    fn acts_in_marks(&self, quote: usize) -> bool {
        let (parse, token) = (self.parse(quote), self.pieces[quote].token + 1);
        matches!(parse.tag(token), Tag::VerbPast | Tag::VerbS | Tag::Modal | Tag::Be | Tag::Have | Tag::Do)
    }

    fn is_single(&self, at: usize) -> bool {
        matches!(self.text.of(&self.text.tokens[self.pieces[at].token]), "'" | "‘")
            && !matches!(self.text.of(&self.text.tokens[self.pieces[at].token + 1]), "'" | "‘")
    }

    /// Whether the words look like a clause: a verb or at least four words.
    fn is_clause(&self, range: Range<usize>) -> bool {
        let words = range.clone().filter(|&i| self.pieces[i].word || self.quote(i)).count();
        let acts = |i: usize| self.quote(i) && self.acts_in_marks(i);
        let verb =
            range.clone().any(|i| self.is(i, Is::BE.with(Is::AUXILIARY)) || self.tag(i).is_verb() || acts(i))
                || self.quote(range.start);
        let opens = self.is(range.start, Is::PREPOSITION.with(Is::SUBORDINATOR))
            && !self.is(range.start, Is::PRONOUN);
        words >= 3 && verb || words >= 5 && !opens
    }

    /// Whether nothing that could be reported follows the frame at once.
    fn ends_frame(&self, frame: &Found) -> bool {
        // “…, researchers in Lyon reported this week.”
        let at = match self.skip_manner(frame.whole.end, self.unit.end) {
            behind if behind == frame.whole.end + 2 => behind,
            _ => frame.whole.end,
        };
        self.piece(at).is_none_or(|p| {
            p.sign.is_some()
                || p.is.any(
                    Is::PREPOSITION.with(Is::ADVERB).with(Is::DAY).with(Is::ADDRESSEE).with(Is::CONJUNCTION),
                )
                || p.is.any(Is::SUBORDINATOR)
                    && !matches!(self.word(at), "that" | "whether" | "if" | "how" | "why" | "what")
                || self.tag(at) == Tag::Adverb
        }) || frame.inverted
    }

    /// Where the text behind a time like “9.45” or “11.04am” at `start` begins: at a capital or at marks.
    pub(super) fn is_clock(&self, start: usize) -> Option<usize> {
        let (hours, minutes) = self.word(start).split_once('.')?;
        let behind = start + 1 + usize::from(matches!(self.word(start + 1), "am" | "pm"));
        let begins = self.piece(behind).is_some_and(|p| p.capital || p.pair.is_some());
        let digits = [hours, minutes].iter().all(|part| part.bytes().all(|b| b.is_ascii_digit()));
        (begins && digits && hours.len() <= 2 && minutes.len() == 2).then_some(behind)
    }

    /// Skips what does not belong to the clause at its start: commas and “But”.
    pub(super) fn content_start(&self, start: usize, end: usize) -> usize {
        let is_sign = |i: &usize| {
            self.pieces[*i].is_sign(&[',', ';', ':', '—', '–', '-', '.', '•', '·', '*', '▪', '►'])
        };
        let start = (start..end).find(|i| !is_sign(i)).unwrap_or(start);
        if start > self.unit.start {
            return start;
        }
        // “14:32 The road is shut, police say”, “Kochi: Rain fell, the minister said”: when and where it is told.
        let tight = |i: usize| self.pieces.get(i).is_some_and(|piece| !self.text.tokens[piece.token].spaced);
        let number = |i: usize| self.tag(i) == Tag::Numeral;
        // “58' “Quiet,” says Robert”
        if number(start) && start + 2 < end && self.sign(start + 1, &['\'', '’', '′']) && tight(start + 1)
        {
            return start + 2;
        }
        let stamp = number(start)
            && self.sign(start + 1, &[':', '.'])
            && tight(start + 1)
            && number(start + 2)
            && tight(start + 2);
        let label =
            (start..end.min(start + LONGEST_LABEL)).find(|&i| self.sign(i, &[':'])).filter(|&colon| {
                let noun = |i: usize| self.pieces[i].capital || self.tag(i).is_noun();
                colon > start && self.pieces[start].capital && (start..colon).all(noun)
            });
        // “9.45 The pound has lost a cent, traders say”: a time with a point.
        let clock = self.is_clock(start).filter(|&at| at < end);
        match label {
            Some(colon) if colon + 1 < end => colon + 1,
            _ if clock.is_some() => clock.unwrap_or(start),
            _ if stamp && start + 3 < end => start + 3,
            _ => start,
        }
    }
}
