//! Owns what WordNet says a word can be, and how often it is which: the count of a sense is how often it was found in
//! text that people had tagged. How a form is looked up is the library's.
//!
//! `report%1:10:01:: … 75` and `report%2:32:00:: … 41` → “report” is a noun, at times a verb

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use factlight::syntax::tags::vocabulary::{Kind, hashed};
use factlight::text::token::fold;

/// Per word of small letters, how often it is a noun, verb, adjective, adverb; 0 never.
pub type Counts = BTreeMap<String, [u32; 4]>;

/// The counts in `index.sense` of the WordNet folder.
///
/// # Errors
/// When the file cannot be read; the message names it.
pub fn read(folder: &Path) -> Result<Counts> {
    let path = folder.join("dict/index.sense");
    let file = std::fs::read_to_string(&path)
        .with_context(|| format!("reading {}: data/README.md says how to fetch it", path.display()))?;
    Ok(counts(&file))
}

fn counts(file: &str) -> Counts {
    let mut counts = Counts::new();
    for line in file.lines() {
        let mut cells = line.split(' ');
        let Some((word, sense)) = cells.next().and_then(|key| key.split_once('%')) else { continue };
        let found: u32 = cells.nth(2).and_then(|count| count.parse().ok()).unwrap_or_default();
        let part = match sense.as_bytes().first() {
            Some(b'1') => 0,
            Some(b'2') => 1,
            Some(b'3' | b'5') => 2,
            _ => 3,
        };
        if word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            // A sense that was never found still counts: the word can be that.
            counts.entry(word.to_owned()).or_default()[part] += 1 + 4 * found;
        }
    }
    counts
}

/// The kind of each word that is worth its bytes, by hashed word: frequent ones, verbs before others.
pub fn kinds(counts: &Counts) -> BTreeMap<u32, u8> {
    // A word found once in the tagged text counts 5. Rare nouns are what an unknown word is taken for anyway.
    const NOUN: u32 = 12;
    const VERB: u32 = 5;
    const OTHER: u32 = 9;
    let mut kinds = BTreeMap::new();
    for (word, count) in counts {
        let total: u32 = count.iter().sum();
        let is_verb = count[1] > 0 && total >= VERB;
        let is_other = count[2] + count[3] > 0 && total >= OTHER;
        if total >= NOUN || is_verb || is_other {
            kinds.insert(hashed(fold(word)), kind(count).0);
        }
    }
    kinds
}

fn kind(count: &[u32; 4]) -> Kind {
    let mut parts = [0u8, 1, 2, 3];
    parts.sort_by_key(|part| std::cmp::Reverse(count[usize::from(*part)]));
    let [first, second, ..] = parts;
    // One in fifty is no second use.
    let is_second = count[usize::from(second)] * 50 > count[usize::from(first)];
    Kind::new(first, if is_second { second } else { first })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_what_it_was_found_as_most_often() {
        let counts = counts(
            "report%1:10:01:: 07218470 1 75\nreport%2:32:00:: 00965035 1 41\nreport%1:10:02:: 1 2 0\n\
             new_york%1:15:00:: 1 1 9\n",
        );
        assert_eq!(counts.len(), 1);
        assert_eq!(counts["report"], [302, 165, 0, 0]);
        assert_eq!(kind(&counts["report"]), Kind::new(0, 1));
        assert_eq!(kind(&[0, 9, 0, 0]), Kind::new(1, 1));
    }
}
