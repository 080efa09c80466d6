//! Owns whom “he”, “she” and “it” mean.
//!
//! “Ida Brandt left. “It works,” she said.” → Ida Brandt

use std::ops::Range;

use crate::fact::Speaker;
use crate::lexicon::Is;
use crate::names::Number;
use crate::text::{Anchor, TokenKind};

use super::link::Link;
use super::names::Sighting;
use super::speakers::{NEAR, REACH, Speakers};
use super::subjects::Standing;

/// How many sentences back the grammar is asked whom a sentence is about.
const NEAR_SENTENCES: usize = 3;

/// Whom a pronoun stands for.
#[derive(Clone, Copy)]
struct Antecedent {
    person: usize,
    /// The token where they spoke or opened a sentence last.
    seen: usize,
    link: Link,
}

impl Speakers<'_> {
    /// Who “he” or “she” at `token` is: the latest who spoke or opened a sentence and whose gender fits.
    pub(super) fn pronoun(&mut self, token: usize, at: Anchor, is: Is) -> (Speaker, Option<Anchor>, Link) {
        let gender = if is.any(Is::HE) { Is::MALE } else { Is::FEMALE };
        let antecedent = self.antecedent(token, gender);
        let since = antecedent.map(|found| found.seen);
        let fits = |head: Is| {
            let told = Is(head.0 & (Is::MALE.0 | Is::FEMALE.0));
            head.any(Is::PERSON) && (told == Is::NOTHING || told == gender)
        };
        // “Olm's lawyer said she was lying. “My client was ill,” he said”
        let spoke = self.described.clone().filter(|phrase| {
            let own = self.text.tokens[phrase.start].block == self.text.tokens[token].block;
            own && phrase.end <= token
                && since.is_none_or(|seen| seen < phrase.end)
                && fits(self.is(phrase.end - 1))
        });
        if let Some(phrase) = spoke.or_else(|| self.described_since(since, token, fits)) {
            return (self.phrase(phrase, at), None, Link::Pronoun);
        }
        let Some(Antecedent { person, link, .. }) = antecedent else {
            return (Speaker::Pronoun { at, antecedent: None, name: None }, None, Link::Unnamed);
        };
        self.spoken.push((token, person));
        // Who was “he” once is not “she” later.
        if self.genders[person] == Is::NOTHING {
            self.genders[person] = gender;
        }
        let known = &self.names.persons[person];
        (Speaker::Pronoun { at, antecedent: Some(known.at), name: Some(known.name.clone()) }, None, link)
    }

    /// What “it” at `token` is: the body that spoke or opened a sentence last, with or without a name.
    pub(super) fn it(&self, token: usize, at: Anchor) -> (Speaker, Option<Anchor>, Link) {
        let body = self.last_body(token);
        let since = body.map(|(seen, _)| seen);
        if let Some(phrase) = self.described_since(since, token, |head| head.any(Is::BODY)) {
            let Some((person, link)) = self.by_role(&phrase) else {
                return (self.phrase(phrase, at), None, Link::Body);
            };
            let known = &self.names.persons[person];
            let (antecedent, name) = (Some(known.at), Some(known.name.clone()));
            return (Speaker::Pronoun { at, antecedent, name }, None, link);
        }
        let known = body.map(|(_, person)| &self.names.persons[person]);
        let (antecedent, name) = known.map(|k| (k.at, k.name.clone())).unzip();
        (Speaker::Pronoun { at, antecedent, name }, None, Link::Body)
    }

    /// A pronoun at `at` for whoever `phrase` describes.
    fn phrase(&self, phrase: Range<usize>, at: Anchor) -> Speaker {
        let known = self.anchor(phrase.clone()).map(|at| (at, self.of(phrase)));
        let (antecedent, name) = known.unzip();
        Speaker::Pronoun { at, antecedent, name }
    }

    /// “The first minister, who came last week, has called on London to act. “It must,” he wrote”: somebody without a name
    /// who opened a sentence of the block, behind token `since` if there is one. `fits` says it of the last noun.
    fn described_since(
        &self,
        since: Option<usize>,
        token: usize,
        fits: impl Fn(Is) -> bool,
    ) -> Option<Range<usize>> {
        const LONGEST: usize = 6;
        let block = self.text.tokens[token].block;
        let own = self.text.sentence_of(token);
        let near = self.text.sentences[own.saturating_sub(2)..=own].iter().rev();
        let mut openings = near.filter(|s| s.block == block).map(|s| s.tokens.clone());
        openings.find_map(|sentence| {
            let start = sentence.start;
            let opens = since.is_none_or(|seen| start > seen)
                && start + 1 < token
                && self.is(start).any(Is::DETERMINER);
            let ends = Is::PREPOSITION.with(Is::AUXILIARY).with(Is::BE).with(Is::CUE);
            let words = (start + 1..sentence.end.min(start + LONGEST))
                .take_while(|&i| self.text.tokens[i].kind == TokenKind::Word && !self.is(i).any(ends));
            // “The first minister came”: up to the last noun for somebody; not “The agency's report”.
            let end = words.filter(|&i| self.is(i).any(Is::PERSON.with(Is::BODY))).last()? + 1;
            // “The lead author, Ngozi Adeyemi, said”: she has a name.
            let named_behind = self.text.tokens.get(end).is_some_and(|t| self.text.of(t) == ",")
                && self.names.within(end..end + 3).first().is_some_and(|s| s.tokens.start == end + 1);
            let owns =
                named_behind || self.text.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Possessive);
            let named = self.text.tokens[end - 1].is_capitalised();
            (opens && !owns && !named && fits(self.is(end - 1))).then_some(start..end)
        })
    }

    fn antecedent(&self, token: usize, gender: Is) -> Option<Antecedent> {
        let fits = |person: usize| {
            let known = &self.names.persons[person];
            known.number != Number::Body
                && !known.place
                && self.asker != Some(person)
                && !self.told_of.contains(&person)
                && (self.genders[person] == gender
                    || !self.genders[person].any(Is::MALE.with(Is::FEMALE))
                        && (known.human || !known.roles.is_empty() || self.has_spoken(person)))
        };
        let before = self.names.before(token);
        let sightings = &self.names.sightings[before.saturating_sub(REACH)..before];
        let spoken = self.spoken.iter().rev().take(12).find(|&&(at, p)| at < token && fits(p)).copied();
        // Whom the sentences right before are about is told by their grammar.
        let own = self.text.sentence_of(token);
        let about = |s: &Sighting| match self.standing(s) {
            Standing::Subject if s.topic => true,
            Standing::Subject => {
                let near = own - self.text.sentence_of(s.tokens.start) <= NEAR_SENTENCES;
                near && !s.reported && self.opens_clause(s)
            }
            Standing::Object => false,
            Standing::Other => s.topic,
        };
        let topic =
            sightings.iter().rev().find(|s| fits(s.person) && about(s)).map(|s| (s.tokens.start, s.person));
        let latest = match (spoken, topic) {
            (Some(spoken), Some(topic)) => Some(if topic.0 > spoken.0 { topic } else { spoken }),
            (one, other) => one.or(other),
        };
        if let Some((seen, person)) = latest {
            // “Tom Bell and Carl Ross met. “Soon,” he said”: nothing tells which of them.
            if self.together(seen).any(|s| s.person != person && fits(s.person)) {
                return None;
            }
            let others = sightings.iter().any(|s| s.person != person && !s.quoted && fits(s.person));
            let link = if others { Link::Pronoun } else { Link::OnlyPronoun };
            return Some(Antecedent { person, seen, link });
        }
        let any = || sightings.iter().rev().find(|s| !s.quoted && fits(s.person)).map(|s| s.person);
        let far = any().or_else(|| self.only_one(sightings, gender));
        let person = far.or_else(|| self.named_next(token, gender))?;
        Some(Antecedent { person, seen: token, link: Link::FarPronoun })
    }

    /// The one name of two words or more that may be a person's, where there is no other.
    fn only_one(&self, sightings: &[Sighting], gender: Is) -> Option<usize> {
        let mut may = sightings.iter().filter(|s| {
            let known = &self.names.persons[s.person];
            let told = self.genders[s.person];
            !s.quoted
                && self.asker != Some(s.person)
                && !known.organisation
                && !known.place
                && known.name.contains(' ')
                && (told == Is::NOTHING || told == gender)
        });
        let first = may.next()?.person;
        may.all(|s| s.person == first).then_some(first)
    }

    /// “… a statement quoted her as saying. Holm's remarks came hours later”: nobody before, so whoever the next sentences
    /// are about, if that is surely a person.
    fn named_next(&self, token: usize, gender: Is) -> Option<usize> {
        let from = self.names.before(token);
        let ahead = self.names.sightings[from..].iter().take_while(|s| s.tokens.start - token < NEAR);
        let next = ahead.filter(|s| s.tokens.start > token && s.topic).find(|s| {
            let known = &self.names.persons[s.person];
            !known.place && !known.organisation
        })?;
        let known = &self.names.persons[next.person];
        let behind = |i: usize| self.text.tokens.get(next.tokens.end + i);
        // “Holm's remarks”
        let remarks = behind(0).is_some_and(|t| t.kind == TokenKind::Possessive)
            && behind(1).is_some_and(|t| self.words.of(t).any(Is::REPORT));
        let fits = known.gender == gender || known.gender == Is::NOTHING && (known.human || remarks);
        fits.then_some(next.person)
    }

    fn has_spoken(&self, person: usize) -> bool {
        self.spoken.iter().rev().take(12).any(|&(_, p)| p == person)
    }
}
