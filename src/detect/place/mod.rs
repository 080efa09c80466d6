//! Finds place names and says which place each stands for. Who says so and which mark wins are left to other stages.
//!
//! “Paris, Texas, is not near Paris Hilton.” → Paris (Texas) · Texas
//!
//! `scan` finds names that the gazetteer knows, `pairs` those that say what another lies in, `lists` those that say it
//! of a whole list. `named` asks the document's cast about
//! each, `beside`, `small_words`, `capitals` and `clues` read the words beside it, `teams` tells teams from towns, all of them on a `view` of the document. `judge`
//! decides by the whole document which names are places. `features` takes in what belongs to their marks, `pattern` adds places that the
//! gazetteer does not have. `resolve` decides which place each is, by `votes` and by the countries that `home` finds the page speaks of;
//! `unlisted` what each lies in that the gazetteer does not have; `metonym` which stand for a power.

mod beside;
mod candidates;
mod capitals;
mod clues;
mod features;
mod home;
mod judge;
mod lists;
mod metonym;
mod named;
mod pairs;
mod pattern;
mod resolve;
mod scan;
mod small_words;
mod teams;
mod unlisted;
mod view;
mod votes;

use super::{Analysis, Mention};
use crate::fact::{
    CountryCode, Evidence, FactKind, Marks, Namesake, Place, PlaceKind, PlaceReason, Precision, RuleId,
};
use crate::lexicon::gazetteer::{Candidate, NameFlags, PlaceId};
use crate::lexicon::{Gazetteer, PlaceWords, Powers};

/// Namesakes a place is shown with.
const NAMESAKES: usize = 3;
/// Less clearly than this, a place is only the likeliest of several.
const CLEAR: f32 = 0.6;
/// A city of fewer people does not keep a demonym from being one.
const TOWN: u32 = 100_000;

/// A name the gazetteer knows, where the text has it.
#[derive(Clone, Debug)]
struct Sighting {
    /// The tokens of the name, as indices: first, and one behind the last.
    first: usize,
    end: usize,
    /// The tokens of the mark: the name, with “County” or “North” where they belong to it.
    mark: (usize, usize),
    /// The name's key in the gazetteer.
    key: u64,
    /// What the word beside it makes of it: “Anbar *province*” is a region.
    feature: Option<PlaceKind>,
    /// What the word behind its list makes of it: “Harper and Kingman *counties*”.
    list_feature: Option<PlaceKind>,
    /// Whether the mark is a name that the gazetteer does not have: “Lake Arven”.
    pattern: bool,
    /// The next name is what it lies in: “Arven, Okla.”, where the gazetteer has no Arven.
    leads: bool,
    /// Whether its sentence is in capitals.
    shouted: bool,
    /// Whether its sentence has a capital at every word, as headlines have.
    titled: bool,
    /// Where the next name says what this one lies in: “Gainesville, Ga.”
    pair: Option<Pair>,
    /// Where the name before says so: “the Ontario city of London”.
    within: Option<(PlaceId, PlaceId)>,
    /// The place of its name where all of its list lie: “York, Lancaster and Reading in Pennsylvania”.
    listed_in: Option<PlaceId>,
    verdict: Verdict,
    /// The place it was found to be; for a pattern, the one it is known to lie in.
    place: Option<PlaceId>,
    /// The country that a pattern is known to lie in where no place of it is named.
    country: Option<CountryCode>,
    /// Why it was found to be that.
    reason: PlaceReason,
    /// How clearly it is this place of its name, 0.0..=1.0.
    certainty: f32,
    /// Other places of the name, the likeliest first.
    namesakes: [Option<PlaceId>; NAMESAKES],
}

