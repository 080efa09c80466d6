//! Owns finding names: the longest runs of tokens that the gazetteer knows. Whether they are places here is left to
//! `judge`.
//!
//! “She left New York for St. Paul” → `New York` · `St. Paul`

use super::{Sighting, Verdict};
use crate::detect::Analysis;
use crate::fact::RuleId;
use crate::lexicon::PlaceWords;
use crate::lexicon::gazetteer::{NameFlags, name};
use crate::text::{Case, Token, TokenKind};

/// No gazetteer name is longer, counted in words.
const LONGEST: usize = 9;

/// All names of `analysis`, in order, none overlapping.
pub(super) fn sightings(analysis: &Analysis<'_>, words: &PlaceWords) -> Vec<Sighting> {
    let text = analysis.text;
    let mut found: Vec<Sighting> = Vec::new();
    for sentence in &text.sentences {
        let shouted = is_shouted(&text.tokens[sentence.tokens.clone()]);
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let token = &text.tokens[at];
            if token.is_capitalised() {
                if let Some(count) = words.not_a_place(&text.tokens[at..sentence.tokens.end]) {
                    at += count;
                    continue;
                }
                let behind_comma = found.last().is_some_and(|last| follows(analysis, last, at));
                if let Some((end, key)) = longest(analysis, at, sentence.tokens.end, shouted, behind_comma) {
                    found.push(Sighting {
                        first: at,
                        end,
                        mark: (at, end),
                        key,
                        feature: None,
                        pattern: false,
                        shouted,
                        pair: None,
                        verdict: Verdict { score: 0.0, rule: RuleId("place.name"), person: false },
                        place: None,
                    });
                    at = end;
                    continue;
                }
            }
            at += 1;
        }
    }
    found
}

/// A sentence in capitals, as headlines are: capitals say nothing in it.
fn is_shouted(tokens: &[Token]) -> bool {
    let (mut upper, mut other) = (0, 0);
    for token in tokens.iter().filter(|t| t.kind == TokenKind::Word && t.span.len() > 3) {
        if token.case == Case::Upper { upper += 1 } else { other += 1 }
    }
    upper > 1 && upper > 3 * other
}

/// Whether the token at `at` stands right behind `last`, with or without a comma: “Gainesville, Ga.”
fn follows(analysis: &Analysis<'_>, last: &Sighting, at: usize) -> bool {
    let tokens = &analysis.text.tokens;
    tokens[last.first].block == tokens[at].block
        && (last.end == at || last.end + 1 == at && matches!(analysis.text.of(&tokens[last.end]), "," | "("))
}

/// The key of a token as a word of a name.
fn word_key(analysis: &Analysis<'_>, token: &Token) -> u64 {
    name::word(analysis.text.of(token))
}

/// The longest name that starts at `at`: one behind its last token, and its key.
fn longest(
    analysis: &Analysis<'_>,
    at: usize,
    limit: usize,
    shouted: bool,
    behind_comma: bool,
) -> Option<(usize, u64)> {
    let tokens = &analysis.text.tokens;
    let (mut key, mut next, mut best) = (name::EMPTY, at, None);
    for _ in 0..LONGEST {
        let Some(token) = tokens.get(next).filter(|t| next < limit && t.kind == TokenKind::Word) else {
            break;
        };
        let mut end = next + 1;
        // “Queen Anne's County”, “St. John's”
        let owned =
            tokens.get(end).filter(|t| end < limit && t.kind == TokenKind::Possessive).and_then(|_| {
                let joined = format!("{}s", analysis.text.of(token));
                let key = name::extend(key, name::word(&joined));
                analysis.gazetteer.entry(key).map(|entry| (key, entry))
            });
        let entry = match owned {
            Some((owned, entry)) => {
                (key, end) = (owned, end + 1);
                entry
            }
            None => {
                key = name::extend(key, word_key(analysis, token));
                let Some(entry) = analysis.gazetteer.entry(key) else { break };
                entry
            }
        };
        let point = tokens.get(end).filter(|t| end < limit && !t.spaced && analysis.text.of(t) == ".");
        if entry.is_place() && token.case != Case::Lower {
            let single = at == next;
            let capitals = token.case == Case::Upper && (!shouted || analysis.text.of(token).contains('.'));
            let written = entry.candidates().any(|c| {
                (!c.flags.has(NameFlags::CAPITALS) || !single || capitals)
                    && (!c.flags.has(NameFlags::BEHIND_COMMA) || behind_comma)
            });
            if written {
                let abbreviation = entry.candidates().any(|c| c.flags.has(NameFlags::BEHIND_COMMA))
                    && point.is_some()
                    && token.case == Case::Title
                    && token.span.len() < 6;
                best = Some((if abbreviation { end + 1 } else { end }, key));
            }
        }
        if !entry.goes_on() {
            break;
        }
        // “St. Paul”, “Stratford-upon-Avon”
        let joint = tokens.get(end).filter(|t| end < limit && !t.spaced);
        if point.is_some() && token.span.len() <= 4
            || joint.is_some_and(|t| matches!(analysis.text.of(t), "-" | "–"))
        {
            end += 1;
        }
        if end >= limit {
            break;
        }
        next = end;
    }
    best
}
