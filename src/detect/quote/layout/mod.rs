//! Owns quotes that a page's layout makes without a reporting verb: turns of a transcript, block quotations and
//! posts, interviews, pull quotes.

pub mod blockquote;
pub mod interview;
pub mod pulled;
pub mod transcript;
