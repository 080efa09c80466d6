//! Owns units and currencies (`data/units.tsv`, `data/currencies.tsv`): what they are called and how they are written.
//! Where they may stand is left to `detect::quantity`.
//!
//! “km” → kilometre, length · “HK$” → HKD, currency

use std::borrow::Cow;

use super::table::{Phrases, rows};
use crate::fact::{Measure, Unit};
use crate::text::Token;

/// A way to write a unit, with case: “MW”, never “mw”.
#[derive(Clone, Debug)]
struct Sign {
    written: &'static str,
    unit: usize,
}

/// All units, by token.
#[derive(Clone, Debug)]
pub struct Units {
    units: Vec<Unit>,
    words: Phrases<usize>,
    signs: Phrases<Vec<Sign>>,
    before: Phrases<Vec<Sign>>,
}

impl Units {
    /// Reads the tables.
    pub fn new() -> Self {
        let (mut units, mut words) = (Vec::new(), Vec::new());
        let (mut signs, mut before) = (Vec::new(), Vec::new());
        for row in rows(include_str!("../../data/currencies.tsv")).filter(|row| row.len() >= 4) {
            before.extend(cells(row[2]).map(|written| Sign { written, unit: units.len() }));
            words.extend(cells(row[3]).map(|word| (word, units.len())));
            units.push(unit(row[0], row[1], Measure::Currency));
        }
        for row in rows(include_str!("../../data/units.tsv")).filter(|row| row.len() >= 5) {
            words.extend(cells(row[3]).map(|word| (word, units.len())));
            signs.extend(cells(row[4]).map(|written| Sign { written, unit: units.len() }));
            units.push(unit(row[0], row[1], measure(row[2])));
        }
        Self { units, words: Phrases::new(words), signs: by_fold(signs), before: by_fold(before) }
    }

    /// The unit written at `tokens[0]`, and how many tokens it takes. `text` is the block's.
    pub fn starting(&self, text: &str, tokens: &[Token]) -> Option<(usize, &Unit)> {
        let word = self.words.starting(tokens).map(|(length, unit)| (length, *unit));
        let sign = sign(&self.signs, text, tokens);
        // The longer; a sign with its very case before a word.
        let (length, unit) = match (word, sign) {
            (Some(w), Some(s)) if w.0 > s.0 => w,
            (_, Some(s)) => s,
            (w, None) => w?,
        };
        Some((length, &self.units[unit]))
    }

    /// The currency sign or code at `tokens[0]` that stands before a numeral, and how many tokens it takes.
    pub fn before(&self, text: &str, tokens: &[Token]) -> Option<(usize, &Unit)> {
        sign(&self.before, text, tokens).map(|(length, unit)| (length, &self.units[unit]))
    }

    /// The unit with this id.
    pub fn by_id(&self, id: &str) -> Option<&Unit> {
        self.units.iter().find(|unit| unit.id == id)
    }
}

impl Default for Units {
    fn default() -> Self {
        Self::new()
    }
}

fn cells(cell: &'static str) -> impl Iterator<Item = &'static str> {
    cell.split('|').filter(|word| !word.is_empty())
}

fn sign(signs: &Phrases<Vec<Sign>>, text: &str, tokens: &[Token]) -> Option<(usize, usize)> {
    let (length, signs) = signs.starting(tokens)?;
    let written = tokens[0].span.join(tokens[length - 1].span).of(text);
    // “US $5” is written as often as “US$5”.
    let same = |sign: &&Sign| sign.written.chars().eq(written.chars().filter(|c| !c.is_whitespace()));
    signs.iter().find(same).map(|sign| (length, sign.unit))
}

/// Signs that differ in case only share an entry.
fn by_fold(mut signs: Vec<Sign>) -> Phrases<Vec<Sign>> {
    signs.sort_by_cached_key(|sign| sign.written.to_lowercase());
    let groups: Vec<Vec<Sign>> = signs
        .chunk_by(|a, b| a.written.to_lowercase() == b.written.to_lowercase())
        .map(<[Sign]>::to_vec)
        .collect();
    Phrases::new(groups.into_iter().map(|group| (group[0].written, group)))
}

fn unit(id: &'static str, name: &'static str, measure: Measure) -> Unit {
    Unit { id: Cow::Borrowed(id), name: Cow::Borrowed(name), measure }
}

pub(super) fn measure(name: &str) -> Measure {
    match name {
        "percent" => Measure::Percent,
        "length" => Measure::Length,
        "area" => Measure::Area,
        "volume" => Measure::Volume,
        "mass" => Measure::Mass,
        "duration" => Measure::Duration,
        "speed" => Measure::Speed,
        "temperature" => Measure::Temperature,
        "energy" => Measure::Energy,
        "power" => Measure::Power,
        "data" => Measure::Data,
        "pressure" => Measure::Pressure,
        "frequency" => Measure::Frequency,
        "angle" => Measure::Angle,
        "force" => Measure::Force,
        "rate" => Measure::Rate,
        _ => Measure::Other,
    }
}
