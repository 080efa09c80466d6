//! Owns numbers of the page and of tables: read times, ratings, list markers, scores. Telephone numbers and coordinates are
//! left to `text::shapes`.
//!
//! “4 min read”, “555-0134”, “won 2-1” → none

use super::draft::Draft;
use super::line::Line;
use super::numeral::Style;
use crate::fact::QuantityForm;

/// Scores, phones, ratios of digits: “2-1”, “555-0134”, “245/6”.
pub(super) fn chain(line: &Line<'_>, drafts: &[Draft], at: usize) -> bool {
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

/// “4 min read”, “Updated 5 hours ago”, “132 Comments”, “1 From Stardom to Farm”, “3.”.
pub(super) fn furniture(line: &Line<'_>, draft: &Draft) -> bool {
    let length = line.tokens.len();
    let ends_open = !matches!(line.str(length - 1), "." | "!" | "?" | "”" | "\"" | "…");
    let end = draft.end;
    if line.is_any(end, &["read", "listen", "watch"])
        && end + 1 == length
        && draft.form == QuantityForm::Duration
    {
        return true;
    }
    if rating(line, draft) || event(line, draft) {
        return true;
    }
    // “Showing 1-20 of 340 results”
    if ends_open && line.whole_block && line.is_any(0, &["showing", "displaying", "viewing"]) {
        return true;
    }
    if length <= 4
        && ends_open
        && line.whole_block
        && draft.first == 0
        && line.tables.names.is_counter(&line.tokens[length - 1])
    {
        return true;
    }
    if line.is(end, "ago") && length <= 6 && ends_open {
        return true;
    }
    // “1. Wash your hands.”, “1) Wash”.
    if draft.first == 0 && draft.is_plain() && matches!(line.str(draft.numeral.end), "." | ")" | ":") {
        return true;
    }
    if !ends_open || !line.whole_block {
        return false;
    }
    let titled = line.tokens.get(draft.numeral.end).is_some_and(|t| t.is_capitalised() && t.spaced);
    draft.first == 0
        && draft.numeral.digits.is_some()
        && titled
        && draft.is_countlike()
        && (length <= 3 || draft.low.is_some_and(|v| v <= 50.0))
}

/// “4 out of 5 stars”, “rated 4.5 out of 5”: both numbers of a rating.
fn rating(line: &Line<'_>, draft: &Draft) -> bool {
    let starred = |at: usize| line.is_any(at, &["stars", "star"]);
    let out_of = |at: usize| line.is(at, "out") && line.is(at + 1, "of");
    if draft.form == QuantityForm::Ratio && starred(draft.end) {
        return true;
    }
    // “It has 4.6 stars.”
    let counted = draft.numeral.digits.is_some_and(|d| d.decimal) && starred(draft.numeral.end);
    // “She gave it 8 out of 10.”
    let verbs = ["gave", "give", "gives", "scored", "scores", "rated", "rates", "rating", "score", "got"];
    let given = draft.form == QuantityForm::Ratio
        && draft.measured.is_none()
        && (1..=5).any(|n| draft.first.checked_sub(n).is_some_and(|at| line.is_any(at, &verbs)));
    if counted || given {
        return true;
    }
    let above = draft.numeral.digits.is_some_and(|d| d.decimal)
        && out_of(draft.numeral.end)
        && line.is_number(draft.numeral.end + 2);
    let below = draft.first.checked_sub(3).is_some_and(|at| {
        out_of(at + 1) && line.is_number(at) && (starred(draft.numeral.end) || line.str(at).contains('.'))
    });
    (above || below) && draft.is_countlike()
}

/// “the 200m butterfly”, “a 4x100m relay”, “12-point type”, “a 10K run”: the measure names an event or a size.
fn event(line: &Line<'_>, draft: &Draft) -> bool {
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
