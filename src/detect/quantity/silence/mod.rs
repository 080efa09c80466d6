//! Tells which quantities claim nothing, and are never marked.
//!
//! “Article 50 was triggered by 498 votes” → 50 is a label, 498 is kept

mod bare_numbers;
mod beside_numbers;
mod clock_times;
mod dates;
mod event_names;
mod labels;
mod one_and_two;
mod ordinals;
mod page_furniture;
mod scores;
mod short_codes;
mod sorts;
mod titles;

use crate::detect::quantity::counted::measured::is_called_so;
use crate::detect::quantity::draft::Draft;
use crate::detect::quantity::line::Line;
use crate::detect::quantity::numeral::style_and_value::Style;
use crate::detect::quantity::silence::bare_numbers::{bare, elided};
use crate::detect::quantity::silence::beside_numbers::{
    beside_number, listed, over_nothing, repeated, rest_of_an_amount, result,
};
use crate::detect::quantity::silence::clock_times::time;
use crate::detect::quantity::silence::dates::{date, period, says_when};
use crate::detect::quantity::silence::labels::{joined_to_name, label};
use crate::detect::quantity::silence::one_and_two::{known_two, pronoun_one, weak_one};
use crate::detect::quantity::silence::ordinals::ordinal;
use crate::detect::quantity::silence::page_furniture::furniture;
use crate::detect::quantity::silence::scores::chain;
use crate::detect::quantity::silence::short_codes::code;
use crate::detect::quantity::silence::sorts::sort_of_thing;
use crate::fact::Marks;
use crate::lexicon::number_names::LONGEST_IDIOM;

/// Whether the quantity `drafts[at]` is reported.
pub fn keeps(line: &Line<'_>, drafts: &[Draft], at: usize, marks: Marks) -> bool {
    let draft = &drafts[at];
    if marks == Marks::All {
        return !(pronoun_one(line, draft)
            || repeated(line, drafts, at)
            || says_when(line, draft)
            || period(line, draft)
            || over_nothing(line, draft)
            || beside_number(line, drafts, at)
            || time(line, draft));
    }
    !(pronoun_one(line, draft)
        || weak_one(line, drafts, at)
        || known_two(line, draft)
        || idiom(line, draft)
        || date(line, draft)
        || time(line, draft)
        || label(line, draft)
        || draft.unit.is_none() && is_called_so(line, draft)
        || joined_to_name(line, draft)
        || chain(line, drafts, at)
        || furniture(line, draft)
        || code(line, draft)
        || sort_of_thing(line, draft)
        || ordinal(line, draft)
        || repeated(line, drafts, at)
        || listed(line, drafts, at)
        || result(line, drafts, at)
        || rest_of_an_amount(line, draft)
        || bare(line, draft) && !elided(line, drafts, at))
}

fn idiom(line: &Line<'_>, draft: &Draft) -> bool {
    let last = draft.numeral.end;
    // “that one shop in six had closed” is more than “that one”.
    let part = matches!(draft.numeral.style, Style::Ratio | Style::Fraction);
    let least = if part { last } else { draft.numeral.first + 1 };
    (draft.first.saturating_sub(LONGEST_IDIOM)..last).any(|start| {
        line.tables.names.idiom(line.stretch(start..)).is_some_and(|length| start + length >= least)
    })
}
