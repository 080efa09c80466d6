//! Owns a scale that two numerals share and only the second says.
//!
//! “5 to 8 million” → 5,000,000 · “two or three dozen” → 24 · “$300-400,000” → 300,000

use crate::detect::quantity::draft::Draft;
use crate::detect::quantity::line::Line;
use crate::detect::quantity::numeral::digits;
use crate::lexicon::numerals::NumeralKind;

/// The value of `one` in the scale that `other`, behind it, says for both; its own where it has one.
pub fn in_scale_of(line: &Line<'_>, one: &Draft, other: &Draft) -> Option<f64> {
    let bare = one.numeral.scale == 1.0 && one.numeral.digits.is_none_or(|d| !d.grouped);
    let scale = scale(line, one, other).filter(|_| bare);
    let below = |scale: f64| one.low.zip(other.low).is_some_and(|(a, b)| a.abs() < b.abs() / scale);
    match scale.filter(|scale| below(*scale)) {
        Some(scale) => one.low.map(|value| digits::times(value, scale)),
        None => one.low,
    }
}

fn scale(line: &Line<'_>, one: &Draft, other: &Draft) -> Option<f64> {
    if other.numeral.scale > 1.0 {
        return Some(other.numeral.scale);
    }
    // “three to four hundred”, “two or three dozen”
    let word = other.numeral.end.checked_sub(1).and_then(|at| line.numeral(at));
    let several = word.filter(|w| {
        matches!(w.kind, NumeralKind::Hundred | NumeralKind::Group)
            && other.numeral.end > other.numeral.first + 1
    });
    if let Some(word) = several {
        return Some(word.value);
    }
    // “$300-400,000”, “between 40 and 50,000”: thousands, where that makes the two alike. “5 to 10,000” may mean five.
    let whole = |v: f64| v >= 1000.0 && v % 1000.0 == 0.0;
    let grouped =
        other.numeral.digits.is_some_and(|d| d.grouped && !d.decimal) && other.low.is_some_and(whole);
    let digits = one.numeral.digits.is_some_and(|d| !d.decimal && d.places <= 3);
    let alike = one.low.zip(other.low).is_some_and(|(a, b)| a * 1000.0 < b && a * 10_000.0 >= b);
    let close =
        line.is_dash(one.end) || one.first > 0 && line.is(one.first - 1, "between") || one.unit.is_some();
    (grouped && digits && alike && close).then_some(1000.0)
}
