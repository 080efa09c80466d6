//! Owns which countries a page speaks of without naming a place: by its language, and by institutions, money and words that only
//! one country has. What its places say is left to `votes`.
//!
//! “the school in Stamford was praised by Ofsted” → Great Britain

use crate::detect::Analysis;
use crate::fact::CountryCode;
use crate::lexicon::CountryClues;

/// What the page's language weighs: less than a name in the text.
const LANGUAGE: f32 = 0.15;
/// What a country's first clue weighs, about as much as a place of it, what each other one, and how many count.
const FIRST: f32 = 1.2;
const FURTHER: f32 = 0.5;
const MOST: usize = 4;

/// Countries that the page speaks of, each once, with what it weighs.
pub(super) fn countries(analysis: &Analysis<'_>, clues: &CountryClues) -> Vec<(CountryCode, f32)> {
    let tokens = &analysis.text.tokens;
    // By country, the first tokens of its clues: “NHS” twice is one.
    let mut found: Vec<(CountryCode, Vec<u64>)> = Vec::new();
    for sentence in &analysis.text.sentences {
        for at in sentence.tokens.clone() {
            let Some((_, country)) = clues.starting(&tokens[at..sentence.tokens.end]) else { continue };
            let known = found.iter().position(|(other, _)| *other == country).unwrap_or_else(|| {
                found.push((country, Vec::new()));
                found.len() - 1
            });
            let words = &mut found[known].1;
            if words.len() < MOST && !words.contains(&tokens[at].fold) {
                words.push(tokens[at].fold);
            }
        }
    }
    let weigh = |words: usize| FIRST + FURTHER * (words - 1) as f32;
    let mut countries: Vec<_> =
        found.into_iter().map(|(country, words)| (country, weigh(words.len()))).collect();
    if let Some(country) = analysis.options.locale {
        match countries.iter_mut().find(|(other, _)| *other == country) {
            Some((_, weight)) => *weight += LANGUAGE,
            None => countries.push((country, LANGUAGE)),
        }
    }
    countries
}
