//! Owns ranges: two numerals that are the ends of one amount, bounds, tolerances.
//!
//! “$10 to $15 billion” → 10 to 15 billion dollars · “more than 5 but fewer than 10” → 5 to 10 · “4.2 ± 0.3” → 3.9 to 4.5

use super::compound;
use super::digits;
use super::draft::Draft;
use super::line::Line;
use super::numeral::Style;
use super::turn::turns;
use crate::fact::{Approximator, Measure, QuantityForm};

/// “The total equals 20”: a closed range, where every number is asked for and nothing is counted.
pub(super) fn equality(line: &Line<'_>, draft: &mut Draft) {
    let back = |n: usize| draft.first.checked_sub(n);
    let to = usize::from(back(1).is_some_and(|at| line.is(at, "to")));
    let equal = back(1 + to).is_some_and(|at| {
        line.is_any(at, &["equal", "equals", "equalling", "equaling", "equalled", "equaled"])
    });
    if line.all && equal && draft.unit.is_none() && draft.approximator.is_none() {
        draft.mark_first = draft.first - 1 - to;
        draft.range = true;
    }
}

/// Joins neighbours that are one range.
pub(super) fn join(line: &Line<'_>, drafts: &mut Vec<Draft>) {
    let mut joined: Vec<Draft> = Vec::with_capacity(drafts.len());
    for next in drafts.drain(..) {
        match joined.last_mut() {
            Some(last) if joins(line, last, &next) => merge(last, &next),
            Some(last) if tolerates(line, last, &next) => spread(last, &next),
            Some(last) if compound::is_one(line, last, &next) => compound::add(line, last, &next),
            _ => joined.push(next),
        }
    }
    *drafts = joined;
}

/// “4.2 ± 0.3 kg”, “$5 million, plus or minus $1 million”.
fn tolerates(line: &Line<'_>, middle: &Draft, tolerance: &Draft) -> bool {
    let spread = tolerance.range && line.is_any(tolerance.first, &["±", "+", "plus"]);
    let gap = usize::from(line.str(middle.end) == ",");
    let same = match (&middle.unit, &tolerance.unit) {
        (None, _) => true,
        (Some(a), Some(b)) => a.id == b.id,
        (Some(a), None) => a.measure == Measure::Currency,
    };
    spread
        && middle.numeral.style == Style::Cardinal
        && !middle.range
        && middle.end + gap == tolerance.first
        && same
}

fn spread(middle: &mut Draft, tolerance: &Draft) {
    let centre = middle.low;
    let (first, form) = (middle.first, if tolerance.unit.is_some() { tolerance.form } else { middle.form });
    let unit = tolerance.unit.clone().or(middle.unit.take());
    let by = |side: Option<f64>| centre.zip(side).map(|(c, s)| digits::plus(c, s));
    *middle = Draft {
        first,
        mark_first: first,
        low: by(tolerance.low),
        high: by(tolerance.high),
        unit,
        form,
        numeral: middle.numeral,
        ..tolerance.clone()
    };
}

