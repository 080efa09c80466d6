//! Owns an old value and a new one: “from X to Y” that is no range. Each lends the other its unit, scale and direction.
//!
//! “rose from 3 to 4 million euros” → 3 million euros, up · 4 million euros, up

use crate::detect::quantity::draft::Draft;
use crate::detect::quantity::line::Line;
use crate::detect::quantity::numeral::digits;
use crate::fact::{Change, Measure};

/// “fell from 418,000 to 366,500 tonnes”, “went from 9 percent to 4”: an old value and a new one, no range.
pub fn turns(line: &Line<'_>, old: &Draft, new: &Draft) -> bool {
    let Some(from) = old.first.checked_sub(1).filter(|&at| line.is(at, "from") && line.is(old.end, "to"))
    else {
        return false;
    };
    let moved = (from.saturating_sub(5)..from)
        .rev()
        .take_while(|&at| line.is_word(at))
        .any(|at| line.tables.changes.starting(line.stretch(at..from)).is_some() || goes(line, at));
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
pub fn turn(line: &Line<'_>, drafts: &mut [Draft]) {
    for at in 1..drafts.len() {
        let (before, after) = drafts.split_at_mut(at);
        let (Some(old), Some(new)) = (before.last_mut(), after.first_mut()) else { continue };
        if old.end + 1 != new.first || !turns(line, old, new) {
            continue;
        }
        new.base = Some((old.first, old.end));
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
            starts.find_map(|at| line.tables.changes.starting(line.stretch(at..to))).map(|(_, change)| change)
        };
        let direction = old
            .change
            .or_else(|| by_value.map(|(a, b)| if a < b { Change::Up } else { Change::Down }))
            .or_else(|| verb(old.first - 1));
        (old.change, new.change) = (direction, direction);
    }
}
