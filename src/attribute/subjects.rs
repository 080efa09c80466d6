//! Owns whom a sentence is about: its subject, one or several, not whom it does something to.
//!
//! “Ida Brandt met Ann Cole.” → Brandt is its subject, Cole is not; “Brandt and Cole met” → both are

use std::ops::Range;

use crate::syntax::{Clause, ClauseKind, NounPhrase, Parse};

use super::names::Sighting;
use super::speakers::Speakers;

/// What a name is to the clause it stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// Its subject, or said again of it.
    Subject,
    /// Something behind its verb.
    Object,
    /// Something else.
    Other,
}

/// How many phrases one subject may join.
const MOST: usize = 6;

/// The tokens of a clause's subject, with what “and” joins to it.
pub(super) fn subject(parse: &Parse, clause: &Clause) -> Option<Range<usize>> {
    let mut last = clause.subject?;
    let tokens = parse.phrases.get(last)?.tokens.clone();
    let behind = parse.phrases.get(last + 1..)?.iter().take(MOST);
    let joined = |(_, phrase): &(usize, &NounPhrase)| phrase.joined_to.is_some();
    for (index, _) in (last + 1..).zip(behind).take_while(joined) {
        last = index;
    }
    Some(tokens.start..parse.phrases[last].tokens.end)
}

impl Speakers<'_> {
    /// What the name is to its clause.
    pub(super) fn standing(&self, sighting: &Sighting) -> Standing {
        let at = sighting.tokens.start;
        let parse = self.syntax.at(at);
        for clause in parse.clauses_at(at) {
            let Some(verb) = parse.verbs.get(clause.verb) else { continue };
            if let Some(subject) = subject(parse, clause) {
                let comma = |i: usize| self.text.tokens.get(i).is_some_and(|t| self.text.of(t) == ",");
                // “His wife, Clara, laughed”
                let apposed =
                    comma(subject.end) && at > subject.end && at <= subject.end + 4 && at < verb.tokens.start;
                if subject.contains(&at) || apposed {
                    let own = matches!(clause.kind, ClauseKind::Main | ClauseKind::Inserted);
                    return if own { Standing::Subject } else { Standing::Other };
                }
            }
            if verb.tokens.end <= at {
                return Standing::Object;
            }
        }
        Standing::Other
    }

    /// The names that are together the subject of the clause in which `token` is part of the subject: Bell and Ross in “Tom
    /// Bell and Carl Ross met”.
    pub(super) fn together(&self, token: usize) -> &[Sighting] {
        let parse = self.syntax.at(token);
        let subjects = parse.clauses_at(token).filter_map(|clause| subject(parse, clause));
        subjects
            .filter(|tokens| tokens.contains(&token))
            .last()
            .map_or(&[], |tokens| self.names.within(tokens))
    }
}
