//! Whole articles of our own, printed again with their facts marked, so that a change of behaviour reads as prose.
//!
//! `tests/pages/NAME.txt` is the article, `tests/pages/NAME.facts` the same with marks: `⟦quantity 2.1e9 USD
//! more_than of displaced people: more than $2.1 billion⟧`. `UPDATE=1 cargo test --test pages` rewrites the marked
//! ones and fails once, so that nobody updates without reading.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test stops at what it does not expect

mod common;

use std::fmt::Write;

use factlight::{Document, Fact, Options};
use serde_json::Value;

/// What stands before the colon of a mark.
fn label(document: &Document, fact: &Fact) -> String {
    let row = common::row(document, fact);
    let word = |key: &str| match row.get(key) {
        None | Some(Value::Null | Value::Bool(false)) => String::new(),
        Some(Value::String(text)) => format!(" {text}"),
        Some(Value::Bool(true)) => format!(" {key}"),
        Some(other) => format!(" {other}"),
    };
    let named =
        |name: &str, key: &str| row[key].as_str().map_or(String::new(), |text| format!(", {name} {text}"));
    let kind = row["kind"].as_str().unwrap_or_default();
    let said = match kind {
        "quantity" => {
            let range = if row.contains_key("low") {
                format!("{} to{}", word("low"), word("high"))
            } else {
                word("value")
            };
            format!(
                "{range}{}{}{}{}{}",
                word("unit"),
                word("approximator"),
                word("change"),
                named("of", "measured"),
                named("from", "base")
            )
        }
        "quote" => format!("{}{}", word("form"), word("continues")),
        _ => format!("{}, {}{}", word("name"), word("place_kind").trim(), word("country")),
    };
    format!("{kind}{said}{}{}{}", named("by", "speaker"), named("role", "role"), named("cue", "cue"))
}

fn marked(document: &Document, facts: &[Fact]) -> String {
    let mut out = String::new();
    for (number, block) in document.blocks.iter().enumerate() {
        let facts: Vec<_> = facts.iter().filter(|f| f.anchor.block.0 as usize == number).collect();
        let mut open: Vec<&Fact> = Vec::new();
        for (at, c) in block
            .text
            .char_indices()
            .map(|(at, c)| (at as u32, Some(c)))
            .chain([(block.text.len() as u32, None)])
        {
            while open.last().is_some_and(|fact| fact.anchor.span.end == at) {
                open.pop();
                out.push('⟧');
            }
            for fact in facts.iter().filter(|f| f.anchor.span.start == at) {
                write!(out, "⟦{}: ", label(document, fact)).unwrap();
                open.push(fact);
            }
            out.extend(c);
        }
        out.push_str("\n\n");
    }
    out.trim_end().to_owned() + "\n"
}

#[test]
fn articles_are_marked_as_their_facts_files_say() {
    let engine = common::engine();
    let articles = common::files("tests/pages", "txt");
    assert!(!articles.is_empty());
    for article in articles {
        let document = common::document(&std::fs::read_to_string(&article).unwrap());
        let found = marked(&document, &engine.annotate(&document, &Options::default()));
        let golden = article.with_extension("facts");
        let expected = std::fs::read_to_string(&golden).unwrap_or_default();
        if found != expected && std::env::var_os("UPDATE").is_some() {
            std::fs::write(&golden, &found).unwrap();
            panic!("{} rewritten: read the difference, then run again", golden.display());
        }
        for (number, (found, expected)) in found.lines().zip(expected.lines()).enumerate() {
            assert_eq!(found, expected, "{}, line {}", golden.display(), number + 1);
        }
        assert_eq!(found, expected, "{}", golden.display());
    }
}
