//! Owns numbers in titles of works and in names of several words.
//!
//! “the film 12 Angry Men”, “Three Mile Island” → none

use crate::detect::quantity::counted::plural;
use crate::detect::quantity::draft::Draft;
use crate::detect::quantity::line::Line;
use crate::fact::Measure;
use crate::lexicon::word_classes::WordClass;
use crate::text::{Case, Token, TokenKind};

/// “Three Mile Island”, “Three Kings Day”: the name goes on to a singular. “Two Premier League clubs” does not.
pub fn goes_on_as_name(line: &Line<'_>, draft: &Draft) -> bool {
    let start = draft.numeral.end;
    if draft.first > 0 || draft.numeral.digits.is_some() || draft.numeral.scale > 1.0 {
        return false;
    }
    let run = (start..line.tokens.len()).take_while(|&at| line.is_name(at)).count();
    run >= 2 && !plural::is_plural(line, start + run - 1) && draft.phrase_end <= start + run
}

/// “the Three Mile Island plant”, “the Big Four”: a number word with a capital inside a sentence.
pub fn titled(line: &Line<'_>, draft: &Draft, before: usize) -> bool {
    let capital = draft.numeral.digits.is_none() && line.tokens[draft.numeral.first].is_capitalised();
    let next = draft.numeral.end + usize::from(line.is_joint(draft.numeral.end));
    // “Two Labour members left,” she said: a sentence opens there, no title.
    capital && line.kind(before) != Some(TokenKind::Mark) && (line.is_name(before) || line.is_name(next))
}

/// How many tokens around a title are looked at to tell it from a headline.
const HEADLINE: usize = 16;

/// “the film 12 Angry Men”, “30 Seconds to Mars”, “10 Things I Hate”: the title of a work or the name of a group. A
/// common word with a capital says so, except in a headline: “12 Men Held After Raid”.
pub fn work(line: &Line<'_>, draft: &Draft) -> bool {
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
    if is_marked_title(line, draft) {
        return true;
    }
    // “Nine Elms is changing”: a verb in the singular.
    let singular = run > 0
        && line.is_any(start + run, &["is", "was", "has", "does"])
        && plural::is_plural(line, start + run - 1);
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

/// “She sang “99 Red Balloons” twice.”, “Seven Brides for Six Brothers”: every longer word between the marks is capitalised.
fn is_marked_title(line: &Line<'_>, draft: &Draft) -> bool {
    const FAR: usize = 8; // tokens to either mark
    let capital = |at: &usize| line.tokens[*at].is_capitalised();
    let part = |at: &usize| line.is_word(*at) && (capital(at) || line.tokens[*at].span.len() <= 4);
    let marked = |at: Option<&Token>| at.is_some_and(|token| token.kind == TokenKind::Mark);
    let behind = draft.numeral.end + usize::from(line.is_joint(draft.numeral.end));
    let before: Vec<usize> = (draft.first.saturating_sub(FAR)..draft.first).rev().take_while(part).collect();
    let after: Vec<usize> = (behind..line.tokens.len().min(behind + FAR)).take_while(part).collect();
    let first = draft.first - before.len();
    let opens = first > 0 && marked(line.tokens.get(first - 1));
    opens
        && marked(line.tokens.get(behind + after.len()))
        && after.iter().chain(&before).any(capital)
        && after.last().is_none_or(capital)
        && before.last().is_none_or(capital)
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
