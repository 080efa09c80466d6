//! Owns words that open clauses, and marks behind a reporting verb that do: “that”, “because”, “said, “In May …””.
//!
//! “said while it rained, the crew slept” → what is reported is open from “while” on, and in it the clause of “while”

use super::clause::ClauseKind;
use super::gap::{Gap, is_inside};
use super::kinds;
use super::stack::{DEPTH, Open, Reader};
use crate::syntax::syntax_words::{Does, does};
use crate::syntax::tags::Tag;
use crate::syntax::verbs::VerbGroup;

impl Reader<'_, '_> {
    /// Whether the word at `at` opens a clause.
    pub fn is_opener(&self, at: usize) -> bool {
        kinds::opens(self.line, at) && !is_inside(self.parentheses, at)
    }

    /// Where the clause of `opener` starts: “in which”, “the hill from whose top”, “only if”.
    pub fn start_of(&self, opener: usize, floor: usize) -> usize {
        let mut start = opener;
        if start > floor && self.line.tag(opener) == Tag::Wh && self.line.tag(start - 1) == Tag::Preposition {
            start -= 1;
        }
        while start > floor
            && self.line.is(start - 1, &["even", "only", "just", "especially", "particularly"])
        {
            start -= 1;
        }
        start
    }

    /// Opens the clause of `opener`; `before` is what stands between the last verb and it.
    pub fn push_opened(
        &mut self,
        verbs: &[VerbGroup],
        opener: usize,
        start: usize,
        before: Gap,
        from: usize,
    ) {
        let conjunction =
            start.checked_sub(1).filter(|at| *at >= from && self.line.tag(*at) == Tag::Coordinator);
        let kind = kinds::of_opener(self.line, opener);
        let (mut joined, mut taken) = (None, None);
        if let Some(conjunction) = conjunction {
            // “that A and that B”: the second stands beside the first.
            let same = self
                .open
                .iter()
                .rposition(|open| open.kind == kind && open.clause.is_some() && open.opener.is_some());
            if let Some(same) = same {
                joined = self.open[same].clause;
                taken = self.open[same].governor;
                self.close_to(same, conjunction);
            }
        } else if let Some(top) = self.open.last_mut().filter(|top| top.clause.is_none()) {
            top.waiting = before.subject.or(top.waiting);
        } else if kind == ClauseKind::Subordinate && before.comma.is_some_and(|comma| comma + 1 == start) {
            // “…, while the crew …” belongs to the whole, but for what a complement says.
            while self.open.len() > 1
                && self
                    .open
                    .last()
                    .is_some_and(|top| top.kind == ClauseKind::Relative && top.clause.is_some())
            {
                self.close(start);
            }
        }
        let governor =
            if kind == ClauseKind::Complement { taken.or_else(|| self.governor(verbs, start)) } else { None };
        if kind == ClauseKind::Subordinate && joined.is_none() && self.leads_into_report(verbs, start) {
            // “said while it rained, the crew slept”: what is reported begins here.
            self.push_reported(verbs, start);
        }
        if self.open.len() >= DEPTH {
            self.close(start);
        }
        let parent = joined.map_or_else(|| self.innermost(), |joined| self.found[joined].parent);
        self.open.push(Open { opener: Some(opener), governor, ..Open::new(start, kind, parent) });
    }

    /// The verb group that takes the complement that starts at `start`: the last before it, unless a noun does, as in “the fact
    /// that”.
    pub fn governor(&self, verbs: &[VerbGroup], start: usize) -> Option<usize> {
        let last = verbs.partition_point(|verb| verb.tokens.end <= start).checked_sub(1)?;
        let main = verbs[last].main;
        let behind_noun = self.line.tag_before(start).is_noun();
        (!behind_noun || self.line.is_cue(main) || does(self.line, main, Does::TakesAddressee))
            .then_some(last)
    }

    /// Where words in marks begin behind a reporting verb, if the verb at `index` is in them: “said, “In May the dam leaked””.
    pub fn quoted_start(&self, verbs: &[VerbGroup], index: usize, from: usize) -> Option<usize> {
        let last = &verbs[index.checked_sub(1)?];
        let behind = last.tokens.end;
        let mark = if self.line.is_sign(behind, &[",", ":"]) { behind + 1 } else { behind };
        let is_report = self.line.is_cue(last.main) && behind >= from.min(behind) && self.line.is_mark(mark);
        let start = verbs[index].tokens.start;
        (is_report && mark < start && !(mark + 1..start).any(|at| self.line.is_mark(at))).then_some(mark + 1)
    }

    /// Opens what the last verb before `start` reports.
    pub fn push_reported(&mut self, verbs: &[VerbGroup], start: usize) {
        let last = verbs.partition_point(|verb| verb.tokens.end <= start).checked_sub(1);
        // A clause that still waits for its verb does not get it here.
        if self.open.len() >= DEPTH {
            self.close(start);
        }
        let parent = self.innermost();
        self.open.push(Open { governor: last, ..Open::new(start, ClauseKind::Complement, parent) });
    }

    /// Whether a reporting verb stands right before `start`.
    pub fn leads_into_report(&self, verbs: &[VerbGroup], start: usize) -> bool {
        let last = verbs.partition_point(|verb| verb.tokens.end <= start).checked_sub(1);
        last.is_some_and(|last| {
            verbs[last].tokens.end == start && self.line.is_cue(verbs[last].main) && !verbs[last].passive
        })
    }
}
