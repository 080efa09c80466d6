//! Owns numerals in words: sums, dozens, open amounts. What divides is left to `fraction`, scale words to `scale`.
//!
//! “one hundred and four” → 104 · “three quarters” → 0.75 · “tens of thousands” → 10,000 to 100,000

use super::fraction::{denominator, fraction_words, part_alone, scaled_part};
use super::line::Line;
use super::numeral::{Numeral, Style, cardinal};
use super::scale::scales;
use crate::lexicon::numerals::NumeralKind;

pub(super) fn from_words(line: &Line<'_>, at: usize) -> Option<Numeral> {
    let word = line.numeral(at)?;
    // “a two-nil win” says no zero.
    if word.value == 0.0 && !line.all && line.is_any(at, &["nil", "none"]) {
        return None;
    }
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
        NumeralKind::Nothing => return nothing(line, at),
        NumeralKind::Part if word.value <= 1.0 => return None,
        NumeralKind::Part => part_alone(line, first, at, word.value),
        // “second to last”, “third from the bottom”: counted from the other end.
        NumeralKind::Ordinal if from_the_end(line, at + 1) => return None,
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
        hundreds_said_short(line, &mut numeral);
        scaled_part(line, &mut numeral);
        scales(line, &mut numeral);
    }
    Some(numeral)
}

/// What a report says there were none of.
const NONE_OF: [&str; 22] = [
    "deaths",
    "casualties",
    "fatalities",
    "injuries",
    "injured",
    "survivors",
    "victims",
    "arrests",
    "cases",
    "infections",
    "votes",
    "abstentions",
    "goals",
    "wins",
    "defeats",
    "applicants",
    "bidders",
    "jobs",
    "layoffs",
    "redundancies",
    "complaints",
    "convictions",
];

/// “no deaths”, “no new cases”: zero of what is counted. “No doubt” and “no plans” count nothing.
fn nothing(line: &Line<'_>, at: usize) -> Option<Numeral> {
    let adjectives =
        ["new", "further", "reported", "serious", "confirmed", "known", "other", "more", "additional", "job"];
    let noun = at + 1 + usize::from(line.is_any(at + 1, &adjectives));
    // “in no cases”
    let way = at > 0 && line.is(at - 1, "in");
    (!way && line.is_any(noun, &NONE_OF)).then(|| cardinal(at, at + 1, 0.0))
}

fn from_the_end(line: &Line<'_>, at: usize) -> bool {
    let to = at + usize::from(line.is_joint(at));
    let last = to + 1 + usize::from(line.is_joint(to + 1) || line.is(to + 1, "the"));
    line.is_any(to, &["to", "from"]) && line.is_any(last, &["last", "bottom", "end"])
        || line.is(to, "last") && line.is_joint(at)
}

/// “one twenty-two”, “three fifty”: 122 and 350, where every number is asked for and nothing is counted.
fn hundreds_said_short(line: &Line<'_>, numeral: &mut Numeral) {
    let single = numeral.end == numeral.first + 1 && numeral.style == Style::Cardinal;
    let Some(hundreds) = numeral.value.filter(|v| line.all && single && (1.0..10.0).contains(v)) else {
        return;
    };
    let rest = sum(line, numeral.end)
        .filter(|r| r.style == Style::Cardinal && r.scale == 1.0 && !line.is_word(r.end))
        .and_then(|r| r.value.filter(|v| (10.0..100.0).contains(v) && v.fract() == 0.0).map(|v| (v, r.end)));
    if let Some((rest, end)) = rest {
        numeral.value = Some(hundreds * 100.0 + rest);
        numeral.end = end;
    }
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
    let of = usize::from(line.is(at + 1, "of"));
    if first == at && !(line.all && of == 1) {
        return None;
    }
    let scale = line
        .numeral(at + 1 + of)
        .filter(|w| matches!(w.kind, NumeralKind::Hundred | NumeralKind::Scale | NumeralKind::Group));
    match scale {
        Some(word) => Some(Numeral { scale: word.value, ..cardinal(first, at + 2 + of, value * word.value) }),
        // “a couple of days” is not always two.
        None => {
            let counted = line.all && first < at || of == 1 && (line.all || line.is(at, "pair"));
            counted.then(|| cardinal(first, at + 1, value))
        }
    }
}

/// Where a sum of number words stands.
struct Sum {
    total: f64,
    current: f64,
    /// The last scale: what follows must be smaller.
    limit: f64,
    last: Option<NumeralKind>,
    /// What stood before the last “and”, of the current group.
    before_and: Option<f64>,
    numeral: Numeral,
}

