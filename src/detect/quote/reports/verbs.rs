//! Owns the frames of reporting verbs: who speaks before them, behind them or elsewhere.
//!
//! `[Quote , said Ann Cole in a statement .]` → cue “said”, speaker “Ann Cole”

use std::ops::Range;

use crate::lexicon::cues::{Cue, Form};
use crate::lexicon::{Is, QuoteSort};
use crate::syntax::Tag;
use crate::text::TokenKind;

use super::piece::Piece;
use super::reader::{Found, LONGEST_SPEAKER, Reader};

impl Reader<'_> {
    /// “a claim the debt is high”, “their report”: a noun that reads like a cue.
    pub(super) fn is_noun_here(&self, at: usize) -> bool {
        if at == self.unit.start {
            return false;
        }
        let some = matches!(
            self.word(at - 1),
            "Some" | "some" | "Many" | "many" | "Another" | "another" | "One" | "one"
        ) && (self.tag(at) == Tag::VerbPast
            || self.tag(at) == Tag::VerbS && self.is(at + 1, Is::PRONOUN.with(Is::DETERMINER))
            || self.opens_clause_word(at + 1)
            || self.tag(at) == Tag::VerbBase
            || self.quote(at + 1 + usize::from(self.sign(at + 1, &[',', ':']))));
        // “a study that found”
        let relative = self.tag(at - 1) == Tag::Wh && self.tag(at).is_verb();
        let article = self.is(at - 1, Is::DETERMINER) && !self.is(at - 1, Is::PRONOUN) && !some && !relative;
        let owner = self.pieces[at - 1].sign.is_none()
            && self.text.tokens[self.pieces[at - 1].token].kind == TokenKind::Possessive;
        article && !self.is(at.wrapping_sub(2), Is::CUE) || self.is(at - 1, Is::PREPOSITION) || owner
    }

    /// The frame of the verb at `at`; `before` are the frames before it.
    pub(super) fn verb(&self, at: usize, before: &[Found]) -> Option<Found> {
        let (count, word) = self.words.cue(&self.text.tokens[self.pieces[at].token..])?;
        let cue = at..at + count;
        let quoted = |p: &Piece| p.pair.is_some();
        if cue.end > self.unit.end || self.pieces[cue.clone()].iter().any(quoted) || self.is_compound(at) {
            return None;
        }
        let plain = Found { word, ..Found::bare(cue.clone()) };
        if let Some(found) = self.inverted(&plain) {
            return Some(found);
        }
        let quotes = word.form != Form::Ing && has_start(self.word(at), "quote");
        if quotes && let Some(found) = self.quotes_somebody(at, &plain) {
            return Some(found);
        }
        if self.is_asked_of(at, word) {
            return None;
        }
        let verb = self.skip_back(at);
        // “is already claiming”, against “…, claiming”
        if word.form == Form::Ing && !(verb..at).any(|i| self.is(i, Is::BE)) {
            return self.participle(plain, before);
        }
        let noun = verb == at && self.is_noun_here(at) && !self.stands_as_verb(at, word);
        if noun && word.noun
            || word.noun
                && self.reads_as_noun(&cue, verb)
                && !self.is_verb(at)
                && !self.stands_as_verb(at, word)
        {
            return None;
        }
        let negated = (verb..at).any(|i| self.is(i, Is::NEGATION));
        if word.form != Form::Ing && (verb..at).any(|i| self.is(i, Is::BE)) {
            let found = Found { negated, ..plain };
            return if quotes { self.quoted_as_saying(verb, &found) } else { self.passive(found) };
        }
        if word.form == Form::Base && (verb..at).any(|i| self.reads(i, "to")) {
            if let Some(lead) = self.actual_before(verb, at) {
                return self.finite(self.skip_back(lead), plain, before);
            }
            let quote = (cue.end..cue.end + 3).any(|i| self.quote(i));
            return if quote { self.borrow(Found { negated: true, ..plain }, before) } else { None };
        }
        if noun {
            return None;
        }
        self.finite(verb, Found { negated, ..plain }, before)
    }

    /// “used to say”, “went on to add”, “had to admit”: the word before “to” that says that it was said; `verb` is where “to”
    /// or what stands before it begins.
    fn actual_before(&self, verb: usize, at: usize) -> Option<usize> {
        let to = (verb..at).rev().find(|&i| self.reads(i, "to"))?;
        // “went on to say”, “rang in to say”
        let particle = matches!(self.word(to.wrapping_sub(1)), "on" | "in" | "up" | "back");
        let lead = to.checked_sub(1 + usize::from(particle))?;
        if self.sorts(lead, QuoteSort::ACTUAL) {
            return (!matches!(self.word(at), "find" | "show")).then_some(lead);
        }
        // “texted on Friday to say”, “rang the desk to say”
        const FAR: usize = 5;
        let wrote = (to.saturating_sub(FAR).max(self.unit.start)..to)
            .rev()
            .find(|&i| self.tag(i).is_verb() && self.sorts(i, QuoteSort::ACTUAL))?;
        let still = (wrote + 1..to).all(|i| !self.tag(i).is_verb() && self.piece(i).is_some_and(|p| p.word));
        (still && self.reads(at, "say")).then_some(wrote)
    }

    /// “Mick Fahy, asked if he would stay, said”: who is asked or told does not ask or tell.
    fn is_asked_of(&self, at: usize, word: Cue) -> bool {
        let passive = self.tag(at) == Tag::Participle
            && self.verb_group(at).is_none_or(|verb| !verb.finite && verb.tokens.len() == 1);
        // “…, asked if he would stay, said”: another verb of the same subject comes behind a comma.
        let resumes = self.reads(at, "asked")
            && self.sign(at.wrapping_sub(1), &[','])
            && (at + 2..self.unit.end.min(at + LONGEST_SPEAKER))
                .any(|i| self.sign(i - 1, &[',']) && self.is(i, Is::CUE));
        // “the caretaker, Max Orloff, told the Gazette on Monday.”: somebody is told, and nothing else.
        let behind = self.skip_addressee(at + 1, self.unit.end);
        let tells = behind > at + 1
            && self
                .piece(behind)
                .is_none_or(|p| p.is_sign(&['.']) || p.is.any(Is::DAY.with(Is::PREPOSITION)))
            && !(behind..self.unit.end).any(|i| self.is(i, Is::CUE));
        // “a man who, told that a train is late, sighs”
        let who = self.sign(at.wrapping_sub(1), &[',']) && self.reads(at.wrapping_sub(2), "who");
        word.told
            && !tells
            && word.form == Form::Past
            && (passive || resumes || who)
            && (at == self.unit.start
                || self.sign(at - 1, &[',', '—', '–', '('])
                || self.reads(at - 1, "when"))
    }

    /// “the just-concluded talks”: whether a hyphen joins the word at `at` to the one before.
    fn is_compound(&self, at: usize) -> bool {
        let spaced = |i: usize| self.text.tokens[self.pieces[i].token].spaced;
        at > self.unit.start && self.sign(at - 1, &['-', '–']) && !spaced(at) && !spaced(at - 1)
    }

    /// “that figure, said Ann”: behind a quote or comma the speaker follows the cue.
    fn inverted(&self, plain: &Found) -> Option<Found> {
        let (at, word) = (plain.cue.start, plain.word);
        if at == self.unit.start || !matches!(word.form, Form::Past | Form::Present) && !self.reads(at, "say")
        {
            return None;
        }
        let quoted = self.quote(at - 1) || at > self.unit.start + 1 && self.quote(at - 2);
        if !self.quote(at - 1) && !self.sign(at - 1, &[',', '—', '–', '-', '"', '…']) {
            return None;
        }
        let open = self.quote(at - 1) && self.ends_open(at - 1);
        let named = || self.named_behind(plain.cue.end).filter(|_| open);
        let speaker = self.speaker_after(plain.cue.end).or_else(named)?;
        // “…,” denounced her record and said”: what is pinned down does not speak.
        let who = |i: usize| self.pieces[i].capital || self.is(i, Is::ROLE.with(Is::PRONOUN));
        if word.call && self.owns_next(speaker.start) && !who(speaker.end - 1) {
            return None;
        }
        // “Weir, star of “Salt”, says she is done”: a clause.
        let clause = !open
            && speaker.len() == 1
            && self.is(speaker.start, Is::PRONOUN)
            && self.is_finite_word(speaker.end);
        if clause {
            return None;
        }
        // “…, asks Ida Brandt, “has anyone …””: a quote behind the name settles it.
        let leads_in = self.sign(speaker.end, &[',', ':'])
            && self.quote(speaker.end + 1)
            && self.pieces[speaker.end - 1].capital;
        // ““It rained,” Ann Cole, a passenger, told reporters”: who stands behind “told” is told.
        let tells = word.told && !quoted && !(leads_in && speaker.len() > 1);
        if tells || !quoted && !self.stands_alone(&speaker) {
            return None;
        }
        // “The team believe the timing, not the distance, explains the effect”: a thing says nothing of a clause.
        let speaks =
            Is::ROLE.with(Is::PRONOUN).with(Is::PERSON).with(Is::BODY).with(Is::GROUP).with(Is::PAPER);
        let thing = !quoted
            && (self.unit.start..at).any(|i| self.is(i, Is::CUE) && self.tag(i).is_verb())
            && !self.sorts(at, QuoteSort::PLAIN)
            && !speaker.clone().any(|i| self.pieces[i].capital || self.is(i, speaks))
            && !self.is_plural(speaker.end - 1);
        if thing {
            return None;
        }
        let apposed = (!quoted).then(|| self.speaker_before_apposition(at - 1)).flatten();
        let leads = |start: usize| {
            self.opens_unit(start) || self.quote(start.wrapping_sub(1)) || self.follows_quote(start)
        };
        let whole = at..speaker.end;
        (leads_in || apposed.is_none_or(|a| !leads(a.start))).then(|| Found {
            speaker: Some(speaker),
            whole,
            inverted: true,
            ..plain.clone()
        })
    }

    /// The frame of a finite verb whose auxiliaries start at `verb`: its speaker stands before it or is the one before.
    fn finite(&self, verb: usize, plain: Found, before: &[Found]) -> Option<Found> {
        let end = plain.cue.end;
        // “Stella Wonder, who joked”, “critics who say”: “who” speaks, whoever that is.
        if matches!(self.word(verb.wrapping_sub(1)), "who" | "which") && verb > self.unit.start + 1 {
            return Some(Found { speaker: Some(verb - 1..verb), whole: verb - 1..end, ..plain });
        }
        if self.is_relative_that(verb)
            && (plain.word.clause || plain.word.that || self.quote(end))
            && !self.hangs(end)
        {
            return Some(Found { speaker: Some(verb - 1..verb), whole: verb - 1..end, ..plain });
        }
        // “Reyer denounced her record and said”: what stands before “and” is no subject.
        let and = verb > self.unit.start && matches!(self.word(verb - 1), "and" | "but" | "or");
        if let Some((start, speaker)) = self.speaker_before(verb).filter(|_| !and) {
            return Some(Found { speaker: Some(speaker), whole: start..end, ..plain });
        }
        // “He smiled and said”, “She left, and in a letter said”
        // “groups that have endorsed him say”
        let object = verb > self.unit.start + 1
            && self.is_object(verb - 1)
            && !matches!(self.word(verb - 2), "let" | "lets" | "make" | "makes" | "made" | "help" | "helped");
        if let Some(speaker) = self.subject_by_syntax(plain.cue.start).filter(|_| object) {
            return Some(Found { whole: speaker.start..end, speaker: Some(speaker), ..plain });
        }
        let goes_on = verb > self.unit.start && self.is(verb - 1, Is::CONJUNCTION)
            || self.sign(verb.wrapping_sub(1), &[','])
            || self.quote(verb.wrapping_sub(1)) && self.ends_with(verb - 1, &[","])
            || self.is(verb.wrapping_sub(1), Is::REPORT.with(Is::PAPER))
                && (verb.saturating_sub(6)..verb).any(|i| self.is(i, Is::CONJUNCTION));
        if goes_on { self.borrow(plain, before) } else { None }
    }

    /// “a bill that adds up to”: whether what hangs on the verb, at `at`, is no clause.
    fn hangs(&self, at: usize) -> bool {
        matches!(self.tag(at), Tag::Preposition | Tag::Particle | Tag::To | Tag::Adverb)
    }

    /// “a report that warned the dam was unsafe”: whether the “that” before the verb at `verb` stands for a noun that can speak.
    fn is_relative_that(&self, verb: usize) -> bool {
        let Some(that) = verb.checked_sub(1).filter(|&that| that > self.unit.start) else { return false };
        let speaks = Is::PAPER.with(Is::REPORT).with(Is::PERSON).with(Is::GROUP).with(Is::BODY);
        self.reads(that, "that") && self.is(that - 1, speaks) && self.tag(that - 1).is_noun()
    }

    /// Whether no verb follows: “…, said Ann Cole.”, against “Reyes, 50, says the cod are gone”.
    pub(super) fn stands_alone(&self, speaker: &Range<usize>) -> bool {
        (speaker.len() > 1 || !self.is(speaker.start, Is::PRONOUN))
            && self.piece(speaker.end).is_none_or(|p| {
                p.sign.is_some()
                    || p.is.any(Is::PREPOSITION.with(Is::ADVERB).with(Is::DAY))
                    || matches!(self.word(speaker.end), "who" | "after" | "as" | "when")
            })
    }

    /// Whether a quote and a comma stand before: ““It rained”, the mayor, Ann Cole, said”.
    fn follows_quote(&self, start: usize) -> bool {
        start > self.unit.start + 1 && self.sign(start - 1, &[',']) && self.quote(start - 2)
    }

    /// Whether a phrase that starts here opens the unit, or stands behind its opening words and a comma.
    fn opens_unit(&self, start: usize) -> bool {
        let floor = start.saturating_sub(12).max(self.unit.start);
        let verb = |i: usize| self.is(i, Is::BE.with(Is::CUE)) || self.tag(i) == Tag::Modal;
        (floor..start).all(|i| !verb(i) && !self.quote(i)) && floor == self.unit.start
    }

    /// “Cole was quoted as saying”, “the mayor was quoted by the Gazette as saying”: who is quoted speaks, not who quotes.
    fn quoted_as_saying(&self, verb: usize, plain: &Found) -> Option<Found> {
        let end = plain.cue.end;
        let by = if self.reads(end, "by") { self.speaker_after(end + 1) } else { None };
        let at = by.map_or(end, |paper| paper.end);
        let (start, speaker) = self.speaker_before(verb)?;
        let word = Cue { clause: true, ..plain.word };
        (self.reads(at, "as") && self.reads(at + 1, "saying")).then(|| Found {
            word,
            cue: at + 1..at + 2,
            speaker: Some(speaker),
            whole: start..at + 2,
            ..plain.clone()
        })
    }

    /// “the paper quoted him as saying”, “The report quotes the pilot, 57, as telling them: “…””: whom the verb at `at` quotes.
    fn quotes_somebody(&self, at: usize, plain: &Found) -> Option<Found> {
        let behind = plain.cue.end;
        if self.is(behind, Is::HE.with(Is::SHE)) && self.reads(behind + 1, "as") {
            let start = self.speaker_before(at).map_or(at, |(start, _)| start);
            let word = Cue { clause: true, ..plain.word };
            let speaker = Some(behind..behind + 1);
            return Some(Found { word, speaker, whole: start..behind + 3, ..plain.clone() });
        }
        if self.reads(behind, "by") { None } else { self.quotes_as_saying(at, plain) }
    }

    /// “quoted Anna Vos as saying that”: whom it quotes speaks.
    fn quotes_as_saying(&self, at: usize, plain: &Found) -> Option<Found> {
        const FAR: usize = 12;
        let from = plain.cue.end;
        let saying = (from + 1..from + FAR)
            .find(|&i| self.reads(i - 1, "as") && self.is(i, Is::CUE) && self.word(i).ends_with("ing"))?;
        let comma = (from..saying).find(|&i| self.sign(i, &[','])).unwrap_or(saying - 1);
        let speaker = from..comma.min(saying - 1);
        let free = !(from..saying - 1).any(|i| self.quote(i) || self.is_finite_word(i));
        let end = self.skip_addressee(saying + 1, self.unit.end);
        let told =
            self.words.cue(&self.text.tokens[self.pieces[saying].token..]).is_some_and(|(_, cue)| cue.told);
        let word = Cue { clause: true, told: false, ..plain.word };
        (free && !speaker.is_empty() && self.can_speak(&speaker)).then(|| Found {
            word,
            cue: saying..saying + 1,
            speaker: Some(speaker),
            whole: at..if told { end } else { saying + 1 },
            ..plain.clone()
        })
    }

    /// “Leeds Crown Court heard that he ran”, “An inquest in Hull heard”: what those were told who hear a case.
    pub(super) fn heard(&self, at: usize) -> Option<Found> {
        const LONGEST: usize = 8;
        if !matches!(self.word(at), "heard" | "hears") || at == self.unit.start {
            return None;
        }
        let verb = self.skip_back(at);
        self.verb_group(at).filter(|group| group.finite && !group.negated && !group.modal)?;
        let (start, court) = self.speaker_before(verb)?;
        let hears = court.clone().take(LONGEST).any(|i| self.is_audience(i));
        // “The crowd heard the siren wail”: only those who hear a case hear a clause without “that”.
        let tries = |i: usize| {
            let word = self.word(i).to_ascii_lowercase();
            matches!(
                word.as_str(),
                "court" | "inquest" | "tribunal" | "jury" | "jurors" | "hearing" | "inquiry"
            )
        };
        let bare =
            court.clone().take(LONGEST).any(tries) && self.reads_as_clause(at + 1, self.unit.end, false);
        let states = self.reads(at + 1, "that") || bare;
        let form = if self.reads(at, "hears") { Form::Present } else { Form::Past };
        let word = Cue { form, clause: true, that: true, ..Cue::default() };
        (hears && states).then(|| Found {
            word,
            speaker: Some(court),
            whole: start..at + 1,
            ..Found::bare(at..at + 1)
        })
    }

    /// “Residents were told by the council that”.
    fn passive(&self, plain: Found) -> Option<Found> {
        let by = plain.cue.end;
        if !self.reads(by, "by") {
            // “The jury was told that he ran”, as “The jury heard”
            let verb = self.skip_back(plain.cue.start);
            let (start, court) = self.speaker_before(verb).filter(|_| plain.word.told && !plain.negated)?;
            let whole = start..plain.cue.end;
            return self.is_audience(court.end - 1).then_some(Found {
                speaker: Some(court),
                whole,
                word: Cue { told: false, ..plain.word },
                ..plain
            });
        }
        let speaker = self.speaker_after(by + 1)?;
        let whole = plain.cue.start..speaker.end;
        Some(Found { speaker: Some(speaker), whole, inverted: true, ..plain })
    }
}

/// Whether a word starts with `start`, whatever its case.
pub(super) fn has_start(word: &str, start: &str) -> bool {
    word.get(..start.len()).is_some_and(|own| own.eq_ignore_ascii_case(start))
}
