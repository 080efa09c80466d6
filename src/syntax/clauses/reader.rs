//! Owns the one walk over the finite verbs from left to right: each gets its clause. What tells the kinds apart is
//! `kinds`', what stands between two verbs `gap`'s, which clauses are open `stack`'s.
//!
//! “The dam, which leaks, is safe.” → “leaks” is the relative clause's, “is” the main clause's, which waited for it

use std::ops::Range;

use super::clause::{Clause, ClauseKind};
use super::gap::Gap;
use super::stack::{DEPTH, Open, Reader};
use crate::syntax::line::Line;
use crate::syntax::phrases::NounPhrase;
use crate::syntax::syntax_words::{Does, does};
use crate::syntax::tags::Tag;
use crate::syntax::verbs::VerbGroup;

/// Adds the clauses of `range`, without what stands in its `parentheses`.
pub fn read(
    line: &Line<'_>,
    range: Range<usize>,
    parentheses: &[Range<usize>],
    phrases: &[NounPhrase],
    verbs: &mut [VerbGroup],
    found: &mut Vec<Clause>,
) {
    let mut open = Vec::with_capacity(DEPTH / 2);
    open.push(Open::new(range.start, ClauseKind::Main, None));
    let mut reader = Reader { line, phrases, parentheses, end: range.end, open, found };
    let (mut from, mut first) =
        (range.start, phrases.partition_point(|phrase| phrase.tokens.end <= range.start));
    let own = verbs.partition_point(|verb| verb.tokens.start < range.start)
        ..verbs.partition_point(|verb| verb.tokens.start < range.end);
    let mut aside = 0;
    for index in own {
        let at = verbs[index].tokens.start;
        while parentheses.get(aside).is_some_and(|p| p.end <= at) {
            aside += 1;
        }
        if !verbs[index].finite || parentheses.get(aside).is_some_and(|p| p.contains(&at)) {
            continue;
        }
        while phrases.get(first).is_some_and(|phrase| phrase.tokens.start < from) {
            first += 1;
        }
        verbs[index].finite = reader.verb(verbs, index, from, first);
        from = verbs[index].tokens.end;
    }
    while !reader.open.is_empty() {
        reader.close(reader.end);
    }
}

impl Reader<'_, '_> {
    /// Gives the finite verb at `index` its clause; `from` is where the gap before it starts, `first` the first phrase in it.
    /// False where no clause can have it.
    fn verb(&mut self, verbs: &[VerbGroup], index: usize, from: usize, first: usize) -> bool {
        let verb = &verbs[index];
        // “we're”: pronoun and verb are one token.
        let edge = if self.line.tag(verb.tokens.start) == Tag::Contraction {
            verb.tokens.start + 1
        } else {
            verb.tokens.start
        };
        let mut from = from;
        if let Some(start) = self.quoted_start(verbs, index, from) {
            self.push_reported(verbs, start);
            from = start;
        }
        let openers: Vec<usize> = (from..edge).filter(|at| self.is_opener(*at)).collect();
        let Some(&last) = openers.last() else {
            let first = self.phrases.partition_point(|phrase| phrase.tokens.start < from).max(first);
            let gap = self.gap(from..edge, first);
            return self.without_opener(verbs, index, from, gap);
        };
        let mut first = first;
        for opener in openers {
            while self.phrases.get(first).is_some_and(|phrase| phrase.tokens.start < from) {
                first += 1;
            }
            let start = self.start_of(opener, from);
            let before = self.gap(from..start, first);
            self.push_opened(verbs, opener, start, before, from);
            from = opener + 1;
        }
        let first = self.phrases.partition_point(|phrase| phrase.tokens.start < last);
        let gap = self.gap(last..edge, first);
        let subject = gap.subject.filter(|s| {
            self.phrases[*s].tokens.start > last || self.line.is(last, &["whose", "which", "what"])
        });
        if let Some((start, outer)) = self.reporting_aside(verbs, index, gap) {
            self.insert(start, subject, index, outer);
            return true;
        }
        self.assign(index, subject);
        true
    }

    fn without_opener(&mut self, verbs: &[VerbGroup], index: usize, from: usize, gap: Gap) -> bool {
        if let Some((start, outer)) = self.reporting_aside(verbs, index, gap) {
            self.insert(start, gap.subject, index, outer);
            return true;
        }
        let Some(top) = self.open.last().copied() else { return false };
        if top.clause.is_none() {
            self.assign(index, gap.subject.or(top.waiting));
            return true;
        }
        match gap.subject {
            None => self.without_subject(verbs, index, from, gap),
            Some(subject) => {
                self.with_subject(verbs, index, subject, from, gap);
                true
            }
        }
    }

