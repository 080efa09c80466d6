//! Owns dates, years and decades: numbers that say when, not how much.
//!
//! “On 3 June 1871, 1,204 families fled” → only 1,204 is left

use crate::detect::quantity::counted::plural;
use crate::detect::quantity::draft::Draft;
use crate::detect::quantity::line::Line;
use crate::detect::quantity::numeral::style_and_value::Style;
use crate::fact::QuantityForm;
use crate::lexicon::word_classes::WordClass;
use crate::text::TokenKind;

/// “14 July 1789”, “March 3”, “2023-11-05”, “the 1990s”, “by 2050”.
pub fn date(line: &Line<'_>, draft: &Draft) -> bool {
    if draft.numeral.scale != 1.0
        || draft.form == QuantityForm::Currency
        || draft.form == QuantityForm::Percent
        || draft.form == QuantityForm::Age
    {
        return false;
    }
    day(line, draft) || year(line, draft)
}

/// A date that its words tell: “on 3 June”, “in 1987”. “5/17/2018” and “1995” alone may be other numbers.
pub fn says_when(line: &Line<'_>, draft: &Draft) -> bool {
    let led = draft.before(1).is_some_and(|at| line.class(at) == Some(WordClass::Preposition));
    if draft.has_unit() || draft.numeral.digits.is_none() || draft.approximator.is_some() {
        return false;
    }
    day(line, draft) || led && draft.measured.is_none() && !draft.range && year(line, draft)
}

/// Where every number is asked for: “2013-14”, “1998/99”, “the 21st century”, “nineteenth-century”.
pub fn period(line: &Line<'_>, draft: &Draft) -> bool {
    let sign = |at: usize| (line.is_dash(at) || line.str(at) == "/") && line.is_joint_like(at);
    let season = |year: usize| {
        let written = line.str(year);
        let next = written.get(2..).filter(|_| written.len() == 4).and_then(|last| last.parse::<u8>().ok());
        let follows = next.is_some_and(|last| line.str(year + 2).parse() == Ok((last + 1) % 100));
        sign(year + 1)
            && line.str(year + 2).len() == 2
            && matches!(written.as_bytes(), [b'1' | b'2', ..])
            && follows
    };
    let at = draft.numeral.first;
    let end = draft.numeral.end;
    let century = draft.numeral.style == Style::Ordinal
        && line.is_any(end + usize::from(line.is_joint(end)), &["century", "centuries"]);
    !draft.has_unit() && (century || season(at) || at > 1 && season(at - 2))
}

/// “14 July”, “March 3”, “March 3-5, 1987”.
fn day(line: &Line<'_>, draft: &Draft) -> bool {
    let month = |at: usize| {
        line.class(at) == Some(WordClass::Month)
            && (line.tokens[at].is_capitalised() || !line.is_any(at, &["may", "march", "mar"]))
    };
    let end = draft.numeral.end;
    let day = draft.numeral.value.is_some_and(|v| (1.0..=31.0).contains(&v));
    let of = usize::from(line.is(end, "of"));
    if day && (month(end + of) || month(end)) {
        return true;
    }
    let back = |n: usize| draft.before(n);
    // “in June, 1 in 5 children”: a comma stands before a year, or a day that has one behind it.
    let dated = day && line.str(end) == "," && line.is_number(end + 1);
    let year = draft.numeral.digits.is_some_and(|d| d.places == 4 && !d.grouped) || dated;
    let month_before = back(1).is_some_and(month)
        || back(2).is_some_and(|at| {
            month(at) && (matches!(line.str(at + 1), "." | "the") || line.str(at + 1) == "," && year)
        });
    // “November 13 and 20”
    let another = day
        && draft.measured.is_none()
        && back(3).is_some_and(|at| {
            month(at) && line.is_number(at + 1) && line.is_any(at + 2, &["and", "or", "to", "&"])
        });
    // “In March 5,000 people came”
    (month_before || another) && !draft.has_unit() && (day || year)
}

fn year(line: &Line<'_>, draft: &Draft) -> bool {
    let end = draft.numeral.end;
    let apostrophe =
        draft.first > 0 && matches!(line.str(draft.first - 1), "'" | "’" | "‘") && line.tight(draft.first);
    if apostrophe && draft.numeral.digits.is_some() {
        return true;
    }
    let plain = draft.numeral.digits.is_some_and(|d| !d.grouped && !d.decimal);
    if !plain || draft.numeral.style != Style::Cardinal {
        return false;
    }
    if decade(line, end) {
        return true;
    }
    let in_years = |v: Option<f64>| v.is_some_and(|v| (1000.0..=2199.0).contains(&v.abs()));
    if !in_years(draft.low) || draft.numeral.digits.is_some_and(|d| d.places != 4) {
        return false;
    }
    let real_unit = draft.has_unit() && draft.form != QuantityForm::Duration;
    let circa = line.is_any(draft.first.max(1) - 1, &["circa", "ca", "c"]);
    let round = draft.low.is_some_and(|v| v % 100.0 == 0.0 || !(1900.0..=2030.0).contains(&v));
    let about = draft.approximator.is_some() && !circa && (draft.measured.is_some() || round);
    if real_unit || about {
        return false;
    }
    let between = draft.first > 0 && line.is_any(draft.first - 1, &["between"]);
    if draft.range
        && in_years(draft.high)
        && draft.unit.is_some()
        && !between
        && draft.low.is_some_and(|v| v % 100.0 == 0.0)
    {
        return false;
    }
    // “1,997 people” is written with its comma, “a 1997 law” is a year.
    let plural = draft.measured.is_some_and(|(_, end)| plural::is_plural(line, end - 1));
    let day_before = draft.first > 0 && line.is_number(draft.first - 1);
    day_before
        || between
        || !(plural && draft.unit.is_some() && (round || counting_verb(line, draft)))
        || draft.before(1).is_some_and(|at| line.is_any(at, &["in", "since", "during"]))
}

/// “1990s”, “1990's”.
fn decade(line: &Line<'_>, end: usize) -> bool {
    line.tight(end) && line.is_any(end, &["s"])
        || matches!(line.str(end), "'" | "’") && line.tight(end) && line.is(end + 1, "s")
        || line.kind(end) == Some(TokenKind::Possessive) && line.tight(end)
}

/// “killed 1950 people”: a verb tells the count from the year.
fn counting_verb(line: &Line<'_>, draft: &Draft) -> bool {
    draft.before(1).is_some_and(|at| line.class(at) == Some(WordClass::Verb))
}
