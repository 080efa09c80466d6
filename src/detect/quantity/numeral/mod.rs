//! Reads numerals: digits and number words become a value. Units and what is counted are left to `unit` and `counted`.
//!
//! “two and three-quarters million” → 2,750,000 · “tens of thousands” → 10,000 to 100,000 · “1 in 5” → 0.2

mod decimal_point;
pub mod digits;
mod exponent;
mod fraction;
mod in_digits;
mod in_words;
mod ratio;
mod scale;
pub mod sign;
pub mod style_and_value;
mod sum;
mod unsigned;

use crate::detect::quantity::line::Line;
use crate::detect::quantity::numeral::decimal_point::after_point;
use crate::detect::quantity::numeral::ratio::ratio;
use crate::detect::quantity::numeral::sign::with_sign;
use crate::detect::quantity::numeral::style_and_value::Numeral;
use crate::detect::quantity::numeral::unsigned::read_unsigned;

/// The numeral that starts at token `at` (articles before it are taken in: “a hundred”).
pub fn read(line: &Line<'_>, at: usize) -> Option<Numeral> {
    let numeral = read_unsigned(line, at).map(|numeral| after_point(line, numeral))?;
    Some(with_sign(line, ratio(line, ratio::over(line, numeral))))
}
