//! Owns a lower and an upper bound that are said one after the other.
//!
//! “more than 5 but fewer than 10” → 5 to 10

use crate::detect::quantity::construction::shared_scale::in_scale_of;
use crate::detect::quantity::draft::Draft;
use crate::detect::quantity::line::Line;
use crate::fact::{Approximator, Measure};

/// Joins a lower and an upper bound that are said one after the other: “more than 5 but fewer than 10 crates”.
pub fn bounds(line: &Line<'_>, drafts: &mut Vec<Draft>) {
    if !drafts.iter().any(|d| opens(d).is_some()) {
        return;
    }
    let mut joined: Vec<Draft> = Vec::with_capacity(drafts.len());
    for next in drafts.drain(..) {
        match joined.last_mut() {
            Some(last) if bounded(line, last, &next) => bound(line, last, &next),
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
    // “as few as 12 and as many as 400” are the least and the most there were.
    if line.is(one.mark_first, "as") && line.is(other.mark_first, "as") {
        return false;
    }
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
        && in_scale_of(line, one, other)
            .zip(other.low)
            .is_some_and(|(a, b)| if lower { a < b } else { b < a })
        && least.numeral.style == most.numeral.style
}

fn bound(line: &Line<'_>, one: &mut Draft, other: &Draft) {
    let (a, b) = (in_scale_of(line, one, other), other.low);
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
