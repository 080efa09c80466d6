//! Owns what neighbours lend each other.
//!
//! “321 votes to 299” → both are votes · “eight or nine euros” → both are euros

use crate::detect::quantity::construction::index_points::{other_level, points};
use crate::detect::quantity::construction::part_of_whole::LONGEST_OWNER;
use crate::detect::quantity::counted::{noun_phrase, singular};
use crate::detect::quantity::draft::Draft;
use crate::detect::quantity::line::Line;
use crate::detect::quantity::numeral::style_and_value::Style;
use crate::fact::{Measure, QuantityForm, Unit};
use crate::lexicon::quantity_words::Says;
use crate::text::TokenKind;

/// What a quantity without unit or noun takes from the next one: “eight or nine euros”, “7- or 8-inch”.
pub fn share(line: &Line<'_>, drafts: &mut [Draft]) {
    for at in (1..drafts.len()).rev() {
        let (before, after) = drafts.split_at_mut(at);
        let (Some(low), Some(high)) = (before.last_mut(), after.first()) else { continue };
        if sized(line, low, high) || points(line, low, high) {
            continue;
        }
        let bare = low.unit.is_none() && low.measured.is_none() && low.numeral.style == Style::Cardinal;
        if !bare || high.unit.is_none() {
            continue;
        }
        if moved(line, low, high) || is_part(line, low, high) || listed(line, low, high) {
            low.unit.clone_from(&high.unit);
            (low.form, low.counted, low.measured) = (high.form, high.counted, high.measured);
        } else if are_sides(line, low, high) || are_shares(line, low, high) {
            (low.unit, low.form) = (high.unit.clone(), high.form);
        }
    }
    for at in 1..drafts.len() {
        let (before, after) = drafts.split_at_mut(at);
        if let Some(next) = after.first_mut() {
            inherit(line, before, next);
            other_level(line, before, next);
        }
    }
}

/// “dropped to 5.1 from 5.6 percent”, “shrink by 40 to 260 people”
fn moved(line: &Line<'_>, low: &Draft, high: &Draft) -> bool {
    low.change.is_some()
        && line.is_any(low.end, &["from", "to"])
        && low.end + 1 == high.first
        && !low.reads_as_year()
}

/// “280 million of the 1.5 billion shekels”, “three of the past ten years”, “two of the board's nine members”
fn is_part(line: &Line<'_>, low: &Draft, high: &Draft) -> bool {
    let past = usize::from(
        line.says(high.first - 1, Says::Which) || line.is_any(high.first - 1, &["past", "last", "next"]),
    );
    // “fourteen out of the 20 schools”; “nine times out of ten” is a saying.
    let out = line.is(low.end, "out") && low.end + 2 < high.first;
    let of = low.end + usize::from(out);
    let gap = high.first.saturating_sub(of);
    let owned = line.kind(high.first - 1) == Some(TokenKind::Possessive) && gap <= LONGEST_OWNER;
    // “a pair of $48,000 speeches”
    let priced = gap == 1
        && high.form == QuantityForm::Currency
        && low.numeral.digits.is_none()
        && low.numeral.scale == 1.0;
    line.is(of, "of") && !priced && (gap <= 2 + past || owned) && high.form != QuantityForm::Percent
}

/// “140 by 62 metres”, “12-by-15-foot”
fn are_sides(line: &Line<'_>, low: &Draft, high: &Draft) -> bool {
    let joint = usize::from(line.is_joint(low.end));
    line.is_any(low.end + joint, &["by", "x", "×"])
        && low.end + 1 + 2 * joint == high.first
        && high.unit.as_ref().is_some_and(|unit| unit.measure == Measure::Length)
}

/// “57-40 percent”: what each side had, the larger first.
fn are_shares(line: &Line<'_>, low: &Draft, high: &Draft) -> bool {
    let larger = low.low.zip(high.low).is_some_and(|(one, other)| one > other && one + other <= 100.0);
    high.form == QuantityForm::Percent && larger && line.is_joint(low.end) && low.end + 1 == high.first
}

/// “eight or nine euros”, “doses of 45 and 50 mg”, “7- or 8-inch”
fn listed(line: &Line<'_>, low: &Draft, high: &Draft) -> bool {
    let gap = low.end + usize::from(line.is_dash(low.end));
    let list = (line.is_any(gap, &["or", "and"]) || line.str(gap) == ",") && gap + 1 == high.first;
    let both = line.is(gap, "and")
        && high.has_unit()
        && !line.is(high.end, "ago")
        && !low.reads_as_year()
        && low.numeral.digits.is_some()
        && high.numeral.digits.is_some()
        && high.unit.as_ref().is_some_and(|unit| unit.measure != Measure::Currency);
    // “11, 28 and 31 boats”: three in a row count the same.
    let row = low.is_plain() && low.numeral.digits.is_some() && !low.reads_as_year() && high.counted;
    let second_last = line.is(gap, "and")
        && low.first > 1
        && line.str(low.first - 1) == ","
        && line.is_number(low.first - 2);
    let lent = high.measured.is_some_and(|(first, _)| first > high.end);
    let row = row && (second_last || line.str(gap) == "," && lent);
    list && (gap > low.end || line.is(gap, "or") || both || row)
}

