//! Owns numerals in words: dozens, pairs, open amounts, none. What adds up is left to `sum`, what divides to `fraction`, scale
//! words to `scale`.
//!
//! “three quarters” → 0.75 · “tens of thousands” → 10,000 to 100,000 · “no deaths” → 0

use crate::detect::quantity::line::Line;
use crate::detect::quantity::numeral::digits;
use crate::detect::quantity::numeral::fraction::{part_alone, scaled_part};
use crate::detect::quantity::numeral::scale::scales;
use crate::detect::quantity::numeral::style_and_value::{Numeral, Style, cardinal};
use crate::detect::quantity::numeral::sum::sum;
use crate::lexicon::numerals::{NumeralKind, NumeralWord};
use crate::lexicon::quantity_words::Says;
use crate::syntax::Tag;
use crate::text::TokenKind;

pub fn from_words(line: &Line<'_>, at: usize) -> Option<Numeral> {
    let word = line.numeral(at)?;
    // “a two-nil win” says no zero.
    if word.value == 0.0 && !line.all && line.is_any(at, &["nil", "none"]) {
        return None;
    }
    let article = at > 0 && line.is_any(at - 1, &["a", "an"]);
    if let Some(numeral) = few(line, at, word) {
        return Some(numeral);
    }
    let first = if article { at - 1 } else { at };
    let mut numeral = match word.kind {
        NumeralKind::Multiplied => {
            let style = multiplied(line, at, article)?;
            return Some(Numeral { style, ..cardinal(at, at + 1, word.value) });
        }
        NumeralKind::Fold => return Some(Numeral { style: Style::Fold, ..cardinal(at, at + 1, word.value) }),
        NumeralKind::Many => return many(line, at, word.value),
        NumeralKind::Pair => return pair(line, first, at, word.value),
        NumeralKind::Suffix | NumeralKind::Letter => return None,
        NumeralKind::Nothing => return nothing(line, at),
        NumeralKind::Scale if behind_code(line, at, word.value).is_some() => {
            return behind_code(line, at, word.value);
        }
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
            let (low, high) = (numeral.value.map(|v| v * 2.0), numeral.value.map(|v| v * 10.0));
            numeral = Numeral { first: at - 1, style: Style::Many, value: low, high, ..numeral };
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

/// “no deaths”, “no new cases”: zero of what is counted. “No doubt” and “no plans” count nothing.
fn nothing(line: &Line<'_>, at: usize) -> Option<Numeral> {
    let noun = at + 1 + usize::from(line.says(at + 1, Says::Further));
    // “in no cases”
    let way = at > 0 && line.is(at - 1, "in");
    (!way && line.says(noun, Says::NoneOf)).then(|| cardinal(at, at + 1, 0.0))
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
    let some = at > 0 && line.is(at - 1, "some");
    (first < at || at == 0 || some).then(|| Numeral { scale: value, ..cardinal(first, at + 1, value) })
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

/// How “double” multiplies: as a verb or its noun (“set to double”, “a doubling of fares”), or before a determiner (“double
/// the estimate”). “A double murder” and “doubles at the club” count nothing.
fn multiplied(line: &Line<'_>, at: usize, article: bool) -> Option<Style> {
    let word = line.str(at);
    if word.ends_with("ed") || line.all && word.ends_with("ing") {
        return Some(Style::Multiplied);
    }
    if word.ends_with("ing") {
        let noun = article && line.is(at + 1, "of");
        return (noun || line.tag(at) == Tag::Gerund && !article).then_some(Style::Multiplied);
    }
    if line.is(at, "halve") {
        return Some(Style::Multiplied);
    }
    let verb = matches!(line.tag(at), Tag::VerbBase | Tag::VerbS) && !article;
    let of = matches!(line.tag(at + 1), Tag::Determiner | Tag::PossessivePronoun | Tag::Wh)
        || line.is(at + 1, "last")
        || line.kind(at + 2) == Some(TokenKind::Possessive);
    // “came to double the estimate”
    let reaches = of
        && at > 1
        && line.is(at - 1, "to")
        && (line.says(at - 2, Says::Equals) || line.is_any(at - 2, &["came", "comes", "close"]));
    let led = at > 0
        && !reaches
        && (matches!(line.tag(at - 1), Tag::To | Tag::Modal)
            || line.is_any(at - 1, &["and", "or"])
                && line.tag(at) == Tag::VerbBase
                && (at.saturating_sub(8)..at).any(|to| matches!(line.tag(to), Tag::To | Tag::Modal)));
    match () {
        () if led && (verb || matches!(line.tag(at - 1), Tag::To | Tag::Modal)) => Some(Style::Multiplied),
        () if of && !article => {
            Some(if line.tag(at) == Tag::VerbS { Style::Multiplied } else { Style::Fold })
        }
        () => (line.tag(at) == Tag::VerbS && line.tag(at + 1).is_noun()).then_some(Style::Multiplied),
    }
}

/// “a few hundred”, “the last few thousand”: from two of them to ten.
fn few(line: &Line<'_>, at: usize, word: NumeralWord) -> Option<Numeral> {
    let scale = matches!(word.kind, NumeralKind::Hundred | NumeralKind::Scale | NumeralKind::Group);
    let few = at.checked_sub(1).filter(|&few| scale && line.is(few, "few"))?;
    let first = few - usize::from(few > 0 && line.is(few - 1, "a"));
    // “a few hundred thousand”
    let next = line.numeral(at + 1).filter(|next| next.kind == NumeralKind::Scale && next.value > word.value);
    let (value, end) = next.map_or((word.value, at + 1), |next| (word.value * next.value, at + 2));
    Some(Numeral { style: Style::Many, high: Some(value * 10.0), ..cardinal(first, end, value * 2.0) })
}

/// “R40 billion”: the digits behind a letter or two that may be a currency. “Billion” alone would be another amount.
fn behind_code(line: &Line<'_>, at: usize, scale: f64) -> Option<Numeral> {
    let code = at.checked_sub(1).filter(|&code| line.is_word(code) && line.tokens[code].digits)?;
    let letters = line.str(code).bytes().take_while(u8::is_ascii_alphabetic).count();
    let written = line.str(code).get(letters..).filter(|_| (1..=3).contains(&letters))?;
    let value = digits::read(written)?.value?;
    Some(Numeral { scale, ..cardinal(code, at + 1, digits::times(value, scale)) })
}
