//! Owns an old value and a new one: “from X to Y” that is no range. Each lends the other its unit and scale; the
//! new one has the direction.
//!
//! “rose from 3 to 4 million euros” → 3 million euros · 4 million euros, up

use crate::detect::quantity::draft::Draft;
use crate::detect::quantity::line::Line;
use crate::detect::quantity::numeral::digits;
use crate::fact::{Change, Measure, QuantityForm};
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
    // “It charges from 10 to 80 percent in 14 minutes”, “widen a long stretch of the road from 12 metres to 24”
    let moved = moved || in_a_time(line, new.end) || old.unit.is_some() && !comma && governed(line, from);
    // “open from 9 to 5” has no unit.
    let falls = old.low.zip(new.low).is_some_and(|(a, b)| a > b)
        && new.unit.is_some()
        && new.numeral.scale <= old.numeral.scale;
    let before = from.saturating_sub(1);
    let steady = line.says(before, Says::Spans) || line.is_any(before, &["aged", "anywhere"]);
    (moved || falls || peak) && !steady
}

/// “in 14 minutes”, “within two years”: how long a move takes, at `at`.
fn in_a_time(line: &Line<'_>, at: usize) -> bool {
    let number = at + 1 + usize::from(line.is_any(at + 1, &["about", "just", "under"]));
    line.is_any(at, &["in", "within"])
        && (line.is_number(number) || line.numeral(number).is_some())
        && line
            .tables
            .units
            .starting(line.text, line.stretch(number + 1..))
            .is_some_and(|(_, unit)| unit.measure == Measure::Duration)
}

/// Whether the verb nearest before the “from” at `from` says a change of its object.
fn governed(line: &Line<'_>, from: usize) -> bool {
    (from.saturating_sub(FAR)..from)
        .rev()
        .take_while(|&at| line.is_word(at) || line.is_number(at) || line.is_joint(at))
        .find(|&at| line.tag(at).is_verb())
        .is_some_and(|at| line.tables.changes.starting(line.stretch(at..from)).is_some())
}

/// How far before “from” a verb with a long object may stand, in tokens.
const FAR: usize = 14;

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

/// What an amount is worth beside a share in percent: “half” is 50.
fn worth(draft: &Draft) -> Option<f64> {
    let part = draft.form == QuantityForm::Fraction;
    draft.low.map(|value| if part { value * 100.0 } else { value })
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
        let part = old.form == QuantityForm::Fraction || new.form == QuantityForm::Fraction;
        if old.unit.is_none() && !part {
            (old.unit, old.form) = (new.unit.clone(), new.form);
            (old.counted, old.measured) = (new.counted, new.measured);
        } else if new.unit.is_none() && !part {
            (new.unit, new.form) = (old.unit.clone(), old.form);
            (new.counted, new.measured) = (old.counted, old.measured);
        }
        // The verb says it; else the values do, in the same unit.
        let same = old.unit.as_ref().map(|unit| &unit.id) == new.unit.as_ref().map(|unit| &unit.id);
        let by_value = worth(old).zip(worth(new)).filter(|(a, b)| (same || part) && a != b);
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
