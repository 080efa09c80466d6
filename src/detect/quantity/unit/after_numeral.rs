//! Owns the unit behind a numeral. Whether a sign there is meant as one is left to `meant_as_unit`, currencies before the
//! numeral to `currency`, what a unit is per to `per`.
//!
//! “four-mile” → mile · “12 km²” → square kilometre

use crate::detect::quantity::counted::or_more::bound_length;
use crate::detect::quantity::draft::Draft;
use crate::detect::quantity::line::Line;
use crate::detect::quantity::numeral::style_and_value::Style;
use crate::detect::quantity::unit::form::form;
use crate::detect::quantity::unit::meant_as_unit::{is_degrees, is_named, may_follow};
use crate::detect::quantity::unit::pounds::{in_context, is_weight};
use crate::detect::quantity::unit::{currency, local_money, per};
use crate::fact::{Measure, QuantityForm, Unit};
use crate::lexicon::quantity_words::Says;

/// The unit right after the numeral.
pub fn after(line: &Line<'_>, draft: &mut Draft) {
    let mut at = draft.end;
    let joint = line.is_joint(at);
    // “7- or 8-inch” is left to `range`.
    at += usize::from(joint);
    // “40-plus degrees”
    at += usize::from(joint && line.is_any(at, &["plus", "odd"]) && line.is_word(at + 1));
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
    // “2 cups of tea”
    let of = usize::from(length > 1 && line.is(at + length - 1, "of"));
    draft.end = at + length - of + 2 * bracket;
    draft.phrase_end = draft.end;
    if unit.id == "times" {
        times(line, draft);
        return;
    }
    let unit = in_context(line, draft, on_scale(line, draft, unit));
    draft.unit = Some(unit.clone());
    draft.form = form(line, draft, unit);
    if unit.measure == Measure::Currency {
        local_money::localise(line, draft, at + bracket, length);
        currency::scale_behind(line, draft);
    }
    per::per(line, draft, draft.end);
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

/// “4e14 s−1”: the unit is below the line.
fn below_the_line(line: &Line<'_>, draft: &mut Draft, at: usize) -> bool {
    let Some((name, end)) = per::inverse(line, at) else { return false };
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
        per::per(line, draft, at + 1);
    } else if let Some((length, unit)) = powered(line, at) {
        draft.form = form(line, draft, &unit);
        draft.unit = Some(unit);
        (draft.end, draft.phrase_end) = (at + length, at + length);
        per::per(line, draft, at + length);
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
    let often = per::per_what(line, at).is_some() || !line.is_word(at) || line.says(at, Says::Often);
    if word && often && !line.is_joint(at) {
        draft.unit = Some(Unit { id: "time".into(), name: "time".into(), measure: Measure::Count });
        per::per(line, draft, at);
    }
}
