//! Owns numbers that another number beside them says again, names with, or makes unreadable.
//!
//! “ten (10) plaintiffs” → once · “the balls 11, 28, 31 and 46” → none

use crate::detect::quantity::draft::Draft;
use crate::detect::quantity::line::Line;
use crate::detect::quantity::numeral::style_and_value::Style;

/// “245 23 yen”: what two numbers side by side say is not read. “5 10-year bonds” and “in 2019 40 boats” are two each.
pub fn beside_number(line: &Line<'_>, drafts: &[Draft], at: usize) -> bool {
    let plain = |draft: &Draft| draft.numeral.digits.is_some() && draft.numeral.style == Style::Cardinal;
    let beside = |one: &Draft, other: &Draft| {
        one.end == other.numeral.first
            && other.first == one.end
            && !one.has_unit()
            && other.has_unit()
            && !one.reads_as_year()
            && !line.tight(other.numeral.end)
            && plain(one)
            && plain(other)
    };
    at.checked_sub(1).is_some_and(|before| beside(&drafts[before], &drafts[at]))
        || drafts.get(at + 1).is_some_and(|next| beside(&drafts[at], next))
}

/// “1/0” has no value.
pub fn over_nothing(line: &Line<'_>, draft: &Draft) -> bool {
    let over = |at: usize| line.str(at) == "/" && line.is_joint_like(at) && line.str(at + 1) == "0";
    let at = draft.numeral.first;
    !draft.has_unit() && (over(draft.numeral.end) || at > 1 && over(at - 1) && line.is_number(at - 2))
}

/// “ten (10) plaintiffs”: the second says the same.
pub fn repeated(line: &Line<'_>, drafts: &[Draft], at: usize) -> bool {
    let draft = &drafts[at];
    at > 0
        && line.str(draft.first.saturating_sub(1)) == "("
        && line.str(draft.end) == ")"
        && drafts[at - 1].end + 1 == draft.first
        && drafts[at - 1].low == draft.low
        && draft.unit.is_none()
}

/// “the balls 11, 28, 31 and 46”: three bare numbers in a row or more name things.
pub fn listed(line: &Line<'_>, drafts: &[Draft], at: usize) -> bool {
    let bare = |d: &Draft| d.is_plain() && d.measured.is_none() && d.numeral.digits.is_some() && !d.range;
    let beside = |low: usize| {
        let (a, b) = (&drafts[low], &drafts[low + 1]);
        let gap = b.first.saturating_sub(a.end);
        bare(a) && bare(b) && gap <= 2 && (a.end..b.first).all(|t| line.is_any(t, &[",", "and", "or", "&"]))
    };
    (at.saturating_sub(2)..=at).any(|low| low + 2 < drafts.len() && beside(low) && beside(low + 1))
}

/// “voted 312 to 118”, “a 3 to 1 margin”, “set option 4 to 0”: two bare numbers, the smaller behind “to”, are a result.
pub fn result(line: &Line<'_>, drafts: &[Draft], at: usize) -> bool {
    // “led by 51.2 to 48.8” are shares.
    let whole = |d: &Draft| d.numeral.digits.is_none_or(|digits| !digits.decimal);
    let plain =
        |d: &Draft| d.is_countlike() && whole(d) && !d.range && d.change.is_none() && !d.reads_as_year();
    let bare = |d: &Draft| plain(d) && d.measured.is_none();
    let joint = |at: usize| usize::from(line.is_joint(at));
    let pair = |one: &Draft, other: &Draft| {
        bare(one)
            && (bare(other) || plain(other) && (other.low == Some(1.0) || joint(one.end) == 1))
            && line.is(one.end + joint(one.end), "to")
            && one.end + 1 + 2 * joint(one.end) == other.first
            && one.low.zip(other.low).is_some_and(|(a, b)| a > b)
            && !(one.first > 0 && line.is(one.first - 1, "from"))
    };
    at > 0 && pair(&drafts[at - 1], &drafts[at])
        || drafts.get(at + 1).is_some_and(|next| pair(&drafts[at], next))
}

/// “a cup and a half”: the rest of an amount whose unit was not read.
pub fn rest_of_an_amount(line: &Line<'_>, draft: &Draft) -> bool {
    let and = draft.before(1).filter(|&at| line.is(at, "and"));
    let article = draft.before(3).is_some_and(|at| line.is_any(at, &["a", "an", "one"]));
    draft.numeral.style == Style::Fraction
        && draft.numeral.digits.is_none()
        && line.is_any(draft.first, &["a"])
        && article
        && and.is_some_and(|and| line.is_word(and - 1))
}
