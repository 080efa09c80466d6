//! Owns a temperature's sign in words.
//!
//! “12 degrees below zero” → −12 degrees

use crate::detect::quantity::draft::Draft;
use crate::detect::quantity::line::Line;
use crate::fact::{Measure, QuantityForm};

/// “12 degrees below zero”, “12 below zero”: a sign in words, behind.
pub fn below_zero(line: &Line<'_>, draft: &mut Draft) {
    let at = draft.end;
    let warmth =
        draft.unit.as_ref().is_none_or(|unit| unit.measure == Measure::Temperature || unit.id == "degree");
    if !warmth || !line.is(at, "below") || !line.is(at + 1, "zero") || draft.low.is_none_or(|v| v <= 0.0) {
        return;
    }
    if draft.unit.is_none() {
        draft.unit = line.tables.units.by_id("degree").cloned();
    }
    draft.form = QuantityForm::Temperature;
    (draft.low, draft.high) = (draft.high.map(|v| -v), draft.low.map(|v| -v));
    (draft.end, draft.phrase_end) = (at + 2, at + 2);
}
