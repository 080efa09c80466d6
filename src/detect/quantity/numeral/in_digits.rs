//! Owns numerals in digits: groups, signs of fractions, ordinal endings. One number's own separators are left to `digits`,
//! powers to `exponent`, scale words to `scale`.
//!
//! “2 1/4” → 2.25 · “12 500” → 12,500 · “21st” → 21, an ordinal

use crate::detect::quantity::line::Line;
use crate::detect::quantity::numeral::digits::Digits;
use crate::detect::quantity::numeral::exponent::exponent;
use crate::detect::quantity::numeral::scale::scales;
use crate::detect::quantity::numeral::style_and_value::{Numeral, Style, cardinal};
use crate::detect::quantity::numeral::{digits, fraction};
use crate::lexicon::quantity_words::Says;
use crate::text::TokenKind;

pub fn from_digits(line: &Line<'_>, at: usize) -> Option<Numeral> {
    // “12٣4 euros”: what the digits of two scripts say together is not read.
    if is_foreign_digit(line, at + 1) && line.tight(at + 1)
        || line.tight(at) && is_foreign_digit(line, at - 1)
    {
        return None;
    }
    let mut digits = line.digits(at)?;
    let mut end = at + 1;
    if digits.places <= 3 && !digits.grouped && !digits.decimal && !digits.padded {
        end = spaced_groups(line, at, &mut digits);
    }
    let mut numeral = Numeral { digits: Some(digits), value: digits.value, ..cardinal(at, end, 0.0) };
    exponent(line, &mut numeral);
    slash_fraction(line, &mut numeral);
    fraction::parts(line, &mut numeral);
    scales(line, &mut numeral);
    ordinal_ending(line, &mut numeral);
    fold_ending(line, &mut numeral);
    to_one(line, &mut numeral);
    Some(numeral)
}

/// A sign that is a digit or letter of another script, not “²” or “½”.
fn is_foreign_digit(line: &Line<'_>, at: usize) -> bool {
    line.kind(at) == Some(TokenKind::Symbol)
        && line.str(at).chars().next().is_some_and(|c| c.is_alphanumeric() && !c.is_ascii())
        && digits::superscript(line.str(at)).is_none()
        && digits::vulgar_fraction(line.str(at)).is_none()
}

/// “12 500” with spaces that do not break, “1'234'567”.
fn spaced_groups(line: &Line<'_>, at: usize, digits: &mut Digits) -> usize {
    let mut end = at + 1;
    let mut value = digits.value;
    loop {
        let mark = matches!(line.str(end), "'" | "’") && line.tight(end) && line.tight(end + 1);
        let next = if mark { end + 1 } else { end };
        let gap = line.tokens.get(next).map_or("", |t| {
            line.text.get(line.tokens[end - 1].span.end as usize..t.span.start as usize).unwrap_or("")
        });
        let written = line.str(next);
        let plain = written.split(['.', ',']).next().is_some_and(|w| w.len() == 3) && line.is_number(next);
        let narrow = matches!(gap, "\u{a0}" | "\u{202f}" | "\u{2009}");
        // “1 234 567”: two groups or more tell a plain space.
        let several = matches!(gap, " " | "\n" | "\r\n")
            && (end > at + 1
                || written == "000"
                || line.str(next + 1).len() == 3 && line.is_number(next + 1) && line.tokens[next + 1].spaced);
        if !plain || !(mark || narrow || several) {
            break;
        }
        let Some(group) = line.digits(next).filter(|group| !group.grouped) else { break };
        value = value.zip(group.value).map(|(v, g)| v * 1000.0 + g);
        digits.places += 3;
        digits.grouped = true;
        end = next + 1;
        if group.decimal {
            digits.decimal = true;
            break;
        }
    }
    digits.value = value;
    end
}

