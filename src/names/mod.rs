//! Knows who and what a document names, and what each name is: its cast. Who speaks is left to `attribute`, which place a
//! name stands for to `detect::place`.
//!
//! “Defense Secretary Ash Carter landed in Lyon. Carter said …” → the person Ash Carter, named twice, role “secretary”; the
//! place Lyon, named once
//!
//! `scan` finds runs of capitals, `runs` cuts them into names, with `bodies` and `titles`, `around` and `evidence` read what
//! stands beside them, `kinds` decides by those `signs` what is named, and `cast` holds it and finds it again.

mod around;
mod bodies;
mod cast;
mod countries;
mod evidence;
mod kinds;
mod runs;
mod scan;
mod signs;
mod titles;

pub use cast::{Cast, Member, Number, Sighting};
pub use countries::Countries;
pub use kinds::Kind;
pub use signs::Signs;

use crate::lexicon::{Gazetteer, Is, NameWords, PlaceWords, Sort, Words};
use crate::text::{Text, TokenKind};

/// What the reading of names looks at.
#[derive(Clone, Copy)]
struct View<'a> {
    text: &'a Text<'a>,
    gazetteer: &'a Gazetteer,
    words: &'static Words,
    names: &'static NameWords,
    places: &'static PlaceWords,
}

impl View<'_> {
    /// What the word at `at` is in a sentence.
    #[inline(never)]
    fn is(&self, at: usize) -> Is {
        self.words.of(&self.text.tokens[at])
    }

    /// What the word at `at` is beside names.
    #[inline(never)]
    fn sort(&self, at: usize) -> Sort {
        self.names.of(&self.text.tokens[at])
    }

    /// The text of the token at `at`.
    #[inline(never)]
    fn token(&self, at: usize) -> &str {
        self.text.of(&self.text.tokens[at])
    }

    /// Whether the token is a word in small letters of one of these sorts.
    #[inline(never)]
    fn small(&self, at: usize, sorts: u32) -> bool {
        let token = &self.text.tokens[at];
        token.kind == TokenKind::Word && !token.is_capitalised() && self.names.of(token).any(sorts)
    }
}
