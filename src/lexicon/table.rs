//! Owns reading `data/*.tsv` and looking up phrases by token. What a row means is left to the lexicon that reads it.
//!
//! `as many as\tat_most` → “as many as 2.4 million”, at its first token: `(3 tokens, AtMost)`

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::text::token::tokenize;
use crate::text::{BlockId, Token};

/// The rows of a table: lines of tab-separated cells; `#` opens a comment line.
pub fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split('\t').map(str::trim).collect())
}

/// Words and phrases, each with what it means; looked up without case.
///
/// A look-up takes one hash probe where no phrase starts with the word.
#[derive(Clone, Debug)]
pub struct Phrases<T> {
    /// By the first token's fold: what follows, longest first.
    by_first: HashMap<u64, Vec<Entry<T>>, BuildHasherDefault<FoldHasher>>,
}

#[derive(Clone, Debug)]
struct Entry<T> {
    rest: Box<[u64]>,
    meaning: T,
}

impl<T> Phrases<T> {
    /// The table of these phrases. Of two that read the same, the first counts.
    pub fn new<'a>(phrases: impl IntoIterator<Item = (&'a str, T)>) -> Self {
        let mut by_first: HashMap<u64, Vec<Entry<T>>, _> = HashMap::default();
        let mut tokens = Vec::new();
        for (phrase, meaning) in phrases {
            tokens.clear();
            tokenize(BlockId(0), phrase, &mut tokens);
            let mut folds = tokens.iter().map(|t| t.fold);
            if let Some(first) = folds.next() {
                by_first.entry(first).or_default().push(Entry { rest: folds.collect(), meaning });
            }
        }
        for entries in by_first.values_mut() {
            entries.sort_by_key(|entry| std::cmp::Reverse(entry.rest.len()));
        }
        Self { by_first }
    }

    /// The longest phrase that starts at `tokens[0]`: how many tokens it takes, and what it means.
    pub fn starting(&self, tokens: &[Token]) -> Option<(usize, &T)> {
        let (first, rest) = tokens.split_first()?;
        self.by_first.get(&first.fold)?.iter().find_map(|entry| {
            let fits =
                rest.len() >= entry.rest.len() && entry.rest.iter().zip(rest).all(|(f, t)| *f == t.fold);
            fits.then_some((entry.rest.len() + 1, &entry.meaning))
        })
    }

    /// What the single word `token` means.
    pub fn word(&self, token: &Token) -> Option<&T> {
        self.by_first.get(&token.fold)?.iter().find(|entry| entry.rest.is_empty()).map(|entry| &entry.meaning)
    }
}

/// A fold is a hash already.
#[derive(Clone, Copy, Debug, Default)]
pub struct FoldHasher(u64);
impl Hasher for FoldHasher {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(byte);
        }
    }
    fn write_u64(&mut self, fold: u64) {
        self.0 = fold;
    }
}
