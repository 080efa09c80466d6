//! Owns numerals: digits and number words become a value. Units and what is counted are left to `unit` and `measured`.
//!
//! “two and three-quarters million” → 2,750,000 · “tens of thousands” → 10,000 to 100,000 · “1 in 5” → 0.2

use super::digits::{self, Digits};
use super::line::Line;
use crate::lexicon::numerals::NumeralKind;
use crate::text::TokenKind;

/// How a numeral says its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Cardinal,
    Ordinal,
    Fraction,
    /// “1 in 5”.
    Ratio,
    /// “doubled”.
    Multiplied,
    /// “threefold”.
    Fold,
    /// “dozens”: a range.
    Many,
}

/// A numeral and where it stands in its line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Numeral {
    pub first: usize,
    pub end: usize,
    pub style: Style,
    /// The value; for [`Style::Many`] the least.
    pub value: Option<f64>,
    /// For [`Style::Many`], the most.
    pub high: Option<f64>,
    /// Its digits, if it is written with digits.
    pub digits: Option<Digits>,
    /// What its scale word multiplies by; 1 without.
    pub scale: f64,
}

/// The numeral that starts at token `at` (articles before it are taken in: “a hundred”).
pub(super) fn read(line: &Line<'_>, at: usize) -> Option<Numeral> {
    let numeral = match line.kind(at)? {
        TokenKind::Number => from_digits(line, at),
        TokenKind::Symbol => from_fraction_sign(line, at),
        TokenKind::Punctuation => from_bare_point(line, at),
        TokenKind::Word => from_words(line, at),
        _ => None,
    }?;
    Some(with_sign(line, ratio(line, numeral)))
}

fn cardinal(first: usize, end: usize, value: f64) -> Numeral {
    Numeral { first, end, style: Style::Cardinal, value: Some(value), high: None, digits: None, scale: 1.0 }
}

/// “−5”, “minus 5”: a sign that nothing stands before.
fn with_sign(line: &Line<'_>, mut numeral: Numeral) -> Numeral {
    let Some(before) = numeral.first.checked_sub(1) else { return numeral };
    let opens =
        before == 0 || line.tokens[before].spaced || matches!(line.str(before - 1), "(" | "$" | "£" | "€");
    let dash = matches!(line.str(before), "-" | "−" | "–") && line.tight(numeral.first) && opens;
    let spaced_dash = line.str(before) == "-" && before == 0 && numeral.digits.is_some();
    let word = line.is_any(before, &["minus", "negative"]);
    let joined = before > 0 && line.is_joint(before) && line.is(before - 1, "minus");
    if dash || spaced_dash || word || joined {
        numeral.first = if joined { before - 1 } else { before };
        numeral.value = numeral.value.map(|value| -value);
    }
    numeral
}

// ---- digits

