//! Owns whether a name is a place where it stands: person, organisation, plain word, or place. Which place it is, is
//! left to `resolve`.
//!
//! “Jordan said the Bank of Lyon paid in Jordan.” → only the second *Jordan*

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use super::{Sighting, Verdict, is_demonym};
use crate::detect::Analysis;
use crate::fact::{PlaceKind, RuleId};
use crate::lexicon::gazetteer::{NameFlags, name};
use crate::lexicon::table::FoldHasher;
use crate::lexicon::{PlaceWords, Roles};
use crate::text::{Case, Token, TokenKind};

/// From this score on a name is a place.
pub(super) const LEAST: f32 = 1.0;

/// What a document says of a name elsewhere.
#[derive(Clone, Copy, Debug, Default)]
struct Sense {
    place: bool,
    pair: bool,
    person: bool,
}

/// Gives each sighting its verdict.
pub(super) fn judge(analysis: &Analysis<'_>, words: &PlaceWords, sightings: &mut [Sighting]) {
    let view = View { analysis, words };
    let mut senses: HashMap<u64, Sense, BuildHasherDefault<FoldHasher>> = HashMap::default();
    for at in 0..sightings.len() {
        let verdict = view.verdict(sightings, at);
        let sighting = &mut sightings[at];
        sighting.verdict = verdict;
        let sense = senses.entry(sighting.key).or_default();
        sense.place |= verdict.score >= LEAST + 2.0;
        sense.pair |= verdict.rule == RuleId("place.pair");
        sense.person |= verdict.person;
    }
    // One sense a document: “Kathleen London spoke. London laughed.”
    for sighting in sightings.iter_mut() {
        let sense = senses.get(&sighting.key).copied().unwrap_or_default();
        let verdict = &mut sighting.verdict;
        if verdict.person || verdict.score <= -5.0 {
            continue;
        }
        if sense.person && !sense.pair && verdict.score < LEAST + 2.5 {
            *verdict = Verdict { score: -6.0, rule: RuleId("place.one_sense"), person: true };
        } else if sense.place && !sense.person && verdict.rule != RuleId("place.after_capital") {
            verdict.score += 2.0;
        }
    }
}

struct View<'v> {
    analysis: &'v Analysis<'v>,
    words: &'v PlaceWords,
}

/// What the gazetteer says of a name, over all its candidates.
#[derive(Default)]
struct Name {
    /// Countries, regions, continents, seas: names that rarely are anything else.
    known: bool,
    country: bool,
    region: bool,
    word: bool,
    given: bool,
    surname: bool,
    capitals: bool,
    demonym: bool,
    several_words: bool,
    people: u32,
}

