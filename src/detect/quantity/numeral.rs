//! Owns numerals: digits and number words become a value. Units and what is counted are left to `unit` and `measured`.
//!
//! “two and three-quarters million” → 2,750,000 · “tens of thousands” → 10,000 to 100,000 · “1 in 5” → 0.2

use super::digits::Digits;
use super::fraction;
use super::line::Line;
use super::number::{from_bare_point, from_digits, from_fraction_sign};
use super::words::from_words;
use crate::text::TokenKind;

/// How a numeral says its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
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
pub(super) struct Numeral {
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

/// The numeral that starts at token `at` (articles before it are taken in: “a hundred”).
pub(super) fn read(line: &Line<'_>, at: usize) -> Option<Numeral> {
    let numeral = read_unsigned(line, at).map(|numeral| after_point(line, numeral))?;
    Some(with_sign(line, ratio(line, fraction::over(line, numeral))))
}

/// “point five”, “point 77”: a decimal without its zero, where every number is read. “At this point five left” has none.
fn after_point(line: &Line<'_>, numeral: Numeral) -> Numeral {
    let Some(point) = numeral.first.checked_sub(1).filter(|&at| line.all && line.is(at, "point")) else {
        return numeral;
    };
    let whole = numeral.value.filter(|v| numeral.scale == 1.0 && v.fract() == 0.0 && (0.0..1e15).contains(v));
    let opens = point.checked_sub(1).is_none_or(|at| !line.is_word(at));
    match whole.filter(|_| opens && numeral.style == Style::Cardinal) {
        Some(value) => {
            let places = numeral.digits.map_or_else(|| decimal_places(value), |d| d.places);
            Numeral { first: point, value: Some(value / 10_f64.powi(places as i32)), ..numeral }
        }
        None => numeral,
    }
}

fn decimal_places(value: f64) -> usize {
    value.max(1.0).log10().floor() as usize + 1
}

/// The same without a sign, and not looking on to “in 5” or “over 5”.
pub(super) fn read_unsigned(line: &Line<'_>, at: usize) -> Option<Numeral> {
    match line.kind(at)? {
        TokenKind::Number => from_digits(line, at),
        TokenKind::Symbol => from_fraction_sign(line, at),
        TokenKind::Punctuation => from_bare_point(line, at),
        TokenKind::Word => from_words(line, at),
        _ => None,
    }
}

pub(super) fn cardinal(first: usize, end: usize, value: f64) -> Numeral {
    Numeral { first, end, style: Style::Cardinal, value: Some(value), high: None, digits: None, scale: 1.0 }
}

/// Where “±”, “+/-” or “plus or minus” starts that ends before token `first`.
pub(super) fn tolerance(line: &Line<'_>, first: usize) -> Option<usize> {
    let back = |n: usize| first.checked_sub(n);
    let last = back(1)?;
    if line.str(last) == "±" {
        return Some(last);
    }
    let minus = line.is_dash(last) || line.is(last, "minus");
    let short = back(3).filter(|&at| line.is_any(at, &["+", "plus"]) && line.is_any(at + 1, &["or", "/"]));
    let long = || back(5).filter(|&at| line.is(at, "plus") && line.is_joint(at + 1) && line.is(at + 2, "or"));
    if minus { short.or_else(long) } else { None }
}

/// “−5”, “minus 5”: a sign that nothing stands before.
fn with_sign(line: &Line<'_>, mut numeral: Numeral) -> Numeral {
    if let Some(start) = tolerance(line, numeral.first).filter(|_| numeral.style == Style::Cardinal) {
        return Numeral { first: start, style: Style::Tolerance, ..numeral };
    }
    let Some(before) = numeral.first.checked_sub(1) else { return numeral };
    let opens = before == 0
        || line.tokens[before].spaced
        || matches!(line.str(before - 1), "(" | "$" | "£" | "€" | "<" | ">" | "=" | "≤" | "≥");
    let dash =
        matches!(line.str(before), "-" | "−" | "–" | "﹣" | "－") && line.tight(numeral.first) && opens;
    // “- 40” alone; “- 40 lamps” is an item of a list.
    let spaced_dash =
        line.str(before) == "-" && before == 0 && numeral.digits.is_some() && line.end(numeral.end);
    let word = line.is_any(before, &["minus", "negative"]);
    let joined = before > 0 && line.is_joint(before) && line.is(before - 1, "minus");
    if dash || spaced_dash || word || joined {
        numeral.first = if joined { before - 1 } else { before };
        numeral.value = numeral.value.map(|value| -value);
    }
    numeral
}

/// “1 in 5”, “nine out of 10”.
fn ratio(line: &Line<'_>, numeral: Numeral) -> Numeral {
    let Some(above) =
        numeral.value.filter(|v| numeral.style == Style::Cardinal && *v >= 1.0 && v.fract() == 0.0)
    else {
        return numeral;
    };
    let at = numeral.end;
    let out_of = line.is(at, "out") && line.is(at + 1, "of");
    let joint = line.is_joint(at) && line.is(at + 1, "in") && line.is_joint(at + 2);
    let start = match () {
        () if out_of => at + 2,
        () if joint => at + 3,
        () if line.is(at, "in") && above <= 20.0 && numeral.scale == 1.0 => at + 1,
        () => return numeral,
    };
    let start = start + usize::from(line.is_any(start, &["every"]));
    let below = read_unsigned(line, start);
    let labelled = numeral.first > 0 && line.is_any(numeral.first - 1, &["number", "no", "no.", "the"]);
    match below.filter(|b| b.style == Style::Cardinal && !labelled) {
        Some(Numeral { value: Some(value), end, digits, .. })
            if above < value && (out_of || value <= 1000.0 || digits.is_some_and(|d| d.grouped)) =>
        {
            let time = line
                .tokens
                .get(end..)
                .and_then(|rest| line.tables.units.starting(line.text, rest))
                .is_some_and(|(_, unit)| unit.measure == crate::fact::Measure::Duration);
            if time && !out_of {
                return numeral;
            }
            Numeral { end, style: Style::Ratio, value: Some(above / value), scale: 1.0, ..numeral }
        }
        _ => numeral,
    }
}
