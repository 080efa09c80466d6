//! Owns an old value and a new one: “from X to Y” that is no range. Each lends the other its unit and scale; the
//! new one has the direction.
//!
//! “rose from 3 to 4 million euros” → 3 million euros · 4 million euros, up

use crate::detect::quantity::draft::Draft;
use crate::detect::quantity::line::Line;
use crate::detect::quantity::numeral::digits;
use crate::fact::{Change, Measure};
use crate::lexicon::numerals::NumeralKind;
use crate::lexicon::quantity_words::Says;
use crate::text::TokenKind;

/// “fell from 418,000 to 366,500 tonnes”, “went from 9 percent to 4”: an old value and a new one, no range.
pub fn turns(line: &Line<'_>, old: &Draft, new: &Draft) -> bool {
    let Some((from, peak)) = from(line, old).filter(|_| line.is(old.end, "to")) else { return false };
    // “rose two points, from 10 to 12 percent”, “prices doubled, from $40 to $80”
    let comma = from > 0 && line.str(from - 1) == ",";
    let end = from - usize::from(comma);
    let reach = if comma { AFTER_COMMA } else { REACH };
    let moved = (end.saturating_sub(reach)..end)
        .rev()
        .take_while(|&at| {
            line.is_word(at) || comma && (line.is_number(at) || line.kind(at) == Some(TokenKind::Symbol))
        })
        .any(|at| {
            line.tables.changes.starting(line.stretch(at..from)).is_some()
                || line.says(at, Says::Goes)
                || multiplies(line, at)
        });
    // “open from 9 to 5” has no unit.
    let falls = old.low.zip(new.low).is_some_and(|(a, b)| a > b)
        && new.unit.is_some()
        && new.numeral.scale <= old.numeral.scale;
    let before = from.saturating_sub(1);
    let steady = line.says(before, Says::Spans) || line.is_any(before, &["aged", "anywhere"]);
    (moved || falls || peak) && !steady
}

/// How far before “from” the verb may stand, in tokens; further where a comma stands between.
const REACH: usize = 5;
const AFTER_COMMA: usize = 10;
/// How far before the word for a peak “from” may stand: “from an all-time high”.
const TO_PEAK: usize = 7;

/// Where the “from” before an old value stands, and whether it says that the value was a peak: “from a record 4,300”, “from
/// an all-time high of $147”.
fn from(line: &Line<'_>, old: &Draft) -> Option<(usize, bool)> {
    let last = old.first.checked_sub(1)?;
    if line.is(last, "from") {
        return Some((last, false));
    }
    let of = usize::from(line.is(last, "of"));
    let peak = line.says(last.checked_sub(of)?, Says::Peak);
    let from = (last.saturating_sub(TO_PEAK)..last).rev().find(|&at| line.is(at, "from")).filter(|_| peak)?;
    Some((from, true))
}

/// “doubled”, “halved”.
fn multiplies(line: &Line<'_>, at: usize) -> bool {
    line.numeral(at).is_some_and(|word| word.kind == NumeralKind::Multiplied)
}

/// Lends an old value and a new one each other's unit and scale, and the new one its direction: “rose from 3 to 4 million euros”.
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
            .or_else(|| verb(old.first.saturating_sub(1)));
        // The arrow is the new value's.
        (old.change, new.change) = (None, direction);
        old.is_old = direction.is_some();
    }
}
