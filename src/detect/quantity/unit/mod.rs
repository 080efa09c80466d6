//! Finds the unit of a numeral, before it or behind it.
//!
//! “HK$3,000” → HKD · “four-mile” → mile · “12 km²” → square kilometre · “10 below zero” → −10 degrees

mod after_numeral;
mod below_zero;
pub mod conversion;
pub mod currency;
pub mod currency_sign;
pub mod form;
pub mod local_money;
mod meant_as_unit;
pub mod per;
mod pounds;

use crate::detect::quantity::construction::age;
use crate::detect::quantity::draft::Draft;
use crate::detect::quantity::line::Line;
use crate::detect::quantity::numeral::style_and_value::Style;
use crate::detect::quantity::unit::after_numeral::after;
use crate::detect::quantity::unit::below_zero::below_zero;
use crate::fact::QuantityForm;

/// Takes in the currency and the unit around the numeral.
pub fn attach(line: &Line<'_>, draft: &mut Draft) {
    if currency::take_before(line, draft) {
        per::per(line, draft, draft.phrase_end);
        return;
    }
    if draft.numeral.style == Style::Ordinal || draft.numeral.style == Style::Multiplied {
        return;
    }
    if age::take(line, draft) {
        return;
    }
    after(line, draft);
    if draft.unit.is_none() && draft.numeral.style == Style::Cardinal {
        currency::word_before(line, draft);
    }
    below_zero(line, draft);
    if line.all && draft.unit.is_none() {
        percentage_of(line, draft);
    }
}

/// “a percentage of 20”: the unit stands before.
fn percentage_of(line: &Line<'_>, draft: &mut Draft) {
    let Some(at) = draft.first.checked_sub(2).filter(|&at| line.is(at + 1, "of")) else { return };
    let unit = line.tables.units.starting(line.text, line.stretch(at..at + 1)).map(|(_, unit)| unit);
    if let Some(unit) = unit.filter(|unit| unit.id == "percent" && line.end(draft.end)) {
        draft.unit = Some(unit.clone());
        (draft.first, draft.form) = (at, QuantityForm::Percent);
    }
}
