//! Any text, kinds of block, links and options: what `tests/common/invariants.rs` says holds.
#![no_main]

use factlight_fuzz::{annotate, input};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let (options, document) = input::read(bytes);
    annotate(&document, &options);
});
