//! Owns whom “he” and “she” mean: a person with a name, whom `antecedents` finds, or somebody without one, whom `unnamed`
//! finds. Whom “they” and “it” mean is `groups`’.
//!
//! “Ida Brandt left. “It works,” she said.” → Ida Brandt

use std::ops::Range;

use crate::fact::Speaker;
use crate::lexicon::Is;
use crate::names::Kind;
use crate::text::Anchor;

use super::antecedents::{Antecedent, Sought};
use super::link::Link;
use super::names::Sighting;
use super::speakers::{Speakers, nobody};

impl Speakers<'_> {
    /// Who “he” or “she” at `token` is: the latest who spoke or opened a sentence and whose gender fits.
    pub(super) fn pronoun(&mut self, token: usize, at: Anchor, is: Is) -> (Speaker, Option<Anchor>, Link) {
        let gender = if is.any(Is::HE) { Is::MALE } else { Is::FEMALE };
        let sought = Sought { token, gender, other_than: self.asker };
        let antecedent = self.antecedent_but_for(&sought);
        let older = |found: &Antecedent| self.is_only_spoken_of(found, token) || self.is_judged(found, token);
        let since = antecedent.filter(|found| !older(found)).map(|found| found.seen);
        if let Some(phrase) = self.unnamed(&sought, since) {
            return self.pronoun_for_unnamed(&sought, at, phrase, antecedent);
        }
        let Some(Antecedent { person, link, .. }) = antecedent else { return nobody(at) };
        self.spoken.push((token, person));
        // Who was “he” once is not “she” later.
        if self.genders[person] == Is::NOTHING {
            self.genders[person] = gender;
        }
        (self.pronoun_for(person, at), None, link)
    }

    /// The person with a name whom `sought` may mean, but for whoever had said of “him” what he had done.
    fn antecedent_but_for(&self, sought: &Sought) -> Option<Antecedent> {
        let Some(spoken_of) = self.spoken_of(sought) else { return self.antecedent(sought) };
        let other = Sought { other_than: Some(spoken_of), ..*sought };
        let found = self.antecedent(&other).or_else(|| self.antecedent(sought))?;
        // Only of a judge is it known that somebody else had argued.
        (found.person == spoken_of || self.judges(spoken_of)).then_some(found)
    }

    /// “Judge Holm said he had lied. *He had* argued that it was safe”: who said of a “he” what he had done, and so may not be
    /// him.
    fn spoken_of(&self, sought: &Sought) -> Option<usize> {
        let Sought { token, gender, .. } = *sought;
        if self.token(token + 1) != "had" {
            return None;
        }
        let own = self.text.sentence_of(token);
        let before = self.text.sentences.get(own.checked_sub(1)?)?.tokens.clone();
        let &(at, person) = self.spoken.last().filter(|spoken| before.contains(&spoken.0))?;
        let pronoun = if gender == Is::MALE { Is::HE } else { Is::SHE };
        let of = (at + 1..before.end).any(|i| {
            self.is(i).any(pronoun)
                && (self.is(i - 1).any(Is::CUE) || self.token(i - 1) == "that")
                && matches!(self.token(i + 1), "had" | "was")
        });
        of.then_some(person)
    }

    /// “Holm's lawyer said Yusuf was lying”, “My son shouted. He said … Mr Holm put it best”: whether the person found is only
    /// spoken of or named behind, and so no newer than a description.
    fn is_only_spoken_of(&self, found: &Antecedent, token: usize) -> bool {
        let last = || self.before(token).iter().rev().find(|s| s.person == found.person);
        found.seen == token && last().is_none_or(|s| s.reported)
    }

    /// What `sought`, written at `at`, means where `phrase` describes somebody without a name: them, or the person with a name
    /// whom the words say more of.
    fn pronoun_for_unnamed(
        &mut self,
        sought: &Sought,
        at: Anchor,
        phrase: Range<usize>,
        antecedent: Option<Antecedent>,
    ) -> (Speaker, Option<Anchor>, Link) {
        let Sought { token, gender, .. } = *sought;
        // “Agent Holm says …” and a paragraph behind, “The owner told me …. “It leaks,” he says”: the owner.
        let block = |token: usize| self.text.tokens[token].block;
        let told = self.described.as_ref() == Some(&phrase) && block(phrase.start) == block(token);
        let old = |found: &Antecedent| told && block(found.seen) != block(token);
        let topic = antecedent.filter(|found| self.is_topic_of(found, &phrase, gender) && !old(found));
        let Some(Antecedent { person: topic, .. }) = topic else {
            return (self.phrase(phrase, at), None, Link::Pronoun);
        };
        let other = |s: &Sighting| s.person != topic && !s.quoted && self.genders[s.person] == gender;
        let several = self.before(token).iter().any(other);
        let called = self.by_role(&phrase).is_some_and(|(person, _)| person == topic);
        if !called && (several || !self.is_epithet(&phrase)) {
            return nobody(at);
        }
        self.spoken.push((token, topic));
        (self.pronoun_for(topic, at), None, Link::FarPronoun)
    }

    /// “*Ida Brandt* lost. The judge smiled.”: whether the sentence before `phrase` is about a person of this gender, and
    /// `phrase` tells of nobody new.
    fn is_topic_of(&self, found: &Antecedent, phrase: &Range<usize>, gender: Is) -> bool {
        let (own, seen) = (self.text.sentence_of(phrase.start), self.text.sentence_of(found.seen));
        self.token(phrase.start).eq_ignore_ascii_case("the")
            && self.genders[found.person] == gender
            && found.seen < phrase.start
            && own - seen <= 1
    }

    /// “the former dentist”, “the Tarn dentist”: words that say more of somebody than their office.
    fn is_epithet(&self, phrase: &Range<usize>) -> bool {
        let place = |s: &Sighting| {
            let known = &self.names.persons[s.person];
            known.place || known.kind == Kind::Place
        };
        let unheld = phrase.clone().any(|i| self.is(i).any(Is::NOT_HELD) || self.token(i) == "retired");
        let placed = self.names.within(phrase.clone()).iter().any(place);
        (unheld || placed) && !self.is(phrase.end - 1).any(Is::OFFICE)
    }

    /// A pronoun at `at` for whoever `phrase` describes.
    pub(super) fn phrase(&self, phrase: Range<usize>, at: Anchor) -> Speaker {
        let known = self.anchor(phrase.clone()).map(|at| (at, self.of(phrase)));
        let (antecedent, name) = known.unzip();
        Speaker::Pronoun { at, antecedent, name }
    }

    /// A pronoun at `at` for a person with a name.
    pub(super) fn pronoun_for(&self, person: usize, at: Anchor) -> Speaker {
        let known = &self.names.persons[person];
        Speaker::Pronoun { at, antecedent: Some(known.at), name: Some(known.name.clone()) }
    }
}