/// “two million 250 ml bottles”: the size stands between the count and what is counted.
fn sized(line: &Line<'_>, count: &mut Draft, size: &Draft) -> bool {
    let measure = size.unit.as_ref().is_some_and(|unit| {
        matches!(
            unit.measure,
            Measure::Length | Measure::Volume | Measure::Mass | Measure::Power | Measure::Area
        )
    });
    let bare = count.unit.is_none() && count.measured.is_none() && count.numeral.style == Style::Cardinal;
    if !measure || !bare || count.end != size.first || line.tight(size.first) || size.range {
        return false;
    }
    let Some(phrase) = noun_phrase::phrase(line, size.end).filter(|phrase| phrase.plural) else {
        return false;
    };
    let noun = singular::singular(line, phrase);
    count.measured = Some((phrase.first, phrase.end));
    count.unit = Some(Unit { id: noun.clone().into(), name: noun.into(), measure: Measure::Count });
    count.counted = true;
    true
}

/// “3.9 million headsets, up from 2.4 million”, “321 votes to 299”: the unit is said once.
fn inherit(line: &Line<'_>, before: &[Draft], next: &mut Draft) {
    let bare = next.unit.is_none()
        && (next.measured.is_none() || next.change.is_some())
        && next.numeral.style == Style::Cardinal
        && next.form == QuantityForm::Cardinal; // not “1.5 times”
    if !bare || next.first == 0 || next.reads_as_year() {
        return;
    }
    let Some(last) = before.last().filter(|d| d.unit.is_some() && d.numeral.style != Style::Ordinal) else {
        return;
    };
    if is_another_age(line, last, next) {
        next.unit.clone_from(&last.unit);
        next.form = last.form;
        return;
    }
    // “every 20 minutes instead of every 40”
    let every = |draft: &Draft| draft.mark_first > 0 && line.is(draft.mark_first - 1, "every");
    if every(last) && every(next) && last.has_unit() && is_near(line, last, next) {
        (next.unit, next.form) = (last.unit.clone(), last.form);
        return;
    }
    // “3.2 doctors for every 1,000 people, against an average of 4.1”: of doctors.
    let below = last.mark_first > 0 && line.is_any(last.mark_first - 1, &["every", "per", "each"]);
    // A rate is said of the one that has it.
    let rate = last.unit.as_ref().is_some_and(|unit| unit.id.starts_with("per "));
    if below || rate || counts_its_own(line, next) || !is_near(line, last, next) {
        return;
    }
    // “14 years, with a minimum term of nine and a half”
    let served = last.form == QuantityForm::Duration
        && next.before(1).is_some_and(|of| of > 0 && line.is(of, "of") && line.says(of - 1, Says::Term));
    if served {
        // “six years and eight months, with a minimum of four”: years
        let first =
            (last.first..last.end).find_map(|at| line.tables.units.starting(line.text, line.stretch(at..)));
        (next.unit, next.form) = (first.map(|(_, unit)| unit.clone()), last.form);
    } else if refers_back(line, next) && may_be_left_out(line, last, next) {
        next.unit.clone_from(&last.unit);
        (next.form, next.counted, next.measured) = (last.form, last.counted, last.measured);
    }
}

/// “aged 17, 22, 31 and 45”, “ages 7 and 9”: whether `next` goes on with a list of ages.
fn is_another_age(line: &Line<'_>, last: &Draft, next: &Draft) -> bool {
    let gap = last.end..next.first;
    let listed = (1..=2).contains(&gap.len()) && gap.clone().all(|at| line.is_any(at, &[",", "and", "or"]));
    let small = next.is_plain() && next.low.is_some_and(|v| v <= 115.0) && last.end == last.numeral.end;
    last.form == QuantityForm::Age && listed && small
}

/// Whether `next` stands so near behind `last`, with no stop or mark between them, that one unit may be said for both.
fn is_near(line: &Line<'_>, last: &Draft, next: &Draft) -> bool {
    next.first.saturating_sub(last.phrase_end) <= 12
        && !(last.end..next.first).any(|at| matches!(line.str(at), ";" | ":" | "." | "“" | "”"))
}

/// “321 votes to 299”, “up from 2.4 million”: whether the word before the number leads to one of the kind that was said.
fn refers_back(line: &Line<'_>, next: &Draft) -> bool {
    let lead = next.mark_first.max(1) - 1;
    // “a total of 63”, but “19 teachers and a waiting list of 63”
    let of = lead > 0
        && line.is(lead, "of")
        && (line.is(lead - 1, "instead")
            || line.says(lead - 1, Says::Tally)
            || line.says(lead - 1, Says::Peak));
    of || line.is_any(lead, &["from", "to", "with", "and", "including", "than", "against"])
}

/// Whether a second number without the unit of `last` may have it: counts and measures do, percent, times and ages are said again.
fn may_be_left_out(line: &Line<'_>, last: &Draft, next: &Draft) -> bool {
    match last.form {
        QuantityForm::Percent | QuantityForm::Duration | QuantityForm::Age => false,
        // “cut to 38 kroner from 55”
        QuantityForm::Currency => {
            let lead = next.mark_first.max(1) - 1;
            let from = line.is(lead, "from") && lead == last.end && last.numeral.scale == 1.0;
            from || next.numeral.scale > 1.0 || next.numeral.digits.is_some_and(|d| d.grouped)
        }
        _ => true,
    }
}

/// “three No. 9 shirts”, “six 18th-century clocks”, “three “ghost” rifles”: a noun follows that was not read, so that the
/// number is none of what was counted before.
fn counts_its_own(line: &Line<'_>, draft: &Draft) -> bool {
    let at = draft.end;
    let parse = line.parse();
    let head = parse.phrase_at(line.parsed(draft.numeral.first)).map(|phrase| phrase.head);
    let named = head.is_some_and(|head| head > line.parsed(at.saturating_sub(1)));
    let marked = matches!(line.kind(at), Some(TokenKind::Mark | TokenKind::Number))
        || line.kind(at) == Some(TokenKind::Symbol) && line.tokens[at].spaced;
    named || marked && line.is_word(at + 1) || line.is_any(at, &["No", "No."])
}
