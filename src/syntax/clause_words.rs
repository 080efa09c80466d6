//! Owns the words that decide what a “that” behind them is, beside those that report: rows of `data/clause_words.tsv`.
//!
//! “They know that …” → takes a clause · “the fact that …” → has content

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::OnceLock;

use super::line::Line;
use crate::lexicon::rows;
use crate::lexicon::table::FoldHasher;
use crate::text::fold;

/// What a row says of its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClauseWord {
    /// A verb that takes a clause and reports nothing: “know”.
    TakesClause,
    /// A noun that a clause says the content of: “fact”.
    HasContent,
}

/// The row for the token at `at`.
pub fn clause_word(line: &Line<'_>, at: usize) -> Option<ClauseWord> {
    static WORDS: OnceLock<HashMap<u64, ClauseWord, BuildHasherDefault<FoldHasher>>> = OnceLock::new();
    let words = WORDS.get_or_init(|| {
        let table = rows(include_str!(concat!(env!("OUT_DIR"), "/clause_words.tsv")));
        let row = |row: Vec<&'static str>| {
            let role = match *row.get(1)? {
                "takes_clause" => ClauseWord::TakesClause,
                _ => ClauseWord::HasContent,
            };
            Some((fold(row.first()?), role))
        };
        table.filter_map(row).collect()
    });
    words.get(&line.token(at)?.fold).copied()
}
