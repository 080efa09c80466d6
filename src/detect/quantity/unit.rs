//! Owns the unit behind a numeral, and whether a sign there is meant as one. Currencies before the numeral are left to
//! `currency`, ages to `age`, what a unit is per to `rate`.
//!
//! “four-mile” → mile · “12 km²” → square kilometre · “50,000 in 2020” → no inches

use super::draft::Draft;
use super::line::Line;
use super::numeral::Style;
use super::{age, currency, rate};
use crate::fact::{Measure, QuantityForm, Unit};
use crate::lexicon::units::Units;
use crate::text::TokenKind;

/// Takes in the currency and the unit around the numeral.
pub(super) fn attach(line: &Line<'_>, draft: &mut Draft) {
    if currency::take_before(line, draft) {
        rate::per(line, draft, draft.phrase_end);
        return;
    }
    if draft.numeral.style == Style::Ordinal || draft.numeral.style == Style::Multiplied {
        return;
    }
    if age::take(line, draft) {
        return;
    }
    after(line, draft);
    if draft.unit.is_none() && draft.numeral.style == Style::Cardinal {
        currency::word_before(line, draft);
    }
    below_zero(line, draft);
}

/// The unit right after the numeral.
fn after(line: &Line<'_>, draft: &mut Draft) {
    let mut at = draft.end;
    let joint = line.is_joint(at);
    // “7- or 8-inch” is left to `range`.
    at += usize::from(joint);
    if draft.numeral.style == Style::Fraction || draft.range {
        // “half a mile”, “a quarter of an hour”, “tens of millions of dollars”, “half of one percent”.
        let of = usize::from(line.is(at, "of"));
        let one = usize::from(line.is_any(at + of, &["a", "an", "one"]));
        let skip = if draft.range {
            of
        } else if one == 1 {
            of + one
        } else {
            0
        };
        at += skip;
    }
    // “20 (kg)”.
    let bracket = usize::from(matches!(line.str(at), "(" | "[" | "{" | "<"));
    draft.joined = joint;
    if draft.numeral.digits.is_some() && below_the_line(line, draft, at) {
        return;
    }
    let Some((length, unit)) = meant(line, draft, at + bracket, bracket > 0) else {
        special(line, draft, at);
        return;
    };
    // “123 (percent” ends without its bracket.
    if bracket > 0 && !matches!(line.str(at + 1 + length), ")" | "]" | "}" | ">") {
        return;
    }
    draft.end = at + length + 2 * bracket;
    draft.phrase_end = draft.end;
    if unit.id == "times" {
        times(line, draft);
        return;
    }
    let unit = in_context(draft, on_scale(line, draft, unit), &line.tables.units);
    draft.unit = Some(unit.clone());
    draft.form = form(line, draft, unit);
    if unit.measure == Measure::Currency {
        currency::scale_behind(line, draft);
    }
    rate::per(line, draft, draft.end);
}

/// The unit at `at` and how many tokens it takes, where it is meant as one.
fn meant<'t>(line: &Line<'t>, draft: &Draft, at: usize, bracketed: bool) -> Option<(usize, &'t Unit)> {
    let rest = line.tokens.get(at..)?;
    let found = line.tables.units.starting(line.text, rest);
    if found.is_none_or(|(length, _)| length == 1)
        && let Some(unit) = line.tables.units.told(line.text, line.tokens, at)
    {
        let sign = line.tokens[at].span.len() <= 3;
        let meant = draft.numeral.digits.is_some()
            && !bracketed
            && !is_named(line, draft)
            && is_degrees(line, draft, at);
        return (!sign || meant).then_some((1, unit));
    }
    found.filter(|(length, unit)| may_follow(line, draft, at, *length, unit, bracketed))
}

