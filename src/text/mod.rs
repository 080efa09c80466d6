//! Knows text, not facts: spans and their units, blocks, machine-made strings, tokens, sentences.
//!
//! A `Document` of blocks becomes a `Text`: one flat list of tokens, cut into sentences, each belonging to a block.

mod abbreviations;
mod apparatus;
pub mod block;
mod folds;
pub mod genre;
mod line_shape;
mod lines;
pub mod offsets;
mod other_languages;
mod run_on;
pub mod sentence;
pub mod shapes;
pub mod span;
pub mod token;
pub mod tokenize;
mod word_kinds;

pub use block::{Block, BlockKind, Document, Link};
pub use genre::Genre;
pub use lines::in_one_line;
pub use offsets::OffsetTable;
pub use sentence::{Sentence, Text, anchor_of};
pub use shapes::Shape;
pub use span::{Anchor, BlockId, CodePoint, Outward, Span, Utf8, Utf16};
pub use token::{Case, Token, TokenKind, fold, in_small_letters};
