//! Owns which quantities claim nothing, and are never marked. Dates are left to `calendar`, names to `label`, the page's own
//! numbers to `furniture`, “one” to `one`.
//!
//! “Article 50 was triggered by 498 votes” → 50 is a label, 498 is kept

use super::calendar::{date, period, says_when, time};
use super::draft::Draft;
use super::furniture::{chain, furniture};
use super::label::{joined_to_name, label};
use super::line::Line;
use super::numeral::Style;
use super::one::{known_two, pronoun_one, weak_one};
use super::range::year_like;
use crate::fact::{Marks, Measure, QuantityForm};
use crate::lexicon::number_names::LONGEST_IDIOM;
use crate::lexicon::word_classes::WordClass;
use crate::text::TokenKind;

/// Whether the quantity `drafts[at]` is reported.
pub(super) fn keeps(line: &Line<'_>, drafts: &[Draft], at: usize, marks: Marks) -> bool {
    let draft = &drafts[at];
    if marks == Marks::All {
        return !(pronoun_one(line, draft)
            || repeated(line, drafts, at)
            || says_when(line, draft)
            || period(line, draft)
            || over_nothing(line, draft)
            || beside_number(line, drafts, at)
            || time(line, draft));
    }
    !(pronoun_one(line, draft)
        || weak_one(line, drafts, at)
        || known_two(line, draft)
        || idiom(line, draft)
        || date(line, draft)
        || time(line, draft)
        || label(line, draft)
        || joined_to_name(line, draft)
        || chain(line, drafts, at)
        || furniture(line, draft)
        || ordinal(line, draft)
        || repeated(line, drafts, at)
        || listed(line, drafts, at)
        || bare(line, draft))
}

pub(super) fn before(line: &Line<'_>, draft: &Draft, back: usize) -> Option<usize> {
    let at = draft.first.checked_sub(back)?;
    (at < line.tokens.len()).then_some(at)
}

fn idiom(line: &Line<'_>, draft: &Draft) -> bool {
    let last = draft.numeral.end;
    (draft.first.saturating_sub(LONGEST_IDIOM)..last).any(|start| {
        line.tables
            .names
            .idiom(line.stretch(start..))
            .is_some_and(|length| start + length > draft.numeral.first)
    })
}

/// Only ordinals that rank are claims: “ranks third”, “finished 2nd”, “seventh-largest”.
fn ordinal(line: &Line<'_>, draft: &Draft) -> bool {
    if draft.numeral.style != Style::Ordinal {
        return false;
    }
    let end = draft.end;
    let next = end + usize::from(line.is_dash(end));
    let superlative =
        line.str(next).ends_with("est") && line.str(next).len() > 4 || line.is_any(next, &["most", "least"]);
    let ranked = before(line, draft, 1).is_some_and(|at| {
        line.is_any(
            at,
            &[
                "ranks", "ranked", "rank", "finished", "finishes", "finish", "came", "placed", "ranking",
                "comes",
            ],
        )
    });
    // “The club, third in the table”, “fifth in the world rankings”
    let led = before(line, draft, 1).is_some_and(|at| line.class(at) == Some(WordClass::Determiner));
    let table = !led
        && line.is(end, "in")
        && line.tokens.iter().skip(end + 1).take(3).any(|t| line.tables.names.is_standing(t));
    // “The cups came first, and then the tables came”: what happened in which order.
    let ranked = ranked && !(end..end + 4).any(|at| line.is(at, "then"));
    let verbs = ["in", "of", "with", "behind", "for", "on", "among", "at", "out", "overall", "nationally"];
    !(table
        || superlative
            && (line.is_joint(end)
                || line.is_any(next, &["most", "largest", "biggest", "highest", "lowest"]))
        || ranked && (end == line.tokens.len() || !line.is_word(end) || line.is_any(end, &verbs)))
}

