//! Owns places that the gazetteer does not have: features and roads by their last word, lakes by their first, villages by what stands
//! beside them. What belongs to a name that it has is left to `features`.
//!
//! “He left Arven Road near the Anbar River.” → `Arven Road` · `Anbar River`

use std::ops::Range;

use super::view::View;
use super::{LEAST, Sighting, Verdict};
use crate::detect::Analysis;
use crate::fact::{PlaceKind, PlaceReason, RuleId};
use crate::lexicon::{NameWords, PlaceWords, Roles};
use crate::names::{Kind, Signs};
use crate::order::{pair, sort_by_key};
use crate::text::{Case, Token, TokenKind};

/// Words of a name before the feature word: “Martin Luther King Drive”.
const LONGEST: usize = 3;

/// Adds marks for features and villages that the gazetteer does not have.
pub(super) fn add(analysis: &Analysis<'_>, words: &PlaceWords, sightings: &mut Vec<Sighting>) {
    let view = View { analysis, words, names: NameWords::shared() };
    let mut found: Vec<Found> = sightings.iter().filter_map(|s| view.led_by(s)).collect();
    for sentence in &analysis.text.sentences {
        let sentence = &sentence.tokens;
        for at in sentence.clone() {
            // Each pattern has a word at its end or its start that the table knows.
            if words.roles(&analysis.text.tokens[at]) == Roles::default() {
                continue;
            }
            found.extend(
                view.feature_at(sentence, at)
                    .or_else(|| view.water_at(sentence, at))
                    .or_else(|| view.named_at(sentence, at)),
            );
        }
    }
    sort_by_key(&mut found, |found| pair(found.first, found.end));
    insert(sightings, found);
}

/// A name of no gazetteer, by what stands beside it.
struct Found {
    first: usize,
    end: usize,
    kind: PlaceKind,
    street: bool,
    /// A plain name, “Arven”; not one with its feature word, “Arven River”.
    named: bool,
    /// The next name is what it lies in: “of *Arven*, Okla.”
    leads: bool,
    /// It is rather somebody's name, and none of its words a place.
    person: bool,
}

impl Found {
    /// A feature of this kind; nothing else is known of it.
    fn at(first: usize, end: usize, kind: PlaceKind) -> Self {
        Self { first, end, kind, street: false, named: false, leads: false, person: false }
    }
}

/// Puts each that says more than the sightings it meets in their place.
fn insert(sightings: &mut Vec<Sighting>, found: Vec<Found>) {
    let mut old = std::mem::take(sightings).into_iter().peekable();
    for Found { first, end, kind, street, named, leads, person } in found {
        while let Some(before) = old.next_if(|s| s.mark.1 <= first) {
            sightings.push(before);
        }
        // Those that meet the new mark; marks found just before it may reach into it.
        let mut from = sightings.len();
        while from > 0 && sightings[from - 1].mark.1 > first {
            from -= 1;
        }
        while let Some(met) = old.next_if(|s| s.mark.0 < end) {
            sightings.push(met);
        }
        let known = sightings[from..].iter().any(|s| {
            // “Arven Community Hospital” is in Arven; “Arven Road” may be anywhere.
            let leading =
                kind == PlaceKind::Facility && !street && s.first == first && s.verdict.score >= LEAST;
            // “in Arven, Ont.”: no Arven that the gazetteer knows lies there.
            let elsewhere = leads && s.pair.is_none();
            let place = named && s.verdict.score >= LEAST && !elsewhere;
            s.mark.1 > end || s.mark == (first, end) && !named || s.mark.0 < first || leading || place
        });
        if known {
            continue;
        }
        let shouted = sightings.get(from).is_some_and(|s| s.shouted);
        let score = if person { -6.0 } else { LEAST + 1.0 };
        sightings.truncate(from);
        sightings.push(Sighting {
            feature: Some(kind),
            pattern: true,
            leads,
            verdict: Verdict { score, rule: RuleId("place.pattern"), person },
            reason: PlaceReason::LiesIn,
            ..Sighting::at(first, end, 0, shouted)
        });
    }
    sightings.extend(old);
}

