//! Owns amounts in several units, and amounts with a tolerance. Ranges are left to `range`.
//!
//! “six feet two inches” → 74 inches · “5 dollars and 20 cents” → 5.20 USD · “2 hours 30 minutes” → 150 minutes ·
//! “40 ± 2 kg” → 38 to 42 kilograms

use std::borrow::Cow;

use crate::detect::quantity::draft::Draft;
use crate::detect::quantity::line::Line;
use crate::detect::quantity::numeral::digits;
use crate::detect::quantity::numeral::style_and_value::Style;
use crate::detect::quantity::unit::per;
use crate::fact::{Measure, QuantityForm};
use crate::lexicon::word_classes::WordClass;
use crate::text::Token;

/// Units that add up: a system and how many of its smallest unit each makes.
const SIZES: [(&str, u8, f64); 25] = [
    ("mile", 0, 63_360.0),
    ("yard", 0, 36.0),
    ("foot", 0, 12.0),
    ("inch", 0, 1.0),
    ("kilometre", 1, 1_000_000.0),
    ("metre", 1, 1000.0),
    ("decimetre", 1, 100.0),
    ("centimetre", 1, 10.0),
    ("millimetre", 1, 1.0),
    ("stone", 2, 224.0),
    ("pound", 2, 16.0),
    ("ounce", 2, 1.0),
    ("tonne", 3, 1_000_000.0),
    ("kilogram", 3, 1000.0),
    ("gram", 3, 1.0),
    ("hour", 4, 3600.0),
    ("minute", 4, 60.0),
    ("second", 4, 1.0),
    ("year", CALENDAR, 12.0),
    ("month", CALENDAR, 1.0),
    ("week", CALENDAR + 1, 7.0),
    ("day", CALENDAR + 1, 1.0),
    ("litre", 5, 100.0),
    ("centilitre", 5, 10.0),
    ("millilitre", 5, 0.1),
];

/// The system of years and months; that of weeks and days follows. They make one amount with “and” between them only: “two
/// years and eight months”.
const CALENDAR: u8 = 6;

/// How two neighbours make one amount.
enum Sum {
    /// In the second's unit: how many of it one of the first is.
    Smaller(f64),
    /// In the first's unit: what part of it one of the second is.
    Larger(f64),
    /// The second says how exact the first is.
    Tolerance,
}

/// Whether the two are one amount.
pub fn is_one(line: &Line<'_>, whole: &Draft, part: &Draft) -> bool {
    sum(line, whole, part).is_some()
}

/// Adds `part` to `whole`, of one amount.
pub fn add(line: &Line<'_>, whole: &mut Draft, part: &Draft) {
    let Some(sum) = sum(line, whole, part) else { return };
    match sum {
        Sum::Smaller(parts) => {
            let add = |a: Option<f64>, b: Option<f64>| a.zip(b).map(|(a, b)| digits::times(a, parts) + b);
            (whole.low, whole.high) = (add(whole.low, part.low), add(whole.high, part.high));
            let unspoken = match &whole.unit {
                Some(unit) if unit.id == "foot" && part.unit.is_none() => Some("inch"),
                Some(unit) if unit.id == "hour" => {
                    Some("minute").filter(|_| part.form == QuantityForm::Measure)
                }
                _ => None,
            };
            let unspoken = unspoken.and_then(|id| line.tables.units.by_id(id));
            whole.unit = unspoken.or(part.unit.as_ref()).cloned();
        }
        Sum::Larger(share) => {
            let add = |a: Option<f64>, b: Option<f64>| {
                a.zip(b).map(|(a, b)| ((a + a.signum() * b * share) * 1e9).round() / 1e9)
            };
            (whole.low, whole.high) = (add(whole.low, part.low), add(whole.high, part.high));
            if let Some(rate) = part.unit.as_ref().and_then(|unit| unit.name.split_once(" per "))
                && let Some(unit) = &mut whole.unit
            {
                unit.name = Cow::Owned(format!("{} per {}", unit.name, rate.1));
            }
        }
        Sum::Tolerance => {
            if whole.unit.is_none() {
                (whole.unit, whole.form) = (part.unit.clone(), part.form);
            }
            let by = part.high.unwrap_or(0.0).abs();
            let end = |value: Option<f64>, by: f64| value.map(|v| ((v + by) * 1e9).round() / 1e9);
            (whole.low, whole.high) = (end(whole.low, -by), end(whole.high, by));
            whole.range = true;
        }
    }
    (whole.end, whole.phrase_end) = (part.end, part.phrase_end);
}

