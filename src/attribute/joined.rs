//! Owns who speaks together: the names that “and” and commas join to the last one before the cue.
//!
//! “Jeff Merk, Sherrod Dale and Robert Moss said” → all three; “In Lyon, Ben Dale and Tom Bell said” → the last two

use std::ops::Range;

use crate::lexicon::Is;
use crate::text::TokenKind;

use super::names::Sighting;
use super::speakers::Speakers;

impl Speakers<'_> {
    /// “Dr Aoife Brennan *and Dr* Samuel Okoye”, “Oxfam *and the* Red Cross”: who speaks with the one that `sighting` names.
    pub(super) fn joined(&self, sighting: &Sighting, core: &Range<usize>) -> Option<Sighting> {
        let first = self.names.within(core.start..sighting.tokens.start).last()?;
        let and = first.tokens.end;
        let small = |i: usize| {
            let token = &self.text.tokens[i];
            token.kind == TokenKind::Punctuation && self.text.of(token) == "."
                || self.is(i).any(Is::TITLE.with(Is::PERSON)) && token.is_capitalised()
                || self.text.of(token) == "the"
        };
        let only_titles = and < sighting.tokens.start && (and + 1..sighting.tokens.start).all(small);
        let before = first.tokens.start.checked_sub(1).filter(|&b| b >= core.start);
        let hangs = before.is_some_and(|b| {
            self.is(b).any(Is::PREPOSITION) || self.text.tokens[b].kind == TokenKind::Possessive
        });
        let two = self.token(and) == "and" && first.person != sighting.person;
        (two && only_titles && !hangs).then(|| first.clone())
    }

    /// “*Jeff Merk, Ann Moss*, Ben Dale and Tom Bell”: those of a list before the last two, in order; not “In Lyon, Ben Dale and”.
    pub(super) fn listed_before(&self, first: &Sighting) -> Vec<Sighting> {
        const MOST: usize = 4;
        let sentence = self.text.sentences[self.text.sentence_of(first.tokens.start)].tokens.start;
        let mut listed = Vec::new();
        let mut next = first.tokens.start;
        while listed.len() < MOST && next > sentence + 1 && self.token(next - 1) == "," {
            let named = self.names.within(sentence..next - 1).last().filter(|s| s.tokens.end == next - 1);
            let known = named.filter(|s| self.is_somebody(s) && !self.names.persons[s.person].place);
            let Some(one) = known else { break };
            let before = one.tokens.start.checked_sub(1).filter(|&b| b >= sentence);
            if before.is_some_and(|b| self.is(b).any(Is::PREPOSITION)) {
                break;
            }
            next = one.tokens.start;
            listed.insert(0, one.clone());
        }
        listed
    }
}
