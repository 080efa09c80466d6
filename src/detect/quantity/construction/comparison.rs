//! Owns what a change or difference is measured from. The change itself is left to `change`, “from 3 to 4 million” to
//! `range`.
//!
//! “up 3 percent from a year earlier” → “a year earlier” · “3.9 million, compared with 2.4 million” → “2.4 million”

use crate::detect::quantity::draft::Draft;
use crate::detect::quantity::line::Line;
use crate::fact::Measure;
use crate::lexicon::bases::Follows;
use crate::lexicon::quantity_words::Says;
use crate::lexicon::word_classes::WordClass;
use crate::syntax::Tag;
use crate::text::{Token, TokenKind};

/// The most tokens a base takes: “its highest level of the decade in March 2020”.
const LONGEST: usize = 10;

/// Finds the base of each quantity that says a change or a difference, and of each that another is set beside.
pub fn find(line: &Line<'_>, drafts: &mut [Draft]) {
    for at in 0..drafts.len() {
        if drafts[at].base.is_some() {
            continue;
        }
        let (draft, next) = (&drafts[at], drafts.get(at + 1));
        let base = next.and_then(|next| beside(line, draft, next)).or_else(|| behind(line, draft, next));
        drafts[at].base = base;
    }
}

/// “3.9 million headsets, up from 2.4 million”, “321 votes against 299”: the quantity that the first is set beside.
fn beside(line: &Line<'_>, draft: &Draft, next: &Draft) -> Option<(usize, usize)> {
    let mut at = draft.phrase_end.max(draft.end);
    at += usize::from(line.str(at) == ",");
    let turned = line.is_any(at, &["up", "down"]);
    at += usize::from(turned);
    let (length, _) = line.tokens.get(at..).and_then(|rest| line.tables.bases.starting(rest))?;
    // “took 3 million from 2 banks” sets nothing beside the 3 million.
    let compares = turned || draft.change.is_some() || !line.is_any(at, &["from", "on", "over", "since"]);
    let same = draft.unit.as_ref().map(|unit| &unit.id) == next.unit.as_ref().map(|unit| &unit.id);
    (compares && same && at + length == next.mark_first).then_some((next.first, next.end))
}

/// “rose 3 percent from 2019”, “20 percent higher than last year”: the words behind the change.
fn behind(line: &Line<'_>, draft: &Draft, next: Option<&Draft>) -> Option<(usize, usize)> {
    let mut at = draft.phrase_end.max(draft.end);
    let comparative = line.is_word(at)
        && line.is(at + 1, "than")
        && (line.is_any(at, &["more", "less"]) || line.str(at).ends_with("er"));
    let (first, follows) = if comparative {
        (at + 2 + usize::from(line.is_any(at + 2, &["in", "at", "during"])), Follows::Any)
    } else {
        draft.change?;
        let leads = |at: usize| line.tables.bases.starting(line.tokens.get(at..)?);
        // “up 3 percent in May from April”
        if line.is(at, "in") && leads(at).is_none() {
            let dated = |t: &&Token| t.kind == TokenKind::Number || t.is_capitalised();
            at += 1 + line.tokens.get(at + 1..)?.iter().take(2).take_while(dated).count();
        }
        let (length, follows) = leads(at)?;
        (at + length, follows)
    };
    // A quantity that stands there is a fact of its own: “fell 3 percent from 2.4 million”.
    if let Some(next) = next.filter(|next| next.mark_first == first && next.has_unit()) {
        let time = next.unit.as_ref().is_some_and(|unit| unit.measure == Measure::Duration);
        // “rose 14% over two years”
        let long = time && next.end == next.phrase_end && !line.says(next.end, Says::Then);
        return (!long && (!time || follows == Follows::Any))
            .then_some((next.first, with_ago(line, next.end)));
    }
    let end = phrase_end(line, first)?;
    // “fell 4% on Friday”, “rose 25 points on 4 May”: when it changed, not since when.
    let day = line.is(first - 1, "on")
        && (first..end).all(|at| {
            line.is_number(at) || matches!(line.class(at), Some(WordClass::Month | WordClass::Weekday))
        });
    // “will rise by 2% from April”: when it will change.
    let month = line.is(first - 1, "from")
        && (first..end).all(|at| line.class(at) == Some(WordClass::Month))
        && (draft.first.saturating_sub(REACH)..draft.first).any(|at| line.tag(at) == Tag::VerbBase);
    let fits = !day && !month && (follows == Follows::Any || (first..end).any(|at| says_time(line, at)));
    fits.then_some((first, end))
}

/// How far before an amount its verb may stand, in tokens.
const REACH: usize = 6;

/// “three years earlier”: past the word that says when.
fn with_ago(line: &Line<'_>, end: usize) -> usize {
    end + usize::from(line.says(end, Says::Then))
}

/// Where the noun phrase of a base that starts at `first` ends: “a year earlier”, “its peak in March 2020”.
fn phrase_end(line: &Line<'_>, first: usize) -> Option<usize> {
    let stop = line.tokens.len().min(first + LONGEST);
    let (mut at, mut end) = (first, None);
    while at < stop {
        let goes_on = match line.kind(at) {
            Some(TokenKind::Number) => true,
            Some(TokenKind::Possessive) => at > first,
            Some(TokenKind::Punctuation) => at > first && line.is_joint(at),
            Some(TokenKind::Word) => match line.class(at) {
                Some(WordClass::Determiner | WordClass::Pronoun) => {
                    at == first || line.is_any(at - 1, &["in", "of"])
                }
                Some(WordClass::Preposition) => {
                    line.is(at, "of") || line.is_any(at, &["before", "in"]) && says_time(line, at + 1)
                }
                // “the same month last year”
                Some(WordClass::Adverb) => line.is(at, "last") && says_time(line, at + 1),
                Some(WordClass::Auxiliary | WordClass::Verb | WordClass::Conjunction) => false,
                _ => true,
            },
            _ => false,
        };
        let last = line.says(at, Says::Then);
        if !goes_on && !last {
            break;
        }
        at += 1;
        let open = line.is_any(at - 1, &["of", "in", "last"]) || line.is_dash(at - 1);
        let led = at - 1 == first && line.class(first) == Some(WordClass::Determiner);
        if !open && !led {
            end = Some(at);
        }
        if last && at > first + 1 {
            break;
        }
    }
    end
}

/// A year, month, weekday or a word for a stretch of time.
fn says_time(line: &Line<'_>, at: usize) -> bool {
    let year = line.is_number(at) && line.str(at).len() == 4;
    let named = matches!(line.class(at), Some(WordClass::Month | WordClass::Weekday));
    let stretch = line
        .tokens
        .get(at..)
        .and_then(|rest| line.tables.units.starting(line.text, rest))
        .is_some_and(|(_, unit)| unit.measure == Measure::Duration);
    year || named || stretch || line.is_any(at, &["season", "period", "peak"])
}
