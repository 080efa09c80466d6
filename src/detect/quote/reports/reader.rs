//! Owns what all who read a unit share: its pieces by index, and the frame that they find.

use std::ops::Range;

use crate::lexicon::cues::Cue;
use crate::lexicon::{Is, QuoteWords, Words};
use crate::names::Cast;
use crate::syntax::Syntax;
use crate::text::{Text, TokenKind};

use super::piece::Piece;

/// How many pieces a speaker's words may take.
pub const LONGEST_SPEAKER: usize = 40;

/// A frame, in indices of pieces.
#[derive(Clone, Debug)]
pub struct Found {
    /// The cue.
    pub cue: Range<usize>,
    /// How it reports.
    pub word: Cue,
    /// Who speaks.
    pub speaker: Option<Range<usize>>,
    /// Whether the speaker was taken from an earlier frame or the unit's subject.
    pub borrowed: bool,
    /// Speaker, cue and what stands between.
    pub whole: Range<usize>,
    /// Whether the speaker stands behind the cue.
    pub inverted: bool,
    /// “according to X”.
    pub according: bool,
    /// “did not say”.
    pub negated: bool,
    /// “his claim”.
    pub noun: bool,
}

impl Found {
    /// A frame of a cue and nothing else.
    pub(super) fn bare(cue: Range<usize>) -> Self {
        Self {
            whole: cue.clone(),
            cue,
            word: Cue::default(),
            speaker: None,
            borrowed: false,
            inverted: false,
            according: false,
            negated: false,
            noun: false,
        }
    }
}

/// Reads one unit.
pub struct Reader<'a> {
    /// The document.
    pub text: &'a Text<'a>,
    /// The vocabulary.
    pub words: &'a Words,
    /// The paragraph's pieces.
    pub pieces: &'a [Piece],
    /// The unit.
    pub unit: Range<usize>,
    /// Parts of speech, phrases and clauses of each sentence.
    pub syntax: &'a Syntax<'a>,
    /// Who is named.
    pub cast: &'a Cast,
}

impl Reader<'_> {
    /// The piece with index `at`, if it lies in the unit.
    pub fn piece(&self, at: usize) -> Option<&Piece> {
        if self.unit.contains(&at) { self.pieces.get(at) } else { None }
    }

    /// What the piece with index `at` can be.
    pub fn is(&self, at: usize, of: Is) -> bool {
        self.piece(at).is_some_and(|p| p.is.any(of))
    }

    /// Whether the piece is one of these signs.
    pub fn sign(&self, at: usize, signs: &[char]) -> bool {
        self.piece(at).is_some_and(|p| p.is_sign(signs))
    }

    /// Whether the piece is a quote.
    pub fn quote(&self, at: usize) -> bool {
        self.piece(at).is_some_and(|p| p.pair.is_some())
    }

    /// The text of the piece, when it is one token.
    pub fn word(&self, at: usize) -> &str {
        self.piece(at).filter(|p| p.pair.is_none()).map_or("", |p| self.text.of(&self.text.tokens[p.token]))
    }

    /// Whether the piece is a word of one of these sorts beside a quote.
    pub fn sorts(&self, at: usize, sorts: u32) -> bool {
        self.piece(at)
            .is_some_and(|p| p.word && QuoteWords::shared().of(&self.text.tokens[p.token]).any(sorts))
    }

    /// Whether the piece is this word, in any case.
    pub fn reads(&self, at: usize, word: &str) -> bool {
        let token = self.piece(at).filter(|p| p.pair.is_none()).map(|p| &self.text.tokens[p.token]);
        token.is_some_and(|token| self.text.reads(token, word))
    }

    /// Whether a quote ends so that somebody must be said to have said it: with a comma, a question or an exclamation.
    pub(super) fn ends_open(&self, at: usize) -> bool {
        self.ends_with(at, &[",", "?", "!"])
    }

    /// Whether the last word or sign inside a quote is one of these.
    pub(super) fn ends_with(&self, at: usize, signs: &[&str]) -> bool {
        let Some(piece) = self.pieces.get(at) else { return false };
        let last = self.text.tokens[piece.token..piece.end].iter().rev().find(|t| t.kind != TokenKind::Mark);
        last.is_some_and(|t| signs.contains(&self.text.of(t)))
    }
}
