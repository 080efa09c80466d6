//! Owns quotes that a page's layout makes without a reporting verb: turns of a transcript, block quotations, pull quotes.

pub mod blockquote;
pub mod pulled;
pub mod transcript;
