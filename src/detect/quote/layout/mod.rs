//! Owns quotes that a page's layout makes without a reporting verb: turns of a transcript, block quotations, posts,
//! interviews, pull quotes.

pub mod blockquote;
pub mod interview;
pub mod post;
pub mod pulled;
pub mod transcript;
