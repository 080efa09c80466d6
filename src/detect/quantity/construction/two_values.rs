//! Owns “A to B” that is two values and no range: a move and where it led, a gift and its takers, two sides of a vote. An
//! old value and a new one behind “from” are left to `old_and_new`.
//!
//! “rose by 3p to 214p” → 3p · 214p; “gave $500 to 12 widows” → $500 · 12 widows; “51% to 49%” → 51% · 49%

use crate::detect::quantity::construction::shared_scale::in_scale_of;
use crate::detect::quantity::counted::noun_phrase;
use crate::detect::quantity::draft::Draft;
use crate::detect::quantity::line::Line;
use crate::fact::QuantityForm;

/// Whether two neighbours with “to” or a dash between them are two values.
pub fn are_two(line: &Line<'_>, one: &Draft, other: &Draft) -> bool {
    let led = one.first > 0 && line.is_any(one.first - 1, &["from", "between"]);
    !led && (moved(line, one, other)
        || handed(line, one, other)
        || is_step(line, one)
        || are_sides(line, one, other))
}

/// How far before “by” its change verb may stand, in tokens.
const REACH: usize = 6;

/// “fell 8p to 212p”, “grew by 300 to 7,400”: by so much, to so much. “Rose by 3 to 5 percent” is a range.
fn moved(line: &Line<'_>, by: &Draft, to: &Draft) -> bool {
    if !line.is(by.end, "to") || by.first == 0 {
        return false;
    }
    let last = by.first - 1;
    let changes = |at: usize| line.tables.changes.starting(line.stretch(at..)).is_some();
    if by.unit.is_some() && changes(last) {
        return true;
    }
    let verb = line.is(last, "by") && (last.saturating_sub(REACH)..last).any(changes);
    let shared = by.unit.is_none() && to.form == QuantityForm::Percent;
    let apart = in_scale_of(line, by, to).zip(to.low).is_some_and(|(a, b)| a.abs() * 3.0 < b.abs());
    verb && !shared && apart
}

/// “gave $500 to 12 widows”: an amount, and how many had it.
fn handed(line: &Line<'_>, amount: &Draft, takers: &Draft) -> bool {
    line.is(amount.end, "to")
        && amount.form == QuantityForm::Currency
        && takers.unit.is_none()
        && takers.numeral.end == takers.end
        && noun_phrase::phrase(line, takers.end).is_some_and(|phrase| phrase.plural)
}

/// “rises from $160 to $180 to $200”: one step after another. “Sink to 12 to 30 percent” gives one new level, a range.
fn is_step(line: &Line<'_>, one: &Draft) -> bool {
    let to = one.first.checked_sub(1).filter(|&at| line.is(at, "to") && line.is(one.end, "to"));
    to.is_some_and(|to| {
        // “from up to 252 miles to 287 miles”
        if to > 1 && line.is(to - 1, "up") && line.is(to - 2, "from") {
            return true;
        }
        (to.saturating_sub(REACH)..to).any(|at| line.is(at, "from"))
            && (to.saturating_sub(3)..to).any(|at| line.is_number(at) || line.numeral(at).is_some())
    })
}

/// “rejected by 51% to 49%”, “voted 312 to 118”, “moved 40 to 12 shelters”: nothing lies between a larger number and a
/// smaller one behind it.
fn are_sides(line: &Line<'_>, one: &Draft, other: &Draft) -> bool {
    let falls = in_scale_of(line, one, other).zip(other.low).is_some_and(|(a, b)| a > b && b >= 0.0);
    falls && !line.is_any(one.end, &["and", "or"])
}
