//! Words → vocabulary: typed, read-only views of the tables in `data/`. One file a table; a new word is a new row.

pub mod approximators;
pub mod changes;
pub mod gazetteer;
pub mod number_names;
pub mod numerals;
pub mod table;
pub mod units;
pub mod words;

pub use gazetteer::{Gazetteer, GazetteerError};
pub use table::{Phrases, rows};