/// “3/4”, “2 1/4”, “5¾”.
fn slash_fraction(line: &Line<'_>, numeral: &mut Numeral) {
    let end = numeral.end;
    // “$4.38¾”: of the last place
    if let Some((part, digits)) = digits::vulgar_fraction(line.str(end)).zip(numeral.digits)
        && digits.decimal
        && line.tight(end)
    {
        let places = line.str(end - 1).rsplit('.').next().map_or(0, str::len);
        numeral.value = numeral.value.map(|v| digits::plus(v, part * 10f64.powi(-(places as i32))));
        numeral.end = end + 1;
        return;
    }
    let Some(digits) = numeral.digits.filter(|d| !d.decimal) else { return };
    if let Some(part) = digits::vulgar_fraction(line.str(end)) {
        numeral.value = numeral.value.map(|v| v + part);
        numeral.end = end + 1;
        return;
    }
    // “5/17/2018”
    let date =
        numeral.first > 0 && matches!(line.str(numeral.first - 1), "/" | "⁄") && line.tight(numeral.first);
    if date {
        return;
    }
    let over = |at: usize| {
        let slash = matches!(line.str(at), "/" | "⁄") && line.tight(at) && line.tight(at + 1);
        let below = slash.then(|| line.digits(at + 1))??;
        let joined_on = matches!(line.str(at + 2), "/" | "⁄") && line.tight(at + 2);
        below.value.filter(|v| *v > 0.0 && !joined_on)
    };
    if let Some(below) = over(end) {
        if digits.places <= 3 && digits.value.is_some_and(|v| v < 1000.0) {
            numeral.value = numeral.value.map(|v| v / below);
            numeral.style = Style::Fraction;
            numeral.end = end + 2;
            if line.tight(numeral.end) && line.is_any(numeral.end, &["th", "ths", "rd", "rds", "s"]) {
                numeral.end += 1;
            }
        }
    } else if let (Some(above), Some(below)) = (line.digits(end), over(end + 1))
        && let Some(above) = above.value.filter(|a| *a < below && below <= 64.0 && line.is_number(end))
    {
        numeral.value = numeral.value.map(|v| v + above / below);
        numeral.end = end + 3;
    }
}

/// “4.6-fold”.
fn fold_ending(line: &Line<'_>, numeral: &mut Numeral) {
    let at = numeral.end + usize::from(line.is_joint(numeral.end));
    if numeral.style == Style::Cardinal && line.is(at, "fold") && line.tight(at) {
        numeral.style = Style::Fold;
        numeral.end = at + 1;
    }
}

/// “a ratio of 3:1”, “a 5:2 ratio”; elsewhere a score or a clock time.
fn to_one(line: &Line<'_>, numeral: &mut Numeral) {
    let at = numeral.end;
    let below = line.digits(at + 1).and_then(|d| d.value).filter(|v| *v > 0.0);
    let Some(below) = below.filter(|_| line.str(at) == ":" && line.is_joint_like(at)) else { return };
    let near = numeral.first.saturating_sub(8)..(at + 4).min(line.tokens.len());
    if numeral.style == Style::Cardinal && near.into_iter().any(|at| line.says(at, Says::Ratio)) {
        numeral.style = Style::Ratio;
        numeral.value = numeral.value.map(|v| v / below);
        numeral.end = at + 2;
    }
}

/// “21st”.
fn ordinal_ending(line: &Line<'_>, numeral: &mut Numeral) {
    let plain = numeral.digits.is_some_and(|d| !d.decimal) && numeral.scale == 1.0;
    if plain
        && numeral.style == Style::Cardinal
        && line.tight(numeral.end)
        && line.is_any(numeral.end, &["st", "nd", "rd", "th"])
        // “12st 4lb” is a weight.
        && !(line.str(numeral.end) == "st" && numeral.value.is_some_and(|v| v % 10.0 != 1.0 || v % 100.0 == 11.0))
    {
        numeral.style = Style::Ordinal;
        numeral.end += 1;
        fraction::of_a_unit(line, numeral);
    }
}

pub fn from_bare_point(line: &Line<'_>, at: usize) -> Option<Numeral> {
    // “.08 percent”.
    let opens = line.str(at) == "." && line.tokens[at].spaced && line.is_number(at + 1) && line.tight(at + 1);
    let digits = line.digits(at + 1).filter(|d| opens && !d.decimal && !d.grouped)?;
    let value = digits.value? / 10_f64.powi(i32::try_from(digits.places).ok()?);
    let digits = Digits { decimal: true, value: Some(value), ..digits };
    let mut numeral = Numeral { digits: Some(digits), ..cardinal(at, at + 2, value) };
    scales(line, &mut numeral);
    Some(numeral)
}

pub fn from_fraction_sign(line: &Line<'_>, at: usize) -> Option<Numeral> {
    let value = digits::vulgar_fraction(line.str(at))?;
    let mut numeral = Numeral { style: Style::Fraction, ..cardinal(at, at + 1, value) };
    scales(line, &mut numeral);
    Some(numeral)
}