fn joins(line: &Line<'_>, low: &Draft, high: &Draft) -> bool {
    let plain = |d: &Draft| matches!(d.numeral.style, Style::Cardinal | Style::Fraction) && !d.range;
    if !plain(low) || !plain(high) || low.end >= high.first || one_of_many(line, low, high) {
        return false;
    }
    // “fell in the quarter to $254 million”
    let time = low.numeral.style == Style::Fraction
        && low.end == low.first + 1
        && high.form == QuantityForm::Currency;
    if time {
        return false;
    }
    let same = match (&low.unit, &high.unit) {
        (None, _) => true,
        (Some(a), Some(b)) => a.id == b.id,
        // “rose 0.7 percent to 6,327” is two quantities, “women aged 40 to 60” one.
        (Some(a), None) => a.measure == Measure::Currency || low.form == QuantityForm::Age,
    };
    // “rose 60% in 2018 to 3.9 million”
    if year_like(low) && !year_like(high) {
        return false;
    }
    // “rises from $160 to $180 to $200”: steps.
    let steps = low.first > 1 && line.is(low.first - 1, "to") && line.is(low.end, "to");
    if steps || turns(line, low, high) {
        return false;
    }
    let from = low.first > 0 && line.is_any(low.first - 1, &["from", "between"]);
    let between = from && line.is(low.first - 1, "between");
    let mut at = low.end;
    // “0-to-60-mph”
    at += usize::from(line.is_joint(at) && line.is_any(at + 1, &["to"]));
    // “an 8- to 16-metre mirror”: the hyphen waits for its noun.
    at += usize::from(line.is_dash(at) && line.tight(at) && line.is(at + 1, "to") && !line.tight(at + 1));
    // “fell 8p to 212p”: by so much, to so much.
    let moved = line.is(at, "to")
        && low.unit.is_some()
        && !from
        && low.first > 0
        && line.tables.changes.starting(line.stretch(low.first - 1..)).is_some();
    if moved {
        return false;
    }
    let separator = match line.str(at) {
        "-" | "–" | "—" | "‑" | "~" => line.tight(at) == line.tight(at + 1) || high.unit.is_some(),
        "to" | "through" | "thru" => true,
        "till" | "until" => line.all && from,
        "and" => from && (between || low.unit.is_some()),
        "or" => low.numeral.digits.is_none() && high.numeral.digits.is_none() && low.unit.is_none(),
        _ => false,
    };
    let mut next = at + 1 + usize::from(line.is_dash(at + 1));
    if line.is_any(next, &["about", "around", "as", "~", "nearly", "almost", "over"]) {
        next += 1;
    }
    let scores = line.is_any(at, &["to"]) && line.is_any(low.end.saturating_sub(1), &["votes"]);
    separator && same && !scores && next == high.first
}

/// “555-010-5309”: more than two numbers in a row are no range.
fn one_of_many(line: &Line<'_>, low: &Draft, high: &Draft) -> bool {
    let chained = |at: usize| (line.is_dash(at) || line.str(at) == "/") && line.is_joint_like(at);
    chained(low.end)
        && (chained(high.end) && line.is_number(high.end + 1)
            || low.first > 1 && chained(low.first - 1) && line.is_number(low.first - 2))
}

/// Joins a lower and an upper bound that are said one after the other: “more than 5 but fewer than 10 crates”.
pub(super) fn bounds(line: &Line<'_>, drafts: &mut Vec<Draft>) {
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

pub(super) fn year_like(draft: &Draft) -> bool {
    draft.unit.is_none()
        && draft.numeral.digits.is_some_and(|d| d.places == 4 && !d.grouped && !d.decimal)
        && draft.low.is_some_and(|v| (1800.0..2100.0).contains(&v))
}

fn merge(low: &mut Draft, high: &Draft) {
    let mut least = low.low;
    // “$10 to $15 billion”, “four to five thousand”.
    let bare = low.numeral.scale == 1.0 && low.numeral.digits.is_none_or(|d| !d.grouped);
    let below = low.low.zip(high.low).is_some_and(|(l, h)| l.abs() < h.abs() / high.numeral.scale.max(1.0));
    if bare && below && high.numeral.scale > 1.0 {
        least = least.map(|v| digits::times(v, high.numeral.scale));
    }
    let most = high.low;
    let (a, b) = match least.zip(most) {
        Some((a, b)) if a > b => (most, least),
        _ => (least, most),
    };
    let first = low.first;
    let currency_first = low.unit.is_some() && high.unit.is_none();
    let kept_unit = if currency_first { low.unit.clone() } else { high.unit.clone() };
    let form = if currency_first { low.form } else { high.form };
    *low = Draft {
        first,
        mark_first: first,
        low: a,
        high: b,
        unit: kept_unit,
        form,
        range: true,
        ..high.clone()
    };
}
