//! Owns how likely each place is that a name can stand for, by what the document's other names say. What it is by itself is
//! left to `candidates`; which names are asked, and pairs, to `resolve`.
//!
//! “Lyon and Vichy” → Vichy in France is likelier than Vichy in Missouri
//!
//! Every name of the document votes for the countries and regions its candidates lie in, weighted by how likely each
//! candidate is; after some rounds of votes the likeliest candidate counts. A name never votes for itself.

use super::candidates::{ECLIPSED, METROPOLIS, Name, WELL_KNOWN, is_dwarfed, is_well_known, normalise};
use super::home::Spoken;
use crate::by_fold::{ByFold, spread};
use crate::fact::{CountryCode, PlaceKind, PlaceReason};
use crate::lexicon::Gazetteer;
use crate::lexicon::gazetteer::PlaceId;

/// What is taken to be named elsewhere: one other name says less than five that agree, and much less against a city that
/// everybody knows: “London and Washington agreed” is not about Washington in England.
const UNSAID: f32 = 1.5;
const UNSAID_OF_WELL_KNOWN: f32 = 6.0;
/// Over so many kilometres what nearness gives falls to a third.
const NEAR_KM: f32 = 80.0;
/// `NEAR_KM` times the logarithm of what one point may weigh of another, `SOLE` of the root of `LEAST_POINT`, and a little more.
const TOO_FAR_KM: f32 = 180.0;
/// A neighbour speaks for a place up to this far.
const NEIGHBOUR_KM: f32 = 120.0;
/// So much counts, of a place that a well-known city of its name eclipses, of what the text says of its country and its region,
/// unless the text opens with it or names it `OFTEN`.
const ECLIPSED_VOTES: f32 = 0.4;
/// And so much where that city is as renowned as few are: “served in Beirut, worked in Athens” in a report from Ohio.
const OUTSHONE_VOTES: f32 = 0.2;
const MOST_RENOWNED: u8 = 40;
/// A village whose prior, a logarithm, is so much less than that of the likeliest of its name gets so much of all votes.
const SPECK: f32 = 6.5;
const SPECK_VOTES: f32 = 0.5;
/// A text that names a place so often is about it.
const OFTEN: u32 = 3;
/// So much nearness comes of a neighbour that is sure: “from Naples across the Everglades”.
const BESIDE: f32 = 2.0;
/// What votes for a country weigh.
const COUNTRY: f32 = 5.0;
/// So many votes for a country come from a name that may lie there and hardly does.
const LEAST_VOTES: f32 = 0.3;
/// What votes for a region weigh; England says little more of where a place is than Britain.
const REGION: f32 = 7.0;
const REGION_OF_BRITAIN: f32 = 2.0;
/// Points a candidate's nearness is measured to.
const POINTS: usize = 96;
/// How much nearer a place of a name that no other has draws: “Naples” beside “the Everglades”.
const SOLE: f32 = 1.7;
/// The least probability of a place that nearness is measured to.
const LEAST_POINT: f32 = 0.04;
/// A city so many times larger than its namesake stays itself without a pair elsewhere: Berlin, not that in Massachusetts.
const FAR_DWARFED: u32 = 500;
/// A city so many times smaller than another of its name, and of so little renown, is not meant at home alone: Newcastle in
/// Washington, on a page from the US.
const OBSCURE: u32 = 30;
const RENOWNED: u8 = 10;
/// The part of the votes that counts for a dwarfed city.
const DWARFED_VOTES: f32 = 0.75;

/// Kilometres of a degree north.
const KM_OF_DEGREE: f32 = 111.2;

/// Kilometres, near enough for comparing.
pub(super) fn distance(a: (f32, f32), b: (f32, f32)) -> f32 {
    // The remainder by 360 of what is less than three times as much, which takes no division.
    let turned = a.1 - b.1 + 540.0;
    let whole = if turned >= 720.0 {
        720.0
    } else if turned >= 360.0 {
        360.0
    } else {
        0.0
    };
    let east = turned - whole - 180.0;
    let (x, y) = (east * cosine(((a.0 + b.0) / 2.0).to_radians()), a.0 - b.0);
    KM_OF_DEGREE * (x * x + y * y).sqrt()
}

