//! Owns finding names: the longest runs of tokens that the gazetteer knows. Whether they are places here is left to
//! `judge`.
//!
//! “She left New York for St. Paul” → `New York` · `St. Paul`

use std::ops::Range;

use super::{LEAST, Sighting, Verdict, is_demonym};
use crate::detect::Analysis;
use crate::fact::{PlaceKind, RuleId};
use crate::lexicon::gazetteer::{Entry, NameFlags, name};
use crate::lexicon::{PlaceWords, Roles};
use crate::order::sort_by_key;
use crate::syntax::Tag;
use crate::text::{Case, Token, TokenKind};

/// No gazetteer name is longer, counted in words.
const LONGEST: usize = 9;
/// Tokens of a list of counties that are read.
const LONGEST_LIST: usize = 16;

/// All names of `analysis`, in order, none overlapping.
pub(super) fn sightings(analysis: &Analysis<'_>, words: &PlaceWords) -> Vec<Sighting> {
    let text = analysis.text;
    let mut found: Vec<Sighting> = Vec::new();
    for sentence in &text.sentences {
        let Capitals { shouted, titled, small } = Capitals::of(&text.tokens[sentence.tokens.clone()]);
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let token = &text.tokens[at];
            if token.is_capitalised() {
                if let Some(count) = words.not_a_place(&text.tokens[at..sentence.tokens.end]) {
                    at += count;
                    continue;
                }
                let behind_comma = found.last().is_some_and(|last| follows(analysis, last, at))
                    || is_abbreviated_behind_name(analysis, at, sentence.tokens.clone())
                    || is_dotted_behind_locative(analysis, words, at, sentence.tokens.start);
                if let Some(key) = river(analysis, at, sentence.tokens.clone()) {
                    found.push(Sighting {
                        titled,
                        feature: Some(PlaceKind::Water),
                        ..Sighting::at(at, at + 1, key, shouted)
                    });
                    at += 1;
                    continue;
                }
                let names = Names { analysis, limit: sentence.tokens.end, shouted, behind_comma };
                if let Some((end, key)) = names.longest(at) {
                    found.push(Sighting { titled, ..Sighting::at(at, end, key, shouted) });
                    at = end;
                    continue;
                }
            }
            if small && let Some(key) = in_small_letters(analysis, words, at, sentence.tokens.start) {
                found.push(Sighting::at(at, at + 1, key, shouted));
                at += 1;
                continue;
            }
            if words.roles(token).any(Roles::COUNTIES) {
                let more = counties(analysis, at, sentence.tokens.start);
                let from = found.len().saturating_sub(LONGEST_LIST);
                // “Love” is a place of its own, but not here.
                let met = |s: &Sighting| more.iter().any(|m| m.first < s.end && s.first < m.end);
                let tail: Vec<_> = found.drain(from..).filter(|s| !met(s)).collect();
                found.extend(tail);
                found.extend(more);
                sort_by_key(&mut found[from..], |sighting| sighting.first as u128);
            }
            at += 1;
        }
    }
    found
}

/// “Cooke and Love counties”: names that only their counties have, from the word “counties” back through its list.
///
/// `start` is where its sentence does.
fn counties(analysis: &Analysis<'_>, plural: usize, start: usize) -> Vec<Sighting> {
    let tokens = &analysis.text.tokens;
    let mut found = Vec::new();
    let mut at = plural;
    while at > start && plural - at < LONGEST_LIST {
        at -= 1;
        let token = &tokens[at];
        let joint = matches!(analysis.text.of(token), "," | "and" | "or");
        let name = token.kind == TokenKind::Word && token.case == Case::Title && token.is_capitalised();
        if !joint && !name {
            break;
        }
        let key = name::extend(name::extend(name::EMPTY, word_key(analysis, token)), name::word("County"));
        let county = analysis.gazetteer.entry(key).is_some_and(|entry| entry.is_place());
        if name && county {
            let rule = RuleId("place.counties");
            found.push(Sighting {
                verdict: Verdict { score: LEAST + 2.0, rule, person: false },
                feature: Some(PlaceKind::County),
                ..Sighting::at(at, at + 1, key, false)
            });
        }
    }
    found.reverse();
    found
}

