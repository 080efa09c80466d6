//! Owns which ordinals rank.
//!
//! “ranks third”, “seventh-largest” → kept · “a third man” → none

use crate::detect::quantity::draft::Draft;
use crate::detect::quantity::line::Line;
use crate::detect::quantity::numeral::style_and_value::Style;
use crate::lexicon::quantity_words::Says;
use crate::lexicon::word_classes::WordClass;

/// Only ordinals that rank are claims: “ranks third”, “finished 2nd”, “seventh-largest”.
pub fn ordinal(line: &Line<'_>, draft: &Draft) -> bool {
    if draft.numeral.style != Style::Ordinal {
        return false;
    }
    let end = draft.end;
    let next = end + usize::from(line.is_dash(end));
    let superlative =
        line.str(next).ends_with("est") && line.str(next).len() > 4 || line.says(next, Says::Superlative);
    let ranked = draft.before(1).is_some_and(|at| line.says(at, Says::Ranks));
    // “The club, third in the table”, “fifth in the world rankings”
    let led = draft.before(1).is_some_and(|at| line.class(at) == Some(WordClass::Determiner));
    let table = !led
        && line.is(end, "in")
        && line.tokens.iter().skip(end + 1).take(3).any(|t| line.tables.names.is_standing(t));
    // “The cups came first, and then the tables came”: what happened in which order.
    let ranked = ranked && !(end..end + 4).any(|at| line.is(at, "then"));
    !(table
        || superlative && (line.is_joint(end) || line.says(next, Says::Superlative))
        || ranked && (end == line.tokens.len() || !line.is_word(end) || line.says(end, Says::Among)))
}
