//! Owns lists of names that lie in one region which the text names beside them. Single names and what they lie in are `pairs`'.
//!
//! “In Pennsylvania, York, Lancaster and Reading flooded.” → all three in Pennsylvania

use super::candidates::is_dwarfed;
use super::pairs::holder;
use super::{Sighting, is_demonym};
use crate::detect::Analysis;
use crate::fact::PlaceKind;
use crate::lexicon::gazetteer::PlaceId;
use crate::lexicon::{PlaceWords, Roles};

/// The most names of a list that are asked.
const LONGEST: usize = 12;

/// What says that a list lies in a region.
#[derive(Clone, Copy, PartialEq)]
enum Tie {
    /// It says so of all: “the towns of A and B in Texas”, “A and B, both in Texas”, “Texas towns, including A and B”.
    All,
    /// A sentence begins with it: “In Texas, A and B”; in the US, London and Paris may be themselves.
    Opening,
    /// It may say so of the last only: “A and B in Texas”.
    Last,
}

/// Finds the names whose list a region holds. Linear: each list is asked once, up to `LONGEST`.
pub(super) fn find(analysis: &Analysis<'_>, words: &PlaceWords, sightings: &mut [Sighting]) {
    let mut start = 0;
    while start < sightings.len() {
        let mut end = start + 1;
        while end < sightings.len() && listed(analysis, &sightings[end - 1], &sightings[end]) {
            end += 1;
        }
        let opening = opens(analysis, &sightings[start]).then_some(start);
        // “In Texas, Paris and Athens”: the comma joins the region to its list.
        let first = opening.map_or(start, |region| region + 1);
        let behind =
            sightings.get(end).and_then(|region| tie_behind(analysis, words, &sightings[first..end], region));
        let led = start.checked_sub(1).filter(|&region| {
            sightings[start].within.is_some()
                || brings_in(analysis, words, &sightings[region], &sightings[start])
        });
        let (holder_at, tie) = match (behind, opening, led) {
            (Some(tie), ..) => (end, tie),
            (None, Some(region), _) => (region, Tie::Opening),
            (None, None, Some(region)) => (region, Tie::All),
            (None, None, None) => {
                start = end;
                continue;
            }
        };
        if (first + 2..=first + LONGEST).contains(&end) {
            let outer = sightings[holder_at].key;
            hold(analysis, &mut sightings[first..end], outer, tie);
        }
        start = end;
    }
}

/// Gives each name of `list` its place in the region with the key `outer`, if each has one there.
fn hold(analysis: &Analysis<'_>, list: &mut [Sighting], outer: u64, tie: Tie) {
    let gazetteer = analysis.gazetteer;
    let known = |sighting: &Sighting| -> Option<PlaceId> {
        let (inner, region) = holder(gazetteer, sighting.key, outer, true)?;
        let told = tie == Tie::All || matches!(gazetteer.kind(region), PlaceKind::Region | PlaceKind::County);
        let largest = || {
            let candidates = gazetteer.entry(sighting.key).into_iter().flat_map(|entry| entry.candidates());
            candidates.map(|c| gazetteer.population(c.place)).max().unwrap_or(0)
        };
        // “offices in Paris and Athens in Georgia”: Paris may be itself.
        (told && (tie != Tie::Last || !is_dwarfed(gazetteer.population(inner), largest()))).then_some(inner)
    };
    let places: Vec<_> = list.iter().map(known).collect();
    if places.iter().all(Option::is_some) {
        for (sighting, place) in list.iter_mut().zip(places) {
            sighting.listed_in = place;
        }
    }
}

/// “*In Texas*, Paris and Athens”: whether a region that “in” leads up to opens the sentence and a comma stands behind it.
fn opens(analysis: &Analysis<'_>, region: &Sighting) -> bool {
    let text = analysis.text;
    let word = |at: usize| text.tokens.get(at).map_or("", |token| text.of(token));
    let starts = text.sentences.get(text.sentence_of(region.first)).map(|sentence| sentence.tokens.start);
    region.first > 0
        && matches!(word(region.first - 1), "In" | "Across" | "in" | "across")
        && (starts == Some(region.first - 1)
            || matches!(word(region.first.saturating_sub(2)), "," | "and" | "while"))
        && word(region.end) == ","
        && !is_demonym(analysis.gazetteer, region.key)
}

/// “Ontario *communities, including* St. Thomas, Stratford and Paris”: whether a word for several places behind the region brings in the
/// list that begins with `first`.
fn brings_in(analysis: &Analysis<'_>, words: &PlaceWords, region: &Sighting, first: &Sighting) -> bool {
    let text = analysis.text;
    let Some([noun, rest @ ..]) = text.tokens.get(region.end..first.first) else { return false };
    let rest: Vec<_> = rest.iter().take(5).map(|token| text.of(token)).collect();
    let rest = if rest.first() == Some(&",") { &rest[1..] } else { &rest[..] };
    let roles = words.roles(noun);
    text.of(noun).ends_with('s')
        && (roles.any(Roles::SETTLEMENT | Roles::DIVISION | Roles::EXAMPLES) || roles.feature.is_some())
        && matches!(
            rest,
            ["including" | "like" | "of" | ":" | "—" | "–"]
                | ["such", "as"]
                | ["among", "them"]
                | ["for", "example" | "instance", ","]
        )
        && text.share_sentence(region.first, first.first)
}

/// What the words between a list and the region behind it say: “… in Texas”, “…, all in Texas”.
fn tie_behind(
    analysis: &Analysis<'_>,
    words: &PlaceWords,
    list: &[Sighting],
    region: &Sighting,
) -> Option<Tie> {
    let text = analysis.text;
    let (first, last) = (list.first()?, list.last()?);
    let between =
        text.tokens.get(last.end..region.first).filter(|_| text.share_sentence(first.first, region.first))?;
    let between: Vec<_> = between.iter().take(5).map(|token| text.of(token)).collect();
    match between[..] {
        ["in"] | ["in", "the"] => {
            // “the *towns of* Paris and Athens in Texas”
            let lead = |back: usize| first.first.checked_sub(back).and_then(|at| text.tokens.get(at));
            let towns =
                lead(2).is_some_and(|t| words.roles(t).any(Roles::SETTLEMENT) && text.of(t).ends_with('s'));
            let of = lead(1).is_some_and(|t| text.of(t) == "of");
            Some(if towns && of { Tie::All } else { Tie::Last })
        }
        ["," | "(" | "—" | "–", "all" | "both", "in"] | ["," | "(", "all" | "both", "of", "them", "in"] => {
            Some(Tie::All)
        }
        _ => None,
    }
}

/// Whether the two stand side by side in a list.
pub(super) fn listed(analysis: &Analysis<'_>, first: &Sighting, second: &Sighting) -> bool {
    let tokens = &analysis.text.tokens;
    let Some(between) = tokens.get(first.end..second.first).filter(|b| matches!(b.len(), 1 | 2)) else {
        return false;
    };
    tokens[first.first].block == tokens[second.first].block
        && between.iter().all(|t| matches!(analysis.text.of(t), "," | ";" | "and" | "or"))
}
