//! Owns what stands behind a frame and is reported by it.
//!
//! `[Ann Cole said the ruling was “a gift” . ]` → mixed, “the ruling was “a gift””

use std::ops::Range;

use crate::fact::QuoteForm;
use crate::lexicon::cues::Form;
use crate::lexicon::{Is, QuoteSort};
use crate::syntax::Tag;

use super::reader::{Found, Reader};
use super::report::Report;
use super::verbs::has_start;

impl Reader<'_> {
    /// What stands behind the frame with this index: Ann Cole said that …
    pub(super) fn report_after(
        &self,
        index: usize,
        frame: &Found,
        next: usize,
        found_before: bool,
    ) -> Option<Report> {
        // “their figures tell a different story: bills rose”: a story is told, and nobody.
        let behind = self.phrases_from(frame.whole.end).map(|(phrase, _)| self.piece_at(phrase.head));
        if frame.word.told && behind.is_some_and(|head| self.sorts(head, QuoteSort::STORY)) {
            return None;
        }
        if frame.according {
            return self.behind_comma(index, frame.whole.end, next, found_before);
        }
        if let Some(comma) = self.as_said(frame, next) {
            return self.behind_comma(index, comma, next, found_before);
        }
        if frame.word.call {
            // “It is what I call the “attention market””, “or, as I call it, “moving house””: whose words they are is not told.
            let own =
                frame.speaker.as_ref().is_some_and(|s| matches!(self.word(s.start), "I" | "you" | "we"));
            if own && ["what", "as"].iter().any(|opener| self.is_opened_by(frame.cue.start, opener)) {
                return None;
            }
            return self.called(index, frame, next);
        }
        // “everything you asked him to remember”
        let deed = self
            .deed(frame, frame.whole.end, next)
            .filter(|_| !(found_before || frame.negated || frame.word.told && self.has_gap(frame)));
        if let Some(start) = deed {
            let end = self.own_clause_end(frame, self.clause_end(start, next));
            let end = self.own_end(frame, start, end);
            return self.deed_after(index, start..end.max(start));
        }
        if frame.noun && self.reads(frame.whole.end, "for") {
            return self.call_after(index, frame, next).filter(|_| !found_before);
        }
        self.clause_after(index, frame, next, found_before)
    }

    /// “vowed to return”
    fn deed_after(&self, index: usize, content: Range<usize>) -> Option<Report> {
        // “urged readers not to compare stations: “A gauge lies.””: the words in marks are what was said.
        if let Some(colon) = content.clone().find(|&i| self.sign(i, &[':']) && self.quote(i + 1)) {
            return Some(direct(index, colon + 1));
        }
        let form = self.form_of(&content);
        let report = Report { content, form, frame: Some(index), rule: "quote.deed_after_cue" };
        (report.content.len() > 1).then_some(report)
    }

    /// “her call for lower rents”
    fn call_after(&self, index: usize, frame: &Found, next: usize) -> Option<Report> {
        let from = frame.whole.end;
        let content = from..self.noun_clause_end(frame, from, self.clause_end(from, next));
        let form = self.form_of(&content);
        (content.len() > 2).then_some(Report {
            content,
            form,
            frame: Some(index),
            rule: "quote.clause_after_cue",
        })
    }

    /// “said that it rained”, “said: “It rained””
    fn clause_after(&self, index: usize, frame: &Found, next: usize, found_before: bool) -> Option<Report> {
        let said = self.complement(frame, next);
        let (start, overt) = self.start_behind(frame, said.as_ref(), next)?;
        let quoted = self.quote(start);
        if self.says_nothing(frame, start, found_before) {
            return None;
        }
        let end = self.said_up_to(frame, said.as_ref(), start, next);
        let torn = !overt && self.opens_with_verb(start) || !frame.noun && self.has_gap(frame);
        // “which the office says is “a matter of mild astonishment””: the marks alone are said.
        let first = (start..end).find(|&i| self.quote(i));
        if let Some(marks) = first.filter(|&i| torn && i + 1 == end && self.is(start, Is::BE)) {
            return Some(direct(index, marks));
        }
        if torn && !(first.is_some() && (frame.word.clause || frame.word.that)) {
            return None;
        }
        if quoted && self.is_all_said(start..end, frame, overt, found_before) {
            return Some(direct(index, start));
        }
        let complement = said.is_some_and(|said| said.contains(&start));
        let is_clause = complement && self.is_said(frame, start);
        // “wrote two novels before he was 30”: an object, where syntax knows the verb.
        let object = !complement
            && !overt
            && !self.quote_in(start..end)
            && self.is_verb(frame.cue.start)
            && self.ends_before_verb(start..end);
        // “said five words that changed my life”, “did not explain why the page said “up””
        let only_a_thing = !overt && !quoted && self.only_describes(start..end);
        if only_a_thing || frame.negated && !quoted {
            return None;
        }
        if object && !self.sorts(frame.cue.start, QuoteSort::PLAIN)
            || !self.may_report(start..end, frame, overt, is_clause)
        {
            return None;
        }
        if let (false, Some(only)) = (overt, self.only_marks(frame, start..end)) {
            return Some(direct(index, only));
        }
        // “says four in ten give up: “They hear no.””: what is told, and then in whose words.
        let colon = (start + 3..end).find(|&i| self.sign(i, &[':']) && self.quote(i + 1) && i + 2 == end);
        let end = colon.filter(|&colon| self.states_in(start..colon)).unwrap_or(end);
        let form = if quoted && end == start + 1 { QuoteForm::Direct } else { self.form_of(&(start..end)) };
        // “before the courts rule on either side of that question”: without a verb nothing is stated.
        if form == QuoteForm::Indirect && !frame.noun && !self.is_a_clause(start..end) {
            return None;
        }
        if frame.word.state && self.comes_upon(frame, start) {
            return None;
        }
        if !overt && self.is_state(frame, start) || frame.word.weak && self.is_told_behind(start..end, next) {
            return None;
        }
        Some(Report { content: start..end, form, frame: Some(index), rule: "quote.clause_after_cue" })
    }

    /// Where what is said starts, of which syntax says that it is `said`; and whether a “that” or the like opens it.
    fn start_behind(&self, frame: &Found, said: Option<&Range<usize>>, next: usize) -> Option<(usize, bool)> {
        let of = self.behind_topic(frame, next);
        let (start, overt) = of.or_else(|| self.opening(frame, frame.whole.end, next)).or_else(|| {
            let start = said?.start;
            // “told her about the pantry, and left”
            if frame.word.told && self.is(start, Is::ADDRESSEE) && !self.owns_next(start) {
                return None;
            }
            let overt = self.opens_clause_word(start) && !self.reads(start, "when");
            Some((start, overt))
                .filter(|_| overt || !matches!(self.word(start), "as" | "when") && !self.is_adverbial(start))
        })?;
        // “warned the reservoir could run dry”: nobody is told, the clause begins at once.
        let at_once = !overt && frame.word.told && self.is_said(frame, frame.whole.end);
        Some((if at_once { frame.whole.end } else { start }, overt))
    }

    /// “wrote of her first “Tosca” that the clothes sang”: behind “that”, where a noun phrase says of what it is told.
    fn behind_topic(&self, frame: &Found, next: usize) -> Option<(usize, bool)> {
        const LONGEST: usize = 8;
        let from = frame.whole.end;
        let topic = matches!(self.word(from), "of" | "about") && !frame.noun;
        let that = (from + 2..next.min(from + LONGEST)).find(|&i| self.reads(i, "that"))?;
        let noun = self.quote(that - 1) || self.tag(that - 1) == Tag::Proper;
        let still = (from + 1..that).all(|i| !self.is_finite_word(i) && !self.sign(i, &[',', ';', ':']));
        // “wrote of a man that died”: what “that” opens says more of him.
        (topic && noun && still && frame.word.that | frame.word.clause).then_some((that, true))
    }

    /// “The bank believes that rates will fall, Ann Holt said”: whether somebody behind the comma, at `next`, says the whole.
    fn is_told_behind(&self, content: Range<usize>, next: usize) -> bool {
        let comma = self.sign(content.end - 1, &[','])
            || self.sign(content.end, &[','])
            || self.quote(content.end - 1) && self.ends_with(content.end - 1, &[","]);
        comma && next < self.unit.end && next <= content.end + 1
    }

    /// “Officers found the door locked”: whether the first verb from `start` on is a participle that says in what state
    /// something was come upon. What a study found it says, “The study found the ward closed early”, and what holds of all of
    /// a kind somebody tells: “Researchers found rats walked farther”.
    fn is_state(&self, frame: &Found, start: usize) -> bool {
        let shows = has_start(self.word(frame.cue.start), "show");
        if !(frame.word.state || shows) {
            return false;
        }
        let studies = |speaker: &Range<usize>| speaker.clone().any(|i| self.is(i, Is::PAPER));
        let verb =
            (start..self.unit.end).find(|&i| self.tag(i).is_verb() || self.is(i, Is::BE.with(Is::AUXILIARY)));
        let participle = verb.is_some_and(|verb| {
            // “found the council failed to act”: it did so.
            matches!(self.tag(verb), Tag::VerbPast | Tag::Participle)
                && self.word(verb).ends_with("ed")
                && self.tag(verb + 1) != Tag::To
        });
        // “The replay shows the ball come off his shin”
        let bare = |verb: usize| self.tag(verb) == Tag::VerbBase && self.tag(verb - 1).is_noun();
        if shows {
            return verb.is_some_and(bare);
        }
        let one = self.tag(start) == Tag::Numeral
            || self.pieces[start].capital
            || self.is(start, Is::DETERMINER.with(Is::ADDRESSEE));
        one && participle && !frame.speaker.as_ref().is_some_and(studies)
    }

    /// “I put it in water and found that it floats”, “She found that she had lost it”: what whoever writes came upon, or somebody of
    /// themselves; a judge finds of others.
    fn comes_upon(&self, frame: &Found, start: usize) -> bool {
        let Some(speaker) =
            frame.speaker.as_ref().filter(|_| self.word(frame.cue.start).starts_with(['f', 'F']))
        else {
            return frame.speaker.as_ref().is_some_and(|s| s.len() == 1 && self.reads(s.start, "I"));
        };
        let own = Is::HE.with(Is::SHE).with(Is::THEY);
        let first = start + usize::from(self.reads(start, "that"));
        let (one, name) = (speaker.len() == 1, self.pieces[speaker.end - 1].capital);
        let mine = one && matches!(self.word(speaker.start), "I" | "we" | "We");
        let same = one
            && self.is(speaker.start, own)
            && self.word(speaker.start).eq_ignore_ascii_case(self.word(first));
        let somebody = one && self.reads(speaker.start, "who")
            || name && !speaker.clone().any(|i| self.is(i, Is::ROLE.with(Is::BODY)));
        mine || same || somebody && self.is(first, Is::HE.with(Is::SHE))
    }

    /// Where the words end that the frame reports from `start` on, of which syntax says that they are `said`.
    fn said_up_to(&self, frame: &Found, said: Option<&Range<usize>>, start: usize, next: usize) -> usize {
        let quoted = self.quote(start);
        let end = self.clause_end(start, next);
        let end = match said {
            _ if frame.noun => self.noun_clause_end(frame, start, end),
            Some(said) if !quoted && said.contains(&start) => self.said_end(frame, said, end),
            _ => end,
        };
        let end = if quoted { self.aside_end(frame, start, end) } else { self.own_end(frame, start, end) };
        // “Despite admitting that it was late, the firm went on”: the sentence has yet to begin.
        let opens = frame.word.form == Form::Ing
            && !(self.unit.start..frame.cue.start).any(|i| self.is_finite_word(i));
        (start + 1..end).find(|&i| opens && self.sign(i, &[','])).unwrap_or(end)
    }

    /// Whether of a content that opens with a quote the quote is all: “said: “It rained.” She left”.
    fn is_all_said(&self, content: Range<usize>, frame: &Found, overt: bool, found_before: bool) -> bool {
        let start = content.start;
        let rest = (start + 1..content.end).any(|i| self.pieces[i].word);
        // “just texted 'rent is up x' i have nothing left”: whoever writes goes on.
        let next =
            start + 1 + usize::from(self.is(start + 1, Is::CONJUNCTION) || self.reads(start + 1, "so"));
        // “had promised “valley views”, and there was a valley somewhere”
        let apart = self.sign(start + 1, &[','])
            && self.is(start + 2, Is::CONJUNCTION)
            && self.states_in(start + 3..content.end);
        !rest
            || apart
            || self.is_narrator(next) && !overt
            // “says “fine” the way others say “fire””
            || self.reads(next, "the") && self.reads(next + 1, "way")
            || found_before
            // “A neighbour who said “it was like thunder” told police”
            || self.reads(frame.whole.start, "who") && self.is_finite_word(next)
            || self.ends_with_stop(start)
            || self.sign(start.wrapping_sub(1), &[':'])
            || !overt && frame.inverted
    }

    /// Whether the frame's cue can report this content; `overt` says whether “that” or the like opens it, `is_clause`
    /// whether syntax takes it for what is said.
    fn may_report(&self, content: Range<usize>, frame: &Found, overt: bool, is_clause: bool) -> bool {
        let (start, end) = (content.start, content.end);
        let holds_quote = content.clone().any(|i| self.quote(i));
        let relative = !frame.inverted && self.is_relative(frame);
        let sure = self.sorts(frame.cue.start, QuoteSort::PLAIN);
        let takes_clause = frame.word.clause || frame.word.that;
        // “Fury as council says pool must close”
        let before_as = self.reads(frame.whole.start.wrapping_sub(1), "as");
        // “has underlined the word “late” twice”: the marks show words, and nobody says them.
        let shows = self.reads(start, "the")
            && matches!(self.word(start + 1), "word" | "term" | "name" | "title")
            && self.quote(start + 2);
        if shows && !is_clause {
            return false;
        }
        let may = overt && takes_clause
            || takes_clause
                && (!relative || is_clause && before_as)
                && (is_clause || self.reads_as_clause(start, end, sure))
            || holds_quote && !frame.negated && self.quote_soon(start, end, takes_clause)
            // “The team suspects that a second planet may lie farther out.”
            || (is_clause || overt) && self.thinks(frame);
        // “asked nobody's permission”
        let wh = self.opens_clause_word(start) || end > start && self.ends_with(end - 1, &["?"]);
        let asks = (!overt || !wh) && !holds_quote && self.word(frame.cue.start).starts_with("ask");
        // “I reckon it's worth it”: thought more than said.
        let told = !frame.word.weak || overt || holds_quote || is_clause && self.thinks(frame);
        let may = may && !asks && told;
        if !may
            || frame.negated && !holds_quote
            || frame.inverted && !overt && !holds_quote && !self.passive_by(frame)
        {
            return false;
        }
        let words = content.filter(|&i| self.pieces[i].word || self.quote(i)).count();
        // “says much about the town”, “was reported by a plumber who came”
        let much = self.sorts(start + usize::from(self.reads(start, "a")), QuoteSort::PLENTY);
        // “My mother said nothing and peeled the onions”, “said little of the plan”
        let nothing = self.reads(start, "nothing") && !self.is_finite_word(start + 1);
        let plumber = frame.inverted && matches!(self.word(start), "who" | "which");
        (words >= 2 || self.quote(start)) && (!much || is_clause) && !plumber && !nothing
    }

    /// “The analyst believes the firm is too cautious”: whether the frame tells what somebody else thinks; not “I believe”, “Not
    /// everyone thinks”, “people think”.
    fn thinks(&self, frame: &Found) -> bool {
        let Some(speaker) = frame.speaker.clone().filter(|_| frame.word.weak && !frame.negated) else {
            return false;
        };
        let finite = matches!(frame.word.form, Form::Past | Form::Present)
            || frame.word.form == Form::Base && self.tag(speaker.end - 1).is_noun();
        // “My physio, Dani, reckons”; not “My sister reckons”
        let cue = frame.cue.start;
        let small = |i: &usize| !self.piece(*i).is_some_and(|p| p.capital);
        let name = (cue.saturating_sub(4)..cue - 1).rev().find(small);
        let apposed = self.sign(cue - 1, &[',']) && name.is_some_and(|i| i + 2 < cue && self.sign(i, &[',']));
        // “My friend Bettina, who bakes for a living, reckons”
        let named = |i: usize| {
            let name = speaker.clone().skip(1).any(|i| self.pieces[i].capital);
            self.owns_next(i) && (apposed || i == speaker.start && name)
        };
        let whose = |i: usize| self.is_narrator(i) && !named(i) || self.sorts(i, QuoteSort::ANYBODY);
        let not = self.is(speaker.start.wrapping_sub(1), Is::NEGATION);
        finite && !frame.inverted && !not && !whose(speaker.start) && !whose(speaker.end - 1)
    }

    /// “than city reports say”, “as he puts it”, “what she calls”: the cue has its content elsewhere.
    fn is_relative(&self, frame: &Found) -> bool {
        let before = frame.whole.start.wrapping_sub(1);
        // “the film, in which he said he was ill”
        let governed = self.reads(before, "which") && self.is(before.wrapping_sub(1), Is::PREPOSITION);
        matches!(self.word(before), "than" | "as" | "what" | "which" | "As" | "What") && !governed
    }

    fn passive_by(&self, frame: &Found) -> bool {
        self.word(frame.cue.end).eq_ignore_ascii_case("by")
    }

    /// Whether marks follow soon; a cue that reports marks only needs them at once: “posted a film with a “wet lap””.
    fn quote_soon(&self, start: usize, end: usize, clause: bool) -> bool {
        let reach = if clause { 30 } else { 8 };
        (start..end.min(start + reach)).any(|i| self.quote(i))
    }

    /// “As the report notes, prices fell”, “As Holm said in May, the dam is old”: the comma that the clause stands behind.
    fn as_said(&self, frame: &Found, next: usize) -> Option<usize> {
        let opens = frame.whole.start == self.unit.start + 1 && self.reads(self.unit.start, "as");
        if !opens || !(frame.word.clause || frame.word.that) || frame.negated || frame.inverted {
            return None;
        }
        let mut comma = frame.whole.end;
        while comma < next {
            let behind = self.skip_manner(comma, next);
            if behind == comma {
                break;
            }
            comma = behind;
        }
        Some(comma).filter(|&at| {
            self.sign(at, &[',']) && !self.quote(at + 1) && self.states_in(at + 1..self.unit.end)
        })
    }

    /// “According to the report, prices fell”: what stands behind the comma at `comma`.
    fn behind_comma(&self, index: usize, comma: usize, next: usize, found_before: bool) -> Option<Report> {
        let free = self.phrases_from(comma).is_some_and(|(phrase, _)| {
            self.piece_at(phrase.tokens.start) == comma
                && self.is_finite_word(self.piece_at(phrase.tokens.end))
        });
        // “Not so, according to the firm: demand will fall”
        let colon = self.sign(comma, &[':']) && self.states_in(comma + 1..self.unit.end);
        if found_before || !(colon || self.sign(comma, &[',']) || free && comma > self.unit.start) {
            return None;
        }
        let start = comma + usize::from(colon || self.sign(comma, &[',']));
        // “According to truckers, however, only one machine was working”
        let aside = self.tag(start) == Tag::Adverb && self.sign(start + 1, &[',']);
        let start = start + if aside { 2 } else { 0 };
        let end = self.clause_end(start, next);
        let report = Report {
            content: start..end,
            form: self.form_of(&(start..end)),
            frame: Some(index),
            rule: "quote.according_to",
        };
        (end > start + 1 || self.quote(start)).then_some(report)
    }

    pub(super) fn ends_with_stop(&self, at: usize) -> bool {
        self.ends_with(at, &[".", "?", "!", "…"])
    }
}

/// The quote at `at`, as the frame with this index reports it.
fn direct(index: usize, at: usize) -> Report {
    Report { content: at..at + 1, form: QuoteForm::Direct, frame: Some(index), rule: "quote.after_cue" }
}
