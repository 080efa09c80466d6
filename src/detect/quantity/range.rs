//! Owns ranges and what neighbours lend each other: “$10 to $15 billion” → 10 to 15 billion dollars.

use super::compound;
use super::digits;
use super::draft::Draft;
use super::line::Line;
use super::numeral::Style;
use crate::fact::{Change, Measure, QuantityForm};

/// Joins neighbours that are one range.
pub(super) fn join(line: &Line<'_>, drafts: &mut Vec<Draft>) {
    let mut joined: Vec<Draft> = Vec::with_capacity(drafts.len());
    for next in drafts.drain(..) {
        match joined.last_mut() {
            Some(last) if joins(line, last, &next) => merge(last, &next),
            Some(last) if compound::is_one(line, last, &next) => compound::add(line, last, &next),
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
    // “fell 8p to 212p”: by so much, to so much.
    let moved = line.is(at, "to")
        && low.unit.is_some()
        && !from
        && low.first > 0
        && line.tables.changes.starting(&line.tokens[low.first - 1..]).is_some();
    if moved {
        return false;
    }
    let separator = match line.str(at) {
        "-" | "–" | "—" | "‑" | "~" => line.tight(at) == line.tight(at + 1) || high.unit.is_some(),
        "to" | "through" => true,
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

/// “fell from 418,000 to 366,500 tonnes”, “went from 9 percent to 4”: an old value and a new one, no range.
fn turns(line: &Line<'_>, old: &Draft, new: &Draft) -> bool {
    let Some(from) = old.first.checked_sub(1).filter(|&at| line.is(at, "from") && line.is(old.end, "to"))
    else {
        return false;
    };
    let moved = (from.saturating_sub(5)..from)
        .rev()
        .take_while(|&at| line.is_word(at))
        .any(|at| line.tables.changes.starting(&line.tokens[at..from]).is_some() || goes(line, at));
    // “open from 9 to 5” has no unit.
    let falls = old.low.zip(new.low).is_some_and(|(a, b)| a > b)
        && new.unit.is_some()
        && new.numeral.scale <= old.numeral.scale;
    let steady =
        line.is_any(from.saturating_sub(1), &["aged", "anywhere", "ranging", "ranged", "ranges", "range"]);
    (moved || falls) && !steady
}

/// A verb that says an amount changed, but not in which direction.
fn goes(line: &Line<'_>, at: usize) -> bool {
    line.is_any(
        at,
        &[
            "went", "go", "goes", "going", "moved", "moves", "move", "changed", "changes", "change",
            "shifted", "swung", "came", "brought", "took",
        ],
    )
}

/// Lends an old value and a new one each other's unit, scale and direction: “rose from 3 to 4 million euros”.
pub(super) fn turn(line: &Line<'_>, drafts: &mut [Draft]) {
    for at in 1..drafts.len() {
        let (before, after) = drafts.split_at_mut(at);
        let (Some(old), Some(new)) = (before.last_mut(), after.first_mut()) else { continue };
        if old.end + 1 != new.first || !turns(line, old, new) {
            continue;
        }
        let bare =
            old.unit.is_none() && old.numeral.scale == 1.0 && !old.numeral.digits.is_some_and(|d| d.grouped);
        let scale = new.numeral.scale;
        if (bare
            || new.unit.as_ref().is_some_and(|unit| unit.measure == Measure::Currency)
                && old.numeral.scale == 1.0)
            && scale > 1.0
            && old
                .low
                .zip(new.low)
                .is_some_and(|(a, b)| a.abs() * scale <= b.abs() * 100.0 && a.abs() < b.abs() / 100.0)
        {
            old.low = old.low.map(|v| digits::times(v, scale));
            old.high = old.low;
            old.numeral.scale = scale;
        }
        if old.unit.is_none() {
            (old.unit, old.form) = (new.unit.clone(), new.form);
            (old.counted, old.measured) = (new.counted, new.measured);
        } else if new.unit.is_none() {
            (new.unit, new.form) = (old.unit.clone(), old.form);
            (new.counted, new.measured) = (old.counted, old.measured);
        }
        // The verb says it; else the values do, in the same unit.
        let same = old.unit.as_ref().map(|unit| &unit.id) == new.unit.as_ref().map(|unit| &unit.id);
        let by_value = old.low.zip(new.low).filter(|(a, b)| same && a != b);
        // “cut the average wait from 5.5 hours to 90 minutes”
        let verb = |to: usize| {
            let mut starts = (to.saturating_sub(5)..to).rev();
            starts.find_map(|at| line.tables.changes.starting(&line.tokens[at..to])).map(|(_, change)| change)
        };
        let direction = old
            .change
            .or_else(|| by_value.map(|(a, b)| if a < b { Change::Up } else { Change::Down }))
            .or_else(|| verb(old.first - 1));
        (old.change, new.change) = (direction, direction);
    }
}

fn year_like(draft: &Draft) -> bool {
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

/// What a quantity without unit or noun takes from the next one: “eight or nine euros”, “7- or 8-inch”.
pub(super) fn share(line: &Line<'_>, drafts: &mut [Draft]) {
    for at in (1..drafts.len()).rev() {
        let (before, after) = drafts.split_at_mut(at);
        let (Some(low), Some(high)) = (before.last_mut(), after.first()) else { continue };
        if low.unit.is_some() || low.measured.is_some() || low.numeral.style != Style::Cardinal {
            continue;
        }
        let gap = low.end + usize::from(line.is_dash(low.end));
        // “280 million of the 1.5 billion shekels”, “23 of 41 seats”
        // “three of the past ten years”
        let past = usize::from(line.is_any(high.first - 1, &["past", "last", "previous", "next"]));
        let part = line.is(low.end, "of") && high.first - low.end <= 2 + past;
        if part && high.unit.is_some() && high.form != QuantityForm::Percent {
            low.unit.clone_from(&high.unit);
            (low.form, low.counted, low.measured) = (high.form, high.counted, high.measured);
            continue;
        }
        // “140 by 62 metres”
        let sides = line.is_any(low.end, &["by", "x", "×"]) && low.end + 1 == high.first;
        if sides && high.unit.as_ref().is_some_and(|unit| unit.measure == Measure::Length) {
            (low.unit, low.form) = (high.unit.clone(), high.form);
            continue;
        }
        let list = (line.is_any(gap, &["or", "and"]) || line.str(gap) == ",") && gap + 1 == high.first;
        // “doses of 45 and 50 mg”
        let both = line.is(gap, "and")
            && high.has_unit()
            && !line.is(high.end, "ago")
            && !year_like(low)
            && low.numeral.digits.is_some()
            && high.numeral.digits.is_some()
            && high.unit.as_ref().is_some_and(|unit| unit.measure != Measure::Currency);
        if list && high.unit.is_some() && (gap > low.end || line.is(gap, "or") || both) {
            low.unit.clone_from(&high.unit);
            low.form = high.form;
            low.measured = high.measured;
            low.counted = high.counted;
        }
    }
    for at in 1..drafts.len() {
        let (before, after) = drafts.split_at_mut(at);
        if let Some(next) = after.first_mut() {
            inherit(line, before, next);
        }
    }
}

/// “3.9 million headsets, up from 2.4 million”, “321 votes to 299”: the unit is said once.
fn inherit(line: &Line<'_>, before: &[Draft], next: &mut Draft) {
    let bare = next.unit.is_none()
        && (next.measured.is_none() || next.change.is_some())
        && next.numeral.style == Style::Cardinal;
    if !bare || next.first == 0 || year_like(next) {
        return;
    }
    let Some(last) = before.last().filter(|d| d.unit.is_some() && d.numeral.style != Style::Ordinal) else {
        return;
    };
    // “ages 7 and 9”
    if last.form == QuantityForm::Age && line.is(last.end, "and") && next.first == last.end + 1 {
        next.unit.clone_from(&last.unit);
        next.form = last.form;
        return;
    }
    let near = next.first.saturating_sub(last.phrase_end) <= 12
        && !(last.end..next.first).any(|at| matches!(line.str(at), ";" | ":" | "." | "“" | "”"));
    let led = line.is_any(
        next.mark_first.max(1) - 1,
        &["from", "to", "with", "and", "including", "of", "than", "against"],
    );
    let same_kind = match last.form {
        QuantityForm::Percent | QuantityForm::Duration | QuantityForm::Age => false,
        QuantityForm::Currency => next.numeral.scale > 1.0 || next.numeral.digits.is_some_and(|d| d.grouped),
        _ => true,
    };
    if near && led && same_kind {
        next.unit.clone_from(&last.unit);
        (next.form, next.counted, next.measured) = (last.form, last.counted, last.measured);
    }
}
