//! Owns words that say an amount changed (`data/changes.tsv`).
//!
//! “slid” → `Down`

use super::table::{Phrases, rows};
use crate::fact::Change;
use crate::text::Token;

/// The words, with the direction they give and what they may have as their object.
#[derive(Clone, Debug)]
pub struct Changes(Phrases<(Change, Takes)>);

/// What a verb may have as its object without a change of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Takes {
    Nothing,
    /// “lost 11 boats”; but “lost 300 square miles of forest” is a loss of forest.
    Counted,
    /// “recovered 42 stolen phones”, “dropped 40 mm of rain”.
    Any,
}

impl Changes {
    /// Reads the table.
    pub fn new() -> Self {
        Self(Phrases::new(rows(include_str!(concat!(env!("OUT_DIR"), "/changes.tsv"))).filter_map(|row| {
            let change = if *row.get(1)? == "up" { Change::Up } else { Change::Down };
            let takes = match row.get(3).copied() {
                Some("counted") => Takes::Counted,
                Some("any") => Takes::Any,
                _ => Takes::Nothing,
            };
            Some((row[0], (change, takes)))
        })))
    }

    /// The direction the word or phrase at `tokens[0]` gives.
    pub fn starting(&self, tokens: &[Token]) -> Option<(usize, Change)> {
        self.0.starting(tokens).map(|(length, (change, _))| (length, *change))
    }

    /// Whether the word at `tokens[0]` may have a quantity as its object that does not change: a count, or a measure.
    pub fn takes_object(&self, tokens: &[Token], counted: bool) -> bool {
        self.0.starting(tokens).is_some_and(|(_, (_, takes))| match takes {
            Takes::Nothing => false,
            Takes::Counted => counted,
            Takes::Any => true,
        })
    }
}

impl Default for Changes {
    fn default() -> Self {
        Self::new()
    }
}
