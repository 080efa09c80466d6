//! Any text: the same invariants as tests/invariants.rs.
#![no_main]

use std::sync::LazyLock;

use factlight::{Block, Document, Engine, Gazetteer, Marks, Options};
use libfuzzer_sys::fuzz_target;

#[path = "../../tests/common/invariants.rs"]
mod invariants;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    let bytes = include_bytes!("../../data/gazetteer.bin").to_vec();
    Engine::new(Gazetteer::from_bytes(bytes).expect("data/gazetteer.bin opens"))
});

fuzz_target!(|text: &str| {
    let document = Document { blocks: text.split("\n\n").map(Block::paragraph).collect() };
    for marks in [Marks::Claims, Marks::All] {
        let facts = ENGINE.annotate(&document, &Options { marks, ..Options::default() });
        invariants::check(&document, &facts);
    }
});
