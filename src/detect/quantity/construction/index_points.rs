//! Owns levels of an index, which are in points as their moves are.
//!
//! “closed at 4,120.5, up 31 points” → both in points

use crate::detect::quantity::draft::Draft;
use crate::detect::quantity::line::Line;

/// “The index closed at 4,120.5, up 31 points”: the level is in points too.
pub fn points(line: &Line<'_>, level: &mut Draft, move_of: &Draft) -> bool {
    let at = level.end + usize::from(matches!(line.str(level.end), "," | "("));
    let by = at + 1 + usize::from(line.is(at + 1, "by"));
    let next = line.is_any(at, &["up", "down"]) && by == move_of.first;
    if !next || !is_level(level) || !in_points(move_of) {
        return false;
    }
    (level.unit, level.form) = (move_of.unit.clone(), move_of.form);
    true
}

fn in_points(draft: &Draft) -> bool {
    draft.unit.as_ref().is_some_and(|unit| unit.id == "point")
}

/// A bare number as an index has it: “4,120.5”, “7,210”.
fn is_level(draft: &Draft) -> bool {
    draft.unit.is_none()
        && draft.measured.is_none()
        && !draft.range
        && draft.low.is_some_and(|v| v >= 100.0)
        && draft.numeral.digits.is_some_and(|d| d.grouped || d.decimal)
}

/// How many quantities back the level of another index is looked for.
const INDICES: usize = 4;

/// “The one index fell to 1,405 points, the other to 1,388.2”: the other is in points too.
pub fn other_level(line: &Line<'_>, before: &[Draft], next: &mut Draft) {
    let led = next.mark_first > 0 && line.is_any(next.mark_first - 1, &["to", "at", "of"]);
    if !led || !is_level(next) {
        return;
    }
    let like =
        |d: &&Draft| in_points(d) && d.low.zip(next.low).is_some_and(|(a, b)| (0.2..=5.0).contains(&(a / b)));
    if let Some(level) = before.iter().rev().take(INDICES).find(like) {
        (next.unit, next.form) = (level.unit.clone(), level.form);
    }
}
