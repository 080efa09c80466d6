//! Owns the reporting frames of a unit: a cue, who speaks, and what belongs to neither quote nor clause.
//!
//! `[Quote , said Ann Cole in a statement .]` → cue “said”, speaker “Ann Cole”, frame up to “Ann Cole”

use std::ops::Range;

use crate::lexicon::cues::{Cue, Form};
use crate::lexicon::{Is, Words};
use crate::text::{Case, Text, TokenKind};

use super::phrases::LONGEST_SPEAKER;
use super::units::Piece;

/// A frame, in indices of pieces.
#[derive(Clone, Debug)]
pub struct Found {
    /// The cue.
    pub cue: Range<usize>,
    /// How it reports.
    pub word: Cue,
    /// Who speaks.
    pub speaker: Option<Range<usize>>,
    /// Whether the speaker was taken from an earlier frame or the unit's subject.
    pub borrowed: bool,
    /// Speaker, cue and what stands between.
    pub whole: Range<usize>,
    /// Whether the speaker stands behind the cue.
    pub inverted: bool,
    /// “according to X”.
    pub according: bool,
    /// “did not say”.
    pub negated: bool,
    /// “his claim”.
    pub noun: bool,
}

impl Found {
    /// A frame of a cue and nothing else.
    pub(super) fn bare(cue: Range<usize>) -> Self {
        Self {
            whole: cue.clone(),
            cue,
            word: Cue::default(),
            speaker: None,
            borrowed: false,
            inverted: false,
            according: false,
            negated: false,
            noun: false,
        }
    }
}

/// Reads one unit.
pub struct Reader<'a> {
    /// The document.
    pub text: &'a Text<'a>,
    /// The vocabulary.
    pub words: &'a Words,
    /// The paragraph's pieces.
    pub pieces: &'a [Piece],
    /// The unit.
    pub unit: Range<usize>,
}

/// What stands between a quote and its signature.
const DASHES: &[char] = &['—', '–', '―', '-'];

