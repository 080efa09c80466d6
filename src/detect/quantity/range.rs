//! Owns ranges and what neighbours lend each other: “$10 to $15 billion” → 10 to 15 billion dollars.

use super::draft::Draft;
use super::line::Line;
use super::numeral::Style;
use super::unit;

/// Joins neighbours that are one range.
pub(super) fn join(line: &Line<'_>, drafts: &mut Vec<Draft>) {
    let mut joined: Vec<Draft> = Vec::with_capacity(drafts.len());
    for next in drafts.drain(..) {
        match joined.last_mut() {
            Some(last) if joins(line, last, &next) => merge(line, last, next),
            _ => joined.push(next),
        }
    }
    *drafts = joined;
}

fn joins(line: &Line<'_>, low: &Draft, high: &Draft) -> bool {
    let plain = |d: &Draft| matches!(d.numeral.style, Style::Cardinal | Style::Fraction) && !d.range;
    if !plain(low) || !plain(high) || low.end >= high.first {
        return false;
    }
    let same = match (&low.unit, &high.unit) {
        (None, _) => true,
        (Some(a), Some(b)) => a.id == b.id,
        (Some(a), None) => a.measure == crate::fact::Measure::Currency || low.end > low.numeral.end,
    };
    let from = low.first > 0 && line.is_any(low.first - 1, &["from", "between"]);
    let between = from && line.is(low.first - 1, "between");
    let mut at = low.end;
    // “0-to-60-mph”
    at += usize::from(line.is_joint(at) && line.is_any(at + 1, &["to"]));
    let separator = match line.str(at) {
        "-" | "–" | "—" | "‑" | "~" => line.tight(at) == line.tight(at + 1) || high.unit.is_some(),
        "to" | "through" => true,
        "and" => between,
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

fn merge(_line: &Line<'_>, low: &mut Draft, high: Draft) {
    let mut least = low.low;
    // “$10 to $15 billion”, “four to five thousand”.
    let bare = low.numeral.scale == 1.0 && low.numeral.digits.is_none_or(|d| !d.grouped);
    let below = low.low.zip(high.low).is_some_and(|(l, h)| l.abs() < h.abs() / high.numeral.scale.max(1.0));
    if bare && below && high.numeral.scale > 1.0 {
        least = least.map(|v| v * high.numeral.scale);
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
    *low = Draft { first, mark_first: first, low: a, high: b, unit: kept_unit, form, range: true, ..high };
}

/// What a quantity without unit or noun takes from the next one: “eight or nine euros”, “7- or 8-inch”.
pub(super) fn share(line: &Line<'_>, drafts: &mut [Draft]) {
    for at in (1..drafts.len()).rev() {
        let (before, after) = drafts.split_at_mut(at);
        let (Some(low), Some(high)) = (before.last_mut(), after.first()) else { continue };
        if low.unit.is_some() || low.measured.is_some() || low.numeral.style != Style::Cardinal {
            continue;
        }
        let gap = low.end + usize::from(line.is_dash(low.end));
        let list = (line.is_any(gap, &["or", "and"]) || line.str(gap) == ",") && gap + 1 == high.first;
        if list && high.unit.is_some() && (gap > low.end || line.is(gap, "or")) {
            low.unit.clone_from(&high.unit);
            low.form = high.form;
            low.measured = high.measured;
        }
    }
    let _ = unit::per_what;
}
