//! Three siblings that never import each other, each turning the same [`Analysis`] into [`Mention`]s.
//! Who said so is left to `attribute`, which mention wins to `overlap`.

pub mod place;
pub mod quantity;
pub mod quote;

use crate::fact::{Evidence, FactKind, Options};
use crate::lexicon::Gazetteer;
use crate::names::{Cast, Countries};
use crate::syntax::Syntax;
use crate::text::{Anchor, BlockKind, Text};

/// What every detector sees.
#[derive(Clone, Copy)]
pub struct Analysis<'a> {
    /// The document's tokens and sentences.
    pub text: &'a Text<'a>,
    /// Parts of speech, phrases and clauses; a sentence is read when first asked for.
    pub syntax: &'a Syntax<'a>,
    /// Who and what the document names.
    pub cast: &'a Cast,
    /// Which countries it speaks of; read when first asked for.
    pub countries: &'a Countries<'a>,
    /// Place names.
    pub gazetteer: &'a Gazetteer,
    /// What is asked for.
    pub options: Options,
}

/// What one detector believes it saw.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// What would be marked.
    pub anchor: Anchor,
    /// What it says.
    pub kind: FactKind,
    /// Why the detector believes it.
    pub evidence: Evidence,
    /// The reporting frame it was found by; quotes only.
    pub frame: Option<Frame>,
}

/// Whether the page tells what `mention` says: a list of sources tells nothing, a byline where its writer is, “in Oslo”.
pub fn is_told(text: &Text<'_>, mention: &Mention) -> bool {
    let Some(block) = text.document.blocks.get(mention.anchor.block.0 as usize) else { return true };
    let placed = || {
        let before = block.text.get(..mention.anchor.span.start as usize).unwrap_or_default();
        matches!(mention.kind, FactKind::Place(_)) && before.ends_with(" in ")
    };
    block.kind != BlockKind::Reference && (!block.is_byline() || placed())
}

/// “Kirby said”: where a quote's cue stands and, if the detector saw it, who speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    /// “said”; the dash of “— Kirby” behind a quote.
    pub cue: Option<Anchor>,
    /// The speaker's words with title and apposition's head: “State Department spokesman John Kirby”.
    pub speaker: Option<Anchor>,
}

impl Frame {
    /// That of marks in a sentence about somebody else: “The town is “a place where nothing happens””. Who spoke in the
    /// paragraph before is not heard in it.
    pub const UNTOLD: Self = Self { cue: None, speaker: None };
}
