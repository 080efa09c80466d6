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
}

impl Says {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "toll" => Self::Toll,
            "none_of" => Self::NoneOf,
            "money" => Self::Money,
            "weight" => Self::Weight,
            "weather" => Self::Weather,
            "warming" => Self::Warming,
            "warmer" => Self::Warmer,
            "seat" => Self::Seat,
            "building" => Self::Building,
            "each" => Self::Each,
            "person" => Self::Person,
            "which" => Self::Which,
            "goes" => Self::Goes,
            "directs" => Self::Directs,
            "ranks" => Self::Ranks,
            "rates" => Self::Rates,
            "sort" => Self::Sort,
            "lasts" => Self::Lasts,
            "peak" => Self::Peak,
            "crowd" => Self::Crowd,
            "paid" => Self::Paid,
            "long" => Self::Long,
            "payment" => Self::Payment,
            "acronym" => Self::Acronym,
            "number" => Self::Number,
            "then" => Self::Then,
            "side" => Self::Side,
            "spans" => Self::Spans,
            "equals" => Self::Equals,
            "hour" => Self::Hour,
            "often" => Self::Often,
            "leads" => Self::Leads,
            "tells_hour" => Self::TellsHour,
            "prefix" => Self::Prefix,
            "describes" => Self::Describes,
            "ratio" => Self::Ratio,
            "falls" => Self::Falls,
            "further" => Self::Further,
            "race" => Self::Race,
            "code" => Self::Code,
            "collects" => Self::Collects,
            "superlative" => Self::Superlative,
            "among" => Self::Among,
            "life" => Self::Life,
            "tally" => Self::Tally,
            "group" => Self::Group,
            "medal" => Self::Medal,
            "term" => Self::Term,
            _ => return None,
        })
    }
}

/// The words, each with all it says.
#[derive(Clone, Debug)]
pub struct QuantityWords(Sets);

impl QuantityWords {
    /// Reads the table.
    pub fn new() -> Self {
        let table = include_str!(concat!(env!("OUT_DIR"), "/quantity_words.tsv"));
        Self(Sets::read(table, &|name| Some(1 << Says::named(name)? as u64)))
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
