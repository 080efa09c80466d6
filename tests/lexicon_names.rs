//! The rows of `data/name_words.tsv`: each has a sort and stands in its example.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test stops at what it does not expect

mod common;

use factlight::lexicon::{NameWords, Sort, rows};
use factlight::text::{Text, fold};

const NAME_WORDS: &str = include_str!("../data/name_words.tsv");

#[test]
fn every_word_has_a_sort_and_stands_in_its_example() {
    let words = NameWords::shared();
    for cells in rows(NAME_WORDS) {
        let sort = Sort::named(cells[1]).unwrap_or_else(|| panic!("{}: no sort “{}”", cells[0], cells[1]));
        let document = common::document(cells[2]);
        let text = Text::new(&document);
        let token = text.tokens.iter().find(|token| token.fold == fold(cells[0]));
        let token = token.unwrap_or_else(|| panic!("{} is not in its example “{}”", cells[0], cells[2]));
        assert!(words.of(token).any(sort.0), "{}: {}", cells[0], cells[1]);
    }
}

#[test]
fn no_row_stands_twice() {
    let mut seen = std::collections::HashSet::new();
    for cells in rows(NAME_WORDS) {
        assert!(seen.insert((fold(cells[0]), cells[1])), "{} {}", cells[0], cells[1]);
    }
}