impl Sighting {
    /// The name with this key, from token `first` to before `end`; what it is, is not said yet.
    fn at(first: usize, end: usize, key: u64, shouted: bool) -> Self {
        Self {
            first,
            end,
            mark: (first, end),
            key,
            feature: None,
            list_feature: None,
            pattern: false,
            leads: false,
            shouted,
            titled: false,
            pair: None,
            within: None,
            listed_in: None,
            verdict: Verdict { score: 0.0, rule: RuleId("place.name"), person: false },
            place: None,
            country: None,
            reason: PlaceReason::Only,
            certainty: 1.0,
            namesakes: [None; NAMESAKES],
        }
    }
}

/// A name and what the next name says it lies in.
#[derive(Clone, Copy, Debug)]
struct Pair {
    inner: PlaceId,
    outer: PlaceId,
    /// Side by side, “Gainesville, Ga.”; not “Gainesville in Georgia”.
    tight: bool,
}

/// From this score on a name is a place.
const LEAST: f32 = 1.0;

/// What the context makes of a name.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Verdict {
    /// Positive for a place.
    score: f32,
    rule: RuleId,
    /// The name is a person's here.
    person: bool,
}

/// Finds the place mentions of a document, in order. Linear in its length.
#[derive(Clone, Debug)]
pub struct Detector {
    words: &'static PlaceWords,
    powers: Powers,
}

impl Default for Detector {
    fn default() -> Self {
        Self::new()
    }
}

impl Detector {
    /// Reads its tables.
    pub fn new() -> Self {
        Self { words: PlaceWords::shared(), powers: Powers::new() }
    }

    /// The mentions of `analysis`, sorted by anchor.
    pub fn detect(&self, analysis: &Analysis<'_>) -> Vec<Mention> {
        let mut sightings = scan::sightings(analysis, self.words);
        pairs::find(analysis, self.words, &mut sightings);
        lists::find(analysis, self.words, &mut sightings);
        judge::judge(analysis, self.words, &mut sightings);
        features::take(analysis, self.words, &mut sightings);
        pattern::add(analysis, self.words, &mut sightings);
        resolve::resolve(analysis, &mut sightings);
        let stands_free = |sighting: &&Sighting| {
            let at = analysis.text.anchor(sighting.first..sighting.end);
            let mut shapes = at.into_iter().flat_map(|at| analysis.text.shapes_in(at.block, at.span));
            shapes.all(|shape| shape.row.holds_place)
        };
        let free = sightings.iter().filter(|s| s.verdict.score >= LEAST).filter(stands_free);
        free.filter_map(|sighting| mention(analysis, &self.powers, sighting)).collect()
    }
}

/// Whether the name with key `key` is a demonym where nothing says otherwise: “Iraqi”, and “Canadian”, which is also a
/// town in Texas.
fn is_demonym(gazetteer: &Gazetteer, key: u64) -> bool {
    gazetteer.entry(key).is_some_and(|entry| {
        let demonym = |c: &Candidate| c.flags.has(NameFlags::DEMONYM);
        let town = |c: &Candidate| {
            gazetteer.kind(c.place) == PlaceKind::City && gazetteer.population(c.place) < TOWN
        };
        entry.candidates().any(|c| demonym(&c)) && entry.candidates().all(|c| demonym(&c) || town(&c))
    })
}

/// Whether the name with key `key` stands for the people or things of `place`.
fn is_demonym_of(gazetteer: &Gazetteer, key: u64, place: PlaceId) -> bool {
    let mut candidates = gazetteer.entry(key).into_iter().flat_map(|entry| entry.candidates());
    candidates.any(|c| c.place == place && c.flags.has(NameFlags::DEMONYM))
}

fn region_name(gazetteer: &Gazetteer, place: PlaceId) -> Option<String> {
    let region = gazetteer.region(place).filter(|region| *region != place);
    region.map(|region| gazetteer.name(region).to_owned())
}

fn population(gazetteer: &Gazetteer, place: PlaceId) -> Option<u32> {
    Some(gazetteer.population(place)).filter(|people| *people > 0)
}

