//! Owns the words that tell which country a page speaks of (`data/country_clues.tsv`). What they weigh is left to
//! `names::countries` and `detect`.
//!
//! “the school was praised by Ofsted” → Great Britain

use std::sync::OnceLock;

use super::table::{Phrases, rows};
use crate::fact::CountryCode;
use crate::text::{Case, Token};

/// The words, by token.
#[derive(Clone, Debug)]
pub struct CountryClues(Phrases<(CountryCode, Written)>);

/// How a clue's first word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Written {
    /// “NHS”.
    Upper,
    /// “Garda”.
    Capital,
    /// “lorry”.
    Small,
}

impl CountryClues {
    /// The table, read once.
    pub fn shared() -> &'static Self {
        static CLUES: OnceLock<CountryClues> = OnceLock::new();
        CLUES.get_or_init(Self::new)
    }

    fn new() -> Self {
        let table = rows(include_str!(concat!(env!("OUT_DIR"), "/country_clues.tsv")));
        Self(Phrases::new(table.filter_map(|row| {
            let &[a, b] = row.get(1)?.as_bytes() else { return None };
            let word = row[0].split(' ').next().unwrap_or_default();
            let written = match word.chars().filter(|c| c.is_uppercase()).count() {
                0 => Written::Small,
                1 => Written::Capital,
                _ => Written::Upper,
            };
            Some((row[0], (CountryCode([a, b]), written)))
        })))
    }

    /// The country that the words at `tokens[0]` tell, and how many tokens they take.
    pub fn starting(&self, tokens: &[Token]) -> Option<(usize, CountryCode)> {
        let (count, (country, written)) = self.0.starting(tokens)?;
        let first = tokens.first()?;
        let fits = match written {
            Written::Upper => first.case == Case::Upper,
            Written::Capital => first.is_capitalised(),
            // “two million rand”, not “Rand Paul”
            Written::Small => {
                !first.is_capitalised() || tokens.get(count).is_none_or(|next| !next.is_capitalised())
            }
        };
        fits.then_some((count, *country))
    }
}
