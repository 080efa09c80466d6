//! Owns reading JSON lines: a document a line. What is made of a document is `annotate`'s.
//!
//! `{"id": 7, "text": "It cost £5."}` → `Line { number: 1, bytes: 33, document: Ok(Document { id: 7, text: "It cost £5." }) }`

use std::io::{self, BufRead};

use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::Value;

/// What a line holds; other fields are passed over.
#[derive(Debug, Deserialize)]
pub struct Document {
    /// Comes back with its facts, whatever it is.
    pub id: Value,
    /// Plain text.
    pub text: String,
}

/// A line that is not blank.
#[derive(Debug)]
pub struct Line {
    /// From 1, blank lines counted.
    pub number: usize,
    /// How long it is, in bytes, with its line break.
    pub bytes: usize,
    /// Its document, or why there is none.
    pub document: Result<Document>,
}

/// The lines of `from`. An error of reading is the last one.
pub fn read(mut from: impl BufRead) -> impl Iterator<Item = Line> {
    let (mut number, mut has_failed) = (0, false);
    std::iter::from_fn(move || {
        while !has_failed {
            let mut bytes = Vec::new();
            number += 1;
            let document = match from.read_until(b'\n', &mut bytes) {
                Ok(0) => return None,
                Ok(_) if bytes.trim_ascii().is_empty() => continue,
                Ok(_) => document(&bytes),
                Err(error) => failed(error, &mut has_failed),
            };
            return Some(Line { number, bytes: bytes.len(), document });
        }
        None
    })
}

fn failed(error: io::Error, has_failed: &mut bool) -> Result<Document> {
    *has_failed = true;
    Err(error.into())
}

fn document(bytes: &[u8]) -> Result<Document> {
    serde_json::from_slice(bytes).context("expected one {\"id\", \"text\"} a line")
}
