//! HTML to `--output page` and back: valid JSON whose every offset finds, in the blocks it brings, the text that the engine
//! meant.
#![no_main]

use factlight::{Document, Found, Genre, Options};
use factlight_cli::html::{Root, read};
use factlight_cli::page::OffsetUnit;
use factlight_cli::precomputed::page_json;
use factlight_fuzz::{annotate, json, mutation};
use libfuzzer_sys::{fuzz_mutator, fuzz_target};
use serde_json::{Map, Value};

fuzz_target!(|bytes: &[u8]| {
    let html = String::from_utf8_lossy(bytes);
    let reading = read(&html, &Root::Article).expect("a page has a root");
    let document = Document { blocks: reading.blocks };
    let facts = annotate(&document, &Options::default());
    let expected: Vec<_> = facts
        .iter()
        .map(|fact| fact.anchor.span.of(&document.blocks[fact.anchor.block.0 as usize].text))
        .collect();
    let found = Found { facts: facts.clone(), genre: Genre::News };
    let written = page_json(&Value::from("x"), &document, found).expect("facts are written").to_string();
    let page: Value = serde_json::from_str(&written).expect("what is written is JSON");
    let blocks = page["blocks"].as_array().expect("blocks");
    let found: Vec<String> =
        page["facts"].as_array().expect("facts").iter().map(|fact| words(fact, blocks)).collect();
    assert_eq!(found, expected);
    check_blocks(blocks, &document);
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    mutation::mutate(data, size, max_size, seed, 0)
});

/// What the fact stands on, after all else in it was found to stand on something.
fn words(fact: &Value, blocks: &[Value]) -> String {
    let own = text_of(fact["anchor"].as_object().expect("an anchor"), blocks).expect("a block");
    json::objects(fact, &mut |object| {
        let Some((start, end)) = json::span(object) else { return };
        let text = text_of(object, blocks).unwrap_or(own);
        let words = json::slice(text, OffsetUnit::Utf16, start, end);
        assert!(words.is_some_and(|words| !words.is_empty()), "{object:?} is no text of {text:?}");
    });
    let (start, end) = json::span(fact["anchor"].as_object().expect("an anchor")).expect("offsets");
    json::slice(own, OffsetUnit::Utf16, start, end).expect("text")
}

/// The text of the block that an anchor names.
fn text_of<'b>(anchor: &Map<String, Value>, blocks: &'b [Value]) -> Option<&'b str> {
    let block = anchor.get("block")?.as_u64().expect("a number");
    Some(blocks[usize::try_from(block).expect("small")]["text"].as_str().expect("text"))
}

/// A text that the page has several times says which it is.
fn check_blocks(blocks: &[Value], document: &Document) {
    for block in blocks {
        let text = block["text"].as_str().expect("text");
        let of = document.blocks.iter().filter(|block| block.text == text).count() as u64;
        assert!(of > 0, "{text:?} is no block");
        assert_eq!(block["of"].as_u64().unwrap_or(1), of, "{block}");
        assert!(block["nth"].as_u64().unwrap_or(0) < of, "{block}");
    }
    for (at, block) in blocks.iter().enumerate() {
        assert!(!blocks[..at].contains(block), "{block} stands twice");
    }
}