/// “245 23 yen”: what two numbers side by side say is not read. “5 10-year bonds” and “in 2019 40 boats” are two each.
fn beside_number(line: &Line<'_>, drafts: &[Draft], at: usize) -> bool {
    let plain = |draft: &Draft| draft.numeral.digits.is_some() && draft.numeral.style == Style::Cardinal;
    let beside = |one: &Draft, other: &Draft| {
        one.end == other.numeral.first
            && other.first == one.end
            && !one.has_unit()
            && other.has_unit()
            && !year_like(one)
            && !line.tight(other.numeral.end)
            && plain(one)
            && plain(other)
    };
    at.checked_sub(1).is_some_and(|before| beside(&drafts[before], &drafts[at]))
        || drafts.get(at + 1).is_some_and(|next| beside(&drafts[at], next))
}

/// “1/0” has no value.
fn over_nothing(line: &Line<'_>, draft: &Draft) -> bool {
    let over = |at: usize| line.str(at) == "/" && line.is_joint_like(at) && line.str(at + 1) == "0";
    let at = draft.numeral.first;
    !draft.has_unit() && (over(draft.numeral.end) || at > 1 && over(at - 1) && line.is_number(at - 2))
}

/// “ten (10) plaintiffs”: the second says the same.
fn repeated(line: &Line<'_>, drafts: &[Draft], at: usize) -> bool {
    let draft = &drafts[at];
    at > 0
        && line.str(draft.first.saturating_sub(1)) == "("
        && line.str(draft.end) == ")"
        && drafts[at - 1].end + 1 == draft.first
        && drafts[at - 1].low == draft.low
        && draft.unit.is_none()
}

/// A number with neither unit nor noun is a claim only where its place says so: “rose to 3.65”, “112 were children”.
fn bare(line: &Line<'_>, draft: &Draft) -> bool {
    // “He knocked three times”, but “it fails three times a day”
    if draft.form == QuantityForm::Multiplier && draft.numeral.style == Style::Cardinal {
        let rate = draft.unit.as_ref().is_some_and(|unit| unit.measure == Measure::Rate);
        return !rate && !times(line, draft);
    }
    if draft.unit.is_some()
        || draft.measured.is_some()
        || draft.change.is_some()
        || draft.form == QuantityForm::Ordinal
    {
        return false;
    }
    // “flour costs twice as much”, but “he was twice elected”
    if line.is_any(draft.numeral.first, &["twice", "thrice"]) {
        let end = draft.numeral.end;
        let compared = line.is(end, "as")
            && (line.is_any(end + 1, &["much", "many"]) || (end + 2..end + 5).any(|at| line.is(at, "as")));
        return !(compared || line.is_any(end, &["the", "that", "what", "its", "their"]));
    }
    if matches!(
        draft.numeral.style,
        Style::Multiplied | Style::Fold | Style::Ratio | Style::Ordinal | Style::Tolerance
    ) {
        return false;
    }
    if draft.numeral.style == Style::Fraction {
        return !part(line, draft);
    }
    // “News > 5” is no “more than 5”.
    let sign = matches!(line.str(draft.mark_first), ">" | "<");
    if draft.numeral.scale > 1.0 || draft.approximator.is_some() && !sign {
        return false;
    }
    if draft.numeral.digits.is_some_and(|d| d.grouped || d.decimal) {
        return false;
    }
    if says_which(line, draft) {
        return true;
    }
    let small_word = draft.numeral.digits.is_none();
    let placed = before(line, draft, 1).is_some_and(|at| {
        matches!(
            line.class(at),
            Some(
                WordClass::Auxiliary
                    | WordClass::Plural
                    | WordClass::Preposition
                    | WordClass::Verb
                    | WordClass::Adverb
            )
        ) || line.is_any(at, &[",", "and", "(", "or"])
    });
    let opens = draft.first == 0 && line.class(draft.end) == Some(WordClass::Auxiliary);
    small_word || !(placed || opens)
}

