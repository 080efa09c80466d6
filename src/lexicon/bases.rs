//! Owns the words that say what a change is measured from (`data/bases.tsv`). Where the base ends is left to
//! `detect::quantity`.
//!
//! “compared with” → two tokens, whatever follows · “on” → one token, a time only

use super::table::{Phrases, rows};
use crate::text::Token;

/// What may stand behind the word for it to lead to a base.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Follows {
    /// Any noun phrase.
    Any,
    /// A time: “last year”.
    Time,
}

/// The phrases, by token.
#[derive(Clone, Debug)]
pub struct Bases(Phrases<Follows>);

impl Bases {
    /// Reads the table.
    pub fn new() -> Self {
        Self(Phrases::new(rows(include_str!(concat!(env!("OUT_DIR"), "/bases.tsv"))).filter_map(|row| {
            let follows = if *row.get(1)? == "time" { Follows::Time } else { Follows::Any };
            Some((row[0], follows))
        })))
    }

    /// The phrase that starts at `tokens[0]`: how many tokens it takes, and what must follow it.
    pub fn starting(&self, tokens: &[Token]) -> Option<(usize, Follows)> {
        self.0.starting(tokens).map(|(length, follows)| (length, *follows))
    }
}

impl Default for Bases {
    fn default() -> Self {
        Self::new()
    }
}