/// “12 degrees below zero”, “12 below zero”: a sign in words, behind.
fn below_zero(line: &Line<'_>, draft: &mut Draft) {
    let at = draft.end;
    let warmth =
        draft.unit.as_ref().is_none_or(|unit| unit.measure == Measure::Temperature || unit.id == "degree");
    if !warmth || !line.is(at, "below") || !line.is(at + 1, "zero") || draft.low.is_none_or(|v| v <= 0.0) {
        return;
    }
    if draft.unit.is_none() {
        draft.unit = line.tables.units.by_id("degree").cloned();
    }
    draft.form = QuantityForm::Temperature;
    (draft.low, draft.high) = (draft.high.map(|v| -v), draft.low.map(|v| -v));
    (draft.end, draft.phrase_end) = (at + 2, at + 2);
}

/// “4e14 s−1”: the unit is below the line.
fn below_the_line(line: &Line<'_>, draft: &mut Draft, at: usize) -> bool {
    let Some((name, end)) = rate::inverse(line, at) else { return false };
    let name = format!("inverse {name}");
    draft.unit = Some(Unit { id: name.clone().into(), name: name.into(), measure: Measure::Other });
    draft.form = QuantityForm::Measure;
    (draft.end, draft.phrase_end) = (end, end);
    true
}

/// Units that no table holds: “450 MUSD”, “6 on the Celsius scale”.
fn special(line: &Line<'_>, draft: &mut Draft, at: usize) {
    if let Some((scale, unit)) = currency::in_millions(line, at) {
        draft.unit = Some(unit.clone());
        draft.form = QuantityForm::Currency;
        currency::multiply(draft, scale);
        (draft.end, draft.phrase_end) = (at + 1, at + 1);
        rate::per(line, draft, at + 1);
    } else if let Some(unit) = scale_named(line, at) {
        draft.unit = Some(unit.clone());
        draft.form = form(line, draft, unit);
    }
}

/// “on the Celsius scale”: the unit named behind the number.
fn scale_named<'t>(line: &Line<'t>, at: usize) -> Option<&'t Unit> {
    let unit = at + 2;
    let named = line.is(at, "on") && line.is(at + 1, "the") && line.is(unit + 1, "scale");
    named.then(|| line.tables.units.starting(line.text, &line.tokens[unit..]))?.map(|(_, unit)| unit)
}

/// “−40° on the Fahrenheit scale”.
fn on_scale<'t>(line: &Line<'t>, draft: &Draft, unit: &'t Unit) -> &'t Unit {
    if unit.id == "degree" { scale_named(line, draft.end).unwrap_or(unit) } else { unit }
}

/// “rang three times”, “four times a day”: how often; “three times as fast”: a factor, which has no unit.
fn times(line: &Line<'_>, draft: &mut Draft) {
    draft.form = QuantityForm::Multiplier;
    let at = draft.end;
    let word = line.is(at - 1, "times");
    let then = [
        "a", "per", "each", "every", "in", "since", "during", "for", "and", "but", "this", "last", "on", "at",
    ];
    let often = rate::per_what(line, at).is_some() || !line.is_word(at) || line.is_any(at, &then[4..]);
    if word && often && !line.is_joint(at) {
        draft.unit = Some(Unit { id: "time".into(), name: "time".into(), measure: Measure::Count });
        rate::per(line, draft, at);
    }
}

fn form(line: &Line<'_>, draft: &Draft, unit: &Unit) -> QuantityForm {
    match unit.measure {
        Measure::Currency => QuantityForm::Currency,
        Measure::Percent => QuantityForm::Percent,
        Measure::Duration => QuantityForm::Duration,
        Measure::Temperature => QuantityForm::Temperature,
        Measure::Angle if unit.id == "degree" && is_weather(line, draft) => QuantityForm::Temperature,
        _ if draft.numeral.style == Style::Fraction => QuantityForm::Fraction,
        _ => QuantityForm::Measure,
    }
}

/// “Highs of 24 degrees”, “30 degrees below freezing”.
fn is_weather(line: &Line<'_>, draft: &Draft) -> bool {
    let words = [
        "temperature",
        "temperatures",
        "weather",
        "hot",
        "cold",
        "warm",
        "warmer",
        "cooler",
        "colder",
        "hotter",
        "heat",
        "heatwave",
        "freezing",
        "zero",
        "highs",
        "lows",
        "thermometer",
        "fever",
        "oven",
    ];
    (draft.first.saturating_sub(8)..draft.end + 6).any(|at| line.is_any(at, &words))
}

