//! Owns “one” and “the two”: pronouns and known groups, which count nothing new.
//!
//! “the one who called”, “the two sides met” → none · “one person died” → kept

use crate::detect::quantity::draft::Draft;
use crate::detect::quantity::line::Line;
use crate::detect::quantity::numeral::style_and_value::Style;
use crate::detect::quantity::silence::bare_numbers::is_toll;
use crate::fact::{Measure, QuantityForm};
use crate::lexicon::quantity_words::Says;
use crate::lexicon::word_classes::WordClass;

/// “the one who called”, “one day”, “one of us”: no number is meant. “One of the oldest ports” says a rank of sorts.
pub fn pronoun_one(line: &Line<'_>, draft: &Draft) -> bool {
    let one = draft.numeral.end == draft.numeral.first + 1 && line.is(draft.numeral.first, "one");
    let rank = draft.form == QuantityForm::Ordinal;
    let counts = is_toll(line, draft) || tallied(line, draft);
    if !one || rank || draft.range || draft.numeral.style != Style::Cardinal || counts {
        return false;
    }
    // “one or more ships”
    if line.is(draft.numeral.end, "or") {
        return true;
    }
    // “one featuring a boy”
    if line.str(draft.numeral.end).len() > 5 && line.str(draft.numeral.end).ends_with("ing") {
        let noun = draft.measured.is_some_and(|(first, end)| end > first + 1);
        if !noun {
            return true;
        }
    }
    // “the only one awake”
    let described = draft.measured.is_some_and(|(first, end)| end == first + 1 && !line.tag(first).is_noun());
    if described && draft.before(1).is_some_and(|at| line.is_any(at, &["only", "the"])) {
        return true;
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
        let after_the = draft
            .before(1)
            .is_some_and(|b| matches!(line.class(b), Some(WordClass::Determiner)) && !line.is(b, "a"));
        return after_the || line.is_any(draft.end, &["way", "thing", "time", "such"]);
    }
    true
}

/// “a majority of one”
fn tallied(line: &Line<'_>, draft: &Draft) -> bool {
    !line.is_word(draft.end)
        && draft.before(2).is_some_and(|at| line.says(at, Says::Tally) && line.is(at + 1, "of"))
}

/// “the two sides met again”, “the latter two cases”: a pair that was spoken of before. “The two men died” counts them.
pub fn known_two(line: &Line<'_>, draft: &Draft) -> bool {
    let two = draft.numeral.end == draft.numeral.first + 1 && line.is(draft.numeral.first, "two");
    if !two || draft.range || draft.has_unit() || draft.joined || draft.numeral.style != Style::Cardinal {
        return false;
    }
    let known =
        draft.before(1).is_some_and(|at| line.is_any(at, &["the", "these", "those", "latter", "former"]));
    let near = draft.first.saturating_sub(4)..(draft.phrase_end + 4).min(line.tokens.len());
    known && draft.change.is_none() && !near.into_iter().any(|at| line.says(at, Says::Toll))
}

/// “a monument to one good summer”, “one Austin Bellweather”, “if one reads on”, “one of the ships”: no claim. “One
/// person died” and “one boat and nine rafts” are.
pub fn weak_one(line: &Line<'_>, drafts: &[Draft], at: usize) -> bool {
    let draft = &drafts[at];
    let one = draft.numeral.end == draft.numeral.first + 1 && line.is(draft.numeral.first, "one");
    if !one || draft.range || draft.approximator.is_some() || draft.numeral.style != Style::Cardinal {
        return false;
    }
    if draft.form != QuantityForm::Cardinal || draft.has_unit() {
        return false;
    }
    let part = line.is(draft.end, "of");
    // “destroyed one house”
    let limited = draft
        .before(1)
        .is_some_and(|at| line.is_any(at, &["only", "just"]) || !part && line.says(at, Says::Ruins));
    // A few neighbours are all that can stand that near: a sentence of ones stays linear.
    let beside = at.saturating_sub(4)..(at + 5).min(drafts.len());
    let contrast = drafts[beside].iter().any(|d| {
        d.low != Some(1.0) && d.is_countlike() && d.measured.is_some() && d.first.abs_diff(draft.first) <= 8
    });
    let near = draft.first.saturating_sub(4)..(draft.phrase_end + 4).min(line.tokens.len());
    // “one of several cases against him”
    let toll = near.into_iter().any(|at| line.says(at, Says::Toll) && !(part && line.is(at, "against")));
    let named = draft.measured.is_some_and(|(first, _)| line.is_name(first));
    // “one of the oldest ports in Europe” can be checked.
    let superlative = |at: usize| {
        let word = line.str(at);
        line.says(at, Says::Superlative)
            || line.is_any(at, &["best", "worst"])
            || word.len() > 5 && word.ends_with("est")
    };
    if part && (draft.end + 1..draft.phrase_end.max(draft.end + 4)).any(superlative) {
        return false;
    }
    !(toll || tallied(line, draft) || limited || contrast && !named && !part)
}
