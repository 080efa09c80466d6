//! Owns what multiplies a numeral or adds a part to it: “million”, “bn”, “lakh crore”, “and a half”.
//!
//! “$3.4m” → 3,400,000 · “four million and a half” → 4,500,000 · “a 100m race” → no scale, metres

use super::digits;
use super::line::Line;
use super::numeral::{Numeral, Style};
use crate::lexicon::numerals::NumeralKind;

/// “million”, “bn”, “lakh crore”, “hundred”, “and a half million” after a value.
pub(super) fn scales(line: &Line<'_>, numeral: &mut Numeral) {
    and_a_part(line, numeral);
    loop {
        let end = numeral.end;
        let joint = usize::from(line.is_joint(end) && line.numeral(end + 1).is_some());
        let Some(word) = line.numeral(end + joint) else { break };
        let follows = match word.kind {
            NumeralKind::Hundred | NumeralKind::Scale => true,
            NumeralKind::Suffix => numeral.digits.is_some() && numeral.scale == 1.0,
            NumeralKind::Letter => letter_scales(line, numeral, end),
            NumeralKind::Group => !matches!(line.str(end + joint), "score"),
            NumeralKind::Many => word.value == 12.0,
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

/// “4 thousand 3 hundred and 21”: a smaller numeral with a scale word goes on.
fn smaller_part(line: &Line<'_>, numeral: &mut Numeral) {
    let and = usize::from(line.is(numeral.end, "and"));
    let at = numeral.end + and;
    if numeral.scale < 100.0 || !line.is_number(at) || !line.tokens[at].spaced {
        return;
    }
    let Some(digits) = digits::read(line.str(at)).filter(|d| !d.decimal && d.places <= 3) else { return };
    let scaled = line.numeral(at + 1).filter(|w| matches!(w.kind, NumeralKind::Hundred | NumeralKind::Scale));
    let part = digits.value.unwrap_or(0.0) * scaled.map_or(1.0, |w| w.value);
    let last = scaled.is_none() && and == 1;
    if part < numeral.scale && (scaled.is_some() && and == 0 || last) {
        numeral.value = numeral.value.map(|v| v + part);
        numeral.end = at + 1 + usize::from(scaled.is_some());
        if scaled.is_some() {
            numeral.scale = scaled.map_or(1.0, |w| w.value);
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
    let paid = pounds || super::currency::sign_before(line, numeral.first).is_some();
    // “superconducting below 9 K”
    if !paid && line.tables.units.told(line.text, line.tokens, at).is_some() {
        return false;
    }
    let currency_after = line
        .tokens
        .get(at + 1..)
        .and_then(|rest| line.tables.units.starting(line.text, rest))
        .is_some_and(|(_, unit)| unit.measure == crate::fact::Measure::Currency);
    let counted =
        line.is_word(at + 1) && (line.tokens[at + 1].spaced) && super::measured::is_plural(line, at + 1);
    match letter {
        "k" | "K" => !line.is_any(at + 1, &["/"]) && (line.tight(at) || counted || line.tokens.len() <= 4),
        "M" | "B" => paid || counted || line.tight(at) && letter == "M" || currency_after,
        "m" => paid || line.tight(at) && (counted || currency_after),
        "b" | "t" | "T" => paid,
        _ => false,
    }
}

/// “one and a half”, “two and three-quarters”, “four million and a half”.
fn and_a_part(line: &Line<'_>, numeral: &mut Numeral) {
    // “four-and-a-half-acre”
    let joint = usize::from(line.is_joint(numeral.end));
    let at = numeral.end + joint;
    if !line.is(at, "and") {
        return;
    }
    if let Some((part, end)) = fraction_words(line, at + 1 + joint) {
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

/// “a half”, “one-third”, “three quarters”.
pub(super) fn fraction_words(line: &Line<'_>, at: usize) -> Option<(f64, usize)> {
    let joint = |at| usize::from(line.is_joint(at));
    let (numerator, next) = if line.is_any(at, &["a", "an"]) {
        (1.0, at + 1 + joint(at + 1))
    } else {
        let word = line.numeral(at).filter(|w| matches!(w.kind, NumeralKind::Digit | NumeralKind::Teen))?;
        (word.value, at + 1 + joint(at + 1))
    };
    let word = line.numeral(next)?;
    let one = numerator == 1.0;
    let denominator = match word.kind {
        NumeralKind::Part => word.value,
        NumeralKind::Ordinal if one && word.value > 2.0 => word.value,
        _ => return None,
    };
    Some((numerator / denominator, next + 1))
}
