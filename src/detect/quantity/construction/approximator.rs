//! Owns the approximators before and behind a core.
//!
//! “more than 3 percent” → more than · “200 or so” → about

use crate::detect::quantity::draft::Draft;
use crate::detect::quantity::line::Line;
use crate::detect::quantity::numeral::style_and_value::Style;
use crate::fact::{Approximator, Measure};
use crate::lexicon::word_classes::WordClass;

/// Takes in the approximators before and after the core.
pub fn approximate(line: &Line<'_>, draft: &mut Draft) {
    draft.mark_first = draft.first;
    // “between about 5 and 8”, “from 5 to 8”: the range word is no part of the mark.
    let article = usize::from(draft.first > 0 && line.is_any(draft.first - 1, &["a", "an", "the"]));
    for skip in [0, article] {
        if let Some((length, meaning)) = line.tables.approximators.ending(line.stretch(..draft.first - skip))
        {
            let first = draft.first - skip - length;
            // “turned over 3 pages” has no way to know; “all over” and “over the” do.
            let opens = line.is_any(first, &["past", "beyond", "above"])
                && draft.is_plain()
                && first == 0
                && !line.all;
            if opens || is_recent(line, draft, first) {
                break;
            }
            draft.mark_first = first;
            draft.approximator = Some(meaning);
            if meaning != Approximator::About {
                return;
            }
            break;
        }
    }
    let after = draft.end + usize::from(line.is_joint(draft.end) && line.is(draft.end + 1, "strong")) * 2;
    for at in [after, draft.phrase_end, draft.numeral.end] {
        let found = line.tokens.get(at..).and_then(|rest| line.tables.approximators.starting(rest));
        // “200 or greater than 190”: the next numeral's.
        if let Some((length, meaning)) = found
            && !line.is(at + length, "than")
        {
            draft.approximator = Some(meaning);
            return;
        }
    }
    if draft.range && draft.numeral.style == Style::Many {
        draft.approximator = Some(Approximator::About);
    }
    if line.str(draft.end) == "+" && line.tight(draft.end) {
        draft.approximator = Some(Approximator::AtLeast);
    }
}

/// “the past ten years”, “in past 30 days”, “past six houses”: “past” says when or where.
fn is_recent(line: &Line<'_>, draft: &Draft, at: usize) -> bool {
    let time = draft.unit.as_ref().is_some_and(|unit| unit.measure == Measure::Duration);
    let led = at.checked_sub(1).and_then(|before| line.class(before));
    // “drove past six houses”
    let by = draft.numeral.digits.is_none() && draft.numeral.scale == 1.0 && !draft.has_unit();
    line.is(at, "past")
        && at + 1 == draft.first
        && (by || led == Some(WordClass::Determiner) || time && led == Some(WordClass::Preposition))
}
