//! Owns whether a name is a place where it stands, after all that the document says of it. What the words beside one
//! mention say is left to `beside`, which place it is to `resolve`.
//!
//! “Kathleen London spoke. London laughed.” → no place

use super::lists::listed;
use super::view::{OPENS, View};
use super::votes::distance;
use super::{LEAST, Sighting, Verdict, teams};
use crate::by_fold::ByFold;
use crate::detect::Analysis;
use crate::fact::{PlaceKind, RuleId};
use crate::lexicon::gazetteer::PlaceId;
use crate::lexicon::{NameWords, PlaceWords};
use crate::names::Signs;

/// What a document says of a name elsewhere.
#[derive(Clone, Copy, Debug, Default)]
struct Sense {
    place: bool,
    pair: bool,
    person: bool,
    /// Behind a capitalised word that is not known as a given name.
    surname: bool,
}

/// Gives each sighting its verdict.
pub(super) fn judge(analysis: &Analysis<'_>, words: &PlaceWords, sightings: &mut [Sighting]) {
    let view = View { analysis, words, names: NameWords::shared() };
    let mut senses: ByFold<Sense> = ByFold::default();
    for at in 0..sightings.len() {
        if sightings[at].verdict.rule == RuleId("place.counties") {
            continue;
        }
        let verdict = view.verdict(sightings, at);
        let sighting = &mut sightings[at];
        sighting.verdict = verdict;
        let sense = senses.or_default(sighting.key);
        sense.place |= verdict.score >= LEAST + 2.0;
        sense.pair |= verdict.rule == RuleId("place.pair");
        // Prakash Durban-Naidoo is not called Durban.
        sense.person |= verdict.person && !view.is_joined(sighting.end);
        sense.surname |= verdict.rule == RuleId("place.after_capital") && verdict.score < LEAST;
    }
    // “Turkey is served cold.” “Turkey fires on Syrian towns.”
    let firm =
        sightings.iter().filter(|s| s.verdict.score >= LEAST + 2.0 && s.verdict.rule != OPENS).count() > 0;
    for sighting in sightings.iter_mut().filter(|s| firm && s.verdict.rule == OPENS) {
        sighting.verdict.score += 1.0;
    }
    // One sense a document: “Kathleen London spoke. London laughed.”
    for sighting in sightings.iter_mut() {
        let labels = view.is_label(sighting);
        // “David Livingstone runs a hotel in Livingstone.”; “in the Livingstone case” says nothing.
        let named = analysis.cast.at(sighting.first);
        let led = named.is_some_and(|named| named.signs.any(Signs::LED)) && view.stands_alone(sighting.end);
        let sense = senses.get(sighting.key).copied().unwrap_or_default();
        let verdict = &mut sighting.verdict;
        if verdict.person || verdict.score <= -5.0 {
            continue;
        }
        if sense.person && !sense.pair && verdict.score < LEAST + if led { 2.0 } else { 2.5 } {
            *verdict = Verdict { score: -6.0, rule: RuleId("place.one_sense"), person: true };
        } else if sense.surname
            && !sense.place
            && !sense.pair
            && verdict.score < LEAST + if labels { 3.0 } else { 1.5 }
        {
            // “Odalys Trapani spoke. Trapani laughed.”
            *verdict = Verdict { score: -6.0, rule: RuleId("place.one_sense"), person: true };
        } else if sense.place && !sense.person && verdict.rule != RuleId("place.after_capital") {
            verdict.score += 2.0;
        }
    }
    teams::take(&view, sightings);
    join(analysis, words, sightings);
    join_lists(&view, sightings);
}

/// What stands in a list with places is a place: “fields near Lyon, Reading and Bath”, “Harper and Kingman counties”.
fn join(analysis: &Analysis<'_>, words: &PlaceWords, sightings: &mut [Sighting]) {
    let tokens = &analysis.text.tokens;
    // From the end, so that “counties” reaches the first of three.
    for at in (0..sightings.len().saturating_sub(1)).rev() {
        let (first, second) = (&sightings[at], &sightings[at + 1]);
        if !listed(analysis, first, second) {
            continue;
        }
        let is_beside = analysis.text.share_sentence(second.first, second.end);
        let behind = tokens.get(second.end).filter(|t| is_beside && !t.is_capitalised());
        let plural = second.list_feature.or_else(|| {
            behind.and_then(|t| words.roles(t).feature.filter(|_| analysis.text.of(t).ends_with('s')))
        });
        if plural.is_some() {
            sightings[at].list_feature = plural;
            sightings[at + 1].list_feature = plural;
        }
        let (first, second) = (sightings[at].verdict, sightings[at + 1].verdict);
        for (number, own, other) in [(at, first, second), (at + 1, second, first)] {
            let unsure = !own.person && own.score < LEAST && own.rule != RuleId("place.after_capital");
            let boost = match (plural, other.score >= LEAST + 1.5) {
                (Some(_), _) => 3.0,
                (None, true) => 2.0,
                (None, false) => continue,
            };
            if unsure && own.score > -5.0 {
                sightings[number].verdict.score += boost;
            }
        }
    }
}

