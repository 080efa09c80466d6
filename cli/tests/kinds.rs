//! Reads `tests/kinds/*.html`: pages of kinds of blocks, which `www/test/read/kinds.test.mjs` reads in browsers too. In
//! `NAME.blocks` stands what each block is, a line each, `|` for a line break; in `NAME.facts` what is found, with who says
//! it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test stops at what it does not expect

use std::path::{Path, PathBuf};

use assert_cmd::Command;
use factlight_cli::html::{self, Root};
use serde_json::Value;

fn pages() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/kinds");
    let mut found: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.retain(|path| path.extension().is_some_and(|end| end == "html"));
    found.sort();
    assert!(found.len() > 3, "{found:?}");
    found
}

fn expected(page: &Path, ending: &str) -> String {
    let path = page.with_extension(ending);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// “ = 1204 death”: what a figure is worth.
fn amount(fact: &Value) -> String {
    let Some(value) = fact["amount"]["value"].as_f64() else { return String::new() };
    format!(" = {value} {}", fact["unit"]["id"].as_str().unwrap_or("-"))
}

fn in_a_line(text: &str) -> String {
    text.replace('\n', "|").replace('\u{a0}', " ")
}

#[test]
fn blocks_of_a_page_are_of_the_kinds_that_its_elements_tell() {
    for page in pages() {
        let html = std::fs::read_to_string(&page).unwrap();
        let blocks = html::read(&html, &Root::Page).unwrap().blocks;
        let line = |block: &factlight::Block| {
            let heads = block.column.iter().chain(&block.row).map(|head| format!(" / {head}"));
            let kind = format!("{:?}", block.kind).to_lowercase();
            format!("{kind}: {}{}\n", in_a_line(&block.text), heads.collect::<String>())
        };
        let found: String = blocks.iter().map(line).collect();
        assert_eq!(found, expected(&page, "blocks"), "{}", page.display());
    }
}

#[test]
fn facts_of_a_page_are_those_that_its_kinds_of_blocks_leave() {
    for page in pages() {
        let mut command = Command::cargo_bin("factlight").unwrap();
        let output = command.args(["annotate"]).arg(&page).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let written: Value = serde_json::from_slice(&output.stdout).unwrap();
        let line = |fact: &Value| {
            let name = fact["source"]["speaker"]["name"].as_str();
            let speaker = name.map(|name| format!(" / {name}")).unwrap_or_default();
            let text = fact["text"].as_str().unwrap();
            let amount = if page.ends_with("tables.html") { amount(fact) } else { String::new() };
            format!("{} {}{speaker}{amount}\n", fact["kind"].as_str().unwrap(), in_a_line(text))
        };
        let found: String = written["facts"].as_array().unwrap().iter().map(line).collect();
        assert_eq!(found, expected(&page, "facts"), "{}", page.display());
    }
}
