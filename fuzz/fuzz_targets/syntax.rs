//! The reading of any sentence, which no detector asks for yet: what `tests/common/parses.rs` says holds.
#![no_main]

use factlight_fuzz::{input, mutation, parses};
use libfuzzer_sys::{fuzz_mutator, fuzz_target};

fuzz_target!(|bytes: &[u8]| parses::check(&input::read(bytes).1));

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    mutation::mutate(data, size, max_size, seed, input::HEAD)
});
