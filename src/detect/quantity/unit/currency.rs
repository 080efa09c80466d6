//! Owns the currency before a numeral, and what writers put behind the numeral as well. Currencies that only stand
//! behind are left to `after_numeral`, minor units to `compound`.
//!
//! “HK$3,000” → HKD · “ringgit 42” → MYR · “MSEK 450” → 450,000,000 SEK · “$20 Canadian” → CAD

use crate::detect::quantity::counted::noun_phrase;
use crate::detect::quantity::draft::Draft;
use crate::detect::quantity::line::Line;
use crate::detect::quantity::numeral::digits;
use crate::detect::quantity::numeral::sign::tolerance;
use crate::detect::quantity::unit::currency_sign::sign_before;
use crate::detect::quantity::unit::local_money;
use crate::fact::{Measure, QuantityForm, Unit};
use crate::lexicon::numerals::NumeralKind;
use crate::lexicon::quantity_words::Says;
use crate::lexicon::word_classes::WordClass;
use crate::syntax::Tag;
use crate::text::{Case, TokenKind};

/// Takes in the currency before the numeral, if there is one.
pub fn take_before(line: &Line<'_>, draft: &mut Draft) -> bool {
    let sign = sign_before(line, draft.first)
        .filter(|(start, _)| !is_acronym(line, draft, *start) && !is_taken(line, draft, *start))
        .or_else(|| pounds_as_ps(line, draft))
        .map(|(start, unit)| (start, unit, 1.0));
    let coded = || {
        let at = draft.first.checked_sub(1)?;
        in_millions(line, at).map(|(scale, unit)| (at, unit, scale))
    };
    let Some((start, unit, scale)) = sign.or_else(coded) else { return in_brackets(line, draft) };
    draft.first = start;
    draft.unit = Some(unit.clone());
    draft.form = QuantityForm::Currency;
    multiply(draft, scale);
    minus(line, draft);
    let (length, end) = (draft.numeral.first - start, draft.end);
    again(line, draft);
    // “$20 US” and “$20 CAD” tell for themselves, “$20 dollars” does not.
    if draft.end == end || draft.unit.as_ref().is_some_and(|again| again.id == unit.id) && !line.is(end, "us")
    {
        local_money::localise(line, draft, start, length);
    }
    true
}

/// “$(4.2) million”: what is owed, as accounts write it.
fn in_brackets(line: &Line<'_>, draft: &mut Draft) -> bool {
    let Some(open) = draft.first.checked_sub(1) else { return false };
    let enclosed = line.str(open) == "(" && line.is_joint_like(open) && line.str(draft.end) == ")";
    let Some((start, unit)) = sign_before(line, open).filter(|_| enclosed) else { return false };
    let length = open - start;
    (draft.unit, draft.form, draft.first) = (Some(unit.clone()), QuantityForm::Currency, start);
    (draft.low, draft.high) = (draft.low.map(|v| -v), draft.high.map(|v| -v));
    draft.end += 1;
    draft.phrase_end = draft.end;
    scale_behind(line, draft);
    local_money::localise(line, draft, start, length);
    true
}

/// Whether a currency's code is more likely something else before a small number: “COP 28”, “SDG 13”, “NPR 2”.
fn is_acronym(line: &Line<'_>, draft: &Draft, at: usize) -> bool {
    let large = draft.numeral.scale > 1.0 || draft.numeral.value.is_some_and(|v| v >= 200.0);
    // “AMD 7000 chips”, “TOP 300 FIRMS”
    let noun =
        || draft.is_plain() && noun_phrase::phrase(line, draft.end).is_some_and(|phrase| phrase.plural);
    line.says(at, Says::Acronym) && (!large || noun()) && line.tokens[at].case == Case::Upper
}

/// “10 USD 20 EUR”: the code between two numerals is the first one's; “3 USD50 cards”: the second's.
fn is_taken(line: &Line<'_>, draft: &Draft, at: usize) -> bool {
    let numeral = at > 0 && (line.is_number(at - 1) || line.numeral(at - 1).is_some());
    numeral && line.is_word(at) && !line.tight(draft.first)
}

/// “PS6m”: feeds without “£” write it so.
fn pounds_as_ps<'t>(line: &Line<'t>, draft: &Draft) -> Option<(usize, &'t Unit)> {
    let at = draft.first.checked_sub(1)?;
    let pounds = line.str(at) == "PS" && line.tight(draft.first) && draft.numeral.end > draft.first + 1;
    pounds.then(|| line.tables.units.by_id("GBP").map(|unit| (at, unit)))?
}

/// “-$5”.
fn minus(line: &Line<'_>, draft: &mut Draft) {
    let Some(before) = draft.first.checked_sub(1) else { return };
    if let Some(start) = tolerance(line, draft.first) {
        (draft.first, draft.range) = (start, true);
        draft.low = draft.low.map(|v| -v);
        return;
    }
    let opens = line.tokens[before].spaced || before == 0;
    let dash = matches!(line.str(before), "-" | "−" | "–") && line.tight(draft.first) && opens;
    if dash || line.is_any(before, &["minus"]) {
        draft.first = before;
        (draft.low, draft.high) = (draft.low.map(|v| -v), draft.high.map(|v| -v));
    }
}

/// “MSEK 450”, “450 MUSD”, “kEUR 20”: a code with its thousands or millions.
pub fn in_millions<'t>(line: &Line<'t>, at: usize) -> Option<(f64, &'t Unit)> {
    let token = line.tokens.get(at).filter(|t| t.kind == TokenKind::Word && t.span.len() == 4)?;
    let (scale, code) = line.str(at).split_at_checked(1)?;
    let scale = match scale {
        "M" => 1e6,
        "K" | "k" | "T" => 1e3,
        _ => return None,
    };
    let capitals = token.case == Case::Upper || code.bytes().all(|b| b.is_ascii_uppercase());
    capitals.then(|| line.tables.units.code(code).map(|unit| (scale, unit)))?
}

