//! Words → vocabulary: typed, read-only views of the tables in `data/`. One file a table; a new word is a new row.

pub mod gazetteer;
pub mod table;
pub mod toponyms;

pub use gazetteer::{Gazetteer, GazetteerError};
pub use table::{Phrases, rows};
pub use toponyms::{PlaceWords, Roles};