/// How a sentence writes its words: where all have capitals, or none has, a capital says nothing.
struct Capitals {
    /// In capitals, as headlines are.
    shouted: bool,
    /// Its longer words all begin with a capital.
    titled: bool,
    /// Several words and none in title case, as posts are written: a town begins small too.
    small: bool,
}

impl Capitals {
    fn of(tokens: &[Token]) -> Self {
        let (mut words, mut title, mut upper, mut other) = (0, 0, 0, 0);
        let (mut long, mut capitalised) = (0, 0);
        for token in tokens.iter().filter(|t| t.kind == TokenKind::Word) {
            words += 1;
            title += usize::from(token.case == Case::Title);
            if token.span.len() > 3 {
                if token.case == Case::Upper { upper += 1 } else { other += 1 }
            }
            if token.span.len() > 4 {
                long += 1;
                capitalised += usize::from(token.case != Case::Lower);
            }
        }
        Self {
            shouted: upper > 1 && upper > 3 * other,
            titled: long >= 4 && capitalised == long,
            small: words >= SMALL && title == 0,
        }
    }
}

/// Words of a sentence that is written without capitals on purpose, and people of a town that is known in small letters.
const SMALL: usize = 5;
const KNOWN_SMALL: u32 = 50_000;

/// “flying out of luton”: the key of the name at `at` in a sentence without capitals, behind a word like “in”, where it is no other word
/// and nobody's name.
fn in_small_letters(analysis: &Analysis<'_>, words: &PlaceWords, at: usize, start: usize) -> Option<u64> {
    let tokens = &analysis.text.tokens;
    let token =
        tokens.get(at).filter(|t| t.kind == TokenKind::Word && t.case == Case::Lower && t.span.len() > 3)?;
    let before = at.checked_sub(1).filter(|before| *before >= start).map(|before| &tokens[before])?;
    let of =
        analysis.text.of(before) == "of" && at >= start + 2 && analysis.text.of(&tokens[at - 2]) == "out";
    if !of && !words.roles(before).any(Roles::LOCATIVE) {
        return None;
    }
    let key = name::extend(name::EMPTY, word_key(analysis, token));
    let entry = analysis.gazetteer.entry(key).filter(|entry| !entry.is_given_name())?;
    let flagged = |bits| entry.candidates().any(|c| c.flags.0 & bits != 0);
    let people = entry.candidates().map(|c| match analysis.gazetteer.kind(c.place) {
        PlaceKind::Country => u32::MAX,
        PlaceKind::City => analysis.gazetteer.population(c.place),
        _ => 0,
    });
    let least = if flagged(NameFlags::SURNAME) { 10 * KNOWN_SMALL } else { KNOWN_SMALL };
    (!flagged(NameFlags::WORD | NameFlags::GIVEN) && people.max() >= Some(least)).then_some(key)
}

/// Whether the token at `at` stands right behind `last`, with or without a comma: “Gainesville, Ga.”
fn follows(analysis: &Analysis<'_>, last: &Sighting, at: usize) -> bool {
    let tokens = &analysis.text.tokens;
    tokens[last.first].block == tokens[at].block
        && (last.end == at || last.end + 1 == at && matches!(analysis.text.of(&tokens[last.end]), "," | "("))
}