fn namesakes(gazetteer: &Gazetteer, sighting: &Sighting) -> Vec<Namesake> {
    let namesake = |place: PlaceId| {
        let (lat, lon) = gazetteer.point(place);
        Namesake {
            name: gazetteer.name(place).to_owned(),
            place_kind: gazetteer.kind(place),
            country: gazetteer.country(place),
            region: region_name(gazetteer, place),
            lat,
            lon,
            population: population(gazetteer, place),
        }
    };
    sighting.namesakes.iter().flatten().copied().map(namesake).collect()
}

fn mention(analysis: &Analysis<'_>, powers: &Powers, sighting: &Sighting) -> Option<Mention> {
    let anchor = analysis.text.anchor(sighting.mark.0..sighting.mark.1)?;
    let place = match sighting.pattern {
        true => unlisted(analysis, sighting, analysis.text.written(anchor)),
        false => listed(analysis, powers, sighting)?,
    };
    Some(Mention {
        anchor,
        kind: FactKind::Place(place),
        evidence: Evidence {
            rule: sighting.verdict.rule,
            confidence: (0.5 + sighting.verdict.score / 10.0).clamp(0.1, 0.99).min(sighting.certainty),
        },
        frame: None,
    })
}

/// A place that the gazetteer has.
fn listed(analysis: &Analysis<'_>, powers: &Powers, sighting: &Sighting) -> Option<Place> {
    let (gazetteer, place) = (analysis.gazetteer, sighting.place?);
    let demonym = is_demonym_of(gazetteer, sighting.key, place);
    if demonym && !analysis.options.demonyms && analysis.options.marks != Marks::All {
        return None;
    }
    let kind = gazetteer.kind(place);
    let is_open = sighting.certainty < CLEAR && sighting.namesakes[0].is_some();
    Some(Place {
        id: Some(gazetteer.id(place)),
        name: gazetteer.name(place).to_owned(),
        place_kind: if demonym { PlaceKind::Demonym } else { kind },
        country: gazetteer.country(place),
        region: region_name(gazetteer, place),
        point: Some(gazetteer.point(place)),
        precision: precision(kind),
        within: None,
        population: population(gazetteer, place),
        metonym: !demonym && metonym::is_power(analysis, powers, sighting, kind),
        reason: if is_open { PlaceReason::Several } else { sighting.reason },
        namesakes: if demonym { Vec::new() } else { namesakes(gazetteer, sighting) },
    })
}

/// A place that the gazetteer does not have, with what it is known to lie in.
fn unlisted(analysis: &Analysis<'_>, sighting: &Sighting, name: String) -> Place {
    let gazetteer = analysis.gazetteer;
    let holder = sighting.place.map(|place| (place, gazetteer.kind(place)));
    let region = holder.filter(|(_, kind)| *kind != PlaceKind::Country);
    let town = holder.filter(|(_, kind)| matches!(kind, PlaceKind::City | PlaceKind::County));
    Place {
        id: None,
        name,
        place_kind: sighting.feature.unwrap_or(PlaceKind::Area),
        country: holder.and_then(|(place, _)| gazetteer.country(place)).or(sighting.country),
        // “Arven, Okla.” lies in Oklahoma.
        region: region.map(|(place, _)| gazetteer.name(gazetteer.region(place).unwrap_or(place)).to_owned()),
        point: None,
        precision: match (holder, sighting.country) {
            (Some((_, kind)), _) => precision(kind),
            (None, Some(_)) => Precision::Country,
            (None, None) => Precision::None,
        },
        within: town.map(|(place, _)| gazetteer.name(place).to_owned()),
        population: None,
        metonym: false,
        reason: PlaceReason::LiesIn,
        namesakes: Vec::new(),
    }
}

/// How exactly the point of a place of this kind says where it is.
fn precision(kind: PlaceKind) -> Precision {
    match kind {
        PlaceKind::Facility | PlaceKind::Mountain => Precision::Point,
        PlaceKind::City => Precision::Town,
        PlaceKind::Country | PlaceKind::Continent => Precision::Country,
        _ => Precision::Region,
    }
}
