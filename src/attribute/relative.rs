//! Owns whom “who” and “which” mean: the name or the noun right before, over an age, an origin or an apposition.
//!
//! “Kevin Marsh, 41, of Five Forks, who said” → Kevin Marsh

use crate::fact::Speaker;
use crate::lexicon::Is;
use crate::text::{Anchor, TokenKind};

use super::names::Sighting;
use super::speakers::Speakers;

impl Speakers<'_> {
    /// “Ida Brandt, who said”, “residents who say”: the name or the noun right before.
    pub(super) fn relative(&mut self, who: usize, at: Anchor) -> Speaker {
        const LONGEST: usize = 8;
        let of = |i: usize| self.token(i);
        let end = if who > 0 && of(who - 1) == "," { who - 1 } else { who };
        let floor = end.saturating_sub(LONGEST);
        // “a man in uniform who told her”
        let parse = self.syntax.at(who);
        let last = parse.phrases.partition_point(|phrase| phrase.tokens.end <= end);
        if let Some([head, of]) = last.checked_sub(2).and_then(|first| parse.phrases.get(first..last))
            && of.tokens.end == end
            && of.preposition.is_some()
            && head.tokens.end + 1 >= of.tokens.start.saturating_sub(1)
            && self.is(head.head).any(Is::PERSON)
            && !self.is(of.head).any(Is::PERSON.with(Is::GROUP).with(Is::BODY))
            && self.names.within(of.tokens.clone()).is_empty()
        {
            let phrase = head.tokens.clone();
            return Speaker::Pronoun {
                at,
                antecedent: self.anchor(phrase.clone()),
                name: Some(self.of(phrase)),
            };
        }
        let name = self.names.within(floor..end).last().filter(|s| s.tokens.end == end).cloned();
        let name = name.map(|name| self.before_origin(&name).unwrap_or(name));
        if let Some(sighting) = name {
            return self.means(&sighting, at);
        }
        let bounds = Is::PREPOSITION
            .with(Is::CONJUNCTION)
            .with(Is::SUBORDINATOR)
            .with(Is::BE)
            .with(Is::AUXILIARY)
            .with(Is::CUE)
            .with(Is::PRONOUN);
        let mut start = end;
        while start > floor
            && self.text.tokens[start - 1].block == at.block
            && matches!(self.text.tokens[start - 1].kind, TokenKind::Word | TokenKind::Number)
            && !self.is(start - 1).any(bounds)
            && !of(start - 1).ends_with("ed")
        {
            start -= 1;
            if self.is(start).any(Is::DETERMINER) {
                break;
            }
        }
        // “Lena Ortiz, a Boston College sophomore, who said”
        if start > 1 && start < end && of(start - 1) == "," {
            let apposed = self.names.within(start.saturating_sub(LONGEST)..start).last();
            let person = |s: &&Sighting| s.tokens.end == start - 1 && self.names.persons[s.person].human;
            if let Some(sighting) = apposed.filter(person).cloned() {
                return self.means(&sighting, at);
            }
        }
        // “Bert Ngata of the workers' branch, who said”
        let of_name =
            (floor..start).rev().find(|&i| matches!(of(i), "of" | "from")).and_then(|preposition| {
                let named = self.names.within(floor.saturating_sub(LONGEST)..preposition).last()?;
                (named.tokens.end == preposition && self.names.persons[named.person].human)
                    .then(|| named.clone())
            });
        if let Some(sighting) = of_name {
            return self.means(&sighting, at);
        }
        let phrase = (start < end).then_some(start..end);
        let antecedent = phrase.clone().and_then(|phrase| self.anchor(phrase));
        Speaker::Pronoun { at, antecedent, name: phrase.map(|phrase| self.of(phrase)) }
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
