//! Finds the checkable facts in page text: numeric claims, attributed quotes, place names.
//!
//! ```text
//! Document ─▶ Text: sentences, tokens, machine-made strings
//!               │
//!   syntax   tags, phrases, clauses  ─▶ Syntax, a sentence when it is asked for
//!   names    who and what is named   ─▶ Cast
//!   detect   quantity · quote · place ─▶ Mention[]
//!   attribute   cue + speaker + role  ─▶ Fact[] with a source each
//!   overlap     nest or drop          ─▶ Fact[] sorted
//! ```
//!
//! ```
//! use factlight::{Document, Engine, Gazetteer, Options};
//!
//! let bytes = std::fs::read("data/gazetteer.bin")?;
//! let engine = Engine::new(Gazetteer::from_bytes(bytes)?);
//! let document = Document::from_text("The fund raised more than $2.1 billion.");
//! let facts = engine.annotate(&document, &Options::default());
//! assert_eq!(facts[0].anchor.span.of(&document.blocks[0].text), "more than $2.1 billion");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod attribute;
mod bar;
mod by_fold;
pub mod detect;
mod engine;
pub mod fact;
pub mod lexicon;
pub mod names;
mod order;
pub mod overlap;
pub mod syntax;
pub mod text;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

pub use engine::{Engine, Found};
pub use fact::{Decimal, Fact, FactKind, Forms, Home, Marks, Offsets, Options};
pub use lexicon::{Gazetteer, GazetteerError};
pub use text::{
    Anchor, Block, BlockId, BlockKind, CodePoint, Document, Genre, Link, OffsetTable, Span, Utf8, Utf16,
};
