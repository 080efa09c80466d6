//! Owns whether a sign or word behind a numeral is meant as a unit, where letters have other meanings too. Which of
//! several units a sign stands for is left to the lexicon's clues.
//!
//! “2 in long” → inches · “50,000 in 2020” → none · “Boeing 777F” → none · “a five-story block” → storeys

use crate::detect::quantity::draft::Draft;
use crate::detect::quantity::line::Line;
use crate::detect::quantity::numeral::style_and_value::Style;
use crate::fact::{Measure, Unit};
use crate::lexicon::quantity_words::Says;
use crate::lexicon::word_classes::WordClass;
use crate::syntax::Tag;
use crate::text::{Case, TokenKind};

/// Whether the unit at `at` is meant as one: not “50,000 in 2020”, not “5 C. Smith”.
pub fn may_follow(
    line: &Line<'_>,
    draft: &Draft,
    at: usize,
    length: usize,
    unit: &Unit,
    bracketed: bool,
) -> bool {
    let tight = line.tight(at) || bracketed;
    let written = line.str(at);
    if length == 1 && matches!(written, "'" | "’") {
        // “5' 10"”
        return line.tight(at)
            && line.is_number(at + 1)
            && matches!(line.str(at + 2), "\"" | "”" | "″" | "''");
    }
    if matches!(written, "\"" | "''" | "″" | "′") {
        // “7 inches” only where no quotation can end: “the class of 9"”.
        return (line.tight(at) || line.says(at + 1, Says::Side))
            && !(draft.first.saturating_sub(40)..draft.first).any(|i| opens_quotation(line, i, written));
    }
    if written == "in" {
        return is_inches(line, draft, at);
    }
    if unit.measure == Measure::Currency && !may_be_paid(line, draft, at, length) {
        return false;
    }
    // “a man in his 40s”
    if written == "s" && is_decade(line, draft) {
        return false;
    }
    if length == 1 && written.len() == 1 && written.as_bytes()[0].is_ascii_alphabetic() {
        return is_letter_of_unit(line, draft, at, bracketed);
    }
    // “six second-half minutes”: half of a word.
    let half = !draft.joined
        && length == 1
        && unit.measure == Measure::Duration
        && line.is_joint(at + 1)
        && line.says(at + 2, Says::Second);
    // “three SEC commissioners”, “12 HR clerks”: a body, where it is not all in capitals.
    let body = length == 1
        && line.tokens[at].case == Case::Upper
        && unit.measure == Measure::Duration
        && line.tokens.get(at + 1).is_some_and(|next| next.case == Case::Lower)
        && line.tag(at + 1).is_noun();
    !body && !half && by_unit(line, draft, at, length, unit, tight)
}

/// Whether the single letter at `at` is a unit: “5 m wide”, “64F-70F”; not “Rule 14(b)”, “the quasar 3C 273”, “12 C grades”.
fn is_letter_of_unit(line: &Line<'_>, draft: &Draft, at: usize, bracketed: bool) -> bool {
    let (written, tight) = (line.str(at), line.tight(at) || bracketed);
    // “plots 14b and 14c” and “2B pencils” are no bits and bytes.
    let data = matches!(written, "b" | "B") && !line.all && line.str(at + 1) != "/";
    if tight && line.is_number(at + 1) || written == "P" || data {
        return false;
    }
    let degrees = matches!(written, "C" | "F");
    let spaced = matches!(written, "m" | "g" | "l" | "t" | "h" | "W" | "V" | "F" | "C" | "K" | "c")
        && draft.numeral.digits.is_some()
        && (matches!(written, "W" | "V")
            || !line.tokens.get(at + 1).is_some_and(|t| t.is_capitalised() && t.spaced))
        && (line.str(at + 1) != "." || line.end(at + 2))
        && (!line.is_joint(at + 1) || line.is_number(at + 2))
        && !(degrees && line.tag(at + 1) == Tag::NounPlural);
    draft.numeral.digits.is_some()
        && (tight && !bracketed || spaced)
        && !is_named(line, draft)
        && (!degrees || is_degrees(line, draft, at))
}

/// What units of several letters ask of the words around them.
fn by_unit(line: &Line<'_>, draft: &Draft, at: usize, length: usize, unit: &Unit, tight: bool) -> bool {
    let written = line.str(at);
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
        // “50x75 feet”
        "times" if !tight || matches!(written, "x" | "×") => !line.is_number(at + 1),
        "win above replacement" => length > 1 || written == "WAR" && draft.numeral.digits.is_some(),
        "pence" => written != "p" || tight,
        "stone" if written == "st" => tight && draft.low.is_some_and(|v| (4.0..=60.0).contains(&v)),
        "bar" => draft.numeral.digits.is_some() && !(line.is_word(at + 1) && line.class(at + 1).is_none()),
        "horsepower" if written == "PS" => draft.numeral.digits.is_some(),
        // “300 sterling silver spoons”
        "GBP" if written == "sterling" => !line.is(at + 1, "silver"),
        "point" if draft.numeral.style == Style::Fraction => true,
        _ if draft.numeral.style == Style::Fraction => {
            // “half time” is no hour; “one-third pound” is one.
            draft.end < at || line.tight(at) || line.is_joint(draft.end) || unit.measure != Measure::Duration
        }
        _ => true,
    }
}

