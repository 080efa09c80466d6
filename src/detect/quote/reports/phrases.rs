//! Owns how far a speaker's words reach: the phrase before a cue, the apposition between, the phrase behind.
//!
//! `[Omar Tahir , who has fished here since 1988 , says …]` → “Omar Tahir”

use std::ops::Range;

use crate::lexicon::{Is, QuoteSort};
use crate::syntax::Tag;
use crate::text::TokenKind;

use super::piece::Piece;
use super::reader::{LONGEST_SPEAKER, Reader};

impl Reader<'_> {
    /// Steps back from the verb at `at` over auxiliaries and adverbs: “has also previously said”.
    pub(super) fn skip_back(&self, at: usize) -> usize {
        let mut verb = at;
        while verb > self.unit.start {
            let before = verb - 1;
            let small = self
                .is(before, Is::AUXILIARY.with(Is::BE).with(Is::ADVERB).with(Is::NEGATION).with(Is::DAY))
                && !self.is(before, Is::CUE)
                || self.word(before).ends_with("ly")
                    && !self.pieces[before].capital
                    && !self.is(before, Is::ROLE)
                    && !self.tag(before).is_noun();
            // “have long argued”
            let small = small
                || self.tag(before) == Tag::Adverb
                    && self.tag(before.wrapping_sub(1)) == Tag::Have
                    && !self.pieces[before].capital;
            let day = self.reads(before, "on") && self.is(verb, Is::DAY);
            // “Mr Tetteh, on his part, pledged”
            let part = self.reads(before, "part")
                && before > self.unit.start + 1
                && self.tag(before - 1) == Tag::PossessivePronoun
                && matches!(self.word(before - 2), "on" | "for");
            if part {
                verb = before - 2;
                continue;
            }
            // “three senators all suggested”
            let all = matches!(self.word(before), "all" | "both" | "each")
                && before > self.unit.start
                && (self.tag(before - 1).is_noun() || self.is(before - 1, Is::THEY));
            if !(small || day || all) {
                break;
            }
            verb = before;
        }
        verb
    }

    /// Where the frame starts whose verb is at `end`, and the speaker's words.
    pub(super) fn speaker_before(&self, end: usize) -> Option<(usize, Range<usize>)> {
        if end <= self.unit.start {
            return None;
        }
        if self.sign(end - 1, &[',', '—', '–', ')']) {
            return self.speaker_before_apposition(end - 1).map(|speaker| (speaker.start, speaker));
        }
        let start = self.adjectives_start(self.phrase_start(end));
        let speaker = self.trimmed(start..end)?;
        // “and in a careful answer said”: the phrase is how, not who.
        let manner = self.is(start, Is::PREPOSITION)
            && self.is(end - 1, Is::REPORT.with(Is::PAPER))
            && !self.reads(start, "of");
        if manner {
            return None;
        }
        self.can_speak(&speaker).then_some((start, speaker))
    }

    /// “Omar Tahir, who has fished here since 1988, says”: the nearest phrase before a comma, or one further left that
    /// opens the unit: “Rosa Lim, D-Milford, a member of the board, says”.
    pub(super) fn speaker_before_apposition(&self, close: usize) -> Option<Range<usize>> {
        let floor = self.unit.start.max(close.saturating_sub(LONGEST_SPEAKER));
        let mut open = close;
        let mut nearest: Option<Range<usize>> = None;
        // “…, of Kent Police, said”: where somebody is from, taken only where there is nobody else.
        let mut origin: Option<Range<usize>> = None;
        let bracket = self.sign(close, &[')']);
        while open > floor {
            open -= 1;
            if self.quote(open) {
                break;
            }
            // “…, where council leader Ann Olm (Lab) told”: whoever stands before the bracket.
            if bracket && self.sign(open, &['(']) {
                let own = self.trimmed(self.phrase_start(open)..open).filter(|s| self.can_speak(s));
                if own.is_some() {
                    return own;
                }
            }
            if self.sign(open, &[',', '—', '–', '(']) {
                let start = self.phrase_start(open);
                let adrift =
                    self.is(start, Is::PREPOSITION.with(Is::SUBORDINATOR).with(Is::ADVERB).with(Is::DAY));
                if self.opens_participle(start) {
                    break;
                }
                if matches!(self.word(start), "of" | "from") && self.sign(start.wrapping_sub(1), &[',']) {
                    origin = origin.or_else(|| self.trimmed(start..open).filter(|s| self.can_speak(s)));
                    continue;
                }
                if let Some(speaker) =
                    self.trimmed(start..open).filter(|s| self.can_speak(s) && !(adrift && nearest.is_some()))
                {
                    // “It has closed the line, its chairman, Max Orloff, has said”: a clause opens the sentence, not who speaks.
                    // “Imagine my surprise, when, in a mild voice, he replied”
                    let leads = (start == self.unit.start || self.quote(start - 1))
                        && !(start..speaker.end).any(|i| self.is_finite_word(i) && !self.pieces[i].capital)
                        && self.tag(start) != Tag::VerbBase;
                    // “The head of the fire brigade in Tabriz, Reza Karimi, told”: where somebody is does not speak.
                    let place = speaker.start > start
                        && self.is(speaker.start - 1, Is::PREPOSITION)
                        && self.is(start, Is::DETERMINER);
                    let speaker = if place { start..open } else { speaker };
                    if nearest.is_none() || leads {
                        nearest = Some(speaker);
                    }
                    if leads {
                        break;
                    }
                }
            }
        }
        nearest.or(origin)
    }

    /// “Commenting on the merger, …”, “Speaking outside court, …”: how the sentence opens, not who speaks.
    fn opens_participle(&self, start: usize) -> bool {
        let word = self.word(start);
        let small = Is::PREPOSITION.with(Is::DETERMINER).with(Is::PRONOUN).with(Is::SUBORDINATOR);
        start == self.unit.start
            && word.len() > 5
            && word.ends_with("ing")
            && !self.is(start, Is::ROLE.with(Is::GIVEN_NAME).with(Is::PREPOSITION))
            && self.piece(start + 1).is_some_and(|p| p.word && !p.capital)
            && self.is(start + 1, small)
    }

    /// Where the phrase that ends before `end` starts.
    fn phrase_start(&self, end: usize) -> usize {
        let floor = self.unit.start.max(end.saturating_sub(LONGEST_SPEAKER));
        let mut start = end;
        while start > floor {
            let before = start - 1;
            let piece = &self.pieces[before];
            if piece.pair.is_some() {
                // A nickname stays in the name: Harold “Duke” Lannister.
                if piece.end - piece.token <= 4
                    && before > floor
                    && self.pieces[before - 1].capital
                    && self.piece(start).is_some_and(|p| p.capital)
                {
                    start = before;
                    continue;
                }
                break;
            }
            if !piece.word
                && !piece.is_sign(&['-', '.', '&', '\'', '’', '/', '%', '$'])
                && piece.sign.is_some()
            {
                break;
            }
            if self.bounds(before, start) && !(before > floor && self.is_relative_of(before, start)) {
                break;
            }
            if piece.is.any(Is::CONJUNCTION) && !self.joins_names(before, end) {
                break;
            }
            // “he said he called”: the speaker's words start behind the cue before.
            let subject = |p: &Piece| p.capital || p.is.any(Is::PRONOUN.with(Is::DETERMINER));
            if piece.is.any(Is::CUE)
                && !piece.capital
                && !piece.is.any(Is::ROLE)
                && start < end
                && (subject(&self.pieces[start]) || self.sorts(before, QuoteSort::PLAIN))
            {
                break;
            }
            start = before;
        }
        start
    }

    /// Whether the word at `at`, before a phrase that starts at `start`, links a clause; not “Then mayor Ann Cole said”, where
    /// it is a title.
    fn bounds(&self, at: usize, start: usize) -> bool {
        let title = self.is(at, Is::TITLE) && self.piece(start).is_some_and(|p| p.capital);
        self.is(at, Is::SUBORDINATOR) && !title
    }

    /// “officials who met them said”: a relative clause that stays in the speaker's words.
    fn is_relative_of(&self, at: usize, start: usize) -> bool {
        matches!(self.word(at), "who" | "that" | "which")
            && !self.is(start, Is::DETERMINER.with(Is::PRONOUN))
            && !self.piece(start).is_some_and(|p| p.capital)
            && self.pieces[at - 1].word
    }

    /// “the tall, bearded skipper said”: adjectives with a comma between.
    fn adjectives_start(&self, start: usize) -> usize {
        let lower = |i: usize| self.piece(i).is_some_and(|p| p.word && !p.capital && p.is == Is::NOTHING);
        let more = start >= self.unit.start + 3
            && self.sign(start - 1, &[','])
            && (lower(start) || self.text.tokens[self.pieces[start].token].kind == TokenKind::Number)
            && lower(start - 2)
            && !self.tag(start - 2).is_noun();
        if !more {
            return start;
        }
        [start - 3, start.saturating_sub(4)]
            .into_iter()
            .find(|&i| i >= self.unit.start && self.is(i, Is::DETERMINER))
            .filter(|&i| (i + 1..start - 1).all(lower))
            .unwrap_or(start)
    }

    /// “Cole and Reyes said”, against “the bill passed and Reyes said”.
    fn joins_names(&self, and: usize, end: usize) -> bool {
        self.reads(and, "and")
            && and > self.unit.start
            && (self.pieces[and - 1].capital
                && self.piece(and + 1).is_some_and(|p| p.capital || p.is.any(Is::DETERMINER))
                || self.is(and - 1, Is::ROLE) && self.is(end - 1, Is::ROLE)
                // “founder and CEO Ann Cole said”
                || self.is(and - 1, Is::ROLE)
                    && self.is(and + 1, Is::ROLE.with(Is::TITLE))
                    && self.piece(and + 2).is_some_and(|p| p.capital))
    }

    /// Drops what opens a sentence before its subject: “But in 2016 Ann Cole” → “Ann Cole”.
    pub(super) fn trimmed(&self, range: Range<usize>) -> Option<Range<usize>> {
        let (mut start, end) = (range.start, range.end);
        // “something she said”, “the way they put it”
        if end > start + 1
            && self.is(end - 1, Is::HE.with(Is::SHE).with(Is::THEY))
            && !self.is_object(end - 1)
        {
            start = end - 1;
        }
        while start < end
            && (self.is(start, Is::ADVERB.with(Is::CONJUNCTION).with(Is::SUBORDINATOR))
                && !self.is(start, Is::PRONOUN)
                || self.word(start).ends_with("ly")
                    && !self.is(start + 1, Is::NOTHING)
                    && start == self.unit.start
                    && end - start > 1
                || self.piece(start).is_some_and(|p| !p.word && p.pair.is_none()))
        {
            start += 1;
        }
        // “An official who was present told the paper”
        let who = (start + 1..end).find(|&i| matches!(self.word(i), "who" | "which"));
        let end = who.unwrap_or(end);
        let verb_inside = (start..end).any(|i| {
            // “An expert cited in the report said” has no verb inside.
            let cue = self.is(i, Is::CUE)
                && !self.is(i, Is::ROLE)
                && i + 1 < end
                && !self.is(i + 1, Is::PREPOSITION);
            (self.is(i, Is::BE.with(Is::AUXILIARY)) || cue) && !self.reads(i, "to") && !self.pieces[i].capital
        });
        if start < end && (self.is(start, Is::PREPOSITION) || verb_inside) {
            start = self.name_start(start, end);
        }
        (start < end).then_some(start..end)
    }

    /// The last noun phrase of a range: back from its end to a determiner or to the first of its capitals.
    fn name_start(&self, floor: usize, end: usize) -> usize {
        if self.is(end - 1, Is::PRONOUN) {
            return end - 1;
        }
        let mut start = end - 1;
        while start > floor {
            let before = &self.pieces[start - 1];
            if before.is.any(Is::DETERMINER) {
                return start - 1;
            }
            if before.is.any(Is::PREPOSITION.with(Is::AUXILIARY).with(Is::BE).with(Is::DAY))
                || !before.word && before.sign != Some('.') && before.sign != Some('-')
            {
                break;
            }
            start -= 1;
        }
        start
    }

    /// Whether a phrase can name a speaker.
    pub(super) fn can_speak(&self, speaker: &Range<usize>) -> bool {
        let last = speaker.end - 1;
        let piece = &self.pieces[last];
        // “40% said”, “one in five said”
        if self.tag(last) == Tag::Numeral && speaker.len() > 1 || self.sign(last, &['%']) {
            return true;
        }
        // “A fitter who breathed dust for 20 years had asked”
        if self.tag(speaker.start) == Tag::Numeral && self.sorts(last, QuoteSort::LASTING) {
            return false;
        }
        if speaker.len() == 1 {
            let small = Is::DAY
                .with(Is::PREPOSITION)
                .with(Is::AUXILIARY)
                .with(Is::BE)
                .with(Is::DETERMINER)
                .with(Is::CONJUNCTION)
                .with(Is::SUBORDINATOR)
                .with(Is::ADVERB)
                .with(Is::NEGATION);
            let named = piece.capital && !piece.is.any(small);
            return named
                || !self.is_object(last)
                    && (piece.is.any(Is::ROLE.with(Is::HE).with(Is::SHE).with(Is::THEY).with(Is::IT))
                        || matches!(
                            self.word(last).to_ascii_lowercase().as_str(),
                            "i" | "who" | "many" | "some" | "others" | "one" | "another" | "most"
                        )
                        || self.is_plural(last));
        }
        if piece.is.any(Is::PREPOSITION.with(Is::DETERMINER).with(Is::CONJUNCTION))
            && !matches!(self.word(last), "others" | "one" | "two" | "three")
        {
            return false;
        }
        speaker.clone().any(|i| {
            let piece = &self.pieces[i];
            piece.capital
                || piece.is.any(Is::ROLE.with(Is::PRONOUN).with(Is::DETERMINER))
                || self.is_plural(i)
        })
    }

    /// “him”, “one of them”: a pronoun that is nobody's subject.
    pub(super) fn is_object(&self, at: usize) -> bool {
        matches!(self.word(at), "him" | "them" | "me" | "us")
    }

    pub(super) fn is_plural(&self, at: usize) -> bool {
        let word = self.word(at);
        word.len() > 4 && word.ends_with('s') && !word.ends_with("ss") && self.pieces[at].is == Is::NOTHING
    }
}
