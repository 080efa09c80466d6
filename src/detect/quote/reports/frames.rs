//! Owns the reporting frames of a unit: a cue, who speaks, and what belongs to neither quote nor clause.
//!
//! `[Quote , said Ann Cole in a statement .]` → cue “said”, speaker “Ann Cole”, frame up to “Ann Cole”

use std::ops::Range;

use crate::lexicon::cues::{Cue, Form};
use crate::lexicon::{Is, QuoteSort};
use crate::syntax::Tag;
use crate::text::{BlockKind, Case};

use super::reader::{Found, LONGEST_SPEAKER, Reader};

/// What stands between a quote and its signature.
const DASHES: &[char] = &['—', '–', '―', '-'];

impl Reader<'_> {
    /// The frames of the unit, in order.
    pub fn frames(&self) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        let mut at = self.unit.start;
        at += usize::from(self.tag(at) == Tag::Coordinator);
        if self.sorts(at, QuoteSort::UNREAL) || self.reads(at, "let") || self.reads(at, "let's") {
            at = if self.is_supposed() { self.unit.end } else { at };
        }
        while at < self.unit.end {
            if self.asks_for_silence(at) {
                at += 1;
                continue;
            }
            let noun = if self.pieces[at].is.any(Is::REPORT) { self.noun_report(at) } else { None };
            let next = if noun.is_some() {
                noun
            } else if self.pieces[at].is.any(Is::CUE) && !self.is_name_part(at) {
                self.verb(at, &found).and_then(|found| self.vetted(found))
            } else if at == self.unit.start && self.pieces[at].is.any(Is::CUE) {
                self.opening_verb(at).or_else(|| self.opening_participle(at))
            } else if self.reads(at, "according") && self.reads(at + 1, "to")
                || self.reads(at, "as") && self.reads(at + 1, "per")
            {
                self.according(at, 2)
            } else if self.cites(at) {
                self.according(at, 1)
            } else if self.reads(at, "in")
                && self.reads(at + 1, "the")
                && self.reads(at + 2, "words")
                && self.reads(at + 3, "of")
            {
                self.according(at, 4).and_then(|found| self.worded(found))
            } else if let Some(words) = self.in_ones_words(at) {
                Some(words)
            } else if self.sign(at, &[':']) {
                self.colon(at, &found).or_else(|| self.headline(at))
            } else if self.sign(at, DASHES) && at > self.unit.start && self.quote(at - 1) {
                self.signature(at)
            } else if self.sign(at, DASHES) && found.is_empty() {
                self.headline(at)
            } else {
                self.unlisted_verb(at)
            };
            at = next.as_ref().map_or(at + 1, |f| f.cue.end.max(at + 1));
            found.extend(next);
        }
        found
    }

    /// “Per the county office, half the gardens froze”, “…, per the report.”: whether “per” stands for “according to”.
    fn cites(&self, at: usize) -> bool {
        self.reads(at, "per")
            && self.is(at, Is::PREPOSITION)
            && (at == self.unit.start || self.sign(at - 1, &[',']))
            && (self.reads(at + 1, "the") || self.piece(at + 1).is_some_and(|p| p.capital))
    }

    /// The frame, unless its cue is no verb here; noted if the verb says that nothing was said.
    fn vetted(&self, found: Found) -> Option<Found> {
        let cue = found.cue.start;
        // “Might I suggest that …”: what whoever writes is about to say.
        let asks_leave = |s: &Range<usize>| {
            self.is_narrator(s.end - 1)
                && (s.start.saturating_sub(1)..s.end).any(|i| self.tag(i) == Tag::Modal)
        };
        if found.word.form == Form::Base && found.speaker.as_ref().is_some_and(asks_leave) {
            return None;
        }
        // “I'm told to be realistic”: who tells is not said.
        let told_me = found.word.told
            && !found.inverted
            && self.tag(cue.wrapping_sub(1)) == Tag::Contraction
            && self.verb_group(cue).is_some_and(|verb| verb.passive);
        if told_me {
            return None;
        }
        let negated = found.negated || self.is_unsaid(cue);
        let found = Found { negated, ..found };
        let nobody =
            found.speaker.as_ref().is_some_and(|s| found.word.form == Form::Base && self.names_nothing(s));
        // ““We rowed,” laughs Tomas”: marks that wait for a verb make one of a plural.
        let waits = found.inverted && self.quote(cue - 1) && self.ends_open(cue - 1);
        // “Nobody in the film says what they mean”
        let none = |s: &Range<usize>| {
            self.reads(s.start, "nobody")
                || self.reads(s.start, "few") && !self.reads(s.start.wrapping_sub(1), "a")
        };
        if found.speaker.as_ref().is_some_and(none) && found.borrowed == found.inverted {
            return None;
        }
        // “4% said ‘Alan’”: an answer on a form.
        let share =
            found.speaker.as_ref().is_some_and(|s| self.sign(s.end - 1, &['%'])) && self.quote(found.cue.end);
        let no_verb = !waits && self.is_no_verb(cue, found.word) || share;
        (!nobody && !no_verb && !self.is_generic(&found)).then(|| {
            let found = self.with_subject(found);
            let speaker = found.speaker.map(|speaker| self.bare_speaker(speaker));
            Found { speaker, ..found }
        })
    }

    /// The frame with the subject that syntax gives its verb, where the words gave it another.
    fn with_subject(&self, found: Found) -> Found {
        if found.inverted {
            return self.with_whole_phrase(found);
        }
        if found.borrowed {
            // “Worried anglers have questioned the plan and say”
            let nothing = found.speaker.as_ref().is_some_and(|speaker| self.names_nothing(speaker));
            let acts = found.speaker.as_ref().and_then(|s| self.behind_every(s));
            let whole = |first: &Range<usize>| {
                found.speaker.as_ref().is_some_and(|s| first.start == s.start && first.end > s.end)
            };
            let first = if nothing {
                self.first_subject(found.cue.start)
            } else {
                acts.or_else(|| self.first_subject(found.cue.start).filter(whole))
            };
            return Found { speaker: first.or(found.speaker), ..found };
        }
        let better = found.speaker.as_ref().and_then(|speaker| {
            let better = self.better_subject(found.cue.start, speaker);
            better
                .or_else(|| self.behind_every(speaker))
                .or_else(|| self.told_of_by_me(found.cue.start, speaker))
        });
        match better {
            Some(subject) => Found {
                whole: subject.start.min(found.whole.start)..found.whole.end,
                speaker: Some(subject),
                ..found
            },
            None => found,
        }
    }

    /// “said the state's fire chief”: a speaker behind the cue has the whole noun phrase that opens there.
    fn with_whole_phrase(&self, found: Found) -> Found {
        let Some(speaker) = found.speaker.clone() else { return found };
        let Some(end) = self.phrase_end(&speaker) else { return found };
        Found {
            speaker: Some(speaker.start..end),
            whole: found.whole.start..found.whole.end.max(end),
            ..found
        }
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
        // “Scientists Say” ends a headline; “Say Goodbye” does not.
        let ends = self.piece(at + 1).is_none_or(|p| p.sign.is_some());
        let headline = self.sorts(at, QuoteSort::HEADLINE) && (ends || self.word(at).ends_with(['s', 'd']));
        self.pieces[at].capital && (at == self.unit.start || !headline)
    }

    /// “Finance chief: “No new taxes””: what stands before the colon speaks, unless a cue does.
    fn colon(&self, at: usize, before: &[Found]) -> Option<Found> {
        // “Lund: “To here” — she taps her belt — “and no further.””: a gesture signs nothing.
        let signed = self.sign(at + 2, DASHES) && self.piece(at + 3).is_some_and(|p| p.capital);
        // “Reyer ticked through the list: “Be kind,” he said”: the cue behind names the speaker.
        let told_behind = self.quote(at + 1) && self.ends_with(at + 1, &[","]) && at + 2 < self.unit.end;
        if !self.quote(at + 1)
            || self.is_code(at + 1)
            || self.is_label(at)
            || signed
            || told_behind
            || before.iter().any(|f| f.whole.end + LONGEST_SPEAKER > at)
        {
            return None;
        }
        // “Here's Ann Cole in 1992: “…””
        let here = self.unit.start + 1;
        if self.reads(self.unit.start, "here") || self.reads(self.unit.start, "here's") {
            let from = here + usize::from(self.is(here, Is::BE) || self.is_mark_of_owner(here));
            let speaker = self.subject_at(from, at).filter(|s| self.pieces[s.start].capital)?;
            return Some(Found { speaker: Some(speaker), ..Found::bare(at..at + 1) });
        }
        // “From Cole's post: “…””
        let paper = at.wrapping_sub(1);
        if self.reads(self.unit.start, "from")
            && self.is(paper, Is::PAPER.with(Is::REPORT))
            && let Some(owner) = self.owner(paper).filter(|owner| owner.start == self.unit.start + 1)
        {
            return Some(Found { speaker: Some(owner), ..Found::bare(at..at + 1) });
        }
        // “11:05 Opposition leader Grace Moor: “…””
        let whole = self.content_start(self.unit.start, at)..at;
        let short = whole.len() <= 6
            && !whole
                .clone()
                .any(|i| self.is(i, Is::BE.with(Is::AUXILIARY)) || self.quote(i) || self.sign(i, &[',']));
        // “She then turned to the hall: “Go home.””
        let short = short && !self.is(whole.start, Is::PRONOUN);
        // “A minute later: “Sorry.””: when, not who.
        let when = whole.end.checked_sub(1).is_some_and(|last| self.tag(last) == Tag::Adverb);
        let speaker =
            if short && !when { self.trimmed(whole.clone()).filter(|s| self.can_speak(s)) } else { None };
        // “My nan, 82, from Grimsby: “Over my dead body.””: nothing but whose they are.
        let first = whole.clone().find(|&i| self.sign(i, &[','])).map(|comma| whole.start..comma);
        let lone = || {
            let still = whole.len() <= 12 && !whole.clone().any(|i| self.tag(i).is_verb() || self.quote(i));
            let known = |first: &Range<usize>| {
                self.tag(first.start) == Tag::PossessivePronoun
                    || !first.is_empty() && self.is(first.end - 1, Is::ROLE)
            };
            first.filter(|first| still && known(first) && self.can_speak(first))
        };
        let speaker =
            speaker.or_else(lone).or_else(|| self.signed_before(at)).or_else(|| self.last_subject(at))?;
        // “Then a note from their captain, Ann Cole: “…””: who sends it speaks.
        let sender = (speaker.start..at.saturating_sub(1)).find(|&i| {
            self.reads(i, "from") && self.is(i - 1, Is::PAPER.with(Is::REPORT)) && self.pieces[at - 1].capital
        });
        let speaker = sender.and_then(|from| self.trimmed(from + 1..at)).unwrap_or(speaker);
        // “Regardless of what you think: “…””, “It's what golfers do: “…””
        if self.names_nothing(&speaker)
            || self.tag(speaker.start) == Tag::Wh && !self.reads(speaker.start, "who")
        {
            return None;
        }
        // “MARKET WATCH: “Not yet,” Ida Brandt said.”: a label in capitals speaks for nobody.
        let shouts = |i: usize| self.text.tokens[self.pieces[i].token].case == Case::Upper;
        let label = whole.len() > 1 && whole.filter(|&i| self.pieces[i].word).all(shouts);
        (!label).then(|| Found { speaker: Some(speaker), ..Found::bare(at..at + 1) })
    }

    /// “Bank chief: rates will rise”, “Rates will rise – bank chief”: an office before the colon or behind the dash of a line
    /// that no stop ends.
    fn headline(&self, at: usize) -> Option<Found> {
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

    /// “in the words of their chairman, Paul Orde, “sell up””: only words in marks are his.
    fn worded(&self, found: Found) -> Option<Found> {
        let far = self.unit.end.min(found.whole.end + 8);
        let quote = (found.whole.end..far).find(|&i| self.quote(i))?;
        let end = quote - usize::from(self.sign(quote - 1, &[',']));
        let named =
            (found.whole.start..end).rev().find(|&i| self.sign(i, &[','])).map(|comma| comma + 1..end);
        let speaker =
            named.filter(|name| self.piece(name.start).is_some_and(|p| p.capital)).or(found.speaker);
        let whole = found.whole.start..quote;
        Some(Found {
            speaker,
            whole,
            according: false,
            negated: false,
            borrowed: true,
            inverted: true,
            ..found
        })
    }

    /// “in Ann Cole's words, “a gift””, “to use her phrase, “a gift””: only words in marks right behind are hers.
    fn in_ones_words(&self, at: usize) -> Option<Found> {
        const LONGEST: usize = 6;
        let to = self.reads(at, "to") && matches!(self.word(at + 1), "use" | "borrow" | "quote");
        let from = at + 1 + usize::from(to);
        if !to && !self.reads(at, "in") {
            return None;
        }
        let noun = (from + 1..from + 1 + LONGEST)
            .find(|&i| matches!(self.word(i), "words" | "phrase" | "telling"))?;
        let quote = noun + 1 + usize::from(self.sign(noun + 1, &[',']));
        let owner = self.owner(noun).filter(|owner| owner.start >= from)?;
        self.quote(quote).then(|| Found {
            speaker: Some(owner),
            whole: at..quote,
            borrowed: true,
            inverted: true,
            ..Found::bare(noun..noun + 1)
        })
    }

    fn according(&self, at: usize, words: usize) -> Option<Found> {
        let start = at + words;
        let limit = self.unit.end.min(start + LONGEST_SPEAKER);
        let end = (start..limit)
            .find(|&i| {
                self.sign(i, &[',', ';', ':', '!', '?', '—', '–', '('])
                    || self.sign(i, &['.']) && (i + 1 >= self.unit.end || !self.pieces[i + 1].capital)
                    || self.quote(i)
            })
            .unwrap_or(limit);
        // “According to Holm the dam is safe”: no comma, so the speaker is the noun phrase.
        let end = if (start..end).any(|i| self.is_finite_word(i)) && at == self.unit.start {
            self.phrase_before_verb(start, end).unwrap_or(end)
        } else {
            end
        };
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
}
