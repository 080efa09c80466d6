//! Owns the names of bodies: what heads one, and where it goes on behind “of” and “and” with what the body is for.
//!
//! “the Department of Agriculture, Fisheries and Food said” → ends behind “Food”

use std::ops::Range;

use crate::lexicon::{Is, Roles, Sort};
use crate::text::TokenKind;

use super::View;

/// Tokens the name of a body may take: “Department of Agriculture, Fisheries and Food”.
pub(super) const LONGEST_BODY: usize = 14;

impl View<'_> {
    /// Whether a body's head stands in a run, and what the body is for behind it: “*Department* of Trade”.
    pub(super) fn holds_head(&self, run: &Range<usize>) -> bool {
        let goes_on = |i: usize| i + 1 < run.end && !self.text.tokens[i + 1].is_capitalised();
        run.clone().any(|i| goes_on(i) && self.sort(i).any(Sort::HEAD))
    }

    /// “American Anglers *Union*”: whether the last word of a run is a body's.
    pub(super) fn ends_as_body(&self, run: &Range<usize>) -> bool {
        !run.is_empty() && {
            let last = self.is(run.end - 1);
            last.any(Is::BODY) && !last.any(Is::PERSON)
        }
    }

    /// “the Farmers' Union”, “the Women's Institute”, “St Thomas' Hospital”: whether the possessive at `at` stands inside the name
    /// of a body; not “Norway's Parliament”.
    pub(super) fn owns_body(&self, at: usize, limit: usize) -> bool {
        let tokens = &self.text.tokens;
        let Some(owner) = at.checked_sub(1) else { return false };
        let many = match tokens[at].kind {
            TokenKind::Possessive => self.sort(owner).any(Sort::MEMBERS),
            _ => matches!(self.token(at), "'" | "’") && self.token(owner).ends_with('s'),
        };
        if !many || !tokens.get(at + 1).is_some_and(|t| t.spaced) {
            return false;
        }
        let last = (at + 1..limit.min(at + 4)).take_while(|&i| tokens[i].is_capitalised()).last();
        last.is_some_and(|last| {
            let role = self.places.roles(&tokens[last]);
            self.is(last).any(Is::BODY.with(Is::GROUP))
                || role.any(Roles::ORGANISATION | Roles::CIVIC | Roles::PUBLIC)
        })
    }

    /// “Centers for Disease Control *and Prevention*”: a body goes on behind “of”, and behind “and” with what it is for.
    pub(super) fn body_end(&self, start: usize, end: usize, limit: usize) -> usize {
        let tokens = &self.text.tokens;
        let limit = limit.min(start + LONGEST_BODY);
        let capital = |i: usize| i < limit && tokens[i].is_capitalised();
        if end >= limit
            || !matches!(self.token(end), "of" | "for" | "on")
            || !self.sort(end - 1).any(Sort::HEAD)
        {
            return end;
        }
        let mut reached = end;
        let mut at = end + 1;
        // “the council on Nov. 5”
        let dated = |i: usize| i < limit && (tokens[i].kind == TokenKind::Number || self.token(i) == ".");
        if self.token(end) == "on" && dated(at + 1) {
            return end;
        }
        if at < limit && self.token(at) == "the" {
            at += 1;
        }
        // “the Mayors Council on Friday”
        while capital(at) && !self.is(at).any(Is::DAY) {
            at += 1;
            reached = at;
            let list = at + 1 < limit
                && self.token(at) == ","
                && capital(at + 1)
                && self.sort(at + 1).any(Sort::SUBJECT);
            let and = at + 1 < limit && matches!(self.token(at), "and" | "&") && capital(at + 1);
            let of = at + 1 < limit && matches!(self.token(at), "of" | "for") && capital(at + 1);
            let subject =
                and && (at + 1..limit.min(at + 4)).take_while(|&i| capital(i)).any(|i| self.is_subject(i));
            if list && self.list_goes_on(at + 1, limit) || subject || of && self.sort(at - 1).any(Sort::HEAD)
            {
                at += 1;
            }
        }
        reached
    }

    /// “Agriculture, Fisheries and Food”: whether “and” and a last subject follow the subject at `at`.
    fn list_goes_on(&self, at: usize, limit: usize) -> bool {
        at + 2 < limit && matches!(self.token(at + 1), "and" | "&" | ",") && self.is_subject(at + 2)
    }

    /// What a ministry may be for: “Prevention”, “Mobility”.
    fn is_subject(&self, at: usize) -> bool {
        let of = self.token(at);
        let abstract_noun = ["tion", "sion", "ment", "ics", "ility", "ance", "ence", "culture"]
            .iter()
            .any(|e| of.ends_with(e));
        self.text.tokens[at].is_capitalised()
            && (self.sort(at).any(Sort::SUBJECT)
                || of.len() > 6 && abstract_noun && !self.is(at).any(Is::GIVEN_NAME))
    }
}
