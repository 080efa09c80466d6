//! Owns what the words beside a name of the gazetteer say that it is, and which of them belong to its mark: “province”, “the state of”,
//! “South”. Names that the gazetteer does not have are left to `pattern`.
//!
//! “South Darfur”, “Anbar province” → `South Darfur` · `Anbar`, a region

use super::Sighting;
use super::candidates::names_regions_alone;
use super::view::View;
use crate::detect::Analysis;
use crate::fact::PlaceKind;
use crate::lexicon::gazetteer::{Candidate, name};
use crate::lexicon::{NameWords, PlaceWords, Roles};
use crate::text::Case;

/// Takes feature words and directions into the sightings that they belong to.
pub(super) fn take(analysis: &Analysis<'_>, words: &PlaceWords, sightings: &mut [Sighting]) {
    let view = View { analysis, words, names: NameWords::shared() };
    for sighting in sightings {
        view.take_feature(sighting);
    }
}

impl View<'_> {
    /// “Anbar province” is a region; “Anbar River” is a mark of its own.
    fn take_feature(&self, sighting: &mut Sighting) {
        let tokens = &self.analysis.text.tokens;
        self.take_direction(sighting);
        if let Some(kind) = self.feature_of(sighting.first) {
            sighting.feature = Some(kind);
        }
        let is_beside = self.analysis.text.share_sentence(sighting.first, sighting.end);
        let Some(after) = tokens.get(sighting.end).filter(|_| is_beside) else { return };
        // “Washington state-run media”
        let goes_on = tokens.get(sighting.end + 1).is_some_and(|t| !t.spaced && self.text(t) == "-");
        let roles = if goes_on { Roles::default() } else { self.words.roles(after) };
        if self.is_apposed_town(sighting) {
            sighting.feature = Some(PlaceKind::City);
        }
        let beside = after.spaced && sighting.verdict.score > -5.0;
        if let Some(kind) =
            roles.feature.filter(|kind| beside && (!after.is_capitalised() || *kind == PlaceKind::Region))
        {
            // “the Kurdistan region” is any part of a country of that name, “Kurdistan province” is not.
            let vague = self.text(after).eq_ignore_ascii_case("region");
            sighting.feature = (!vague || !self.has_area(sighting.key)).then_some(kind);
            // “Hiroshima Prefecture” is its name.
            let full = matches!(self.text(after), "Prefecture" | "Region" | "Province" | "Governorate");
            if full && self.is_region(sighting.key) {
                sighting.mark.1 = sighting.end + 1;
            }
        }
        sighting.feature = sighting.feature.or(sighting.list_feature);
        // “Harper and Kingman counties” are Harper County and Kingman County.
        // “a Clare county councillor”: Clare is called a county where councils are the county's.
        let council = tokens.get(sighting.end + 1).is_some_and(|t| self.text(t).starts_with("council"));
        if sighting.feature == Some(PlaceKind::County) && !after.is_capitalised() && !council {
            let county = name::extend(sighting.key, name::word("County"));
            if self.analysis.gazetteer.entry(county).is_some_and(|entry| entry.is_place()) {
                sighting.key = county;
            }
        }
    }

    /// Whether a region has the name with this key, one that is rarely named without its country: not Ohio, of “Ohio State”.
    fn is_region(&self, key: u64) -> bool {
        let gazetteer = self.analysis.gazetteer;
        let regions = || {
            let candidates = gazetteer.entry(key).into_iter().flat_map(|entry| entry.candidates());
            candidates.filter(|c| gazetteer.kind(c.place) == PlaceKind::Region)
        };
        let alone = |c: Candidate| gazetteer.country(c.place).is_some_and(names_regions_alone);
        regions().next().is_some() && !regions().any(alone)
    }

    /// Whether neither a region nor a city, but a part of a country has the name with this key.
    fn has_area(&self, key: u64) -> bool {
        let gazetteer = self.analysis.gazetteer;
        let mut candidates = gazetteer.entry(key).into_iter().flat_map(|entry| entry.candidates());
        candidates.any(|c| gazetteer.kind(c.place) == PlaceKind::Area)
    }

    /// “Peru, *a town* of 11,000”: whether the name is said to be a town's; not in “In Peru, a town was shelled”, where another is meant.
    fn is_apposed_town(&self, sighting: &Sighting) -> bool {
        const LONGEST: usize = 5;
        let word = |at: usize| self.token(at).map_or("", |t| self.text(t));
        let (first, end) = (sighting.first, sighting.end);
        let opens = |at: usize| {
            self.starts_sentence(at) || matches!(word(at - 1), "," | "and" | "but" | "while" | "that")
        };
        if word(end) != "," || !matches!(word(end + 1), "a" | "an") || self.is_led(first) && opens(first - 1)
        {
            return false;
        }
        let mut behind = (end + 2..end + 2 + LONGEST).take_while(|&at| !matches!(word(at), "," | "." | ";"));
        behind
            .find(|&at| self.is_town(at))
            .is_some_and(|noun| self.stands_alone(noun + 1) || word(noun + 1) == "of")
    }

    /// Whether the token is a word for a town: a port may be a country's.
    fn is_town(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| {
            let one = !matches!(self.text(t), "port" | "settlement") && !self.text(t).ends_with('s');
            one && t.case == Case::Lower && self.words.roles(t).any(Roles::SETTLEMENT)
        })
    }

    /// “the *state of* Washington”, “the county of Durham”, “the town of Peru”: the kind that stands before the name.
    fn feature_of(&self, first: usize) -> Option<PlaceKind> {
        let kind = first.checked_sub(2).filter(|&at| self.analysis.text.share_sentence(at, first))?;
        let tokens = &self.analysis.text.tokens;
        // “the largest city of Peru” lies there.
        let the = kind.checked_sub(1).is_some_and(|at| self.text(&tokens[at]).eq_ignore_ascii_case("the"));
        if the && self.is_town(kind) && self.text(&tokens[kind + 1]) == "of" {
            return Some(PlaceKind::City);
        }
        let (kind, of) = (&tokens[kind], &tokens[kind + 1]);
        let feature = self.words.roles(kind).feature.filter(|_| !kind.is_capitalised());
        feature.filter(|kind| matches!(kind, PlaceKind::Region | PlaceKind::County) && self.text(of) == "of")
    }

    /// “South Darfur”, “Greater Arven”; “Southern Sudan” is Sudan.
    fn take_direction(&self, sighting: &mut Sighting) {
        let tokens = &self.analysis.text.tokens;
        let text = self.analysis.text;
        let before = sighting.first.checked_sub(1).filter(|&at| text.share_sentence(sighting.first, at));
        let Some(before) = before.map(|at| &tokens[at]) else { return };
        let direction = tokens[sighting.first].spaced
            && before.case == Case::Title
            && self.words.roles(before).any(Roles::PART);
        // “East Texas” is Texas.
        let gazetteer = self.analysis.gazetteer;
        let mut candidates = gazetteer.entry(sighting.key).into_iter().flat_map(|entry| entry.candidates());
        let state = candidates.any(|c| {
            gazetteer.kind(c.place) == PlaceKind::Region
                && gazetteer.country(c.place).is_some_and(names_regions_alone)
        });
        if direction && !state {
            sighting.mark.0 = sighting.first - 1;
        }
    }
}
