//! Owns a lower and an upper bound that are said one after the other.
//!
//! “more than 5 but fewer than 10” → 5 to 10

use crate::detect::quantity::draft::Draft;
use crate::detect::quantity::line::Line;
use crate::detect::quantity::numeral::digits;
use crate::fact::{Approximator, Measure};

/// Joins a lower and an upper bound that are said one after the other: “more than 5 but fewer than 10 crates”.
pub fn bounds(line: &Line<'_>, drafts: &mut Vec<Draft>) {
    if !drafts.iter().any(|d| opens(d).is_some()) {
        return;
    }
    let mut joined: Vec<Draft> = Vec::with_capacity(drafts.len());
    for next in drafts.drain(..) {
        match joined.last_mut() {
            Some(last) if bounded(line, last, &next) => bound(last, &next),
            _ => joined.push(next),
        }
    }
    *drafts = joined;
}

/// Whether the quantity is a lower bound, or an upper one.
fn opens(draft: &Draft) -> Option<bool> {
    match draft.approximator? {
        Approximator::MoreThan | Approximator::AtLeast => Some(true),
        Approximator::LessThan | Approximator::AtMost => Some(false),
        _ => None,
    }
}

fn bounded(line: &Line<'_>, one: &Draft, other: &Draft) -> bool {
    let (Some(lower), Some(upper)) = (opens(one), opens(other)) else { return false };
    let words = other.mark_first.saturating_sub(one.end);
    let gap = (1..=2).contains(&words)
        && (one.end..other.mark_first).all(|at| line.is_any(at, &["and", "but", "yet", ","]));
    let same = match (&one.unit, &other.unit) {
        (Some(a), Some(b)) => a.id == b.id,
        (Some(a), None) => a.measure == Measure::Currency,
        (None, _) => true,
    };
    let single = |d: &Draft| !d.range && d.low == d.high && d.mark_first < d.first;
    let (least, most) = if lower { (one, other) } else { (other, one) };
    lower != upper
        && gap
        && same
        && single(one)
        && single(other)
        && scaled_as(one, other).zip(other.low).is_some_and(|(a, b)| if lower { a < b } else { b < a })
        && least.numeral.style == most.numeral.style
}

/// The value of `one` in the scale of the neighbour that says it: 5 in “more than 5 and less than 8 million”.
fn scaled_as(one: &Draft, other: &Draft) -> Option<f64> {
    let scale = other.numeral.scale;
    let bare = one.numeral.scale == 1.0 && one.numeral.digits.is_none_or(|d| !d.grouped) && scale > 1.0;
    let below = one.low.zip(other.low).is_some_and(|(a, b)| a.abs() < b.abs() / scale);
    one.low.map(|v| if bare && below { digits::times(v, scale) } else { v })
}

fn bound(one: &mut Draft, other: &Draft) {
    let (a, b) = (scaled_as(one, other), other.low);
    let (low, high) = if opens(one) == Some(true) { (a, b) } else { (b, a) };
    let from = if other.unit.is_some() { other } else { &one.clone() };
    let bounded = Draft {
        first: one.first,
        mark_first: one.mark_first,
        low,
        high,
        unit: from.unit.clone(),
        form: from.form,
        counted: from.counted,
        measured: other.measured.or(one.measured),
        approximator: None,
        range: true,
        ..other.clone()
    };
    *one = bounded;
}