/// “the balls 11, 28, 31 and 46”: three bare numbers in a row or more name things.
fn listed(line: &Line<'_>, drafts: &[Draft], at: usize) -> bool {
    let bare = |d: &Draft| d.is_plain() && d.measured.is_none() && d.numeral.digits.is_some() && !d.range;
    let beside = |low: usize| {
        let (a, b) = (&drafts[low], &drafts[low + 1]);
        let gap = b.first.saturating_sub(a.end);
        bare(a) && bare(b) && gap <= 2 && (a.end..b.first).all(|t| line.is_any(t, &[",", "and", "or", "&"]))
    };
    (at.saturating_sub(2)..=at).any(|low| low + 2 < drafts.len() && beside(low) && beside(low + 1))
}

/// “an increase of almost two-thirds”, “down by a third”, but “a half came”.
fn part(line: &Line<'_>, draft: &Draft) -> bool {
    let several = (draft.numeral.first + 1..draft.numeral.end).any(|at| line.is_joint(at))
        && !line.is_any(draft.numeral.first, &["one", "a"]);
    // “in the same quarter of 2021”, “a quarter of 2021”: three months.
    let period = line.is(draft.end - 1, "quarter")
        && (draft.first + 1 == draft.end && draft.first > 0 || line.is_number(draft.end + 1));
    line.is(draft.end, "of") && !period
        || several
        || draft.approximator.is_some()
        || before(line, draft, 1).is_some_and(|at| line.is_any(at, &["by", "than", "down", "up"]))
}

/// “five times as many”, “3 times a day”, “was fined four times”: how much more, or how often. “He knocked three times”
/// tells a story, “a thousand times” is a way of speaking.
fn times(line: &Line<'_>, draft: &Draft) -> bool {
    let end = draft.end;
    let large = draft.numeral.scale > 1.0 || draft.low.is_some_and(|v| v >= 100.0);
    let speaks = large && draft.numeral.digits.is_none() && draft.approximator.is_none();
    let next = line.str(end);
    let compared = line
        .is_any(end, &["as", "more", "less", "the", "that", "what", "its", "their", "his", "her", "last"])
        || next.len() > 4 && next.ends_with("er")
        || line.kind(end + 1) == Some(TokenKind::Possessive);
    let rate = line.is_any(end, &["a", "an", "per", "each", "every"]);
    let verbs = ["has", "have", "had", "been", "was", "were"];
    let counted = (draft.first.saturating_sub(5)..draft.first).any(|at| line.is_any(at, &verbs));
    // “2 × 2 m”, “4x the price”
    let word = line.is(end - 1, "times");
    !speaks && (compared || word && (rate || counted || draft.numeral.digits.is_some()))
}

/// A bare number that says which or when: an address, an hour, a code, a score.
fn says_which(line: &Line<'_>, draft: &Draft) -> bool {
    // “49 Elm Road”
    if line.tokens.get(draft.end).is_some_and(|t| t.is_capitalised() && t.spaced)
        && line.class(draft.end).is_none()
    {
        return true;
    }
    let plain = draft.is_plain() && draft.numeral.digits.is_some();
    let small = draft.low.is_some_and(|v| (0.0..=24.0).contains(&v));
    let at = before(line, draft, 1);
    // “The meeting is at 10.”, “Read more (12)”, “212 for 4”, “14-all”
    let hour = small && at.is_some_and(|at| line.is(at, "at"));
    let bracketed = at.is_some_and(|at| line.str(at) == "(") && line.str(draft.end) == ")";
    let score = line.is(draft.end, "for") && line.is_number(draft.end + 1)
        || at.is_some_and(|at| line.is(at, "for") && at > 0 && line.is_number(at - 1))
        || line.is_joint(draft.end);
    let page = line.tokens.len() <= 3 && line.whole_block;
    // “The serial number is 4471.”
    let code = (draft.first.saturating_sub(3)..draft.first)
        .any(|b| line.is_any(b, &["number", "code", "password", "pin"]));
    code || plain && (hour || bracketed || score || page)
}
