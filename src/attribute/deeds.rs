//! Owns who speaks behind a sentence in which somebody did something to somebody: arrested, jailed, told them something.
//!
//! “Judge Holm jailed Karl Moss. “You showed no mercy,” he said.” → Holm; “… As he was led away, he said” → Moss

use crate::lexicon::{Is, Sort};

use super::antecedents::{Antecedent, Sought};
use super::speakers::Speakers;

impl Speakers<'_> {
    /// “Officer Holm arrested Karl Moss. As he was led away, he said”: who speaks of whoever did something, seen at `seen`, and whoever
    /// it was done to, if that tells; `Some(None)` where it may be either, none where no such thing was done.
    #[allow(clippy::option_option)] // nothing was done, or it tells nothing
    pub(super) fn done_to(&self, sought: &Sought, seen: usize, doer: usize) -> Option<Option<usize>> {
        const SHOUTS: [&str; 4] = ["shouted", "yelled", "screamed", "cried"];
        let parse = self.syntax.at(seen);
        let clause = parse.clauses_at(seen).last()?;
        let verb = parse.verbs.get(clause.verb).filter(|verb| !verb.passive && seen < verb.tokens.start)?;
        let done = self.sorts.of(&self.text.tokens[verb.main]).any(Sort::DONE);
        let apart = self.text.sentence_of(sought.token) - self.text.sentence_of(seen);
        // “Tom Pell told Rob Dane *he was* fired. “I was stunned,” he said”: it may be either.
        let told = self.is(verb.main).any(Is::CUE)
            && apart == 1
            && self.names.within(verb.tokens.end..verb.tokens.end + 3).first().is_some_and(|s| {
                let next = s.tokens.end;
                self.fits(sought, s.person)
                    && next + 1 < self.text.tokens.len()
                    && self.is(next).any(Is::HE.with(Is::SHE))
                    && self.is(next + 1).any(Is::BE.with(Is::AUXILIARY))
            });
        if told {
            return Some(None);
        }
        if !done || apart > 1 {
            return None;
        }
        let object = self.names.within(verb.tokens.end..verb.tokens.end + 8).first()?;
        let object =
            Some(object).filter(|s| self.fits(sought, s.person) && s.tokens.start < clause.tokens.end)?;
        let own = self.syntax.at(sought.token);
        if self.judges(doer) && self.addresses() {
            return Some(Some(doer));
        }
        let led = apart == 1
            && own.verbs_in(own.tokens.start..sought.token).iter().any(|verb| verb.passive || !verb.finite)
            || self.text.tokens.get(sought.token + 1).is_some_and(|t| SHOUTS.contains(&self.text.of(t)));
        Some(led.then_some(object.person))
    }

    /// “*The judge* jailed Karl Moss. “You showed no mercy,” he said”: whether a judge without a name did something to the person found,
    /// and the words speak to whom it was done.
    pub(super) fn is_judged(&self, found: &Antecedent, token: usize) -> bool {
        if !self.addresses() {
            return false;
        }
        let Some(last) = self.before(token).iter().rev().find(|s| s.person == found.person) else {
            return false;
        };
        let at = last.tokens.start;
        let parse = self.syntax.at(at);
        let judged = parse.clauses_at(at).any(|clause| {
            let (Some(verb), Some(subject)) = (parse.verbs.get(clause.verb), clause.subject) else {
                return false;
            };
            let head = &self.text.tokens[parse.phrases[subject].head];
            let done = self.sorts.of(&self.text.tokens[verb.main]).any(Sort::DONE);
            done && !verb.passive && verb.tokens.end <= at && self.sorts.of(head).any(Sort::JUDGE)
        });
        judged && self.text.sentence_of(token) - self.text.sentence_of(at) <= 2
    }

    /// Whether the person is a judge.
    pub(super) fn judges(&self, person: usize) -> bool {
        self.names.persons[person].roles.iter().any(|&role| self.sorts.of_fold(role).any(Sort::JUDGE))
    }

    /// Whether what was said speaks to somebody: “you”, “your”.
    fn addresses(&self) -> bool {
        let Some(said) = self.said else { return false };
        let inside = self.text.tokens_in(said.block, said.span);
        inside.clone().any(|i| matches!(self.token(i).to_ascii_lowercase().as_str(), "you" | "your"))
    }
}
