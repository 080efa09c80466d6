//! Owns quotation marks: what a paragraph is for them, which mark opens, which closes, what they enclose.

mod doubles;
mod pair;
mod pairing;
pub mod paragraph;
mod signs;
mod singles;

pub use pair::Pair;
pub use pairing::pairs;
