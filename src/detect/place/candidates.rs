//! Owns the names of a document with the places that each can stand for, and how likely each is on a page that says nothing
//! else: by how many live there and how well known it is. What the other names say is left to `votes`.
//!
//! “Montgomery” → the capital of Alabama before Sahiwal, which was once called so

use super::{NAMESAKES, Sighting, is_demonym};
use crate::fact::{CountryCode, PlaceKind, PlaceReason, RuleId};
use crate::lexicon::Gazetteer;
use crate::lexicon::gazetteer::{Candidate, NameFlags, PlaceId};
use crate::order::{descending, pair, sort_by_key};

/// Candidates a name keeps, the likeliest: “San Juan” has hundreds.
const CANDIDATES: usize = 48;
/// People of a city whose own name is meant before any other city's former or translated name: Montgomery in Alabama, once
/// also Sahiwal's.
const OWN_NAME: u32 = 20_000;
/// What a city's people weigh against its renown, both as logarithms, and what puts cities on a level with other kinds. On half
/// of the judged cases and the development corpora, any weight from 0.5 to 0.7 gives as many right points.
const PEOPLE: f32 = 0.6;
const CITY: f32 = 2.7;
/// Renown of a city that everybody knows, and people of one that they know whatever its renown: Melbourne.
pub(super) const WELL_KNOWN: u8 = 25;
pub(super) const METROPOLIS: u32 = 3_000_000;
/// So are a million and more with so much renown: Milan.
const FAMOUS_PEOPLE: u32 = 1_200_000;
const FAMOUS: u8 = 21;
/// Up to this renown, a city is not meant before a region of its name: Bali in West Bengal.
const LITTLE_KNOWN: u8 = 5;
/// A place of a name that a well-known city has too is meant rarely where it has fewer than this part of the city's people.
pub(super) const ECLIPSED: u32 = 5;
/// A city of millions this many times larger is not outvoted by a pair elsewhere.
const DWARFED: u32 = 50;

/// A distinct name of the document.
pub(super) struct Name {
    pub weight: f32,
    pub mentions: u32,
    pub fixed: bool,
    /// The place that a pair has given it somewhere, and whether another pair gave it another.
    pub paired: Option<PlaceId>,
    pub two_pairs: bool,
    /// The pair is in capitals as the page's dateline.
    pub dateline: bool,
    /// The text begins with it.
    pub opens: bool,
    /// The name that says so, where the document has it for nothing else: “Texas” in “Paris, Texas”.
    pub holder: Option<usize>,
    /// Why the likeliest candidate is.
    pub reason: PlaceReason,
    /// People of the largest city of its candidates.
    pub largest: u32,
    /// Renown of the best known city of its candidates.
    pub renown: u8,
    /// People of the largest city of its candidates that everybody knows.
    pub well_known: u32,
    /// People of the country of this name; of the city that everybody knows, where it is the dateline's.
    pub nation: u32,
    /// Nothing but one name near it speaks for the likeliest, and that one is as unsure.
    pub alone: bool,
    /// The likeliest by size.
    pub others: Vec<PlaceId>,
    /// Each with its prior and its present probability.
    pub candidates: Vec<(PlaceId, f32, f32)>,
}

/// The people of a city; none of any other place.
fn city_people(gazetteer: &Gazetteer, place: PlaceId) -> u32 {
    if gazetteer.kind(place) == PlaceKind::City { gazetteer.population(place) } else { 0 }
}

/// The places that the name of `sighting` is read as where it stands, each with its prior, in the gazetteer's order.
fn readings(gazetteer: &Gazetteer, sighting: &Sighting) -> Vec<(PlaceId, f32, f32)> {
    let all = || gazetteer.entry(sighting.key).into_iter().flat_map(|entry| entry.candidates());
    let main = all().filter(|c| !c.flags.has(NameFlags::OTHER)).map(|c| city_people(gazetteer, c.place));
    let main = main.max().unwrap_or(0);
    let weighed = |c: Candidate| {
        let people = city_people(gazetteer, c.place);
        // “Porto” is Portugal's before it is another name of a smaller town.
        let by_the_way = c.flags.has(NameFlags::OTHER) && people > 0 && (people < main || main >= OWN_NAME);
        (c.place, prior(gazetteer, c.place) - if by_the_way { 3.0 } else { 0.0 }, 0.0)
    };
    let several_words = sighting.end > sighting.first + 1;
    let demonym = is_demonym(gazetteer, sighting.key);
    let read = |c: &Candidate| {
        (!c.flags.has(NameFlags::BEHIND_COMMA) || several_words)
            && (!demonym || c.flags.has(NameFlags::DEMONYM))
    };
    let readings: Vec<_> = all().filter(read).map(weighed).collect();
    if readings.is_empty() { all().map(weighed).collect() } else { readings }
}