/// The most names of a list that are compared, and the most places of each.
const LONGEST_LIST: usize = 12;
const COMPARED: usize = 24;
/// Kilometres between places that stand in one list because they lie in one part of the country, and in one country.
const NEIGHBOURS: f32 = 200.0;
const COMPATRIOTS: f32 = 400.0;
/// Kilometres around one of them in which all the others lie where none of them is sure.
const TOGETHER: f32 = 300.0;

/// “Brighton, Hastings, Rye, Battle and Hove lost power”: of three or more in a list, those that are also words are places where
/// places of their names lie near the others'.
fn join_lists(view: &View<'_>, sightings: &mut [Sighting]) {
    let mut start = 0;
    while start < sightings.len() {
        let mut end = start + 1;
        while end < sightings.len() && listed(view.analysis, &sightings[end - 1], &sightings[end]) {
            end += 1;
        }
        let list = &mut sightings[start..end.min(start + LONGEST_LIST)];
        if list.len() >= 3 {
            join_list(view, list);
        }
        start = end;
    }
}

fn join_list(view: &View<'_>, list: &mut [Sighting]) {
    let all: Vec<_> = list.iter().map(|sighting| points(view.analysis, sighting)).collect();
    let sure: Vec<bool> = list.iter().map(|s| s.verdict.score >= LEAST && !s.pattern).collect();
    // “Orange” is a word of other names too.
    let open = |sighting: &Sighting| {
        let Verdict { score, rule, person } = sighting.verdict;
        !person && (score > -5.0 || rule == RuleId("place.other_word"))
    };
    // “Bath, Reading and Sandwich are on the list”; not “Nelson, Hamilton and Hastings”, who are people first.
    let words = !sure.contains(&true)
        && list.iter().all(|s| {
            let about = view.name(s);
            open(s) && about.word && !about.given && !about.surname
        })
        && lie_together(&all);
    for at in 0..list.len() {
        if sure[at] || !open(&list[at]) {
            continue;
        }
        let within = |km: f32| {
            let near = move |a: &Point, b: &Point| distance(*a, *b) < km;
            let all = &all;
            let others = (0..all.len()).filter(move |other| *other != at);
            others.filter(move |other| all[*other].iter().any(|a| all[at].iter().any(|b| near(a, b))))
        };
        // “Newcastle, Wollongong, Orange and Bathurst”: one beside it, and another in the country
        if words || within(NEIGHBOURS).any(|other| sure[other]) && within(COMPATRIOTS).count() >= 2 {
            list[at].verdict = Verdict { score: LEAST, rule: RuleId("place.name"), person: false };
        }
    }
}

/// Latitude and longitude in degrees.
type Point = (f32, f32);

/// Where the cities and the counties of a name lie.
fn points(analysis: &Analysis<'_>, sighting: &Sighting) -> Vec<Point> {
    let gazetteer = analysis.gazetteer;
    let candidates = gazetteer.entry(sighting.key).into_iter().flat_map(|entry| entry.candidates());
    let local = |place: &PlaceId| matches!(gazetteer.kind(*place), PlaceKind::City | PlaceKind::County);
    let places = candidates.map(|c| c.place).filter(local);
    places.take(COMPARED).map(|place| gazetteer.point(place)).collect()
}

/// Whether around one of the first name's places lies one of every other's.
fn lie_together(all: &[Vec<Point>]) -> bool {
    let Some((first, rest)) = all.split_first() else { return false };
    let near = |a: Point| move |b: &Point| distance(a, *b) < TOGETHER;
    first.iter().any(|a| rest.iter().all(|places| places.iter().any(near(*a))))
}
