//! Finds what a quantity counts or measures.

pub mod measured;
pub mod noun_phrase;
pub mod or_more;
pub mod plural;
pub mod singular;
