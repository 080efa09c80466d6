//! Owns what multiplies a numeral or adds a part to it: “million”, “bn”, “lakh crore”, “and a half”.
//!
//! “$3.4m” → 3,400,000 · “four million and a half” → 4,500,000 · “a 100m race” → no scale, metres

use crate::detect::quantity::counted::plural::is_plural;
use crate::detect::quantity::line::Line;
use crate::detect::quantity::numeral::fraction::fraction_words;
use crate::detect::quantity::numeral::style_and_value::{Numeral, Style};
use crate::detect::quantity::numeral::{digits, sum};
use crate::detect::quantity::unit::currency_sign;
use crate::fact::Measure;
use crate::lexicon::numerals::NumeralKind;
use crate::lexicon::quantity_words::Says;

/// “million”, “bn”, “lakh crore”, “hundred”, “and a half million” after a value.
pub fn scales(line: &Line<'_>, numeral: &mut Numeral) {
    and_a_part(line, numeral);
    loop {
        let end = numeral.end;
        let joint = usize::from(line.is_joint(end) && line.numeral(end + 1).is_some());
        let Some(word) = line.numeral(end + joint) else { break };
        let follows = match word.kind {
            NumeralKind::Hundred | NumeralKind::Scale => true,
            // “$3.4bn”, “three hundred Cr”
            NumeralKind::Suffix => numeral.scale == 1.0 && numeral.style == Style::Cardinal,
            NumeralKind::Letter => letter_scales(line, numeral, end),
            NumeralKind::Group => !matches!(line.str(end + joint), "score"),
            // “$2 billions”
            NumeralKind::Many => word.value == 12.0 || word.value >= 1e6 && numeral.style == Style::Cardinal,
            _ => false,
        };
        if !follows {
            break;
        }
        numeral.value = numeral.value.map(|v| digits::times(v, word.value)).filter(|v| v.is_finite());
        numeral.scale *= word.value;
        numeral.end = end + joint + 1;
        if numeral.style == Style::Fraction {
            numeral.style = Style::Cardinal;
        }
        and_a_part(line, numeral);
        smaller_part(line, numeral);
    }
    if numeral.scale == 1.0 && numeral.style == Style::Cardinal && is_grand(line, numeral.end) {
        numeral.value = numeral.value.map(|v| digits::times(v, 1000.0));
        numeral.scale = 1000.0;
        numeral.end += 1;
    }
}

/// “It cost him 20 grand”, but “three grand pianos”.
fn is_grand(line: &Line<'_>, at: usize) -> bool {
    line.is(at, "grand") && (!line.is_word(at + 1) || line.class(at + 1).is_some())
}

/// “2 and 1/2”.
fn slash_part(line: &Line<'_>, numeral: &Numeral, at: usize) -> Option<(f64, usize)> {
    let slash = line.is_number(at) && matches!(line.str(at + 1), "/" | "⁄") && line.is_joint_like(at + 1);
    let whole = numeral.digits.is_some_and(|d| !d.decimal) && numeral.style == Style::Cardinal;
    let above = line.digits(at).filter(|_| slash && whole)?.value?;
    let below = line.digits(at + 2)?.value?;
    (above < below && below <= 64.0).then_some((above / below, at + 3))
}

/// “4 thousand 3 hundred and 21”: a smaller numeral with a scale word goes on. A last part without one is read only where
/// every number is asked for: “fined $3 million and 12 cars”.
fn smaller_part(line: &Line<'_>, numeral: &mut Numeral) {
    let and = usize::from(line.is(numeral.end, "and"));
    let at = numeral.end + and;
    if numeral.scale < 100.0 || numeral.digits.is_none() || !line.tokens.get(at).is_some_and(|t| t.spaced) {
        return;
    }
    let last = line.all && and == 1;
    if last && let Some(part) = sum::sum(line, at).filter(|p| p.style == Style::Cardinal) {
        // “3 hundred and one”
        if part.value.is_some_and(|v| v < numeral.scale) && !line.is(part.end, "of") {
            numeral.value = numeral.value.zip(part.value).map(|(v, p)| v + p);
            numeral.end = part.end;
        }
        return;
    }
    if !line.is_number(at) {
        return;
    }
    let Some(digits) = line.digits(at).filter(|d| !d.decimal && d.places <= 3) else { return };
    let scaled = line.numeral(at + 1).filter(|w| matches!(w.kind, NumeralKind::Hundred | NumeralKind::Scale));
    let part = digits.value.unwrap_or(0.0) * scaled.map_or(1.0, |w| w.value);
    if part < numeral.scale && (scaled.is_some() && and == 0 || scaled.is_none() && last) {
        numeral.value = numeral.value.map(|v| v + part);
        numeral.end = at + 1 + usize::from(scaled.is_some());
        if let Some(word) = scaled {
            numeral.scale = word.value;
            smaller_part(line, numeral);
        }
    }
}

