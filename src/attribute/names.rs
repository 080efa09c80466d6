//! Owns the names a document holds: who is introduced in full, and which shorter name means whom.
//!
//! “Defense Secretary Ash Carter … Carter said” → one person, “Ash Carter”, called twice

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::ops::Range;

use crate::detect::Analysis;
use crate::fact::PlaceKind;
use crate::lexicon::table::FoldHasher;
use crate::lexicon::{Gazetteer, Is, Words};
use crate::text::token::fold;
use crate::text::{Anchor, Case, Sentence, Text, Token, TokenKind};

use super::runs::{Run, cut, run_end};

/// By the fold of a name or of one of its words.
type ByFold<T> = HashMap<u64, T, BuildHasherDefault<FoldHasher>>;

/// One key of a first and a last name.
fn both(first: u64, last: u64) -> u64 {
    first.rotate_left(17) ^ last
}

/// Somebody or something with a name.
#[derive(Clone, Debug)]
pub struct Person {
    /// Where the page names them most fully first.
    pub at: Anchor,
    /// Whether a given name or a title says that it is a person.
    pub human: bool,
    /// The name: “Ash Carter”.
    pub name: String,
    /// `MALE`, `FEMALE`, both or neither where the page does not tell.
    pub gender: Is,
    /// Folds of the words that say what they are: “secretary”.
    pub roles: Vec<u64>,
    /// Whether it is seen with a capital elsewhere than at a sentence's start.
    pub inside: bool,
    /// Whether the name is an organisation's or may be a place's.
    pub organisation: bool,
    /// Whether it is a country's, a region's or a big city's and nothing tells of a person: “Portugal”.
    pub place: bool,
}

/// A name in the text.
#[derive(Clone, Debug)]
pub struct Sighting {
    /// Its tokens, titles left out.
    pub tokens: Range<usize>,
    /// Whom it names, as an index.
    pub person: usize,
    /// Whether it opens its sentence or clause: the likely topic.
    pub topic: bool,
    /// Whether it stands in somebody's words.
    pub quoted: bool,
}

/// How many tokens share one entry of the index of sightings.
const STRETCH: usize = 64;

/// All names of a document.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Everybody.
    pub persons: Vec<Person>,
    /// In order of the text.
    pub sightings: Vec<Sighting>,
    /// By stretch of [`STRETCH`] tokens, how many sightings stand before it.
    stretches: Vec<u32>,
}

impl Names {
    /// Reads the text of `analysis`; `quoted` are the direct quotes, in order. Linear in its length.
    pub fn read(analysis: &Analysis<'_>, words: &Words, quoted: &[Anchor]) -> Self {
        let text = analysis.text;
        let mut names = Self::default();
        let mut runs = Vec::with_capacity(text.tokens.len() / 16);
        for sentence in &text.sentences {
            let mut at = sentence.tokens.start;
            // “By Priya Hollenbeck”: whoever wrote the page is nobody the page speaks of.
            if is_byline(text, sentence) {
                continue;
            }
            while at < sentence.tokens.end {
                if text.tokens[at].is_capitalised() {
                    let end = run_end(text, at, sentence.tokens.end);
                    runs.extend(cut(text, words, at..end, sentence.tokens.clone()));
                    at = end;
                } else {
                    at += 1;
                }
            }
        }
        names.introduce(analysis, words, &runs);
        let mut count = 0;
        names.stretches = (0..=text.tokens.len() / STRETCH)
            .map(|stretch| {
                while names.sightings.get(count).is_some_and(|s| s.tokens.start < stretch * STRETCH) {
                    count += 1;
                }
                count as u32
            })
            .collect();
        for sighting in &mut names.sightings {
            let token = &text.tokens[sighting.tokens.start];
            let at = (token.block, token.span.start);
            let after = quoted.partition_point(|q| (q.block, q.span.start) <= at);
            sighting.quoted = after > 0
                && quoted[after - 1].block == token.block
                && token.span.start < quoted[after - 1].span.end;
            sighting.topic &= !sighting.quoted;
        }
        names
    }

