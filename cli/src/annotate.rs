//! Owns `factlight annotate`: documents in, one JSON line of facts a document out, in the same order.

use std::io::{BufRead, BufWriter, Write, stdin, stdout};

use anyhow::{Context, Result};
use clap::{Args, ValueEnum};
use factlight::{Engine, Gazetteer, Marks, Options};
use serde::Deserialize;
use serde_json::json;

use crate::facts_json::{Offsets, Page, facts_json};

/// How `annotate` reads and writes.
#[derive(Args)]
pub struct Arguments {
    /// What the input is.
    #[arg(long, value_enum, default_value = "jsonl")]
    input: Input,
    /// What the offsets in the output count.
    #[arg(long, value_enum, default_value = "codepoints")]
    offsets: Offsets,
    /// What a reader would see marked, or all that can be read.
    #[arg(long, value_enum, default_value = "claims")]
    marks: MarksArgument,
}

#[derive(Clone, Copy, ValueEnum)]
enum Input {
    /// One `{"id", "text"}` a line.
    Jsonl,
}

#[derive(Clone, Copy, ValueEnum)]
enum MarksArgument {
    /// What a reader would see marked.
    Claims,
    /// Plain numbers, ordinals and demonyms too.
    All,
}

#[derive(Deserialize)]
struct Line {
    id: serde_json::Value,
    text: String,
}

static GAZETTEER: &[u8] = include_bytes!("../../data/gazetteer.bin");

/// Annotates standard input.
///
/// # Errors
/// When a line is not what `--input` says, or reading or writing fails.
pub fn run(arguments: &Arguments) -> Result<()> {
    let engine = Engine::new(Gazetteer::from_bytes(GAZETTEER.to_vec())?);
    let marks = match arguments.marks {
        MarksArgument::Claims => Marks::Claims,
        MarksArgument::All => Marks::All,
    };
    let options = Options { marks, ..Options::default() };
    let mut out = BufWriter::new(stdout().lock());
    let Input::Jsonl = arguments.input;
    for (number, line) in stdin().lock().lines().enumerate() {
        let line: Line = serde_json::from_str(&line?).with_context(|| format!("line {}", number + 1))?;
        let page = Page::from_text(&line.text);
        let facts = engine.annotate(&page.document, &options);
        let facts: Vec<_> = facts.iter().map(|fact| facts_json(fact, &page, arguments.offsets)).collect();
        writeln!(out, "{}", json!({ "id": line.id, "facts": facts }))?;
    }
    out.flush()?;
    Ok(())
}
