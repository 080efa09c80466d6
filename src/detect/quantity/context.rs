//! Owns what stands around a core: approximators, the change verb, what is counted.
//!
//! “rose by more than 3 percent” → up, more than

use super::draft::Draft;
use super::line::Line;
use super::measured::{self, Phrase};
use super::numeral::Style;
use super::{rate as rates, unit};
use crate::fact::{Approximator, Change, Measure, QuantityForm, Unit};
use crate::lexicon::word_classes::WordClass;
use crate::text::in_one_line;

/// Takes in the approximators before and after the core.
pub(super) fn approximate(line: &Line<'_>, draft: &mut Draft) {
    draft.mark_first = draft.first;
    // “between about 5 and 8”, “from 5 to 8”: the range word is no part of the mark.
    let article = usize::from(draft.first > 0 && line.is_any(draft.first - 1, &["a", "an", "the"]));
    for skip in [0, article] {
        if let Some((length, meaning)) = line.tables.approximators.ending(line.stretch(..draft.first - skip))
        {
            let first = draft.first - skip - length;
            // “turned over 3 pages” has no way to know; “all over” and “over the” do.
            let opens = line.is_any(first, &["past", "beyond", "above"])
                && draft.is_plain()
                && first == 0
                && !line.all;
            if opens || is_recent(line, draft, first) {
                break;
            }
            draft.mark_first = first;
            draft.approximator = Some(meaning);
            if meaning != Approximator::About {
                return;
            }
            break;
        }
    }
    let after = draft.end + usize::from(line.is_joint(draft.end) && line.is(draft.end + 1, "strong")) * 2;
    for at in [after, draft.phrase_end, draft.numeral.end] {
        let found = line.tokens.get(at..).and_then(|rest| line.tables.approximators.starting(rest));
        // “200 or greater than 190”: the next numeral's.
        if let Some((length, meaning)) = found
            && !line.is(at + length, "than")
        {
            draft.approximator = Some(meaning);
            return;
        }
    }
    if draft.range && draft.numeral.style == Style::Many {
        draft.approximator = Some(Approximator::About);
    }
    if line.str(draft.end) == "+" && line.tight(draft.end) {
        draft.approximator = Some(Approximator::AtLeast);
    }
}

/// “the past ten years”, “in past 30 days”, “past six houses”: “past” says when or where.
fn is_recent(line: &Line<'_>, draft: &Draft, at: usize) -> bool {
    let time = draft.unit.as_ref().is_some_and(|unit| unit.measure == Measure::Duration);
    let led = at.checked_sub(1).and_then(|before| line.class(before));
    // “drove past six houses”
    let by = draft.numeral.digits.is_none() && draft.numeral.scale == 1.0 && !draft.has_unit();
    line.is(at, "past")
        && at + 1 == draft.first
        && (by || led == Some(WordClass::Determiner) || time && led == Some(WordClass::Preposition))
}

/// How far before a quantity its change verb may stand, in tokens.
const REACH: usize = 5;

/// The change verb before the quantity: “rose 3 percent”, “fell to 38”, “raised rates by 25 basis points”.
pub(super) fn change(line: &Line<'_>, draft: &Draft, since: usize) -> Option<Change> {
    if draft.numeral.style == Style::Multiplied {
        return Some(if draft.numeral.value.is_some_and(|v| v < 1.0) { Change::Down } else { Change::Up });
    }
    let first = draft.mark_first;
    let least = first.saturating_sub(REACH + 2).max(since);
    for at in (least..first).rev() {
        if matches!(line.str(at), ";" | ":" | "(" | ")" | "." | "—" | "“" | "\"") {
            return None;
        }
        if matches!(line.str(at), ",") && at + 1 < first {
            return None;
        }
        let Some((length, change)) = line.tables.changes.starting(line.stretch(at..first)) else { continue };
        let gap = at + length..first;
        return allows(line, gap, draft, at).then_some(change);
    }
    None
}

