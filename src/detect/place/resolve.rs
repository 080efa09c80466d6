//! Owns which place a name stands for: pairs first, then what the document's other names say, then size. Pairs are found by `pairs`; a
//! place that the gazetteer does not have is `unlisted`'s.
//!
//! “Paris, Texas” → Paris in Texas; “Paris and Lyon” → Paris in France

use super::candidates::{Name, is_dwarfed, name, normalise};
use super::home::countries;
use super::votes::{Votes, distance, of_country};
use super::{LEAST, Sighting, pairs, unlisted};
use crate::by_fold::{ByFold, both};
use crate::detect::Analysis;
use crate::fact::{CountryCode, PlaceKind, PlaceReason, RuleId};
use crate::lexicon::gazetteer::PlaceId;
use crate::lexicon::{Gazetteer, PlaceWords, Roles};
use crate::names::Countries;
use crate::text::Case;

const ROUNDS: usize = 3;
/// How clear a place is at most where only one name speaks for it that is as unsure: not clear.
const ALONE: f32 = 0.5;
/// What it weighs that a name stands in the dateline.
const DATELINE: f32 = 0.7;

/// Which of the names a key is.
type Numbers = ByFold<usize>;

/// Gives each sighting that is a place its place.
pub(super) fn resolve(analysis: &Analysis<'_>, sightings: &mut [Sighting]) {
    let gazetteer = analysis.gazetteer;
    pairs::settle(sightings);
    let (mut names, numbers) = names(analysis, sightings);
    let open = names.iter().any(|name| !name.fixed && name.candidates.len() > 1);
    let home = if open { countries(analysis) } else { Vec::new() };
    for _ in 0..ROUNDS {
        let votes = Votes::count(gazetteer, &names, &home);
        for number in 0..names.len() {
            if names[number].fixed {
                continue;
            }
            let holder = names[number].holder.map_or_else(Vec::new, |holder| {
                let holder = &names[holder];
                holder.candidates.iter().map(|c| (c.0, holder.weight * c.2)).collect()
            });
            votes.weigh(gazetteer, &mut names[number], number, &holder);
        }
    }
    for sighting in
        sightings.iter_mut().filter(|s| s.verdict.score >= LEAST && s.place.is_none() && !s.pattern)
    {
        let Some(name) = numbers.get(key_of(sighting)).map(|number| &names[*number]) else { continue };
        (sighting.reason, sighting.place) = (name.reason, None);
        if let Some((place, certainty)) = likeliest(gazetteer, name, sighting.feature) {
            (sighting.place, sighting.certainty) = (Some(place), certainty);
        }
    }
    leave_out_strays(analysis, sightings);
    unlisted::settle(analysis, sightings);
    for sighting in sightings.iter_mut().filter(|s| !s.pattern) {
        let (Some(place), Some(number)) = (sighting.place, numbers.get(key_of(sighting))) else { continue };
        let mut others = names[*number].others.iter().filter(|other| is_another(gazetteer, place, **other));
        sighting.namesakes = std::array::from_fn(|_| others.next().copied());
    }
}

/// The likeliest place of a name, of the kind that the words beside it tell where one is, and how clearly: its share among all
/// that a reader could take for it.
fn likeliest(gazetteer: &Gazetteer, name: &Name, feature: Option<PlaceKind>) -> Option<(PlaceId, f32)> {
    let is_told = name.candidates.iter().any(|c| feature == Some(gazetteer.kind(c.0)));
    let fits = |c: &&(PlaceId, f32, f32)| !is_told || feature == Some(gazetteer.kind(c.0));
    let all = || name.candidates.iter().filter(fits);
    let best = all().max_by(|a, b| a.2.total_cmp(&b.2))?.0;
    let same: f32 = all().filter(|c| !is_another(gazetteer, best, c.0)).map(|c| c.2).sum();
    let certainty = same / all().map(|c| c.2).sum::<f32>();
    Some((best, if name.alone { certainty.min(ALONE) } else { certainty }))
}

/// Whether a reader could take one for the other: not the city and the region around it.
fn is_another(gazetteer: &Gazetteer, place: PlaceId, other: PlaceId) -> bool {
    other != place && distance(gazetteer.point(place), gazetteer.point(other)) > 40.0
}

/// The key of a name; where its list says which place it is, one of its own: “York was wet. In Pennsylvania, York and Reading were”.
fn key_of(sighting: &Sighting) -> u64 {
    // Keys are hashes: one that is turned round is another.
    if sighting.listed_in.is_some() { !sighting.key } else { sighting.key }
}

