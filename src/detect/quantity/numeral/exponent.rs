//! Owns powers behind a number in digits.
//!
//! “1.3e6”, “1.3×10⁶” → 1,300,000 · “10^6” → 1,000,000

use crate::detect::quantity::line::Line;
use crate::detect::quantity::numeral::digits;
use crate::detect::quantity::numeral::style_and_value::Numeral;
use crate::text::TokenKind;

/// “1.3e6”, “1.3×10⁶”, “10⁶”, “10^6”.
pub fn exponent(line: &Line<'_>, numeral: &mut Numeral) {
    let end = numeral.end;
    if line.is(end, "e") && line.tight(end) {
        if let Some((power, after)) = signed_integer(line, end + 1) {
            raise(numeral, 10.0, power, after, true);
        }
        return;
    }
    let times = matches!(line.str(end), "×" | "x" | "*") && line.str(end + 1) == "10";
    // “8x2^10 bits”: sign and base are one word.
    let base = line.str(end).strip_prefix('x').filter(|_| line.tight(end) && line.str(end + 1) == "^");
    if let Some(base) = base.and_then(|digits| digits.parse::<u16>().ok()) {
        if let Some((power, after)) = signed_integer(line, end + 2) {
            raise(numeral, base.into(), power, after, true);
        }
    } else if times {
        // “2×10−8” as text without superscripts has it; elsewhere “10-15” is a range.
        let flat = matches!(line.str(end + 2), "−" | "-") && line.tight(end + 2);
        let plain = if flat { signed_integer(line, end + 2) } else { None };
        if let Some((power, after)) = plain.or_else(|| power_after(line, end + 2)) {
            raise(numeral, 10.0, power, after, true);
        }
    } else if let Some((power, after)) = power_after(line, end).filter(|_| line.tight(end)) {
        let caret = line.str(end) == "^";
        if caret || numeral.value == Some(10.0) {
            let base = numeral.value.unwrap_or(1.0);
            raise(numeral, base, power, after, false);
        }
    }
}

/// A power of ten that no `f64` holds.
const TOO_LARGE: i32 = 400;

fn raise(numeral: &mut Numeral, base: f64, power: i32, end: usize, times: bool) {
    let factor = base.powi(power);
    numeral.value = numeral
        .value
        .map(|v| if times { digits::times(v, factor) } else { factor })
        .filter(|v| v.is_finite() && power > -TOO_LARGE);
    if let Some(digits) = &mut numeral.digits {
        digits.decimal = true;
    }
    numeral.end = end;
}

fn power_after(line: &Line<'_>, at: usize) -> Option<(i32, usize)> {
    // “10−5 mbar” as text without superscripts has it: the sign is a minus, no hyphen.
    if line.str(at) == "−" && at > 0 && line.str(at - 1) == "10" && line.tight(at) && line.is_number(at + 1)
    {
        return signed_integer(line, at);
    }
    if line.str(at) == "^" {
        return signed_integer(line, at + 1);
    }
    let negative = matches!(line.str(at), "⁻" | "−" | "-") && line.kind(at + 1) == Some(TokenKind::Symbol);
    let mut end = at + usize::from(negative);
    let mut power = None;
    while let Some(digit) = digits::superscript(line.str(end)) {
        power = Some((power.unwrap_or(0) * 10 + digit).min(400));
        end += 1;
    }
    power.map(|p: i32| (if negative { -p } else { p }, end))
}

fn signed_integer(line: &Line<'_>, mut at: usize) -> Option<(i32, usize)> {
    let mut sign = 1;
    while matches!(line.str(at), "-" | "−" | "+" | "–") && line.tight(at) {
        if line.str(at) != "+" {
            sign = -sign;
        }
        at += 1;
    }
    let written = line.str(at);
    let whole = line.tight(at) && !written.is_empty() && written.bytes().all(|b| b.is_ascii_digit());
    // “1e99999” has a value, only none that could be given.
    whole.then(|| (sign * written.parse().unwrap_or(TOO_LARGE).min(TOO_LARGE), at + 1))
}