impl View<'_> {
    /// A name that nothing but “the village of” before it, or “village” behind it, makes a place's.
    fn named_at(&self, sentence: &Range<usize>, at: usize) -> Option<Found> {
        let tokens = &self.analysis.text.tokens;
        let token = &tokens[at];
        if token.case != Case::Lower || token.kind != TokenKind::Word {
            return None;
        }
        let roles = self.words.roles(token);
        let plain = |t: &Token| {
            t.case == Case::Title && t.is_capitalised() && self.words.roles(t) == Roles::default()
        };
        if roles.any(Roles::SETTLEMENT) && tokens.get(at + 1).is_some_and(|t| self.text(t) == "of") {
            // “the village of Arven”
            let first = at + 2;
            let mut end = first;
            while end < sentence.end.min(first + 3) && plain(&tokens[end]) {
                end += 1;
                // “Arven-Loe”
                let hyphen = tokens
                    .get(end)
                    .is_some_and(|t| end + 1 < sentence.end && !t.spaced && self.text(t) == "-");
                if hyphen && !tokens[end + 1].spaced {
                    end += 2;
                }
            }
            let named = end > first && tokens[first].span.len() > 2;
            return named.then(|| Found { named: true, ..Found::at(first, end, PlaceKind::City) });
        }
        // “the Arven district”
        if roles.any(Roles::DIVISION) && token.spaced && at > sentence.start + 1 {
            let mut first = at;
            while first > sentence.start + 1
                && at - first < 2
                && plain(&tokens[first - 1])
                && tokens[first - 1].spaced
            {
                first -= 1;
            }
            let opens = first <= sentence.start || self.text(&tokens[first - 1]) == ".";
            let kind = roles.feature.unwrap_or(PlaceKind::City);
            let named = first < at && !opens && tokens[first].span.len() > 2;
            return named.then(|| Found { named: true, ..Found::at(first, at, kind) });
        }
        None
    }

    /// “on *Lake Arven*”, “the *River Arven*”, “near *Mount Arven*”: the feature word before its name, behind a word that leads to
    /// places, so that neither River Phoenix nor Lake Bell lies on a map.
    fn water_at(&self, sentence: &Range<usize>, at: usize) -> Option<Found> {
        let tokens = &self.analysis.text.tokens;
        let token = &tokens[at];
        let kind = self.words.roles(token).feature_before.filter(|_| token.is_capitalised())?;
        let before =
            at.checked_sub(1).filter(|before| *before >= sentence.start).map(|before| &tokens[before])?;
        let led = self.words.roles(before).any(Roles::LOCATIVE)
            || matches!(self.text(before), "the" | "of" | "on" | "along");
        let is_name = |t: &Token| {
            t.is_capitalised() && t.case == Case::Title && self.words.roles(t) == Roles::default()
        };
        let name = tokens.get(at + 1).filter(|t| at + 1 < sentence.end && t.spaced && is_name(t))?;
        let goes_on =
            tokens.get(at + 2).is_some_and(|t| at + 2 < sentence.end && t.spaced && t.is_capitalised());
        let found = led
            && !goes_on
            && name.span.len() > 2
            && matches!(kind, PlaceKind::Water | PlaceKind::Mountain | PlaceKind::Area);
        found.then(|| Found::at(at, at + 2, kind))
    }

    /// “She is of *Arven*, Okla.”: an unknown name behind “in” or “of” and before a comma and a region.
    fn led_by(&self, region: &Sighting) -> Option<Found> {
        let (tokens, gazetteer) = (&self.analysis.text.tokens, self.analysis.gazetteer);
        let end = region.first.checked_sub(1)?;
        let comma = &tokens[end];
        if self.text(comma) != ","
            || comma.block != tokens[region.first].block
            || region.verdict.score < LEAST
        {
            return None;
        }
        let entry = gazetteer.entry(region.key)?;
        if !entry
            .candidates()
            .any(|c| matches!(gazetteer.kind(c.place), PlaceKind::Region | PlaceKind::Country))
            || self.is_listed(region)
        {
            return None;
        }
        let mut first = end;
        let is_name = |t: &Token| {
            t.block == comma.block
                && t.kind == TokenKind::Word
                && t.case == Case::Title
                && t.is_capitalised()
                && self.words.roles(t) == Roles::default()
        };
        while first > 0 && end - first < 2 && is_name(&tokens[first - 1]) {
            first -= 1;
        }
        let before = first.checked_sub(1).map(|at| &tokens[at]).filter(|t| t.block == comma.block)?;
        let locative = before.case == Case::Lower
            && (self.words.roles(before).any(Roles::LOCATIVE) || self.text(before) == "of");
        let kind = PlaceKind::City;
        (first < end && locative).then_some(Found { named: true, leads: true, ..Found::at(first, end, kind) })
    }

    /// “in Arven, Ontario and Ohio”: the region is one of several, not what the name before it lies in.
    fn is_listed(&self, region: &Sighting) -> bool {
        let next = |at: usize| self.analysis.text.tokens.get(at).map(|token| self.text(token));
        matches!(next(region.end), Some("and" | "or"))
            || next(region.end) == Some(",")
                && self.analysis.text.tokens.get(region.end + 1).is_some_and(Token::is_capitalised)
    }

    /// “the *Anbar River*”, “*Arven Road*”: a capitalised feature word at `at` with the name before it.
    fn feature_at(&self, sentence: &Range<usize>, at: usize) -> Option<Found> {
        let (kind, end) = self.feature_word(at, sentence.end)?;
        let tokens = &self.analysis.text.tokens;
        let street = self.words.roles(&tokens[at]).any(Roles::STREET);
        let mut first = self.name_before(sentence.start, at, street);
        // “the Pan-American Highway”; a county beside a town is one of two: “Paris-Henry County”.
        let half = first > sentence.start + 1 && !tokens[first].spaced && self.is_joined(first - 1);
        if half && kind == PlaceKind::Facility && self.is_name_of_none(first - 2) {
            first -= 2;
        }
        // “State Highway 2” has no name.
        let bare = |i: usize| {
            street
                && matches!(self.text(&tokens[i]), "State" | "National" | "Interstate" | "Federal" | "County")
        };
        // “the Central Highlands”, but neither “North Beach” nor “the North Road”
        let the = first > sentence.start && self.text(&tokens[first - 1]).eq_ignore_ascii_case("the");
        let part = the && first < at && matches!(kind, PlaceKind::Area | PlaceKind::Mountain);
        let named =
            part || (first..at).any(|i| !self.words.roles(&tokens[i]).any(Roles::DIRECTION) && !bare(i));
        let found = named
            && !self.is_of_organisation(sentence.start, first)
            // “Democrat Dawn Canyon beat Rusty Springs”
            && !self.is_person(at, street)
            // “the Red Crescent”
            && self.words.not_a_place(&tokens[first..sentence.end]).is_none();
        found.then(|| {
            let person = self.is_given_name(sentence.start, first, end, kind);
            Found { street, person, ..Found::at(first, end, kind) }
        })
    }

    /// The kind of the feature word at `at`, and one behind it and its point, where it ends a name: “St.”, not “the Arven *County* Jail”.
    fn feature_word(&self, at: usize, limit: usize) -> Option<(PlaceKind, usize)> {
        let tokens = &self.analysis.text.tokens;
        let token = &tokens[at];
        if !token.is_capitalised() || !token.spaced || token.case == Case::Upper {
            return None;
        }
        let roles = self.words.roles(token);
        let kind = roles.feature.filter(|kind| !matches!(kind, PlaceKind::Region))?;
        let short = roles.any(Roles::POINTED);
        let point = || tokens.get(at + 1).is_some_and(|t| at + 1 < limit && !t.spaced && self.text(t) == ".");
        if short && !point() {
            return None;
        }
        let end = at + 1 + usize::from(short);
        // “1600 Alder Avenue NW”
        const QUARTERS: [&str; 8] = ["NW", "NE", "SW", "SE", "N.W.", "N.E.", "S.W.", "S.E."];
        // “the Arven County Jail”, “Denver District Judge”: the feature word belongs to what follows.
        let goes_on = tokens
            .get(end)
            .filter(|t| end < limit && t.spaced && t.is_capitalised() && !QUARTERS.contains(&self.text(t)));
        // “Kent County Council” is no county's jail.
        let county = kind == PlaceKind::County && goes_on.is_none_or(|t| self.text(t) != "Council");
        let ends = goes_on.is_none_or(|t| self.words.roles(t).any(Roles::FUNCTION)) || county;
        ends.then_some((kind, end))
    }

    /// Where the name of the feature word at `at` begins: `at` where it has none. A street's may be a number, “42nd Street”.
    fn name_before(&self, start: usize, at: usize, street: bool) -> usize {
        let tokens = &self.analysis.text.tokens;
        let mut first = at;
        while first > start && at - first < LONGEST {
            let before = &tokens[first - 1];
            let ordinal = street
                && (before.kind == TokenKind::Number
                    || before.kind == TokenKind::Word
                        && !before.spaced
                        && first >= 2
                        && tokens[first - 2].kind == TokenKind::Number);
            let word = before.is_capitalised() && before.case == Case::Title;
            let roles = self.words.roles(before);
            let blocked = roles.any(Roles::FUNCTION | Roles::TITLE | Roles::LOCATIVE) && !ordinal;
            if !(word || ordinal)
                || blocked
                || !tokens[first].spaced && !ordinal && tokens[first].kind != TokenKind::Word
            {
                break;
            }
            first -= 1;
        }
        // A house number is no part: “809 Queens Avenue”; neither is a lone direction or number.
        while first < at && tokens[first].kind == TokenKind::Number && tokens[first + 1].spaced {
            first += 1;
        }
        first
    }

    /// “the Bank of *Alder Bay*”: whether what begins at `first` is the rest of an organisation's name.
    fn is_of_organisation(&self, start: usize, first: usize) -> bool {
        let tokens = &self.analysis.text.tokens;
        first >= start + 2
            && self.text(&tokens[first - 1]) == "of"
            && tokens[first - 2].is_capitalised()
            && self.words.roles(&tokens[first - 2]).any(Roles::ORGANISATION_OF)
    }

    /// “Bobby Lane was elected”, but “on Bobby Lane”; “the premier, Adelaide Marsh, said”: whether two words from `first` up to `end` are
    /// rather somebody's name, by the given name that opens the sentence or an apposition.
    fn is_given_name(&self, start: usize, first: usize, end: usize, kind: PlaceKind) -> bool {
        let tokens = &self.analysis.text.tokens;
        let comma = |at: usize| tokens.get(at).is_some_and(|t| self.text(t) == ",");
        let apposed = first > start
            && comma(first - 1)
            && comma(end)
            && !matches!(kind, PlaceKind::Facility | PlaceKind::City | PlaceKind::County);
        end == first + 2 && (first == start || apposed) && self.is_given(&tokens[first])
    }

    /// Whether the cast knows the name that the token ends as somebody's; a road called after somebody has no age.
    fn is_person(&self, at: usize, street: bool) -> bool {
        let cast = self.analysis.cast;
        cast.at(at).is_some_and(|named| {
            let person =
                cast.member(named).is_some_and(|m| m.kind == Kind::Person && !m.signs.any(Signs::PLACE_NAME));
            let (given, office) = if street { (0, 0) } else { (Signs::GIVEN, Signs::ROLE | Signs::ACTS) };
            let told = named.signs.any(given | Signs::TITLED | Signs::AGE | Signs::KIN | office);
            // “along Anthony Creek”: people are rarely behind a preposition of place.
            let before = named.tokens.start.checked_sub(1).map(|before| &self.analysis.text.tokens[before]);
            let led = before.is_some_and(|t| {
                self.words.roles(t).any(Roles::LOCATIVE) || matches!(self.text(t), "along" | "across" | "up")
            });
            // “the retailer Oxford Lane”
            (person && told || named.signs.any(Signs::CALLED)) && named.tokens.end == at + 1 && !led
        })
    }
}