fn from_digits(line: &Line<'_>, at: usize) -> Option<Numeral> {
    let mut digits = digits::read(line.str(at))?;
    let mut end = at + 1;
    if digits.places <= 3 && !digits.grouped && !digits.decimal && !digits.padded {
        end = spaced_groups(line, at, &mut digits);
    }
    let mut numeral = Numeral { digits: Some(digits), value: digits.value, ..cardinal(at, end, 0.0) };
    exponent(line, &mut numeral);
    slash_fraction(line, &mut numeral);
    scales(line, &mut numeral);
    ordinal_ending(line, &mut numeral);
    Some(numeral)
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
        let plain = written.split('.').next().is_some_and(|w| w.len() == 3) && line.is_number(next);
        let narrow = matches!(gap, "\u{a0}" | "\u{202f}" | "\u{2009}");
        // “1 234 567”: two groups or more tell a plain space.
        let several = gap == " "
            && (end > at + 1
                || line.str(next + 1).len() == 3 && line.is_number(next + 1) && line.tokens[next + 1].spaced);
        if !plain || !(mark || narrow || several) {
            break;
        }
        let Some(group) = digits::read(written) else { break };
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

/// “1.3e6”, “1.3×10⁶”, “10⁶”, “10^6”.
fn exponent(line: &Line<'_>, numeral: &mut Numeral) {
    let end = numeral.end;
    if line.is(end, "e") && line.tight(end) {
        if let Some((power, after)) = signed_integer(line, end + 1) {
            raise(numeral, 10.0, power, after, true);
        }
        return;
    }
    let times = matches!(line.str(end), "×" | "x" | "*") && line.str(end + 1) == "10";
    if times {
        if let Some((power, after)) = power_after(line, end + 2) {
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

fn raise(numeral: &mut Numeral, base: f64, power: i32, end: usize, times: bool) {
    let factor = base.powi(power);
    numeral.value = numeral.value.map(|v| if times { v * factor } else { factor }).filter(|v| v.is_finite());
    if let Some(digits) = &mut numeral.digits {
        digits.decimal = true;
    }
    numeral.end = end;
}

fn power_after(line: &Line<'_>, at: usize) -> Option<(i32, usize)> {
    if line.str(at) == "^" {
        return signed_integer(line, at + 1);
    }
    let negative = matches!(line.str(at), "⁻" | "−" | "-") && line.kind(at + 1) == Some(TokenKind::Symbol);
    // “2×10−8” as text without superscripts has it.
    if matches!(line.str(at), "−" | "-") && at > 0 && line.str(at - 1) == "10" && line.is_number(at + 1) && line.tight(at) {
        return signed_integer(line, at);
    }
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
            sign = -1;
        }
        at += 1;
    }
    let value: i32 = line.tight(at).then(|| line.str(at).parse().ok()).flatten()?;
    (value <= 400).then_some((sign * value, at + 1))
}

/// “3/4”, “2 1/4”, “5¾”.
fn slash_fraction(line: &Line<'_>, numeral: &mut Numeral) {
    let end = numeral.end;
    let Some(digits) = numeral.digits.filter(|d| !d.decimal) else { return };
    if let Some(part) = digits::vulgar_fraction(line.str(end)) {
        numeral.value = numeral.value.map(|v| v + part);
        numeral.end = end + 1;
        return;
    }
    let over = |at: usize| {
        let slash = matches!(line.str(at), "/" | "⁄") && line.tight(at) && line.tight(at + 1);
        let below = slash.then(|| digits::read(line.str(at + 1)))??;
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
    } else if let (Some(above), Some(below)) = (digits::read(line.str(end)), over(end + 1)) {
        if let Some(above) = above.value.filter(|a| *a < below && below <= 64.0 && line.is_number(end)) {
            numeral.value = numeral.value.map(|v| v + above / below);
            numeral.end = end + 3;
        }
    }
}

/// “21st”.
fn ordinal_ending(line: &Line<'_>, numeral: &mut Numeral) {
    let plain = numeral.digits.is_some_and(|d| !d.decimal) && numeral.scale == 1.0;
    if plain
        && numeral.style == Style::Cardinal
        && line.tight(numeral.end)
        && line.is_any(numeral.end, &["st", "nd", "rd", "th"])
    {
        numeral.style = Style::Ordinal;
        numeral.end += 1;
    }
}

fn from_bare_point(line: &Line<'_>, at: usize) -> Option<Numeral> {
    // “.08 percent”.
    let opens = line.str(at) == "." && line.tokens[at].spaced && line.is_number(at + 1) && line.tight(at + 1);
    let digits = digits::read(line.str(at + 1)).filter(|d| opens && !d.decimal && !d.grouped)?;
    let value = digits.value? / 10_f64.powi(i32::try_from(digits.places).ok()?);
    let digits = Digits { decimal: true, value: Some(value), ..digits };
    let mut numeral = Numeral { digits: Some(digits), ..cardinal(at, at + 2, value) };
    scales(line, &mut numeral);
    Some(numeral)
}

fn from_fraction_sign(line: &Line<'_>, at: usize) -> Option<Numeral> {
    let value = digits::vulgar_fraction(line.str(at))?;
    let mut numeral = Numeral { style: Style::Fraction, ..cardinal(at, at + 1, value) };
    scales(line, &mut numeral);
    Some(numeral)
}

// ---- scales

/// “million”, “bn”, “lakh crore”, “hundred”, “and a half million” after a value.
fn scales(line: &Line<'_>, numeral: &mut Numeral) {
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
        numeral.value = numeral.value.map(|v| v * word.value).filter(|v| v.is_finite());
        numeral.scale *= word.value;
        numeral.end = end + joint + 1;
        if numeral.style == Style::Fraction {
            numeral.style = Style::Cardinal;
        }
        and_a_part(line, numeral);
        smaller_part(line, numeral);
    }
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
    let paid = pounds || super::unit::currency_before(line, numeral.first).is_some();
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
    if !line.is(numeral.end, "and") {
        return;
    }
    if let Some((part, end)) = fraction_words(line, numeral.end + 1) {
        let by = if numeral.scale > 1.0 { numeral.scale } else { 1.0 };
        numeral.value = numeral.value.map(|v| v + part * by);
        numeral.end = end;
    }
}

/// “a half”, “one-third”, “three quarters”.
fn fraction_words(line: &Line<'_>, at: usize) -> Option<(f64, usize)> {
    let joint = |at| usize::from(line.is_joint(at));
    let (numerator, next) = if line.is_any(at, &["a", "an"]) {
        (1.0, at + 1)
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

// ---- words

fn from_words(line: &Line<'_>, at: usize) -> Option<Numeral> {
    let word = line.numeral(at)?;
    let article = at > 0 && line.is_any(at - 1, &["a", "an"]);
    let first = if article { at - 1 } else { at };
    let mut numeral = match word.kind {
        NumeralKind::Multiplied => {
            return Some(Numeral { style: Style::Multiplied, ..cardinal(at, at + 1, word.value) });
        }
        NumeralKind::Fold => return Some(Numeral { style: Style::Fold, ..cardinal(at, at + 1, word.value) }),
        NumeralKind::Many => return many(line, at, word.value),
        NumeralKind::Pair => {
            return pair(line, first, at, word.value);
        }
        NumeralKind::Suffix | NumeralKind::Letter => return None,
        NumeralKind::Part => part_alone(line, first, at, word.value),
        NumeralKind::Ordinal if article => part_alone(line, first, at, word.value),
        NumeralKind::Group => group_alone(line, first, at, word.value)?,
        _ => sum(line, at)?,
    };
    if numeral.first == at && matches!(word.kind, NumeralKind::Hundred | NumeralKind::Scale) {
        if at > 0 && line.is(at - 1, "several") {
            let value = numeral.value;
            numeral = Numeral {
                first: at - 1,
                style: Style::Many,
                value: value.map(|v| v * 2.0),
                high: value.map(|v| v * 10.0),
                ..numeral
            };
        } else {
            numeral.first = first;
        }
    }
    if numeral.style != Style::Many && numeral.style != Style::Ordinal {
        scaled_part(line, &mut numeral);
        scales(line, &mut numeral);
    }
    Some(numeral)
}

/// “half a million”, “a quarter of a million”, “half a dozen”.
fn scaled_part(line: &Line<'_>, numeral: &mut Numeral) {
    if numeral.style != Style::Fraction {
        return;
    }
    let of = usize::from(line.is(numeral.end, "of"));
    let article = usize::from(line.is_any(numeral.end + of, &["a", "an"]));
    let at = numeral.end + of + article;
    let joint = usize::from(of + article == 0 && line.is_joint(at));
    if let Some(word) = line.numeral(at + joint).filter(|w| {
        matches!(w.kind, NumeralKind::Scale | NumeralKind::Hundred | NumeralKind::Group) && of <= article
    }) {
        numeral.value = numeral.value.map(|v| v * word.value);
        numeral.scale = word.value;
        numeral.style = Style::Cardinal;
        numeral.end = at + joint + 1;
    }
}

fn part_alone(line: &Line<'_>, first: usize, at: usize, denominator: f64) -> Numeral {
    let article = first < at;
    let next_is_noun = line.is_word(at + 1) && line.class(at + 1).is_none() && line.numeral(at + 1).is_none();
    let ordinal = line.numeral(at).is_some_and(|w| w.kind == NumeralKind::Ordinal);
    // “a third man”: a rank; “down a third”, “a third of”: a part.
    if ordinal && (next_is_noun || !article) {
        return Numeral { style: Style::Ordinal, ..cardinal(at, at + 1, denominator) };
    }
    Numeral { style: Style::Fraction, ..cardinal(first, at + 1, 1.0 / denominator) }
}

fn group_alone(line: &Line<'_>, first: usize, at: usize, value: f64) -> Option<Numeral> {
    if value == 20.0 {
        return None; // “the score”
    }
    if at > 0 && line.is(at - 1, "several") {
        let high = Some(value * 10.0);
        return Some(Numeral { style: Style::Many, high, ..cardinal(at - 1, at + 1, value * 2.0) });
    }
    (first < at || at == 0).then(|| Numeral { scale: value, ..cardinal(first, at + 1, value) })
}

/// “dozens”, “tens of thousands”, “hundreds of millions”.
fn many(line: &Line<'_>, at: usize, value: f64) -> Option<Numeral> {
    let next = line.is(at + 1, "of").then(|| line.numeral(at + 2)).flatten();
    let times = next.filter(|w| w.kind == NumeralKind::Many && w.value >= 100.0);
    let (low, end) = times.map_or((value, at + 1), |word| (value * word.value, at + 3));
    if matches!(value as u32, 10 | 20) && times.is_none() {
        return None; // “he scores”, “in the tens”
    }
    Some(Numeral { style: Style::Many, high: Some(low * 10.0), ..cardinal(at, end, low) })
}

/// “a pair of climbers”, “a couple of hundred”.
fn pair(line: &Line<'_>, first: usize, at: usize, value: f64) -> Option<Numeral> {
    if first == at {
        return None;
    }
    let of = usize::from(line.is(at + 1, "of"));
    let scale = line
        .numeral(at + 1 + of)
        .filter(|w| matches!(w.kind, NumeralKind::Hundred | NumeralKind::Scale | NumeralKind::Group));
    match scale {
        Some(word) => Some(Numeral { scale: word.value, ..cardinal(first, at + 2 + of, value * word.value) }),
        None => (of == 1 && line.is(at, "pair")).then(|| cardinal(first, at + 1, value)),
    }
}

/// Where a sum of number words stands.
struct Sum {
    total: f64,
    current: f64,
    /// The last scale: what follows must be smaller.
    limit: f64,
    last: Option<NumeralKind>,
    numeral: Numeral,
}

/// “one hundred and four”, “twenty-first”, “three quarters”.
fn sum(line: &Line<'_>, at: usize) -> Option<Numeral> {
    let mut sum =
        Sum { total: 0.0, current: 0.0, limit: f64::INFINITY, last: None, numeral: cardinal(at, at, 0.0) };
    let mut next = at;
    while let Some(word) = line.numeral(next) {
        if !sum.takes(word.kind, word.value, line, next) {
            break;
        }
        sum.numeral.end = next + 1;
        if matches!(sum.numeral.style, Style::Ordinal | Style::Fraction) || word.kind == NumeralKind::Group {
            break;
        }
        next = sum.next(line, next + 1);
    }
    if sum.last.is_none() {
        return None;
    }
    if sum.numeral.style == Style::Cardinal {
        sum.numeral.value = Some(sum.total + sum.current);
        point(line, &mut sum.numeral);
        sum.numeral.scale = if sum.current == 0.0 && sum.limit.is_finite() { sum.limit } else { 1.0 };
    }
    Some(sum.numeral)
}

/// “two point five”.
fn point(line: &Line<'_>, numeral: &mut Numeral) {
    if !line.is(numeral.end, "point") {
        return;
    }
    let (mut at, mut decimals) = (numeral.end + 1, String::from("0."));
    while let Some(word) = line.numeral(at) {
        match word.kind {
            NumeralKind::Digit | NumeralKind::Teen => decimals.push_str(&format!("{}", word.value)),
            NumeralKind::Ten => {
                let joint = usize::from(line.is_joint(at + 1));
                let digit = line.numeral(at + 1 + joint).filter(|w| w.kind == NumeralKind::Digit);
                decimals.push_str(&format!("{}", word.value + digit.map_or(0.0, |d| d.value)));
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

impl Sum {
    /// Takes the next word in, if it may stand here.
    fn takes(&mut self, kind: NumeralKind, value: f64, line: &Line<'_>, at: usize) -> bool {
        use NumeralKind as K;
        let open = matches!(self.last, None | Some(K::Hundred | K::Scale));
        match kind {
            K::Digit if open || self.last == Some(K::Ten) && value > 0.0 => self.current += value,
            K::Teen | K::Ten if open => self.current += value,
            K::Hundred if self.last != Some(K::Scale) && self.current < 100.0 => {
                self.current = self.current.max(1.0) * 100.0;
            }
            K::Scale if self.current > 0.0 && value < self.limit || self.last.is_none() => {
                self.total += self.current.max(1.0) * value;
                (self.current, self.limit) = (0.0, value);
            }
            K::Scale if self.current == 0.0 && self.total > 0.0 => {
                self.total *= value;
                self.limit = value;
            }
            K::Group if self.last.is_some() && (value != 20.0 || self.last == Some(K::Digit)) => {
                self.current *= value;
            }
            K::Ordinal => return self.ordinal(value, line, at),
            K::Part if self.last.is_some() => {
                self.numeral.value = Some((self.total + self.current) / value);
                self.numeral.style = Style::Fraction;
            }
            _ => return false,
        }
        self.last = Some(kind);
        true
    }

    fn ordinal(&mut self, value: f64, line: &Line<'_>, at: usize) -> bool {
        use NumeralKind as K;
        let so_far = self.total + self.current;
        let sums = match self.last {
            None | Some(K::Scale) => true,
            Some(K::Hundred) => value < 100.0,
            Some(K::Ten) => value < 10.0,
            _ => false,
        };
        let noun_after = line.is_word(at + 1) && line.class(at + 1).is_none();
        if sums {
            self.numeral.style = Style::Ordinal;
            self.numeral.value = Some(so_far + value);
        } else if so_far == 1.0 && value > 2.0 && (!noun_after || line.is_joint(at - 1)) {
            self.numeral.style = Style::Fraction;
            self.numeral.value = Some(1.0 / value);
        } else if value >= 100.0 && self.last.is_some() {
            self.numeral.style = Style::Ordinal;
            self.numeral.value = Some(so_far * value);
        } else {
            return false;
        }
        self.last = Some(K::Ordinal);
        true
    }

    /// Where the next word would stand: behind a hyphen, or behind “and” after a hundred or a scale.
    fn next(&self, line: &Line<'_>, at: usize) -> usize {
        if line.is_dash(at) && (line.is_joint(at) || line.str(at) == "-") {
            let unit_follows = line.numeral(at + 1).is_none();
            return if unit_follows { usize::MAX } else { at + 1 };
        }
        let and = line.is(at, "and") && matches!(self.last, Some(NumeralKind::Hundred | NumeralKind::Scale));
        let small = line.numeral(at + 1).is_some_and(|w| {
            matches!(w.kind, NumeralKind::Digit | NumeralKind::Teen | NumeralKind::Ten | NumeralKind::Ordinal)
        });
        // “two hundred and one third” is left to `and_a_part`.
        if and && small && fraction_words(line, at + 1).is_none() { at + 1 } else { at }
    }
}

// ---- ratios

/// “1 in 5”, “nine out of 10”.
fn ratio(line: &Line<'_>, numeral: Numeral) -> Numeral {
    let Some(above) =
        numeral.value.filter(|v| numeral.style == Style::Cardinal && *v >= 1.0 && v.fract() == 0.0)
    else {
        return numeral;
    };
    let at = numeral.end;
    let out_of = line.is(at, "out") && line.is(at + 1, "of");
    let joint = line.is_joint(at) && line.is(at + 1, "in") && line.is_joint(at + 2);
    let start = match () {
        () if out_of => at + 2,
        () if joint => at + 3,
        () if line.is(at, "in") && above <= 20.0 && numeral.scale == 1.0 => at + 1,
        () => return numeral,
    };
    let start = start + usize::from(line.is_any(start, &["every"]));
    let below = match line.kind(start) {
        Some(TokenKind::Number) => from_digits(line, start),
        Some(TokenKind::Word) => from_words(line, start),
        _ => None,
    };
    let labelled = numeral.first > 0 && line.is_any(numeral.first - 1, &["number", "no", "no.", "the"]);
    match below.filter(|b| b.style == Style::Cardinal && !labelled) {
        Some(Numeral { value: Some(value), end, digits, .. })
            if above < value && (out_of || value <= 1000.0 || digits.is_some_and(|d| d.grouped)) =>
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