/// “one hundred and four”, “twenty-first”, “three quarters”.
pub(super) fn sum(line: &Line<'_>, at: usize) -> Option<Numeral> {
    let mut sum = Sum {
        total: 0.0,
        current: 0.0,
        limit: f64::INFINITY,
        last: None,
        before_and: None,
        numeral: cardinal(at, at, 0.0),
    };
    let mut next = at;
    while let Some(word) = line.numeral(next) {
        if sum.divides(line, next) {
            break;
        }
        if !sum.takes(word.kind, word.value, line, next) {
            break;
        }
        sum.numeral.end = next + 1;
        if matches!(sum.numeral.style, Style::Ordinal | Style::Fraction)
            || matches!(word.kind, NumeralKind::Group | NumeralKind::Many)
        {
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
                (self.current, self.limit, self.before_and) = (0.0, value, None);
            }
            K::Scale if self.current == 0.0 && self.total > 0.0 => {
                self.total *= value;
                self.limit = value;
            }
            K::Group | K::Many
                if kind == K::Many && value == 12.0 && self.last.is_some()
                    || kind == K::Group
                        && self.last.is_some()
                        && (value != 20.0 || self.last == Some(K::Digit)) =>
            {
                // “three hundred and two dozen”
                let before = self.before_and.unwrap_or(0.0);
                self.current = before + (self.current - before) * value;
            }
            K::Ordinal => return self.ordinal(value, line, at),
            K::Part if self.last.is_some() && value > 1.0 => {
                // “two hundred and five hundredths” is 200.05, “one hundred and thirty fifths” 26.
                let before = self.before_and.filter(|b| value >= 10.0 && self.current - b < value);
                let (whole, above) =
                    before.map_or((0.0, self.total + self.current), |b| (self.total + b, self.current - b));
                self.numeral.value = Some(whole + above / value);
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

    /// Takes a denominator of several words in: “five thirty-sixths”, “one twenty-fifth”, “one hundred thirty-fifths”.
    fn divides(&mut self, line: &Line<'_>, at: usize) -> bool {
        let above = self.total + self.current;
        if above < 1.0 || line.is(at - 1, "and") {
            return false;
        }
        let Some((below, end)) = denominator(line, at, above) else { return false };
        self.numeral.value = Some(above / below);
        self.numeral.style = Style::Fraction;
        self.numeral.end = end;
        self.last = Some(NumeralKind::Part);
        true
    }

    /// Where the next word would stand: behind a hyphen, or behind “and” after a hundred or a scale.
    fn next(&mut self, line: &Line<'_>, at: usize) -> usize {
        use NumeralKind as K;
        if line.is_dash(at) && (line.is_joint(at) || line.str(at) == "-") {
            let unit_follows = line.numeral(at + 1).is_none();
            return if unit_follows { usize::MAX } else { at + 1 };
        }
        let small =
            |at| line.numeral(at).filter(|w| matches!(w.kind, K::Digit | K::Teen | K::Ten | K::Ordinal));
        if line.str(at) == "," {
            return if self.goes_on(line, at + 1) { at + 1 } else { at };
        }
        if !line.is(at, "and") {
            return at;
        }
        // “twenty and three and a half” says its parts one by one.
        let listed = self.last == Some(K::Ten)
            && small(at + 1).is_some_and(|w| w.kind == K::Digit)
            && line.is(at + 2, "and")
            && fraction_words(line, at + 3).is_some();
        let joins = matches!(self.last, Some(K::Hundred | K::Scale)) && small(at + 1).is_some();
        // “two hundred and one third” is left to `and_a_part`.
        if (joins || listed) && fraction_words(line, at + 1).is_none() {
            self.before_and = Some(self.current);
            if listed {
                self.last = Some(K::Hundred);
            }
            return at + 1;
        }
        at
    }

    /// “two million, three hundred thousand”: a smaller part behind a comma, told from a list by its own hundred or scale.
    fn goes_on(&self, line: &Line<'_>, at: usize) -> bool {
        use NumeralKind as K;
        let digit =
            |at: usize| line.numeral(at).is_some_and(|w| matches!(w.kind, K::Digit | K::Teen | K::Ten));
        let mut end = at;
        while end < at + 4 && (digit(end) || line.is_joint(end)) {
            end += 1;
        }
        let scale = line.numeral(end).filter(|_| end > at && self.last == Some(K::Scale));
        scale.is_some_and(|w| matches!(w.kind, K::Hundred | K::Scale) && w.value < self.limit)
    }
}
