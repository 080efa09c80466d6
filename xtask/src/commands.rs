//! Owns the commands, a file each, and what several of them do.
//!
//! `cargo xtask demo --port 9000` → `demo::run(&Arguments { port: Some(9000) })`

pub mod bench;
pub mod build;
pub mod demo;
pub mod eval;
pub mod extension;
pub mod fuzz;
pub mod setup;
pub mod test;