    /// “The roof, Ode said, is sound” and “…, Berg told Reuters”: where the aside starts, and whether another clause still
    /// waits for its verb.
    fn reporting_aside(&self, verbs: &[VerbGroup], index: usize, gap: Gap) -> Option<(usize, bool)> {
        let verb = &verbs[index];
        let comma = gap.comma.filter(|_| gap.conjunction.is_none() && gap.stop.is_none())?;
        if !self.line.is_cue(verb.main) || comma < self.open.first()?.start + 1 {
            return None;
        }
        let start = comma + 1;
        let waits = self.open.last().is_some_and(|open| open.clause.is_none());
        let closes = self.line.is_sign(verb.main + 1, &[",", "–", "—"]) || self.line.is_mark(verb.main + 1);
        let begun = self.open.last().is_some_and(|open| {
            open.waiting.is_some()
                || gap.before_subject.is_some()
                || open.opener.is_some()
                || comma > open.start + 1
        });
        let is_waited_for = self.open.iter().any(|open| open.clause.is_none()) && index + 1 < verbs.len();
        if !waits && closes && is_waited_for && gap.subject.is_some() {
            // “If it does not, he said, you are out”
            return Some((start, false));
        }
        (waits && closes && begun && gap.subject.is_some() && self.begins_before(gap))
            .then_some((start, true))
    }

    /// Whether what stands before the comma can be the beginning of a clause that goes on behind: a subject, not “On Friday”.
    fn begins_before(&self, gap: Gap) -> bool {
        gap.before_subject.is_some()
            || self.open.last().is_some_and(|open| open.opener.is_some() || open.waiting.is_some())
    }

    /// A verb with no noun phrase of its own before it.
    fn without_subject(&mut self, verbs: &[VerbGroup], index: usize, from: usize, gap: Gap) -> bool {
        let verb = &verbs[index];
        let start = verb.tokens.start;
        if let Some(conjunction) = gap.conjunction {
            self.go_on(index, conjunction, gap);
            return true;
        }
        if let Some(waiting) = self.open.iter().rposition(|open| open.clause.is_none()) {
            self.close_to(waiting + 1, gap.comma.unwrap_or(start));
            let subject = self.open[waiting].waiting;
            self.assign(index, subject);
            return true;
        }
        if self.line.is_cue(verb.main)
            && (gap.comma.is_some() || from == start && start > 0 && self.line.is_mark(start - 1))
        {
            // “…, said Omar Haddad”.
            let behind = self.phrases.partition_point(|phrase| phrase.tokens.start < verb.tokens.end);
            let subject = self
                .phrases
                .get(behind)
                .filter(|phrase| phrase.tokens.start <= verb.tokens.end && phrase.preposition.is_none());
            self.insert(start, subject.map(|_| behind), index, false);
            return true;
        }
        if self.open.last().is_some_and(|top| {
            top.opener.is_some_and(|opener| self.line.is(opener, &["what", "who", "whoever", "whatever"]))
        }) {
            // “what he says is a roof”: the clause is the subject of this verb.
            let depth = self.open.len() - 1;
            let (first, parent) = (self.open[depth].start, self.open[depth].parent);
            self.close(start);
            self.open.push(Open::new(first, ClauseKind::Complement, parent));
            self.assign(index, None);
            return true;
        }
        // “the man accused of it”, where the tagger saw a past.
        if self.line.tag(start) == Tag::VerbPast {
            return false;
        }
        self.beside(start, ClauseKind::Main, index, None, None);
        true
    }

    /// “… and joked”: the verb goes on with a subject from before.
    fn go_on(&mut self, verb: usize, conjunction: usize, gap: Gap) {
        let is_later = gap.comma.is_some() || self.line.is(conjunction + 1, &["then", "later"]);
        let mut depth = self.open.len() - 1;
        if let Some(waiting) = self.open.iter().rposition(|open| open.clause.is_none()) {
            // “The man who fell and died was old”: it stays within.
            depth = depth.max(waiting);
        } else if is_later && depth > 0 {
            depth -= 1;
        }
        let joined = self.open[depth].clause;
        let (kind, parent, governor) =
            (self.open[depth].kind, self.open[depth].parent, self.open[depth].governor);
        let subject = joined.and_then(|clause| self.found[clause].subject);
        self.close_to(depth, conjunction);
        self.open.push(Open { governor, ..Open::new(conjunction + 1, kind, parent) });
        self.assign(verb, subject);
        self.join(joined);
    }

