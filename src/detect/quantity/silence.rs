//! Owns what is no claim: dates, times, scores, labels, names, idioms, furniture. A quantity it drops is never marked.
//!
//! “Article 50 was triggered by 498 votes” → 50 is a label, 498 is kept

use super::calendar::{date, time};
use super::draft::Draft;
use super::line::Line;
use super::measured;
use super::numeral::Style;
use crate::fact::{Marks, Measure, QuantityForm};
use crate::lexicon::number_names::LONGEST_IDIOM;
use crate::lexicon::word_classes::WordClass;

/// Whether the quantity `drafts[at]` is reported.
pub(super) fn keeps(line: &Line<'_>, drafts: &[Draft], at: usize, marks: Marks) -> bool {
    let draft = &drafts[at];
    if marks == Marks::All {
        return !pronoun_one(line, draft);
    }
    !(pronoun_one(line, draft)
        || weak_one(line, drafts, at)
        || idiom(line, draft)
        || date(line, draft)
        || time(line, draft)
        || label(line, draft)
        || joined_to_name(line, draft)
        || chain(line, drafts, at)
        || furniture(line, draft)
        || ordinal(line, draft)
        || repeated(line, drafts, at)
        || bare(line, draft))
}

pub(super) fn before(line: &Line<'_>, draft: &Draft, back: usize) -> Option<usize> {
    let at = draft.first.checked_sub(back)?;
    (at < line.tokens.len()).then_some(at)
}

/// “the one who called”, “one day”, “one of us”: no number is meant. “One of the oldest ports” says a rank of sorts.
fn pronoun_one(line: &Line<'_>, draft: &Draft) -> bool {
    let one = draft.numeral.end == draft.numeral.first + 1 && line.is(draft.numeral.first, "one");
    let rank = draft.form == QuantityForm::Ordinal;
    if !one || rank || draft.range || !matches!(draft.numeral.style, Style::Cardinal) {
        return false;
    }
    // “one of four parts”
    if line.is(draft.numeral.end, "of")
        && (1..=2)
            .any(|n| line.numeral(draft.numeral.end + n).is_some() || line.is_number(draft.numeral.end + n))
    {
        return true;
    }
    if draft.unit.as_ref().is_some_and(|u| u.measure == Measure::Duration) && !draft.joined {
        return draft.approximator.is_none() && line.is_any(draft.end - 1, &["day"]);
    }
    if draft.unit.is_some() {
        let after_the = before(line, draft, 1)
            .is_some_and(|b| matches!(line.class(b), Some(WordClass::Determiner)) && !line.is(b, "a"));
        return after_the || line.is_any(draft.end, &["way", "thing", "time", "such"]);
    }
    true
}

/// Words that tell a count of people from “one” as running prose has it.
const TOLLS: [&str; 24] = [
    "killed",
    "died",
    "dead",
    "dies",
    "injured",
    "wounded",
    "hurt",
    "missing",
    "arrested",
    "detained",
    "survived",
    "rescued",
    "hospitalised",
    "hospitalized",
    "drowned",
    "vote",
    "votes",
    "voted",
    "abstained",
    "abstention",
    "against",
    "death",
    "casualty",
    "charged",
];

/// “a monument to one good summer”, “one Austin Bellweather”, “if one reads on”, “one of the ships”: no claim. “One
/// person died” and “one boat and nine rafts” are.
fn weak_one(line: &Line<'_>, drafts: &[Draft], at: usize) -> bool {
    let draft = &drafts[at];
    let one = draft.numeral.end == draft.numeral.first + 1 && line.is(draft.numeral.first, "one");
    if !one || draft.range || draft.approximator.is_some() || draft.numeral.style != Style::Cardinal {
        return false;
    }
    if draft.form != QuantityForm::Cardinal || draft.has_unit() {
        return false;
    }
    let limited = before(line, draft, 1).is_some_and(|at| line.is_any(at, &["only", "just"]));
    // A few neighbours are all that can stand that near: a sentence of ones stays linear.
    let beside = at.saturating_sub(4)..(at + 5).min(drafts.len());
    let contrast = drafts[beside].iter().any(|d| {
        d.low != Some(1.0) && d.is_countlike() && d.measured.is_some() && d.first.abs_diff(draft.first) <= 8
    });
    let near = draft.first.saturating_sub(4)..(draft.phrase_end + 4).min(line.tokens.len());
    let toll = near.into_iter().any(|at| line.is_any(at, &TOLLS));
    let named = draft.measured.is_some_and(|(first, _)| line.is_name(first));
    let part = line.is(draft.end, "of");
    // “one of the oldest ports in Europe” can be checked.
    let superlative = |at: usize| {
        let word = line.str(at);
        line.is_any(at, &["most", "least", "best", "worst"]) || word.len() > 5 && word.ends_with("est")
    };
    if part && (draft.end + 1..draft.phrase_end.max(draft.end + 4)).any(superlative) {
        return false;
    }
    !(toll || limited || contrast && !named && !part)
}

