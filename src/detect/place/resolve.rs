//! Owns which place a name stands for: pairs first, then what the document's other names say, then size.
//!
//! “Paris, Texas” → Paris in Texas; “Paris and Lyon” → Paris in France

use super::candidates::{Name, is_dwarfed, name, names_regions_alone, prior};
use super::home::countries;
use super::judge::LEAST;
use super::votes::{Votes, distance, of_country, of_place};
use super::{Pair, Sighting, is_demonym_of};
use crate::by_fold::{ByFold, both};
use crate::detect::Analysis;
use crate::fact::{CountryCode, PlaceKind, PlaceReason, RuleId};
use crate::lexicon::gazetteer::{Entry, NameFlags, PlaceId};
use crate::lexicon::{Gazetteer, PlaceWords, Roles};
use crate::text::{Case, Token, TokenKind};

const ROUNDS: usize = 3;
/// How clear a place is at most where only one name speaks for it that is as unsure: not clear.
const ALONE: f32 = 0.5;
/// What it weighs that a name stands in the dateline.
const DATELINE: f32 = 0.7;

/// Finds the names that stand behind a name and are what it lies in.
pub(super) fn pair(analysis: &Analysis<'_>, words: &PlaceWords, sightings: &mut [Sighting]) {
    // A page may hold a pair thousands of times.
    let mut known: ByFold<Option<(PlaceId, PlaceId)>> = ByFold::default();
    let mut held = |inner: u64, outer: u64, leads: bool| {
        // Keys are hashes: one that is turned round is another.
        let key = both(inner, if leads { !outer } else { outer });
        *known.or_insert_with(key, || holder(analysis.gazetteer, inner, outer, leads))
    };
    for at in 1..sightings.len() {
        let (first, second) = (&sightings[at - 1], &sightings[at]);
        if let Some(tight) = stands_behind(analysis, first, second) {
            let found = held(first.key, second.key, false);
            sightings[at - 1].pair = found.map(|(inner, outer)| Pair { inner, outer, tight });
        } else if is_led(analysis, words, first, second) {
            sightings[at].within = held(second.key, first.key, true);
        }
    }
}

/// “the *Ontario* city of *London*”, “the *Libyan* capital, *Tripoli*”, “*Scotland*'s *Perth*”: whether `first` says what `second` lies in.
fn is_led(analysis: &Analysis<'_>, words: &PlaceWords, first: &Sighting, second: &Sighting) -> bool {
    let text = analysis.text;
    let Some([kind, joint @ ..]) = text.tokens.get(first.end..second.first).filter(|b| b.len() <= 2) else {
        return false;
    };
    let joint = joint.first().map(|token| text.of(token));
    if kind.kind == TokenKind::Possessive {
        return joint.is_none();
    }
    let roles = words.roles(kind);
    let settled = roles.any(Roles::SETTLEMENT) || roles.feature.is_some();
    kind.case == Case::Lower
        && text.share_sentence(first.first, second.first)
        && (settled && joint == Some("of") || text.of(kind) == "capital" && joint.is_none_or(|j| j == ","))
}

/// Whether `second` stands behind `first` as what it lies in: with or without a comma (tight), or after “in”, as
/// “Cambridge in Massachusetts” and “Victoria in the Seychelles”.
fn stands_behind(analysis: &Analysis<'_>, first: &Sighting, second: &Sighting) -> Option<bool> {
    let tokens = &analysis.text.tokens;
    let between = tokens.get(first.end..second.first).filter(|between| between.len() <= 3)?;
    if tokens[first.first].block != tokens[second.first].block {
        return None;
    }
    let word = |at: usize| between.get(at).map(|token| analysis.text.of(token));
    match (word(0), word(1), word(2)) {
        (None, ..) | (Some("," | "("), None, _) => Some(true),
        (Some("in"), None | Some("the"), None) => Some(false),
        // “Paris, in Texas, and Naples, in Florida”
        (Some(","), Some("in"), None | Some("the")) => closes(analysis, second.end).then_some(false),
        _ => None,
    }
}

/// Whether a comma or the end of the sentence stands at the token: “Paris, in Texas, and”; not “in Paris, in Texas he works”.
fn closes(analysis: &Analysis<'_>, at: usize) -> bool {
    let text = analysis.text;
    let word = text.tokens.get(at).map(|token| text.of(token));
    word.is_none_or(|word| matches!(word, "," | "." | ";" | ")"))
        || !text.share_sentence(at.saturating_sub(1), at)
}

