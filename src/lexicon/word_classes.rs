//! Owns the class that bounds a phrase, of closed-class and very frequent words (rows of `data/words.tsv`): what quantities
//! ask of a word where no sentence is read.
//!
//! “48 countries signed the deal” → *countries* is plural, *signed* a verb, *the* a determiner

use super::table::Phrases;
use super::word_rows;
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

impl WordClass {
    /// The class of this name in `data/words.tsv`. Of several in a row the first that is one counts: “may” is a month rather
    /// than an auxiliary.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "determiner" => Self::Determiner,
            "preposition" => Self::Preposition,
            "conjunction" | "subordinator" => Self::Conjunction,
            "he" | "she" | "they" | "it" | "other" => Self::Pronoun,
            "auxiliary" | "be" => Self::Auxiliary,
            "verb" => Self::Verb,
            "adverb" | "after-measure" => Self::Adverb,
            "plural" => Self::Plural,
            "singular" => Self::Singular,
            "month" | "short-month" => Self::Month,
            "weekday" | "short-weekday" => Self::Weekday,
            _ => return None,
        })
    }
}

/// The words, by token.
#[derive(Clone, Debug)]
pub struct WordClasses(Phrases<WordClass>);

impl WordClasses {
    /// Reads the table.
    pub fn new() -> Self {
        Self(Phrases::new(
            word_rows()
                .filter_map(|row| Some((row.word, row.classes.split(' ').find_map(WordClass::named)?))),
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