/// The distinct names that are places, and which of them each key is.
fn names(analysis: &Analysis<'_>, sightings: &[Sighting]) -> (Vec<Name>, Numbers) {
    let gazetteer = analysis.gazetteer;
    let mut numbers = Numbers::default();
    let mut names: Vec<Name> = Vec::new();
    let mut bare: ByFold<bool> = ByFold::default();
    for sighting in sightings.iter().filter(|s| s.listed_in.is_none()) {
        bare.or_insert_with(sighting.key, || true);
    }
    // A name does not speak for itself: York in the list not for York.
    let speaks = |s: &&Sighting| s.listed_in.is_none() || bare.get(s.key).is_none();
    let named = sightings.iter().filter(|s| s.verdict.score >= LEAST && !s.pattern);
    for sighting in named.filter(speaks) {
        let number = *numbers.or_insert_with(key_of(sighting), || {
            names.push(name(gazetteer, sighting));
            names.len() - 1
        });
        let name = &mut names[number];
        name.weight += 0.3;
        name.mentions += 1;
        if sighting.feature == Some(PlaceKind::City) {
            leave_out_countries(gazetteer, name);
        }
        if sighting.verdict.rule == RuleId("place.dateline") {
            // “DURHAM — The council met.”: where the report is from.
            name.weight += DATELINE;
            // “LEBANON — The City Council met”, in an American paper
            if is_of_town(analysis, sighting) {
                leave_out_countries(gazetteer, name);
            }
        }
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
    find_holders(sightings, &mut names, &numbers);
    // One sense a document: a name that a pair has resolved stays that place; but “Paris, Texas” does not move Paris.
    for name in names.iter_mut().filter(|name| !name.two_pairs) {
        let Some(place) = name.paired else { continue };
        if name.dateline || !is_dwarfed(gazetteer.population(place), name.largest) {
            name.fixed = true;
            name.reason = PlaceReason::Pair;
            name.candidates = vec![(place, 0.0, 1.0)];
        }
    }
    (names, numbers)
}

/// Whether a dateline that is a country's name is more likely a town's: where the page is from lies one of this name, and what
/// follows soon speaks of “the City Council”, a body of the town it is in, or of its county's roads.
fn is_of_town(analysis: &Analysis<'_>, dateline: &Sighting) -> bool {
    const NEAR: usize = 40;
    let (gazetteer, words) = (analysis.gazetteer, PlaceWords::shared());
    let home =
        |place: PlaceId| analysis.options.home.countries().any(|home| gazetteer.country(place) == Some(home));
    let mut cities = gazetteer.entry(dateline.key).into_iter().flat_map(|entry| entry.candidates());
    let tokens = &analysis.text.tokens;
    let near = &tokens[dateline.end..tokens.len().min(dateline.end + NEAR)];
    let body = near.windows(3).any(|three| {
        let the = analysis.text.of(&three[0]).eq_ignore_ascii_case("the");
        // Not “the City of London”, “in Gaza City”.
        the && three[1..].iter().all(|t| t.case == Case::Title)
            && words.roles(&three[1]).any(Roles::SETTLEMENT)
    });
    // “LEBANON — A stretch of State Route 48”, “the county engineer”: what towns have, and no country.
    let local = near.windows(2).any(|two| {
        let [first, second] = [0, 1].map(|at| analysis.text.of(&two[at]));
        (first == "State" && second == "Route") || (first.eq_ignore_ascii_case("the") && second == "county")
    });
    (body || local) && cities.any(|c| gazetteer.kind(c.place) == PlaceKind::City && home(c.place))
}

/// “Peru, a town of 11,000”: takes out the country, unless a city of its name lies there, as Panama does in Panama.
fn leave_out_countries(gazetteer: &Gazetteer, name: &mut Name) {
    let is_city = |place: PlaceId| gazetteer.kind(place) == PlaceKind::City;
    let cities: Vec<_> = name.candidates.iter().map(|c| c.0).filter(|&place| is_city(place)).collect();
    let held =
        |place: PlaceId| cities.iter().any(|&city| gazetteer.country(city) == gazetteer.country(place));
    if !cities.is_empty() {
        name.candidates.retain(|c| gazetteer.kind(c.0) != PlaceKind::Country || held(c.0));
        name.nation = 0;
        for candidate in &mut name.candidates {
            candidate.2 = candidate.1;
        }
        normalise(&mut name.candidates);
    }
}

/// Finds the names that stand in the document only to say which place a pair means: they do not make it one about Texas.
fn find_holders(sightings: &[Sighting], names: &mut [Name], numbers: &Numbers) {
    let mut mentions: ByFold<u32> = ByFold::default();
    let mut pairs: ByFold<u32> = ByFold::default();
    for (at, sighting) in sightings.iter().enumerate() {
        *mentions.or_default(sighting.key) += 1;
        let outer = sightings.get(at + 1).filter(|_| sighting.pair.is_some());
        if let Some(outer) = outer {
            *pairs.or_default(both(sighting.key, outer.key)) += 1;
        }
    }
    for at in 1..sightings.len() {
        let (inner, outer) = (sightings[at - 1].key, sightings[at].key);
        let bound = pairs.get(both(inner, outer)).is_some_and(|count| mentions.get(outer) == Some(count));
        if let (Some(number), Some(holder)) = (numbers.get(inner).filter(|_| bound), numbers.get(outer)) {
            names[*number].holder = Some(*holder);
        }
    }
}

/// People and renown of a town that few abroad know.
const STRAY_PEOPLE: u32 = 50_000;
const STRAY_RENOWN: u8 = 8;
/// So many names of one country for each abroad make a text one of that country, where no other has more than one.
const OF_ONE_COUNTRY: usize = 2;
/// A text with more names abroad is of no one country; each is compared with all that the text names.
const MOST_STRAYS: usize = 8;
/// So many make even a larger town a stray, where it lies so many kilometres from all of them.
const WHOLLY_OF_ONE_COUNTRY: usize = 3;
const FAR_KM: f32 = 500.0;
const STRAY_PEOPLE_FAR: u32 = 400_000;

/// “traders at Kibuye market” in a text about Kisumu and Nairobi is not the Kibuye of Rwanda: takes the point from a little
/// town that nothing but its name speaks for, in a country that the text does not speak of, where it speaks of one other. That it
/// names a third country says nothing.
fn leave_out_strays(analysis: &Analysis<'_>, sightings: &mut [Sighting]) {
    let gazetteer = analysis.gazetteer;
    let mut named: ByFold<PlaceId> = ByFold::default();
    for sighting in sightings.iter().filter(|s| s.verdict.score >= LEAST && !s.pattern) {
        let Some(place) = sighting.place.filter(|place| gazetteer.country(*place).is_some()) else {
            continue;
        };
        named.or_insert_with(sighting.key, || place);
    }
    let mut counts: ByFold<(CountryCode, usize)> = ByFold::default();
    for country in named.values().iter().filter_map(|place| gazetteer.country(*place)) {
        counts.or_insert_with(of_country(country), || (country, 0)).1 += 1;
    }
    let Some(&(main, most)) = counts.values().iter().max_by_key(|(_, count)| *count) else { return };
    let home = &analysis.options.home;
    let at_home = |country: Option<CountryCode>| home.countries().any(|home| country == Some(home));
    let has_home = home.countries().next().is_some();
    let foreign = |place: &&PlaceId| {
        let country = gazetteer.country(**place);
        country != Some(main) && !at_home(country) && gazetteer.kind(**place) != PlaceKind::Country
    };
    let strays: Vec<PlaceId> = named.values().iter().filter(foreign).take(MOST_STRAYS + 1).copied().collect();
    if strays.is_empty() || strays.len() > MOST_STRAYS {
        return;
    }
    // Where a page is from tells that somewhere far away is not meant, whatever else it names.
    let of_one = most >= OF_ONE_COUNTRY * strays.len();
    if !has_home && !of_one {
        return;
    }
    let alone = |stray: PlaceId| {
        let far = |place: &PlaceId| {
            strays.contains(place) || distance(gazetteer.point(*place), gazetteer.point(stray)) > FAR_KM
        };
        let all_far = named.values().iter().all(far);
        if !of_one && !all_far {
            return false;
        }
        let is_far = of_one && most >= WHOLLY_OF_ONE_COUNTRY && all_far;
        let people = if is_far { STRAY_PEOPLE_FAR } else { STRAY_PEOPLE };
        let country = gazetteer.country(stray);
        // A larger town speaks for its country itself.
        let own = usize::from(gazetteer.population(stray) >= Countries::WELL_KNOWN);
        let by_names = analysis.countries.by_names();
        let named_itself = named.values().iter().any(|place| {
            gazetteer.kind(*place) == PlaceKind::Country && gazetteer.country(*place) == country
        });
        let spoken =
            named_itself || by_names.iter().any(|(other, names)| Some(*other) == country && *names > own);
        let twice = strays.iter().filter(|other| gazetteer.country(**other) == country).count() > 1;
        !spoken && !twice && is_little_known(gazetteer, stray) && gazetteer.population(stray) < people
    };
    let strays: Vec<PlaceId> = strays.iter().copied().filter(|stray| alone(*stray)).collect();
    let is_stray = |s: &&mut Sighting| {
        s.place.is_some_and(|place| strays.contains(&place)) && !s.pattern && s.reason != PlaceReason::Pair
    };
    for sighting in sightings.iter_mut().filter(is_stray) {
        sighting.verdict.score = sighting.verdict.score.min(0.0);
    }
}

/// Whether few abroad know a place: a city of little renown.
fn is_little_known(gazetteer: &Gazetteer, place: PlaceId) -> bool {
    gazetteer.kind(place) == PlaceKind::City && gazetteer.renown(place) < STRAY_RENOWN
}