/// The cosine of an angle up to a right one, as near as an `f32` tells: the first terms of its series. That of the standard library
/// knows all angles and weighs 3 kB of the page's module.
fn cosine(angle: f32) -> f32 {
    const TERMS: [f64; 7] =
        [1.0 / 182.0, 1.0 / 132.0, 1.0 / 90.0, 1.0 / 56.0, 1.0 / 30.0, 1.0 / 12.0, 1.0 / 2.0];
    let square = f64::from(angle) * f64::from(angle);
    TERMS.iter().fold(1.0, |rest, term| 1.0 - square * term * rest) as f32
}

/// A place that may be meant, to measure nearness to.
struct Point {
    at: (f32, f32),
    /// The name it may be of.
    owner: usize,
    /// How likely it is meant, as a square root.
    weight: f32,
    region: Option<PlaceId>,
    county: bool,
    /// It is the likeliest of its name by size, or the only one.
    sure: bool,
}

/// People of the largest city of a name's candidates, and of the largest that everybody knows.
#[derive(Clone, Copy)]
struct Size {
    largest: u32,
    well_known: u32,
    /// That of the best known.
    renown: u8,
}

/// The key of a place, and that of a country.
pub(super) fn of_place(place: PlaceId) -> u64 {
    spread(place.0)
}
pub(super) fn of_country(country: CountryCode) -> u64 {
    spread(u16::from_le_bytes(country.0).into())
}

/// What the names vote for.
#[derive(Default)]
pub(super) struct Votes {
    countries: ByFold<f32>,
    /// Of those, what the page says of its country without naming a place.
    home: Vec<Spoken>,
    regions: ByFold<f32>,
    total: f32,
    points: Vec<Point>,
}

impl Votes {
    /// What `names` vote for, and `home`, the countries that the page speaks of.
    pub fn count(gazetteer: &Gazetteer, names: &[Name], home: &[Spoken]) -> Self {
        let mut votes = Self { home: home.to_vec(), ..Self::default() };
        for spoken in home {
            votes.countries.add(of_country(spoken.country), spoken.words + spoken.from);
            votes.total += spoken.words + spoken.from;
        }
        for (number, name) in names.iter().enumerate() {
            votes.total += name.weight;
            for (rank, (place, _, probability)) in name.candidates.iter().enumerate() {
                let weight = name.weight * probability;
                if let Some(country) = gazetteer.country(*place) {
                    *votes.countries.or_default(of_country(country)) += weight;
                }
                if let Some(region) = gazetteer.region(*place) {
                    *votes.regions.or_default(of_place(region)) += weight;
                }
                let kind = gazetteer.kind(*place);
                let local = !matches!(kind, PlaceKind::Continent | PlaceKind::Country | PlaceKind::Region);
                if local && *probability > LEAST_POINT && votes.points.len() < POINTS {
                    let (at, region) = (gazetteer.point(*place), gazetteer.region(*place));
                    let county = kind == PlaceKind::County;
                    let sole = name.candidates.len() == 1;
                    votes.points.push(Point {
                        at,
                        owner: number,
                        weight: probability.sqrt() * if sole { SOLE } else { 1.0 },
                        region,
                        county,
                        sure: rank == 0,
                    });
                }
            }
        }
        votes
    }

