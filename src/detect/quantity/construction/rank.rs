//! Owns ranks written with “number”.
//!
//! “ranked No. 6” → 6, an ordinal

use crate::detect::quantity::draft::Draft;
use crate::detect::quantity::line::Line;
use crate::fact::QuantityForm;
use crate::lexicon::quantity_words::Says;

/// “ranked No. 6”, “reached number one”: a rank, told by the word before “number”.
pub fn rank(line: &Line<'_>, draft: &mut Draft) {
    let Some(at) = draft.first.checked_sub(1).filter(|_| draft.is_plain() && !draft.range) else { return };
    let start = if line.str(at) == "." { at.saturating_sub(1) } else { at };
    if !line.is_any(start, &["number", "no", "no."]) || start == at && line.is(start, "no") {
        return;
    }
    // “She works at Number 10”: a house.
    let house = start > 0 && line.tokens[start].is_capitalised();
    let led = |b: usize| line.says(b, Says::Number) || line.is(b, "at") && !house;
    if (start.saturating_sub(3)..start).any(led) {
        draft.first = start;
        draft.mark_first = start;
        draft.form = QuantityForm::Ordinal;
    }
}
