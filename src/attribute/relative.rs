//! Owns whom “who” and “which” mean: the name or the noun right before, over an age, an origin or an apposition.
//!
//! “Kevin Marsh, 41, of Five Forks, who said” → Kevin Marsh

use std::ops::Range;

use crate::fact::Speaker;
use crate::lexicon::Is;
use crate::names::Kind;
use crate::text::{Anchor, BlockId, TokenKind};

use super::names::Sighting;
use super::speakers::{Speakers, nobody};

/// How far before “who”, in tokens, the name or the noun is looked for.
const LONGEST: usize = 8;

impl Speakers<'_> {
    /// “Ida Brandt, who said”, “residents who say”: the name or the noun right before.
    pub(super) fn relative(&mut self, who: usize, at: Anchor) -> Speaker {
        let end = if who > 0 && self.token(who - 1) == "," { who - 1 } else { who };
        if let Some(phrase) = self.person_with_something(who, end) {
            return self.phrase(phrase, at);
        }
        if let Some(named) = self.named_at_a_place(who, end).cloned() {
            return self.means(&named, at);
        }
        let near = self.names.within(end.saturating_sub(LONGEST)..end);
        let name = near.last().filter(|s| s.tokens.end == end).cloned();
        if let Some(name) = name.map(|name| self.before_origin(&name).unwrap_or(name)) {
            return self.means(&name, at);
        }
        let start = self.noun_start(end, at.block);
        let named = self.apposed_to(start, end).or_else(|| self.named_before_of(start, end));
        if let Some(named) = named.cloned() {
            return self.means(&named, at);
        }
        if start < end { self.phrase(start..end, at) } else { nobody(at).0 }
    }

    /// “*a man* in uniform who told her”, “*her sister* in Lyon, who said”: the phrase for a person before a preposition with something
    /// that is none, or a place, which ends at `end`.
    fn person_with_something(&self, who: usize, end: usize) -> Option<Range<usize>> {
        let phrases = &self.syntax.at(who).phrases;
        let last = phrases.partition_point(|phrase| phrase.tokens.end <= end);
        let [head, of] = phrases.get(last.checked_sub(2)?..last)? else { return None };
        let holds = of.tokens.end == end
            && of.preposition.is_some()
            && head.tokens.end + 1 >= of.tokens.start.saturating_sub(1)
            && self.is(head.head).any(Is::PERSON.with(Is::GROUP))
            && !self.is(of.head).any(Is::PERSON.with(Is::GROUP).with(Is::BODY))
            && self.names.within(of.tokens.clone()).iter().all(|s| self.is_place(s));
        holds.then(|| head.tokens.clone())
    }

    /// “*Ann Holm* in Lyon, who said”: the person whose name stands before the preposition and the place that end at `end`.
    fn named_at_a_place(&self, who: usize, end: usize) -> Option<&Sighting> {
        let names = self.names.within(end.saturating_sub(LONGEST)..end);
        let [.., person, place] = names else { return None };
        let before = place.tokens.start.checked_sub(1)?;
        (self.token(who) == "who"
            && place.tokens.end == end
            && self.is_place(place)
            && self.is(before).any(Is::PREPOSITION)
            && person.tokens.end == before
            && self.names.persons[person.person].human)
            .then_some(person)
    }

    /// Whether a name is a place's by all that the page says.
    fn is_place(&self, sighting: &Sighting) -> bool {
        let known = &self.names.persons[sighting.person];
        known.place || known.kind == Kind::Place
    }

    /// Where the noun starts, with its determiner, that ends at `end`; `end` where no noun does.
    fn noun_start(&self, end: usize, block: BlockId) -> usize {
        let bounds = Is::PREPOSITION
            .with(Is::CONJUNCTION)
            .with(Is::SUBORDINATOR)
            .with(Is::BE)
            .with(Is::AUXILIARY)
            .with(Is::PRONOUN);
        let parse = self.syntax.at(end.saturating_sub(1));
        // “a report which warned”, against “met residents who said”
        let acts = |i: usize| parse.tag(i).is_verb() || self.is(i).any(Is::CUE) && !parse.tag(i).is_noun();
        let floor = end.saturating_sub(LONGEST);
        let mut start = end;
        while start > floor
            && self.text.tokens[start - 1].block == block
            && matches!(self.text.tokens[start - 1].kind, TokenKind::Word | TokenKind::Number)
            && !self.is(start - 1).any(bounds)
            && !acts(start - 1)
            && !self.token(start - 1).ends_with("ed")
        {
            start -= 1;
            if self.is(start).any(Is::DETERMINER) {
                break;
            }
        }
        start
    }

    /// “*Lena Ortiz*, a Boston College sophomore, who said”: the person whom the noun that stands at `start` is apposed to.
    fn apposed_to(&self, start: usize, end: usize) -> Option<&Sighting> {
        if start < 2 || start == end || self.token(start - 1) != "," {
            return None;
        }
        let before = self.names.within(start.saturating_sub(LONGEST)..start).last()?;
        (before.tokens.end == start - 1 && self.names.persons[before.person].human).then_some(before)
    }

    /// “*Bert Ngata* of the workers' branch, who said”: the person before the “of” that the noun, which stands at `start`,
    /// belongs to.
    fn named_before_of(&self, start: usize, end: usize) -> Option<&Sighting> {
        let floor = end.saturating_sub(LONGEST);
        let of = (floor..start).rev().find(|&i| matches!(self.token(i), "of" | "from"))?;
        let named = self.names.within(floor.saturating_sub(LONGEST)..of).last()?;
        (named.tokens.end == of && self.names.persons[named.person].human).then_some(named)
    }

    /// A pronoun at `at` that means whom `sighting` names.
    fn means(&mut self, sighting: &Sighting, at: Anchor) -> Speaker {
        self.spoken.push((sighting.tokens.start, sighting.person));
        self.pronoun_for(sighting.person, at)
    }

    /// “Kevin Marsh, 41, of *Five Forks*, who said”: who is of the place that `origin` names.
    fn before_origin(&self, origin: &Sighting) -> Option<Sighting> {
        let of = |i: usize| self.token(i);
        // “of *Five* Forks”
        let start = origin.tokens.start;
        let more = start > 0 && self.text.tokens[start - 1].is_capitalised();
        let mut comma = (start - usize::from(more)).checked_sub(2)?;
        if of(comma + 1) != "of" || of(comma) != "," {
            return None;
        }
        if comma > 2 && self.text.tokens[comma - 1].kind == TokenKind::Number && of(comma - 2) == "," {
            comma -= 2;
        }
        let before = self.names.within(comma.saturating_sub(6)..comma).last()?;
        let person = self.names.persons[before.person].human || before.tokens.len() > 1;
        (person && before.tokens.end == comma).then(|| before.clone())
    }
}
