//! Owns the words that numerals are made of (`data/numerals.tsv`). How they combine is left to `detect::quantity`.
//!
//! “twenty-six” → `Ten 20`, `Digit 6`

use super::table::{Phrases, rows};
use crate::text::Token;

/// What a word does in a numeral.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumeralKind {
    /// “six”.
    Digit,
    /// “sixteen”.
    Teen,
    /// “sixty”.
    Ten,
    /// “hundred”.
    Hundred,
    /// “million”, “lakh”.
    Scale,
    /// “bn”: a scale after digits only.
    Suffix,
    /// “m”: a scale after digits, where it is not a unit.
    Letter,
    /// “dozen”.
    Group,
    /// “dozens”, “thousands”: an open amount.
    Many,
    /// “third”: a rank, or a fraction's denominator.
    Ordinal,
    /// “quarters”: a denominator.
    Part,
    /// “doubled”: a verb that is an amount.
    Multiplied,
    /// “threefold”.
    Fold,
    /// “pair”.
    Pair,
    /// “no”: zero before what is counted.
    Nothing,
}

/// One word of a numeral.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NumeralWord {
    /// What it does.
    pub kind: NumeralKind,
    /// Its value: 6 for “six” and for “sixth”, 2 for “half”.
    pub value: f64,
}

/// The words, by token.
#[derive(Clone, Debug)]
pub struct Numerals(Phrases<NumeralWord>);

impl Numerals {
    /// Reads the table.
    pub fn new() -> Self {
        Self(Phrases::new(
            rows(include_str!(concat!(env!("OUT_DIR"), "/numerals.tsv")))
                .filter_map(|row| Some((row[0], word(&row)?))),
        ))
    }

    /// Whether `token` may be a word of a numeral: true for every one, and for few other words.
    pub fn may_hold(&self, token: &Token) -> bool {
        self.0.may_start(token)
    }

    /// What `token` does in a numeral, if anything.
    pub fn word(&self, token: &Token) -> Option<NumeralWord> {
        self.0.word(token).copied()
    }
}

impl Default for Numerals {
    fn default() -> Self {
        Self::new()
    }
}

fn word(row: &[&str]) -> Option<NumeralWord> {
    let kind = match *row.get(1)? {
        "digit" => NumeralKind::Digit,
        "teen" => NumeralKind::Teen,
        "ten" => NumeralKind::Ten,
        "hundred" => NumeralKind::Hundred,
        "scale" => NumeralKind::Scale,
        "suffix" => NumeralKind::Suffix,
        "letter" => NumeralKind::Letter,
        "group" => NumeralKind::Group,
        "many" => NumeralKind::Many,
        "ordinal" => NumeralKind::Ordinal,
        "part" => NumeralKind::Part,
        "multiplied" => NumeralKind::Multiplied,
        "fold" => NumeralKind::Fold,
        "nothing" => NumeralKind::Nothing,
        _ => NumeralKind::Pair,
    };
    Some(NumeralWord { kind, value: row.get(2)?.parse().ok()? })
}