/// The name of `sighting`, with the places it can stand for.
pub(super) fn name(gazetteer: &Gazetteer, sighting: &Sighting) -> Name {
    let all = || gazetteer.entry(sighting.key).into_iter().flat_map(|entry| entry.candidates());
    let largest = all().map(|c| city_people(gazetteer, c.place)).max().unwrap_or(0);
    let renown = all().map(|c| gazetteer.renown(c.place)).max().unwrap_or(0);
    let own = |c: &Candidate| !c.flags.has(NameFlags::OTHER) && !c.flags.has(NameFlags::DEMONYM);
    let most = |is_known: &dyn Fn(PlaceId) -> bool| {
        let known = all().filter(|c| own(c) && is_known(c.place));
        known.map(|c| gazetteer.population(c.place)).max().unwrap_or(0)
    };
    let well_known = most(&|place| is_well_known(gazetteer, place));
    let dateline = sighting.verdict.rule == RuleId("place.dateline");
    let nation = most(&|place| gazetteer.kind(place) == PlaceKind::Country);
    let nation = (if dateline { well_known } else { nation }) / ECLIPSED;
    let mut candidates = readings(gazetteer, sighting);
    prefer_cities(gazetteer, &mut candidates);
    let reason = if candidates.len() == 1 { PlaceReason::Only } else { PlaceReason::Size };
    sort_by_key(&mut candidates, |(id, weight, _)| pair(descending(*weight) as usize, id.0 as usize));
    candidates.truncate(CANDIDATES);
    let others = candidates.iter().take(NAMESAKES + 3).map(|c| c.0).collect();
    for candidate in &mut candidates {
        candidate.2 = candidate.1;
    }
    normalise(&mut candidates);
    Name {
        weight: 0.7,
        mentions: 0,
        fixed: false,
        paired: None,
        two_pairs: false,
        dateline: false,
        // A dateline names the city where the report is from, not what it is about.
        opens: sighting.first <= 1 && !dateline,
        holder: None,
        reason,
        largest,
        renown,
        well_known,
        nation,
        alone: false,
        others,
        candidates,
    }
}

/// How likely a place is named on a page that says nothing else, as a logarithm.
pub(super) fn prior(gazetteer: &Gazetteer, place: PlaceId) -> f32 {
    match gazetteer.kind(place) {
        // The smaller a country, the likelier its namesake: Georgia.
        PlaceKind::Country => ((gazetteer.population(place).max(300) as f32).ln() + 2.3).min(18.5),
        PlaceKind::Continent | PlaceKind::Water | PlaceKind::Mountain => 16.0,
        PlaceKind::Area | PlaceKind::Island | PlaceKind::Facility => 15.0,
        PlaceKind::Region if gazetteer.country(place).is_some_and(names_regions_alone) => 15.5,
        PlaceKind::Region => 13.2,
        // “A farmer in Kent”
        PlaceKind::County if gazetteer.country(place) == Some(CountryCode(*b"GB")) => 12.0,
        PlaceKind::County => 10.5,
        _ => {
            let renown = (1.0 + f32::from(gazetteer.renown(place))).ln();
            CITY + PEOPLE * (gazetteer.population(place).max(300) as f32).ln() + renown
        }
    }
}

/// Whether English-language pages name the country's states and provinces without their country.
pub(super) fn names_regions_alone(country: CountryCode) -> bool {
    matches!(country.0, [b'U', b'S'] | [b'C', b'A'] | [b'A', b'U'] | [b'G', b'B'])
}

/// Whether a place of `people` is so much smaller than its namesake of `largest` that the rest of the page must say
/// more than usual for it to be meant: “Paris, the one on the Seine” on a page about Texas.
pub(super) fn is_dwarfed(people: u32, largest: u32) -> bool {
    largest >= 1_000_000 && people > 0 && largest / people >= DWARFED
}

/// Whether `place` is a city that everybody knows.
pub(super) fn is_well_known(gazetteer: &Gazetteer, place: PlaceId) -> bool {
    let (renown, people) = (gazetteer.renown(place), gazetteer.population(place));
    renown >= WELL_KNOWN || people >= METROPOLIS || renown >= FAMOUS && people >= FAMOUS_PEOPLE
}

/// “Trains from Zurich”: a region called after its city is not meant where the text does not say so.
fn prefer_cities(gazetteer: &Gazetteer, candidates: &mut [(PlaceId, f32, f32)]) {
    let cities = candidates.iter().filter(|c| gazetteer.kind(c.0) == PlaceKind::City);
    let Some(city) = cities.max_by(|a, b| a.1.total_cmp(&b.1)).copied() else { return };
    let (people, region) = (gazetteer.population(city.0), gazetteer.region(city.0));
    for candidate in candidates.iter_mut().filter(|c| gazetteer.kind(c.0) == PlaceKind::Region) {
        let named_alone = gazetteer.country(candidate.0).is_some_and(names_regions_alone);
        if Some(candidate.0) == region && (people >= 100_000 || !named_alone) {
            candidate.1 = candidate.1.min(city.1 - 1.0);
        } else if gazetteer.renown(city.0) > LITTLE_KNOWN
            && people >= if named_alone { 500_000 } else { 50_000 }
        {
            // Washington; Manchester, a parish of Jamaica too
            candidate.1 = candidate.1.min(city.1 - if named_alone { 0.1 } else { 1.0 });
        }
    }
}

/// Scores to probabilities.
pub(super) fn normalise(candidates: &mut [(PlaceId, f32, f32)]) {
    let most = candidates.iter().map(|c| c.2).fold(f32::MIN, f32::max);
    let mut sum = 0.0;
    for candidate in candidates.iter_mut() {
        candidate.2 = (candidate.2 - most).exp();
        sum += candidate.2;
    }
    for candidate in candidates {
        candidate.2 /= sum;
    }
}
