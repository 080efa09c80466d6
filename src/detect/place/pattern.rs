//! Owns marks that are longer than a gazetteer name: features and roads named after something.
//!
//! “He left Arven Road near the Anbar River.” → `Arven Road` · `Anbar River`

use super::judge::LEAST;
use super::{Sighting, Verdict};
use crate::detect::Analysis;
use crate::fact::{PlaceKind, RuleId};
use crate::lexicon::{PlaceWords, Roles};
use crate::text::{Case, Token, TokenKind};

/// Words of a name before the feature word: “Martin Luther King Drive”.
const LONGEST: usize = 3;

/// Takes feature words and directions into the marks, and adds marks for features that the gazetteer does not have.
pub(super) fn widen(analysis: &Analysis<'_>, words: &PlaceWords, sightings: &mut Vec<Sighting>) {
    let pattern = Pattern { analysis, words };
    for sighting in sightings.iter_mut() {
        pattern.take_feature(sighting);
    }
    let mut found = Vec::new();
    for sentence in &analysis.text.sentences {
        for at in sentence.tokens.clone() {
            let feature = pattern.feature_at(sentence.tokens.start, at, sentence.tokens.end);
            if let Some((first, end, kind)) = feature {
                let street = words.roles(&analysis.text.tokens[at]).any(Roles::STREET);
                found.push((first, end, kind, street));
            }
        }
    }
    let mut old = std::mem::take(sightings).into_iter().peekable();
    for (first, end, kind, street) in found {
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
            let leads =
                kind == PlaceKind::Facility && !street && s.first == first && s.verdict.score >= LEAST;
            s.mark.1 > end || s.mark == (first, end) || s.mark.0 < first || leads
        });
        if known {
            continue;
        }
        let shouted = sightings.get(from).is_some_and(|s| s.shouted);
        let verdict = Verdict { score: LEAST + 1.0, rule: RuleId("place.pattern"), person: false };
        sightings.truncate(from);
        sightings.push(Sighting {
            first,
            end,
            mark: (first, end),
            key: 0,
            feature: Some(kind),
            pattern: true,
            shouted,
            pair: None,
            verdict,
            place: None,
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

    /// “Anbar province” is a region; “Anbar River” is a mark of its own.
    fn take_feature(&self, sighting: &mut Sighting) {
        let tokens = &self.analysis.text.tokens;
        let Some(after) = tokens.get(sighting.end).filter(|t| t.block == tokens[sighting.first].block) else {
            return;
        };
        self.take_direction(sighting);
        let roles = self.words.roles(after);
        let beside = after.spaced && sighting.verdict.score > -5.0;
        if let Some(kind) =
            roles.feature.filter(|kind| beside && (!after.is_capitalised() || *kind == PlaceKind::Region))
        {
            sighting.feature = Some(kind);
        }
    }

    /// “South Darfur”, “Greater Arven”; “Southern Sudan” is Sudan.
    fn take_direction(&self, sighting: &mut Sighting) {
        let tokens = &self.analysis.text.tokens;
        let Some(before) = sighting.first.checked_sub(1).map(|at| &tokens[at]) else { return };
        let here = &tokens[sighting.first];
        let direction = before.block == here.block
            && here.spaced
            && before.case == Case::Title
            && matches!(
                self.text(before),
                "North" | "South" | "East" | "West" | "Greater" | "Upper" | "Lower"
            );
        if direction {
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
        let short = token.span.len() <= 4
            && !matches!(
                self.text(token),
                "Road"
                    | "Lane"
                    | "Lake"
                    | "Bay"
                    | "Sea"
                    | "Park"
                    | "Isle"
                    | "Mall"
                    | "Way"
                    | "Pike"
                    | "Walk"
                    | "Row"
                    | "Dam"
                    | "Zoo"
                    | "Pond"
                    | "Hill"
            );
        if short && !point {
            return None;
        }
        let end = if short && point { at + 2 } else { at + 1 };
        // “the Arven County Jail”, “Denver District Judge”: the feature word belongs to what follows.
        let goes_on = tokens.get(end).filter(|t| end < limit && t.spaced && t.is_capitalised());
        if goes_on.is_some_and(|t| !self.words.roles(t).any(Roles::FUNCTION)) && kind != PlaceKind::County {
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
        let named = (first..at).any(|i| !self.words.roles(&tokens[i]).any(Roles::DIRECTION));
        (first < at && named).then_some((first, end, kind))
    }
}
