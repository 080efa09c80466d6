//! Owns words that say an amount changed (`data/changes.tsv`).
//!
//! “slid” → `Down`

use super::table::{Phrases, rows};
use crate::fact::Change;
use crate::text::Token;

/// The words, with the direction they give.
#[derive(Clone, Debug)]
pub struct Changes(Phrases<Change>);

impl Changes {
    /// Reads the table.
    pub fn new() -> Self {
        Self(Phrases::new(
            rows(include_str!(concat!(env!("OUT_DIR"), "/changes.tsv"))).filter_map(|row| {
                Some((row[0], if *row.get(1)? == "up" { Change::Up } else { Change::Down }))
            }),
        ))
    }

    /// The direction the word or phrase at `tokens[0]` gives.
    pub fn starting(&self, tokens: &[Token]) -> Option<(usize, Change)> {
        self.0.starting(tokens).map(|(length, change)| (length, *change))
    }
}

impl Default for Changes {
    fn default() -> Self {
        Self::new()
    }
}
