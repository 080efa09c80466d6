//! Owns the words that numerals are made of (`data/numerals.tsv`). How they combine is left to `detect::quantity`.
//!
//! “twenty-six” → `Ten 20`, `Digit 6`

use super::table::{Phrases, rows};
use crate::text::{Token, fold};

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
pub struct Numerals {
    words: Phrases<NumeralWord>,
    /// A bit for each word's fold, so that most look-ups end without one.
    folds: Box<[u64; 256]>,
}

impl Numerals {
    /// Reads the table.
    pub fn new() -> Self {
        let mut folds = Box::new([0; 256]);
        let words = rows(include_str!("../../data/numerals.tsv")).filter_map(|row| {
            let fold = fold(row[0]);
            folds[slot(fold)] |= bit(fold);
            Some((row[0], word(&row)?))
        });
        let words = Phrases::new(words);
        Self { words, folds }
    }

    /// Whether `token` may be a word of a numeral: true for every one, and for one other word in a hundred.
    pub fn may_hold(&self, token: &Token) -> bool {
        self.folds[slot(token.fold)] & bit(token.fold) != 0
    }

    /// What `token` does in a numeral, if anything.
    pub fn word(&self, token: &Token) -> Option<NumeralWord> {
        if self.may_hold(token) { self.words.word(token).copied() } else { None }
    }
}

impl Default for Numerals {
    fn default() -> Self {
        Self::new()
    }
}

/// Which of 256 words of 64 bits a fold falls in.
fn slot(fold: u64) -> usize {
    (fold >> 6) as usize & 255
}

fn bit(fold: u64) -> u64 {
    1 << (fold & 63)
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
