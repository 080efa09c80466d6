//! What the `factlight` command is made of: reading documents, writing their facts. For the command itself and for `fuzz/`,
//! which reads and writes as it does; other programs use the library `factlight`.
#![allow(clippy::print_stdout)] // a command line prints

pub mod annotate;
pub mod explain;
pub mod facts_json;
pub mod fence;
pub mod gazetteer;
pub mod html;
pub mod lines;
pub mod page;
pub mod precomputed;
pub mod train;
