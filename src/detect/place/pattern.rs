//! Owns marks that are longer than a gazetteer name: features and roads named after something.
//!
//! “He left Arven Road near the Anbar River.” → `Arven Road` · `Anbar River`

use super::candidates::names_regions_alone;
use super::judge::LEAST;
use super::view::View;
use super::{NAMESAKES, Sighting, Verdict};
use crate::detect::Analysis;
use crate::fact::{PlaceKind, PlaceReason, RuleId};
use crate::lexicon::gazetteer::{Candidate, name};
use crate::lexicon::{NameWords, PlaceWords, Roles};
use crate::names::{Kind, Signs};
use crate::order::{pair, sort_by_key};
use crate::text::{Case, Token, TokenKind};

/// Words of a name before the feature word: “Martin Luther King Drive”.
const LONGEST: usize = 3;

/// Takes feature words and directions into the marks, and adds marks for features that the gazetteer does not have.
pub(super) fn widen(analysis: &Analysis<'_>, words: &PlaceWords, sightings: &mut Vec<Sighting>) {
    let pattern = Pattern { analysis, words };
    for sighting in sightings.iter_mut() {
        pattern.take_feature(sighting);
    }
    let mut found: Vec<Found> = sightings.iter().filter_map(|s| pattern.led_by(s)).collect();
    for sentence in &analysis.text.sentences {
        for at in sentence.tokens.clone() {
            // Each pattern has a word at its end or its start that the table knows.
            if words.roles(&analysis.text.tokens[at]) == Roles::default() {
                continue;
            }
            let feature = pattern.feature_at(sentence.tokens.start, at, sentence.tokens.end);
            if let Some((first, end, kind)) = feature {
                let street = words.roles(&analysis.text.tokens[at]).any(Roles::STREET);
                // “Bobby Lane was elected”, but “on Bobby Lane”
                let tokens = &analysis.text.tokens;
                let comma = |at: usize| tokens.get(at).is_some_and(|t| analysis.text.of(t) == ",");
                // “the premier, Adelaide Marsh, said”
                let apposed = first > sentence.tokens.start
                    && comma(first - 1)
                    && comma(end)
                    && !matches!(kind, PlaceKind::Facility | PlaceKind::City | PlaceKind::County);
                let person = end == first + 2
                    && (first == sentence.tokens.start || apposed)
                    && View { analysis, words, names: NameWords::shared() }.is_given(&tokens[first]);
                found.push(Found { street, person, ..Found::at(first, end, kind) });
            } else if let Some((first, end, kind)) =
                pattern.water_at(sentence.tokens.start, at, sentence.tokens.end)
            {
                found.push(Found::at(first, end, kind));
            } else if let Some((first, end, kind)) =
                pattern.named_at(sentence.tokens.start, at, sentence.tokens.end)
            {
                found.push(Found { named: true, ..Found::at(first, end, kind) });
            }
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
        let verdict = Verdict { score, rule: RuleId("place.pattern"), person };
        sightings.truncate(from);
        sightings.push(Sighting {
            first,
            end,
            mark: (first, end),
            key: 0,
            feature: Some(kind),
            list_feature: None,
            pattern: true,
            shouted,
            titled: false,
            pair: None,
            within: None,
            leads,
            verdict,
            place: None,
            country: None,
            reason: PlaceReason::LiesIn,
            certainty: 1.0,
            namesakes: [None; NAMESAKES],
        });
    }
    sightings.extend(old);
}

struct Pattern<'v> {
    analysis: &'v Analysis<'v>,
    words: &'v PlaceWords,
}

