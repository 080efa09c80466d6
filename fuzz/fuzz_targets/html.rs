//! Any HTML, read as the command reads it: blocks of clean text with links inside it, whose facts keep the invariants.
#![no_main]

use factlight::{Block, Document, Options};
use factlight_cli::html::{Root, read};
use factlight_fuzz::{annotate, mutation};
use libfuzzer_sys::{fuzz_mutator, fuzz_target};

fuzz_target!(|bytes: &[u8]| {
    let html = String::from_utf8_lossy(bytes);
    read(&html, &Root::Article).expect("a page is its own article where it has none");
    let reading = read(&html, &Root::Page).expect("a page has a root");
    reading.blocks.iter().for_each(check);
    annotate(&Document { blocks: reading.blocks }, &Options::default());
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    mutation::mutate(data, size, max_size, seed, 0)
});

fn check(block: &Block) {
    let text = block.text.as_str();
    assert_eq!(text.trim_end(), text, "a block ends with its last word");
    assert!(!text.is_empty(), "a block has text");
    let mut end = 0;
    for link in &block.links {
        let words = text.get(link.span.start as usize..link.span.end as usize);
        assert!(words.is_some_and(|words| !words.is_empty()), "{:?} is no text of {text:?}", link.span);
        assert!(end <= link.span.start, "links stand in order and apart: {:?}", block.links);
        end = link.span.end;
    }
}
