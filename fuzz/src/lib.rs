//! What the targets share: the engine, what an input means, and what must hold of every result.

use std::sync::LazyLock;

use factlight::{Document, Engine, Gazetteer, Options};

pub mod input;
#[path = "../../tests/common/invariants.rs"]
pub mod invariants;
pub mod json;
pub mod mutation;
#[path = "../../tests/common/parses.rs"]
pub mod parses;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    let bytes = include_bytes!("../../data/gazetteer.bin").to_vec();
    Engine::new(Gazetteer::from_bytes(bytes).expect("data/gazetteer.bin opens"))
});

/// The engine with the gazetteer that ships; opened once.
pub fn engine() -> &'static Engine {
    &ENGINE
}

/// The facts of `document`, which keep the invariants and come out the same a second time.
pub fn annotate(document: &Document, options: &Options) -> Vec<factlight::Fact> {
    invariants::annotate(engine(), document, options)
}
