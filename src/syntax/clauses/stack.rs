//! Owns the clauses that are still open while a sentence is read, and how they open and close. When they do is left to
//! the reader.
//!
//! “The dam, which leaks, is” → open: the main clause, whose subject waits; the relative, closed before “is”

use std::ops::Range;

use super::clause::{Clause, ClauseKind};
use super::gap::{Gap, gap};
use crate::syntax::line::Line;
use crate::syntax::phrases::NounPhrase;
use crate::syntax::tags::Tag;
use crate::syntax::verbs::VerbGroup;

/// More clauses within each other than any sentence has: what stands deeper is read as if it stood beside.
pub const DEPTH: usize = 12;

/// A clause that may go on.
#[derive(Clone, Copy, Debug)]
pub struct Open {
    /// Its first token.
    pub start: usize,
    /// What it is to its parent.
    pub kind: ClauseKind,
    /// The word that opens it.
    pub opener: Option<usize>,
    /// A noun phrase that waits for its verb.
    pub waiting: Option<usize>,
    /// Its place among the clauses found, once it has a verb.
    pub clause: Option<usize>,
    /// The clause found that it is part of.
    pub parent: Option<usize>,
    /// Of a complement, the verb group that takes it.
    pub governor: Option<usize>,
    /// Where an aside began behind its last verb: it ends there if nothing goes on.
    pub aside: Option<usize>,
}

/// The sentence, what is still open, and what was found.
pub struct Reader<'r, 'a> {
    /// The sentence.
    pub line: &'r Line<'a>,
    /// Its noun phrases.
    pub phrases: &'r [NounPhrase],
    /// What stands in brackets, in order.
    pub parentheses: &'r [Range<usize>],
    /// Where the reading ends.
    pub end: usize,
    /// Outermost first.
    pub open: Vec<Open>,
    /// In the order of their verbs.
    pub found: &'r mut Vec<Clause>,
}

impl Open {
    /// A clause that starts at `start` and waits for its verb.
    pub const fn new(start: usize, kind: ClauseKind, parent: Option<usize>) -> Self {
        Self { start, kind, opener: None, waiting: None, clause: None, parent, governor: None, aside: None }
    }
}

impl Reader<'_, '_> {
    /// What stands in `range`, whose first phrase is that at `first` or a later one.
    pub fn gap(&self, range: Range<usize>, first: usize) -> Gap {
        gap(self.line, range, self.parentheses, self.phrases, first)
    }

    /// The innermost open clause that has its verb.
    pub fn innermost(&self) -> Option<usize> {
        self.open.iter().rev().find_map(|open| open.clause)
    }

    /// Adds an aside, which leaves the open clauses as they are.
    pub fn insert(&mut self, start: usize, subject: Option<usize>, verb: usize, outer: bool) {
        if let Some(top) = self.open.last_mut().filter(|top| outer && top.clause.is_none()) {
            let before =
                subject.and_then(|s| s.checked_sub(1)).filter(|s| self.phrases[*s].tokens.start >= top.start);
            top.waiting = top.waiting.or(before);
        }
        let parent = self.innermost();
        let end = self.aside_end(start);
        for open in self.open.iter_mut().filter(|open| open.clause.is_some()) {
            open.aside = open.aside.or(Some(start));
        }
        let tokens = self.trimmed(start..end);
        self.found.push(Clause {
            tokens,
            kind: ClauseKind::Inserted,
            opener: None,
            subject,
            verb,
            parent,
            governor: None,
            joined_to: None,
        });
    }

    /// Where an aside ends: at the next comma, dash, mark or the end.
    pub fn aside_end(&self, start: usize) -> usize {
        const ENDS: [&str; 7] = [",", "–", "—", ";", ":", "!", "?"];
        (start..self.end)
            .find(|at| self.line.is_sign(*at, &ENDS) || self.line.is_mark(*at))
            .unwrap_or(self.end)
            .max(start + 1)
    }

    /// Gives the innermost open clause its verb.
    pub fn assign(&mut self, verb: usize, subject: Option<usize>) {
        let number = self.found.len();
        self.open.iter_mut().for_each(|open| open.aside = None);
        let Some(top) = self.open.last_mut() else { return };
        top.clause = Some(number);
        let (start, kind, opener, parent, governor) =
            (top.start, top.kind, top.opener, top.parent, top.governor);
        self.found.push(Clause {
            tokens: start..self.end,
            kind,
            opener,
            subject,
            verb,
            parent,
            governor,
            joined_to: None,
        });
    }

    /// A new clause beside all that are open.
    pub fn beside(
        &mut self,
        start: usize,
        kind: ClauseKind,
        verb: usize,
        subject: Option<usize>,
        parent: Option<usize>,
    ) {
        self.close_to(0, start);
        self.open.push(Open::new(start, kind, parent));
        self.assign(verb, subject);
    }

    /// Says what the last clause goes on.
    pub fn join(&mut self, to: Option<usize>) {
        if let Some(last) = self.found.last_mut() {
            last.joined_to = to;
        }
    }

    /// Closes all open clauses from `depth` on, at `end`.
    pub fn close_to(&mut self, depth: usize, end: usize) {
        while self.open.len() > depth {
            self.close(end);
        }
    }

    /// Closes the innermost open clause; what stands at its edges and is no word is left out.
    pub fn close(&mut self, end: usize) {
        let Some(open) = self.open.pop() else { return };
        let end = open.aside.map_or(end, |aside| aside.min(end));
        let Some(clause) = open.clause else { return };
        let tokens = &self.found[clause].tokens;
        self.found[clause].tokens = self.trimmed(tokens.start..end.min(tokens.end));
    }

    /// Without what stands at the edges and is no word; one token at least.
    pub fn trimmed(&self, tokens: Range<usize>) -> Range<usize> {
        let is_edge = |at: usize| {
            self.line.tag(at) == Tag::Punctuation && !self.line.is_sign(at, &["(", "[", ")", "]"])
        };
        let mut tokens = tokens.start..tokens.end.max(tokens.start + 1);
        while tokens.len() > 1 && is_edge(tokens.end - 1) {
            tokens.end -= 1;
        }
        while tokens.len() > 1 && is_edge(tokens.start) {
            tokens.start += 1;
        }
        tokens
    }

    /// A new clause within those that are open.
    pub fn nest(&mut self, verbs: &[VerbGroup], start: usize, kind: ClauseKind, verb: usize, subject: usize) {
        if self.open.len() >= DEPTH {
            self.close(start);
        }
        let parent = self.innermost();
        let governor = verb
            .checked_sub(1)
            .filter(|last| kind == ClauseKind::Complement && verbs[*last].tokens.end <= start);
        self.open.push(Open { governor, ..Open::new(start, kind, parent) });
        self.assign(verb, Some(subject));
    }

    /// Where the phrase starts, with whose it is: “the firm's profits”.
    pub fn owned_start(&self, mut phrase: usize) -> usize {
        while let Some(owner) = self.phrases[phrase].owner {
            phrase = owner;
        }
        self.phrases[phrase].tokens.start
    }
}
