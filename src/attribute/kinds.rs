//! Owns what a source is: somebody, a body, a document, nobody with a name, the writer.
//!
//! “Ida Brandt” → a person; “a report by Oxfam” → a document; “critics” → an unnamed group; “I” → the writer

use std::ops::Range;

use crate::fact::{SourceKind, Speaker};
use crate::lexicon::{Is, PlaceWords, Roles, Sort};
use crate::names::{Kind, Number, Signs};
use crate::text::TokenKind;

use super::names::Sighting;
use super::speakers::Speakers;

impl Speakers<'_> {
    /// What the one that `speaker` names or describes is.
    pub fn kind(&self, speaker: &Speaker) -> SourceKind {
        let (at, name) = match speaker {
            Speaker::Named { at, name } => (*at, name.as_str()),
            Speaker::Pronoun { antecedent: Some(at), name: Some(name), .. } => (*at, name.as_str()),
            Speaker::Carried { antecedent, name } => (*antecedent, name.as_str()),
            Speaker::Pronoun { at, .. } => {
                let tokens = self.text.tokens_in(at.block, at.span);
                return tokens.clone().next().map_or(SourceKind::Unnamed, |first| self.pronoun_kind(first));
            }
        };
        let tokens = self.text.tokens_in(at.block, at.span);
        if tokens.is_empty() {
            return SourceKind::Unnamed;
        }
        // “Brandt and Cole” are what each of them is.
        let is_named = |s: &&Sighting| {
            let full = &self.names.persons[s.person].name;
            name == full
                || name
                    .strip_prefix(full.as_str())
                    .is_some_and(|rest| rest.starts_with(" and ") || rest.starts_with(", "))
        };
        match self.names.within(tokens.clone()).iter().find(is_named) {
            Some(sighting) => self.named_kind(sighting),
            None => self.described_kind(tokens),
        }
    }

    /// “he” whom nobody was found for; “I”, “they”.
    fn pronoun_kind(&self, token: usize) -> SourceKind {
        let of = self.token(token);
        let is = self.is(token);
        if ["i", "we", "my", "our", "i’m", "i'm"].iter().any(|own| of.eq_ignore_ascii_case(own)) {
            SourceKind::Writer
        } else if is.any(Is::THEY) || of.eq_ignore_ascii_case("their") {
            SourceKind::Group
        } else if is.any(Is::IT) {
            SourceKind::Body
        } else {
            SourceKind::Unnamed
        }
    }

    fn named_kind(&self, sighting: &Sighting) -> SourceKind {
        let known = &self.names.persons[sighting.person];
        let last = sighting.tokens.end.saturating_sub(1);
        let paper = self.is(last).any(Is::PAPER) && !self.is(last).any(Is::BODY.with(Is::GENERIC));
        let the =
            sighting.tokens.start.checked_sub(1).is_some_and(|i| self.token(i).eq_ignore_ascii_case("the"));
        let one_word = !known.name.contains(' ');
        let many = known.name.ends_with('s') || known.name == "Half";
        let ends = PlaceWords::shared().roles(&self.text.tokens[last]);
        let body_like = the
            || known.place
            || known.signs.any(Signs::BODY | Signs::ITS | Signs::LETTERS | Signs::TRADED)
            || ends.any(Roles::ORGANISATION | Roles::CIVIC);
        match known.kind {
            _ if known.number == Number::Body => SourceKind::Body,
            _ if known.human || self.genders[sighting.person].any(Is::MALE.with(Is::FEMALE)) => {
                SourceKind::Person
            }
            // “Campaigners said”: a capital that only opens the sentence.
            _ if one_word && !known.inside && many => SourceKind::Group,
            Kind::Work => SourceKind::Document,
            Kind::Person => SourceKind::Person,
            _ if paper && the => SourceKind::Document,
            _ if !known.roles.is_empty() => SourceKind::Person,
            _ if body_like || one_word => SourceKind::Body,
            _ => SourceKind::Person,
        }
    }

    /// “*Several* of the crew”, “*300* readers”: whether the token says how many, of whom none is named.
    pub fn is_count(&self, token: usize) -> bool {
        let token = &self.text.tokens[token];
        token.kind == TokenKind::Number || self.sorts.of(token).any(Sort::COUNT)
    }

    /// What a phrase without a name of its own describes, by the noun it is about.
    fn described_kind(&self, tokens: Range<usize>) -> SourceKind {
        let parse = self.syntax.at(tokens.start);
        // “the bank's chief *economist*”, “a *note* pinned to the gate”
        let head = self.head(&tokens);
        let phrase = parse.phrase_at(head).or_else(|| parse.phrase_at(tokens.start));
        let phrase = phrase.filter(|phrase| tokens.contains(&phrase.head));
        let head = phrase.map_or(head, |phrase| phrase.head);
        let is = self.is(head);
        let counted = self.is_count(tokens.start);
        if tokens.len() == 1 && self.is(tokens.start).any(Is::PRONOUN) {
            return self.pronoun_kind(tokens.start);
        }
        let plural = counted || phrase.is_some_and(|phrase| phrase.plural);
        match () {
            () if is.any(Is::PERSON) && !counted && !is.any(Is::GROUP) => SourceKind::Unnamed,
            () if is.any(Is::PAPER.with(Is::WORK).with(Is::REPORT))
                && !is.any(Is::PERSON.with(Is::GROUP)) =>
            {
                SourceKind::Document
            }
            () if is.any(Is::BODY) => SourceKind::Body,
            () if is.any(Is::GROUP) => SourceKind::Group,
            () if plural => SourceKind::Group,
            () => SourceKind::Unnamed,
        }
    }
}
