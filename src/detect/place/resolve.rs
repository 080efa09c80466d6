//! Owns which place a name stands for: pairs first, then what the document speaks of, then size.
//!
//! “Paris, Texas” → Paris in Texas; “Paris and Lyon” → Paris in France

use std::collections::HashMap;

use super::Sighting;
use super::judge::LEAST;
use crate::detect::Analysis;
use crate::fact::{CountryCode, PlaceKind};
use crate::lexicon::Gazetteer;
use crate::lexicon::gazetteer::{Candidate, NameFlags, PlaceId};

/// What the document speaks of.
#[derive(Default)]
struct Scene {
    countries: HashMap<CountryCode, f32>,
    regions: HashMap<PlaceId, f32>,
    points: Vec<(f32, f32)>,
}

/// Whether `second` stands behind `first` and is a region or country that a place called `first` lies in.
pub(super) fn is_pair(analysis: &Analysis<'_>, first: &Sighting, second: &Sighting) -> bool {
    let tokens = &analysis.text.tokens;
    let apart = second.first.wrapping_sub(first.end);
    if tokens[first.first].block != tokens[second.first].block || apart > 1 {
        return false;
    }
    if apart == 1 && !matches!(analysis.text.of(&tokens[first.end]), "," | "(") {
        return false;
    }
    holder(analysis.gazetteer, first.key, second.key).is_some()
}

/// The place called `outer` that a place called `inner` lies in.
fn holder(gazetteer: &Gazetteer, inner: u64, outer: u64) -> Option<(PlaceId, PlaceId)> {
    let (inner, outer) = (gazetteer.entry(inner)?, gazetteer.entry(outer)?);
    let mut best: Option<(PlaceId, PlaceId)> = None;
    for out in outer.candidates().filter(|c| !c.flags.has(NameFlags::DEMONYM)).take(24) {
        let kind = gazetteer.kind(out.place);
        if !matches!(kind, PlaceKind::Country | PlaceKind::Region | PlaceKind::County) {
            continue;
        }
        for place in inner.candidates().take(200).filter(|c| c.place != out.place && !c.flags.has(NameFlags::DEMONYM)) {
            if lies_in(gazetteer, place.place, out.place)
                && best.is_none_or(|(b, _)| gazetteer.population(b) < gazetteer.population(place.place))
            {
                best = Some((place.place, out.place));
            }
        }
    }
    best
}

fn lies_in(gazetteer: &Gazetteer, inner: PlaceId, outer: PlaceId) -> bool {
    match gazetteer.kind(outer) {
        PlaceKind::Country => {
            gazetteer.country(inner) == gazetteer.country(outer) && gazetteer.kind(inner) != PlaceKind::Country
        }
        PlaceKind::Region => gazetteer.region(inner) == Some(outer),
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

/// Gives each sighting that is a place its place.
pub(super) fn resolve(analysis: &Analysis<'_>, sightings: &mut [Sighting]) {
    let gazetteer = analysis.gazetteer;
    let mut scene = Scene::default();
    for at in 0..sightings.len() {
        if sightings[at].verdict.score < LEAST {
            continue;
        }
        if let Some(next) = sightings.get(at + 1).filter(|next| is_pair(analysis, &sightings[at], next)) {
            if let Some((inner, outer)) = holder(gazetteer, sightings[at].key, next.key) {
                sightings[at].place = Some(inner);
                sightings[at + 1].place = Some(outer);
                scene.see(gazetteer, inner, 2.0);
                continue;
            }
        }
        if sightings[at].place.is_none() {
            if let Some(place) = only(gazetteer, &sightings[at]) {
                scene.see(gazetteer, place, 1.0);
            }
        }
    }
    // One sense a document: a name that a pair has resolved stays that place.
    let mut said: HashMap<u64, PlaceId> = HashMap::new();
    for sighting in sightings.iter() {
        if let Some(place) = sighting.place {
            said.entry(sighting.key).or_insert(place);
        }
    }
    for sighting in sightings.iter_mut().filter(|s| s.verdict.score >= LEAST && s.place.is_none()) {
        let place = said.get(&sighting.key).copied().or_else(|| scene.choose(gazetteer, sighting));
        if let Some(place) = place {
            scene.see(gazetteer, place, 0.3);
            said.insert(sighting.key, place);
        }
        sighting.place = place;
    }
}

/// The place a name stands for when it can stand for one only, or for a country.
fn only(gazetteer: &Gazetteer, sighting: &Sighting) -> Option<PlaceId> {
    let entry = gazetteer.entry(sighting.key)?;
    let mut candidates = entry.candidates();
    let first = candidates.next()?;
    let rest: Vec<_> = candidates.collect();
    if rest.is_empty() {
        return Some(first.place);
    }
    let all = std::iter::once(first).chain(rest);
    all.map(|c| c.place).find(|place| gazetteer.kind(*place) == PlaceKind::Country)
}

impl Scene {
    fn see(&mut self, gazetteer: &Gazetteer, place: PlaceId, weight: f32) {
        if let Some(country) = gazetteer.country(place) {
            *self.countries.entry(country).or_default() += weight;
        }
        if let Some(region) = gazetteer.region(place) {
            *self.regions.entry(region).or_default() += weight;
        }
        if !matches!(gazetteer.kind(place), PlaceKind::Country | PlaceKind::Continent | PlaceKind::Water)
            && self.points.len() < 64
        {
            self.points.push(gazetteer.point(place));
        }
    }

    fn choose(&self, gazetteer: &Gazetteer, sighting: &Sighting) -> Option<PlaceId> {
        let entry = gazetteer.entry(sighting.key)?;
        let mut best: Option<(f32, PlaceId)> = None;
        for candidate in entry.candidates().filter(|c| !c.flags.has(NameFlags::BEHIND_COMMA)) {
            let score = self.score(gazetteer, sighting, candidate);
            if best.is_none_or(|(b, _)| score > b) {
                best = Some((score, candidate.place));
            }
        }
        best.map(|(_, place)| place)
    }

    fn score(&self, gazetteer: &Gazetteer, sighting: &Sighting, candidate: Candidate) -> f32 {
        let place = candidate.place;
        let kind = gazetteer.kind(place);
        let people = gazetteer.population(place).max(300) as f32;
        let mut score = match kind {
            PlaceKind::Country => 20.0,
            PlaceKind::Continent | PlaceKind::Water | PlaceKind::Area | PlaceKind::Island => 16.0,
            PlaceKind::Region => 14.0,
            _ => people.ln(),
        };
        if sighting.feature.is_some_and(|feature| feature == kind) {
            score += 8.0;
        }
        if let Some(seen) = gazetteer.country(place).and_then(|country| self.countries.get(&country)) {
            score += 1.0 + (1.0 + seen).ln();
        }
        if let Some(seen) = gazetteer.region(place).and_then(|region| self.regions.get(&region)) {
            score += 1.5 + 1.5 * (1.0 + seen).ln();
        }
        let point = gazetteer.point(place);
        let near = self.points.iter().map(|p| distance(*p, point)).fold(f32::MAX, f32::min);
        if near < 150.0 {
            score += 2.0;
        }
        score
    }
}
