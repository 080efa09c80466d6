//! Owns reading `data/*.tsv` and looking up phrases by token. What a row means is left to the lexicon that reads it.
//!
//! `as many as\tat_most` → “as many as 2.4 million”, at its first token: `(3 tokens, AtMost)`

use crate::by_fold::ByFold;
use crate::text::tokenize::tokenize;
use crate::text::{BlockId, Token, fold};

/// The rows of a table: lines of tab-separated cells; `#` opens a comment line.
pub fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split('\t').map(str::trim).collect())
}

/// Words and phrases, each with what it means; looked up without case.
#[derive(Clone, Debug)]
pub struct Phrases<T> {
    places: Places,
    meanings: Vec<T>,
}

impl<T> Phrases<T> {
    /// The table of these phrases. Of two that read the same, the first counts.
    pub fn new<'a>(phrases: impl IntoIterator<Item = (&'a str, T)>) -> Self {
        let mut table = Self { places: Places::default(), meanings: Vec::new() };
        for (phrase, meaning) in phrases {
            table.places.push(phrase, table.meanings.len());
            table.meanings.push(meaning);
        }
        table
    }

    /// Whether a phrase starts with `token`.
    pub fn may_start(&self, token: &Token) -> bool {
        self.places.by_first.get(token.fold).is_some()
    }

    /// The longest phrase that starts at `tokens[0]`: how many tokens it takes, and what it means.
    pub fn starting(&self, tokens: &[Token]) -> Option<(usize, &T)> {
        let (length, place) = self.places.starting(tokens)?;
        Some((length, self.meanings.get(place)?))
    }

    /// What the single word `token` means.
    pub fn word(&self, token: &Token) -> Option<&T> {
        self.meanings.get(self.places.word(token)?)
    }
}

/// Words and phrases, each with its place in the table: the part of [`Phrases`] that is compiled once for all tables.
#[derive(Clone, Debug, Default)]
struct Places {
    /// By the first token's fold: what follows, longest first.
    by_first: ByFold<Vec<Entry>>,
}

#[derive(Clone, Debug)]
struct Entry {
    rest: Box<[u64]>,
    place: usize,
}

impl Places {
    fn push(&mut self, phrase: &str, place: usize) {
        let mut tokens = Vec::new();
        tokenize(BlockId(0), phrase, &mut tokens);
        let Some((first, rest)) = tokens.split_first() else { return };
        let rest: Box<[u64]> = rest.iter().map(|token| token.fold).collect();
        let entries = self.by_first.or_default(first.fold);
        let at = entries.iter().position(|entry| entry.rest.len() < rest.len()).unwrap_or(entries.len());
        entries.insert(at, Entry { rest, place });
    }

    fn starting(&self, tokens: &[Token]) -> Option<(usize, usize)> {
        let (first, rest) = tokens.split_first()?;
        self.by_first.get(first.fold)?.iter().find_map(|entry| {
            let fits =
                rest.len() >= entry.rest.len() && entry.rest.iter().zip(rest).all(|(f, t)| *f == t.fold);
            fits.then_some((entry.rest.len() + 1, entry.place))
        })
    }

    fn word(&self, token: &Token) -> Option<usize> {
        // The longest stand first.
        self.by_first.get(token.fold)?.iter().find(|entry| entry.rest.is_empty()).map(|entry| entry.place)
    }
}

/// Single words, each with a set of bits: all that the rows of a table say of it. Compiled once for all such tables.
#[derive(Clone, Debug, Default)]
pub struct Sets(ByFold<u64>);

impl Sets {
    /// Reads a table of `word`, `sort` and more; `named` gives a sort's bits. A row with a sort that it does not know says
    /// nothing.
    pub fn read(table: &'static str, named: &dyn Fn(&str) -> Option<u64>) -> Self {
        let mut sets = Self::default();
        for cells in rows(table) {
            if let [word, sort, ..] = cells[..]
                && let Some(bits) = named(sort)
            {
                *sets.0.or_default(fold(word)) |= bits;
            }
        }
        sets
    }

    /// What the table says of `token`.
    pub fn of(&self, token: &Token) -> u64 {
        self.of_fold(token.fold)
    }

    /// What the table says of the word with this fold.
    pub fn of_fold(&self, fold: u64) -> u64 {
        self.0.get(fold).copied().unwrap_or_default()
    }
}
