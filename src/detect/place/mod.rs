//! Finds place names and says which place each stands for. Who says so and which mark wins are left to other stages.
//!
//! “Paris, Texas, is not near Paris Hilton.” → Paris (Texas) · Texas
//!
//! `scan` finds names the gazetteer knows, `judge` decides by context which of them are places here, `resolve` which
//! place each is.

mod judge;
mod pattern;
mod resolve;
mod scan;

use super::{Analysis, Mention};
use crate::fact::{Evidence, FactKind, Marks, Place, PlaceKind, RuleId};
use crate::lexicon::gazetteer::{NameFlags, PlaceId};
use crate::lexicon::{Gazetteer, PlaceWords};
use crate::text::{Anchor, Token};

/// A name the gazetteer knows, where the text has it.
#[derive(Clone, Debug)]
struct Sighting {
    /// The tokens of the name, as indices: first, and one behind the last.
    first: usize,
    end: usize,
    /// The tokens of the mark: the name, with “County” or “North” where they belong to it.
    mark: (usize, usize),
    /// The name's key in the gazetteer.
    key: u64,
    /// What the word beside it makes of it: “Anbar *province*” is a region.
    feature: Option<PlaceKind>,
    /// Whether the mark is a name that the gazetteer does not have: “Lake Arven”.
    pattern: bool,
    /// Whether its sentence is in capitals.
    shouted: bool,
    /// Where the next name says what this one lies in: “Gainesville, Ga.”
    pair: Option<Pair>,
    verdict: Verdict,
    /// The place it was found to be; for a pattern, the one it lies in.
    place: Option<PlaceId>,
}

/// A name and what the next name says it lies in.
#[derive(Clone, Copy, Debug)]
struct Pair {
    inner: PlaceId,
    outer: PlaceId,
    /// Side by side, “Gainesville, Ga.”; not “Gainesville in Georgia”.
    tight: bool,
}

/// What the context makes of a name.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Verdict {
    /// Positive for a place.
    score: f32,
    rule: RuleId,
    /// The name is a person's here.
    person: bool,
}

/// Finds the place mentions of a document, in order. Linear in its length.
#[derive(Clone, Debug, Default)]
pub struct Detector {
    words: PlaceWords,
}

impl Detector {
    /// Reads its tables.
    pub fn new() -> Self {
        Self { words: PlaceWords::new() }
    }

    /// The mentions of `analysis`, sorted by anchor.
    pub fn detect(&self, analysis: &Analysis<'_>) -> Vec<Mention> {
        let mut sightings = scan::sightings(analysis, &self.words);
        resolve::pair(analysis, &mut sightings);
        judge::judge(analysis, &self.words, &mut sightings);
        pattern::widen(analysis, &self.words, &mut sightings);
        resolve::resolve(analysis, &mut sightings);
        sightings.iter().filter_map(|sighting| mention(analysis, sighting)).collect()
    }
}

/// Whether the name with key `key` is only ever a demonym: “Iraqi”.
fn is_demonym(gazetteer: &Gazetteer, key: u64) -> bool {
    gazetteer.entry(key).is_some_and(|entry| {
        let mut candidates = entry.candidates().peekable();
        candidates.peek().is_some() && candidates.all(|c| c.flags.has(NameFlags::DEMONYM))
    })
}

fn span_of(tokens: &[Token], first: usize, end: usize) -> Anchor {
    Anchor::new(tokens[first].block, tokens[first].span.join(tokens[end - 1].span))
}

fn mention(analysis: &Analysis<'_>, sighting: &Sighting) -> Option<Mention> {
    let (gazetteer, place) = (analysis.gazetteer, sighting.place?);
    let demonym = !sighting.pattern && is_demonym(gazetteer, sighting.key);
    if demonym && analysis.marks != Marks::All {
        return None;
    }
    let anchor = span_of(&analysis.text.tokens, sighting.mark.0, sighting.mark.1);
    let (lat, lon) = gazetteer.point(place);
    let region = gazetteer.region(place).filter(|region| *region != place);
    let kind = gazetteer.kind(place);
    let name = match sighting.pattern {
        true => anchor.span.of(analysis.text.block_text(anchor.block)),
        false => gazetteer.name(place),
    };
    let place = Place {
        id: gazetteer.id(place),
        name: name.to_owned(),
        place_kind: if demonym {
            PlaceKind::Demonym
        } else {
            sighting.feature.filter(|_| sighting.pattern).unwrap_or(kind)
        },
        country: gazetteer.country(place),
        region: region.map(|region| gazetteer.name(region).to_owned()),
        lat,
        lon,
        population: Some(gazetteer.population(place)).filter(|people| *people > 0 && !sighting.pattern),
    };
    Some(Mention {
        anchor,
        kind: FactKind::Place(place),
        evidence: Evidence {
            rule: sighting.verdict.rule,
            confidence: (0.5 + sighting.verdict.score / 10.0).clamp(0.1, 0.99),
        },
        frame: None,
    })
}
