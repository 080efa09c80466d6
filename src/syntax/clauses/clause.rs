//! Owns what a clause is. Where each starts and ends is the reader's to find.
//!
//! “because it rained” → subordinate, opened by “because”, its subject “it”, its verb “rained”

use std::ops::Range;

/// What a clause is to the one it is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClauseKind {
    /// It stands for itself.
    Main,
    /// What is said, known or asked: “(that) it rained”, “whether it rained”, “what it cost”.
    Complement,
    /// Says more of a noun: “which leaks”, “he had ordered”.
    Relative,
    /// Says when, why, if: “because it rained”.
    Subordinate,
    /// Breaks into another clause or hangs on behind it: “, he said,”, “, said Omar Haddad”.
    Inserted,
}

impl ClauseKind {
    /// The short name that `--explain` and tests use.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Main => "main",
            Self::Complement => "complement",
            Self::Relative => "relative",
            Self::Subordinate => "subordinate",
            Self::Inserted => "inserted",
        }
    }
}

/// A clause with a finite verb. Token indices are those of `Text::tokens`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// From its first token to its last, the clauses within it included; no comma or stop at its edges.
    pub tokens: Range<usize>,
    /// What it is to its parent.
    pub kind: ClauseKind,
    /// The word that opens it: “that”, “because”, “who”.
    pub opener: Option<usize>,
    /// Its subject, as an index into the sentence's noun phrases; none for “who left”, where the opener is it.
    pub subject: Option<usize>,
    /// Its verb group, as an index into the sentence's verb groups.
    pub verb: usize,
    /// The clause it is part of, or that it breaks into, as an index into the sentence's clauses.
    pub parent: Option<usize>,
    /// Of a complement, the verb group that takes it, finite or not: “said”, “stating”; as an index into the sentence's.
    pub governor: Option<usize>,
    /// The clause it goes on with “and” or “but”, as an index into the sentence's clauses.
    pub joined_to: Option<usize>,
}