impl View<'_> {
    fn token(&self, at: usize) -> Option<&Token> {
        self.analysis.text.tokens.get(at)
    }

    fn text(&self, token: &Token) -> &str {
        self.analysis.text.of(token)
    }

    /// The token before `at` in the same block, over an abbreviation's point.
    fn before(&self, at: usize) -> Option<(usize, &Token)> {
        let block = self.token(at)?.block;
        let mut before = at.checked_sub(1)?;
        if self.text(self.token(before)?) == "." && !self.token(before)?.spaced {
            before = before.checked_sub(1)?;
        }
        self.token(before).filter(|t| t.block == block).map(|t| (before, t))
    }

    fn after(&self, sighting: &Sighting) -> Option<&Token> {
        let block = self.token(sighting.first)?.block;
        self.token(sighting.end).filter(|t| t.block == block)
    }

    fn name(&self, sighting: &Sighting) -> Name {
        let gazetteer = self.analysis.gazetteer;
        let mut about = Name { several_words: sighting.end > sighting.first + 1, ..Name::default() };
        about.demonym = is_demonym(gazetteer, sighting.key);
        let Some(entry) = gazetteer.entry(sighting.key) else { return about };
        about.given = entry.is_given_name();
        for candidate in entry.candidates() {
            let kind = gazetteer.kind(candidate.place);
            about.country |= kind == PlaceKind::Country;
            about.region |= kind == PlaceKind::Region;
            about.known |= kind != PlaceKind::City;
            about.capitals |= candidate.flags.has(NameFlags::CAPITALS);
            about.surname |= candidate.flags.has(NameFlags::SURNAME);
            about.word |= candidate.flags.has(NameFlags::WORD);
            about.people = about.people.max(gazetteer.population(candidate.place));
        }
        about
    }

    fn starts_sentence(&self, at: usize) -> bool {
        let text = self.analysis.text;
        text.sentences.get(text.sentence_of(at)).is_some_and(|s| {
            s.tokens.start == at
                || s.tokens.start + 1 == at && text.tokens[s.tokens.start].kind == TokenKind::Mark
        })
    }

    fn verdict(&self, sightings: &[Sighting], at: usize) -> Verdict {
        let sighting = &sightings[at];
        let shouted = sighting.shouted;
        let about = self.name(sighting);
        let place = |score: f32, rule| Verdict { score, rule: RuleId(rule), person: false };
        let no = |rule| Verdict { score: -6.0, rule: RuleId(rule), person: false };
        let person = |rule| Verdict { score: -6.0, rule: RuleId(rule), person: true };
        if about.demonym {
            return place(3.0, "place.demonym");
        }
        let mut score = self.prior(&about);
        let mut rule = "place.name";
        // “Gainesville, Ga.”
        let pair_before = at > 0 && sightings[at - 1].pair.is_some();
        let pair_after = sighting.pair.is_some();
        if pair_before || pair_after {
            score += 4.0;
            rule = "place.pair";
        }
        let start = self.starts_sentence(sighting.first);
        if let Some(token) =
            self.token(sighting.first).filter(|_| !about.several_words && rule != "place.pair")
        {
            // “Of”, “Nov.”, “Central”: places somewhere, but never so.
            if !about.capitals && self.words.roles(token).any(!Roles::REPORTS) {
                return no("place.other_word");
            }
            // “NATO”, “BA”: capitals that stand for something else.
            if token.case == Case::Upper && token.span.len() <= 5 && !about.known && !start && !shouted {
                return no("place.capitals");
            }
        }
        if let Some((index, before)) = self.before(sighting.first).filter(|_| !start) {
            let roles = self.words.roles(before);
            let joined = self.token(sighting.first).is_some_and(|t| !t.spaced) && index + 1 == sighting.first;
            if before.is_capitalised() && !joined {
                let before_is_place = at > 0 && sightings[at - 1].end == sighting.first;
                if roles.any(Roles::TITLE) && !about.several_words {
                    return person("place.title");
                }
                if roles.any(Roles::DIRECTION | Roles::FUNCTION) || roles.feature_before.is_some() {
                } else if self.is_given(before) && !pair_before && (!about.country || about.given) {
                    return person("place.given_name");
                } else if before_is_place {
                } else if !self.starts_sentence(index) || self.is_given(before) {
                    // “Smith Jordan”
                    score -= if about.known && !about.given { 2.5 } else { 3.0 };
                    rule = "place.after_capital";
                }
            } else if before.kind == TokenKind::Word && roles.any(Roles::LOCATIVE) {
                score += 2.0;
            } else if self.text(before) == "of" {
                if self.is_organisation_of(index) {
                    return no("place.organisation_of");
                }
                score += 0.5;
            } else if matches!(self.text(before), "&") || before.kind == TokenKind::Address {
                score -= 3.0;
            }
        }
        if start && about.word {
            score -= 2.0;
        }
        if let Some(after) = self.after(sighting) {
            let roles = self.words.roles(after);
            let text = self.text(after);
            if text == "$" && !after.spaced {
                return no("place.currency");
            }
            if after.is_capitalised() && after.spaced {
                let next_is_place = sightings.get(at + 1).is_some_and(|next| next.first == sighting.end);
                if roles.feature.is_some() {
                    score += 1.5;
                    rule = "place.feature";
                } else if self.organisation_ahead(sighting.end) {
                    return no("place.organisation");
                } else if roles.any(Roles::PUBLIC | Roles::TITLE | Roles::FUNCTION) {
                    score += 0.5;
                } else if about.given && !pair_before && !pair_after && !about.several_words {
                    return person("place.given_name_first");
                } else if next_is_place {
                } else if !about.known && !about.several_words {
                    score -= 3.0;
                } else {
                    score -= 1.0;
                }
            } else if roles.feature.is_some() && after.kind == TokenKind::Word && after.case == Case::Lower {
                score += 2.0;
            } else if roles.any(Roles::REPORTS) && after.case == Case::Lower {
                score -= if about.known { 0.0 } else { 3.0 };
            } else if text == "&" {
                score -= 3.0;
            } else if matches!(text, "—" | "–" | "--") && start {
                score += 3.0;
                rule = "place.dateline";
            }
        }
        place(score, rule)
    }

    /// How likely the name is a place before the context is seen.
    fn prior(&self, about: &Name) -> f32 {
        let mut score: f32 = if about.country {
            3.0
        } else if about.known {
            2.5
        } else {
            match about.people {
                1_000_000.. => 2.5,
                200_000.. => 2.0,
                50_000.. => 1.5,
                10_000.. => 1.2,
                _ => 1.0,
            }
        };
        if about.several_words {
            score += 1.0;
        }
        if about.word {
            score -= if about.country { 1.0 } else { 3.0 };
        }
        if (about.given || about.surname) && !about.several_words {
            score -= if about.country || about.region || about.people > 100_000 { 0.5 } else { 1.3 };
        }
        score
    }

    fn is_given(&self, token: &Token) -> bool {
        let key = name::extend(name::EMPTY, name::word(self.text(token)));
        self.analysis.gazetteer.entry(key).is_some_and(|entry| entry.is_given_name())
    }

    /// “University of”: what stands before the “of” at `of`.
    fn is_organisation_of(&self, of: usize) -> bool {
        self.before(of)
            .is_some_and(|(_, t)| t.is_capitalised() && self.words.roles(t).any(Roles::ORGANISATION_OF))
    }

    /// “… Savings Bank”: whether the capitalised words from `at` on make an organisation.
    fn organisation_ahead(&self, at: usize) -> bool {
        let Some(block) = self.token(at).map(|t| t.block) else { return false };
        (at..at + 4)
            .map_while(|at| self.token(at).filter(|t| t.block == block && t.spaced && t.is_capitalised()))
            .any(|t| self.words.roles(t).any(Roles::ORGANISATION))
    }
}