    fn with_subject(&mut self, verbs: &[VerbGroup], index: usize, subject: usize, from: usize, gap: Gap) {
        let (phrase, verb) = (&self.phrases[subject], &verbs[index]);
        let start = self.owned_start(subject);
        let floor = self.open.last().map_or(0, |top| top.start);
        let top_verb =
            index.checked_sub(1).map(|last| &verbs[last]).filter(|last| last.tokens.start >= floor);
        let right_behind =
            top_verb.is_some_and(|v| self.line.past_adverbs(v.tokens.end) == start && gap.comma.is_none());
        let reports = top_verb.is_some_and(|v| self.line.is_cue(v.main));
        let waiting = self.open.iter().rposition(|open| open.clause.is_none());
        if let Some(waiting) = waiting.filter(|_| !(right_behind && reports)) {
            let held = self.open[waiting]
                .waiting
                .filter(|_| gap.comma.is_none_or(|comma| comma > phrase.tokens.start));
            let edge =
                gap.comma.map_or(if held.is_some() { verb.tokens.start } else { start }, |comma| comma);
            self.close_to(waiting + 1, edge);
            self.assign(index, held.or(Some(subject)));
            return;
        }
        if let Some(stop) = gap.stop {
            self.behind_stop(verbs, index, subject, stop, reports && self.line.is_sign(stop, &[":"]));
        } else if let Some(conjunction) = gap.conjunction {
            let depth = if gap.comma.is_some() { 0 } else { self.open.len() - 1 };
            let joined = self.open[depth].clause;
            let (kind, parent, governor) =
                (self.open[depth].kind, self.open[depth].parent, self.open[depth].governor);
            self.close_to(depth, conjunction);
            self.open.push(Open { governor, ..Open::new(conjunction + 1, kind, parent) });
            self.assign(index, Some(subject));
            self.join(joined);
        } else if let Some(comma) = gap.comma.filter(|comma| !(reports && self.is_front(from, *comma))) {
            let behind = top_verb.map_or(comma, |last| last.tokens.end);
            if reports && comma == behind && (self.line.is_mark(comma) || self.line.is_mark(comma + 1)) {
                // “said, “We urge you””
                self.nest(verbs, comma + 1, ClauseKind::Complement, index, subject);
            } else if self.line.is_cue(verb.main) {
                self.insert(comma + 1, Some(subject), index, false);
            } else {
                self.beside(comma + 1, ClauseKind::Main, index, Some(subject), None);
            }
        } else {
            self.zero(verbs, top_verb, index, subject, from, gap);
        }
    }

    /// Whether what stands between a reporting verb and the comma leads into what is reported: “said while it rained,”,
    /// “said too often, the ward …”.
    fn is_front(&self, from: usize, comma: usize) -> bool {
        comma > from && !self.line.is_sign(from, &[","]) && !(from..=comma).any(|at| self.line.is_mark(at))
    }

    /// “said Exxon broke the law”, “the report he had ordered”: a clause that no word opens.
    fn zero(
        &mut self,
        verbs: &[VerbGroup],
        top: Option<&VerbGroup>,
        index: usize,
        subject: usize,
        from: usize,
        gap: Gap,
    ) {
        let start = self.owned_start(subject);
        let Some(top) = top else { return self.beside(start, ClauseKind::Main, index, Some(subject), None) };
        let reports = self.line.is_cue(top.main);
        let behind_noun = start > from && {
            let before = self.line.tag(start - 1);
            // “the $19 million its engineers wanted”
            before.is_noun() || before == Tag::Pronoun || before == Tag::Numeral && !reports
        };
        let tells = does(self.line, top.main, Does::TakesAddressee);
        if behind_noun && !tells && !(reports && self.follows_time(start, from)) {
            self.nest(verbs, start, ClauseKind::Relative, index, subject);
            return;
        }
        // What leads in, “in May the dam leaked”, is of the clause when a comma closes it; the time of saying is not.
        let leads_in = gap.comma.is_some_and(|comma| comma > from) && !tells;
        self.nest(
            verbs,
            if leads_in { top.tokens.end } else { start },
            ClauseKind::Complement,
            index,
            subject,
        );
    }

    /// “said on Tuesday the plan was dead”: a day or an addressee behind the verb, not a noun with a relative clause.
    fn follows_time(&self, start: usize, from: usize) -> bool {
        let before = start - 1;
        self.line.tag(from) == Tag::Preposition && self.line.tag(before) == Tag::Proper
            || before == from && self.line.tag(before) == Tag::Proper
    }

    fn behind_stop(
        &mut self,
        verbs: &[VerbGroup],
        verb: usize,
        subject: usize,
        stop: usize,
        is_reported: bool,
    ) {
        if is_reported {
            self.nest(verbs, stop + 1, ClauseKind::Complement, verb, subject);
        } else {
            self.beside(stop + 1, ClauseKind::Main, verb, Some(subject), None);
        }
    }
}