/// The likeliest place called `inner` with the place called `outer` that it lies in; where that `leads`, it may be a demonym.
fn holder(gazetteer: &Gazetteer, inner: u64, outer: u64, leads: bool) -> Option<(PlaceId, PlaceId)> {
    let (inner, outer) = (gazetteer.entry(inner)?, gazetteer.entry(outer)?);
    let mut best: Option<(f32, PlaceId, PlaceId)> = None;
    let power = names_power(gazetteer, inner);
    for out in outer.candidates().filter(|c| leads || !c.flags.has(NameFlags::DEMONYM)).take(24) {
        if !matches!(gazetteer.kind(out.place), PlaceKind::Country | PlaceKind::Region | PlaceKind::County) {
            continue;
        }
        // “China, US agree truce”, “Lebanon, US and Israel met”: two that stand beside each other, not China in Maine.
        if gazetteer.kind(out.place) == PlaceKind::Country
            && power.is_some_and(|country| country != gazetteer.country(out.place))
        {
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

/// The country that a name is of where it is a country's, or one of the countries of Britain (“Scotland”); none where it is also
/// a state of the country that may stand behind it: “Georgia, US”.
fn names_power(gazetteer: &Gazetteer, name: Entry<'_>) -> Option<Option<CountryCode>> {
    let places = || name.candidates().filter(|c| !c.flags.has(NameFlags::DEMONYM)).map(|c| c.place);
    let country = places().find(|place| gazetteer.kind(*place) == PlaceKind::Country);
    let state = |place: &PlaceId| {
        gazetteer.kind(*place) == PlaceKind::Region
            && gazetteer.country(*place).is_some_and(names_regions_alone)
    };
    match (country, places().find(state)) {
        (Some(country), None) => Some(gazetteer.country(country)),
        (None, Some(state)) => gazetteer.country(state).filter(|code| code.0 == *b"GB").map(Some),
        _ => None,
    }
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

/// Which of the names a key is.
type Numbers = ByFold<usize>;

/// Gives each sighting that is a place its place.
pub(super) fn resolve(analysis: &Analysis<'_>, sightings: &mut [Sighting]) {
    let gazetteer = analysis.gazetteer;
    settle_pairs(sightings);
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
        let Some(name) = numbers.get(sighting.key).map(|number| &names[*number]) else { continue };
        (sighting.reason, sighting.place) = (name.reason, None);
        if let Some((place, certainty)) = likeliest(gazetteer, name, sighting.feature) {
            (sighting.place, sighting.certainty) = (Some(place), certainty);
        }
    }
    leave_out_strays(analysis, sightings);
    settle(analysis, sightings);
    for sighting in sightings.iter_mut().filter(|s| !s.pattern) {
        let (Some(place), Some(number)) = (sighting.place, numbers.get(sighting.key)) else { continue };
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

/// The distinct names that are places, and which of them each key is.
fn names(analysis: &Analysis<'_>, sightings: &[Sighting]) -> (Vec<Name>, Numbers) {
    let gazetteer = analysis.gazetteer;
    let mut numbers = Numbers::default();
    let mut names: Vec<Name> = Vec::new();
    for sighting in sightings.iter().filter(|s| s.verdict.score >= LEAST && !s.pattern) {
        let number = *numbers.or_insert_with(sighting.key, || {
            names.push(name(gazetteer, sighting));
            names.len() - 1
        });
        let name = &mut names[number];
        name.weight += 0.3;
        name.mentions += 1;
        if sighting.verdict.rule == RuleId("place.dateline") {
            // “DURHAM — The council met.”: where the report is from.
            name.weight += DATELINE;
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

/// Says of a name that the gazetteer does not have what the text says it lies in, “Arven Road in Leeds”; else at most the region
/// or country that the text is about. Where it names no place at all, such a name is none either.
fn settle(analysis: &Analysis<'_>, sightings: &mut [Sighting]) {
    let told: Vec<_> = (0..sightings.len()).map(|at| told_beside(analysis, sightings, at)).collect();
    let scene = Scene::of(analysis.gazetteer, sightings);
    let towns: Vec<_> = (0..sightings.len()).map(|at| has_town_beside(analysis, sightings, at)).collect();
    for at in 0..sightings.len() {
        let ahead = sightings.get(at + 1).and_then(|next| next.place);
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

/// People and renown of a town that few abroad know.
const STRAY_PEOPLE: u32 = 50_000;
const STRAY_RENOWN: u8 = 8;
/// So many names of one country make a text one of that country, where no other has more than one.
const OF_ONE_COUNTRY: usize = 2;

/// “traders at Kibuye market” in a text about Kisumu and Nairobi is not the Kibuye of Rwanda: takes the point from a little
/// town that nothing but its name speaks for, in a country that the text does not speak of, where it speaks of one other.
fn leave_out_strays(analysis: &Analysis<'_>, sightings: &mut [Sighting]) {
    let gazetteer = analysis.gazetteer;
    let mut named: ByFold<Option<CountryCode>> = ByFold::default();
    for sighting in sightings.iter().filter(|s| s.verdict.score >= LEAST && !s.pattern) {
        let Some(country) = sighting.place.and_then(|place| gazetteer.country(place)) else { continue };
        named.or_insert_with(sighting.key, || Some(country));
    }
    let mut counts: ByFold<(CountryCode, usize)> = ByFold::default();
    for country in named.values().iter().flatten() {
        counts.or_insert_with(of_country(*country), || (*country, 0)).1 += 1;
    }
    let Some(&(main, most)) = counts.values().iter().max_by_key(|(_, count)| *count) else { return };
    let rest = named.values().len() - most;
    if most < OF_ONE_COUNTRY || rest > 1 {
        return;
    }
    let spoken = |country| analysis.countries.by_names().iter().any(|(other, _)| *other == country);
    for sighting in sightings.iter_mut().filter(|s| s.verdict.score >= LEAST && !s.pattern) {
        let Some(place) = sighting.place else { continue };
        let Some(country) = gazetteer.country(place).filter(|country| *country != main) else { continue };
        let little = gazetteer.kind(place) == PlaceKind::City
            && gazetteer.population(place) < STRAY_PEOPLE
            && gazetteer.renown(place) < STRAY_RENOWN;
        if little && sighting.reason != PlaceReason::Pair && !spoken(country) {
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
            && (tokens[sighting.end..behind.first].iter().any(|token| analysis.text.of(token) == "in")
                || behind.first == sighting.end + 1 && analysis.text.of(&tokens[sighting.end]) == ",")
    });
    before.or(behind)?.place
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
        if let Some((inner, outer)) = second.within.filter(|_| both) {
            (second.place, second.reason) = (Some(inner), PlaceReason::Pair);
            first.place = Some(outer);
        } else if let Some(pair) = first.pair.filter(|_| both) {
            (first.place, first.reason) = (Some(pair.inner), PlaceReason::Pair);
            (second.place, second.reason) = (Some(pair.outer), PlaceReason::Pair);
        }
    }
}
