//! Owns whether pounds are money or a weight.
//!
//! “20 pounds of beef” → weight · “8 million pounds of public money” → GBP

use crate::detect::quantity::draft::Draft;
use crate::detect::quantity::line::Line;
use crate::fact::Unit;
use crate::lexicon::quantity_words::Says;

/// Pounds by the million are money, but “8 million pounds of apples”.
pub fn in_context<'t>(line: &Line<'t>, draft: &Draft, unit: &'t Unit) -> &'t Unit {
    let of = line.is(draft.end, "of") && !(1..4).any(|n| line.says(draft.end + n, Says::Money));
    let paid = unit.id == "pound" && draft.low.is_some_and(|v| v >= 1e6) && !of;
    // “a 20-pound note”, “40 pounds on a bet”
    let note = unit.id == "pound"
        && !line.is(draft.end, "of")
        && (0..4).any(|n| line.says(draft.end + n, Says::Payment));
    if paid || note { line.tables.units.by_id("GBP").unwrap_or(unit) } else { unit }
}

/// “20 pounds of beef”, “a 6-pound baby”, “weighs 20 pounds”: no money.
pub fn is_weight(line: &Line<'_>, draft: &Draft, at: usize) -> bool {
    line.is(at + 1, "of")
        || line.is_joint(draft.end)
        || (draft.first.saturating_sub(8)..at + 4).any(|at| line.says(at, Says::Weight))
}