/// Pounds by the million, and what is paid a week, are money; else a weight.
fn in_context<'t>(draft: &Draft, unit: &'t Unit, units: &'t Units) -> &'t Unit {
    let paid = unit.id == "pound" && draft.numeral.scale >= 1e6;
    if paid { units.by_id("GBP").unwrap_or(unit) } else { unit }
}

/// Whether the unit at `at` is meant as one: not “50,000 in 2020”, not “5 C. Smith”.
fn may_follow(
    line: &Line<'_>,
    draft: &Draft,
    at: usize,
    length: usize,
    unit: &Unit,
    bracketed: bool,
) -> bool {
    let tight = line.tight(at) || bracketed;
    let written = line.str(at);
    if length == 1 && matches!(written, "'" | "’") {
        // “5' 10"”
        return line.tight(at)
            && line.is_number(at + 1)
            && matches!(line.str(at + 2), "\"" | "”" | "″" | "''");
    }
    if matches!(written, "\"" | "''" | "″" | "′") {
        // “7 inches” only where no quotation can end: “the class of 9"”.
        return (line.tight(at) || is_side(line, at + 1))
            && !(draft.first.saturating_sub(40)..draft.first).any(|i| matches!(line.str(i), "\"" | "“"));
    }
    if written == "in" {
        return is_inches(line, draft, at);
    }
    if unit.measure == Measure::Currency && !may_be_paid(line, draft, at, length) {
        return false;
    }
    // “a man in his 40s”
    if written == "s" && is_decade(line, draft) {
        return false;
    }
    if length == 1 && written.len() == 1 && written.as_bytes()[0].is_ascii_alphabetic() {
        let spaced_ok = matches!(written, "m" | "g" | "l" | "t" | "h" | "W" | "V" | "F" | "C" | "K" | "c")
            && draft.numeral.digits.is_some()
            && (matches!(written, "W" | "V")
                || !line.tokens.get(at + 1).is_some_and(|t| t.is_capitalised() && t.spaced))
            && (line.str(at + 1) != "." || line.end(at + 2))
            && !line.is_joint(at + 1);
        // “Rule 14(b)”
        return draft.numeral.digits.is_some()
            && (tight && !bracketed || spaced_ok)
            && !is_named(line, draft)
            && (!matches!(written, "C" | "F") || is_degrees(line, draft, at));
    }
    match unit.id.as_ref() {
        // “The side that scored 3 won.”
        "KRW" | "ZAR" | "VND" if draft.numeral.scale == 1.0 => {
            draft.numeral.digits.is_some_and(|d| d.grouped)
        }

        "storey" if written.starts_with("stor") && !line.is_any(at, &["storey", "storeys"]) => {
            is_of_building(line, draft, at)
        }
        // “a second man”
        "second" | "minute" | "foot" if draft.numeral.style == Style::Ordinal => false,
        "win above replacement" => length > 1 || written == "WAR" && draft.numeral.digits.is_some(),
        "pence" => written != "p" || tight,
        "bar" => draft.numeral.digits.is_some() && !(line.is_word(at + 1) && line.class(at + 1).is_none()),
        "horsepower" if written == "PS" => draft.numeral.digits.is_some(),
        "point" if draft.numeral.style == Style::Fraction => true,
        _ if draft.numeral.style == Style::Fraction => {
            // “half time” is no hour; “one-third pound” is one.
            draft.end < at || line.tight(at) || line.is_joint(draft.end) || unit.measure != Measure::Duration
        }
        _ => true,
    }
}

