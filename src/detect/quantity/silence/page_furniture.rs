//! Owns numbers of the page: read times, ratings, counters, list markers.
//!
//! “4 min read”, “4 out of 5 stars” → none

use crate::detect::quantity::draft::Draft;
use crate::detect::quantity::line::Line;
use crate::detect::quantity::silence::event_names::event;
use crate::fact::QuantityForm;
use crate::lexicon::quantity_words::Says;

/// “4 min read”, “Updated 5 hours ago”, “132 Comments”, “1 From Stardom to Farm”, “3.”.
pub fn furniture(line: &Line<'_>, draft: &Draft) -> bool {
    let length = line.tokens.len();
    let ends_open = !matches!(line.str(length - 1), "." | "!" | "?" | "”" | "\"" | "…");
    let end = draft.end;
    let ends_cell = |at: usize| at >= length || matches!(line.str(at), "·" | "•" | "|");
    if line.is_any(end, &["read", "listen", "watch"])
        && ends_cell(end + 1)
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
    // “214 comments · 45 shares”: a counter alone between dots
    let opens_cell = draft.first == 0 || ends_cell(draft.first - 1);
    let counter = (draft.numeral.end..end + 3).find(|&at| ends_cell(at + 1));
    if ends_open
        && line.whole_block
        && opens_cell
        && counter.and_then(|at| line.tokens.get(at)).is_some_and(|token| line.tables.names.is_counter(token))
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
    // “1) I ate tripe, 2) I didn't like it”: a bracket that none opens.
    let led = draft.before(1).is_none_or(|at| matches!(line.str(at), "," | ";" | ":"));
    if led && draft.is_plain() && line.str(end) == ")" && line.tight(end) && !is_bracketed(line, draft.first)
    {
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

/// Whether a bracket opens in the sentence before `at`, as far as an aside reaches.
fn is_bracketed(line: &Line<'_>, at: usize) -> bool {
    const FAR: usize = 24; // tokens
    (at.saturating_sub(FAR)..at).any(|at| line.str(at) == "(")
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
    let given = draft.form == QuantityForm::Ratio
        && draft.measured.is_none()
        && (1..=5).any(|n| draft.first.checked_sub(n).is_some_and(|at| line.says(at, Says::Rates)));
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
