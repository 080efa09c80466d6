//! Owns closed-class and very frequent words (`data/word_classes.tsv`): enough syntax to see where a noun phrase ends.
//!
//! “48 countries signed the deal” → *countries* is plural, *signed* a verb, *the* a determiner

use super::table::{Phrases, rows};
use crate::text::Token;

/// What kind of word a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // the names say it
pub enum WordClass {
    Determiner,
    Preposition,
    Conjunction,
    Pronoun,
    Auxiliary,
    Verb,
    Adverb,
    /// A plural without -s: “people”.
    Plural,
    /// Ends in -s without being a plural: “virus”.
    Singular,
    Month,
    Weekday,
}

/// The words, by token.
#[derive(Clone, Debug)]
pub struct WordClasses(Phrases<WordClass>);

impl WordClasses {
    /// Reads the table.
    pub fn new() -> Self {
        Self(Phrases::new(
            rows(include_str!(concat!(env!("OUT_DIR"), "/word_classes.tsv")))
                .filter_map(|row| Some((row[0], class(row.get(1)?)))),
        ))
    }

    /// The class of `token`; none for open-class words the table does not list.
    pub fn class(&self, token: &Token) -> Option<WordClass> {
        self.0.word(token).copied()
    }
}

impl Default for WordClasses {
    fn default() -> Self {
        Self::new()
    }
}

fn class(name: &str) -> WordClass {
    match name {
        "det" => WordClass::Determiner,
        "prep" => WordClass::Preposition,
        "conj" => WordClass::Conjunction,
        "pron" => WordClass::Pronoun,
        "aux" => WordClass::Auxiliary,
        "verb" => WordClass::Verb,
        "adv" => WordClass::Adverb,
        "plural" => WordClass::Plural,
        "singular" => WordClass::Singular,
        "month" => WordClass::Month,
        _ => WordClass::Weekday,
    }
}
