//! Owns scores and chains of digits. Telephone numbers and coordinates are left to `text::shapes`.
//!
//! “555-0134”, “won 2-1” → none

use crate::detect::quantity::draft::Draft;
use crate::detect::quantity::line::Line;
use crate::detect::quantity::numeral::style_and_value::Style;
use crate::fact::QuantityForm;

/// Scores, phones, ratios of digits: “2-1”, “555-0134”, “245/6”.
pub fn chain(line: &Line<'_>, drafts: &[Draft], at: usize) -> bool {
    let draft = &drafts[at];
    // “7-Eleven”
    if draft.range
        && line.tokens[draft.end - 1].is_capitalised()
        && line.tight(draft.end - 1)
        && !draft.has_unit()
    {
        return true;
    }
    let digits = draft.numeral.digits.is_some();
    if !digits || draft.form == QuantityForm::Currency {
        return false;
    }
    let unit = draft.has_unit();
    if draft.range && !unit {
        let middle = (draft.first..draft.end).find(|&t| line.is_dash(t) && t > draft.first);
        let tight = middle.is_some_and(|t| line.is_joint(t));
        // “a 2-0 win”, “a 2-0 first-leg defeat”, “a 3-1 home win”
        let result = |at: usize| line.tokens.get(at).is_some_and(|t| line.tables.names.is_result(t));
        return tight
            && draft.measured.is_none_or(|(_, end)| result(draft.end) || result(end - 1) || result(end));
    }
    let joins =
        |at: usize| (line.is_dash(at) || matches!(line.str(at), "/" | "." | ":")) && line.is_joint_like(at);
    let after = joins(draft.end) && (line.is_number(draft.end + 1));
    let before = draft.first > 1 && joins(draft.first - 1) && line.is_number(draft.first - 2);
    (after || before) && !unit && draft.numeral.style == Style::Cardinal
}
