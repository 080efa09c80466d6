//! Owns which countries a text speaks of: by words that only one country has, and by the best known places and peoples it
//! names. Where the page is from, and what all this weighs, are left to who asks.
//!
//! “The NHS trust in Leeds flew a nurse to Oslo” → by words GB; by names GB and NO

use std::cell::OnceCell;

use super::Cast;
use crate::fact::{CountryCode, PlaceKind};
use crate::lexicon::gazetteer::{PlaceId, name};
use crate::lexicon::{CountryClues, Gazetteer};
use crate::text::{Text, TokenKind};

/// Of how many countries a text speaks, each with how many of its words or names stand there; read when first asked for.
#[derive(Debug)]
pub struct Countries<'a> {
    text: &'a Text<'a>,
    cast: &'a Cast,
    gazetteer: &'a Gazetteer,
    by_words: OnceCell<Vec<(CountryCode, usize)>>,
    by_names: OnceCell<Vec<(CountryCode, usize)>>,
}

/// How many words of one country count.
pub const MOST: usize = 4;
/// Tokens; no longer name is looked up.
const LONGEST: usize = 3;

impl<'a> Countries<'a> {
    /// People of a city: with fewer it is not the first that its name brings to mind.
    pub const WELL_KNOWN: u32 = 100_000;

    /// Those of `text`, none of which is read yet.
    pub fn new(text: &'a Text<'a>, cast: &'a Cast, gazetteer: &'a Gazetteer) -> Self {
        Self { text, cast, gazetteer, by_words: OnceCell::new(), by_names: OnceCell::new() }
    }

    /// The countries that words of the text belong to (`data/country_clues.tsv`): “NHS” twice is one, up to `MOST`.
    pub fn by_words(&self) -> &[(CountryCode, usize)] {
        self.by_words.get_or_init(|| {
            let (clues, mut seen) = (CountryClues::shared(), Tally::default());
            for sentence in &self.text.sentences {
                for at in sentence.tokens.clone() {
                    let rest = &self.text.tokens[at..sentence.tokens.end];
                    if let Some((_, country)) = clues.starting(rest) {
                        seen.add(country, self.text.tokens[at].fold);
                    }
                }
            }
            seen.counts()
        })
    }

    /// The countries of the well-known places and peoples that the text names, each name once, up to `MOST`.
    pub fn by_names(&self) -> &[(CountryCode, usize)] {
        self.by_names.get_or_init(|| {
            let mut seen = Tally::default();
            for sentence in &self.text.sentences {
                let mut at = sentence.tokens.start;
                while at < sentence.tokens.end {
                    let (longest, first) = self.longest(at);
                    let found = (1..=longest.min(sentence.tokens.end - at))
                        .rev()
                        .find_map(|length| Some((length, self.named(at, length, first)?)));
                    if let Some((_, (country, key))) = found {
                        seen.add(country, key);
                    }
                    at += found.map_or(1, |(length, _)| length);
                }
            }
            seen.counts()
        })
    }

    /// How many tokens a name that begins at `at` may take, as far as its first one tells, and the key of that one as a name.
    fn longest(&self, at: usize) -> (usize, u64) {
        let first = self.text.tokens.get(at).filter(|t| t.kind == TokenKind::Word && t.is_capitalised());
        let Some(first) = first else { return (0, name::EMPTY) };
        let written = self.text.of(first);
        // A leading “the” is left out of a name's key.
        if written.eq_ignore_ascii_case("the") {
            return (LONGEST, name::EMPTY);
        }
        let key = name::extend(name::EMPTY, name::of_token(first, written));
        match self.gazetteer.entry(key) {
            Some(entry) if entry.goes_on() => (LONGEST, key),
            Some(_) => (1, key),
            None => (0, key),
        }
    }

    /// The country of the best known place or people that these tokens name, and the name's key; `first_key` is that of the first
    /// alone.
    fn named(&self, at: usize, length: usize, first_key: u64) -> Option<(CountryCode, u64)> {
        let tokens = self.text.tokens.get(at..at + length)?;
        let (first, last) = (tokens.first()?, tokens.last()?);
        let human = || {
            let sighting = self.cast.at(at);
            sighting.and_then(|sighting| self.cast.member(sighting)).is_some_and(|member| member.human)
        };
        if !last.is_capitalised() || first.block != last.block || human() {
            return None;
        }
        let written = || first.span.join(last.span).of(self.text.block_text(first.block));
        let key = if length == 1 { first_key } else { name::key(written()) };
        let places = self.gazetteer.entry(key)?.candidates().map(|candidate| candidate.place);
        let fame = |place: &PlaceId| {
            let country = self.gazetteer.kind(*place) == PlaceKind::Country;
            // Renown and people weigh as 1 to 0.6 where places are resolved, as logarithms: “Hyderabad” is India's.
            let renown = u128::from(self.gazetteer.renown(*place)) + 1;
            let people = u128::from(self.gazetteer.population(*place).max(300));
            // A damaged file may hold any number of people.
            (country, renown.pow(5).saturating_mul(people.pow(3)))
        };
        let known = places.max_by_key(fame)?;
        let city = self.gazetteer.kind(known) == PlaceKind::City;
        let large = !city || self.gazetteer.population(known) >= Self::WELL_KNOWN;
        Some((self.gazetteer.country(known).filter(|_| large)?, key))
    }
}

/// Countries with what was seen of each.
#[derive(Default)]
struct Tally(Vec<(CountryCode, Vec<u64>)>);

impl Tally {
    fn add(&mut self, country: CountryCode, seen: u64) {
        let known = self.0.iter().position(|(other, _)| *other == country).unwrap_or_else(|| {
            self.0.push((country, Vec::new()));
            self.0.len() - 1
        });
        let all = &mut self.0[known].1;
        if all.len() < MOST && !all.contains(&seen) {
            all.push(seen);
        }
    }

    fn counts(self) -> Vec<(CountryCode, usize)> {
        self.0.into_iter().map(|(country, seen)| (country, seen.len())).collect()
    }
}
