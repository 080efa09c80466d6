//! Owns the whole that a number is a part of, where the text counts both. A share without a number for its whole is left
//! to `measured`, “3 in 10” to the numerals.
//!
//! “two of the bank's nine branches” → of “nine branches” · “Of the 30 crew, 12 were hurt” → of “30 crew”

use crate::detect::quantity::draft::Draft;
use crate::detect::quantity::line::Line;
use crate::detect::quantity::numeral::style_and_value::Style;
use crate::fact::QuantityForm;
use crate::lexicon::quantity_words::Says;
use crate::syntax::Tag;
use crate::text::TokenKind;

/// The most tokens from “of” to the number of what is owned: “of the town council's nine”.
pub const LONGEST_OWNER: usize = 6;

/// Finds the whole of each part.
pub fn find(line: &Line<'_>, drafts: &mut [Draft]) {
    for at in 1..drafts.len() {
        let (before, after) = drafts.split_at_mut(at);
        let (Some(one), Some(other)) = (before.last_mut(), after.first_mut()) else { continue };
        if is_part_before(line, one, other) && fits(line, one, other) {
            one.of = Some(whole(other));
            // “a third of the remaining 60 beds”: the words before the number are no noun phrase of their own.
            one.measured = one.measured.filter(|(_, end)| *end != other.mark_first);
        } else if is_part_behind(line, one, other) && fits(line, other, one) {
            other.of = Some(whole(one));
        }
    }
}

/// “two of the bank's nine branches”, “40 of about 200 flats”, “a quarter of its 1,200 staff”, “14 out of the 20 schools”
fn is_part_before(line: &Line<'_>, part: &Draft, whole: &Draft) -> bool {
    let of = part.end + usize::from(line.is(part.end, "out"));
    // “within $4 million of the $37 million raised”
    let near = part.mark_first > 0 && line.is(part.mark_first - 1, "within");
    line.is(of, "of") && !near && owns(line, of + 1, whole)
}

/// “Of the 30 crew, 12 were hurt”: the whole first, at the start of what is said.
fn is_part_behind(line: &Line<'_>, whole: &Draft, part: &Draft) -> bool {
    let of = (whole.mark_first.saturating_sub(LONGEST_OWNER)..whole.mark_first)
        .rev()
        .find(|&at| line.is(at, "of"));
    let opens = |of: usize| of == 0 || !line.is_word(of - 1) && !line.is_number(of - 1);
    of.is_some_and(|of| opens(of) && owns(line, of + 1, whole))
        && line.str(whole.phrase_end) == ","
        && whole.phrase_end + 1 == part.mark_first
}

/// Whether nothing but whose it is stands between `at` and the whole's number: “the”, “its remaining”, “the bank's”.
fn owns(line: &Line<'_>, at: usize, whole: &Draft) -> bool {
    let end = whole.mark_first;
    let owned = end > at && line.kind(end - 1) == Some(TokenKind::Possessive) && end - at <= LONGEST_OWNER;
    let leads = |at: usize| {
        matches!(line.tag(at), Tag::Determiner | Tag::PossessivePronoun) || line.says(at, Says::Which)
    };
    at <= end && (owned || (at..end).all(leads))
}

/// Whether `part` may be one of `whole`: a share of what is counted or measured, a smaller count of the same, a smaller
/// amount in the same unit. “20% of 18-year-olds” and “5 kg of 20-mm nails” are none.
fn fits(line: &Line<'_>, part: &Draft, whole: &Draft) -> bool {
    let amounts = whole.has_unit() && !matches!(whole.form, QuantityForm::Percent | QuantityForm::Age);
    let is_whole = whole.numeral.style == Style::Cardinal
        && !whole.joined
        && whole.low.is_some_and(|value| value > 1.0)
        && (whole.is_countlike() || amounts)
        && !names_year(line, whole);
    let share =
        part.form == QuantityForm::Fraction || part.unit.as_ref().is_some_and(|unit| unit.id == "percent");
    let same = part.unit.as_ref().map(|unit| &unit.id) == whole.unit.as_ref().map(|unit| &unit.id)
        || part.unit.is_none() && !whole.has_unit();
    let smaller = part.low.zip(whole.low).is_some_and(|(part, whole)| part < whole);
    is_whole && (share || same && smaller && part.numeral.style == Style::Cardinal)
}

/// “30 percent of 2019 levels”, “a third of the party's 2012 donors”: a year, where no article says that so many are
/// meant.
fn names_year(line: &Line<'_>, whole: &Draft) -> bool {
    let year = whole.numeral.digits.is_some_and(|d| d.places == 4 && !d.grouped && !d.decimal)
        && whole.low.is_some_and(|value| (1800.0..2100.0).contains(&value));
    year && whole
        .before(1)
        .is_some_and(|at| line.is(at, "of") || line.kind(at) == Some(TokenKind::Possessive))
}

/// The tokens that name the whole: its number and what it counts.
fn whole(draft: &Draft) -> (usize, usize) {
    let end = draft.measured.filter(|(first, _)| *first == draft.end).map_or(draft.end, |(_, end)| end);
    (draft.first, end)
}
