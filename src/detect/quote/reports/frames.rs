//! Owns the reporting frames of a unit: a cue, who speaks, and what belongs to neither quote nor clause. Those without a reporting word
//! are left to `colons_and_dashes`.
//!
//! `[Quote , said Ann Cole in a statement .]` → cue “said”, speaker “Ann Cole”, frame up to “Ann Cole”

use std::ops::Range;

use crate::lexicon::cues::{Cue, Form};
use crate::lexicon::{Is, QuoteSort};
use crate::syntax::Tag;

use super::colons_and_dashes::DASHES;
use super::reader::{Found, LONGEST_SPEAKER, Reader};

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
            } else if let Some(words) = self.in_ones_words(at).or_else(|| self.heard(at)) {
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
        if self.tells_nobody(&found) || self.is_nobody(&found) || self.is_contracted(&found) {
            return None;
        }
        let negated = found.negated || self.is_unsaid(cue);
        let found = Found { negated, ..found };
        // ““We rowed,” laughs Tomas”: marks that wait for a verb make one of a plural.
        let waits = found.inverted && self.quote(cue - 1) && self.ends_open(cue - 1);
        // “4% said ‘Alan’”: an answer on a form.
        let share =
            found.speaker.as_ref().is_some_and(|s| self.sign(s.end - 1, &['%'])) && self.quote(found.cue.end);
        let no_verb = !waits && self.is_no_verb(cue, found.word) || share;
        (!no_verb && !self.is_generic(&found)).then(|| {
            let found = self.with_subject(found);
            let inverted = found.inverted;
            let speaker = found.speaker.map(|speaker| self.bare_speaker(speaker));
            // “This week she told”, “a tool it describes as”: the pronoun alone is the subject.
            let before =
                cue.checked_sub(1).filter(|&last| !inverted && speaker.is_some() && last > self.unit.start);
            let pronoun = before.filter(|&last| {
                let subject = Is::HE.with(Is::SHE).with(Is::THEY).with(Is::IT);
                self.is(last, subject) && self.tag(last - 1).is_noun()
            });
            Found { speaker: pronoun.map(|last| last..last + 1).or(speaker), ..found }
        })
    }

    /// Whether the words around the cue say that nothing is told, or nobody is.
    fn tells_nobody(&self, found: &Found) -> bool {
        let cue = found.cue.start;
        let before = cue.wrapping_sub(1);
        // “has stopped responding”, “recommends visiting at noon and asking what happens at night”
        let stopped = found.word.form == Form::Ing
            && (self.sorts(before, QuoteSort::SILENT)
                || self.reads(cue, "asking") && self.is(before, Is::CONJUNCTION));
        // “I'm told to be realistic”: who tells is not said.
        let told_me = found.word.told
            && !found.inverted
            && self.tag(before) == Tag::Contraction
            && self.verb_group(cue).is_some_and(|verb| verb.passive);
        // “I told myself I wouldn't cry”
        let thought = found.word.told && self.word(found.cue.end).ends_with("self") && !found.inverted;
        // “the drug, called “blue ice”, was sold”: what something goes by.
        let named = found.word.call
            && found.word.form == Form::Past
            && self.sign(before, &[','])
            && self.piece(found.cue.end).is_some_and(|p| !p.word || p.capital && !p.is.any(Is::DAY))
            && self.piece(before.wrapping_sub(1)).is_some_and(|p| !p.capital);
        // “a man who has read about “feelings””
        let read = matches!(self.word(cue), "read" | "reads") && self.reads(cue + 1, "about");
        stopped
            || read
            || told_me
            || thought
            || named
            || self.names_a_thing(found)
            || self.is_inferred(found)
            || self.is_supposed_of(found)
    }

    /// “A setting called “Quiet tabs” lets you choose”, “sugar, a powder added to sweeten it”: whether the cue is a participle that
    /// says more of a thing, whose verb stands behind.
    fn names_a_thing(&self, found: &Found) -> bool {
        let cue = found.cue.start;
        let noun = !found.inverted && self.tag(cue.wrapping_sub(1)).is_noun();
        let called = found.word.call && self.quote(found.cue.end) && self.is_finite_word(found.cue.end + 1);
        let added = self.reads(cue, "added") && self.reads(cue + 1, "to");
        noun && found.word.form == Form::Past && (called || added)
    }

    /// “They have registered new names, which suggests that it goes on”: whether “which” goes back to what is told before, and so
    /// whoever writes concludes; not to somebody or a paper.
    fn is_inferred(&self, found: &Found) -> bool {
        let Some(s) = found.speaker.as_ref().filter(|s| s.len() == 1 && self.reads(s.start, "which")) else {
            return false;
        };
        let before = s.start.wrapping_sub(1);
        let near = before.saturating_sub(8).max(self.unit.start)..before;
        let says =
            |i: usize| self.is(i, Is::PAPER.with(Is::REPORT).with(Is::PERSON)) || self.tag(i) == Tag::Proper;
        let concludes = self.sorts(found.cue.start, QuoteSort::CONCLUDES);
        self.sign(before, &[',']) && concludes && !near.into_iter().any(says)
    }

    /// “Perhaps the firms thought that it was enough”: what whoever writes only supposes of them.
    fn is_supposed_of(&self, found: &Found) -> bool {
        let cue = found.cue.start;
        let from =
            found.speaker.as_ref().map_or(cue, |s| s.start.min(cue)).saturating_sub(2).max(self.unit.start);
        found.word.weak && (from..cue).any(|i| self.sorts(i, QuoteSort::HEDGE))
    }

    /// “I'll be blaming the “migration””, “I've been thinking about what my mum used to say”: whether a pronoun in one word with its
    /// verb is named, which is whoever writes or reads, and calls something names or has another between.
    fn is_contracted(&self, found: &Found) -> bool {
        let Some(s) = found.speaker.as_ref().filter(|s| s.len() == 1) else { return false };
        let pronoun = self.word(s.start).split(['\'', '’']).next().unwrap_or_default();
        let between =
            (s.end..found.cue.start).any(|i| self.tag(i).is_noun() || self.tag(i) == Tag::PossessivePronoun);
        self.tag(s.start) == Tag::Contraction
            && (found.word.call || between && self.tag(found.cue.start - 1) != Tag::Contraction)
            && ["I", "you", "we"].iter().any(|one| one.eq_ignore_ascii_case(pronoun))
    }

    /// Whether the speaker's words name nobody who has said anything.
    fn is_nobody(&self, found: &Found) -> bool {
        let Some(s) = found.speaker.as_ref() else { return false };
        let base = found.word.form == Form::Base;
        let narrator = self.is_narrator(s.end - 1);
        // “Might I suggest that …”: what whoever writes is about to say.
        let asks_leave =
            || base && narrator && (s.start.saturating_sub(1)..s.end).any(|i| self.tag(i) == Tag::Modal);
        // “A developer I know calls it “bold””: whom one knows does not know.
        let known = s.len() > 1 && narrator && self.tag(s.end - 2).is_noun();
        let none = || {
            // “The first thing Ann Cole shows a visitor is the tap”
            (s.start..s.end.min(s.start + 3)).any(|i| self.reads(i, "thing"))
                // “make sure the quote says “including parts””
                || (s.start.saturating_sub(1)..s.end).any(|i| self.reads(i, "sure"))
                // “Nobody in the film says what they mean”
                || self.reads(s.start, "nobody")
                || self.reads(s.start, "few") && !self.reads(s.start.wrapping_sub(1), "a")
        };
        known || base && self.names_nothing(s) || asks_leave() || found.borrowed == found.inverted && none()
    }

    /// The frame with the subject that syntax gives its verb, where the words gave it another.
    fn with_subject(&self, found: Found) -> Found {
        if found.inverted {
            return self.with_whole_phrase(found);
        }
        // “A magistrate refused bail to a man accused of theft, saying”
        let hangs = |s: &Range<usize>| {
            found.word.form == Form::Ing && s.start > self.unit.start && self.reads(s.start - 1, "to")
        };
        if self.sign(found.cue.start.wrapping_sub(1), &[',']) && found.speaker.as_ref().is_some_and(hangs) {
            let first = self.first_subject(found.cue.start);
            return Found { speaker: first.or_else(|| found.speaker.clone()), ..found };
        }
        if found.borrowed {
            // “Worried anglers have questioned the plan and say”
            // “He took one look, sucked his teeth and said”
            let one = |s: &Range<usize>| s.len() == 1 && self.tag(s.start) == Tag::Numeral;
            let nothing = found.speaker.as_ref().is_some_and(|s| self.names_nothing(s) || one(s));
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
        // “who asked that her name not be used”
        let name = self.reads(at, "asked")
            && self.reads(at + 1, "that")
            && (at + 2..at + 5).any(|i| self.reads(i, "name") || self.reads(i, "names"));
        if name {
            return true;
        }
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
        let noun = (from + 1..from + 1 + LONGEST).find(|&i| self.sorts(i, QuoteSort::WORDING))?;
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
        let named = self.apposed_name(start, end).filter(|_| at == self.unit.start);
        let end = named.unwrap_or(end);
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

    /// “her daughter, *Cressida*, she was”: where the name ends in the apposition that the comma at `comma` opens, behind somebody
    /// without a name from `start` on.
    fn apposed_name(&self, start: usize, comma: usize) -> Option<usize> {
        const LONGEST: usize = 4;
        let named = |i: &usize| self.piece(*i).is_some_and(|p| p.word && p.capital);
        let end = (comma + 1..comma + 2 + LONGEST).find(|i| !named(i))?;
        let somebody =
            self.is(comma.wrapping_sub(1), Is::PERSON) && !(start + 1..comma).any(|i| self.pieces[i].capital);
        (self.sign(comma, &[',']) && somebody && end > comma + 1 && self.sign(end, &[','])).then_some(end)
    }
}
