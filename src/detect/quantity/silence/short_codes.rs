//! Owns short codes in figures: what a screen shows, the version of a program, how many comments there are.
//!
//! “in true 4K”, “the 2.8.x series”, “Comments (5 posted)” → none

use crate::detect::quantity::draft::Draft;
use crate::detect::quantity::line::Line;
use crate::fact::QuantityForm;
use crate::lexicon::quantity_words::Says;

/// “4K textures”, “4K/HDR”, “2.8.x”, “Comments (5)”.
pub fn code(line: &Line<'_>, draft: &Draft) -> bool {
    resolution(line, draft) || open_version(line, draft) || counter_in_brackets(line, draft)
}

/// “a 4K television”, “8K”: how sharp a picture is. “Some 4K people”, “4K followers”, “4K a month” and “cooled to 4K” are amounts.
fn resolution(line: &Line<'_>, draft: &Draft) -> bool {
    let at = draft.numeral.first;
    let sharp = line.is_any(at, &["4", "8"]) && line.str(at + 1) == "K" && line.tight(at + 1);
    if !sharp || draft.mark_first < at || draft.form == QuantityForm::Currency {
        return false;
    }
    let people = |at: usize| line.is_person(at) || line.says(at, Says::Crowd);
    let counts = draft.measured.is_some_and(|(first, end)| (first..end).any(people));
    match draft.form {
        QuantityForm::Temperature => line.str(draft.end) == "/",
        _ => (draft.unit.is_none() || draft.counted) && !counts,
    }
}

/// “the 2.8.x series”
fn open_version(line: &Line<'_>, draft: &Draft) -> bool {
    let end = draft.numeral.end;
    line.str(end) == "." && line.tight(end) && line.is(end + 1, "x") && line.tight(end + 1)
}

/// “Comments (5 posted)”, alone in its line.
fn counter_in_brackets(line: &Line<'_>, draft: &Draft) -> bool {
    let counter = draft.first == 2 && line.tables.names.is_counter(&line.tokens[0]);
    counter && line.whole_block && line.str(1) == "(" && line.tokens.len() <= 6
}