fn idiom(line: &Line<'_>, draft: &Draft) -> bool {
    let last = draft.numeral.end;
    (draft.first.saturating_sub(LONGEST_IDIOM)..last).any(|start| {
        line.tables
            .names
            .idiom(&line.tokens[start..])
            .is_some_and(|length| start + length > draft.numeral.first)
    })
}

/// “page 7”, “Channel 4”, “7th Cavalry”, “#5”.
fn label(line: &Line<'_>, draft: &Draft) -> bool {
    let named_after = line.tokens.get(draft.numeral.end..draft.numeral.end + 1).is_some_and(|next| {
        line.tables.names.is_named(&next[0])
            && (next[0].is_capitalised() || draft.numeral.style == Style::Ordinal)
    });
    if named_after {
        return true;
    }
    if goes_on_as_name(line, draft) {
        return true;
    }
    let Some(at) = before(line, draft, 1) else { return false };
    if draft.form == QuantityForm::Currency
        || draft.form == QuantityForm::Percent
        || draft.numeral.scale > 1.0
    {
        return false;
    }
    if titled(line, draft, at) {
        return true;
    }
    let strong = draft.numeral.digits.is_some_and(|d| d.grouped || d.decimal);
    let unit = draft.has_unit();
    let point = usize::from(line.str(at) == "." && at > 0);
    let word = at - point;
    if draft.form == QuantityForm::Ordinal && draft.numeral.style == Style::Cardinal {
        return false; // “ranked No. 6”
    }
    if line.tokens.get(word).is_some_and(|t| line.tables.names.is_label(t))
        && (!unit || line.tight(draft.end - 1) && line.str(draft.end - 1).len() == 1)
        && line.is_word(word)
    {
        // “the series 3 people saw” is rarer than “series 3”.
        return draft.numeral.style != Style::Ordinal;
    }
    if matches!(line.str(at), "#" | "№" | "/" | "_") {
        return true;
    }
    // “page 2 of 9”
    if line.is(at, "of")
        && at > 1
        && line.is_number(at - 1)
        && line.tables.names.is_label(&line.tokens[at - 2])
    {
        return true;
    }
    let sentence_start = at == 0;
    line.is_name(at)
        && !strong
        && !unit
        && draft.form != QuantityForm::Age
        && draft.numeral.style == Style::Cardinal
        && line.tables.changes.starting(&line.tokens[at..=at]).is_none()
        && !(sentence_start && draft.measured.is_some() && line.str(at).ends_with("ed"))
}

/// “Three Mile Island”, “Three Kings Day”: the name goes on to a singular. “Two Premier League clubs” does not.
fn goes_on_as_name(line: &Line<'_>, draft: &Draft) -> bool {
    let start = draft.numeral.end;
    if draft.first > 0 || draft.numeral.digits.is_some() || draft.numeral.scale > 1.0 {
        return false;
    }
    let run = (start..line.tokens.len()).take_while(|&at| line.is_name(at)).count();
    run >= 2 && !measured::is_plural(line, start + run - 1) && draft.phrase_end <= start + run
}

/// “the Three Mile Island plant”, “the Big Four”: a number word with a capital inside a sentence.
fn titled(line: &Line<'_>, draft: &Draft, before: usize) -> bool {
    let capital = draft.numeral.digits.is_none() && line.tokens[draft.numeral.first].is_capitalised();
    let next = draft.numeral.end + usize::from(line.is_joint(draft.numeral.end));
    capital && (line.is_name(before) || line.is_name(next))
}

/// “BA-2490”, “Covid-19”, “49ers”, “INV/2021”, “[12]”.
fn joined_to_name(line: &Line<'_>, draft: &Draft) -> bool {
    let first = draft.first;
    if first > 1 && line.tight(first) && line.tight(first - 1) {
        let glue = matches!(line.str(first - 1), "-" | "–" | "/" | "." | "_" | ":" | "‑");
        let word = line.is_word(first - 2)
            && !line.is_any(first - 2, &["sub", "minus", "mid", "non", "a", "to", "per"]);
        if glue && word && line.numeral(first - 2).is_none() {
            return true;
        }
    }
    if first > 0
        && line.tight(first)
        && matches!(line.str(first - 1), "[" | "#" | "/" | "$$" | "\\" | "=")
        && draft.numeral.style != Style::Fraction
    {
        return !draft.has_unit();
    }
    let end = draft.end;
    draft.numeral.digits.is_some()
        && line.tight(end)
        && line.is_word(end)
        && draft.numeral.style == Style::Cardinal
        || draft.numeral.digits.is_some_and(|d| d.padded && !d.decimal)
}