/// Whether a currency sign or code behind the numeral belongs to it: not “3 $20 notes”, “3 USD50 cards”, “Table 4c”.
fn may_be_paid(line: &Line<'_>, draft: &Draft, at: usize, length: usize) -> bool {
    let next = at + length;
    let sign = line.kind(at) == Some(TokenKind::Symbol);
    if line.is_number(next) && (sign || line.tight(next)) {
        return false;
    }
    match line.str(at) {
        "c" => {
            let digits = draft.numeral.digits;
            let behind_whole = draft.first > 0
                && line.tables.units.starting(line.text, line.stretch(draft.first - 1..)).is_some();
            digits.is_some_and(|d| d.decimal) && line.tight(at) || behind_whole || line.tokens.len() <= 2
        }
        // “in 1080p” is no price.
        "p" => {
            line.tight(at)
                && !matches!(line.str(at - 1), "720" | "1080" | "1,080" | "1440" | "1,440" | "2160" | "2,160")
        }
        _ => true,
    }
}

/// “2 in long”, “is 2 in.”, “6 ft 4 in”, but “50,000 in 2020”, “a third in”.
fn is_inches(line: &Line<'_>, draft: &Draft, at: usize) -> bool {
    let feet = behind_feet(line, draft);
    let listed = feet || draft.first > 0 && line.str(draft.first - 1) == ",";
    let ends = line.end(at + 1)
        || line.str(at + 1) == "." && line.end(at + 2)
        || matches!(line.str(at + 1), ")" | "/")
        || listed && !line.is_word(at + 1)
        || feet && goes_on(line, at + 1);
    let of = at + 1 + usize::from(line.str(at + 1) == ".");
    let fallen = line.is(of, "of") && line.says(of + 1, Says::Falls);
    draft.numeral.digits.is_some()
        && !line.is_number(at + 1)
        && (line.tight(at) || ends || fallen || line.says(at + 1, Says::Side))
}

/// Whether the mark at `at` opens words that `mark` may close: no inches of a number before, as in “a 9" disc and a 12" one”.
fn opens_quotation(line: &Line<'_>, at: usize, mark: &str) -> bool {
    let inches = line.tight(at) && line.is_number(at - 1);
    line.str(at) == "\"" && mark == "\"" && !inches
}

/// Whether feet stand right before the number: “5 ft 11”.
fn behind_feet(line: &Line<'_>, draft: &Draft) -> bool {
    let before = draft.first.checked_sub(1).map(|at| line.stretch(at..));
    let unit = before.and_then(|tokens| line.tables.units.starting(line.text, tokens));
    unit.is_some_and(|(length, unit)| length == 1 && unit.id == "foot")
}

/// “At 5 ft 11 in *she* was the tallest”, “5 ft 11 in *and* 13 st”: no preposition stands before such a word. “5 ft 11 in his socks”
/// and “5 ft 11 in it” have one.
fn goes_on(line: &Line<'_>, at: usize) -> bool {
    let then = line.says(at, Says::Then) && !line.is_word(at + 1);
    then || line.is_any(at, &["he", "she", "they", "we", "i"])
        || matches!(line.tag(at), Tag::Coordinator | Tag::Be)
}

/// “SCP-173m”, “Boeing 777F”: the letter belongs to a name.
pub fn is_named(line: &Line<'_>, draft: &Draft) -> bool {
    let Some(before) = draft.first.checked_sub(1) else { return false };
    let joined = line.is_joint(before) && before > 0 && line.is_word(before - 1) && line.numeral(before - 1).is_none()
            // “64F-70F”
            && !(before > 1 && line.is_number(before - 2) && line.tight(before - 1));
    joined || before > 0 && line.is_name(before) && draft.low.is_some_and(|v| v > 134.0)
}

/// “It was 31 C”, but “When is 13F due?”, “seat 14C”.
pub fn is_degrees(line: &Line<'_>, draft: &Draft, at: usize) -> bool {
    let Some(before) = draft.first.checked_sub(1) else { return true };
    // “150C/130C”, but “5 C/min”
    let per = line.str(at + 1) == "/" && !line.is_number(at + 2);
    // “When must 13F be filed?”
    !per && !line.says(before, Says::Seat) && line.tag(before) != Tag::Modal
}

/// “in her 30s”, “the late 60s”.
fn is_decade(line: &Line<'_>, draft: &Draft) -> bool {
    let led = |at: usize| {
        line.class(at) == Some(WordClass::Determiner) || line.is_any(at, &["early", "mid", "late", "-"])
    };
    draft.low.is_some_and(|v| v % 10.0 == 0.0 && v < 100.0) && draft.before(1).is_some_and(led)
}

/// “a five-story block”, “the hotel has 40 stories”, but “five stories to read”.
fn is_of_building(line: &Line<'_>, draft: &Draft, at: usize) -> bool {
    let building = |at: usize| line.says(at, Says::Building);
    line.is_joint(draft.end)
        || line.is_any(at + 1, &["high", "tall"])
        || (draft.first.saturating_sub(6)..at).any(building)
}
