//! Owns what words in the heading of a table's column or row say of the figures below or beside it (`data/table_heads.tsv`).
//!
//! “Rank” → the figures number something · “Population” → they are people

use super::table::{Phrases, rows};
use crate::text::Token;

/// What a word of a heading says of the figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadSays {
    /// They are people.
    People,
    /// They are percent.
    Percent,
    /// “m” is metres.
    Length,
    /// They number or name something.
    Label,
    /// They count no thing: an average, an amount of money.
    Figure,
    /// Nothing.
    Whole,
}

/// The words, by token.
#[derive(Clone, Debug)]
pub struct TableHeads(Phrases<HeadSays>);

impl TableHeads {
    /// Reads the table.
    pub fn new() -> Self {
        let table = include_str!(concat!(env!("OUT_DIR"), "/table_heads.tsv"));
        Self(Phrases::new(rows(table).filter_map(|row| Some((*row.first()?, says(row.get(1)?)?)))))
    }

    /// How many of `tokens` say what, from the first on.
    pub fn starting(&self, tokens: &[Token]) -> Option<(usize, HeadSays)> {
        self.0.starting(tokens).map(|(length, says)| (length, *says))
    }
}

impl Default for TableHeads {
    fn default() -> Self {
        Self::new()
    }
}

fn says(name: &str) -> Option<HeadSays> {
    Some(match name {
        "people" => HeadSays::People,
        "percent" => HeadSays::Percent,
        "length" => HeadSays::Length,
        "label" => HeadSays::Label,
        "figure" => HeadSays::Figure,
        "whole" => HeadSays::Whole,
        _ => return None,
    })
}
