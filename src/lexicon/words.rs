//! What a word can be for whoever looks for speakers: one look-up over the tables of words, cues, titles, roles and
//! given names.
//!
//! “minister” → a title and a person's role; “said” → a cue, past

use std::sync::OnceLock;

use super::{Is, Phrases, cues, given_names, roles, titles, word_rows};
use crate::by_fold::ByFold;
use crate::text::token::fold;
use crate::text::{Token, TokenKind};

/// All words the tables know.
#[derive(Clone, Debug)]
pub struct Words {
    sets: ByFold<Is>,
    cues: Phrases<cues::Cue>,
}

impl Words {
    /// The tables, read once.
    pub fn shared() -> &'static Self {
        static WORDS: OnceLock<Words> = OnceLock::new();
        WORDS.get_or_init(Self::read)
    }

    fn read() -> Self {
        let mut sets: ByFold<Is> = ByFold::default();
        let mut add = |word: &str, is: Is| {
            let set = sets.or_default(fold(word));
            *set = set.with(is);
        };
        for row in word_rows() {
            row.classes.split(' ').for_each(|class| add(row.word, Is::class(class)));
        }
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
            self.sets.get(token.fold).copied().unwrap_or_default()
        } else {
            Is::NOTHING
        }
    }

    /// The reporting word or phrase that starts at `tokens[0]`, and how many tokens it takes.
    pub fn cue(&self, tokens: &[Token]) -> Option<(usize, cues::Cue)> {
        self.cues.starting(tokens).map(|(count, cue)| (count, *cue))
    }
}
