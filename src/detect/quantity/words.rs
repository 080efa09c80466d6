//! Owns numerals in words: sums, fractions, dozens, open amounts.
//!
//! “one hundred and four” → 104 · “three quarters” → 0.75 · “tens of thousands” → 10,000 to 100,000

use super::line::Line;
use super::numeral::{Numeral, Style, cardinal};
use super::scale::{fraction_words, scales};
use crate::lexicon::numerals::NumeralKind;

pub(super) fn from_words(line: &Line<'_>, at: usize) -> Option<Numeral> {
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
    let of = value == 20.0 && line.is(at + 1, "of");
    if matches!(value as u32, 10 | 20) && times.is_none() && !of {
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
    sum.last?;
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
