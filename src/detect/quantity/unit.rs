//! Owns the unit of a numeral: currencies before and after, units, ages, and what they are per.
//!
//! “HK$3,000” → HKD · “four-mile” → mile · “800,000 barrels a day” → barrel per day · “15-year-old” → year, an age

use std::borrow::Cow;

use super::draft::Draft;
use super::line::Line;
use super::numeral::{Style, tolerance};
use crate::fact::{Measure, QuantityForm, Unit};
use crate::lexicon::word_classes::WordClass;
use crate::text::TokenKind;

/// The currency that ends right before token `at`: its first token and unit.
pub(super) fn currency_before<'t>(line: &Line<'t>, at: usize) -> Option<(usize, &'t Unit)> {
    let last = line.tokens.get(at.checked_sub(1)?)?;
    let may_be = match last.kind {
        TokenKind::Symbol | TokenKind::Mark => true,
        TokenKind::Word => last.span.len() <= 7,
        _ => line.str(at - 1) == ".",
    };
    if !may_be {
        return None;
    }
    (at.saturating_sub(3)..at).find_map(|start| {
        let (length, unit) = line.tables.units.before(line.text, &line.tokens[start..at])?;
        // “Rs 900”, but “in CHF. 20 people”.
        (start + length == at).then_some((start, unit))
    })
}

/// Takes in the currency and the unit around the numeral.
pub(super) fn attach(line: &Line<'_>, draft: &mut Draft) {
    let negative = line.is_dash(draft.first) || line.is_any(draft.first, &["minus", "negative"]);
    let number_first = draft.first + usize::from(negative);
    let currency = currency_before(line, draft.first).filter(|(start, _)| !is_acronym(line, draft, *start));
    if let Some((start, unit)) = currency.or_else(|| pounds_as_ps(line, draft)) {
        draft.first = start;
        draft.unit = Some(unit.clone());
        draft.form = QuantityForm::Currency;
        minus_before_currency(line, draft);
        let code = if line.str(draft.end) == "US" { 1 } else { 0 };
        draft.phrase_end = draft.end + code;
        per(line, draft, draft.end + code);
        return;
    }
    let _ = number_first;
    if draft.numeral.style == Style::Ordinal || draft.numeral.style == Style::Multiplied {
        return;
    }
    if age(line, draft) {
        return;
    }
    after(line, draft);
    if line.all && draft.unit.is_none() {
        percentage_of(line, draft);
    }
}

/// “a percentage of 20”: the unit stands before.
fn percentage_of(line: &Line<'_>, draft: &mut Draft) {
    let Some(at) = draft.first.checked_sub(2).filter(|&at| line.is(at + 1, "of")) else { return };
    if line.is_any(at, &["percent", "percents", "percentage", "percentages"]) && line.end(draft.end) {
        draft.unit = line.tables.units.by_id("percent").cloned();
        (draft.first, draft.form) = (at, QuantityForm::Percent);
    }
}

/// “COP 28”, “PHP 8”: codes that are more often something else before a small number.
fn is_acronym(line: &Line<'_>, draft: &Draft, at: usize) -> bool {
    let large = draft.numeral.scale > 1.0 || draft.numeral.value.is_some_and(|v| v >= 200.0);
    matches!(line.str(at), "COP" | "PHP" | "ETH" | "PEN" | "MAD" | "TRY") && !large
}

/// “PS6m”: feeds without “£” write it so.
fn pounds_as_ps<'t>(line: &Line<'t>, draft: &Draft) -> Option<(usize, &'t Unit)> {
    let at = draft.first.checked_sub(1)?;
    let pounds = line.str(at) == "PS" && line.tight(draft.first) && draft.numeral.end > draft.first + 1;
    pounds.then(|| line.tables.units.by_id("GBP").map(|unit| (at, unit)))?
}

