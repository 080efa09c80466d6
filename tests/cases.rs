//! Runs `tests/cases/**/*.toml`: sentences with the facts expected in them.
//!
//! ```toml
//! [[case]]
//! name = "a_scale_word_multiplies"
//! text = "The fund raised more than $2.1 billion."   # a blank line (\n\n) starts a new block
//! facts = [{ text = "more than $2.1 billion", value = 2.1e9, unit = "USD", approximator = "more_than" }]
//! why = "“billion” belongs to the numeral"
//! marks = "all"                                       # optional; default "claims"
//! decimal = "comma"                                   # optional; default "point"
//! home = ["GB"]                                       # optional; where the page is from
//! kinds = ["heading", "paragraph"]                    # optional; what the blocks are, in order; the others are paragraphs
//! ```
//!
//! The facts of the folder's kind (`quantity`, `quote`, `place`; every kind in `overlap`) must be exactly these, in
//! order. A fact lists the fields that matter; the fields' names are in `tests/common/mod.rs`. `""` stands for none.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test stops at what it does not expect

mod common;

use std::collections::BTreeMap;

use factlight::{BlockKind, Decimal, Home, Marks, Options};
use serde::Deserialize;
use serde_json::{Map, Value};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    text: String,
    facts: Vec<BTreeMap<String, toml::Value>>,
    #[allow(dead_code)] // for the reader
    why: String,
    marks: Option<Marks>,
    decimal: Option<Decimal>,
    #[serde(default)]
    home: Home,
    #[serde(default)]
    kinds: Vec<BlockKind>,
}

fn agrees(expected: &toml::Value, found: Option<&Value>) -> bool {
    match (expected, found) {
        (toml::Value::String(e), None | Some(Value::Null)) => e.is_empty(),
        (toml::Value::String(e), Some(Value::String(f))) => e == f,
        (toml::Value::Boolean(e), Some(Value::Bool(f))) => e == f,
        (toml::Value::Integer(e), Some(Value::Number(f))) => close(*e as f64, f.as_f64().unwrap()),
        (toml::Value::Float(e), Some(Value::Number(f))) => close(*e, f.as_f64().unwrap()),
        _ => false,
    }
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-6 * a.abs().max(b.abs()) || (a - b).abs() < 1e-4 && a.abs() > 1.0
}

fn difference(case: &Case, found: &[Map<String, Value>]) -> Option<String> {
    if case.facts.len() != found.len() {
        return Some(format!("{} facts expected, {} found", case.facts.len(), found.len()));
    }
    case.facts.iter().zip(found).enumerate().find_map(|(number, (expected, found))| {
        expected.iter().find_map(|(key, value)| {
            assert!(common::knows(found, key), "{}: no field “{key}” in {found:?}", case.name);
            let difference = !agrees(value, found.get(key));
            difference
                .then(|| format!("fact {}: {key} = {value} expected, {:?} found", number + 1, found.get(key)))
        })
    })
}

fn run(kind: Option<&str>, folder: &str) {
    let engine = common::engine();
    let mut failures = Vec::new();
    let mut count = 0;
    for file in common::files(&format!("tests/cases/{folder}"), "toml") {
        let cases: Cases = common::cases(&file);
        for case in cases.case {
            count += 1;
            let mut document = common::document(&case.text);
            for (block, kind) in document.blocks.iter_mut().zip(&case.kinds) {
                block.kind = *kind;
            }
            let options = Options {
                marks: case.marks.unwrap_or(Marks::Claims),
                decimal: case.decimal.unwrap_or_default(),
                home: case.home,
                ..Options::default()
            };
            let rows: Vec<_> = engine
                .annotate(&document, &options)
                .iter()
                .map(|fact| common::row(&document, fact))
                .filter(|row| kind.is_none_or(|kind| row["kind"] == kind))
                .collect();
            if let Some(difference) = difference(&case, &rows) {
                let texts: Vec<_> = rows.iter().map(|row| &row["text"]).collect();
                failures
                    .push(format!("{}: {difference}\n    in  {}\n    got {texts:?}", case.name, case.text));
            }
        }
    }
    assert!(count > 0, "no cases in {folder}");
    assert!(failures.is_empty(), "{} of {count} cases fail\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn quantities_are_found_as_the_cases_say() {
    run(Some("quantity"), "quantity");
}

#[test]
fn quotes_are_found_as_the_cases_say() {
    run(Some("quote"), "quote");
}

#[test]
fn places_are_found_as_the_cases_say() {
    run(Some("place"), "place");
}

#[test]
fn quantities_have_the_sources_the_cases_say() {
    run(Some("quantity"), "source");
}

#[test]
fn kinds_of_blocks_are_heeded_as_the_cases_say() {
    run(None, "page");
}

#[test]
fn facts_nest_as_the_cases_say() {
    run(None, "overlap");
}