impl Reader<'_> {
    /// The piece with index `at`, if it lies in the unit.
    pub fn piece(&self, at: usize) -> Option<&Piece> {
        self.unit.contains(&at).then(|| &self.pieces[at])
    }

    /// What the piece with index `at` can be.
    pub fn is(&self, at: usize, of: Is) -> bool {
        self.piece(at).is_some_and(|p| p.is.any(of))
    }

    /// Whether the piece is one of these signs.
    pub fn sign(&self, at: usize, signs: &[char]) -> bool {
        self.piece(at).is_some_and(|p| p.is_sign(signs))
    }

    /// Whether the piece is a quote.
    pub fn quote(&self, at: usize) -> bool {
        self.piece(at).is_some_and(|p| p.pair.is_some())
    }

    /// The text of the piece, when it is one token.
    pub fn word(&self, at: usize) -> &str {
        self.piece(at).filter(|p| p.pair.is_none()).map_or("", |p| self.text.of(&self.text.tokens[p.token]))
    }

    /// Whether the piece is this word, in any case.
    pub fn reads(&self, at: usize, word: &str) -> bool {
        self.word(at).eq_ignore_ascii_case(word)
    }

    /// The frames of the unit, in order.
    pub fn frames(&self) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        let mut at = self.unit.start;
        while at < self.unit.end {
            if self.asks_for_silence(at) {
                at += 1;
                continue;
            }
            let noun = if self.pieces[at].is.any(Is::REPORT) { self.noun_report(at) } else { None };
            let next = if noun.is_some() {
                noun
            } else if self.pieces[at].is.any(Is::CUE) && !self.is_name_part(at) {
                self.verb(at, &found)
            } else if at == self.unit.start && self.pieces[at].is.any(Is::CUE) {
                self.opening_verb(at)
            } else if self.reads(at, "according") && self.reads(at + 1, "to") {
                self.according(at)
            } else if self.sign(at, &[':']) {
                self.colon(at, &found)
            } else if self.sign(at, DASHES) && at > self.unit.start && self.quote(at - 1) {
                self.signature(at)
            } else {
                self.unlisted_verb(at)
            };
            at = next.as_ref().map_or(at + 1, |f| f.cue.end.max(at + 1));
            found.extend(next);
        }
        found
    }

    /// “a spokesman who asked not to be named said …”: what newspapers write of a source, and no report.
    fn asks_for_silence(&self, at: usize) -> bool {
        self.is(at, Is::CUE)
            && self.reads(at + 1, "not")
            && self.reads(at + 2, "to")
            && self.reads(at + 3, "be")
    }

    /// “Islamic State”, “the Daily Report”: a capital makes a name of most cues; headlines have “Says” all the same.
    fn is_name_part(&self, at: usize) -> bool {
        const HEADLINE: [&str; 8] =
            ["Says", "Tells", "Warns", "Claims", "Insists", "Admits", "Denies", "Said"];
        self.pieces[at].capital && (at == self.unit.start || !HEADLINE.contains(&self.word(at)))
    }

    /// “Finance chief: “No new taxes””: what stands before the colon speaks, unless a cue does.
    fn colon(&self, at: usize, before: &[Found]) -> Option<Found> {
        let signed = self.sign(at + 2, DASHES);
        // “Reyer ticked through the list: “Be kind,” he said”: the cue behind names the speaker.
        let told_behind = self.quote(at + 1) && self.ends_with(at + 1, &[","]) && at + 2 < self.unit.end;
        if !self.quote(at + 1)
            || signed
            || told_behind
            || before.iter().any(|f| f.whole.end + LONGEST_SPEAKER > at)
        {
            return None;
        }
        let whole = self.unit.start..at;
        let short = whole.len() <= 6
            && !whole
                .clone()
                .any(|i| self.is(i, Is::BE.with(Is::AUXILIARY)) || self.quote(i) || self.sign(i, &[',']));
        // “She then turned to the hall: “Go home.””
        let short = short && !self.is(whole.start, Is::PRONOUN);
        let speaker = if short { self.trimmed(whole.clone()).filter(|s| self.can_speak(s)) } else { None };
        let speaker = speaker.or_else(|| self.signed_before(at)).or_else(|| self.last_subject(at))?;
        // “MARKET WATCH: “Not yet,” Ida Brandt said.”: a label in capitals speaks for nobody.
        let shouts = |i: usize| self.text.tokens[self.pieces[i].token].case == Case::Upper;
        let label = whole.len() > 1 && whole.filter(|&i| self.pieces[i].word).all(shouts);
        (!label).then(|| Found { speaker: Some(speaker), ..Found::bare(at..at + 1) })
    }

    /// “Prices fell - Petra Amsel: “Not for long.””: the name between a dash and the colon.
    fn signed_before(&self, colon: usize) -> Option<Range<usize>> {
        let floor = self.unit.start.max(colon.saturating_sub(6));
        let dash =
            (floor..colon).rev().find(|&i| !self.piece(i).is_some_and(|p| p.capital || p.is_sign(&['.'])))?;
        (self.sign(dash, DASHES) && dash + 1 < colon).then_some(dash + 1..colon)
    }

    /// “She wrote:” at a paragraph's end: who speaks in the next one.
    pub fn announced(&self, frames: &[Found]) -> Option<Found> {
        let colon = self.unit.end.checked_sub(1).filter(|&last| self.sign(last, &[':']))?;
        let cue = frames
            .iter()
            .rev()
            .find(|f| !f.negated && f.speaker.is_some() && f.cue.end + LONGEST_SPEAKER > colon);
        cue.cloned()
            .or_else(|| Some(Found { speaker: Some(self.subject(colon)?), ..Found::bare(colon..colon + 1) }))
    }

    /// “Never sit when you can walk.” — Edith Varga
    fn signature(&self, at: usize) -> Option<Found> {
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

    fn according(&self, at: usize) -> Option<Found> {
        let start = at + 2;
        let limit = self.unit.end.min(start + LONGEST_SPEAKER);
        let end = (start..limit)
            .find(|&i| {
                self.sign(i, &[',', ';', ':', '!', '?', '—', '–', '('])
                    || self.sign(i, &['.']) && (i + 1 >= self.unit.end || !self.pieces[i + 1].capital)
                    || self.quote(i)
            })
            .unwrap_or(limit);
        let word = Cue { clause: true, ..Cue::default() };
        (end > start).then(|| Found {
            word,
            speaker: Some(start..end),
            whole: at..end,
            inverted: true,
            according: true,
            ..Found::bare(at..start)
        })
    }

    fn verb(&self, at: usize, before: &[Found]) -> Option<Found> {
        let (count, word) = self.words.cue(&self.text.tokens[self.pieces[at].token..])?;
        let cue = at..at + count;
        if cue.end > self.unit.end || self.pieces[cue.clone()].iter().any(|p| p.pair.is_some()) {
            return None;
        }
        // “the just-concluded talks”
        let joined =
            |i: usize| self.sign(i, &['-', '–']) && !self.text.tokens[self.pieces[i + 1].token].spaced;
        if at > self.unit.start && joined(at - 1) && !self.text.tokens[self.pieces[at - 1].token].spaced {
            return None;
        }
        let plain = Found { word, ..Found::bare(cue.clone()) };
        // “that figure, said Ann”: behind a quote or comma the speaker follows the cue.
        let opens =
            at == self.unit.start || self.quote(at - 1) || self.sign(at - 1, &[',', '—', '–', '-', '"', '…']);
        let quoted = opens
            && at > self.unit.start
            && (self.quote(at - 1) || at > self.unit.start + 1 && self.quote(at - 2));
        // ““It rained,” Ann Cole, a passenger, told reporters”: who stands behind “told” is told.
        // “…, asks Ida Brandt, “has anyone …””: a quote behind the name settles it.
        let leads_in = |s: &Range<usize>| {
            self.sign(s.end, &[',', ':']) && self.quote(s.end + 1) && self.pieces[s.end - 1].capital
        };
        let asks = word.told
            && opens
            && !quoted
            && self.speaker_after(cue.end).is_some_and(|s| leads_in(&s) && s.len() > 1);
        let inverts = opens && (quoted || !word.told || asks);
        if inverts
            && matches!(word.form, Form::Past | Form::Present)
            && at > self.unit.start
            && let Some(speaker) = self.speaker_after(cue.end).filter(|s| quoted || self.stands_alone(s))
        {
            let apposed = (!quoted).then(|| self.speaker_before_apposition(at - 1)).flatten();
            let leads = |start: usize| {
                self.opens_unit(start) || self.quote(start.wrapping_sub(1)) || self.follows_quote(start)
            };
            if leads_in(&speaker) || apposed.is_none_or(|a| !leads(a.start)) {
                let whole = cue.start..speaker.end;
                return Some(Found { speaker: Some(speaker), whole, inverted: true, ..plain });
            }
        }
        // “the paper quoted him as saying”
        let quotes = word.form != Form::Ing && self.word(at).to_ascii_lowercase().starts_with("quote");
        if quotes && self.is(cue.end, Is::HE.with(Is::SHE)) && self.reads(cue.end + 1, "as") {
            let speaker = cue.end..cue.end + 1;
            let start = self.speaker_before(at).map_or(at, |(start, _)| start);
            let word = Cue { clause: true, ..word };
            return Some(Found { word, speaker: Some(speaker), whole: start..cue.end + 3, ..plain });
        }
        let verb = self.skip_back(at);
        // “is already claiming”, against “…, claiming”
        if word.form == Form::Ing && !(verb..at).any(|i| self.is(i, Is::BE)) {
            return self.participle(plain, before);
        }
        if word.noun && self.reads_as_noun(&cue, verb) {
            return None;
        }
        let negated = (verb..at).any(|i| self.is(i, Is::NEGATION));
        let passive = word.form != Form::Ing && (verb..at).any(|i| self.is(i, Is::BE));
        if passive {
            let found = Found { negated, ..plain };
            return if quotes { self.quoted_as_saying(verb, &found) } else { self.passive(found) };
        }
        if word.form == Form::Base && (verb..at).any(|i| self.reads(i, "to")) {
            let quote = (cue.end..cue.end + 3).any(|i| self.quote(i));
            return if quote { self.borrow(Found { negated: true, ..plain }, before) } else { None };
        }
        if verb == at && self.is_noun_here(at) {
            return None;
        }
        // “Stella Wonder, who joked”, “critics who say”: “who” speaks, whoever that is.
        if matches!(self.word(verb.wrapping_sub(1)), "who" | "which") && verb > self.unit.start + 1 {
            let whole = verb - 1..cue.end;
            return Some(Found { speaker: Some(verb - 1..verb), whole, negated, ..plain });
        }
        if let Some((start, speaker)) = self.speaker_before(verb) {
            let whole = start..cue.end;
            return Some(Found { speaker: Some(speaker), whole, negated, ..plain });
        }
        // “He smiled and said”, “She left, and in a letter said”
        if verb > self.unit.start && self.is(verb - 1, Is::CONJUNCTION)
            || self.sign(verb.wrapping_sub(1), &[','])
            || self.is(verb.wrapping_sub(1), Is::REPORT.with(Is::PAPER))
                && (verb.saturating_sub(6)..verb).any(|i| self.is(i, Is::CONJUNCTION))
        {
            return self.borrow(Found { negated, ..plain }, before);
        }
        None
    }

    /// Whether no verb follows: “…, said Ann Cole.”, against “Reyes, 50, says the cod are gone”.
    pub(super) fn stands_alone(&self, speaker: &Range<usize>) -> bool {
        !self.is(speaker.start, Is::PRONOUN)
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
        (floor..start).all(|i| !self.is(i, Is::BE.with(Is::CUE)) && !self.quote(i))
            && (floor == self.unit.start)
    }

    /// “a claim the debt is high”, “their report”: a noun that reads like a cue.
    fn is_noun_here(&self, at: usize) -> bool {
        at > self.unit.start
            && (self.is(at - 1, Is::DETERMINER)
                && !self.is(at - 1, Is::PRONOUN)
                && !self.is(at.wrapping_sub(2), Is::CUE)
                || self.is(at - 1, Is::PREPOSITION)
                || self.pieces[at - 1].sign.is_none()
                    && self.text.tokens[self.pieces[at - 1].token].kind == TokenKind::Possessive)
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

    /// “Residents were told by the council that”.
    fn passive(&self, plain: Found) -> Option<Found> {
        let by = plain.cue.end;
        if !self.reads(by, "by") {
            return None;
        }
        let speaker = self.speaker_after(by + 1)?;
        let whole = plain.cue.start..speaker.end;
        Some(Found { speaker: Some(speaker), whole, inverted: true, ..plain })
    }
}
