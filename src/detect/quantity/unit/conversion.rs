//! Owns which amounts are given in other units too, and whether degrees are a temperature or a difference of two. The
//! conversions are the lexicon's.
//!
//! “about 300 km” → 190 miles · “highs of 30 °C” → 86 °F · “1.5 °C above the average” → 2.7 °F

use crate::detect::quantity::draft::Draft;
use crate::detect::quantity::line::Line;
use crate::fact::{Amount, Converted, Measure, Unit};
use crate::lexicon::quantity_words::Says;

/// The amount in the units another reader thinks in.
pub fn converted(line: &Line<'_>, draft: &Draft, amount: Amount) -> Vec<Converted> {
    match &draft.unit {
        Some(unit) if !draft.counted && !is_any_ton(line, draft, unit) && !is_below_zero(line, draft) => {
            let differs = unit.measure == Measure::Temperature && is_difference(line, draft);
            line.tables.conversions.of(amount, unit, differs)
        }
        _ => Vec::new(),
    }
}

/// “40 tons” may be tonnes, US tons or British tons: no conversion is better than a wrong one.
fn is_any_ton(line: &Line<'_>, draft: &Draft, unit: &Unit) -> bool {
    unit.id.starts_with("tonne")
        && (draft.first..draft.end)
            .any(|at| line.is_any(at, &["ton", "tons"]) && !(at > 0 && line.is(at - 1, "metric")))
}

/// “40 degrees below zero”: the scale's sign stands in words.
fn is_below_zero(line: &Line<'_>, draft: &Draft) -> bool {
    line.is(draft.end, "below") && line.is_any(draft.end + 1, &["zero", "freezing"])
}

/// How far before degrees the word may stand that makes them a difference, in tokens.
const REACH: usize = 6;

/// “warmed by 2 °C”, “3 °C warmer”, “limit warming to 1.5 °C”; not “rose to 30 °C”.
fn is_difference(line: &Line<'_>, draft: &Draft) -> bool {
    let led = draft.mark_first.saturating_sub(REACH)..draft.mark_first;
    (draft.end..draft.end + 3).any(|at| line.says(at, Says::Warmer))
        || led.clone().any(|at| line.says(at, Says::Warming))
        || led.clone().next_back().is_some_and(|at| line.is(at, "by"))
        || draft.change.is_some() && !led.clone().any(|at| line.is_any(at, &["to", "from", "between", "at"]))
        || led
            .clone()
            .any(|at| line.is(at + 1, "of") && line.tables.changes.starting(line.stretch(at..)).is_some())
}
