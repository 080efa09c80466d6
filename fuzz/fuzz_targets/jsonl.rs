//! Any bytes as JSON lines: documents or errors, and what is written of a document has the text it says, in every unit.
#![no_main]

use factlight::Options;
use factlight_cli::facts_json::fact_json;
use factlight_cli::lines::{self, Chunks};
use factlight_cli::page::{OffsetUnit, Page};
use factlight_fuzz::{annotate, json, mutation};
use libfuzzer_sys::{fuzz_mutator, fuzz_target};
use serde_json::Value;

fuzz_target!(|bytes: &[u8]| {
    for chunk in Chunks::of(bytes, usize::MAX).flatten() {
        for document in lines::read(&chunk).filter_map(|line| line.document.ok()) {
            check(&document.text);
        }
    }
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    mutation::mutate(data, size, max_size, seed, 0)
});

fn check(text: &str) {
    let mut facts = None;
    for unit in [OffsetUnit::Utf8, OffsetUnit::Utf16, OffsetUnit::Codepoints] {
        let page = Page::from_text(text.to_owned(), unit);
        let facts = facts.get_or_insert_with(|| annotate(&page.document, &Options::default()));
        for fact in facts {
            let written = serde_json::to_string(&fact_json(fact, &page)).expect("a fact is written");
            let fact: Value = serde_json::from_str(&written).expect("what is written is JSON");
            json::objects(&fact, &mut |object| {
                let Some((start, end)) = json::span(object) else { return };
                let there = json::slice(text, unit, start, end);
                assert!(there.is_some(), "{object:?} is no text of {text:?}");
                if let Some(words) = object.get("text") {
                    assert_eq!(there.as_deref(), words.as_str(), "{object:?}");
                }
            });
        }
    }
}
