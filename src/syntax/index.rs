//! Owns finding a clause by its token or verb without searching: a sentence may be a million tokens long. What clauses are
//! is `clauses`'.
//!
//! “It rained, he said”, asked for the clause at “he” → the second

use std::ops::Range;

use super::clauses::{Clause, ClauseKind};
use crate::order::{pair, sort_by_key};

/// Where a sentence's clauses are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Index {
    /// The sentence's first token.
    start: usize,
    /// Per token, one more than the innermost clause; 0 for none.
    innermost: Vec<u32>,
    /// Per verb group, one more than its clause; 0 for none.
    by_verb: Vec<u32>,
    /// Complements by the verb group that takes them, in order.
    governed: Vec<(usize, usize)>,
    /// Where clauses start that are part of none, in order, and how far those up to it reach.
    outermost: Vec<(usize, usize)>,
}

impl Index {
    /// The index of the `clauses` of the sentence `tokens`, which has so many `verbs`.
    pub fn new(tokens: &Range<usize>, verbs: usize, clauses: &[Clause]) -> Self {
        let mut index = Self {
            start: tokens.start,
            innermost: vec![0; tokens.len()],
            by_verb: vec![0; verbs],
            outermost: Vec::with_capacity(clauses.len()),
            ..Self::default()
        };
        let length = |clause: u32| clause.checked_sub(1).map(|clause| clauses[clause as usize].tokens.len());
        for (number, clause) in clauses.iter().enumerate() {
            let own = clause.tokens.start - tokens.start..clause.tokens.end - tokens.start;
            for innermost in &mut index.innermost[own] {
                if length(*innermost).is_none_or(|length| length >= clause.tokens.len()) {
                    *innermost = number as u32 + 1;
                }
            }
        }
        for (number, clause) in clauses.iter().enumerate() {
            index.by_verb[clause.verb] = number as u32 + 1;
            if let Some(governor) = clause.governor.filter(|_| clause.kind == ClauseKind::Complement) {
                index.governed.push((governor, number));
            }
            if clause.parent.is_none() && clause.kind != ClauseKind::Inserted {
                index.outermost.push((clause.tokens.start, clause.tokens.end));
            }
        }
        sort_by_key(&mut index.governed, |(governor, clause)| pair(*governor, *clause));
        sort_by_key(&mut index.outermost, |(start, end)| pair(*start, *end));
        let mut reach = 0;
        for (_, end) in &mut index.outermost {
            reach = reach.max(*end);
            *end = reach;
        }
        index
    }

    /// The innermost clause at `token`.
    pub fn clause_at(&self, token: usize) -> Option<usize> {
        let place = token.checked_sub(self.start)?;
        self.innermost.get(place)?.checked_sub(1).map(|clause| clause as usize)
    }

    /// The clause of a verb group.
    pub fn clause_of(&self, verb: usize) -> Option<usize> {
        self.by_verb.get(verb)?.checked_sub(1).map(|clause| clause as usize)
    }

    /// The complements that a verb group takes.
    pub fn complements_of(&self, verb: usize) -> impl Iterator<Item = usize> {
        let first = self.governed.partition_point(|(governor, _)| *governor < verb);
        self.governed[first..]
            .iter()
            .take_while(move |(governor, _)| *governor == verb)
            .map(|(_, clause)| *clause)
    }

    /// From the first clause that is part of none to the end of those that start before `token`.
    pub fn outermost_before(&self, token: usize) -> Option<Range<usize>> {
        let last = self.outermost.partition_point(|(start, _)| *start < token).checked_sub(1)?;
        Some(self.outermost.first()?.0..self.outermost[last].1)
    }
}
