//! Owns ranges: two numerals that are the ends of one amount, tolerances.
//!
//! “$10 to $15 billion” → 10 to 15 billion dollars · “4.2 ± 0.3” → 3.9 to 4.5

use crate::detect::quantity::construction::compound;
use crate::detect::quantity::construction::old_and_new::turns;
use crate::detect::quantity::construction::shared_scale::in_scale_of;
use crate::detect::quantity::construction::two_values::are_two;
use crate::detect::quantity::counted::noun_phrase;
use crate::detect::quantity::draft::Draft;
use crate::detect::quantity::line::Line;
use crate::detect::quantity::numeral::digits;
use crate::detect::quantity::numeral::style_and_value::Style;
use crate::fact::{Measure, QuantityForm};
use crate::lexicon::quantity_words::Says;
use crate::lexicon::rounding::last_place;

/// “The total equals 20”: a closed range, where every number is asked for and nothing is counted.
pub fn equality(line: &Line<'_>, draft: &mut Draft) {
    let back = |n: usize| draft.first.checked_sub(n);
    let to = usize::from(back(1).is_some_and(|at| line.is(at, "to")));
    let equal = back(1 + to).is_some_and(|at| line.says(at, Says::Equals));
    if line.all && equal && draft.unit.is_none() && draft.approximator.is_none() {
        draft.mark_first = draft.first - 1 - to;
        draft.range = true;
    }
}

/// Joins neighbours that are one range.
pub fn join(line: &Line<'_>, drafts: &mut Vec<Draft>) {
    let mut joined: Vec<Draft> = Vec::with_capacity(drafts.len());
    for next in drafts.drain(..) {
        match joined.last_mut() {
            Some(last) if joins(line, last, &next) => merge(line, last, &next),
            Some(last) if tolerates(line, last, &next) => spread(last, &next),
            Some(last) if compound::is_one(line, last, &next) => compound::add(line, last, &next),
            _ => joined.push(next),
        }
    }
    *drafts = joined;
}

/// “4.2 ± 0.3 kg”, “$5 million, plus or minus $1 million”.
fn tolerates(line: &Line<'_>, middle: &Draft, tolerance: &Draft) -> bool {
    let spread = tolerance.range && line.is_any(tolerance.first, &["±", "+", "plus"]);
    let gap = usize::from(line.str(middle.end) == ",");
    let same = match (&middle.unit, &tolerance.unit) {
        (None, _) => true,
        (Some(a), Some(b)) => a.id == b.id,
        (Some(a), None) => a.measure == Measure::Currency,
    };
    spread
        && middle.numeral.style == Style::Cardinal
        && !middle.range
        && middle.end + gap == tolerance.first
        && same
}

fn spread(middle: &mut Draft, tolerance: &Draft) {
    let centre = middle.low;
    let (first, form) = (middle.first, if tolerance.unit.is_some() { tolerance.form } else { middle.form });
    let unit = tolerance.unit.clone().or(middle.unit.take());
    let by = |side: Option<f64>| centre.zip(side).map(|(c, s)| digits::plus(c, s));
    *middle = Draft {
        first,
        mark_first: first,
        low: by(tolerance.low),
        high: by(tolerance.high),
        unit,
        form,
        numeral: middle.numeral,
        ..tolerance.clone()
    };
}

fn joins(line: &Line<'_>, low: &Draft, high: &Draft) -> bool {
    let plain = |d: &Draft| matches!(d.numeral.style, Style::Cardinal | Style::Fraction) && !d.range;
    if !plain(low) || !plain(high) || low.end >= high.first || one_of_many(line, low, high) {
        return false;
    }
    // “fell in the quarter to $254 million”
    let time = low.numeral.style == Style::Fraction
        && low.end == low.first + 1
        && high.form == QuantityForm::Currency;
    // “rose 60% in 2018 to 3.9 million”
    let year = low.reads_as_year() && !high.reads_as_year();
    !time
        && !year
        && in_one_unit(low, high)
        && !turns(line, low, high)
        && !are_two(line, low, high)
        && separated(line, low, high)
}

fn in_one_unit(low: &Draft, high: &Draft) -> bool {
    match (&low.unit, &high.unit) {
        (None, _) => true,
        (Some(a), Some(b)) => a.id == b.id,
        // “rose 0.7 percent to 6,327” is two quantities, “women aged 40 to 60” one.
        (Some(a), None) => a.measure == Measure::Currency || low.form == QuantityForm::Age,
    }
}

