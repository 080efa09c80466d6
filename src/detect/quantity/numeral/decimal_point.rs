//! Owns decimal points in words.
//!
//! “two point five” → 2.5 · “point 77” → 0.77

use crate::detect::quantity::line::Line;
use crate::detect::quantity::numeral::style_and_value::{Numeral, Style};
use crate::lexicon::numerals::NumeralKind;

/// “point five”, “point 77”: a decimal without its zero, where every number is read. “At this point five left” has none.
pub fn after_point(line: &Line<'_>, numeral: Numeral) -> Numeral {
    let Some(point) = numeral.first.checked_sub(1).filter(|&at| line.all && line.is(at, "point")) else {
        return numeral;
    };
    let whole = numeral.value.filter(|v| numeral.scale == 1.0 && v.fract() == 0.0 && (0.0..1e15).contains(v));
    let opens = point.checked_sub(1).is_none_or(|at| !line.is_word(at));
    match whole.filter(|_| opens && numeral.style == Style::Cardinal) {
        Some(value) => {
            let places = numeral.digits.map_or_else(|| decimal_places(value), |d| d.places);
            Numeral { first: point, value: Some(value / 10_f64.powi(places as i32)), ..numeral }
        }
        None => numeral,
    }
}

fn decimal_places(value: f64) -> usize {
    value.max(1.0).log10().floor() as usize + 1
}

/// “two point five”.
pub fn point(line: &Line<'_>, numeral: &mut Numeral) {
    if !line.is(numeral.end, "point") {
        return;
    }
    let (mut at, mut decimals) = (numeral.end + 1, String::from("0."));
    while let Some(word) = line.numeral(at) {
        match word.kind {
            NumeralKind::Digit | NumeralKind::Teen => decimals.push_str(&(word.value as u32).to_string()),
            NumeralKind::Ten => {
                let joint = usize::from(line.is_joint(at + 1));
                let digit = line.numeral(at + 1 + joint).filter(|w| w.kind == NumeralKind::Digit);
                decimals.push_str(&((word.value + digit.map_or(0.0, |d| d.value)) as u32).to_string());
                at += digit.map_or(0, |_| 1 + joint);
            }
            _ => break,
        }
        at += 1;
        if decimals.len() > 20 {
            break;
        }
    }
    if decimals.len() > 2 {
        numeral.value = numeral.value.zip(decimals.parse::<f64>().ok()).map(|(v, d)| v + d);
        numeral.end = at;
    }
}