/// Whether a currency sign or code behind the numeral belongs to it: not “3 $20 notes”, “3 USD50 cards”, “Table 4c”.
fn may_be_paid(line: &Line<'_>, draft: &Draft, at: usize, length: usize) -> bool {
    let next = at + length;
    let sign = line.kind(at) == Some(TokenKind::Symbol);
    if line.is_number(next) && (sign || line.tight(next)) {
        return false;
    }
    match line.str(at) {
        "c" => {
            let digits = draft.numeral.digits;
            let behind_whole = draft.first > 0
                && line.tables.units.starting(line.text, &line.tokens[draft.first - 1..]).is_some();
            digits.is_some_and(|d| d.decimal) && line.tight(at) || behind_whole || line.tokens.len() <= 2
        }
        // “in 1080p” is no price.
        "p" => line.tight(at) && !matches!(line.str(at - 1), "720" | "1080" | "1440" | "2160"),
        _ => true,
    }
}

/// “2 in long”, “is 2 in.”, “6 ft 4 in”, but “50,000 in 2020”, “a third in”.
fn is_inches(line: &Line<'_>, draft: &Draft, at: usize) -> bool {
    let feet = draft.first > 0 && line.is_any(draft.first - 1, &["ft", "feet", "foot", ",", "′", "'"]);
    let ends = line.end(at + 1)
        || line.str(at + 1) == "." && line.end(at + 2)
        || matches!(line.str(at + 1), ")" | "/")
        || feet && !line.is_word(at + 1);
    let of = at + 1 + usize::from(line.str(at + 1) == ".");
    let fallen = line.is(of, "of") && line.is_any(of + 1, &["rain", "snow", "rainfall", "snowfall", "ice"]);
    draft.numeral.digits.is_some()
        && !line.is_number(at + 1)
        && (line.tight(at) || ends || fallen || is_side(line, at + 1))
}

/// “long”, “x 8 in”: what stands behind a length.
fn is_side(line: &Line<'_>, at: usize) -> bool {
    let sides =
        ["long", "wide", "tall", "high", "deep", "thick", "across", "x", "×", "by", "screen", "diameter"];
    line.is_any(at, &sides)
}

/// “SCP-173m”, “Boeing 777F”: the letter belongs to a name.
fn is_named(line: &Line<'_>, draft: &Draft) -> bool {
    let Some(before) = draft.first.checked_sub(1) else { return false };
    let joined =
        line.is_joint(before) && before > 0 && line.is_word(before - 1) && line.numeral(before - 1).is_none();
    joined || before > 0 && line.is_name(before) && draft.low.is_some_and(|v| v > 134.0)
}

/// “It was 31 C”, but “When is 13F due?”, “seat 14C”.
fn is_degrees(line: &Line<'_>, draft: &Draft, at: usize) -> bool {
    let Some(before) = draft.first.checked_sub(1) else { return true };
    let labels = [
        "seat",
        "gate",
        "form",
        "row",
        "flat",
        "room",
        "unit",
        "apartment",
        "section",
        "rule",
        "article",
        "size",
        "class",
        "grade",
        "figure",
        "table",
        "type",
        "must",
        "should",
        "will",
        "can",
        "may",
        "platform",
        "building",
    ];
    let per = line.str(at + 1) == "/";
    !per && !line.is_any(before, &labels)
}

/// “in her 30s”, “the late 60s”.
fn is_decade(line: &Line<'_>, draft: &Draft) -> bool {
    let led = ["his", "her", "their", "my", "our", "your", "the", "early", "mid", "late", "-"];
    let before = draft.first.checked_sub(1);
    draft.low.is_some_and(|v| v % 10.0 == 0.0 && v < 100.0) && before.is_some_and(|at| line.is_any(at, &led))
}

/// “a five-story block”, “the hotel has 40 stories”, but “five stories to read”.
fn is_of_building(line: &Line<'_>, draft: &Draft, at: usize) -> bool {
    let building = |at: usize| {
        line.is_any(
            at,
            &[
                "building",
                "tower",
                "block",
                "house",
                "hotel",
                "skyscraper",
                "structure",
                "apartment",
                "high",
                "tall",
            ],
        )
    };
    line.is_joint(draft.end)
        || line.is_any(at + 1, &["high", "tall"])
        || (draft.first.saturating_sub(6)..at).any(building)
}
