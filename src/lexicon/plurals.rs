//! Owns nouns whose singular is not the plural without its ending (`data/plurals.tsv`).
//!
//! “wolves” → “wolf”

use super::table::rows;
use crate::by_fold::ByFold;
use crate::text::fold;

/// The nouns, by their plural in small letters.
#[derive(Clone, Debug)]
pub struct Plurals(ByFold<&'static str>);

impl Plurals {
    /// Reads the table.
    pub fn new() -> Self {
        let table = include_str!(concat!(env!("OUT_DIR"), "/plurals.tsv"));
        Self(rows(table).filter_map(|row| Some((fold(row[0]), *row.get(1)?))).collect())
    }

    /// The singular of `plural`, which is in small letters.
    pub fn singular(&self, plural: &str) -> Option<&'static str> {
        self.0.get(fold(plural)).copied()
    }
}

impl Default for Plurals {
    fn default() -> Self {
        Self::new()
    }
}
