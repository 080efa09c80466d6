//! Owns the words around a name that say who it is: roles, appositions, and whether its sentence is about it.
//!
//! “firm spokesman Ralf Deng, a former nurse, said” → roles “spokesman” and “nurse”; the sentence is about him

use std::ops::Range;

use crate::lexicon::{Is, Sort};
use crate::text::{Token, TokenKind};

use super::View;
use super::signs::Signs;

/// Tokens of an apposition that are read.
const LONGEST_APPOSITION: usize = 10;
/// Words that are kept of what is said of somebody.
const MOST_WORDS: usize = 24;

/// What the words around a name say of it.
#[derive(Default)]
pub(super) struct Told {
    /// Folds of the nouns for somebody: “senator”.
    pub(super) roles: Vec<u64>,
    /// Folds of the nouns for a body: “group”.
    pub(super) bodies: Vec<u64>,
    /// Folds of all words of the description, the age with them: “58”, “a”, “senator”, “from”, “Tarn”.
    pub(super) words: Vec<u64>,
}

impl Told {
    pub(super) fn describe(&mut self, tokens: &[Token], range: Range<usize>) {
        let room = MOST_WORDS.saturating_sub(self.words.len());
        let described =
            tokens[range].iter().filter(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number));
        self.words.extend(described.take(room).map(|t| t.fold));
    }
}

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

    /// “firm spokesman Ralf Deng”, “Ralf Deng, 58, a senator from Tarn”, “Holm, a search group,”: what the words near a name
    /// say of it.
    pub(super) fn told_around(&self, start: usize, end: usize, sentence: &Range<usize>, told: &mut Told) {
        self.told_before(start, sentence, told);
        if end + 1 >= sentence.end || !matches!(self.token(end), "," | "(") {
            return;
        }
        if start >= sentence.start + 2 && self.token(start - 1) == "," && self.token(end) == "," {
            self.told_by_apposed_to(start, end, sentence, told);
        }
        // “Born in Moorsund, the daughter of a fisherman, she left”: the daughter is whoever was born there.
        let place = start > sentence.start
            && matches!(self.token(start - 1), "in" | "at" | "near")
            && !self.names_somebody(start, end);
        if !place {
            self.told_behind(start, end, sentence, told);
        }
    }

    /// “*firm spokesman* Ralf Deng”, “*58-year-old* Ruth Amsel”: what the words right before a name say of it.
    fn told_before(&self, start: usize, sentence: &Range<usize>, told: &mut Told) {
        let tokens = &self.text.tokens;
        let floor = sentence.start.max(start.saturating_sub(5));
        let bounds = Is::DETERMINER.with(Is::AUXILIARY).with(Is::BE).with(Is::CUE).with(Is::PREPOSITION);
        let mut first = start;
        for i in (floor..start).rev() {
            // “The club will host Rodeo Lyon.”
            let done = i > floor && self.is(i - 1).any(Is::AUXILIARY) && !self.token(i - 1).starts_with("ha");
            if self.is_small(i) && self.is(i).any(Is::PERSON) && !done {
                told.roles.push(tokens[i].fold);
                first = i;
            } else if tokens[i].kind != TokenKind::Word || self.is(i).any(bounds) {
                break;
            } else if first < start {
                first = i;
            }
        }
        if start > sentence.start && self.is_for_body(start - 1) {
            told.bodies.push(tokens[start - 1].fold);
            first = start - 1;
        }
        told.describe(tokens, first..start);
        // “58-year-old Ruth Amsel”
        if first >= sentence.start + 5 && matches!(self.token(first - 1), "old") {
            told.describe(tokens, first - 5..first);
        }
    }

    /// “*Her lawyer*, Jonas Reit, denied it.”, “*The mayor of Tarn*, Celia Vance, left.”: what the phrase says that a name
    /// between commas is apposed to.
    fn told_by_apposed_to(&self, start: usize, end: usize, sentence: &Range<usize>, told: &mut Told) {
        let tokens = &self.text.tokens;
        let floor = sentence.start.max(start.saturating_sub(LONGEST_APPOSITION));
        let first = (floor..start - 1)
            .rev()
            .take_while(|&i| self.goes_on(i))
            .find(|&i| self.is(i).any(Is::DETERMINER) || tokens[i].kind == TokenKind::Possessive);
        let Some(first) = first else { return };
        let phrase = first..start - 1;
        let before_of = (first + 1..phrase.end).take_while(|&i| !self.is(i).any(Is::PREPOSITION));
        let Some(noun) = before_of.last() else { return };
        // “the envoy in Bengazi, Libya,”: what stands behind the noun may be where it is.
        let plain = noun + 1 == phrase.end || self.names_somebody(start, end);
        if plain && self.is_small(noun) && self.is(noun).any(Is::PERSON) {
            told.roles.push(tokens[noun].fold);
            told.describe(tokens, phrase);
        } else if plain
            && self.is_for_body(noun)
            && self.names_somebody(start, end)
            && (first == sentence.start || !self.is(first - 1).any(Is::PREPOSITION))
        {
            // “An insurer, Great Southern Perth, sent men.”; whoever “the head of the bank, Ann Loe,” is, she is no bank.
            told.bodies.push(tokens[noun].fold);
            told.describe(tokens, phrase);
        }
    }

    /// “Ralf Deng, *58, a senator from Tarn*,”: what the age and the apposition behind a name say of it.
    fn told_behind(&self, start: usize, end: usize, sentence: &Range<usize>, told: &mut Told) {
        let tokens = &self.text.tokens;
        let mut behind = end + 1;
        if tokens[behind].kind == TokenKind::Number && behind + 1 < sentence.end {
            told.describe(tokens, behind..behind + 1);
            behind += 1;
            if self.token(behind) != "," {
                return;
            }
            behind += 1;
        }
        if self.token(end) != "," {
            return;
        }
        let limit = sentence.end.min(behind + LONGEST_APPOSITION);
        let stop = (behind..limit).find(|&i| !self.goes_on(i)).unwrap_or(limit);
        // The last noun before a preposition: “a volunteer search group in Tarn”.
        let last = (behind..stop).take_while(|&i| !self.is(i).any(Is::PREPOSITION)).last();
        let head = last.filter(|&i| self.is_for_body(i));
        if let Some(role) = self.apposed(behind, sentence).filter(|_| head.is_none()) {
            let heads = (role..stop).take_while(|&i| self.is(i).any(Is::PERSON));
            told.roles.extend(heads.map(|i| tokens[i].fold));
            told.describe(tokens, behind..stop);
        } else if behind + 1 < stop
            && self.is(behind).any(Is::DETERMINER)
            && (start == sentence.start || !self.is(start - 1).any(Is::PREPOSITION))
            && let Some(head) = head
        {
            told.bodies.push(tokens[head].fold);
            told.describe(tokens, behind..stop);
        }
    }

    /// Whether the token is a word in small letters.
    fn is_small(&self, at: usize) -> bool {
        let token = &self.text.tokens[at];
        token.kind == TokenKind::Word && !token.is_capitalised()
    }

    /// Whether the token is a noun in small letters for a body, and not for a person: “group”.
    fn is_for_body(&self, at: usize) -> bool {
        let is = self.is(at);
        self.is_small(at) && is.any(Is::BODY.with(Is::GROUP)) && !is.any(Is::PERSON)
    }

    /// “Teresita Lumapas waited for news of her son”: what the kin of somebody who leads a sentence tell of their gender.
    pub(super) fn gender_by_kin(&self, start: usize, end: usize, sentence: &Range<usize>) -> Is {
        let near = end..sentence.end.min(end + LONGEST_APPOSITION);
        let own = near.clone().find(|&i| {
            let capital = self.text.tokens[i].is_capitalised();
            capital || matches!(self.token(i), "his" | "her")
        });
        let Some(own) = own.filter(|&i| i + 1 < sentence.end && !self.text.tokens[i].is_capitalised()) else {
            return Is::NOTHING;
        };
        let kin = self.sort(own + 1).any(Sort::KIN) && self.leads(start, sentence);
        match self.token(own) {
            "his" if kin => Is::MALE,
            "her" if kin => Is::FEMALE,
            _ => Is::NOTHING,
        }
    }

    /// Whether a name is of two words or a given name, and no place's.
    fn names_somebody(&self, start: usize, end: usize) -> bool {
        let words =
            self.text.tokens[start..end].iter().filter(|t| t.span.len() > 1 && t.kind == TokenKind::Word);
        let given = self.is(start).any(Is::GIVEN_NAME);
        let name = self.text.anchor(start..end).map(|at| self.text.written(at)).unwrap_or_default();
        let place = self.signs_of_place(&name).any(Signs::KNOWN_PLACE | Signs::PLACE_NAME);
        (given || words.count() > 1) && !place
    }

    /// Whether the token is part of a noun phrase's words: “the board's co-chair”.
    fn goes_on(&self, at: usize) -> bool {
        matches!(self.text.tokens[at].kind, TokenKind::Word | TokenKind::Possessive) || self.token(at) == "-"
    }

    /// The first role in the apposition that starts at `start`, behind a name's comma.
    fn apposed(&self, start: usize, sentence: &Range<usize>) -> Option<usize> {
        let tokens = &self.text.tokens;
        for i in start..sentence.end.min(start + 9) {
            if !self.goes_on(i) {
                return None;
            }
            // “the minister's brother”
            let owner = tokens.get(i + 1).is_some_and(|t| t.kind == TokenKind::Possessive);
            if self.is(i).any(Is::PERSON) && !owner {
                // “In a letter to the Harbour Times, the minister said”: the minister is the sentence's subject.
                let small = |i: usize| i < sentence.end && !tokens[i].is_capitalised();
                let verb = Is::CUE.with(Is::BE).with(Is::AUXILIARY);
                // “the minister also said”
                let next = i + 1 + usize::from(small(i + 1) && self.is(i + 1).any(Is::ADVERB));
                let speaks = small(next) && self.is(next).any(verb);
                return (!speaks).then_some(i);
            }
            if self
                .is(i)
                .any(Is::AUXILIARY.with(Is::BE).with(Is::CUE).with(Is::PRONOUN).with(Is::SUBORDINATOR))
                && self.token(i) != "US"
                // “from Tarn to Abisko, and the woman below me”
                || i == start && self.is(i).any(Is::CONJUNCTION)
            {
                return None;
            }
        }
        None
    }
}