    fn introduce(&mut self, analysis: &Analysis<'_>, words: &Words, runs: &[Run]) {
        let text = analysis.text;
        let mut full: ByFold<usize> = ByFold::default();
        let mut by_last: ByFold<Vec<usize>> = ByFold::default();
        let mut by_first: ByFold<usize> = ByFold::default();
        let mut initials: ByFold<usize> = ByFold::default();
        for run in runs.iter().filter(|run| !run.single) {
            let (first, last) = run.ends;
            let person = *full.entry(both(first, last)).or_insert_with(|| {
                let person = self.add(analysis, words, run);
                let same = by_last.entry(last).or_default();
                if same.len() < 8 {
                    same.push(person);
                }
                by_first.entry(first).or_insert(person);
                if let Some(letters) = initials_of(text, run) {
                    initials.entry(letters).or_insert(person);
                }
                person
            });
            self.learn(person, run);
        }
        let mut single: ByFold<usize> = ByFold::default();
        // By person, one more than the index of the sighting seen last; 0 for none.
        let mut seen: Vec<usize> = vec![0; self.persons.len()];
        for run in runs {
            let (first, last) = run.ends;
            let person = if run.single {
                self.by_last_name(by_last.get(&last), run, &seen)
                    .or_else(|| by_first.get(&first).copied())
                    .or_else(|| initials.get(&last).copied())
            } else {
                full.get(&both(first, last)).copied()
            };
            let person = person
                .unwrap_or_else(|| *single.entry(last).or_insert_with(|| self.add(analysis, words, run)));
            self.learn(person, run);
            let tokens = run.tokens.clone();
            self.sightings.push(Sighting { tokens, person, topic: run.topic, quoted: false });
            seen.resize(self.persons.len().max(seen.len()), 0);
            seen[person] = self.sightings.len();
        }
    }

    /// Of several with the same last name the one whose gender fits, else the one seen last.
    fn by_last_name(&self, same: Option<&Vec<usize>>, run: &Run, seen: &[usize]) -> Option<usize> {
        let fits = |&&person: &&usize| {
            let gender = self.persons[person].gender;
            run.gender == Is::NOTHING || gender == Is::NOTHING || gender == run.gender
        };
        let near = self.sightings.len().saturating_sub(60);
        let candidates = || same.into_iter().flatten().filter(fits).copied();
        let latest = candidates().filter(|&p| seen[p] > near).max_by_key(|&p| seen[p]);
        latest.or_else(|| candidates().next())
    }

    fn add(&mut self, analysis: &Analysis<'_>, words: &Words, run: &Run) -> usize {
        let text = analysis.text;
        let tokens = &text.tokens[run.tokens.clone()];
        let first = &tokens[0];
        let at = text.anchor(run.tokens.clone()).unwrap_or(Anchor::new(first.block, first.span));
        let given = words.of(&tokens[0]);
        let gender = if run.gender == Is::NOTHING && given.any(Is::GIVEN_NAME) {
            gender_of(given)
        } else {
            run.gender
        };
        let organisation = !given.any(Is::GIVEN_NAME)
            && (tokens.iter().any(|t| words.of(t).any(Is::BODY.with(Is::PAPER).with(Is::GROUP)))
                || !run.titled && tokens.iter().all(|t| t.case == Case::Upper)
                || tokens
                    .iter()
                    .any(|t| t.kind != TokenKind::Word && !matches!(text.of(t), "." | "-" | "’" | "'")));
        // “Statistics Norland”, “Hockey Canada”
        let of_place = tokens.len() > 1
            && !given.any(Is::GIVEN_NAME)
            && !run.titled
            && is_country(analysis.gazetteer, text.of(&tokens[tokens.len() - 1]));
        // “the Anti-IS Battle”: letters inside a name nobody is called by.
        let letters = tokens.len() > 1
            && !given.any(Is::GIVEN_NAME)
            && tokens.iter().any(|t| {
                t.case == Case::Upper
                    && text.of(t).len() > 1
                    && text.of(t).bytes().all(|b| b.is_ascii_uppercase())
                    && !matches!(
                        text.of(t),
                        "II" | "III"
                            | "IV"
                            | "JR"
                            | "SR"
                            | "MP"
                            | "JJ"
                            | "PJ"
                            | "DJ"
                            | "TJ"
                            | "AJ"
                            | "CJ"
                            | "RJ"
                            | "JD"
                            | "JT"
                    )
            });
        let organisation = organisation || of_place || letters;
        let name = text.written(at);
        let bodies = tokens.iter().filter(|t| words.of(t).any(Is::BODY)).map(|t| t.fold);
        self.persons.push(Person {
            at,
            human: given.any(Is::GIVEN_NAME) || run.titled && !organisation,
            place: !run.titled && is_known_place(analysis.gazetteer, &name)
                || ends_place(analysis, &run.tokens),
            name,
            gender,
            // “the institute” is the Skarvik Institute of Fisheries.
            roles: if organisation { bodies.collect() } else { Vec::new() },
            organisation,
            inside: false,
        });
        self.persons.len() - 1
    }

