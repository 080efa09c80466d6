//! Owns what a place that the gazetteer does not have lies in: what the words beside its name say, else where the text is about.
//!
//! “Arven Road in Leeds” → in Leeds · “Arven Hospital” in a text about Leeds → in England

use super::votes::{of_country, of_place};
use super::{Sighting, is_demonym_of};
use crate::by_fold::ByFold;
use crate::detect::Analysis;
use crate::fact::{CountryCode, PlaceKind};
use crate::lexicon::Gazetteer;
use crate::lexicon::gazetteer::PlaceId;
use crate::text::{Token, TokenKind};

/// Says of a name that the gazetteer does not have what the text says it lies in, “Arven Road in Leeds”; else at most the region
/// or country that the text is about. Where it names no place at all, such a name is none either.
pub(super) fn settle(analysis: &Analysis<'_>, sightings: &mut [Sighting]) {
    let told: Vec<_> = (0..sightings.len()).map(|at| told_beside(analysis, sightings, at)).collect();
    let scene = Scene::of(analysis.gazetteer, sightings);
    let towns: Vec<_> = (0..sightings.len()).map(|at| has_town_beside(analysis, sightings, at)).collect();
    for at in 0..sightings.len() {
        // “of Arven, New York”: in the state of that name.
        let ahead = sightings.get(at + 1).and_then(|next| next.place);
        let state = |place| {
            analysis.gazetteer.region(place).filter(|_| analysis.gazetteer.kind(place) == PlaceKind::City)
        };
        let ahead = ahead.map(|place| state(place).unwrap_or(place));
        let sighting = &mut sightings[at];
        if !sighting.pattern {
            continue;
        }
        sighting.place = told[at].or(ahead.filter(|_| sighting.leads));
        // “around Bruny Island, and swimmers from Hobart”
        if sighting.place.is_none() && (scene.is_one && towns[at] || scene.is_set_in_towns) {
            sighting.country = scene.country;
        }
        // A text speaks of lakes and islands far from where it is.
        let local =
            matches!(sighting.feature, Some(PlaceKind::Facility | PlaceKind::City | PlaceKind::County));
        if local && sighting.place.is_none() {
            (sighting.place, sighting.country) = (scene.region, scene.country);
        }
        if sighting.place.is_none() && !scene.is_set {
            sighting.verdict.score = sighting.verdict.score.min(0.0);
        }
    }
}

/// Where a text is about: the region and the country of two thirds of the places that it names.
struct Scene {
    region: Option<PlaceId>,
    country: Option<CountryCode>,
    /// It names a place with a country.
    is_set: bool,
    /// All places that it names lie in one country.
    is_one: bool,
    /// They do, and several of them are towns or counties.
    is_set_in_towns: bool,
}

/// So many towns and counties make a text one about their country.
const TOWNS: usize = 3;

/// Whether a town or county that the gazetteer has stands in the same sentence as a name that it does not have.
fn has_town_beside(analysis: &Analysis<'_>, sightings: &[Sighting], at: usize) -> bool {
    let town = |other: &Sighting| {
        let kind = other.place.map(|place| analysis.gazetteer.kind(place));
        !other.pattern
            && matches!(kind, Some(PlaceKind::City | PlaceKind::County))
            && analysis.text.sentence_of(other.first) == analysis.text.sentence_of(sightings[at].first)
    };
    let near = at.saturating_sub(NEAREST)..(at + NEAREST + 1).min(sightings.len());
    sightings[at].pattern && sightings[near].iter().any(town)
}

/// So many names to either side are looked at.
const NEAREST: usize = 4;

impl Scene {
    fn of(gazetteer: &Gazetteer, sightings: &[Sighting]) -> Self {
        let mut regions: ByFold<(PlaceId, f32)> = ByFold::default();
        let mut countries: ByFold<(CountryCode, f32)> = ByFold::default();
        let mut count = 0.0;
        for place in sightings.iter().filter(|s| !s.pattern).filter_map(|s| s.place) {
            let Some(country) = gazetteer.country(place) else { continue };
            count += 1.0;
            countries.or_insert_with(of_country(country), || (country, 0.0)).1 += 1.0;
            if let Some(region) = gazetteer.region(place) {
                regions.or_insert_with(of_place(region), || (region, 0.0)).1 += 1.0;
            }
        }
        let is_one = countries.values().len() == 1;
        let is_town = |s: &&Sighting| {
            let kind = s.place.map(|place| gazetteer.kind(place));
            !s.pattern && matches!(kind, Some(PlaceKind::City | PlaceKind::County))
        };
        let is_set_in_towns = is_one && sightings.iter().filter(is_town).nth(TOWNS - 1).is_some();
        Self {
            region: most(&regions, count),
            country: most(&countries, count),
            is_set: count > 0.0,
            is_one,
            is_set_in_towns,
        }
    }
}

/// What two thirds of `count` are.
fn most<T: Copy>(counts: &ByFold<(T, f32)>, count: f32) -> Option<T> {
    counts.values().iter().find(|(_, of)| 3.0 * of >= 2.0 * count).map(|(what, _)| *what)
}

/// The most words between a village's name and the country's: “the northern *Syrian* town of Arven”, “Arven, a village in
/// northern *Kenya*”.
const BESIDE: usize = 4;

/// What the words beside a name that the gazetteer does not have say that it lies in.
fn told_beside(analysis: &Analysis<'_>, sightings: &[Sighting], at: usize) -> Option<PlaceId> {
    let sighting = &sightings[at];
    if !sighting.pattern || sighting.leads {
        return None;
    }
    let tokens = &analysis.text.tokens;
    let near = |from: usize, to: usize| {
        from <= to && to - from <= BESIDE && analysis.text.share_sentence(from.saturating_sub(1), to)
    };
    let before = at.checked_sub(1).map(|before| &sightings[before]).filter(|before| {
        let demonym = before.place.is_some_and(|place| is_demonym_of(analysis.gazetteer, before.key, place));
        let between = tokens.get(before.end..sighting.first).unwrap_or_default();
        // “Indonesia's Talaud Islands”
        let owned = matches!(between, [one] if one.kind == TokenKind::Possessive);
        // “a Georgian house on Lower Bridge Street” is not in Georgia.
        let apart = |token: &Token| {
            matches!(analysis.text.of(token), "in" | "on" | "at" | "near" | "from" | "to" | "and" | ",")
        };
        owned || demonym && near(before.end, sighting.first) && !between.iter().any(apart)
    });
    let behind = sightings.get(at + 1).filter(|behind| {
        near(sighting.end, behind.first)
            && (tokens[sighting.end..behind.first]
                .iter()
                .any(|token| matches!(analysis.text.of(token), "in" | "of"))
                || behind.first == sighting.end + 1 && analysis.text.of(&tokens[sighting.end]) == ",")
    });
    before.or(behind)?.place
}