fn sum(line: &Line<'_>, whole: &Draft, part: &Draft) -> Option<Sum> {
    let plain = |d: &Draft| matches!(d.numeral.style, Style::Cardinal | Style::Fraction) && !d.range;
    if !plain(whole) || !plain(part) || part.first > whole.end + 3 {
        return None;
    }
    if is_tolerance(line, whole.end, part.first) {
        return Some(Sum::Tolerance);
    }
    let unit = whole.unit.as_ref()?;
    let comma = line.str(whole.end) == ",";
    let point = line.str(whole.end) == "." && !line.tokens.get(part.first).is_some_and(Token::is_capitalised);
    let and = usize::from(comma || point);
    // “6-foot-4”
    let joint = unit.id == "foot" && whole.joined && line.is_joint(whole.end);
    let and = and + usize::from(joint || line.is(whole.end + and, "and"));
    let between = whole.first > 0 && line.is_any(whole.first - 1, &["between", "from"]) && and > 0;
    if whole.end + and != part.first || between {
        return None;
    }
    if unit.measure == Measure::Currency {
        return (!comma || and == 1).then(|| minor(line, whole, part))?;
    }
    let Some(next) = &part.unit else {
        // “5ft 11”
        let inches = part.is_plain() && part.low.is_some_and(|v| (0.0..12.0).contains(&v));
        let alone = joint || and == 0 && ends(line, part.end);
        return (unit.id == "foot" && alone && inches).then_some(Sum::Smaller(12.0));
    };
    // “1h 20m”
    if unit.id == "hour" && next.id == "metre" && line.is(part.end - 1, "m") && line.is(whole.end - 1, "h") {
        return Some(Sum::Smaller(60.0));
    }
    let size = |id: &str| SIZES.iter().find(|(name, ..)| *name == id);
    let (large, small) = (size(&unit.id)?, size(&next.id)?);
    // “3 hours, 20 minutes and 5 seconds” is read as it is written: three amounts.
    let spoken = large.1 != 4 || !comma && part.low.is_some_and(|v| v < 60.0);
    let long = large.1 >= CALENDAR;
    let spoken = if long { and == 1 && !comma && part.low.is_some_and(|v| v < large.2) } else { spoken };
    (large.1 == small.1 && large.2 > small.2 && spoken).then_some(Sum::Smaller(large.2 / small.2))
}

/// “20 dollars 43 cents”, “15 euros 50”, “one dollar and two”.
fn minor(line: &Line<'_>, whole: &Draft, part: &Draft) -> Option<Sum> {
    let units = line.tables.units;
    let unit = whole.unit.as_ref()?;
    let whole_number = whole.low.is_some_and(|v| v.fract() == 0.0) && whole.numeral.scale == 1.0;
    let is_minor = units.parts(&unit.id).is_some();
    if let Some(next) = &part.unit {
        let parts = units.parts(&next.id)?;
        return (!is_minor && whole_number).then_some(Sum::Larger(1.0 / parts));
    }
    let and = part.first > whole.end && line.is(whole.end, "and");
    let two = part.numeral.digits.map_or(and, |d| d.places == 2 && !d.decimal && !d.grouped);
    let cents = part.low.is_some_and(|v| v.fract() == 0.0 && (1.0..100.0).contains(&v)) && part.is_plain();
    let gap = part.first == whole.end || and;
    (gap && !is_minor && whole_number && two && cents && ends(line, part.end)).then_some(Sum::Larger(0.01))
}

/// Whether the amount ends before token `at`: not “five dollars and two friends”, “$20 43 years later”.
fn ends(line: &Line<'_>, at: usize) -> bool {
    let sign = matches!(line.str(at), "%" | "-" | "/" | ":" | "$" | "€" | "£" | "x");
    let class = line.class(at);
    !sign
        && (!line.is_word(at)
            || matches!(class, Some(WordClass::Conjunction | WordClass::Auxiliary | WordClass::Pronoun)))
}

/// “40 ± 2”, “40 +/- 2”.
fn is_tolerance(line: &Line<'_>, at: usize, next: usize) -> bool {
    line.str(at) == "±" && at + 1 == next
        || line.str(at) == "+" && line.str(at + 1) == "/" && line.is_dash(at + 2) && at + 3 == next
}

/// “9 billion rupees ($110 million) a year”: what it is per stands behind the bracket.
pub fn rates_behind_brackets(line: &Line<'_>, drafts: &mut [Draft]) {
    for at in 1..drafts.len() {
        let (before, after) = drafts.split_at_mut(at);
        let (Some(first), Some(second)) = (before.last_mut(), after.first()) else { continue };
        let money = |d: &Draft| d.unit.as_ref().is_some_and(|u| u.measure == Measure::Currency);
        let bracketed = line.str(first.end) == "("
            && first.end + 2 >= second.first
            && line.str(second.end) == ")"
            && money(first)
            && money(second);
        if let Some((name, _)) = bracketed.then(|| per::per_what(line, second.end + 1)).flatten()
            && let Some(unit) = &mut first.unit
            && !unit.name.contains(" per ")
        {
            unit.name = Cow::Owned(format!("{} per {name}", unit.name));
        }
    }
}
