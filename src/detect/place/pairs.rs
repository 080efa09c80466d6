//! Owns pairs: a name and another that says what it lies in, beside it. What other names say is left to `resolve`.
//!
//! “Paris, Texas”, “the Ontario city of London” → Paris lies in Texas · London in Ontario

use super::candidates::{names_regions_alone, prior};
use super::votes::distance;
use super::{LEAST, Pair, Sighting};
use crate::by_fold::{ByFold, both};
use crate::detect::Analysis;
use crate::fact::{CountryCode, PlaceKind, PlaceReason};
use crate::lexicon::gazetteer::{Candidate, Entry, NameFlags, PlaceId};
use crate::lexicon::{Gazetteer, PlaceWords, Roles};
use crate::text::{Case, Token, TokenKind};

/// Finds the names that stand behind a name and are what it lies in.
pub(super) fn find(analysis: &Analysis<'_>, words: &PlaceWords, sightings: &mut [Sighting]) {
    // A page may hold a pair thousands of times.
    let mut known: ByFold<Option<(PlaceId, PlaceId)>> = ByFold::default();
    let mut held = |inner: u64, outer: u64, leads: bool| {
        // Keys are hashes: one that is turned round is another.
        let key = both(inner, if leads { !outer } else { outer });
        *known.or_insert_with(key, || holder(analysis.gazetteer, inner, outer, leads))
    };
    for at in 1..sightings.len() {
        let (first, second) = (&sightings[at - 1], &sightings[at]);
        let apposed = is_apposed(analysis, words, first, second);
        if let Some(tight) = stands_behind(analysis, first, second).or(apposed.then_some(false)) {
            let found = held(first.key, second.key, false);
            // “Poland, a small town in upstate New York”: no Poland that the gazetteer knows lies there.
            let elsewhere = apposed && found.is_none() && is_elsewhere(analysis, first, second);
            let first = &mut sightings[at - 1];
            first.pair = found.map(|(inner, outer)| Pair { inner, outer, tight });
            if elsewhere {
                (first.pattern, first.leads, first.feature) = (true, true, Some(PlaceKind::City));
            }
        } else if is_described(analysis, words, first, second) {
            let found = held(first.key, second.key, true);
            sightings[at - 1].pair = found.map(|(inner, outer)| Pair { inner, outer, tight: false });
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
    // “English (US)” is no town in Indiana.
    let demonym = || {
        let entry = analysis.gazetteer.entry(first.key);
        entry.is_some_and(|entry| entry.candidates().any(|c| c.flags.0 & NameFlags::DEMONYM != 0))
    };
    if word(0) == Some("(") && demonym() {
        return None;
    }
    match (word(0), word(1), word(2)) {
        (None, ..) | (Some("," | "("), None, _) => Some(true),
        (Some("in"), None | Some("the"), None) => Some(false),
        // “Paris, in Texas, and Naples, in Florida”
        (Some(","), Some("in"), None | Some("the")) => closes(analysis, second.end).then_some(false),
        _ => None,
    }
}

/// “Tripoli, *the Libyan capital*,”, “Victoria, *the Seychelles capital*”: whether a word for a town behind the second makes it what the
/// first lies in.
fn is_described(analysis: &Analysis<'_>, words: &PlaceWords, first: &Sighting, second: &Sighting) -> bool {
    const LONGEST: usize = 4;
    let text = analysis.text;
    let Some([comma, article, rest @ ..]) = text.tokens.get(first.end..second.first) else { return false };
    let Some(noun) = text.tokens.get(second.end) else { return false };
    text.of(comma) == ","
        && matches!(text.of(article), "a" | "an" | "the")
        && rest.len() <= LONGEST
        && rest.iter().all(|token| token.case == Case::Lower)
        && text.share_sentence(first.first, second.end)
        && is_town(analysis, words, noun)
}

/// Whether a token is a word for one town: “port”, “capital”.
fn is_town(analysis: &Analysis<'_>, words: &PlaceWords, token: &Token) -> bool {
    let word = analysis.text.of(token);
    word == "capital" || words.roles(token).any(Roles::SETTLEMENT) && !word.ends_with('s')
}

/// “Poland, *a small town in upstate* New York”, “Georgetown, *capital of* Guyana”: whether what stands between says that the first is a
/// town in the second.
fn is_apposed(analysis: &Analysis<'_>, words: &PlaceWords, first: &Sighting, second: &Sighting) -> bool {
    const LONGEST: usize = 8;
    let text = analysis.text;
    let between = text.tokens.get(first.end..second.first).unwrap_or_default();
    let word = |at: usize| between.get(at).map_or("", |token| text.of(token));
    let small = |token: &Token| token.case == Case::Lower || matches!(text.of(token), "-");
    // “in”, “in the”, “in northern”
    let last = between.iter().rposition(|token| matches!(text.of(token), "in" | "of"));
    (3..=LONGEST).contains(&between.len())
        && word(0) == ","
        && matches!(word(1), "a" | "an" | "the" | "capital")
        && text.share_sentence(first.first, second.first)
        && between[1..].iter().all(small)
        && last.is_some_and(|last| last + 2 >= between.len() && is_town(analysis, words, &between[last - 1]))
}

/// Kilometres from the middle of a part of a country to what lies in it, where it has no borders to tell.
const AREA_KM: f32 = 150.0;
/// People of a city that is meant wherever its apposition puts it: Donetsk, a city in Ukraine or in Russia.
const WELL_KNOWN: u32 = 200_000;

/// Whether the second is a country's, a region's or a county's name and the first not that of a large city, unless it is called a town.
fn is_elsewhere(analysis: &Analysis<'_>, first: &Sighting, second: &Sighting) -> bool {
    let (gazetteer, text) = (analysis.gazetteer, analysis.text);
    let places = |key: u64| gazetteer.entry(key).into_iter().flat_map(|entry| entry.candidates());
    let large = |c: Candidate| {
        gazetteer.kind(c.place) == PlaceKind::City && gazetteer.population(c.place) >= WELL_KNOWN
    };
    let held = |c: Candidate| {
        matches!(gazetteer.kind(c.place), PlaceKind::Country | PlaceKind::Region | PlaceKind::County)
    };
    let between = &text.tokens[first.end..second.first];
    let city = between.iter().any(|token| matches!(text.of(token), "city" | "capital"));
    !(city && places(first.key).any(large)) && places(second.key).any(held)
}

/// Whether a comma or the end of the sentence stands at the token: “Paris, in Texas, and”; not “in Paris, in Texas he works”.
fn closes(analysis: &Analysis<'_>, at: usize) -> bool {
    let text = analysis.text;
    let word = text.tokens.get(at).map(|token| text.of(token));
    word.is_none_or(|word| matches!(word, "," | "." | ";" | ")"))
        || !text.share_sentence(at.saturating_sub(1), at)
}

/// The likeliest place called `inner` with the place called `outer` that it lies in; where that `leads`, it may be a demonym.
pub(super) fn holder(
    gazetteer: &Gazetteer,
    inner: u64,
    outer: u64,
    leads: bool,
) -> Option<(PlaceId, PlaceId)> {
    let (inner, outer) = (gazetteer.entry(inner)?, gazetteer.entry(outer)?);
    let mut best: Option<(f32, PlaceId, PlaceId)> = None;
    let power = names_power(gazetteer, inner);
    for out in outer.candidates().filter(|c| leads || !c.flags.has(NameFlags::DEMONYM)).take(24) {
        let kind = gazetteer.kind(out.place);
        if !matches!(kind, PlaceKind::Country | PlaceKind::Region | PlaceKind::County | PlaceKind::Area) {
            continue;
        }
        // “drew with Stoke, Derby won”: a district that is its town holds no other.
        if kind == PlaceKind::County && is_a_town(gazetteer, out.place) {
            continue;
        }
        // “China, US agree truce”, “Lebanon, US and Israel met”: two that stand beside each other, not China in Maine.
        if kind == PlaceKind::Country && power.is_some_and(|country| country != gazetteer.country(out.place))
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

/// Whether a county lies where the city of its name does.
fn is_a_town(gazetteer: &Gazetteer, county: PlaceId) -> bool {
    const SAME_KM: f32 = 5.0;
    gazetteer.look_up(gazetteer.name(county)).iter().any(|c| {
        gazetteer.kind(c.place) == PlaceKind::City
            && distance(gazetteer.point(c.place), gazetteer.point(county)) < SAME_KM
    })
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
        // “Birmingham, in the West Midlands,”
        PlaceKind::Area => {
            gazetteer.country(inner) == gazetteer.country(outer)
                && gazetteer.country(outer).is_some()
                && gazetteer.kind(inner) == PlaceKind::City
                && distance(gazetteer.point(inner), gazetteer.point(outer)) < AREA_KM
        }
        _ => false,
    }
}

/// “Gainesville, Ga.”: each of the two says which the other is.
pub(super) fn settle(sightings: &mut [Sighting]) {
    for sighting in sightings.iter_mut().filter(|s| s.listed_in.is_some() && !s.pattern) {
        (sighting.place, sighting.reason) = (sighting.listed_in, PlaceReason::Pair);
    }
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