/// Multiplies the value by what is written at the currency.
pub fn multiply(draft: &mut Draft, scale: f64) {
    if scale != 1.0 {
        draft.low = draft.low.map(|v| digits::times(v, scale));
        draft.high = draft.high.map(|v| digits::times(v, scale));
        draft.numeral.scale *= scale;
    }
}

/// “75 USD million”: a scale word behind the currency.
pub fn scale_behind(line: &Line<'_>, draft: &mut Draft) {
    let scale = line
        .numeral(draft.end)
        .filter(|w| matches!(w.kind, NumeralKind::Scale | NumeralKind::Suffix) && draft.numeral.scale == 1.0);
    if let Some(word) = scale.filter(|_| draft.numeral.digits.is_some()) {
        multiply(draft, word.value);
        draft.end += 1;
        draft.phrase_end = draft.end;
    }
}

/// What tells which dollar it is, behind the amount.
const STATES: [(&str, &str); 8] = [
    ("US", "USD"),
    ("U.S.", "USD"),
    ("CDN", "CAD"),
    ("Canadian", "CAD"),
    ("CAN", "CAD"),
    ("Australian", "AUD"),
    ("AUS", "AUD"),
    ("NZ", "NZD"),
];

/// “$10 dollars”, “$20 CAD”, “$20 Canadian”: the currency said again, or said more closely.
fn again(line: &Line<'_>, draft: &mut Draft) {
    let at = draft.end;
    draft.phrase_end = at;
    let Some(unit) = draft.unit.as_ref() else { return };
    let dollar = unit.id == "USD" && line.str(draft.first) != "USD";
    if let Some((length, next)) = line.tokens.get(at..).and_then(|t| line.tables.units.starting(line.text, t))
    {
        let signed = line.kind(at) == Some(TokenKind::Symbol);
        let same = next.id == unit.id || dollar && next.id.len() == 3;
        if next.measure == Measure::Currency && same && !signed && !line.is_number(at + length) {
            draft.unit = Some(next.clone());
            (draft.end, draft.phrase_end) = (at + length, at + length);
        }
        return;
    }
    let state = STATES.iter().find(|(word, _)| line.str(at) == *word).filter(|_| dollar);
    let Some(unit) = state.and_then(|(_, id)| line.tables.units.by_id(id)) else { return };
    // “$5 million US aid” is of aid.
    if line.is_word(at + 1) && line.class(at + 1).is_none() {
        draft.phrase_end = at + usize::from(unit.id == "USD");
        return;
    }
    draft.unit = Some(unit.clone());
    (draft.end, draft.phrase_end) = (at + 1, at + 1);
}

/// “ringgit 42”, “at rupees 500 million”: a currency's noun before an amount that has no unit of its own.
pub fn word_before(line: &Line<'_>, draft: &mut Draft) {
    let amount = draft.numeral.digits.is_some_and(|d| d.grouped || d.decimal || d.places < 4)
        || draft.numeral.scale > 1.0;
    let Some(last) =
        draft.first.checked_sub(1).filter(|&at| amount && line.is_word(at) && line.str(at).len() > 2)
    else {
        return;
    };
    let found = [last.saturating_sub(1), last].into_iter().find_map(|at| {
        let (length, unit) = line.tables.units.starting(line.text, line.stretch(at..))?;
        (at + length == draft.first && unit.measure == Measure::Currency).then_some((at, unit))
    });
    // “one bitcoin 5 years ago”, “against the dollar 20 times”, “the pound, 1.3 dollars”
    let Some((at, unit)) = found.filter(|(_, unit)| !matches!(&*unit.id, "BTC" | "ETH" | "LTC" | "DOGE"))
    else {
        return;
    };
    // “The side won 6.”
    let verb = matches!(&*unit.id, "KRW" | "ZAR" | "VND")
        && draft.numeral.scale == 1.0
        && (!draft.numeral.digits.is_some_and(|d| d.grouped)
            || matches!(line.tag(last), Tag::VerbPast | Tag::Participle));
    let led = at.checked_sub(1).is_some_and(|before| {
        matches!(line.class(before), Some(WordClass::Determiner))
            || line.is_number(before)
            || line.numeral(before).is_some()
            || line.is_name(before)
    });
    let noun = noun_phrase::phrase(line, draft.end).is_some_and(|phrase| phrase.plural);
    if !led && !noun && !verb && line.tokens[last].case == Case::Lower {
        draft.unit = Some(unit.clone());
        draft.form = QuantityForm::Currency;
        let length = draft.first - at;
        draft.first = at;
        local_money::localise(line, draft, at, length);
    }
}

/// “The net result was ($99.5 million).”: accounts write what is owed in brackets. “The fee (£20) is due” is an aside.
pub fn owed(line: &Line<'_>, draft: &mut Draft) {
    let open = draft.first.wrapping_sub(1);
    let asked =
        draft.first > 1 && (line.class(open - 1) == Some(WordClass::Auxiliary) || line.is(open - 1, "of"));
    let bracketed = line.str(open) == "(" && line.str(draft.end) == ")";
    if draft.form == QuantityForm::Currency && !draft.range && asked && bracketed {
        draft.low = draft.low.map(|value| -value);
        draft.high = draft.high.map(|value| -value);
        draft.first = open;
        draft.mark_first = open;
        draft.end += 1;
    }
}
