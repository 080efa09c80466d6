//! Owns what kind of quantity a unit makes of a number, and whether degrees are of temperature.
//!
//! “Highs of 24 degrees” → a temperature

use crate::detect::quantity::draft::Draft;
use crate::detect::quantity::line::Line;
use crate::detect::quantity::numeral::style_and_value::Style;
use crate::fact::{Measure, QuantityForm, Unit};
use crate::lexicon::quantity_words::Says;

pub fn form(line: &Line<'_>, draft: &Draft, unit: &Unit) -> QuantityForm {
    match unit.measure {
        Measure::Currency => QuantityForm::Currency,
        Measure::Percent => QuantityForm::Percent,
        Measure::Duration => QuantityForm::Duration,
        Measure::Temperature => QuantityForm::Temperature,
        Measure::Angle if unit.id == "degree" && is_weather(line, draft) => QuantityForm::Temperature,
        _ if draft.numeral.style == Style::Fraction => QuantityForm::Fraction,
        _ => QuantityForm::Measure,
    }
}

/// “Highs of 24 degrees”, “30 degrees below freezing”.
fn is_weather(line: &Line<'_>, draft: &Draft) -> bool {
    (draft.first.saturating_sub(8)..draft.end + 6).any(|at| line.says(at, Says::Weather))
}
