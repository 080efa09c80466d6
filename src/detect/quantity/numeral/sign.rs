//! Owns signs before a numeral.
//!
//! “−5”, “minus 5” → −5 · “plus or minus 3” → −3 to 3

use crate::detect::quantity::line::Line;
use crate::detect::quantity::numeral::style_and_value::{Numeral, Style};

/// Where “±”, “+/-” or “plus or minus” starts that ends before token `first`.
pub fn tolerance(line: &Line<'_>, first: usize) -> Option<usize> {
    let back = |n: usize| first.checked_sub(n);
    let last = back(1)?;
    if line.str(last) == "±" {
        return Some(last);
    }
    let minus = line.is_dash(last) || line.is(last, "minus");
    let short = back(3).filter(|&at| line.is_any(at, &["+", "plus"]) && line.is_any(at + 1, &["or", "/"]));
    let long = || back(5).filter(|&at| line.is(at, "plus") && line.is_joint(at + 1) && line.is(at + 2, "or"));
    if minus { short.or_else(long) } else { None }
}

/// “−5”, “minus 5”: a sign that nothing stands before.
pub fn with_sign(line: &Line<'_>, mut numeral: Numeral) -> Numeral {
    if let Some(start) = tolerance(line, numeral.first).filter(|_| numeral.style == Style::Cardinal) {
        return Numeral { first: start, style: Style::Tolerance, ..numeral };
    }
    let Some(before) = numeral.first.checked_sub(1) else { return numeral };
    let opens = before == 0
        || line.tokens[before].spaced
        || matches!(line.str(before - 1), "(" | "$" | "£" | "€" | "<" | ">" | "=" | "≤" | "≥");
    let dash =
        matches!(line.str(before), "-" | "−" | "–" | "﹣" | "－") && line.tight(numeral.first) && opens;
    // “- 40” alone; “- 40 lamps” is an item of a list.
    let spaced_dash =
        line.str(before) == "-" && before == 0 && numeral.digits.is_some() && line.end(numeral.end);
    // “T-minus 40 seconds”
    let counts_down =
        before > 0 && line.str(before - 1 - usize::from(before > 1 && line.is_joint(before - 1))) == "T";
    let word = line.is_any(before, &["minus", "negative"]) && !counts_down;
    let joined = before > 0 && line.is_joint(before) && line.is(before - 1, "minus");
    if dash || spaced_dash || word || joined {
        numeral.first = if joined { before - 1 } else { before };
        numeral.value = numeral.value.map(|value| -value);
    }
    numeral
}
