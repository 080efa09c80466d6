//! Any bytes: an error or a gazetteer that answers, never a panic.
#![no_main]

use factlight::{Document, Engine, Gazetteer, Options};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(gazetteer) = Gazetteer::from_bytes(bytes.to_vec()) {
        let document = Document::from_text("From Paris, Texas to Nice, France and St. Petersburg.");
        Engine::new(gazetteer).annotate(&document, &Options::default());
    }
});
