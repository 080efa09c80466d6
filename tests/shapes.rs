//! The examples in data/shapes.toml are its tests: each is matched from end to end, no counter-example holds a match.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test stops at what it does not expect

use factlight::text::{BlockId, Shape, Text, TokenKind, shapes};
use factlight::{Document, FactKind, Options};

mod common;

/// The rows of the file.
fn rows() -> Vec<toml::Value> {
    let file: toml::Table = include_str!("../data/shapes.toml").parse().expect("data/shapes.toml is TOML");
    file["shape"].as_array().expect("[[shape]]").clone()
}

fn texts<'r>(row: &'r toml::Value, key: &str) -> Vec<&'r str> {
    let texts = row.get(key).and_then(toml::Value::as_array).into_iter().flatten();
    texts.filter_map(toml::Value::as_str).collect()
}

fn found(text: &str) -> Vec<Shape> {
    let mut found = Vec::new();
    shapes::find(BlockId(0), text, &mut found);
    found
}

#[test]
fn the_engine_knows_every_row() {
    let written: Vec<_> = rows().iter().map(|row| row["name"].as_str().unwrap().to_owned()).collect();
    assert_eq!(shapes::names().collect::<Vec<_>>(), written);
    let keys = [
        "name",
        "is",
        "pattern",
        "except",
        "not-before",
        "longest",
        "inside",
        "token",
        "examples",
        "counter-examples",
    ];
    for row in rows() {
        for (key, value) in row.as_table().unwrap() {
            assert!(keys.contains(&key.as_str()), "{key} in {}", row["name"]);
            assert!(key != "token" || value.as_str() == Some("address"), "token in {}", row["name"]);
        }
        let inside = texts(&row, "inside");
        assert!(inside.iter().all(|what| ["place", "number"].contains(what)), "inside of {}", row["name"]);
    }
}

#[test]
fn rows_match_their_examples_from_end_to_end() {
    let mut failures = Vec::new();
    for row in rows() {
        let name = row["name"].as_str().unwrap();
        let examples = texts(&row, "examples");
        assert!(!examples.is_empty(), "{name} has no example");
        for example in examples {
            // Alone, and in a sentence: words and punctuation beside it are not taken in.
            for (before, behind) in [("", ""), ("They noted ", ", and left."), ("(", ")"), ("“", ".”")] {
                let text = format!("{before}{example}{behind}");
                let found = found(&text);
                let whole = |shape: &Shape| shape.row.name == name && shape.span.of(&text) == example;
                if !found.iter().any(whole) {
                    let seen: Vec<_> = found.iter().map(|s| (s.row.name, s.span.of(&text))).collect();
                    failures.push(format!("{name}: {text}\n    got {seen:?}"));
                }
            }
        }
    }
    assert!(failures.is_empty(), "{} fail\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn rows_leave_their_counter_examples_alone() {
    let mut failures = Vec::new();
    for row in rows() {
        let name = row["name"].as_str().unwrap();
        let counter_examples = texts(&row, "counter-examples");
        assert!(!counter_examples.is_empty(), "{name} has no counter-example");
        for text in counter_examples {
            let found = found(text).into_iter().filter(|shape| shape.row.name == name);
            failures.extend(found.map(|shape| format!("{name}: {text}\n    got {}", shape.span.of(text))));
        }
    }
    assert!(failures.is_empty(), "{} fail\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn addresses_are_one_token() {
    for row in rows().iter().filter(|row| row.get("token").is_some()) {
        for example in texts(row, "examples") {
            let document = Document::from_text(format!("They noted {example}, and left."));
            let text = Text::new(&document);
            let address = text.tokens.iter().find(|token| token.kind == TokenKind::Address).expect(example);
            assert_eq!(text.of(address), example);
            assert_eq!(text.shape_at(address).map(|shape| shape.row.name), row["name"].as_str());
        }
    }
}

#[test]
fn nothing_in_a_shape_is_a_fact() {
    for row in rows() {
        for example in texts(&row, "examples") {
            let document = Document::from_text(format!("They noted {example}, and left."));
            let facts = common::engine().annotate(&document, &Options::default());
            let place = texts(&row, "inside").contains(&"place");
            let facts: Vec<_> =
                facts.iter().filter(|fact| !(place && matches!(fact.kind, FactKind::Place(_)))).collect();
            assert!(facts.is_empty(), "{example}: {facts:?}");
        }
    }
}

#[test]
fn shapes_lie_in_order_on_the_borders_of_characters() {
    let text = "Zürich–Genf: 020 7946 0958\u{a0}é@b.org “https://x.example/ü?q=½”, F-35…\n4:3×16:9\t#größe №5 /é/1/2 ∞v1.2";
    let document = Document::from_text(text.repeat(50));
    let read = Text::new(&document);
    let text = &document.blocks[0].text;
    assert!(read.shapes.len() >= 200, "{}", read.shapes.len());
    for pair in read.shapes.windows(2) {
        assert!(pair[0].span.end <= pair[1].span.start);
    }
    for shape in &read.shapes {
        assert!(!shape.span.of(text).is_empty(), "{:?}", shape.span);
    }
}

#[test]
fn numbers_between_many_shapes_have_their_own_units() {
    let sentence = "Under § 1(a), section 4.2.1 and F-35 rules it covers 5 km, ".repeat(40);
    let document = Document::from_text(format!("{sentence}and no more."));
    assert!(Text::new(&document).shapes.len() >= 80);
    let facts = common::engine().annotate(&document, &Options::default());
    let anchors: Vec<_> = facts.iter().map(|fact| common::text_at(&document, fact.anchor)).collect();
    assert_eq!(anchors, ["5 km"; 40]);
}