/// Whether what stands between the change word and the quantity leaves the one to the other.
fn allows(line: &Line<'_>, gap: std::ops::Range<usize>, draft: &Draft, verb: usize) -> bool {
    // “the rise of 3 boats”, “a cut of 5”: nouns are left out; “lost 11 boats” is no change of boats.
    // “an increase of 13%” has no noun that could be meant instead.
    let of = gap.len() == 1 && line.is(gap.start, "of");
    let share = matches!(draft.form, QuantityForm::Percent | QuantityForm::Currency);
    let noun = verb > 0 && line.class(verb - 1) == Some(WordClass::Determiner) && !(of && share);
    let counted = draft.form == QuantityForm::Cardinal;
    let of_something = (counted || draft.form == QuantityForm::Measure) && draft.measured.is_some();
    // “dropped 40 mm of rain”, but “dropped to 40 boats”
    let moved = gap.clone().any(|at| line.is_any(at, &["by", "to", "from"]));
    let object = of_something && !moved && line.tables.changes.takes_object(line.stretch(verb..), counted);
    // “raised $40 million” is no rise.
    let raised = draft.form == QuantityForm::Currency
        && gap.is_empty()
        && line.is_any(verb, &["raised", "raise", "raises", "raising"]);
    if noun || raised || object {
        return false;
    }
    let direct = gap.clone().all(|at| {
        line.is_any(
            at,
            &[
                "by", "to", "from", "at", "just", "only", "nearly", "some", "a", "another", "between",
                "anywhere", "further", "over",
            ],
        ) || line.str(at).ends_with("ly")
            || line.is_any(at, &["up", "down", "as"])
    });
    let by = gap.clone().next_back().is_some_and(|at| line.is(at, "by"));
    direct || of && share || by && gap.len() <= REACH
}

/// Finds what is counted, and makes it the unit of a quantity that has none.
pub(super) fn measure(line: &Line<'_>, draft: &mut Draft) {
    let Some(phrase) = counted(line, draft) else { return };
    draft.measured = Some((phrase.first, phrase.end));
    draft.phrase_end = draft.phrase_end.max(phrase.end);
    let counts = draft.unit.is_none() && matches!(draft.numeral.style, Style::Cardinal | Style::Many);
    if counts && draft.numeral.style != Style::Fraction {
        let noun = described(line, draft, measured::singular(line, phrase));
        // “517 rushing yards”, “ten straight days”: the head is a unit.
        let head = line.tables.units.starting(line.text, line.stretch(phrase.end - 1..phrase.end));
        if let Some((_, unit)) = head.filter(|(_, u)| {
            phrase.end > phrase.first + 1
                && matches!(u.measure, Measure::Length | Measure::Duration | Measure::Area | Measure::Mass)
        }) {
            draft.unit = Some(unit.clone());
            draft.form = if unit.measure == Measure::Duration {
                QuantityForm::Duration
            } else {
                QuantityForm::Measure
            };
            return;
        }
        if let Some((rate, end)) = rate(line, phrase, &noun) {
            draft.unit = Some(rate);
            draft.phrase_end = end;
            if line.is_number(phrase.end + 1) {
                draft.end = end;
            }
        } else {
            draft.counted = true;
            draft.unit = Some(Unit { id: noun.clone().into(), name: noun.into(), measure: Measure::Count });
        }
    }
}

/// “the remaining 40 passengers”: what describes the noun stands before the number.
fn described(line: &Line<'_>, draft: &Draft, noun: String) -> String {
    let words = [
        "top",
        "bottom",
        "previous",
        "remaining",
        "final",
        "preceding",
        "following",
        "leading",
        "main",
        "key",
        "original",
        "opening",
        "closing",
        "worst",
        "best",
        "biggest",
        "largest",
        "surviving",
    ];
    let led = |at: usize| {
        at > 0 && line.is_any(at - 1, &["the", "its", "their", "his", "her", "our", "these", "those"])
    };
    match draft.first.checked_sub(1) {
        Some(at) if led(at) && line.is_any(at, &words) && !draft.joined => {
            format!("{} {noun}", line.str(at).to_lowercase())
        }
        _ => noun,
    }
}

/// “3.6 deaths per 1,000 live births”.
fn rate(line: &Line<'_>, phrase: Phrase, noun: &str) -> Option<(Unit, usize)> {
    if !line.is_any(phrase.end, &["per", "a", "an"]) {
        return None;
    }
    let (name, end) = if line.is(phrase.end, "per") && line.is_number(phrase.end + 1) {
        let below = measured::phrase(line, phrase.end + 2)?;
        (in_one_line(line.span(phrase.end + 1, below.end).of(line.text)), below.end)
    } else {
        rates::per_what(line, phrase.end)?
    };
    let rate = format!("{noun} per {name}");
    Some((Unit { id: rate.clone().into(), name: rate.into(), measure: Measure::Rate }, end))
}

