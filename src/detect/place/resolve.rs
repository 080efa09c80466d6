//! Owns which place a name stands for: pairs first, then what the document's other names say, then size.
//!
//! “Paris, Texas” → Paris in Texas; “Paris and Lyon” → Paris in France
//!
//! Every name of the document votes for the countries and regions its candidates lie in, weighted by how likely each
//! candidate is; after two rounds of votes the likeliest candidate counts. A name never votes for itself.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use super::judge::LEAST;
use super::{Pair, Sighting};
use crate::detect::Analysis;
use crate::fact::{CountryCode, PlaceKind};
use crate::lexicon::Gazetteer;
use crate::lexicon::gazetteer::{Candidate, NameFlags, PlaceId};
use crate::lexicon::table::FoldHasher;
use crate::text::Case;

/// Candidates a name keeps, the likeliest: “San Juan” has hundreds.
const CANDIDATES: usize = 48;
/// Points a candidate's nearness is measured to.
const POINTS: usize = 48;
const ROUNDS: usize = 3;
/// A city of millions this many times larger is not outvoted by a pair elsewhere.
const DWARFED: u32 = 50;
/// So many times larger, it needs no pair elsewhere: Berlin in Massachusetts.
const FAR_DWARFED: u32 = 500;
/// The part of the votes that counts for a dwarfed city.
const DWARFED_VOTES: f32 = 0.75;

/// Finds the names that stand behind a name and are what it lies in.
pub(super) fn pair(analysis: &Analysis<'_>, sightings: &mut [Sighting]) {
    // A page may hold a pair thousands of times.
    let mut known: HashMap<(u64, u64), Option<(PlaceId, PlaceId)>> = HashMap::new();
    for at in 1..sightings.len() {
        let (first, second) = (&sightings[at - 1], &sightings[at]);
        if let Some(tight) = stands_behind(analysis, first, second) {
            let keys = (first.key, second.key);
            let found = known.entry(keys).or_insert_with(|| holder(analysis.gazetteer, keys.0, keys.1));
            sightings[at - 1].pair = found.map(|(inner, outer)| Pair { inner, outer, tight });
        }
    }
}

/// Whether `second` stands behind `first` as what it lies in: with or without a comma (tight), or after “in”, as
/// “Cambridge in Massachusetts” and “Victoria in the Seychelles”.
fn stands_behind(analysis: &Analysis<'_>, first: &Sighting, second: &Sighting) -> Option<bool> {
    let tokens = &analysis.text.tokens;
    let between = tokens.get(first.end..second.first).filter(|between| between.len() <= 2)?;
    if tokens[first.first].block != tokens[second.first].block {
        return None;
    }
    let word = |at: usize| between.get(at).map(|token| analysis.text.of(token));
    match (word(0), word(1)) {
        (None, _) | (Some("," | "("), None) => Some(true),
        (Some("in"), None | Some("the")) => Some(false),
        _ => None,
    }
}

/// The likeliest place called `inner` with the place called `outer` that it lies in.
fn holder(gazetteer: &Gazetteer, inner: u64, outer: u64) -> Option<(PlaceId, PlaceId)> {
    let (inner, outer) = (gazetteer.entry(inner)?, gazetteer.entry(outer)?);
    let mut best: Option<(f32, PlaceId, PlaceId)> = None;
    for out in outer.candidates().filter(|c| !c.flags.has(NameFlags::DEMONYM)).take(24) {
        if !matches!(gazetteer.kind(out.place), PlaceKind::Country | PlaceKind::Region | PlaceKind::County) {
            continue;
        }
        let inner = inner.candidates().filter(|c| !c.flags.has(NameFlags::DEMONYM) && c.place != out.place);
        for place in inner.take(400).map(|c| c.place) {
            // “Georgia, Europe” names the country; a country or region outside is likelier the larger it is.
            let score = prior(gazetteer, place) + 0.1 * prior(gazetteer, out.place);
            if best.is_none_or(|(b, ..)| b < score) && lies_in(gazetteer, place, out.place) {
                best = Some((score, place, out.place));
            }
        }
    }
    best.map(|(_, inner, outer)| (inner, outer))
}

