//! Any text, kinds of block, links and options: what `tests/common/invariants.rs` says holds.
#![no_main]

use factlight_fuzz::{annotate, input, mutation};
use libfuzzer_sys::{fuzz_mutator, fuzz_target};

fuzz_target!(|bytes: &[u8]| {
    let (options, document) = input::read(bytes);
    annotate(&document, &options);
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    mutation::mutate(data, size, max_size, seed, input::HEAD)
});