/// “-$5”.
fn minus_before_currency(line: &Line<'_>, draft: &mut Draft) {
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

/// How many tokens “or more” takes at `at` where what is counted follows it: “5 or more days”.
pub(super) fn bound_length(line: &Line<'_>, at: usize) -> usize {
    let bound = line.is_any(at, &["or", "and"])
        && line.is_any(at + 1, &["more", "fewer", "less"])
        && line.is_word(at + 2)
        && line.class(at + 2).is_none_or(|class| class == WordClass::Plural);
    if bound { 2 } else { 0 }
}

/// The unit right after the numeral.
fn after(line: &Line<'_>, draft: &mut Draft) {
    let mut at = draft.end;
    let joint = line.is_joint(at);
    // “7- or 8-inch” is left to `range`.
    at += usize::from(joint);
    // “5 or more days”
    let bound = bound_length(line, at);
    at += bound;
    let below_one = draft.numeral.digits.is_some() && draft.low.is_some_and(|v| v.abs() < 1.0);
    if draft.numeral.style == Style::Fraction || draft.range || below_one && line.is(at, "of") {
        // “0.5 of a point”, “half a mile”, “a quarter of an hour”, “tens of millions of dollars”, “half of one percent”.
        let of = usize::from(line.is(at, "of"));
        let one = usize::from(line.is_any(at + of, &["a", "an", "one"]));
        let skip = if draft.range {
            of
        } else if one == 1 {
            of + one
        } else {
            0
        };
        at += skip;
    }
    // “20 (kg)”.
    let bracket = usize::from(matches!(line.str(at), "(" | "[" | "{" | "<"));
    let Some((length, unit)) =
        line.tokens.get(at + bracket..).and_then(|rest| line.tables.units.starting(line.text, rest))
    else {
        draft.joined = joint;
        return;
    };
    // “123 (percent” ends without its bracket.
    let open = bracket > 0 && !matches!(line.str(at + 1 + length), ")" | "]" | "}" | ">");
    if open || !may_follow(line, draft, at + bracket, length, unit, bracket > 0) {
        draft.joined = joint;
        return;
    }
    draft.joined = joint;
    // “three times as fast”: a factor has no unit.
    let factor = unit.id == "times";
    draft.unit = (!factor).then(|| in_context(line, draft, unit).clone());
    draft.form = if factor { QuantityForm::Multiplier } else { form(draft, unit) };
    draft.end = at + length + 2 * bracket;
    draft.phrase_end = draft.end;
    per(line, draft, draft.end);
}

fn form(draft: &Draft, unit: &Unit) -> QuantityForm {
    match unit.measure {
        Measure::Currency => QuantityForm::Currency,
        Measure::Percent => QuantityForm::Percent,
        Measure::Duration => QuantityForm::Duration,
        Measure::Temperature => QuantityForm::Temperature,
        _ if draft.numeral.style == Style::Fraction => QuantityForm::Fraction,
        _ => QuantityForm::Measure,
    }
}

/// “Pounds” are money where they are paid, else a weight.
fn in_context<'t>(line: &Line<'t>, draft: &Draft, unit: &'t Unit) -> &'t Unit {
    let paid = unit.id == "pound"
        && (draft.numeral.scale >= 1e6
            || (draft.first.saturating_sub(6)..draft.first).any(|at| {
                line.is_any(
                    at,
                    &[
                        "paid", "pay", "pays", "cost", "costs", "worth", "fined", "price", "spent", "spend",
                        "earn", "owed", "debt",
                    ],
                )
            }));
    if paid { line.tables.units.by_id("GBP").unwrap_or(unit) } else { unit }
}

/// Whether the unit at `at` is meant as one: not “50,000 in 2020”, not “5 C. Smith”.
fn may_follow(
    line: &Line<'_>,
    draft: &Draft,
    at: usize,
    length: usize,
    unit: &Unit,
    bracketed: bool,
) -> bool {
    let tight = line.tight(at) || bracketed;
    let written = line.str(at);
    if matches!(written, "\"" | "''" | "″" | "′" | "'") {
        // “7 inches” only where no quotation can end: “the class of 9"”.
        return line.tight(at)
            && !(draft.first.saturating_sub(40)..draft.first).any(|i| matches!(line.str(i), "\"" | "“"));
    }
    if written == "in" {
        return line.tight(at) && !line.is_number(at + 1);
    }
    if length == 1 && written.len() == 1 && written.as_bytes()[0].is_ascii_alphabetic() {
        let spaced_ok = matches!(written, "m" | "g" | "l" | "t" | "h" | "W" | "V" | "F" | "C" | "K")
            && draft.numeral.digits.is_some()
            && (matches!(written, "W" | "V")
                || !line.tokens.get(at + 1).is_some_and(|t| t.is_capitalised() && t.spaced))
            && line.str(at + 1) != "."
            && !line.is_joint(at + 1);
        // “the quasar 3C 273”
        if tight && line.is_number(at + 1) || written == "P" {
            return false;
        }
        // “Rule 14(b)”
        return draft.numeral.digits.is_some() && (tight && !bracketed || spaced_ok);
    }
    match unit.id.as_ref() {
        // “The side that scored 3 won.”
        "KRW" | "ZAR" | "VND" if draft.numeral.scale == 1.0 => {
            draft.numeral.digits.is_some_and(|d| d.grouped)
        }

        "storey" if written.starts_with("stor") && !line.is_any(at, &["storey", "storeys"]) => {
            is_of_building(line, draft, at)
        }
        // “a second man”
        "second" | "minute" | "foot" if draft.numeral.style == Style::Ordinal => false,
        "win above replacement" => length > 1 || written == "WAR" && draft.numeral.digits.is_some(),
        "pence" => written != "p" || tight,
        "cent" => written != "c",
        "horsepower" if written == "PS" => draft.numeral.digits.is_some(),
        "point" if draft.numeral.style == Style::Fraction => true,
        _ if draft.numeral.style == Style::Fraction => {
            // “half time” is no hour; “one-third pound” is one.
            draft.end < at || line.tight(at) || line.is_joint(draft.end) || unit.measure != Measure::Duration
        }
        _ => true,
    }
}

/// “a five-story block”, “the hotel has 40 stories”, but “five stories to read”.
fn is_of_building(line: &Line<'_>, draft: &Draft, at: usize) -> bool {
    let building = |at: usize| {
        line.is_any(
            at,
            &[
                "building",
                "tower",
                "block",
                "house",
                "hotel",
                "skyscraper",
                "structure",
                "apartment",
                "high",
                "tall",
            ],
        )
    };
    line.is_joint(draft.end)
        || line.is_any(at + 1, &["high", "tall"])
        || (draft.first.saturating_sub(6)..at).any(building)
}

/// “34 years old”, “15-year-old”, “aged 34”, “three months of age”.
fn age(line: &Line<'_>, draft: &mut Draft) -> bool {
    let mut at = draft.end;
    at += usize::from(line.is_dash(at));
    if line.is_any(at, &["year", "years", "month", "months", "week", "weeks", "day", "days", "yo"]) {
        let id = match line.str(at).as_bytes().first() {
            Some(b'm' | b'M') => "month",
            Some(b'w' | b'W') => "week",
            Some(b'd' | b'D') => "day",
            _ => "year",
        };
        let dash = usize::from(line.is_dash(at + 1));
        let old = at + 1 + dash;
        let end = if line.is_any(old, &["old", "olds"]) {
            old + 1
        } else if line.is(at + 1, "of") && line.is(at + 2, "age") {
            at + 3
        } else if line.is(at, "yo") {
            at + 1
        } else {
            return false;
        };
        return aged(line, draft, id, draft.first, end);
    }
    let aged_before = draft.first > 0
        && (line.is_any(draft.first - 1, &["aged", "age", "ages"])
            || draft.first > 1
                && line.is(draft.first - 1, "of")
                && line.is_any(draft.first - 2, &["age", "ages"]))
        && draft.numeral.value.is_some_and(|v| (0.0..=120.0).contains(&v));
    if aged_before {
        return aged(line, draft, "year", draft.first, draft.end);
    }
    (apposition(line, draft) || personal(line, draft)) && aged(line, draft, "year", draft.first, draft.end)
}

fn aged(line: &Line<'_>, draft: &mut Draft, id: &str, first: usize, end: usize) -> bool {
    draft.unit = line.tables.units.by_id(id).cloned();
    draft.form = QuantityForm::Age;
    (draft.first, draft.end, draft.phrase_end) = (first, end, end);
    true
}

/// “The victim, 34, had”, “Nina Vale (34)”.
fn apposition(line: &Line<'_>, draft: &Draft) -> bool {
    let years = draft.numeral.digits.is_some_and(|d| !d.decimal && !d.grouped && !d.padded && d.places <= 3)
        && draft.numeral.value.is_some_and(|v| (1.0..=115.0).contains(&v));
    if !years || draft.first < 2 || draft.end != draft.numeral.end {
        return false;
    }
    let before = line.str(draft.first - 1);
    let after = line.str(draft.end);
    let who = draft.first - 2;
    let person = line.is_word(who) && line.class(who).is_none() && line.numeral(who).is_none();
    match before {
        "," => after == "," && person && !line.is_number(draft.end + 1),
        "(" => {
            after == ")"
                && line.is_name(who)
                && who > 0
                && line.is_name(who - 1)
                && !line.tight(draft.first - 1)
        }
        _ => false,
    }
}

/// “She will be 35 by then”, “he was 61”: a bare number said of a person.
fn personal(line: &Line<'_>, draft: &Draft) -> bool {
    let years = draft.numeral.digits.is_some_and(|d| !d.decimal && d.places == 2)
        && draft.end == draft.numeral.end
        && (line.end(draft.end)
            || matches!(line.str(draft.end), "," | "." | "and" | "when" | "by" | "on" | "in" | "at"));
    let Some(verb) = draft.first.checked_sub(1).filter(|_| years) else { return false };
    let turned = line.is_any(verb, &["turned", "turns", "turning"]);
    let is = line.is_any(verb, &["is", "was", "'s", "’s", "be", "of"]);
    // “The average age of the crew is 54.”
    let of_age = is && (verb.saturating_sub(6)..verb).any(|at| line.is_any(at, &["age", "ages"]));
    let subject = verb
        .checked_sub(1)
        .map(|at| if line.is_any(at, &["will", "would"]) { at.saturating_sub(1) } else { at });
    turned
        || of_age
        || is && !line.is(verb, "of") && subject.is_some_and(|at| line.is_any(at, &["he", "she", "who"]))
}

/// “a day”, “per share”, “/month”: the unit becomes a rate. A currency keeps its id: “US dollar per share” is paid in USD.
pub(super) fn per(line: &Line<'_>, draft: &mut Draft, at: usize) {
    let Some((name, end)) = per_what(line, at) else { return };
    let Some(unit) = &mut draft.unit else { return };
    match unit.measure {
        Measure::Percent => return,
        Measure::Currency => {
            unit.name = Cow::Owned(format!("{} per {name}", unit.name));
            (draft.end, draft.phrase_end) = (end, end);
            return;
        }
        _ => {}
    }
    let rate = format!("{} per {name}", unit.name);
    *unit = Unit { id: Cow::Owned(rate.clone()), name: Cow::Owned(rate), measure: Measure::Rate };
    (draft.end, draft.phrase_end) = (end, end);
}

/// What “per”, “a” or “/” at `at` names, in the singular, and where it ends.
pub(super) fn per_what(line: &Line<'_>, at: usize) -> Option<(String, usize)> {
    let dash = usize::from(line.is_joint(at));
    let at = at + dash;
    let slash = line.str(at) == "/" && line.tight(at);
    let per = slash || line.is_any(at, &["per"]);
    if !per && !line.is_any(at, &["a", "an", "each", "every"]) {
        return None;
    }
    let what = at + 1 + usize::from(line.is_joint(at + 1));
    let unit = line.tokens.get(what..).and_then(|rest| line.tables.units.starting(line.text, rest));
    if let Some((length, unit)) = unit.filter(|(_, unit)| {
        per || matches!(
            unit.measure,
            Measure::Duration | Measure::Mass | Measure::Volume | Measure::Length | Measure::Area
        )
    }) {
        return Some((unit.name.to_string(), what + length));
    }
    let counted = ["share", "person", "head", "household", "piece", "game", "child", "pupil", "patient"];
    let noun = line.is_word(what) && line.class(what).is_none() && line.tokens[what].span.len() > 1;
    (noun && !slash && (line.is(at, "per") || line.is_any(what, &counted)))
        .then(|| (line.str(what).to_lowercase(), what + 1))
}