/// Scores, phones, ratios of digits: “2-1”, “555-0134”, “245/6”.
fn chain(line: &Line<'_>, drafts: &[Draft], at: usize) -> bool {
    let draft = &drafts[at];
    // “7-Eleven”
    if draft.range
        && line.tokens[draft.end - 1].is_capitalised()
        && line.tight(draft.end - 1)
        && !draft.has_unit()
    {
        return true;
    }
    let digits = draft.numeral.digits.is_some();
    if !digits || draft.form == QuantityForm::Currency {
        return false;
    }
    let unit = draft.has_unit();
    if draft.range && !unit {
        let middle = (draft.first..draft.end).find(|&t| line.is_dash(t) && t > draft.first);
        let tight = middle.is_some_and(|t| line.is_joint(t));
        return tight
            && (draft.measured.is_none()
                || line.is_any(draft.end, &["win", "loss", "lead", "victory", "defeat", "draw"]));
    }
    // “(555) 867-5309”
    let bracketed = draft.first > 0 && line.str(draft.first - 1) == "(" && line.str(draft.end) == ")";
    if bracketed && line.is_number(draft.end + 1) {
        return true;
    }
    let joins =
        |at: usize| (line.is_dash(at) || matches!(line.str(at), "/" | "." | ":")) && line.is_joint_like(at);
    let after = joins(draft.end) && (line.is_number(draft.end + 1));
    let before = draft.first > 1 && joins(draft.first - 1) && line.is_number(draft.first - 2);
    (after || before) && !unit && draft.numeral.style == Style::Cardinal
}

/// “4 min read”, “Updated 5 hours ago”, “132 Comments”, “1 From Stardom to Farm”, “3.”.
fn furniture(line: &Line<'_>, draft: &Draft) -> bool {
    let length = line.tokens.len();
    let ends_open = !matches!(line.str(length - 1), "." | "!" | "?" | "”" | "\"" | "…");
    let end = draft.end;
    if line.is_any(end, &["read", "listen", "watch"])
        && end + 1 == length
        && draft.form == QuantityForm::Duration
    {
        return true;
    }
    // “36.34° N”
    if draft.unit.as_ref().is_some_and(|u| u.id == "degree") && line.is_any(end, &["n", "s", "e", "w"]) {
        return true;
    }
    // “4 out of 5 stars”
    if draft.form == QuantityForm::Ratio && line.is_any(end, &["stars", "star"]) {
        return true;
    }
    if length <= 4
        && ends_open
        && line.whole_block
        && draft.first == 0
        && line.tables.names.is_counter(&line.tokens[length - 1])
    {
        return true;
    }
    if line.is(end, "ago") && length <= 6 && ends_open {
        return true;
    }
    // “1. Wash your hands.”, “1) Wash”.
    if draft.first == 0 && draft.is_plain() && matches!(line.str(draft.numeral.end), "." | ")" | ":") {
        return true;
    }
    if !ends_open || !line.whole_block {
        return false;
    }
    let titled = line.tokens.get(draft.numeral.end).is_some_and(|t| t.is_capitalised() && t.spaced);
    draft.first == 0
        && draft.numeral.digits.is_some()
        && titled
        && draft.is_countlike()
        && (length <= 3 || draft.low.is_some_and(|v| v <= 50.0))
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
    let verbs = ["in", "of", "with", "behind", "for", "on", "among", "at", "out", "overall", "nationally"];
    !(superlative
        && (line.is_joint(end) || line.is_any(next, &["most", "largest", "biggest", "highest", "lowest"]))
        || ranked && (end == line.tokens.len() || !line.is_word(end) || line.is_any(end, &verbs)))
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
    // “three times as loud”, “five times higher than”
    let compared =
        ["as", "more", "higher", "larger", "bigger", "greater", "faster", "longer", "lower", "stronger"];
    if draft.form == QuantityForm::Multiplier && line.is_any(draft.end, &compared) {
        return false;
    }
    if matches!(draft.numeral.style, Style::Multiplied | Style::Fold | Style::Ratio | Style::Ordinal) {
        return false;
    }
    if draft.numeral.style == Style::Fraction {
        // “an increase of almost two-thirds”
        let several = (draft.numeral.first + 1..draft.numeral.end).any(|at| line.is_joint(at))
            && !line.is_any(draft.numeral.first, &["one", "a"]);
        return !(line.is(draft.end, "of")
            || several
            || draft.approximator.is_some()
            || before(line, draft, 1).is_some_and(|at| line.is_any(at, &["by", "than", "down", "up"])));
    }
    if draft.numeral.scale > 1.0 || draft.approximator.is_some() {
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
