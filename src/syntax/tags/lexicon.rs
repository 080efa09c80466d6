//! Owns the words whose tags are known beforehand: rows of `data/words.tsv`. A word that has none there is
//! the tagger's to judge.
//!
//! “don't” → always `do`; “her” → `poss` or `pron`

use super::tag::{Tag, TagSet};
use crate::lexicon::{Phrases, word_rows};
use crate::text::Token;

/// The rows, by word.
#[derive(Clone, Debug)]
pub struct Lexicon(Phrases<TagSet>);

impl Lexicon {
    /// Reads the table.
    pub fn new() -> Self {
        Self(Phrases::new(word_rows().filter(|row| !row.tags.is_empty()).map(|row| {
            let tags = row.tags.split(' ').filter_map(Tag::named);
            (row.word, TagSet::of(tags))
        })))
    }

    /// The tags that the word `token` can have, where a row says so.
    pub fn tags(&self, token: &Token) -> Option<TagSet> {
        self.0.word(token).copied()
    }
}