    /// How likely each candidate of `name`, the one with `number`, is after the votes.
    ///
    /// `holder` is what only says which of them a pair meant.
    pub fn weigh(&self, gazetteer: &Gazetteer, name: &mut Name, number: usize, holder: &[(PlaceId, f32)]) {
        let mut own: Vec<_> = name.candidates.iter().map(|c| (c.0, name.weight * c.2)).collect();
        own.extend(holder);
        // What is left of the votes without the name's own; a document of one name says nothing.
        let held: f32 = holder.iter().map(|h| h.1).sum();
        let known = name.renown >= WELL_KNOWN || name.largest >= METROPOLIS;
        let unsaid = if known { UNSAID_OF_WELL_KNOWN } else { UNSAID };
        let others = self.total - name.weight - held + unsaid;
        let paired = name.paired.is_some();
        let seldom = !paired && !name.opens && name.mentions < OFTEN;
        let (well_known, renown) = if seldom { (name.well_known, name.renown) } else { (0, 0) };
        let size = Size { largest: name.largest, well_known, renown };
        let cities = name.candidates.iter().filter(|c| gazetteer.kind(c.0) == PlaceKind::City);
        let best = cities.map(|c| c.1).fold(f32::MIN, f32::max);
        for candidate in &mut name.candidates {
            let (place, prior, _) = *candidate;
            let near = self.nears(gazetteer, place, number);
            let size = if near < BESIDE { size } else { Size { well_known: 0, renown: 0, ..size } };
            let mut score = near + self.draws(gazetteer, place, size, &own, others);
            // “had flown home from Boston” in a report from Galway: no hamlet in Clare
            if seldom && gazetteer.kind(place) == PlaceKind::City && best - prior > SPECK {
                score *= SPECK_VOTES;
            }
            // “A nurse from Kettering served in Lebanon”: near, and yet not the one in Ohio.
            if seldom && gazetteer.kind(place) == PlaceKind::City && gazetteer.population(place) < name.nation
            {
                score *= ECLIPSED_VOTES;
            }
            let people = gazetteer.population(place);
            let far = paired || name.largest / people.max(1) >= FAR_DWARFED;
            if far && gazetteer.kind(place) == PlaceKind::City && is_dwarfed(people, name.largest) {
                score *= DWARFED_VOTES;
            }
            candidate.2 = prior + score;
        }
        if name.candidates.len() > 1 {
            name.reason = self.reason(gazetteer, name, &own);
            let likeliest = name.candidates.iter().max_by(|a, b| a.2.total_cmp(&b.2)).map(|c| c.0);
            name.alone = name.reason == PlaceReason::Nearby
                && likeliest.is_some_and(|place| !self.is_borne_out(gazetteer, place, number));
        }
        normalise(&mut name.candidates);
    }

    /// What the votes for its country and its region give a place. `own` are the name's own votes, `others` all that are not.
    fn draws(
        &self,
        gazetteer: &Gazetteer,
        place: PlaceId,
        size: Size,
        own: &[(PlaceId, f32)],
        others: f32,
    ) -> f32 {
        let city = gazetteer.kind(place) == PlaceKind::City;
        let people = gazetteer.population(place);
        let mut score = 0.0;
        let (mut is_told, mut is_at_home) = (false, false);
        if let Some(country) = gazetteer.country(place) {
            let obscure =
                city && people.saturating_mul(OBSCURE) < size.largest && gazetteer.renown(place) < RENOWNED;
            let spoken = self.home.iter().find(|spoken| spoken.country == country);
            is_told = spoken.is_some_and(|spoken| spoken.words > 0.0);
            // Perth in Scotland, on a page from Britain; but Boston is hardly the one in Lincolnshire.
            is_at_home = size.renown < WELL_KNOWN && spoken.is_some_and(|spoken| spoken.from > 0.0);
            let home = spoken.filter(|_| obscure).map_or(0.0, |spoken| spoken.from);
            score += COUNTRY * ((self.for_country(gazetteer, country, own) - home) / others).max(0.0).sqrt();
        }
        if let Some(region) = gazetteer.region(place) {
            let mine: f32 = own.iter().filter(|o| gazetteer.region(o.0) == Some(region)).map(|o| o.1).sum();
            let votes = self.regions.get(of_place(region)).copied().unwrap_or(0.0) - mine;
            let in_britain = gazetteer.country(place) == Some(CountryCode(*b"GB"));
            let weight = if in_britain { REGION_OF_BRITAIN } else { REGION };
            score += weight * (votes / others).max(0.0).sqrt();
        }
        // “The Ontario Provincial Police searched a house in London”: a body acts in its own country.
        let eclipsed = !is_told
            && !is_at_home
            && city
            && people < size.well_known / ECLIPSED
            && !is_well_known(gazetteer, place);
        score
            * match eclipsed {
                true if size.renown >= MOST_RENOWNED => OUTSHONE_VOTES,
                true => ECLIPSED_VOTES,
                false => 1.0,
            }
    }

