//! Owns the words around a name that say who it is: roles, appositions, and whether its sentence is about it.
//!
//! “firm spokesman Ralf Deng, a former nurse, said” → roles “spokesman” and “nurse”; the sentence is about him

use std::ops::Range;

use crate::lexicon::Is;
use crate::text::TokenKind;

use super::View;

impl View<'_> {
    /// Whether a name opens its sentence behind no more than titles, or its main clause behind an opening phrase: “In March,
    /// Ralf Deng left”; not the father in “He praised his father, Ralf Deng”.
    pub(super) fn leads(&self, start: usize, sentence: &Range<usize>) -> bool {
        const LONGEST_OPENING: usize = 24;
        let text = self.text;
        let titles = start.saturating_sub(8).max(sentence.start);
        let title = |i: usize| {
            text.tokens[i].kind == TokenKind::Word
                && (text.tokens[i].is_capitalised()
                    || self.is(i).any(Is::PERSON.with(Is::TITLE).with(Is::DETERMINER)))
                && !self.is(i).any(Is::PREPOSITION)
        };
        if titles == sentence.start && (titles..start).all(title) {
            return true;
        }
        let before = start.wrapping_sub(1);
        if start == 0 || self.token(before) != "," || before <= sentence.start {
            return false;
        }
        if before - sentence.start > LONGEST_OPENING {
            return false;
        }
        let first = (sentence.start..before).find(|&i| text.tokens[i].kind == TokenKind::Word);
        let small =
            Is::PREPOSITION.with(Is::SUBORDINATOR).with(Is::ADVERB).with(Is::DAY).with(Is::CONJUNCTION);
        let opens = first.is_some_and(|i| {
            self.is(i).any(small) || self.token(i).ends_with("ing") || self.token(i).ends_with("ed")
        });
        opens && (sentence.start..before).all(|i| self.token(i) != ",")
    }

    /// “firm spokesman Ralf Deng”, “Ralf Deng, a spokesman for the firm”: role words near the name.
    pub(super) fn roles_around(&self, start: usize, end: usize, sentence: &Range<usize>) -> Vec<u64> {
        let tokens = &self.text.tokens;
        let mut roles = Vec::new();
        let floor = sentence.start.max(start.saturating_sub(5));
        for i in (floor..start).rev() {
            let token = &tokens[i];
            if token.kind == TokenKind::Word && self.is(i).any(Is::PERSON) && !token.is_capitalised() {
                roles.push(token.fold);
            } else if token.kind != TokenKind::Word
                || self
                    .is(i)
                    .any(Is::DETERMINER.with(Is::AUXILIARY).with(Is::BE).with(Is::CUE).with(Is::PREPOSITION))
            {
                break;
            }
        }
        if end >= sentence.end || self.token(end) != "," {
            return roles;
        }
        // “Her lawyer, Jonas Reit, denied it.”
        if start >= sentence.start + 2
            && self.token(start - 1) == ","
            && self.is(start - 2).any(Is::PERSON)
            && !tokens[start - 2].is_capitalised()
        {
            roles.push(tokens[start - 2].fold);
        }
        roles.extend(self.apposed(end + 1, sentence).map(|i| tokens[i].fold));
        roles
    }

    /// The first role in the apposition that starts at `start`, behind a name's comma.
    fn apposed(&self, start: usize, sentence: &Range<usize>) -> Option<usize> {
        let tokens = &self.text.tokens;
        for i in start..sentence.end.min(start + 9) {
            if tokens[i].kind != TokenKind::Word && self.token(i) != "-" {
                return None;
            }
            if self.is(i).any(Is::PERSON) {
                // “In a letter to the Harbour Times, the minister said”: the minister is the sentence's subject.
                let small = |i: usize| i < sentence.end && !tokens[i].is_capitalised();
                let speaks = small(i + 1) && self.is(i + 1).any(Is::CUE.with(Is::BE).with(Is::AUXILIARY));
                return (!speaks).then_some(i);
            }
            if self
                .is(i)
                .any(Is::AUXILIARY.with(Is::BE).with(Is::CUE).with(Is::PRONOUN).with(Is::SUBORDINATOR))
            {
                return None;
            }
        }
        None
    }
}
