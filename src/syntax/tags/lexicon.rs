//! Owns the words whose tags are known beforehand: rows of `data/tag_lexicon.tsv`. A word that is not there is the
//! tagger's to judge.
//!
//! “don't” → always `do`; “her” → `poss` or `pron`

use super::tag::{Tag, TagSet};
use crate::lexicon::{Phrases, rows};
use crate::text::Token;

/// The rows, by word.
#[derive(Clone, Debug)]
pub struct Lexicon(Phrases<TagSet>);

impl Lexicon {
    /// Reads the table.
    pub fn new() -> Self {
        let table = rows(include_str!(concat!(env!("OUT_DIR"), "/tag_lexicon.tsv")));
        Self(Phrases::new(table.filter_map(|row| {
            let tags = row.get(1)?.split(' ').filter_map(Tag::named);
            Some((*row.first()?, TagSet::of(tags)))
        })))
    }

    /// The tags that the word `token` can have, where a row says so.
    pub fn tags(&self, token: &Token) -> Option<TagSet> {
        self.0.word(token).copied()
    }
}