    /// The votes for a country, without a name's `own`.
    fn for_country(&self, gazetteer: &Gazetteer, country: CountryCode, own: &[(PlaceId, f32)]) -> f32 {
        let mine: f32 = own.iter().filter(|o| gazetteer.country(o.0) == Some(country)).map(|o| o.1).sum();
        self.countries.get(of_country(country)).copied().unwrap_or(0.0) - mine
    }

    /// What the nearness of other names' places gives a city or a county of the name with `number`.
    fn nears(&self, gazetteer: &Gazetteer, place: PlaceId, number: usize) -> f32 {
        if !matches!(gazetteer.kind(place), PlaceKind::City | PlaceKind::County) {
            return 0.0;
        }
        let point = gazetteer.point(place);
        let (region, county) = (gazetteer.region(place), gazetteer.kind(place) == PlaceKind::County);
        let (mut near, mut inside) = (0.0f32, 0.0f32);
        let mut nearest = f32::INFINITY;
        for other in self.points.iter().filter(|p| p.owner != number) {
            let within = region.is_some() && other.region == region && other.county != county;
            // So much further north or south than another, it counts for less whatever the weights.
            if !within && KM_OF_DEGREE * (other.at.0 - point.0).abs() > nearest + TOO_FAR_KM {
                continue;
            }
            let km = distance(other.at, point);
            nearest = nearest.min(km);
            near = near.max(other.weight * (-km / NEAR_KM).exp());
            if within {
                inside = inside.max(other.weight * (-km / 25.0).exp());
            }
        }
        4.5 * near + 4.0 * inside
    }

    /// “A man from Salem met a woman from Dallas”: whether more speaks for a place, that of the name with `number`, than one name
    /// near it that may be of another place itself.
    fn is_borne_out(&self, gazetteer: &Gazetteer, place: PlaceId, number: usize) -> bool {
        let at = gazetteer.point(place);
        let near = |p: &&Point| p.owner != number && distance(p.at, at) < NEIGHBOUR_KM;
        let mut near = self.points.iter().filter(near);
        let Some(first) = near.next() else { return true };
        first.sure || near.any(|other| other.sure || other.owner != first.owner)
    }

    /// Why the likeliest candidate of `name` is.
    fn reason(&self, gazetteer: &Gazetteer, name: &Name, own: &[(PlaceId, f32)]) -> PlaceReason {
        let best = |by: fn(&(PlaceId, f32, f32)) -> f32| {
            name.candidates.iter().max_by(|a, b| by(a).total_cmp(&by(b))).map(|c| c.0)
        };
        let place = best(|c| c.2);
        if best(|c| c.1) == place {
            return PlaceReason::Size;
        }
        // Told by what the page says of its country, or by where it is from, and by no other place.
        let spoken = place.and_then(|place| gazetteer.country(place)).and_then(|country| {
            let home = self.home.iter().find(|spoken| spoken.country == country)?;
            let others = self.for_country(gazetteer, country, own) - home.words - home.from;
            (others < LEAST_VOTES).then_some(home)
        });
        match spoken {
            Some(home) if home.words > 0.0 => PlaceReason::Country,
            Some(_) => PlaceReason::Home,
            None => PlaceReason::Nearby,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cosines_of_latitudes_are_those_of_the_standard_library() {
        for latitude in -9000..=9000i16 {
            let angle = (f32::from(latitude) / 100.0).to_radians();
            assert!((cosine(angle) - angle.cos()).abs() < 1e-7, "{latitude}");
        }
    }

    #[test]
    fn distances_go_the_short_way_round() {
        let suva_to_apia = distance((-18.14, 178.44), (-13.83, -171.77));
        assert!((suva_to_apia - 1150.0).abs() < 20.0, "{suva_to_apia}");
        assert_eq!(distance((-13.83, -171.77), (-18.14, 178.44)), suva_to_apia);
        assert_eq!(distance((51.5, 180.0), (51.5, -180.0)), 0.0);
    }
}