impl Pattern<'_> {
    fn text(&self, token: &Token) -> &str {
        self.analysis.text.of(token)
    }

    /// A name that `named` finds nothing in the gazetteer for, behind “the village of”, or before “village”: first token,
    /// one behind the last, kind.
    fn named_at(&self, start: usize, at: usize, limit: usize) -> Option<(usize, usize, PlaceKind)> {
        let tokens = &self.analysis.text.tokens;
        let token = &tokens[at];
        if token.case != Case::Lower || token.kind != TokenKind::Word {
            return None;
        }
        let roles = self.words.roles(token);
        let is_name = |t: &Token| t.kind == TokenKind::Word && t.case == Case::Title && t.is_capitalised();
        if roles.any(Roles::SETTLEMENT) && tokens.get(at + 1).is_some_and(|t| self.text(t) == "of") {
            // “the village of Arven”
            let first = at + 2;
            let mut end = first;
            while end < limit.min(first + 3)
                && is_name(&tokens[end])
                && self.words.roles(&tokens[end]) == Roles::default()
            {
                end += 1;
                // “Arven-Loe”
                let hyphen =
                    tokens.get(end).is_some_and(|t| end + 1 < limit && !t.spaced && self.text(t) == "-");
                if hyphen && !tokens[end + 1].spaced {
                    end += 2;
                }
            }
            let named = end > first && tokens[first].span.len() > 2;
            return named.then_some((first, end, PlaceKind::City));
        }
        // “the Arven district”
        if roles.any(Roles::DIVISION) && token.spaced && at > start + 1 {
            let mut first = at;
            while first > start + 1
                && at - first < 2
                && is_name(&tokens[first - 1])
                && self.words.roles(&tokens[first - 1]) == Roles::default()
                && tokens[first - 1].spaced
            {
                first -= 1;
            }
            let opens = first <= start || self.text(&tokens[first - 1]) == ".";
            let kind = roles.feature.unwrap_or(PlaceKind::City);
            return (first < at && !opens && tokens[first].span.len() > 2).then_some((first, at, kind));
        }
        None
    }

    /// “on *Lake Arven*”, “the *River Arven*”, “near *Mount Arven*”: the feature word before its name, behind a word that leads to
    /// places, so that neither River Phoenix nor Lake Bell lies on a map.
    fn water_at(&self, start: usize, at: usize, limit: usize) -> Option<(usize, usize, PlaceKind)> {
        let tokens = &self.analysis.text.tokens;
        let token = &tokens[at];
        let kind = self.words.roles(token).feature_before.filter(|_| token.is_capitalised())?;
        let before = at.checked_sub(1).filter(|before| *before >= start).map(|before| &tokens[before])?;
        let led = self.words.roles(before).any(Roles::LOCATIVE)
            || matches!(self.text(before), "the" | "of" | "on" | "along");
        let is_name = |t: &Token| {
            t.is_capitalised() && t.case == Case::Title && self.words.roles(t) == Roles::default()
        };
        let name = tokens.get(at + 1).filter(|t| at + 1 < limit && t.spaced && is_name(t))?;
        let goes_on = tokens.get(at + 2).is_some_and(|t| at + 2 < limit && t.spaced && t.is_capitalised());
        let found = led
            && !goes_on
            && name.span.len() > 2
            && matches!(kind, PlaceKind::Water | PlaceKind::Mountain | PlaceKind::Area);
        found.then_some((at, at + 2, kind))
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
        let beside = after.spaced && sighting.verdict.score > -5.0;
        if let Some(kind) =
            roles.feature.filter(|kind| beside && (!after.is_capitalised() || *kind == PlaceKind::Region))
        {
            sighting.feature = Some(kind);
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

    /// “the *state of* Washington”, “the county of Durham”: the kind that stands before the name.
    fn feature_of(&self, first: usize) -> Option<PlaceKind> {
        let kind = first.checked_sub(2).filter(|&at| self.analysis.text.share_sentence(at, first))?;
        let tokens = &self.analysis.text.tokens;
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

    /// A capitalised feature word at `at` with the name before it: first token, one behind the last, kind.
    fn feature_at(&self, start: usize, at: usize, limit: usize) -> Option<(usize, usize, PlaceKind)> {
        let tokens = &self.analysis.text.tokens;
        let token = &tokens[at];
        if !token.is_capitalised() || !token.spaced || token.case == Case::Upper {
            return None;
        }
        let roles = self.words.roles(token);
        let kind = roles.feature.filter(|kind| !matches!(kind, PlaceKind::Region))?;
        let street = roles.any(Roles::STREET);
        let point =
            tokens.get(at + 1).filter(|t| at + 1 < limit && !t.spaced && self.text(t) == ".").is_some();
        let short = roles.any(Roles::POINTED);
        if short && !point {
            return None;
        }
        let end = if short && point { at + 2 } else { at + 1 };
        // “the Arven County Jail”, “Denver District Judge”: the feature word belongs to what follows.
        // “1600 Alder Avenue NW”
        const QUARTERS: [&str; 8] = ["NW", "NE", "SW", "SE", "N.W.", "N.E.", "S.W.", "S.E."];
        let goes_on = tokens
            .get(end)
            .filter(|t| end < limit && t.spaced && t.is_capitalised() && !QUARTERS.contains(&self.text(t)));
        // “Kent County Council” is no county's jail.
        let county = kind == PlaceKind::County && goes_on.is_none_or(|t| self.text(t) != "Council");
        if goes_on.is_some_and(|t| !self.words.roles(t).any(Roles::FUNCTION)) && !county {
            return None;
        }
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
        // “the Bank of Alder Bay”
        let organisation = first >= start + 2
            && self.text(&tokens[first - 1]) == "of"
            && tokens[first - 2].is_capitalised()
            && self.words.roles(&tokens[first - 2]).any(Roles::ORGANISATION_OF);
        if organisation {
            return None;
        }
        // “State Highway 2” has no name.
        let bare = |i: usize| {
            street
                && matches!(self.text(&tokens[i]), "State" | "National" | "Interstate" | "Federal" | "County")
        };
        let named = (first..at).any(|i| !self.words.roles(&tokens[i]).any(Roles::DIRECTION) && !bare(i));
        // “Democrat Dawn Canyon beat Rusty Springs”
        let person = self.is_person(at, street);
        // “the Red Crescent”
        let none = self.words.not_a_place(&tokens[first..limit]).is_some();
        (first < at && named && !none && !person).then_some((first, end, kind))
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
            person && told && named.tokens.end == at + 1 && !led
        })
    }
}
