//! Owns words and phrases that decide whether a number beside them claims anything (`data/number_names.tsv`): most make it
//! part of a name.
//!
//! “Channel 4” → label · “the 7th Cavalry” → named · “24/7” → idiom

use std::sync::OnceLock;

use super::table::{Phrases, rows};
use crate::text::Token;

/// The words, by where they stand.
#[derive(Clone, Debug)]
pub struct NumberNames {
    labels: Phrases<()>,
    named: Phrases<()>,
    idioms: Phrases<()>,
    counters: Phrases<()>,
    works: Phrases<()>,
    events: Phrases<()>,
    results: Phrases<()>,
    standings: Phrases<()>,
}

/// The most tokens an idiom has before its number.
pub const LONGEST_IDIOM: usize = 6;

impl NumberNames {
    /// Reads the table.
    fn new() -> Self {
        let rows: Vec<_> = rows(include_str!(concat!(env!("OUT_DIR"), "/number_names.tsv"))).collect();
        let kind = |kind: &str| {
            Phrases::new(rows.iter().filter(|row| row.get(1) == Some(&kind)).map(|row| (row[0], ())))
        };
        Self {
            labels: kind("label"),
            named: kind("named"),
            idioms: kind("idiom"),
            counters: kind("counter"),
            works: kind("work"),
            events: kind("event"),
            results: kind("result"),
            standings: kind("standing"),
        }
    }

    /// The table, read once.
    pub fn shared() -> &'static Self {
        static NAMES: OnceLock<NumberNames> = OnceLock::new();
        NAMES.get_or_init(Self::new)
    }

    /// Whether a number right after `token` is its name: “page 7”.
    pub fn is_label(&self, token: &Token) -> bool {
        self.labels.word(token).is_some()
    }

    /// Whether a number right before `token` is its name: “7th Cavalry”.
    pub fn is_named(&self, token: &Token) -> bool {
        self.named.word(token).is_some()
    }

    /// Whether `token` is what a page counts of itself: “45 shares”.
    pub fn is_counter(&self, token: &Token) -> bool {
        self.counters.word(token).is_some()
    }

    /// Whether a title that opens with a number may stand right after `token`: “the film 12 Angry Men”.
    pub fn is_work(&self, token: &Token) -> bool {
        self.works.word(token).is_some()
    }

    /// Whether a measure right before `token` names it: “the 200m butterfly”.
    pub fn is_event(&self, token: &Token) -> bool {
        self.events.word(token).is_some()
    }

    /// Whether two numbers with a hyphen right before `token` are a score: “a 3-1 win”.
    pub fn is_result(&self, token: &Token) -> bool {
        self.results.word(token).is_some()
    }

    /// Whether a rank is one in `token`: “third in the table”.
    pub fn is_standing(&self, token: &Token) -> bool {
        self.standings.word(token).is_some()
    }

    /// How many tokens the idiom that starts at `tokens[0]` takes.
    pub fn idiom(&self, tokens: &[Token]) -> Option<usize> {
        self.idioms.starting(tokens).map(|(length, ())| length)
    }
}