/// Whether what stands between the two makes them the ends of one amount.
fn separated(line: &Line<'_>, low: &Draft, high: &Draft) -> bool {
    // “between the ages of 20 and 35”
    let ages = low.form == QuantityForm::Age && low.first > 2 && line.is_any(low.first - 2, &["age", "ages"]);
    let lead = low.first.checked_sub(1).and_then(|at| match ages {
        true => (at - 2).checked_sub(usize::from(line.is(at - 2, "the"))),
        false => Some(at),
    });
    let from = lead.is_some_and(|at| line.is_any(at, &["from", "between"]));
    let between = lead.is_some_and(|at| line.is(at, "between"));
    let mut at = low.end;
    // “0-to-60-mph”
    at += usize::from(line.is_joint(at) && line.is_any(at + 1, &["to"]));
    // “an 8- to 16-metre mirror”: the hyphen waits for its noun.
    at += usize::from(line.is_dash(at) && line.tight(at) && line.is(at + 1, "to") && !line.tight(at + 1));
    let separator = match line.str(at) {
        "-" | "–" | "—" | "‑" | "~" => line.tight(at) == line.tight(at + 1) || high.unit.is_some(),
        "to" | "through" | "thru" => true,
        "till" | "until" => line.all && from,
        "and" => from && (between || low.unit.is_some()),
        "or" => low.unit.is_none() && are_near(line, low, high),
        _ => false,
    };
    let mut next = at + 1 + usize::from(line.is_dash(at + 1));
    if line.is_any(next, &["about", "around", "as", "~", "nearly", "almost", "over"]) {
        next += 1;
    }
    let scores = line.is_any(at, &["to"]) && line.is_any(low.end.saturating_sub(1), &["votes"]);
    separator && !scores && next == high.first
}

/// “two or three weeks”, “10 or 11 metres”, “20 or 30 people”: whoever says so does not know it better. “Option 2 or 5” are two.
fn are_near(line: &Line<'_>, low: &Draft, high: &Draft) -> bool {
    let written = low.numeral.digits.is_some() || high.numeral.digits.is_some();
    let near = low.low.zip(high.low).is_some_and(|(a, b)| {
        let step = b - a;
        step == 1.0 || step >= 10.0 && step == 10f64.powi(last_place(b, 1)) && a % step == 0.0
    });
    let counts =
        || high.unit.is_some() || noun_phrase::phrase(line, high.end).is_some_and(|phrase| phrase.plural);
    let label = low.first > 0 && line.tables.names.is_label(&line.tokens[low.first - 1]);
    // “3, 4 or 5 bedrooms”
    let list = low.first > 1 && line.str(low.first - 1) == "," && line.is_number(low.first - 2);
    !written || near && !label && !list && !low.reads_as_year() && counts()
}

/// “555-010-5309”: more than two numbers in a row are no range.
fn one_of_many(line: &Line<'_>, low: &Draft, high: &Draft) -> bool {
    let chained = |at: usize| (line.is_dash(at) || line.str(at) == "/") && line.is_joint_like(at);
    chained(low.end)
        && (chained(high.end) && line.is_number(high.end + 1)
            || low.first > 1 && chained(low.first - 1) && line.is_number(low.first - 2))
}

fn merge(line: &Line<'_>, low: &mut Draft, high: &Draft) {
    let mut least = in_scale_of(line, low, high);
    // “between a quarter and 30 percent”
    if low.numeral.style == Style::Fraction && low.unit.is_none() && high.form == QuantityForm::Percent {
        least = least.map(|v| digits::times(v, 100.0));
    }
    let most = high.low;
    let (a, b) = match least.zip(most) {
        Some((a, b)) if a > b => (most, least),
        _ => (least, most),
    };
    let first = low.first;
    let currency_first = low.unit.is_some() && high.unit.is_none();
    let kept_unit = if currency_first { low.unit.clone() } else { high.unit.clone() };
    let form = if currency_first { low.form } else { high.form };
    *low = Draft {
        first,
        mark_first: first,
        low: a,
        high: b,
        unit: kept_unit,
        money: low.money.or(high.money),
        form,
        range: true,
        ..high.clone()
    };
}
