//! Owns the numeral as a type: where it stands, how it says its value, the value.

use crate::detect::quantity::numeral::digits::Digits;

/// How a numeral says its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    Cardinal,
    Ordinal,
    Fraction,
    /// “1 in 5”.
    Ratio,
    /// “doubled”.
    Multiplied,
    /// “threefold”.
    Fold,
    /// “dozens”: a range.
    Many,
    /// “plus or minus 3”.
    Tolerance,
}

/// A numeral and where it stands in its line.
#[derive(Clone, Copy, Debug)]
pub struct Numeral {
    pub first: usize,
    pub end: usize,
    pub style: Style,
    /// The value; for [`Style::Many`] the least.
    pub value: Option<f64>,
    /// For [`Style::Many`], the most.
    pub high: Option<f64>,
    /// Its digits, if it is written with digits.
    pub digits: Option<Digits>,
    /// What its scale word multiplies by; 1 without.
    pub scale: f64,
}

pub fn cardinal(first: usize, end: usize, value: f64) -> Numeral {
    Numeral { first, end, style: Style::Cardinal, value: Some(value), high: None, digits: None, scale: 1.0 }
}
