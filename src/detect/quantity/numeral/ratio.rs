//! Owns two numerals that are one number.
//!
//! “1 in 5”, “nine out of 10” → 0.2, 0.9 · “one over three” → 0.333

use crate::detect::quantity::line::Line;
use crate::detect::quantity::numeral::style_and_value::{Numeral, Style};
use crate::detect::quantity::numeral::unsigned::read_unsigned;
use crate::syntax::Tag;
use crate::text::Case;

/// “one over three”, “1 over 20”: a fraction where nothing is counted. “Three over 40 years” and “2 over 2019” are none.
pub fn over(line: &Line<'_>, numeral: Numeral) -> Numeral {
    let at = numeral.end;
    if !line.is(at, "over") || numeral.style != Style::Cardinal || numeral.scale != 1.0 {
        return numeral;
    }
    let Some(below) = read_unsigned(line, at + 1).filter(|b| b.style == Style::Cardinal && b.scale <= 100.0)
    else {
        return numeral;
    };
    let counts = line.is_word(below.end) && line.class(below.end).is_none() || line.is_dash(below.end);
    let whole = |v: &f64| *v >= 1.0 && v.fract() == 0.0;
    match numeral.value.filter(whole).zip(below.value.filter(whole)) {
        Some((above, value)) if above < value && value <= 1000.0 && !counts => Numeral {
            end: below.end,
            style: Style::Fraction,
            value: Some(above / value),
            digits: None,
            ..numeral
        },
        _ => numeral,
    }
}

/// Whether a common noun in the singular stands at `at`.
fn is_noun(line: &Line<'_>, at: usize) -> bool {
    line.class(at).is_none()
        && line.is_word(at)
        && line.tokens[at].case == Case::Lower
        && line.tag(at) == Tag::Noun
}

/// “1 in 5”, “nine out of 10”, “one adult in ten”.
pub fn ratio(line: &Line<'_>, numeral: Numeral) -> Numeral {
    let Some(above) =
        numeral.value.filter(|v| numeral.style == Style::Cardinal && *v >= 1.0 && v.fract() == 0.0)
    else {
        return numeral;
    };
    let at = numeral.end;
    let out_of = line.is(at, "out") && line.is(at + 1, "of");
    let joint = line.is_joint(at) && line.is(at + 1, "in") && line.is_joint(at + 2);
    // “one adult in ten”: what is counted stands inside.
    let inside = above == 1.0 && numeral.digits.is_none() && line.is(at + 1, "in") && is_noun(line, at);
    let start = match () {
        () if inside => at + 2,
        () if out_of => at + 2,
        () if joint => at + 3,
        () if line.is(at, "in") && above <= 20.0 && numeral.scale == 1.0 => at + 1,
        () => return numeral,
    };
    let start = start + usize::from(line.is_any(start, &["every"]));
    let below = read_unsigned(line, start);
    let labelled = numeral.first > 0 && line.is_any(numeral.first - 1, &["number", "no", "no.", "the"]);
    match below.filter(|b| b.style == Style::Cardinal && !labelled) {
        Some(Numeral { value: Some(value), end, digits, .. })
            // “one man in 1940”
            if !(inside && digits.is_some_and(|d| d.places == 4 && !d.grouped))
                && above < value && (out_of || value <= 1000.0 || digits.is_some_and(|d| d.grouped)) =>
        {
            let time = line
                .tokens
                .get(end..)
                .and_then(|rest| line.tables.units.starting(line.text, rest))
                .is_some_and(|(_, unit)| unit.measure == crate::fact::Measure::Duration);
            if time && !out_of {
                return numeral;
            }
            Numeral { end, style: Style::Ratio, value: Some(above / value), scale: 1.0, ..numeral }
        }
        _ => numeral,
    }
}
