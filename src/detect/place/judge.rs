//! Owns whether a name is a place where it stands, after all that the document says of it. What the words beside one
//! mention say is left to `beside`, which place it is to `resolve`.
//!
//! “Kathleen London spoke. London laughed.” → no place

use super::view::{OPENS, View};
use super::votes::distance;
use super::{Sighting, Verdict};
use crate::by_fold::ByFold;
use crate::detect::Analysis;
use crate::fact::{PlaceKind, RuleId};
use crate::lexicon::{NameWords, PlaceWords};
use crate::names::Signs;

/// From this score on a name is a place.
pub(super) const LEAST: f32 = 1.0;

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
    join(analysis, words, sightings);
    join_lists(analysis, sightings);
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
/// Kilometres between places that stand in one list because they lie in one part of the country.
const NEIGHBOURS: f32 = 180.0;

/// “Brighton, Hastings, Rye, Battle and Hove lost power”: of three or more in a list, those that are also words are places where
/// places of their names lie near the others'.
fn join_lists(analysis: &Analysis<'_>, sightings: &mut [Sighting]) {
    let mut start = 0;
    while start < sightings.len() {
        let mut end = start + 1;
        while end < sightings.len() && listed(analysis, &sightings[end - 1], &sightings[end]) {
            end += 1;
        }
        let list = &mut sightings[start..end.min(start + LONGEST_LIST)];
        if list.len() >= 3 {
            join_list(analysis, list);
        }
        start = end;
    }
}

fn join_list(analysis: &Analysis<'_>, list: &mut [Sighting]) {
    let gazetteer = analysis.gazetteer;
    let points = |sighting: &Sighting| -> Vec<(f32, f32)> {
        let candidates = gazetteer.entry(sighting.key).into_iter().flat_map(|entry| entry.candidates());
        let cities = candidates.map(|c| c.place).filter(|place| gazetteer.kind(*place) == PlaceKind::City);
        cities.take(COMPARED).map(|place| gazetteer.point(place)).collect()
    };
    let all: Vec<_> = list.iter().map(points).collect();
    let sure: Vec<bool> = list.iter().map(|s| s.verdict.score >= LEAST && !s.pattern).collect();
    for at in 0..list.len() {
        let verdict = list[at].verdict;
        if sure[at] || verdict.person || verdict.score <= -5.0 {
            continue;
        }
        let near = |other: &usize| {
            *other != at && all[*other].iter().any(|a| all[at].iter().any(|b| distance(*a, *b) < NEIGHBOURS))
        };
        let neighbours: Vec<usize> = (0..list.len()).filter(near).collect();
        if neighbours.len() >= 2 && neighbours.iter().any(|other| sure[*other]) {
            list[at].verdict.score = LEAST;
        }
    }
}

/// Whether the two stand side by side in a list.
fn listed(analysis: &Analysis<'_>, first: &Sighting, second: &Sighting) -> bool {
    let tokens = &analysis.text.tokens;
    let Some(between) = tokens.get(first.end..second.first).filter(|b| matches!(b.len(), 1 | 2)) else {
        return false;
    };
    tokens[first.first].block == tokens[second.first].block
        && between.iter().all(|t| matches!(analysis.text.of(t), "," | ";" | "and" | "or"))
}
