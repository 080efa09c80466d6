//! Owns the unit behind a numeral. Whether a sign there is meant as one is left to `sense`, currencies before the numeral
//! to `currency`, ages to `age`, what a unit is per to `rate`.
//!
//! “four-mile” → mile · “12 km²” → square kilometre · “10 below zero” → −10 degrees

use super::draft::Draft;
use super::line::Line;
use super::numeral::Style;
use super::sense::{is_degrees, is_named, is_weight, may_follow};
use super::{age, currency, rate};
use crate::fact::{Measure, QuantityForm, Unit};
use crate::lexicon::word_classes::WordClass;

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
    if line.all && draft.unit.is_none() {
        percentage_of(line, draft);
    }
}

/// “a percentage of 20”: the unit stands before.
fn percentage_of(line: &Line<'_>, draft: &mut Draft) {
    let Some(at) = draft.first.checked_sub(2).filter(|&at| line.is(at + 1, "of")) else { return };
    if line.is_any(at, &["percent", "percents", "percentage", "percentages"]) && line.end(draft.end) {
        draft.unit = line.tables.units.by_id("percent").cloned();
        (draft.first, draft.form) = (at, QuantityForm::Percent);
    }
}

/// How many tokens “or more” takes at `at` where what is counted follows it: “5 or more days”.
pub(super) fn bound_length(line: &Line<'_>, at: usize) -> usize {
    let bound = line.is_any(at, &["or", "and"])
        && line.is_any(at + 1, &["more", "fewer", "less"])
        && line.is_word(at + 2)
        && line.class(at + 2).is_none_or(|class| class == WordClass::Plural);
    if bound { 2 } else { 0 }
}

/// The unit right after the numeral.
fn after(line: &Line<'_>, draft: &mut Draft) {
    let mut at = draft.end;
    let joint = line.is_joint(at);
    // “7- or 8-inch” is left to `range`.
    at += usize::from(joint);
    // “5 or more days”
    at += bound_length(line, at);
    let below_one = draft.numeral.digits.is_some() && draft.low.is_some_and(|v| v.abs() < 1.0);
    if draft.numeral.style == Style::Fraction || draft.range || below_one && line.is(at, "of") {
        // “0.5 of a point”, “half a mile”, “a quarter of an hour”, “tens of millions of dollars”, “half of one percent”.
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
    let unit = in_context(line, draft, on_scale(line, draft, unit));
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
        let as_sign = draft.numeral.digits.is_some()
            && !bracketed
            && !is_named(line, draft)
            && is_degrees(line, draft, at);
        let told = if sign { as_sign } else { !is_weight(line, draft, at) };
        if told {
            return Some((1, unit));
        }
        if sign {
            return None;
        }
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
    } else if let Some((length, unit)) = powered(line, at) {
        draft.form = form(line, draft, &unit);
        draft.unit = Some(unit);
        (draft.end, draft.phrase_end) = (at + length, at + length);
        rate::per(line, draft, at + length);
    } else if let Some(unit) = scale_named(line, at) {
        draft.unit = Some(unit.clone());
        draft.form = form(line, draft, unit);
    }
}

/// “cubic light-years”, “square parsecs”: a power of any length.
fn powered(line: &Line<'_>, at: usize) -> Option<(usize, Unit)> {
    let (power, measure) = match line.str(at) {
        "square" | "sq" => ("square", Measure::Area),
        "cubic" | "cu" => ("cubic", Measure::Volume),
        _ => return None,
    };
    let (length, unit) = line.tables.units.starting(line.text, line.tokens.get(at + 1..)?)?;
    if unit.measure != Measure::Length {
        return None;
    }
    let name = format!("{power} {}", unit.name);
    Some((length + 1, Unit { id: name.clone().into(), name: name.into(), measure }))
}

/// “on the Celsius scale”: the unit named behind the number.
fn scale_named<'t>(line: &Line<'t>, at: usize) -> Option<&'t Unit> {
    let unit = at + 2;
    let named = line.is(at, "on") && line.is(at + 1, "the") && line.is(unit + 1, "scale");
    named.then(|| line.tables.units.starting(line.text, line.stretch(unit..)))?.map(|(_, unit)| unit)
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

/// Pounds by the million are money, but “8 million pounds of apples”.
fn in_context<'t>(line: &Line<'t>, draft: &Draft, unit: &'t Unit) -> &'t Unit {
    let money = [
        "money",
        "funding",
        "funds",
        "investment",
        "debt",
        "debts",
        "cuts",
        "savings",
        "damage",
        "damages",
        "aid",
        "public",
        "taxpayer",
        "taxpayers",
        "government",
        "spending",
        "support",
        "losses",
        "assets",
        "cash",
        "grants",
        "loans",
        "revenue",
        "fees",
        "tax",
        "profits",
        "compensation",
        "sales",
        "trade",
        "business",
        "equipment",
    ];
    let of = line.is(draft.end, "of") && !(1..4).any(|n| line.is_any(draft.end + n, &money));
    let paid = unit.id == "pound" && draft.low.is_some_and(|v| v >= 1e6) && !of;
    if paid { line.tables.units.by_id("GBP").unwrap_or(unit) } else { unit }
}