fn lies_in(gazetteer: &Gazetteer, inner: PlaceId, outer: PlaceId) -> bool {
    match gazetteer.kind(outer) {
        PlaceKind::Country => {
            gazetteer.country(inner) == gazetteer.country(outer)
                && gazetteer.kind(inner) != PlaceKind::Country
        }
        PlaceKind::Region => {
            gazetteer.region(inner) == Some(outer) && gazetteer.kind(inner) != PlaceKind::Region
        }
        PlaceKind::County => {
            gazetteer.region(inner) == gazetteer.region(outer)
                && gazetteer.region(inner).is_some()
                && gazetteer.kind(inner) == PlaceKind::City
                && distance(gazetteer.point(inner), gazetteer.point(outer)) < 60.0
        }
        _ => false,
    }
}

/// Kilometres, near enough for comparing.
fn distance(a: (f32, f32), b: (f32, f32)) -> f32 {
    let east = (a.1 - b.1 + 540.0).rem_euclid(360.0) - 180.0;
    let (x, y) = (east * ((a.0 + b.0) / 2.0).to_radians().cos(), a.0 - b.0);
    111.2 * (x * x + y * y).sqrt()
}

/// How likely a place is named on a page that says nothing else, as a logarithm.
fn prior(gazetteer: &Gazetteer, place: PlaceId) -> f32 {
    match gazetteer.kind(place) {
        // The smaller a country, the likelier its namesake: Georgia.
        PlaceKind::Country => ((gazetteer.population(place).max(300) as f32).ln() + 2.3).min(18.5),
        PlaceKind::Continent | PlaceKind::Water | PlaceKind::Mountain => 16.0,
        PlaceKind::Area | PlaceKind::Island | PlaceKind::Facility => 15.0,
        PlaceKind::Region if gazetteer.country(place).is_some_and(names_regions_alone) => 15.5,
        PlaceKind::Region => 13.2,
        PlaceKind::County => 10.5,
        _ => (gazetteer.population(place).max(300) as f32).ln(),
    }
}

/// Whether English-language pages name the country's states and provinces without their country.
fn names_regions_alone(country: CountryCode) -> bool {
    matches!(country.0, [b'U', b'S'] | [b'C', b'A'] | [b'A', b'U'] | [b'G', b'B'])
}

/// A distinct name of the document.
struct Name {
    weight: f32,
    fixed: bool,
    /// The place that a pair has given it somewhere, and whether another pair gave it another.
    paired: Option<PlaceId>,
    two_pairs: bool,
    /// The pair is in capitals as the page's dateline.
    dateline: bool,
    /// People of the largest city of its candidates.
    largest: u32,
    /// Each with its prior and its present probability.
    candidates: Vec<(PlaceId, f32, f32)>,
}

/// Which of the names a key is.
type Numbers = HashMap<u64, usize, BuildHasherDefault<FoldHasher>>;

/// What the names vote for.
#[derive(Default)]
struct Votes {
    countries: HashMap<CountryCode, f32>,
    regions: HashMap<PlaceId, f32>,
    total: f32,
    points: Vec<((f32, f32), usize)>,
}

/// Gives each sighting that is a place its place.
pub(super) fn resolve(analysis: &Analysis<'_>, sightings: &mut [Sighting]) {
    let gazetteer = analysis.gazetteer;
    settle_pairs(sightings);
    let (mut names, numbers) = names(analysis, sightings);
    for _ in 0..ROUNDS {
        let votes = Votes::count(gazetteer, &names);
        for (number, name) in names.iter_mut().enumerate().filter(|(_, name)| !name.fixed) {
            votes.weigh(gazetteer, name, number);
        }
    }
    for sighting in
        sightings.iter_mut().filter(|s| s.verdict.score >= LEAST && s.place.is_none() && !s.pattern)
    {
        let name = numbers.get(&sighting.key).map(|number| &names[*number]);
        sighting.place = name.and_then(|name| {
            let same_kind = |place| sighting.feature == Some(gazetteer.kind(place));
            let fits = |c: &&(PlaceId, f32, f32)| same_kind(c.0);
            let all = name.candidates.iter();
            let best = all.clone().filter(fits).max_by(|a, b| a.2.total_cmp(&b.2));
            best.or_else(|| all.max_by(|a, b| a.2.total_cmp(&b.2))).map(|c| c.0)
        });
    }
    settle(gazetteer, sightings);
}

