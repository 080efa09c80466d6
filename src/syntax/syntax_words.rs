//! Owns what single words do to the phrases and clauses around them, beside those that report: rows of
//! `data/syntax_words.tsv`.
//!
//! “They know that …” → takes a clause · “They let the crew rest” → takes a bare verb

use std::sync::OnceLock;

use super::line::Line;
use crate::lexicon::table::Sets;

/// What a word does. The table's heading tells each with a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u64)]
pub enum Does {
    /// A verb that takes a clause and reports nothing: “know”.
    TakesClause,
    /// A noun that a clause says the content of: “fact”.
    HasContent,
    /// A verb that tells somebody something: “told Ana (that) it rained”.
    TakesAddressee,
    /// A verb with another's act behind it: “let the crew rest”.
    TakesBareVerb,
    /// A noun that “when” says more of: “the day when it rained”.
    IsTime,
    /// A noun that stands behind a phrase as an adverb does: “left today”.
    IsAdverb,
    /// Stands before “of” for how many of something: “most of the crew”.
    IsPart,
}

impl Does {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "takes_clause" => Self::TakesClause,
            "has_content" => Self::HasContent,
            "takes_addressee" => Self::TakesAddressee,
            "takes_bare_verb" => Self::TakesBareVerb,
            "is_time" => Self::IsTime,
            "is_adverb" => Self::IsAdverb,
            "is_part" => Self::IsPart,
            _ => return None,
        })
    }
}

/// Whether the word at `at` does this.
pub fn does(line: &Line<'_>, at: usize, what: Does) -> bool {
    static WORDS: OnceLock<Sets> = OnceLock::new();
    let words = WORDS.get_or_init(|| {
        let table = include_str!(concat!(env!("OUT_DIR"), "/syntax_words.tsv"));
        Sets::read(table, &|name| Some(1 << Does::named(name)? as u64))
    });
    line.token(at).is_some_and(|token| words.of(token) & (1_u64 << what as u64) != 0)
}
