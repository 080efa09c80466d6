//! Owns which countries a page speaks of without naming a place: where it is from, its language, and institutions, money and
//! words that only one country has. What its words are is left to `names::countries`,
//! what its places say to `votes`.
//!
//! “the school in Stamford was praised by Ofsted” → Great Britain

use crate::detect::Analysis;
use crate::fact::{CountryCode, Options};

/// What it weighs where the page is from, and what its language: less than a name in the text.
const HOME: f32 = 2.0;
const LANGUAGE: f32 = 0.15;
/// What a country's first clue weighs, about as much as a place of it, and what each other one.
const FIRST: f32 = 1.2;
const FURTHER: f32 = 0.5;

/// A country that the page speaks of.
#[derive(Clone, Copy)]
pub(super) struct Spoken {
    pub country: CountryCode,
    /// What its words weigh, and what it weighs that the page is from there.
    pub words: f32,
    pub from: f32,
}

/// Countries that the page speaks of, each once.
pub(super) fn countries(analysis: &Analysis<'_>) -> Vec<Spoken> {
    let weigh = |words: usize| FIRST + FURTHER * (words - 1) as f32;
    let spoken = analysis.countries.by_words().iter();
    let mut countries: Vec<_> =
        spoken.map(|&(country, words)| Spoken { country, words: weigh(words), from: 0.0 }).collect();
    for (country, from) in origins(&analysis.options) {
        match countries.iter_mut().find(|spoken| spoken.country == country) {
            Some(spoken) => spoken.from = from,
            None => countries.push(Spoken { country, words: 0.0, from }),
        }
    }
    countries
}

/// Where the page is from; by its language where it says no more.
fn origins(options: &Options) -> Vec<(CountryCode, f32)> {
    let home: Vec<_> = options.home.countries().collect();
    if home.is_empty() {
        return options.locale.into_iter().map(|country| (country, LANGUAGE)).collect();
    }
    let each = HOME / home.len() as f32;
    home.into_iter().map(|country| (country, each)).collect()
}