/// The distinct names that are places, and which of them each key is.
fn names(analysis: &Analysis<'_>, sightings: &[Sighting]) -> (Vec<Name>, Numbers) {
    let gazetteer = analysis.gazetteer;
    let mut numbers = Numbers::default();
    let mut names: Vec<Name> = Vec::new();
    for sighting in sightings.iter().filter(|s| s.verdict.score >= LEAST && !s.pattern) {
        let number = *numbers.entry(sighting.key).or_insert_with(|| {
            names.push(name(gazetteer, sighting));
            names.len() - 1
        });
        let name = &mut names[number];
        name.weight += 0.3;
        if sighting.place.is_some() && name.paired.is_none() {
            name.paired = sighting.place;
            name.weight += 1.0;
            // “LONDON, Ky. — Police in London said”
            let first = &analysis.text.tokens[sighting.first];
            name.dateline = first.case == Case::Upper && !sighting.shouted;
        } else if sighting.place.is_some() && name.paired != sighting.place {
            // “Victoria in British Columbia, not Victoria in the Seychelles”
            name.two_pairs = true;
        }
    }
    // One sense a document: a name that a pair has resolved stays that place; but “Paris, Texas” does not move Paris.
    for name in names.iter_mut().filter(|name| !name.two_pairs) {
        let Some(place) = name.paired else { continue };
        if name.dateline || !is_dwarfed(gazetteer.population(place), name.largest) {
            name.fixed = true;
            name.candidates = vec![(place, 0.0, 1.0)];
        }
    }
    (names, numbers)
}

/// Whether a place of `people` is so much smaller than its namesake of `largest` that the rest of the page must say
/// more than usual for it to be meant: “Paris, the one on the Seine” on a page about Texas.
fn is_dwarfed(people: u32, largest: u32) -> bool {
    largest >= 1_000_000 && people > 0 && largest / people >= DWARFED
}

/// A road or a stadium that the gazetteer does not have lies where the text is: in the city named last before it, or
/// else first behind it.
fn settle(gazetteer: &Gazetteer, sightings: &mut [Sighting]) {
    let local = |s: &Sighting| {
        s.place.filter(|place| {
            !s.pattern
                && matches!(gazetteer.kind(*place), PlaceKind::City | PlaceKind::County | PlaceKind::Region)
        })
    };
    let mut here = sightings.iter().find_map(local);
    for sighting in sightings {
        if sighting.pattern {
            sighting.place = here;
        } else if let Some(place) = local(sighting) {
            here = Some(place);
        }
    }
}

/// “Gainesville, Ga.”: each of the two says which the other is.
fn settle_pairs(sightings: &mut [Sighting]) {
    for at in 1..sightings.len() {
        let (before, rest) = sightings.split_at_mut(at);
        let (first, second) = (&mut before[at - 1], &mut rest[0]);
        let both = first.verdict.score >= LEAST
            && second.verdict.score >= LEAST
            && !first.pattern
            && !second.pattern;
        if let Some(pair) = first.pair.filter(|_| both) {
            first.place = Some(pair.inner);
            second.place = Some(pair.outer);
        }
    }
}

