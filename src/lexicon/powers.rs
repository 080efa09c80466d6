//! Owns the words that tell a power from a place (`data/powers.tsv`): what a government does, suffers or has, and the little
//! words around them. Where they stand is left to `detect::place`.
//!
//! “Moscow *denied* it” → does · “she *warned* Moscow” → suffers · “Moscow's *demand*” → has

use super::table::{Phrases, rows};
use crate::text::Token;

/// The words, by where they stand.
#[derive(Clone, Debug)]
pub struct Powers {
    does: Phrases<()>,
    suffers: Phrases<()>,
    has: Phrases<()>,
    between: Phrases<()>,
    opens: Phrases<()>,
}

/// Tokens of the longest phrase: “talks with”.
const LONGEST: usize = 2;

impl Powers {
    /// Reads the table.
    pub fn new() -> Self {
        let role = |role: &'static str| {
            let table = rows(include_str!(concat!(env!("OUT_DIR"), "/powers.tsv")));
            Phrases::new(table.filter(move |row| row.get(1) == Some(&role)).map(|row| (row[0], ())))
        };
        Self {
            does: role("does"),
            suffers: role("suffers"),
            has: role("has"),
            between: role("between"),
            opens: role("opens"),
        }
    }

    /// Whether a power's verb starts at `tokens[0]`, right behind its name: “denied”.
    pub fn does(&self, tokens: &[Token]) -> bool {
        self.does.starting(tokens).is_some()
    }

    /// Whether what is done to a power ends with `tokens`, right before its name: “warned”, “talks with”.
    pub fn suffers(&self, tokens: &[Token]) -> bool {
        (1..=LONGEST.min(tokens.len())).any(|length| {
            let found = self.suffers.starting(&tokens[tokens.len() - length..]);
            found.is_some_and(|(count, ())| count == length)
        })
    }

    /// Whether what a power has starts at `tokens[0]`, behind its possessive: “demand”.
    pub fn has(&self, tokens: &[Token]) -> bool {
        self.has.starting(tokens).is_some()
    }

    /// How many tokens may stand between a power and its verb at the beginning of `tokens`: “has not”, “would have”.
    pub fn between(&self, tokens: &[Token]) -> usize {
        (0..tokens.len()).take_while(|&at| self.between.starting(&tokens[at..=at]).is_some()).count()
    }

    /// Whether a clause opens with `tokens[0]`, so that the name behind it is its subject: “and”, “because”.
    pub fn opens(&self, tokens: &[Token]) -> bool {
        self.opens.starting(tokens).is_some()
    }
}

impl Default for Powers {
    fn default() -> Self {
        Self::new()
    }
}
