//! Owns how likely each place is that a name can stand for: its size, and what the document's other names say.
//! Which names are asked, and pairs, are left to `resolve`.
//!
//! “Lyon and Vichy” → Vichy in France is likelier than Vichy in Missouri
//!
//! Every name of the document votes for the countries and regions its candidates lie in, weighted by how likely each
//! candidate is; after some rounds of votes the likeliest candidate counts. A name never votes for itself.

use super::home::Spoken;
use super::{NAMESAKES, Sighting, is_demonym};
use crate::by_fold::{ByFold, spread};
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
/// What is taken to be named elsewhere: one other name says less than five that agree, and much less against a city that
/// everybody knows: “London and Washington agreed” is not about Washington in England.
const UNSAID: f32 = 1.5;
const UNSAID_OF_WELL_KNOWN: f32 = 6.0;
/// Renown of a city that everybody knows, and people of one that they know whatever its renown: Melbourne.
const WELL_KNOWN: u8 = 25;
/// Up to this renown, a city is not meant before a region of its name: Bali in West Bengal.
const LITTLE_KNOWN: u8 = 5;
const METROPOLIS: u32 = 3_000_000;
/// A place of a name that such a city has too is meant rarely where it has fewer than this part of the city's people; so much
/// counts of what the text says of its country and its region, unless the text opens with it or names it so often that it is about it.
const ECLIPSED: u32 = 5;
const ECLIPSED_VOTES: f32 = 0.4;
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
/// A city of millions this many times larger is not outvoted by a pair elsewhere.
const DWARFED: u32 = 50;
/// So many times larger, it needs no pair elsewhere: Berlin in Massachusetts.
const FAR_DWARFED: u32 = 500;
/// A city so many times smaller than another of its name, and of so little renown, is not meant at home alone: Newcastle in
/// Washington, on a page from the US.
const OBSCURE: u32 = 30;
const RENOWNED: u8 = 10;
/// The part of the votes that counts for a dwarfed city.
const DWARFED_VOTES: f32 = 0.75;

/// Kilometres, near enough for comparing.
pub(super) fn distance(a: (f32, f32), b: (f32, f32)) -> f32 {
    let east = (a.1 - b.1 + 540.0).rem_euclid(360.0) - 180.0;
    let (x, y) = (east * ((a.0 + b.0) / 2.0).to_radians().cos(), a.0 - b.0);
    111.2 * (x * x + y * y).sqrt()
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
    /// The likeliest by size.
    pub others: Vec<PlaceId>,
    /// Each with its prior and its present probability.
    pub candidates: Vec<(PlaceId, f32, f32)>,
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
}

/// People of the largest city of a name's candidates, and of the largest that everybody knows.
#[derive(Clone, Copy)]
struct Size {
    largest: u32,
    well_known: u32,
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

/// Whether a place of `people` is so much smaller than its namesake of `largest` that the rest of the page must say
/// more than usual for it to be meant: “Paris, the one on the Seine” on a page about Texas.
pub(super) fn is_dwarfed(people: u32, largest: u32) -> bool {
    largest >= 1_000_000 && people > 0 && largest / people >= DWARFED
}

/// Whether `place` is a city that everybody knows.
fn is_well_known(gazetteer: &Gazetteer, place: PlaceId) -> bool {
    gazetteer.renown(place) >= WELL_KNOWN || gazetteer.population(place) >= METROPOLIS
}

/// The name of `sighting`, with the places it can stand for.
pub(super) fn name(gazetteer: &Gazetteer, sighting: &Sighting) -> Name {
    let all = || gazetteer.entry(sighting.key).into_iter().flat_map(|entry| entry.candidates());
    let people = |c: &Candidate| match gazetteer.kind(c.place) {
        PlaceKind::City => gazetteer.population(c.place),
        _ => 0,
    };
    let main = all().filter(|c| !c.flags.has(NameFlags::OTHER)).map(|c| people(&c)).max().unwrap_or(0);
    let weighed = |c: Candidate| {
        // “Porto” is Portugal's before it is another name of a smaller town.
        let by_the_way =
            c.flags.has(NameFlags::OTHER) && people(&c) > 0 && (people(&c) < main || main >= OWN_NAME);
        (c.place, prior(gazetteer, c.place) - if by_the_way { 3.0 } else { 0.0 }, 0.0)
    };
    let several_words = sighting.end > sighting.first + 1;
    let demonym = is_demonym(gazetteer, sighting.key);
    let read = |c: &Candidate| {
        (!c.flags.has(NameFlags::BEHIND_COMMA) || several_words)
            && (!demonym || c.flags.has(NameFlags::DEMONYM))
    };
    let mut candidates: Vec<_> = all().filter(read).map(weighed).collect();
    if candidates.is_empty() {
        candidates = all().map(weighed).collect();
    }
    let largest = all().map(|c| people(&c)).max().unwrap_or(0);
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
        opens: sighting.first == 0 && !dateline,
        holder: None,
        reason,
        largest,
        renown,
        well_known,
        nation,
        others,
        candidates,
    }
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
    /// What `names` vote for, and `home`, the countries that the page speaks of.
    pub fn count(gazetteer: &Gazetteer, names: &[Name], home: &[Spoken]) -> Self {
        let mut votes = Self { home: home.to_vec(), ..Self::default() };
        for spoken in home {
            votes.countries.add(of_country(spoken.country), spoken.words + spoken.from);
            votes.total += spoken.words + spoken.from;
        }
        for (number, name) in names.iter().enumerate() {
            votes.total += name.weight;
            for (place, _, probability) in &name.candidates {
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
        let size = Size { largest: name.largest, well_known: if seldom { name.well_known } else { 0 } };
        for candidate in &mut name.candidates {
            let (place, prior, _) = *candidate;
            let near = self.nears(gazetteer, place, number);
            let size = if near < BESIDE { size } else { Size { well_known: 0, ..size } };
            let mut score = near + self.draws(gazetteer, place, size, &own, others);
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
        let mut is_told = false;
        if let Some(country) = gazetteer.country(place) {
            let obscure =
                city && people.saturating_mul(OBSCURE) < size.largest && gazetteer.renown(place) < RENOWNED;
            let spoken = self.home.iter().find(|spoken| spoken.country == country);
            is_told = spoken.is_some_and(|spoken| spoken.words > 0.0);
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
        let eclipsed =
            !is_told && city && people < size.well_known / ECLIPSED && !is_well_known(gazetteer, place);
        score * if eclipsed { ECLIPSED_VOTES } else { 1.0 }
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
        for other in self.points.iter().filter(|p| p.owner != number) {
            let km = distance(other.at, point);
            near = near.max(other.weight * (-km / 80.0).exp());
            if region.is_some() && other.region == region && other.county != county {
                inside = inside.max(other.weight * (-km / 25.0).exp());
            }
        }
        4.5 * near + 4.0 * inside
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
