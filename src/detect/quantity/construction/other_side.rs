//! Owns what the other side of a vote or a split has. That the two are no range is left to `two_values`.
//!
//! “51% to 49%” → 51% against “49%”, 49% against “51%” · “321 votes against 299” → 321 votes against “299”

use crate::detect::quantity::draft::Draft;
use crate::detect::quantity::line::Line;
use crate::fact::QuantityForm;

/// Gives both sides what the other has; what is set against it is no value that it is measured from.
pub fn find(line: &Line<'_>, drafts: &mut [Draft]) {
    for at in 1..drafts.len() {
        let (before, after) = drafts.split_at_mut(at);
        let (Some(one), Some(other)) = (before.last_mut(), after.first_mut()) else { continue };
        if are_sides(line, one, other) {
            one.base = None;
            one.against = Some((other.first, other.end));
            other.against = Some((one.first, one.end));
        }
    }
}

/// “52 percent to 48 percent”, “4 votes to 3”, “321 votes against 299”, “45% for and 41% against”. “Fell 5% to 3%” and
/// “rose from 40% to 60%” move.
fn are_sides(line: &Line<'_>, one: &Draft, other: &Draft) -> bool {
    let same = one.unit.as_ref().map(|unit| &unit.id) == other.unit.as_ref().map(|unit| &unit.id);
    let shares = [one, other].iter().all(|side| side.form == QuantityForm::Percent)
        && other.unit.as_ref().is_some_and(|unit| unit.id == "percent");
    let votes = one.unit.as_ref().is_some_and(|unit| unit.id == "vote");
    let still = [one, other].iter().all(|side| side.change.is_none() && !side.is_old && !side.range);
    // “has shrunk a bit, from about 12 percent to 8 percent”
    let led = one.mark_first > 0 && line.is(one.mark_first - 1, "from");
    if led || !(same && still && (shares || votes)) {
        return false;
    }
    let end = if votes { one.phrase_end.max(one.end) } else { one.end };
    let set_against = line.is(end, "against") && end + 1 == other.mark_first;
    let falls = one.low.zip(other.low).is_some_and(|(one, other)| one > other);
    let whole = !shares || one.low.zip(other.low).is_some_and(|(one, other)| one + other <= 100.0);
    let to =
        (line.is(end, "to") || line.is_dash(end)) && end + 1 == other.first && falls && other.base.is_none();
    let voted = line.is(end, "for")
        && line.is_any(end + 1, &["and", ","])
        && end + 2 == other.mark_first
        && line.is(other.phrase_end.max(other.end), "against");
    whole && (set_against || to || voted)
}
