//! Owns what stands between one finite verb and the next: the subject, the comma, the “and” that tell where a clause
//! starts.
//!
//! “said | , and on Friday the crew | left” → subject “the crew”, behind “, and”

use std::ops::Range;

use crate::syntax::line::Line;
use crate::syntax::phrases::NounPhrase;
use crate::syntax::tags::Tag;

/// What stands before a finite verb.
#[derive(Clone, Copy, Debug, Default)]
pub struct Gap {
    /// The last noun phrase that no preposition governs, as an index.
    pub subject: Option<usize>,
    /// The one before it, if both are in the gap.
    pub before_subject: Option<usize>,
    /// The “and”, “but” or “or” that joins the clause or the verb to what stands before.
    pub conjunction: Option<usize>,
    /// The comma, dash or closing mark before the conjunction, or before the subject or the verb.
    pub comma: Option<usize>,
    /// A semicolon or colon before the subject.
    pub stop: Option<usize>,
}

/// Where adverbs begin that lead to the end of `range`.
fn back_over_adverbs(line: &Line<'_>, range: Range<usize>) -> usize {
    let mut at = range.end;
    while at > range.start && matches!(line.tag(at - 1), Tag::Adverb | Tag::Not) {
        at -= 1;
    }
    at
}

/// Whether the token at `at` stands in one of the `parentheses`, which are in order.
pub fn is_inside(parentheses: &[Range<usize>], at: usize) -> bool {
    parentheses.get(parentheses.partition_point(|p| p.end <= at)).is_some_and(|p| p.contains(&at))
}

/// Reads the gap `range`, where `parentheses` are what brackets hold; `phrases` are all of the sentence's, the gap's first
/// the one at `first`.
pub fn gap(
    line: &Line<'_>,
    range: Range<usize>,
    parentheses: &[Range<usize>],
    phrases: &[NounPhrase],
    first: usize,
) -> Gap {
    let mut gap = Gap::default();
    let verb = back_over_adverbs(line, range.clone());
    if verb > range.start && line.tag(verb - 1) == Tag::Coordinator {
        // “cleaned the deck and painted the mast”: what stands before is the other verb's.
        gap.conjunction = Some(verb - 1);
        gap.comma = verb.checked_sub(2).filter(|at| *at >= range.start && line.is_sign(*at, &[","]));
        return gap;
    }
    gap.find_subject(line, &range, parentheses, phrases, first);
    // A phrase between commas before the verb says more of the one before: “Omar Haddad, the police chief, said”.
    if verb > range.start
        && line.is_sign(verb - 1, &[","])
        && let (Some(before), Some(last)) = (gap.before_subject, gap.subject)
        && line.is_sign(phrases[last].tokens.start.saturating_sub(1), &[","])
    {
        (gap.subject, gap.before_subject) = (Some(before), None);
    }
    let edge = gap.subject.map_or(range.end, |subject| phrases[subject].tokens.start);
    gap.read_edge(line, range.start..edge, parentheses);
    gap
}

impl Gap {
    /// Finds the last phrase, from the one at `first` on, that can be the subject of the verb behind `range`.
    fn find_subject(
        &mut self,
        line: &Line<'_>,
        range: &Range<usize>,
        parentheses: &[Range<usize>],
        phrases: &[NounPhrase],
        first: usize,
    ) {
        let own = (first..).zip(&phrases[first..]).take_while(|(_, phrase)| phrase.tokens.start < range.end);
        for (index, phrase) in own {
            if phrase.tokens.start < range.start || is_inside(parentheses, phrase.tokens.start) {
                continue;
            }
            // “the firm's profits”: whose they are is not the subject.
            if phrase.owner.is_some_and(|owner| self.subject == Some(owner)) {
                self.subject = Some(index);
            }
            // “Orde and Brandt said”: the first of the two stands for both.
            let is_second = phrase.joined_to.is_some_and(|first| self.subject == Some(first));
            let is_last = line.past_adverbs(phrase.tokens.end) >= range.end;
            // “the plan to build a tunnel was dropped”: the tunnel is what is built.
            let before = phrase.tokens.start.saturating_sub(1);
            // “the plan, dubbed “Clean Streets”, would cost”
            let before = before - usize::from(before > range.start && line.is_mark(before));
            let is_object = self.subject.is_some()
                && before >= range.start
                && matches!(line.tag(before), Tag::VerbBase | Tag::Gerund | Tag::Participle);
            if phrase.preposition.is_some() || phrase.owner.is_some() || is_object || is_second && is_last {
                continue;
            }
            self.before_subject = self.subject;
            self.subject = Some(index);
        }
    }

    /// Reads what stands between clauses, backwards from the end of `range`, where the subject or the verb begins: over adverbs
    /// and what a preposition governs, as in “, and on Friday the crew”.
    fn read_edge(&mut self, line: &Line<'_>, range: Range<usize>, parentheses: &[Range<usize>]) {
        let mut at = range.end;
        while at > range.start {
            let before = at - 1;
            let skips = parentheses.get(parentheses.partition_point(|p| p.end < at)).filter(|p| p.end == at);
            if let Some(parenthesis) = skips {
                at = parenthesis.start.max(range.start);
            } else if line.is_sign(before, &[";", ":"]) {
                self.stop = Some(before);
                break;
            } else if line.tag(before) == Tag::Coordinator {
                self.conjunction = self.conjunction.or(Some(before));
                at = before;
            } else if line.is_sign(before, &[",", "–", "—", "?", "!"]) || line.is_mark(before) {
                self.comma = self.comma.or(Some(before));
                if self.conjunction.is_some() || !line.is_mark(before) {
                    break;
                }
                at = before;
            } else if self.conjunction.is_none() && matches!(line.tag(before), Tag::Adverb | Tag::Not) {
                at = before;
            } else {
                break;
            }
        }
    }
}