/// “Arven, Okla.”: whether the token at `at` has a point, stands behind a comma and a name, and is no part of a list.
fn is_abbreviated_behind_name(analysis: &Analysis<'_>, at: usize, sentence: Range<usize>) -> bool {
    let tokens = &analysis.text.tokens;
    let text = |at: usize| analysis.text.of(&tokens[at]);
    let name = |t: &Token| t.kind == TokenKind::Word && t.case == Case::Title && t.is_capitalised();
    let point = text(at).contains('.')
        || tokens
            .get(at + 1)
            .is_some_and(|t| at + 1 < sentence.end && !t.spaced && analysis.text.of(t) == ".");
    at >= sentence.start + 2 && point && text(at - 1) == "," && name(&tokens[at - 2])
}

/// “moved to B.C.”: capitals with points and a word like “to” before them; not “in 44 B.C.”.
fn is_dotted_behind_locative(analysis: &Analysis<'_>, words: &PlaceWords, at: usize, start: usize) -> bool {
    let tokens = &analysis.text.tokens;
    let dotted = tokens[at].case == Case::Upper && analysis.text.of(&tokens[at]).contains('.');
    dotted && at > start && words.roles(&tokens[at - 1]).any(Roles::LOCATIVE)
}

/// The key of a token as a word of a name.
fn word_key(analysis: &Analysis<'_>, token: &Token) -> u64 {
    name::of_token(token, analysis.text.of(token))
}

/// Whether the name with key `key` is a county's of Britain or Ireland.
fn is_british_county(analysis: &Analysis<'_>, key: u64) -> bool {
    let gazetteer = analysis.gazetteer;
    gazetteer.entry(key).into_iter().flat_map(|entry| entry.candidates()).any(|c| {
        let country = gazetteer.country(c.place).map(|country| country.0);
        gazetteer.kind(c.place) == PlaceKind::County && matches!(country.as_ref(), Some(b"GB" | b"IE"))
    })
}

/// “along the Trent”, “where the Ohio meets the Mississippi”: the key of “River Trent”, “Ohio River”, for a name at `at` behind “the”
/// and before no noun: “the Ohio governor” governs a state.
fn river(analysis: &Analysis<'_>, at: usize, sentence: Range<usize>) -> Option<u64> {
    let tokens = &analysis.text.tokens;
    let token = tokens.get(at).filter(|t| t.kind == TokenKind::Word && t.case == Case::Title && t.spaced)?;
    let the = at.checked_sub(1).filter(|the| *the >= sentence.start).map(|the| &tokens[the])?;
    if !analysis.text.of(the).eq_ignore_ascii_case("the") {
        return None;
    }
    let (river, own) = (name::word("River"), word_key(analysis, token));
    let is_river = |key: &u64| {
        let entry = analysis.gazetteer.entry(*key);
        entry.is_some_and(|entry| entry.candidates().any(|c| c.flags.has(NameFlags::RIVER)))
    };
    let keys = [[river, own], [own, river]].map(|words| words.into_iter().fold(name::EMPTY, name::extend));
    let key = keys.into_iter().find(is_river)?;
    let next = tokens.get(at + 1).filter(|_| at + 1 < sentence.end);
    let alone = next.is_none_or(|next| {
        let tag = || analysis.syntax.at(at + 1).tag(at + 1);
        let noun = || tag().is_noun() || matches!(tag(), Tag::Adjective | Tag::Numeral);
        match next.kind {
            TokenKind::Word => next.case == Case::Lower && next.spaced && !noun(),
            // “the Columbia-based firm”
            _ => analysis.text.of(next) != "-",
        }
    });
    // “the Russian” is no river.
    let demonym = is_demonym(analysis.gazetteer, name::extend(name::EMPTY, own));
    (alone && !demonym).then_some(key)
}

/// A sentence as names are looked up in it.
struct Names<'a> {
    analysis: &'a Analysis<'a>,
    /// One behind its last token.
    limit: usize,
    /// It is in capitals.
    shouted: bool,
    /// A name that is read only behind a comma may stand here: “Okla.”
    behind_comma: bool,
}

/// A name that the gazetteer has, or has longer names of.
struct Known<'a> {
    key: u64,
    entry: Entry<'a>,
    /// One behind its last token.
    end: usize,
    /// Whether its last word has an “'s” that belongs to it: “Queen Anne's County”.
    owned: bool,
}

