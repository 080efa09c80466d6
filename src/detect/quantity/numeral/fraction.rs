//! Owns what divides: halves and thirds in words, denominators of several words, “of a”. “1 in 5” and “one over three” are
//! left to `ratio`.
//!
//! “five thirty-sixths” → 0.139 · “half a million” → 500,000 · “100 millionths” → 0.0001

use crate::detect::quantity::line::Line;
use crate::detect::quantity::numeral::style_and_value::{Numeral, Style, cardinal};
use crate::fact::Measure;
use crate::lexicon::numerals::NumeralKind;
use crate::syntax::Tag;

/// The denominator of several words at `at`, under `above`: “thirty-sixths”, “one hundred and fifth”.
///
/// In the singular only under one, and where no noun follows: “one twenty-fifth”, but “one twenty-fifth anniversary”.
pub fn denominator(line: &Line<'_>, at: usize, above: f64) -> Option<(f64, usize)> {
    use NumeralKind as K;
    let at = at + usize::from(line.is_joint(at));
    let first = line.numeral(at)?;
    let (base, least, next) = match first.kind {
        K::Ten => (first.value, 10.0, at + 1),
        K::Digit if first.value == 1.0 && above < 100.0 => {
            let hundred = line.numeral(at + 1).is_some_and(|w| w.kind == K::Hundred);
            if !hundred {
                return None;
            }
            (100.0, 100.0, at + 2 + usize::from(line.is(at + 2, "and")))
        }
        _ => return None,
    };
    let next = next + usize::from(line.is_joint(next));
    let word = line.numeral(next).filter(|w| w.value < least)?;
    let divides = match word.kind {
        K::Part => true,
        K::Ordinal => above == 1.0 && !(line.is_word(next + 1) && line.class(next + 1).is_none()),
        _ => false,
    };
    divides.then_some((base + word.value, next + 1))
}

/// “2 thirds of the fleet”, “100 millionths”: digits above, a word below. “3 quarters” alone are periods.
pub fn parts(line: &Line<'_>, numeral: &mut Numeral) {
    let whole = numeral.style == Style::Cardinal && numeral.digits.is_some_and(|d| !d.decimal && !d.grouped);
    let at = numeral.end + usize::from(line.is_joint(numeral.end));
    let Some(word) = line.numeral(at).filter(|w| whole && w.kind == NumeralKind::Part && w.value > 1.0)
    else {
        return;
    };
    if !matches!(word.value as u32, 2 | 4) || line.is(at + 1, "of") {
        numeral.value = numeral.value.map(|v| v / word.value);
        numeral.style = Style::Fraction;
        numeral.end = at + 1;
    }
}

/// “a 1000th of a second”: what follows “of a” is divided.
pub fn of_a_unit(line: &Line<'_>, numeral: &mut Numeral) {
    let article = numeral.first > 0 && line.is_any(numeral.first - 1, &["a", "an"]);
    let opens = article || numeral.first == 0;
    let of = line.is(numeral.end, "of") && line.is_any(numeral.end + 1, &["a", "an", "the"]);
    if opens && of && numeral.value.is_some_and(|v| v >= 3.0) {
        numeral.first -= usize::from(article);
        numeral.value = numeral.value.map(|v| 1.0 / v);
        numeral.style = Style::Fraction;
    }
}

/// “half a million”, “a quarter of a million”, “half a dozen”.
pub fn scaled_part(line: &Line<'_>, numeral: &mut Numeral) {
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

/// “a third of”, “a tenth”; “a third man” is a rank.
pub fn part_alone(line: &Line<'_>, first: usize, at: usize, denominator: f64) -> Numeral {
    let article = first < at;
    let next_is_noun = line.is_word(at + 1) && line.class(at + 1).is_none() && line.numeral(at + 1).is_none();
    let ordinal = line.numeral(at).is_some_and(|w| w.kind == NumeralKind::Ordinal);
    // “a third man”: a rank; “down a third”, “a third of”: a part.
    // “a third-year student”
    let since = line.is_joint(at + 1)
        && line
            .tables
            .units
            .starting(line.text, line.stretch(at + 2..))
            .is_some_and(|(_, unit)| unit.measure == Measure::Duration);
    if ordinal && (next_is_noun && !is_comparative(line, at + 1) || since || !article) {
        return Numeral { style: Style::Ordinal, ..cardinal(at, at + 1, denominator) };
    }
    Numeral { style: Style::Fraction, ..cardinal(first, at + 1, 1.0 / denominator) }
}

/// “a fifth lower”, “a third cheaper”, not “a third player”.
fn is_comparative(line: &Line<'_>, at: usize) -> bool {
    let alone = || matches!(line.tag(at), Tag::Adjective | Tag::Adverb) && !line.tag(at + 1).is_noun();
    line.str(at).ends_with("er") && (line.is(at + 1, "than") || alone())
}

/// “a half”, “one-third”, “three quarters”.
pub fn fraction_words(line: &Line<'_>, at: usize) -> Option<(f64, usize)> {
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
