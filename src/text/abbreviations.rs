//! Owns the words whose point may end no sentence, and those that open one: rows of `data/abbreviations.tsv`. Where a
//! sentence ends is left to `sentence`.
//!
//! “Mr” → never · “Inc” → before an opener · “The” → opens

use crate::by_fold::ByFold;
use std::sync::OnceLock;

use super::token::{Case, Token, fold};

/// What a row says of its word.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Hint {
    /// “Mr.”: its point never ends a sentence.
    Never,
    /// “Inc.”: its point ends a sentence only before an opener.
    Opener,
    /// “Ont.”: an opener, whose point also ends a sentence behind a town: “in Fallwick, Ont. Marchbank Power said …”. Where
    /// the sentence goes on, newspapers write another comma.
    Region,
    /// “The”, “He”: a capitalised word that opens sentences.
    Opens,
}

/// The row for `word`; a row with a capital does not speak of a word without: “Ill. voters”, but “fell ill. Nina”.
pub(super) fn hint(word: &Token) -> Option<Hint> {
    static HINTS: OnceLock<ByFold<(Hint, bool)>> = OnceLock::new();
    let hints = HINTS.get_or_init(|| {
        let mut hints = ByFold::default();
        for line in include_str!(concat!(env!("OUT_DIR"), "/abbreviations.tsv"))
            .lines()
            .filter(|l| !l.starts_with('#'))
        {
            let mut cells = line.split('\t');
            if let (Some(word), Some(hint)) = (cells.next(), cells.next()) {
                let hint = match hint {
                    "never" => Hint::Never,
                    "opener" => Hint::Opener,
                    "region" => Hint::Region,
                    _ => Hint::Opens,
                };
                hints.add(fold(word), (hint, word.starts_with(char::is_uppercase)));
            }
        }
        hints
    });
    hints.get(word.fold).filter(|(_, capital)| !capital || word.case != Case::Lower).map(|(hint, _)| *hint)
}
