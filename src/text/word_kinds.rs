//! Owns tables that give each word one kind: `data/line_ends.tsv`, `data/apparatus.tsv`.
//!
//! “of ⇥ small” with the kinds [“small”, “name”] → 0 for the fold of “of”

use super::token::fold;
use crate::by_fold::ByFold;

/// Kinds by word.
#[derive(Clone, Debug)]
pub(super) struct WordKinds(ByFold<usize>);

impl WordKinds {
    /// Of rows with a word and a kind each, which is one of `kinds`.
    #[inline(never)]
    pub(super) fn new(rows: &str, kinds: &[&str]) -> Self {
        let mut words = ByFold::default();
        for row in rows.split('\n') {
            let mut cells = row.split('\t');
            if let (Some(word), Some(kind)) = (cells.next(), cells.next())
                && let Some(number) = kinds.iter().position(|known| *known == kind)
            {
                words.add(fold(word), number);
            }
        }
        Self(words)
    }

    /// The place among the kinds of the one that the word with this fold has.
    pub(super) fn of(&self, word: u64) -> Option<usize> {
        self.0.get(word).copied()
    }
}
