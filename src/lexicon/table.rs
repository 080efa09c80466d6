//! Owns reading `data/*.tsv` and looking up phrases by token. What a row means is left to the lexicon that reads it.
//!
//! `as many as\tat_most` → “as many as 2.4 million”, at its first token: `(3 tokens, AtMost)`

use std::ops::Deref;

use crate::by_fold::ByFold;
use crate::text::tokenize::tokenize;
use crate::text::{BlockId, Token, fold};

/// The cells of a row, as a slice of them. A list on the heap for each would take a third of the time that all tables take.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    cells: [&'static str; MOST_CELLS],
    count: usize,
}

/// No table has more columns.
const MOST_CELLS: usize = 8;

impl Deref for Row {
    type Target = [&'static str];

    fn deref(&self) -> &Self::Target {
        &self.cells[..self.count]
    }
}

/// The rows of a table: lines of tab-separated cells; `#` opens a comment line.
pub fn rows(table: &'static str) -> impl Iterator<Item = Row> {
    let mut rest = table;
    std::iter::from_fn(move || {
        while !rest.is_empty() {
            if rest.starts_with('#') {
                rest = rest.split_once('\n').map_or("", |(_, behind)| behind);
                continue;
            }
            let (row, length) = row(rest);
            rest = rest.get(length..).unwrap_or_default();
            if row.iter().any(|cell| !cell.is_empty()) {
                return Some(row);
            }
        }
        None
    })
}

/// The first line of `table`, and how many bytes it takes. Each byte is looked at once: a call for each cell and each line, as
/// the standard library's `split` and `lines` make it, takes several times as long as what is done with the cells.
fn row(table: &'static str) -> (Row, usize) {
    let mut row = Row { cells: [""; MOST_CELLS], count: 0 };
    let mut add = |start: usize, end: usize| {
        debug_assert!(row.count < MOST_CELLS, "a row of more than {MOST_CELLS} cells");
        if let Some((next, cell)) = row.cells.get_mut(row.count).zip(table.get(start..end)) {
            *next = cell.trim_ascii();
            row.count += 1;
        }
    };
    let mut start = 0;
    for (at, byte) in table.bytes().enumerate() {
        if byte == b'\t' || byte == b'\n' {
            add(start, at);
            start = at + 1;
            if byte == b'\n' {
                return (row, start);
            }
        }
    }
    add(start, table.len());
    (row, table.len())
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
        let mut folds = Vec::new();
        for (phrase, meaning) in phrases {
            folds_of(phrase, &mut folds);
            table.places.push(&folds, table.meanings.len());
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

/// The folds of a phrase's tokens, in `folds`, which is there to be used again.
fn folds_of(phrase: &str, folds: &mut Vec<u64>) {
    folds.clear();
    if phrase.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b' ') {
        // Nearly all phrases: words of plain letters, as the tokenizer cuts them.
        folds.extend(phrase.split(' ').filter(|word| !word.is_empty()).map(fold));
    } else {
        let mut tokens = Vec::new();
        tokenize(BlockId(0), phrase, &mut tokens);
        folds.extend(tokens.iter().map(|token| token.fold));
    }
}

/// Words and phrases, each with its place in the table: the part of [`Phrases`] that is compiled once for all tables.
#[derive(Clone, Debug, Default)]
struct Places {
    /// By the first token's fold: the first of its entries.
    by_first: ByFold<u32>,
    entries: Vec<Entry>,
    /// What follows the first tokens.
    folds: Vec<u64>,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    /// Where the folds of what follows begin and end.
    rest: (u32, u32),
    place: u32,
    /// The next entry with this first token, whose rest is as long or shorter; its own number for none.
    next: u32,
}

impl Places {
    fn push(&mut self, phrase: &[u64], place: usize) {
        let Some((first, rest)) = phrase.split_first() else { return };
        let (number, start) = (self.entries.len() as u32, self.folds.len());
        self.folds.extend(rest);
        let rest = (start as u32, self.folds.len() as u32);
        let head = self.by_first.or_insert_with(*first, || number);
        let is_shorter = |entry: &Entry| entry.rest.1 - entry.rest.0 < rest.1 - rest.0;
        let mut next = *head;
        // Behind all that are as long.
        let mut before = None;
        while let Some(entry) = self.entries.get(next as usize).filter(|entry| !is_shorter(entry)) {
            before = Some(next);
            if entry.next == next {
                next = number;
                break;
            }
            next = entry.next;
        }
        self.entries.push(Entry { rest, place: place as u32, next });
        match before {
            Some(before) => self.entries[before as usize].next = number,
            None => *head = number,
        }
    }

    /// The entries with this first token, the longest first.
    fn of(&self, first: &Token) -> impl Iterator<Item = &Entry> {
        let mut next = self.by_first.get(first.fold).copied();
        std::iter::from_fn(move || {
            let number = next?;
            let entry = self.entries.get(number as usize)?;
            next = Some(entry.next).filter(|next| *next != number);
            Some(entry)
        })
    }

    fn rest(&self, entry: &Entry) -> &[u64] {
        &self.folds[entry.rest.0 as usize..entry.rest.1 as usize]
    }

    fn starting(&self, tokens: &[Token]) -> Option<(usize, usize)> {
        let (first, behind) = tokens.split_first()?;
        self.of(first).find_map(|entry| {
            let rest = self.rest(entry);
            let fits = behind.len() >= rest.len() && rest.iter().zip(behind).all(|(f, t)| *f == t.fold);
            fits.then_some((rest.len() + 1, entry.place as usize))
        })
    }

    fn word(&self, token: &Token) -> Option<usize> {
        self.of(token).find(|entry| entry.rest.0 == entry.rest.1).map(|entry| entry.place as usize)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_cut_as_lines_and_cells() {
        const TABLE: &str = "# a\tb\nas many as\tat most\t\n\n about \tnearly\r\nlast";
        let found: Vec<Vec<&str>> = rows(TABLE).map(|row| row.to_vec()).collect();
        assert_eq!(found, [vec!["as many as", "at most", ""], vec!["about", "nearly"], vec!["last"]]);
    }

    #[test]
    fn the_longest_phrase_counts_and_of_two_that_read_the_same_the_first() {
        let table =
            Phrases::new([("up", 1), ("up to a", 2), ("Up", 3), ("up to", 4), ("up to", 5), ("don't", 6)]);
        let found = |text: &str| {
            let mut tokens = Vec::new();
            tokenize(BlockId(0), text, &mut tokens);
            table.starting(&tokens).map(|(length, meaning)| (length, *meaning))
        };
        assert_eq!(found("up to a point"), Some((3, 2)));
        assert_eq!(found("UP TO 5"), Some((2, 4)));
        assert_eq!(found("up there"), Some((1, 1)));
        assert_eq!(found("don’t"), Some((1, 6)));
        assert_eq!(found("to a point"), None);
    }

    #[test]
    fn words_of_plain_letters_have_the_folds_of_their_tokens() {
        let mut folds = Vec::new();
        for phrase in ["as many as", "can", " two  words ", "cannot", "gonna", "a"] {
            folds_of(phrase, &mut folds);
            let mut tokens = Vec::new();
            tokenize(BlockId(0), phrase, &mut tokens);
            assert!(folds.iter().copied().eq(tokens.iter().map(|token| token.fold)), "{phrase}");
        }
    }
}
