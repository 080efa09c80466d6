//! Owns what limits an amount (`data/approximators.tsv`).
//!
//! “as many as” → before the numeral, `AtMost` · “or more” → after it, `AtLeast`

use super::table::{Phrases, rows};
use crate::fact::Approximator;
use crate::text::Token;

/// The phrases, by the side of the numeral they stand on.
#[derive(Clone, Debug)]
pub struct Approximators {
    before: Phrases<Approximator>,
    after: Phrases<Approximator>,
}

/// The most tokens an approximator takes.
const LONGEST: usize = 6;

impl Approximators {
    /// Reads the table.
    pub fn new() -> Self {
        let side = |side: &'static str| {
            Phrases::new(
                rows(include_str!(concat!(env!("OUT_DIR"), "/approximators.tsv")))
                    .filter(move |row| row.get(1) == Some(&side))
                    .filter_map(|row| Some((row[0], meaning(row.get(2)?)))),
            )
        };
        Self { before: side("before"), after: side("after") }
    }

    /// The longest approximator that ends where `tokens` end: how many tokens it takes, and what it says.
    pub fn ending(&self, tokens: &[Token]) -> Option<(usize, Approximator)> {
        (1..=LONGEST.min(tokens.len())).rev().find_map(|length| {
            let (found, meaning) = self.before.starting(&tokens[tokens.len() - length..])?;
            (found == length).then_some((length, *meaning))
        })
    }

    /// The approximator that starts at `tokens[0]`, after a numeral.
    pub fn starting(&self, tokens: &[Token]) -> Option<(usize, Approximator)> {
        self.after.starting(tokens).map(|(length, meaning)| (length, *meaning))
    }
}

impl Default for Approximators {
    fn default() -> Self {
        Self::new()
    }
}

fn meaning(name: &str) -> Approximator {
    match name {
        "nearly" => Approximator::Nearly,
        "at_least" => Approximator::AtLeast,
        "at_most" => Approximator::AtMost,
        "more_than" => Approximator::MoreThan,
        "less_than" => Approximator::LessThan,
        _ => Approximator::About,
    }
}
