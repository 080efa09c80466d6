//! Owns amounts whose unit stands inside them.
//!
//! “a year and a half” → 1.5 years · “an hour and a quarter” → 1.25 hours

use crate::detect::quantity::draft::Draft;
use crate::detect::quantity::line::Line;
use crate::detect::quantity::numeral::style_and_value::cardinal;
use crate::detect::quantity::unit::form::form;
use crate::fact::Measure;

/// The amount that starts with the article at `at`.
pub fn read(line: &Line<'_>, at: usize) -> Option<Draft> {
    let is_short = line.tokens.get(at).is_some_and(|token| token.span.len() <= 2);
    if !is_short || !line.is_any(at, &["a", "an"]) {
        return None;
    }
    let (length, unit) = line.tables.units.starting(line.text, line.stretch(at + 1..))?;
    let and = at + 1 + length;
    let part = match line.str(and + 2) {
        "half" => 0.5,
        "quarter" => 0.25,
        "third" => 1.0 / 3.0,
        _ => return None,
    };
    let measures =
        matches!(unit.measure, Measure::Duration | Measure::Length | Measure::Mass | Measure::Volume);
    if !measures || !line.is(and, "and") || !line.is(and + 1, "a") {
        return None;
    }
    let mut draft = Draft::new(cardinal(at, and + 3, 1.0 + part));
    draft.form = form(line, &draft, unit);
    draft.unit = Some(unit.clone());
    Some(draft)
}
