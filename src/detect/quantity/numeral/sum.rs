//! Owns number words that add up or multiply.
//!
//! “one hundred and four” → 104 · “five thirty-sixths” → 0.139 · “two hundred and five hundredths” → 200.05

use crate::detect::quantity::line::Line;
use crate::detect::quantity::numeral::decimal_point::point;
use crate::detect::quantity::numeral::fraction::{denominator, fraction_words};
use crate::detect::quantity::numeral::style_and_value::{Numeral, Style, cardinal};
use crate::lexicon::numerals::NumeralKind;

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
pub fn sum(line: &Line<'_>, at: usize) -> Option<Numeral> {
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
