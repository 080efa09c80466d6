//! Owns what single words say of a number near them (`data/quantity_words.tsv`): that people were hurt, that pounds are
//! money, that degrees are of weather. Words that make a number part of a name are left to `number_names`.
//!
//! “killed” → a toll · “debt” → money

use super::table::Sets;
use crate::text::Token;

/// What a word can say of a number near it. The table's heading tells each with a sentence.
#[allow(missing_docs)] // the table explains them
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u64)]
pub enum Says {
    Toll,
    NoneOf,
    Money,
    Weight,
    Weather,
    Warming,
    Warmer,
    Seat,
    Building,
    Each,
    Person,
    Which,
    Goes,
    Directs,
    Ranks,
    Rates,
    Sort,
    Lasts,
    Peak,
    Crowd,
    Paid,
    Long,
    Payment,
    Acronym,
    Number,
    Then,
    Side,
    Spans,
    Equals,
    Hour,
    Often,
    Leads,
    TellsHour,
    Prefix,
    Describes,
    Ratio,
    Falls,
    Further,
    Race,
    Code,
    Collects,
    Superlative,
    Among,
    Life,
    Tally,
    Group,
    Medal,
    Term,
    Amounts,
    Holding,
    Second,
    Pays,
    Ruins,
}

/// What the table calls each, in the same order.
const NAMES: [&str; 53] = [
    "toll",
    "none_of",
    "money",
    "weight",
    "weather",
    "warming",
    "warmer",
    "seat",
    "building",
    "each",
    "person",
    "which",
    "goes",
    "directs",
    "ranks",
    "rates",
    "sort",
    "lasts",
    "peak",
    "crowd",
    "paid",
    "long",
    "payment",
    "acronym",
    "number",
    "then",
    "side",
    "spans",
    "equals",
    "hour",
    "often",
    "leads",
    "tells_hour",
    "prefix",
    "describes",
    "ratio",
    "falls",
    "further",
    "race",
    "code",
    "collects",
    "superlative",
    "among",
    "life",
    "tally",
    "group",
    "medal",
    "term",
    "amounts",
    "holding",
    "second",
    "pays",
    "ruins",
];

/// The words, each with all it says.
#[derive(Clone, Debug)]
pub struct QuantityWords(Sets);

impl QuantityWords {
    /// Reads the table.
    pub fn new() -> Self {
        let table = include_str!(concat!(env!("OUT_DIR"), "/quantity_words.tsv"));
        Self(Sets::read(table, &|name| Some(1 << NAMES.iter().position(|own| *own == name)?)))
    }

    /// Whether the word `token` says `meaning`.
    pub fn says(&self, token: &Token, meaning: Says) -> bool {
        self.0.of(token) & (1_u64 << meaning as u64) != 0
    }
}

impl Default for QuantityWords {
    fn default() -> Self {
        Self::new()
    }
}
