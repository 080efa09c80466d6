//! Owns reading `data/words.tsv`: words with the parts of speech they can have and the classes detectors know them by.
//! What a tag or a class means is left to who asks: `words`, `word_classes`, `syntax::tags`.
//!
//! `march⇥⇥month⇥…` → “march”, no tags, `["month"]`

use super::rows;

/// A word of the table.
#[derive(Clone, Copy, Debug)]
pub struct WordRow {
    /// In small letters, but for names of one letter: “I”.
    pub word: &'static str,
    /// Names of parts of speech between blanks; empty where the tagger judges.
    pub tags: &'static str,
    /// Names of classes between blanks; may be empty.
    pub classes: &'static str,
}

/// Every word of the table; a row with several words gives several.
pub fn word_rows() -> impl Iterator<Item = WordRow> {
    rows(include_str!(concat!(env!("OUT_DIR"), "/words.tsv"))).flat_map(|row| {
        let cell = |number: usize| row.get(number).copied().unwrap_or_default();
        let (words, tags, classes) = (cell(0), cell(1), cell(2));
        words.split(' ').map(move |word| WordRow { word, tags, classes })
    })
}
