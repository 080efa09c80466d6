//! Owns units and currencies (`data/units.tsv`, `data/currencies.tsv`, `data/unit_clues.tsv`): what they are called, how
//! they are written, and which words tell a sign's meanings apart. Where they may stand is left to `detect::quantity`.
//!
//! “km” → kilometre, length · “HK$” → HKD, currency · “12 nm off the coast” → nautical mile

use std::borrow::Cow;
use std::sync::OnceLock;

use super::table::{Phrases, rows};
use crate::by_fold::ByFold;
use crate::fact::{Measure, Unit};
use crate::order::sort_by_key;
use crate::text::{Token, fold, in_small_letters};

/// A way to write a unit, with case: “MW”, never “mw”.
#[derive(Clone, Debug)]
struct Sign {
    written: String,
    unit: usize,
}

/// A meaning of a sign that other words near it tell.
#[derive(Clone, Debug)]
struct Clue {
    written: &'static str,
    unit: usize,
    /// The folds of the words, sorted.
    words: Box<[u64]>,
}

/// All units, by token.
#[derive(Clone, Debug)]
pub struct Units {
    units: Vec<Unit>,
    /// How many of a minor unit make one whole; none for other units.
    parts: Vec<Option<f64>>,
    words: Phrases<usize>,
    signs: Phrases<Vec<Sign>>,
    before: Phrases<Vec<Sign>>,
    clues: Phrases<Vec<Clue>>,
}

/// How far from a sign a word may stand that tells what it means, in tokens.
const NEAR: usize = 12;

impl Units {
    /// The tables, read once.
    pub fn shared() -> &'static Self {
        static UNITS: OnceLock<Units> = OnceLock::new();
        UNITS.get_or_init(Self::new)
    }

    /// Reads the tables.
    fn new() -> Self {
        let (mut units, mut parts, mut words) = (Vec::new(), Vec::new(), Vec::new());
        let (mut signs, mut before) = (Vec::new(), Vec::new());
        for row in
            rows(include_str!(concat!(env!("OUT_DIR"), "/currencies.tsv"))).filter(|row| row.len() >= 5)
        {
            let at = units.len();
            for written in cells(row[2]) {
                before.push(Sign { written: written.to_owned(), unit: at });
                if is_dollar_of_a_state(written) {
                    before.push(Sign { written: in_small_letters(written), unit: at });
                }
            }
            for word in cells(row[3]) {
                match word.strip_prefix('=') {
                    Some(written) => signs.push(Sign { written: written.to_owned(), unit: at }),
                    None => words.push((word.to_owned(), at)),
                }
                // “kuwaitidinar”
                if word.split(' ').count() == 2 {
                    words.push((word.replace(' ', ""), at));
                }
            }
            parts.push(row.get(5).and_then(|count| count.parse().ok()));
            units.push(unit(row[0], row[1], Measure::Currency));
        }
        for row in rows(include_str!(concat!(env!("OUT_DIR"), "/units.tsv"))).filter(|row| row.len() >= 5) {
            words.extend(cells(row[3]).map(|word| (word.to_owned(), units.len())));
            signs.extend(cells(row[4]).map(|sign| Sign { written: sign.to_owned(), unit: units.len() }));
            parts.push(None);
            units.push(unit(row[0], row[1], measure(row[2])));
        }
        let clues = clues(&units);
        let words = Phrases::new(words.iter().map(|(word, unit)| (word.as_str(), *unit)));
        Self { units, parts, words, signs: by_fold(signs), before: by_fold(before), clues }
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

    /// The unit that the sign `tokens[at]` stands for where words near it tell: “12 nm off the coast”.
    pub fn told(&self, text: &str, tokens: &[Token], at: usize) -> Option<&Unit> {
        let token = tokens.get(at)?;
        let clues = self.clues.word(token)?;
        let near = &tokens[at.saturating_sub(NEAR)..(at + NEAR).min(tokens.len())];
        let told = |clue: &&Clue| {
            clue.written == token.span.of(text)
                && near.iter().any(|t| !t.span.eq(&token.span) && clue.words.binary_search(&t.fold).is_ok())
        };
        clues.iter().find(told).map(|clue| &self.units[clue.unit])
    }

    /// The currency sign or code at `tokens[0]` that stands before a numeral, and how many tokens it takes.
    pub fn before(&self, text: &str, tokens: &[Token]) -> Option<(usize, &Unit)> {
        sign(&self.before, text, tokens).map(|(length, unit)| (length, &self.units[unit]))
    }

    /// The currency whose code is `code`, in capitals: “SEK” of “MSEK”.
    pub fn code(&self, code: &str) -> Option<&Unit> {
        self.by_id(code).filter(|unit| unit.measure == Measure::Currency && code.len() == 3)
    }

    /// The unit with this id.
    pub fn by_id(&self, id: &str) -> Option<&Unit> {
        self.units.iter().find(|unit| unit.id == id)
    }

    /// How many of the minor unit `id` make one whole: 100 for “cent”. None where `id` is no minor unit.
    pub fn parts(&self, id: &str) -> Option<f64> {
        let at = self.units.iter().position(|unit| unit.id == id)?;
        self.parts[at]
    }
}

