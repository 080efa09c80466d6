//! Owns numbers that are part of a name: labels before them, titles around them, codes joined to them.
//!
//! “page 7”, “the 7th Cavalry”, “the film 12 Angry Men”, “BA-2490” → none

use super::draft::Draft;
use super::line::Line;
use super::measured;
use super::numeral::Style;
use super::silence::before;
use crate::fact::{Measure, QuantityForm};
use crate::lexicon::word_classes::WordClass;
use crate::text::{Case, TokenKind};

/// “page 7”, “Channel 4”, “7th Cavalry”, “#5”.
pub(super) fn label(line: &Line<'_>, draft: &Draft) -> bool {
    let named_after = line.tokens.get(draft.numeral.end..draft.numeral.end + 1).is_some_and(|next| {
        line.tables.names.is_named(&next[0])
            && (next[0].is_capitalised() || draft.numeral.style == Style::Ordinal)
    });
    if named_after {
        return true;
    }
    if goes_on_as_name(line, draft) || work(line, draft) {
        return true;
    }
    let Some(at) = before(line, draft, 1) else { return false };
    // “the Thousand Islands”
    let word = draft.numeral.end == draft.numeral.first + 1;
    if word && !draft.has_unit() && titled(line, draft, at) {
        return true;
    }
    if draft.form == QuantityForm::Currency
        || draft.form == QuantityForm::Percent
        || draft.numeral.scale > 1.0
    {
        return false;
    }
    if titled(line, draft, at) {
        return true;
    }
    if draft.form == QuantityForm::Ordinal && draft.numeral.style == Style::Cardinal {
        return false; // “ranked No. 6”
    }
    let unit = draft.has_unit();
    let point = usize::from(line.str(at) == "." && at > 0);
    let word = at - point;
    if line.tokens.get(word).is_some_and(|t| line.tables.names.is_label(t))
        && (!unit || line.tight(draft.end - 1) && line.str(draft.end - 1).len() == 1)
        && line.is_word(word)
    {
        // “the series 3 people saw” is rarer than “series 3”.
        return draft.numeral.style != Style::Ordinal;
    }
    let slash = line.str(at) == "/" && (line.tight(draft.first) || !unit);
    if slash || matches!(line.str(at), "#" | "№" | "_") {
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
    !unit && after_name(line, draft, at)
}

/// “Studio 54”, “Ubuntu 22.04”: the number ends the name that stands at `at`.
fn after_name(line: &Line<'_>, draft: &Draft, at: usize) -> bool {
    let strong = draft.numeral.digits.is_some_and(|d| d.grouped || d.decimal);
    let sentence_start = at == 0;
    // “Ubuntu 22.04”: a version
    let version = draft.numeral.digits.is_some_and(|d| !d.grouped) && draft.unit.is_none();
    // “Bus 73 stops here.”
    let named =
        line.is_name(at) || line.tokens[at].is_capitalised() && line.class(at) == Some(WordClass::Singular);
    named
        && (!strong || version && draft.change.is_none() && draft.measured.is_none())
        && draft.form != QuantityForm::Age
        && draft.numeral.style == Style::Cardinal
        && line.tables.changes.starting(line.stretch(at..=at)).is_none()
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
    // “Two Labour members left,” she said: a sentence opens there, no title.
    capital && line.kind(before) != Some(TokenKind::Mark) && (line.is_name(before) || line.is_name(next))
}

/// “BA-2490”, “Covid-19”, “49ers”, “INV/2021”, “[12]”.
pub(super) fn joined_to_name(line: &Line<'_>, draft: &Draft) -> bool {
    let first = draft.first;
    if first > 1 && line.tight(first) && line.tight(first - 1) {
        let glue = matches!(line.str(first - 1), "-" | "–" | "/" | "." | "_" | ":" | "‑" | "+");
        let word = line.is_word(first - 2)
            && !line.is_any(first - 2, &["sub", "minus", "mid", "non", "a", "to", "per"]);
        // “R1,200”: the rest of an amount whose sign is a letter.
        let rest = line.str(first - 1) == "," && line.str(first - 2).ends_with(|c: char| c.is_ascii_digit());
        if (glue || rest) && word && line.numeral(first - 2).is_none() {
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

/// How many tokens around a title are looked at to tell it from a headline.
const HEADLINE: usize = 16;

/// “the film 12 Angry Men”, “30 Seconds to Mars”, “10 Things I Hate”: the title of a work or the name of a group. A
/// common word with a capital says so, except in a headline: “12 Men Held After Raid”.
fn work(line: &Line<'_>, draft: &Draft) -> bool {
    let start = draft.numeral.end + usize::from(line.is_joint(draft.numeral.end));
    let titled = |at: usize| {
        line.tokens.get(at).is_some_and(|t| t.is_capitalised() && t.case == Case::Title && t.spaced)
    };
    let currency = line.tables.units.before(line.text, line.stretch(draft.first..)).is_some();
    let before = draft.first.checked_sub(1);
    if currency || draft.numeral.scale > 1.0 {
        return false;
    }
    let first = line.tokens.get(start).is_some_and(|t| t.is_capitalised() && t.case == Case::Title);
    if first && before.is_some_and(|at| line.tables.names.is_work(&line.tokens[at])) {
        return true;
    }
    let run = (start..start + 5).take_while(|&at| titled(at)).count();
    // “She sang “99 Red Balloons” twice.”
    let marked = |at: usize| line.kind(at) == Some(TokenKind::Mark);
    if run > 0 && before.is_some_and(marked) && marked(start + run) {
        return true;
    }
    // “Nine Elms is changing”: a verb in the singular.
    let singular = run > 0
        && line.is_any(start + run, &["is", "was", "has", "does"])
        && measured::is_plural(line, start + run - 1);
    if singular {
        return true;
    }
    if run == 0 || is_headline(line, draft.first) {
        return false;
    }
    // “She saw The 400 Blows.”
    if before.is_some_and(|at| at > 0 && line.str(at) == "The" && line.is_word(at - 1)) {
        return true;
    }
    let unit = draft.unit.as_ref().filter(|_| draft.has_unit()).is_some_and(|unit| {
        matches!(unit.measure, Measure::Duration | Measure::Length | Measure::Mass | Measure::Volume)
            || unit.id == "cent"
    });
    // “12 Angry Men”, but “three People's Party members”
    let last = start + run - 1;
    let common =
        line.class(last) == Some(WordClass::Plural) && line.kind(last + 1) != Some(TokenKind::Possessive);
    // “10 Things I Hate About You”
    let clause = (start + 1..start + run).any(|at| line.class(at) == Some(WordClass::Pronoun));
    unit || common || clause
}

/// Whether the words around token `at` are all capitalised but for the small ones.
fn is_headline(line: &Line<'_>, at: usize) -> bool {
    let near = at.saturating_sub(HEADLINE)..(at + HEADLINE).min(line.tokens.len());
    !near.into_iter().any(|at| {
        line.is_word(at)
            && line.tokens[at].case == Case::Lower
            && line.tokens[at].span.len() >= 4
            && line.numeral(at).is_none()
    })
}
