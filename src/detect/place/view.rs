//! Owns a document as place names are judged in it: the tokens around a name, and what the gazetteer says of it. What they
//! make of it is left to `beside`, `clues` and `named`.
//!
//! “in Jordan” → before it “in”, nothing behind; a country, and a given name

use super::candidates::names_regions_alone;
use super::{Sighting, is_demonym};
use crate::detect::Analysis;
use crate::fact::{PlaceKind, RuleId};
use crate::lexicon::gazetteer::{NameFlags, name};
use crate::lexicon::{NameWords, PlaceWords};
use crate::text::{Token, TokenKind};

/// A country that is also a word opens its sentence.
pub(super) const OPENS: RuleId = RuleId("place.opens_sentence");

/// A document and the words that say something of a name beside them.
pub(super) struct View<'v> {
    pub analysis: &'v Analysis<'v>,
    pub words: &'v PlaceWords,
    pub names: &'static NameWords,
}

/// What the gazetteer says of a name, over all its candidates.
#[derive(Default)]
pub(super) struct Name {
    /// Countries, regions, continents, seas: names that rarely are anything else.
    pub(super) known: bool,
    pub(super) country: bool,
    pub(super) region: bool,
    /// A region that pages name without its country: “Wales”.
    pub(super) state: bool,
    /// More than cities and counties.
    pub(super) wide: bool,
    pub(super) word: bool,
    pub(super) given: bool,
    pub(super) surname: bool,
    pub(super) capitals: bool,
    pub(super) island: bool,
    pub(super) demonym: bool,
    pub(super) several_words: bool,
    pub(super) people: u32,
}

impl View<'_> {
    pub(super) fn token(&self, at: usize) -> Option<&Token> {
        self.analysis.text.tokens.get(at)
    }

    pub(super) fn text(&self, token: &Token) -> &str {
        self.analysis.text.of(token)
    }

    /// The token before `at` in the same sentence, over an abbreviation's point.
    pub(super) fn before(&self, at: usize) -> Option<(usize, &Token)> {
        let mut before = at.checked_sub(1)?;
        if self.text(self.token(before)?) == "." && !self.token(before)?.spaced {
            before = before.checked_sub(1)?;
        }
        let text = self.analysis.text;
        self.token(before).filter(|_| text.share_sentence(at, before)).map(|t| (before, t))
    }

    /// The token behind the name, in the same sentence.
    pub(super) fn after(&self, sighting: &Sighting) -> Option<&Token> {
        let text = self.analysis.text;
        self.token(sighting.end).filter(|_| text.share_sentence(sighting.first, sighting.end))
    }

    pub(super) fn name(&self, sighting: &Sighting) -> Name {
        let gazetteer = self.analysis.gazetteer;
        let mut about = Name { several_words: sighting.end > sighting.first + 1, ..Name::default() };
        about.demonym = is_demonym(gazetteer, sighting.key);
        let Some(entry) = gazetteer.entry(sighting.key) else { return about };
        about.given = entry.is_given_name();
        for candidate in entry.candidates() {
            let kind = gazetteer.kind(candidate.place);
            about.country |= kind == PlaceKind::Country;
            about.region |= kind == PlaceKind::Region;
            about.state |= kind == PlaceKind::Region
                && gazetteer.country(candidate.place).is_some_and(names_regions_alone);
            about.known |= kind != PlaceKind::City;
            about.island |= kind == PlaceKind::Island;
            about.wide |= !matches!(kind, PlaceKind::City | PlaceKind::County);
            about.capitals |= candidate.flags.has(NameFlags::CAPITALS);
            about.surname |= candidate.flags.has(NameFlags::SURNAME);
            about.word |= candidate.flags.has(NameFlags::WORD);
            about.people = about.people.max(gazetteer.population(candidate.place));
        }
        about
    }

    pub(super) fn starts_sentence(&self, at: usize) -> bool {
        let text = self.analysis.text;
        text.sentences.get(text.sentence_of(at)).is_some_and(|s| {
            s.tokens.start == at
                || s.tokens.start + 1 == at && text.tokens[s.tokens.start].kind == TokenKind::Mark
        })
    }

    pub(super) fn is_given(&self, token: &Token) -> bool {
        let key = name::extend(name::EMPTY, name::word(self.text(token)));
        self.analysis.gazetteer.entry(key).is_some_and(|entry| entry.is_given_name())
    }
}
