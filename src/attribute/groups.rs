//! Owns whom “they” and “it” mean: people named together, a group or body with or without a name.
//!
//! “Police said the road was shut. They said it would open.” → Police

use std::ops::Range;

use crate::fact::Speaker;
use crate::lexicon::Is;
use crate::names::Number;
use crate::syntax::{ClauseKind, Tag};
use crate::text::Anchor;

use super::link::Link;
use super::names::Sighting;
use super::speakers::{NEAR_SENTENCES, REACH, Speakers};
use super::subjects::Standing;

/// Clauses of a sentence that are asked for its main one.
const MOST: usize = 16;

impl Speakers<'_> {
    /// Who “they” at `token` are: two or more people whom a sentence right before is about together.
    pub(super) fn they(&self, token: usize, at: Anchor) -> Option<(Speaker, Option<Anchor>, Link)> {
        let own = self.text.sentence_of(token);
        if let Some(phrase) = self.several_in_main_clause(token) {
            return Some((self.phrase(phrase, at), None, Link::Pronoun));
        }
        // “Inspectors said it was good. They praised it but said it was late”
        let group = self.described.clone().filter(|phrase| {
            let last = phrase.end - 1;
            let many = self.syntax.at(phrase.start).tag(last) == Tag::NounPlural
                || self.is(last).any(Is::PERSON) && self.token(last).ends_with('s');
            // “Police said …”, “Residents of Tarn said …”: “they” in the next sentence.
            let head = self.head(phrase);
            let next =
                self.syntax.at(phrase.start).tag(head) == Tag::NounPlural || self.is(head).any(Is::GROUP);
            let apart = own.saturating_sub(self.text.sentence_of(phrase.start));
            // “Officials said so. The engineers were not asked. They said”: it may be either.
            let others = (own.saturating_sub(apart) + 1..own).any(|sentence| self.is_about_several(sentence));
            phrase.end <= token && !others && (many && apart < NEAR_SENTENCES || next && apart <= 1)
        });
        if let Some(phrase) = group {
            return Some((self.phrase(phrase, at), None, Link::Pronoun));
        }
        let somebody = |s: &&Sighting| {
            let known = &self.names.persons[s.person];
            known.number != Number::Body && !known.place && known.name.contains(' ')
        };
        let near = self.names.sightings[..self.names.before(token)].iter().rev().take(REACH);
        let near = near.take_while(|s| own - self.text.sentence_of(s.tokens.start) < NEAR_SENTENCES);
        let about = near.filter(|s| !s.reported).find(|s| self.standing(s) == Standing::Subject)?;
        let mut people: Vec<&Sighting> = self.together(about.tokens.start).filter(somebody).collect();
        people.dedup_by_key(|s| s.person);
        let (first, last) = (people.first()?, people.last().filter(|_| people.len() > 1)?);
        let antecedent = self.anchor(first.tokens.start..last.tokens.end);
        let named: Vec<&str> = people.iter().map(|s| self.names.persons[s.person].name.as_str()).collect();
        let (last, others) = named.split_last()?;
        let name = Some(format!("{} and {last}", others.join(", ")));
        Some((Speaker::Pronoun { at, antecedent, name }, None, Link::Pronoun))
    }

    /// “*The auditors* drew attention to what they termed a risk”: the plural that the main clause before “they” at `token` is about.
    fn several_in_main_clause(&self, token: usize) -> Option<Range<usize>> {
        let parse = self.syntax.at(token);
        let main = parse.clauses.iter().take(MOST).find(|c| c.kind == ClauseKind::Main)?;
        let subject = &parse.phrases[main.subject?];
        let verb = parse.verbs.get(main.verb)?;
        let before = subject.tokens.end <= verb.tokens.start && verb.tokens.end <= token;
        let several = parse.tag(subject.head) == Tag::NounPlural && subject.preposition.is_none();
        let somebody = self.is(subject.head).any(Is::PERSON.with(Is::GROUP));
        (before && several && somebody).then(|| subject.tokens.clone())
    }

    /// “The engineers were not asked.”: whether the subject of the sentence is a plural noun.
    fn is_about_several(&self, sentence: usize) -> bool {
        let Some(tokens) = self.text.sentences.get(sentence).map(|s| s.tokens.clone()) else { return false };
        let parse = self.syntax.at(tokens.start);
        let subject =
            parse.clauses.iter().take(MOST).find(|c| c.kind == ClauseKind::Main).and_then(|c| c.subject);
        subject.is_some_and(|subject| parse.tag(parse.phrases[subject].head) == Tag::NounPlural)
    }

    /// What “it” at `token` is: the body that spoke or opened a sentence last, with or without a name.
    pub(super) fn it(&self, token: usize, at: Anchor) -> (Speaker, Option<Anchor>, Link) {
        let body = self.last_body(token);
        let since = body.map(|(seen, _)| seen);
        if let Some(phrase) = self.described_since(since, token, &|head| head.any(Is::BODY.with(Is::PAPER))) {
            let Some((person, link)) = self.by_role(&phrase) else {
                return (self.phrase(phrase, at), None, Link::Body);
            };
            return (self.pronoun_for(person, at), None, link);
        }
        // “…, the energy ministry said.” and in the next paragraph “…, it said”
        let own = self.text.sentence_of(token);
        let near = |phrase: &Range<usize>| {
            let apart = own.saturating_sub(self.text.sentence_of(phrase.start));
            phrase.end <= token && apart < NEAR_SENTENCES && since.is_none_or(|seen| seen < phrase.start)
        };
        if let Some(phrase) = self.described_body.clone().filter(near) {
            return (self.phrase(phrase, at), None, Link::Body);
        }
        let known = body.map(|(_, person)| &self.names.persons[person]);
        let (antecedent, name) = known.map(|k| (k.at, k.name.clone())).unzip();
        (Speaker::Pronoun { at, antecedent, name }, None, Link::Body)
    }
}