fn name(gazetteer: &Gazetteer, sighting: &Sighting) -> Name {
    let all = || gazetteer.entry(sighting.key).into_iter().flat_map(|entry| entry.candidates());
    let people = |c: &Candidate| match gazetteer.kind(c.place) {
        PlaceKind::City => gazetteer.population(c.place),
        _ => 0,
    };
    let main = all().filter(|c| !c.flags.has(NameFlags::OTHER)).map(|c| people(&c)).max().unwrap_or(0);
    let weighed = |c: Candidate| {
        // “Porto” is Portugal's before it is another name of a smaller town.
        let by_the_way = c.flags.has(NameFlags::OTHER) && people(&c) > 0 && people(&c) < main;
        (c.place, prior(gazetteer, c.place) - if by_the_way { 3.0 } else { 0.0 }, 0.0)
    };
    let several_words = sighting.end > sighting.first + 1;
    let read = |c: &Candidate| !c.flags.has(NameFlags::BEHIND_COMMA) || several_words;
    let mut candidates: Vec<_> = all().filter(read).map(weighed).collect();
    if candidates.is_empty() {
        candidates = all().map(weighed).collect();
    }
    let largest = all().map(|c| people(&c)).max().unwrap_or(0);
    prefer_cities(gazetteer, &mut candidates);
    candidates.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    candidates.truncate(CANDIDATES);
    for candidate in &mut candidates {
        candidate.2 = candidate.1;
    }
    normalise(&mut candidates);
    Name { weight: 0.7, fixed: false, paired: None, two_pairs: false, dateline: false, largest, candidates }
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
        } else if people >= 500_000 {
            // Washington
            candidate.1 = candidate.1.min(city.1 - 0.1);
        }
    }
}

/// Scores to probabilities.
fn normalise(candidates: &mut [(PlaceId, f32, f32)]) {
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

impl Votes {
    fn count(gazetteer: &Gazetteer, names: &[Name]) -> Self {
        let mut votes = Self::default();
        for (number, name) in names.iter().enumerate() {
            votes.total += name.weight;
            for (place, _, probability) in &name.candidates {
                let weight = name.weight * probability;
                if let Some(country) = gazetteer.country(*place) {
                    *votes.countries.entry(country).or_default() += weight;
                }
                if let Some(region) = gazetteer.region(*place) {
                    *votes.regions.entry(region).or_default() += weight;
                }
                let local = matches!(gazetteer.kind(*place), PlaceKind::City | PlaceKind::County);
                if local && *probability > 0.5 && votes.points.len() < POINTS {
                    votes.points.push((gazetteer.point(*place), number));
                }
            }
        }
        votes
    }

    fn weigh(&self, gazetteer: &Gazetteer, name: &mut Name, number: usize) {
        let own: Vec<_> = name.candidates.iter().map(|c| (c.0, name.weight * c.2)).collect();
        // What is left of the votes without the name's own; a document of one name says nothing.
        let others = self.total - name.weight + 0.7;
        let paired = name.paired.is_some();
        for candidate in &mut name.candidates {
            let place = candidate.0;
            let mut score = 0.0;
            if let Some(country) = gazetteer.country(place) {
                let mine: f32 =
                    own.iter().filter(|o| gazetteer.country(o.0) == Some(country)).map(|o| o.1).sum();
                let votes = self.countries.get(&country).copied().unwrap_or(0.0) - mine;
                score += 5.0 * (votes / others).max(0.0).sqrt();
            }
            if let Some(region) = gazetteer.region(place) {
                let mine: f32 =
                    own.iter().filter(|o| gazetteer.region(o.0) == Some(region)).map(|o| o.1).sum();
                let votes = self.regions.get(&region).copied().unwrap_or(0.0) - mine;
                score += 7.0 * (votes / others).max(0.0).sqrt();
            }
            let point = gazetteer.point(place);
            if matches!(gazetteer.kind(place), PlaceKind::City | PlaceKind::County) {
                let others = self.points.iter().filter(|(_, owner)| *owner != number);
                let near = others.map(|(other, _)| distance(*other, point)).fold(f32::MAX, f32::min);
                score += 4.5 * (-near / 80.0).exp();
            }
            let city = gazetteer.kind(place) == PlaceKind::City;
            let people = gazetteer.population(place);
            let far = paired || name.largest / people.max(1) >= FAR_DWARFED;
            if far && city && is_dwarfed(people, name.largest) {
                score *= DWARFED_VOTES;
            }
            candidate.2 = candidate.1 + score;
        }
        normalise(&mut name.candidates);
    }
}
