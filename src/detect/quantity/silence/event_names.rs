//! Owns measures that name an event, a size or a company.
//!
//! “the 200m butterfly”, “12-point type”, “3M said” → none

use crate::detect::quantity::draft::Draft;
use crate::detect::quantity::line::Line;

/// “the 200m butterfly”, “a 4x100m relay”, “12-point type”, “a 10K run”: the measure names an event or a size.
pub fn event(line: &Line<'_>, draft: &Draft) -> bool {
    let names = |at: usize| line.tokens.get(at).is_some_and(|t| line.tables.names.is_event(t));
    let times = line.is_any(draft.numeral.end, &["x", "×"]) && line.is_number(draft.numeral.end + 1);
    let long = (draft.has_unit() || line.str(draft.end - 1) == "m") && names(draft.end)
        || times && (1..=4).any(|n| names(draft.numeral.end + n));
    let thousand = line.is(draft.numeral.end - 1, "k") && line.is_any(draft.end, &["run", "race", "walk"]);
    // The company, not three million: “3M said”.
    let company =
        line.str(draft.first) == "3" && line.str(draft.first + 1) == "M" && line.tight(draft.first + 1);
    long || thousand || company && draft.approximator.is_none() && !draft.has_unit()
}
