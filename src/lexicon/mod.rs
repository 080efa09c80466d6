//! Words → vocabulary: typed, read-only views of the tables in `data/`. One file a table; a new word is a new row.

pub mod approximators;
pub mod bases;
pub mod changes;
pub mod conversions;
pub mod cues;
pub mod gazetteer;
pub mod given_names;
pub mod grammar;
pub mod name_words;
pub mod number_names;
pub mod numerals;
pub mod powers;
pub mod quote_words;
pub mod roles;
pub mod table;

pub mod titles;
pub mod toponyms;
pub mod units;
pub mod word_classes;
pub mod words;
pub use gazetteer::{Gazetteer, GazetteerError};
pub use name_words::{NameWords, Sort};
pub use powers::Powers;
pub use quote_words::{QuoteSort, QuoteWords};
pub use table::{Phrases, rows};
pub use toponyms::{PlaceWords, Roles};
pub use words::{Is, Words};
