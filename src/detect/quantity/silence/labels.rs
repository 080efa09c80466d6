//! Owns numbers that are part of a name: labels before them, codes joined to them. Titles around them are left to `titles`.
//!
//! “page 7”, “the 7th Cavalry”, “BA-2490” → none

use crate::detect::quantity::counted::noun_phrase::is_designation;
use crate::detect::quantity::counted::plural;
use crate::detect::quantity::draft::Draft;
use crate::detect::quantity::line::Line;
use crate::detect::quantity::numeral::style_and_value::Style;
use crate::detect::quantity::silence::titles::{goes_on_as_name, titled, work};
use crate::fact::QuantityForm;
use crate::lexicon::quantity_words::Says;
use crate::lexicon::word_classes::WordClass;
use crate::text::Case;

/// “page 7”, “Channel 4”, “7th Cavalry”, “#5”.
pub fn label(line: &Line<'_>, draft: &Draft) -> bool {
    // “40 Model 3s”
    if draft.measured.is_some_and(|(first, end)| is_designation(line, first, end)) {
        return false;
    }
    let named_after = line.tokens.get(draft.numeral.end..draft.numeral.end + 1).is_some_and(|next| {
        line.tables.names.is_named(&next[0])
            && (next[0].is_capitalised() || draft.numeral.style == Style::Ordinal)
    });
    if named_after {
        return true;
    }
    if goes_on_as_name(line, draft) || work(line, draft) {
        return true;
    }
    let Some(at) = draft.before(1) else { return false };
    // “the Gang of Eight”, “the Group of 77”
    let named = line.tokens[draft.numeral.first].is_capitalised()
        || draft.measured.is_none() && draft.numeral.digits.is_some_and(|d| !d.grouped && !d.decimal);
    if named && line.is(at, "of") && at > 1 && line.is_name(at - 1) && !draft.has_unit() {
        return true;
    }
    // “the Thousand Islands”
    let word = draft.numeral.end == draft.numeral.first + 1;
    if word && !draft.has_unit() && titled(line, draft, at) {
        return true;
    }
    if draft.form == QuantityForm::Currency
        || draft.form == QuantityForm::Percent
        // “The sides were level seven times”
        || draft.form == QuantityForm::Multiplier
        || draft.numeral.scale > 1.0
    {
        return false;
    }
    if titled(line, draft, at) {
        return true;
    }
    if draft.form == QuantityForm::Ordinal && draft.numeral.style == Style::Cardinal {
        return false; // “ranked No. 6”
    }
    behind_label(line, draft, at) || !draft.has_unit() && after_name(line, draft, at)
}

/// “page 7”, “#5”, “page 2 of 9”: whether the word or sign at `at`, right before the number, or the labelled number there makes it a
/// label.
fn behind_label(line: &Line<'_>, draft: &Draft, at: usize) -> bool {
    let unit = draft.has_unit();
    let point = usize::from(line.str(at) == "." && at > 0);
    let word = at - point;
    if line.tokens.get(word).is_some_and(|t| line.tables.names.is_label(t))
        && (!unit || line.tight(draft.end - 1) && line.str(draft.end - 1).len() == 1)
        && line.is_word(word)
    {
        // “the series 3 people saw” is rarer than “series 3”.
        return draft.numeral.style != Style::Ordinal;
    }
    // “150C/130C” are two, “14/3 kg” is none.
    let slash =
        line.str(at) == "/" && (line.tight(draft.first) && line.is_number(at.saturating_sub(1)) || !unit);
    if slash || matches!(line.str(at), "#" | "№" | "_") {
        return true;
    }
    // “page 2 of 9”, “Articles 5 and 6”, “rooms 3 to 8”
    (line.is(at, "of") || !unit && line.is_any(at, &["or", "and", "to", "–"]))
        && at > 1
        && line.is_number(at - 1)
        && line.tables.names.is_label(&line.tokens[at - 2])
}

/// “Studio 54”, “Ubuntu 22.04”: the number ends the name that stands at `at`.
fn after_name(line: &Line<'_>, draft: &Draft, at: usize) -> bool {
    let strong = draft.numeral.digits.is_some_and(|d| d.grouped || d.decimal);
    let sentence_start = at == 0;
    // “Ubuntu 22.04”: a version
    let version = draft.numeral.digits.is_some_and(|d| !d.grouped) && draft.unit.is_none();
    // “Bus 73 stops here.”
    let named =
        line.is_name(at) || line.tokens[at].is_capitalised() && line.class(at) == Some(WordClass::Singular);
    named
        && (!strong || version && draft.change.is_none() && draft.measured.is_none())
        && draft.form != QuantityForm::Age
        && draft.numeral.style == Style::Cardinal
        && line.tables.changes.starting(line.stretch(at..=at)).is_none()
        && !(sentence_start && draft.measured.is_some() && line.str(at).ends_with("ed"))
        // “lifts Wanderers three places”
        && !(draft.numeral.digits.is_none()
            && draft.low != Some(1.0)
            && line.tokens[draft.first].case == Case::Lower
            && draft.measured.is_some_and(|(_, end)| plural::is_plural(line, end - 1)))
}

/// “BA-2490”, “Covid-19”, “49ers”, “INV/2021”, “[12]”.
pub fn joined_to_name(line: &Line<'_>, draft: &Draft) -> bool {
    let first = draft.first;
    if first > 1 && line.tight(first) && line.tight(first - 1) {
        let glue = matches!(line.str(first - 1), "-" | "–" | "/" | "." | "_" | ":" | "‑" | "+");
        // “a magnitude-5.8 quake”
        let word = line.is_word(first - 2)
            && !line.is(first - 2, "magnitude")
            && !line.says(first - 2, Says::Prefix)
            && !line.is_any(first - 2, &["a", "to", "per", "by"]);
        // “R1,200”: the rest of an amount whose sign is a letter.
        let rest = line.str(first - 1) == "," && line.str(first - 2).ends_with(|c: char| c.is_ascii_digit());
        // “150C/130C”
        let other = draft.has_unit() && line.str(first - 1) == "/" && first > 2 && line.is_number(first - 3);
        if (glue || rest) && word && !other && line.numeral(first - 2).is_none() {
            return true;
        }
    }
    if first > 0
        && line.tight(first)
        && matches!(line.str(first - 1), "[" | "#" | "/" | "$$" | "\\" | "=")
        && draft.numeral.style != Style::Fraction
    {
        return !draft.has_unit();
    }
    let end = draft.end;
    draft.numeral.digits.is_some()
        && line.tight(end)
        && line.is_word(end)
        // “50x75 feet”
        && !(draft.unit.is_some() && line.is(end, "x"))
        && draft.numeral.style == Style::Cardinal
        || draft.numeral.digits.is_some_and(|d| d.padded && !d.decimal)
}