/// Whether a single letter at `at` multiplies: “$3.4m”, “4.3M sales”, but “100m race”.
fn letter_scales(line: &Line<'_>, numeral: &Numeral, at: usize) -> bool {
    if numeral.digits.is_none() || numeral.scale != 1.0 {
        return false;
    }
    let letter = line.str(at);
    let pounds = numeral.first > 0 && line.str(numeral.first - 1) == "PS" && line.tight(numeral.first);
    let paid = pounds || currency_sign::sign_before(line, numeral.first).is_some();
    // “superconducting below 9 K”
    if !paid && line.tables.units.told(line.text, line.tokens, at).is_some() {
        return false;
    }
    let unit_after = line
        .tokens
        .get(at + 1..)
        .and_then(|rest| line.tables.units.starting(line.text, rest))
        .map(|found| found.1);
    let currency_after = unit_after.is_some_and(|unit| unit.measure == Measure::Currency);
    // “1.2m km”, but “the 100m in 10 seconds”
    let measured = unit_after.is_some_and(|unit| {
        line.str(at + 1).len() > 1
            && !line.is(at + 1, "in")
            && matches!(unit.measure, Measure::Length | Measure::Area | Measure::Mass | Measure::Volume)
    });
    let counted = line.is_word(at + 1) && (line.tokens[at + 1].spaced) && is_plural(line, at + 1);
    match letter {
        "MM" => paid,
        "k" | "K" => !line.is_any(at + 1, &["/"]) && (line.tight(at) || counted || line.tokens.len() <= 4),
        "M" | "B" => paid || counted || line.tight(at) && letter == "M" || currency_after,
        "m" => paid || line.tight(at) && (counted || currency_after || measured || in_millions(line, at)),
        "b" | "t" | "T" => paid,
        // “1.2G” is no claim's way of writing.
        "G" => line.all && !line.is_word(at + 1),
        _ => false,
    }
}

/// “unemployment stands at 2.3m”, “from 9.2m barrels to 8.9m”, “12m were displaced”: millions of what stands elsewhere, where
/// no length is spoken of.
fn in_millions(line: &Line<'_>, at: usize) -> bool {
    let near = at.saturating_sub(NEAR)..(at + NEAR).min(line.tokens.len());
    let long = |at: usize| line.says(at, Says::Long);
    let written = at.checked_sub(1).and_then(|at| line.digits(at));
    let large = written.is_none_or(|digits| digits.grouped || digits.places > 3);
    if large || near.clone().any(long) || line.is_joint(at + 1) {
        return false;
    }
    let behind = |at: usize| line.is_number(at.wrapping_sub(1)) && line.tight(at);
    let elsewhere = |other: usize| {
        other != at
            && behind(other)
            && (line.is_any(other, &["bn", "mn"])
                || line.is(other, "m")
                    && line.tokens.get(other + 1).is_some_and(|t| t.spaced)
                    && (is_plural(line, other + 1) || is_money(line, other + 1)))
    };
    // “Some 12m were displaced”, but “walls of 200m were built”
    let subject = at < 2
        || !line.is_word(at - 2)
        || line.is_any(at - 2, &["and", "but", "that"])
        || line.tables.approximators.ending(line.stretch(..at - 1)).is_some();
    // “with 1.5m out of work”
    let people = line.is(at + 1, "out") && line.is(at + 2, "of");
    let several = people || subject && line.is_any(at + 1, &["were", "are", "have"]);
    several || near.clone().any(|at| line.says(at, Says::Crowd)) || near.into_iter().any(elsewhere)
}

/// “between 200m and 250m kroner”: whether a currency stands at `at`.
fn is_money(line: &Line<'_>, at: usize) -> bool {
    let unit = line.tables.units.starting(line.text, line.stretch(at..));
    unit.is_some_and(|(_, unit)| unit.measure == Measure::Currency)
}

/// How far around a number others are looked at, in tokens.
const NEAR: usize = 14;

/// “one and a half”, “two and three-quarters”, “four million and a half”.
fn and_a_part(line: &Line<'_>, numeral: &mut Numeral) {
    // “four-and-a-half-acre”
    let joint = usize::from(line.is_joint(numeral.end));
    let at = numeral.end + joint;
    // “a third and a half” are two.
    if !line.is(at, "and") || numeral.style == Style::Fraction {
        return;
    }
    let next = at + 1 + joint;
    if let Some((part, end)) = fraction_words(line, next).or_else(|| slash_part(line, numeral, next)) {
        // “one billion and a quarter million”
        let own = line.numeral(end).filter(|w| w.kind == NumeralKind::Scale && w.value < numeral.scale);
        let (by, end) = match own {
            Some(word) => (word.value, end + 1),
            None if numeral.scale > 1.0 => (numeral.scale, end),
            None => (1.0, end),
        };
        numeral.value = numeral.value.map(|v| v + part * by);
        numeral.end = end;
    }
}