impl<'a> Names<'a> {
    fn token(&self, at: usize) -> Option<&'a Token> {
        self.analysis.text.tokens.get(at).filter(|_| at < self.limit)
    }

    /// The longest name that starts at `first`: one behind its last token, and its key.
    fn longest(&self, first: usize) -> Option<(usize, u64)> {
        let (mut key, mut next, mut best) = (name::EMPTY, first, None);
        for _ in 0..LONGEST {
            let Some(token) = self.token(next).filter(|t| t.kind == TokenKind::Word) else { break };
            let Some(known) = self.with_word(key, next, token) else { break };
            let single = next == first;
            let point = self.token(known.end).is_some_and(|t| !t.spaced && self.analysis.text.of(t) == ".");
            if self.is_written(&known, token, single) && !self.has_council(&known, best) {
                // “by boat from the Wash. Officers …”: no state has “the” before it.
                let abbreviation = point
                    && !self.is_behind_the(first)
                    && token.case == Case::Title
                    && token.span.len() < 6
                    && known.entry.candidates().any(|c| c.flags.has(NameFlags::BEHIND_COMMA));
                best = Some((known.end + usize::from(abbreviation), known.key));
            }
            if !known.entry.goes_on() {
                break;
            }
            // “St. Paul”, “Stratford-upon-Avon”
            let joint = self.token(known.end).filter(|t| !t.spaced);
            let joined = point && token.span.len() <= 4
                || joint.is_some_and(|t| matches!(self.analysis.text.of(t), "-" | "–"));
            key = known.key;
            next = known.end + usize::from(joined);
        }
        best
    }

    fn is_behind_the(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.token(before));
        before.is_some_and(|t| self.analysis.text.of(t).eq_ignore_ascii_case("the"))
    }

    /// The name `key` with the word at `at`, and with the “'s” behind it where the gazetteer has that: “Queen Anne's County”, “St. John's”.
    fn with_word(&self, key: u64, at: usize, token: &Token) -> Option<Known<'a>> {
        let gazetteer = self.analysis.gazetteer;
        if self.token(at + 1).is_some_and(|t| t.kind == TokenKind::Possessive) {
            let key = name::extend(key, name::word(&format!("{}s", self.analysis.text.of(token))));
            if let Some(entry) = gazetteer.entry(key) {
                return Some(Known { key, entry, end: at + 2, owned: true });
            }
        }
        let key = name::extend(key, word_key(self.analysis, token));
        Some(Known { key, entry: gazetteer.entry(key)?, end: at + 1, owned: false })
    }

    /// Whether a name that ends with the word `token`, its only one where it is `single`, is written as a place of that name is.
    fn is_written(&self, known: &Known<'_>, token: &Token, single: bool) -> bool {
        let word = self.analysis.text.of(token);
        // “Côte d'Ivoire”
        let ends = token.case != Case::Lower || !single && word.chars().any(char::is_uppercase);
        // “Clark's” alone is what Clark has.
        let owner = single && known.owned;
        let capitals = token.case == Case::Upper && (!self.shouted || word.contains('.'));
        known.entry.is_place()
            && ends
            && !owner
            && known.entry.candidates().any(|c| {
                (!c.flags.has(NameFlags::CAPITALS) || !single || capitals)
                    && (!c.flags.has(NameFlags::BEHIND_COMMA) || self.behind_comma)
            })
    }

    /// “Kent County Council”: whether a name is the council of the county that is the `shorter` name, not of a Kent County.
    fn has_council(&self, known: &Known<'_>, shorter: Option<(usize, u64)>) -> bool {
        shorter.is_some_and(|(_, shorter)| is_british_county(self.analysis, shorter))
            && self.token(known.end).is_some_and(|t| self.analysis.text.of(t) == "Council")
    }
}
