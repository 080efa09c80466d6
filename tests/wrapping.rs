//! What is found in a text does not change when it is hard-wrapped, but for its offsets.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test stops at what it does not expect

mod common;

use factlight::Options;
use serde_json::Value;

/// Columns that terminals, mail and editors wrap at.
const WIDTHS: [usize; 3] = [60, 72, 80];

/// `paragraph` with line breaks in place of the spaces where the next word does not fit in `width` characters; with
/// `at_hyphens` words are broken behind their hyphens too.
fn wrapped(paragraph: &str, width: usize, at_hyphens: bool) -> String {
    let (mut lines, mut line) = (String::new(), String::new());
    for word in paragraph.split(' ') {
        let pieces: Vec<&str> = if at_hyphens { word.split_inclusive('-').collect() } else { vec![word] };
        for (number, piece) in pieces.into_iter().enumerate() {
            let space = usize::from(number == 0 && !line.is_empty());
            if !line.is_empty() && line.chars().count() + space + piece.chars().count() > width {
                lines.push_str(&line);
                lines.push('\n');
                line.clear();
            } else if space == 1 {
                line.push(' ');
            }
            line.push_str(piece);
        }
    }
    lines + &line
}

/// The facts of `text`, everything they say as one line each; line breaks in what they cover are spaces.
fn told(text: &str) -> Vec<String> {
    let document = common::document(text);
    let facts = common::engine().annotate(&document, &Options::default());
    let rows = facts.iter().map(|fact| {
        let row = common::row(&document, fact);
        let told = row.into_iter().map(|(key, value)| match value {
            Value::String(text) => format!("{key}={}", factlight::text::in_one_line(&text)),
            other => format!("{key}={other}"),
        });
        told.collect::<Vec<_>>().join(" ")
    });
    rows.collect()
}

/// What `text` says that it does not when its paragraphs are wrapped, and the other way round.
fn changes(text: &str, width: usize, at_hyphens: bool) -> Vec<String> {
    let expected = told(text);
    let paragraphs = text.split("\n\n").map(|paragraph| wrapped(paragraph, width, at_hyphens));
    let found = told(&paragraphs.collect::<Vec<_>>().join("\n\n"));
    let gone = expected.iter().filter(|fact| !found.contains(fact)).map(|fact| format!("- {fact}"));
    let come = found.iter().filter(|fact| !expected.contains(fact)).map(|fact| format!("+ {fact}"));
    gone.chain(come).map(|fact| format!("at {width}: {fact}")).collect()
}

#[test]
fn wrapping_an_article_changes_nothing() {
    for article in common::files("tests/pages", "txt") {
        let text = std::fs::read_to_string(article).unwrap();
        assert!(told(&text).len() > 10, "an article of few facts");
        for width in WIDTHS {
            for at_hyphens in [false, true] {
                let changes = changes(&text, width, at_hyphens);
                assert!(changes.is_empty(), "{}", changes.join("\n"));
            }
        }
    }
}

/// What is typed in lines already is not wrapped prose.
#[test]
fn wrapping_a_sentence_changes_nothing() {
    let texts = || common::case_texts().iter().filter(|text| !text.replace("\n\n", "").contains('\n'));
    let long = texts().filter(|text| text.chars().count() > WIDTHS[0]).collect::<Vec<_>>();
    assert!(long.len() > 200, "{} sentences", long.len());
    let changes: Vec<_> = WIDTHS
        .iter()
        .flat_map(|&width| long.iter().flat_map(move |text| changes(text, width, true)))
        .collect();
    assert!(changes.is_empty(), "{}", changes.join("\n"));
}