    fn learn(&mut self, person: usize, run: &Run) {
        let known = &mut self.persons[person];
        known.inside |= run.inside || run.tokens.len() > 1;
        known.human |= run.titled && !known.organisation;
        known.place &= !run.titled;
        if known.gender == Is::NOTHING {
            known.gender = run.gender;
        }
        for role in &run.roles {
            if known.roles.len() < 12 && !known.roles.contains(role) {
                known.roles.push(*role);
            }
        }
    }

    /// The sightings that lie in these tokens.
    pub fn within(&self, tokens: Range<usize>) -> &[Sighting] {
        let start = self.before(tokens.start);
        let rest = &self.sightings[start..];
        &rest[..rest.iter().take_while(|s| s.tokens.start < tokens.end).count()]
    }

    /// How many sightings stand before the token.
    pub fn before(&self, token: usize) -> usize {
        let from = self.stretches.get(token / STRETCH).map_or(self.sightings.len(), |&count| count as usize);
        from + self.sightings[from..].iter().take_while(|s| s.tokens.start < token).count()
    }
}

pub(super) fn gender_of(is: Is) -> Is {
    Is(is.0 & (Is::MALE.0 | Is::FEMALE.0))
}

/// “By Priya Hollenbeck”, “Words: …” aside: a short line that opens its block with “By” and ends without a stop.
fn is_byline(text: &Text<'_>, sentence: &Sentence) -> bool {
    let tokens = &text.tokens[sentence.tokens.clone()];
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return false };
    text.of(first).eq_ignore_ascii_case("by")
        && tokens.len() <= 16
        && tokens.get(1).is_some_and(Token::is_capitalised)
        && !matches!(text.of(last), "." | "?" | "!" | "…")
        && text.blocks.get(sentence.block.0 as usize).is_some_and(|s| {
            text.sentences.get(s.start).is_some_and(|first| first.tokens.start == sentence.tokens.start)
        })
}

/// The fold of the initials a name may be called by: “EDC” for Export Development Canada.
fn initials_of(text: &Text<'_>, run: &Run) -> Option<u64> {
    let words = text.tokens[run.tokens.clone()].iter().filter(|t| t.is_capitalised());
    let letters: String = words.filter_map(|t| text.of(t).chars().next()).collect();
    (letters.len() > 1).then(|| fold(&letters))
}

/// How many people a city has that a reader knows without being told: Porto is not one, Lagos is.
const BIG_CITY: u32 = 500_000;

/// Whether a word is a country's name.
fn is_country(gazetteer: &Gazetteer, name: &str) -> bool {
    gazetteer.look_up(name).iter().any(|candidate| gazetteer.kind(candidate.place) == PlaceKind::Country)
}

/// “Columbia” in “British Columbia”, where “British” was taken for a title.
fn ends_place(analysis: &Analysis<'_>, name: &Range<usize>) -> bool {
    let text = analysis.text;
    let Some(before) = name.start.checked_sub(1).filter(|&at| text.share_sentence(at, name.start)) else {
        return false;
    };
    let together = text.anchor(before..name.end).map(|at| text.written(at));
    text.tokens[before].is_capitalised()
        && together.is_some_and(|together| !analysis.gazetteer.look_up(&together).is_empty())
}

/// “Portugal”, “Victoria”, “Buenos Aires”: whom “he” cannot mean.
fn is_known_place(gazetteer: &Gazetteer, name: &str) -> bool {
    gazetteer.look_up(name).iter().any(|candidate| match gazetteer.kind(candidate.place) {
        PlaceKind::Continent | PlaceKind::Country => true,
        PlaceKind::Region | PlaceKind::City => gazetteer.population(candidate.place) >= BIG_CITY,
        _ => false,
    })
}