fn counted(line: &Line<'_>, draft: &Draft) -> Option<Phrase> {
    let at = draft.end;
    if draft.unit.is_some() {
        let of = line.is(at, "of") && matches!(draft.form, QuantityForm::Percent | QuantityForm::Measure);
        return if of { measured::of_phrase(line, at) } else { None };
    }
    match draft.numeral.style {
        Style::Cardinal | Style::Ratio if line.is(at, "of") => {
            // “A pair of climbers”, “half a million of them”.
            measured::of_phrase(line, at).filter(|p| p.plural)
        }
        Style::Cardinal | Style::Ratio => {
            // “200,000-plus troops”
            let plus = draft.joined && line.is_any(at + 1, &["plus", "strong", "odd"]);
            let at = at + usize::from(draft.joined) + usize::from(plus);
            // “ten (10) plaintiffs”.
            let at = if line.str(at) == "(" && line.str(at + 2) == ")" { at + 3 } else { at };
            let at = at + unit::bound_length(line, at);
            let at = at + usize::from(line.is_any(at, &["more", "other", "such"]));
            let phrase = sized(line, at).or_else(|| measured::phrase(line, at))?;
            let one = draft.low == Some(1.0);
            if acts(line, draft, phrase) || answers(line, draft, phrase) {
                return None;
            }
            // “a three course meal”: the article is the noun's.
            let article = draft.first > 0 && line.is_any(draft.first - 1, &["a", "an", "the"]);
            (phrase.plural || draft.joined || one || article).then_some(phrase)
        }
        Style::Fraction => measured::of_phrase(line, at),
        Style::Many => {
            measured::of_phrase(line, at).or_else(|| measured::phrase(line, at)).filter(|p| p.plural)
        }
        _ => None,
    }
}

/// “two million 250ml bottles”: the noun has a size of its own.
fn sized(line: &Line<'_>, at: usize) -> Option<Phrase> {
    let unit = at + 1 + usize::from(line.is_joint(at + 1));
    let rest = line.tokens.get(unit..).filter(|_| line.is_number(at) && line.tokens[at].spaced)?;
    let (length, _) = line.tables.units.starting(line.text, rest)?;
    measured::phrase(line, unit + length).filter(|phrase| phrase.plural)
}

/// “her team of nine handles the night shift”: what looks like a plural is a verb.
fn acts(line: &Line<'_>, draft: &Draft, phrase: Phrase) -> bool {
    let of = draft.first > 1 && line.is(draft.first - 1, "of");
    let object = matches!(line.class(phrase.end), Some(WordClass::Determiner | WordClass::Pronoun));
    of && object && phrase.end == phrase.first + 1 && line.class(phrase.first) != Some(WordClass::Plural)
}

/// “one in eight reported headaches”: a verb and its object, for no other verb follows; but “one in eight registered
/// voters stayed at home”.
fn answers(line: &Line<'_>, draft: &Draft, phrase: Phrase) -> bool {
    let verb = |at: usize| {
        matches!(line.class(at), Some(WordClass::Verb | WordClass::Auxiliary)) || line.str(at).ends_with("ed")
    };
    draft.numeral.style == Style::Ratio
        && phrase.end > phrase.first + 1
        && line.str(phrase.first).ends_with("ed")
        && !verb(phrase.end)
}

/// “ranked No. 6”, “reached number one”: a rank, told by the word before “number”.
pub(super) fn rank(line: &Line<'_>, draft: &mut Draft) {
    let Some(at) = draft.first.checked_sub(1).filter(|_| draft.is_plain() && !draft.range) else { return };
    let start = if line.str(at) == "." { at.saturating_sub(1) } else { at };
    if !line.is_any(start, &["number", "no", "no."]) || start == at && line.is(start, "no") {
        return;
    }
    let ranks = [
        "ranked", "rank", "ranks", "ranking", "reached", "hit", "reach", "reaches", "at", "topped", "became",
        "remains",
    ];
    if (start.saturating_sub(3)..start).any(|b| line.is_any(b, &ranks)) {
        draft.first = start;
        draft.mark_first = start;
        draft.form = QuantityForm::Ordinal;
    }
}

/// How a change verb's subject is counted: “orders fell to 38”.
pub(super) fn subject(line: &Line<'_>, draft: &mut Draft, since: usize) {
    if draft.change.is_none() || draft.unit.is_some() || draft.measured.is_some() || draft.range {
        return;
    }
    let verb = (since..draft.mark_first)
        .rev()
        .find(|&at| line.tables.changes.starting(line.stretch(at..)).is_some());
    if let Some(noun) = verb.and_then(|verb| verb.checked_sub(1)).filter(|&at| measured::is_plural(line, at))
    {
        draft.measured = Some((noun, noun + 1));
    }
}
