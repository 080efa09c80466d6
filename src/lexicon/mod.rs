//! Words → vocabulary: typed, read-only views of the tables in `data/`. One file a table; a new word is a new row.

pub mod cues;
pub mod gazetteer;
pub mod given_names;
pub mod grammar;
pub mod roles;
pub mod table;
pub mod titles;
pub mod words;

pub use gazetteer::{Gazetteer, GazetteerError};
pub use table::{Phrases, rows};
pub use words::{Is, Words};
