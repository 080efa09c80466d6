//! Owns numbers that say what sort of thing is meant.
//!
//! “a two-tier system”, “a six-figure sum”, “in the low nine figures” → none · “an 11-member council” → kept

use crate::detect::quantity::draft::Draft;
use crate::detect::quantity::line::Line;
use crate::lexicon::quantity_words::Says;

/// Whether the number is joined to a word for a sort, or counts figures.
pub fn sort_of_thing(line: &Line<'_>, draft: &Draft) -> bool {
    let at = draft.numeral.end;
    let joined = line.is_joint(at) && line.says(at + 1, Says::Sort);
    let figures = draft.numeral.digits.is_none() && line.is(at, "figures");
    (joined || figures) && draft.numeral.scale == 1.0
}
