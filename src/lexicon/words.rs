//! What a word can be for whoever looks for speakers: one look-up over the tables of cues, grammar, titles, roles and
//! given names.
//!
//! “minister” → a title and a person's role; “said” → a cue, past

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::OnceLock;

use super::table::FoldHasher;
use super::{cues, given_names, grammar, roles, titles};
use crate::lexicon::Phrases;
use crate::text::token::fold;
use crate::text::{Token, TokenKind};

/// A set of things a word can be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Is(pub u32);

#[allow(missing_docs)] // the names say it; the tables explain them
impl Is {
    pub const NOTHING: Self = Self(0);
    pub const DETERMINER: Self = Self(1);
    pub const PREPOSITION: Self = Self(1 << 1);
    pub const HE: Self = Self(1 << 2);
    pub const SHE: Self = Self(1 << 3);
    pub const THEY: Self = Self(1 << 4);
    pub const IT: Self = Self(1 << 5);
    pub const OTHER_PRONOUN: Self = Self(1 << 6);
    pub const AUXILIARY: Self = Self(1 << 7);
    pub const BE: Self = Self(1 << 8);
    pub const NEGATION: Self = Self(1 << 9);
    pub const CONJUNCTION: Self = Self(1 << 10);
    pub const SUBORDINATOR: Self = Self(1 << 11);
    pub const ADVERB: Self = Self(1 << 12);
    pub const ADDRESSEE: Self = Self(1 << 13);
    pub const DAY: Self = Self(1 << 14);
    pub const TITLE: Self = Self(1 << 15);
    pub const MALE: Self = Self(1 << 16);
    pub const FEMALE: Self = Self(1 << 17);
    pub const PERSON: Self = Self(1 << 18);
    pub const GROUP: Self = Self(1 << 19);
    pub const BODY: Self = Self(1 << 20);
    pub const PAPER: Self = Self(1 << 21);
    pub const GIVEN_NAME: Self = Self(1 << 22);
    pub const CUE: Self = Self(1 << 23);
    pub const REPORT: Self = Self(1 << 24);
    pub const WORK: Self = Self(1 << 25);
    pub const OFFICE: Self = Self(1 << 26);
    pub const NOT_HELD: Self = Self(1 << 27);
    pub const JUDGED: Self = Self(1 << 28);
    pub const DEGREE: Self = Self(1 << 29);
    pub const GENERIC: Self = Self(1 << 30);
    /// A given name or role of a man.
    pub const PRONOUN: Self = Self(0b111_1100);
    /// A noun for whoever can speak.
    pub const ROLE: Self = Self(0b1111 << 18);

    /// Whether the two sets share anything.
    pub const fn any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }

    /// Both sets.
    #[must_use]
    pub const fn with(self, more: Self) -> Self {
        Self(self.0 | more.0)
    }
}

/// All words the tables know.
#[derive(Clone, Debug)]
pub struct Words {
    sets: HashMap<u64, Is, BuildHasherDefault<FoldHasher>>,
    cues: Phrases<cues::Cue>,
}

impl Words {
    /// The tables, read once.
    pub fn shared() -> &'static Self {
        static WORDS: OnceLock<Words> = OnceLock::new();
        WORDS.get_or_init(Self::read)
    }

    fn read() -> Self {
        let mut sets: HashMap<u64, Is, BuildHasherDefault<FoldHasher>> = HashMap::default();
        let mut add = |word: &str, is: Is| {
            let set = sets.entry(fold(word)).or_default();
            *set = set.with(is);
        };
        grammar::words().for_each(|(word, is)| add(word, is));
        titles::words().for_each(|(word, is)| add(word, is));
        roles::words().for_each(|(word, is)| add(word, is));
        given_names::words().for_each(|(word, is)| add(word, is));
        cues::nouns().for_each(|word| add(word, Is::REPORT));
        let mut phrases = Vec::new();
        for (phrase, cue) in cues::forms() {
            add(phrase.split(' ').next().unwrap_or_default(), Is::CUE);
            phrases.push((phrase, cue));
        }
        let cues = Phrases::new(phrases.iter().map(|(phrase, cue)| (phrase.as_str(), *cue)));
        Self { sets, cues }
    }

    /// What `token` can be.
    pub fn of(&self, token: &Token) -> Is {
        if token.kind == TokenKind::Word {
            self.sets.get(&token.fold).copied().unwrap_or_default()
        } else {
            Is::NOTHING
        }
    }

    /// The reporting word or phrase that starts at `tokens[0]`, and how many tokens it takes.
    pub fn cue(&self, tokens: &[Token]) -> Option<(usize, cues::Cue)> {
        self.cues.starting(tokens).map(|(count, cue)| (count, *cue))
    }
}