fn cells(cell: &'static str) -> impl Iterator<Item = &'static str> {
    cell.split('|').filter(|word| !word.is_empty())
}

/// “HK$”, “AUD$”, “C$”: feeds without capitals write it “hk $”.
fn is_dollar_of_a_state(written: &str) -> bool {
    written.ends_with('$') && (written.len() > 2 || written == "C$")
}

fn clues(units: &[Unit]) -> Phrases<Vec<Clue>> {
    let mut clues = Vec::new();
    for row in rows(include_str!(concat!(env!("OUT_DIR"), "/unit_clues.tsv"))).filter(|row| row.len() >= 3) {
        let Some(unit) = units.iter().position(|unit| unit.id == row[1]) else { continue };
        let mut words: Box<[u64]> = cells(row[2]).map(fold).collect();
        sort_by_key(&mut words, |word| u128::from(*word));
        clues.push(Clue { written: row[0], unit, words });
    }
    sort_by_key(&mut clues, |clue: &Clue| u128::from(fold(clue.written)));
    let groups = clues.chunk_by(|a, b| a.written.eq_ignore_ascii_case(b.written));
    Phrases::new(groups.map(|group| (group[0].written, group.to_vec())))
}

/// Whether a sign of several tokens may be written with spaces.
fn may_gap(written: &str) -> bool {
    let words = ["us$", "ca$", "CA$", "can$", "Can$", "CAN$", "A$", "S$", "J$", "G$", "N$", "Z$"];
    !words.contains(&written)
}

fn sign(signs: &Phrases<Vec<Sign>>, text: &str, tokens: &[Token]) -> Option<(usize, usize)> {
    let (length, signs) = signs.starting(tokens)?;
    let written = tokens[0].span.join(tokens[length - 1].span).of(text);
    // “US $5” is written as often as “US$5”; but “a $5 bill”, “told us $5”, “can $5 buy it”.
    let tight = tokens[1..length].iter().all(|t| !t.spaced);
    let same = |sign: &&Sign| {
        (tight || may_gap(&sign.written))
            && sign.written.chars().eq(written.chars().filter(|c| !c.is_whitespace()))
    };
    signs.iter().find(same).map(|sign| (length, sign.unit))
}

/// Signs that differ in case only share an entry.
fn by_fold(signs: Vec<Sign>) -> Phrases<Vec<Sign>> {
    let mut groups: ByFold<Vec<Sign>> = ByFold::default();
    for sign in signs {
        groups.or_default(fold(&sign.written)).push(sign);
    }
    Phrases::new(groups.values().iter().map(|group| (group[0].written.as_str(), group.clone())))
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
