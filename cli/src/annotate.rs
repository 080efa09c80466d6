//! Owns `factlight annotate`: documents in, one line of JSON per document out, in the same order. Leaves one run over them to
//! `batch`, the contents of a line to `facts_json` and `precomputed`, and what a document is to `page` and `html`.
//!
//! A document that cannot be read, or that a fault of Factlight's own stops (`fence`), is answered by `{"id", "error"}` in
//! its place, so that nothing is lost; the rest goes on, and the command exits with 1.

mod answers;
mod batch;
mod compression;
mod documents;
mod in_order;

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::thread;

use crate::explain::explained;
use answers::{Answers, Detect, Explain};
use anyhow::{Context, Result, ensure};
use batch::Batch;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};
use factlight::fact::{CountryCode, GenreOption, QuantityForm};
use factlight::{Engine, Gazetteer};
use scraper::Selector;
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::Error as ValueError;

use compression::{Compression, Writer};

use crate::page::OffsetUnit;

/// How `annotate` reads and writes.
#[derive(Args, Debug)]
pub struct Arguments {
    /// Files to read, also compressed as `.gz` or `.zst`; standard input if there are none, or for `-`
    files: Vec<PathBuf>,
    /// Write to this file, compressed if it ends in `.gz` or `.zst` [default: standard output]
    #[arg(long, value_name = "FILE")]
    to: Option<PathBuf>,
    /// How many documents are worked on at a time, at most 1024; the output is the same [default: one per core]
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..=1024))]
    jobs: Option<u16>,
    /// Format of the input [default: by the file's extension, otherwise text]
    #[arg(long, value_enum)]
    input: Option<Input>,
    /// What to write for each document: facts to read or, for HTML, facts for `factlight/precomputed` to mark on that page
    #[arg(long, value_enum, default_value = "facts")]
    output: Output,
    /// For HTML, read only the first element matching this CSS selector [default: everything; with `--output page`, the
    /// article, if the page marks one]
    #[arg(long, value_name = "SELECTOR", value_parser = selector)]
    root: Option<Selector>,
    /// Unit of the offsets in the output; always utf16 with `--output page`
    #[arg(long, value_enum, default_value = "codepoints")]
    offsets: OffsetUnit,
    /// Which facts to report: those a reader would see marked, or everything that can be detected
    #[arg(long, value_enum, default_value = "claims")]
    marks: MarksArgument,
    /// How the text writes decimals: 1,234.5 or 1.234,5 [default: by the language of an HTML page, otherwise point]
    #[arg(long, value_enum)]
    decimal: Option<DecimalArgument>,
    /// The countries the text is from, as ISO codes such as `GB,IE`: names that several places share are likelier to lie there, and
    /// “$”, “Rs” or “pounds” are of that country
    #[arg(long, value_name = "COUNTRY", value_delimiter = ',')]
    home: Vec<CountryCode>,
    /// Report only numbers of these forms, such as `currency,percent` [default: all that `--marks` reports]
    #[arg(long, value_name = "FORM", value_delimiter = ',', value_parser = forms())]
    forms: Option<Vec<QuantityForm>>,
    /// What sort of page it is: on all but news, only facts that stand up are reported [default: as the text is judged]
    #[arg(long, value_name = "GENRE", value_parser = genres(), default_value = "auto", hide_default_value = true)]
    genre: GenreOption,
    /// Also report demonyms, such as “Iraqi”
    #[arg(long)]
    demonyms: bool,
    /// Skip place names that stand for a government: “Moscow denied it”
    #[arg(long)]
    no_metonyms: bool,
    /// Instead of facts, show how each sentence was read: parts of speech, phrases, verbs, clauses, names
    #[arg(long, conflicts_with = "output")]
    explain: bool,
    /// Use this gazetteer instead of the built-in one
    #[arg(long, value_name = "FILE")]
    gazetteer: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Input {
    /// Plain text; blank lines separate blocks. One document per file
    Text,
    /// A page, parsed as a browser would. One document per file; its text is in the output
    Html,
    /// One document per line: `{"id", "text"}`
    Jsonl,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Output {
    /// `{"id", "facts"}`: each fact with its words and its offsets in the text
    Facts,
    /// `{"id", "format", "blocks", "facts"}`: facts with the blocks they are in
    Page,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum MarksArgument {
    /// What a reader would see marked
    Claims,
    /// Also plain numbers, ordinals and demonyms
    All,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum DecimalArgument {
    /// 1,234.5
    Point,
    /// 1.234,5
    Comma,
}

fn selector(text: &str) -> Result<Selector, String> {
    Selector::parse(text).map_err(|error| error.to_string())
}

/// The names of forms; clap names those there are when another is asked for.
fn forms() -> impl TypedValueParser<Value = QuantityForm> {
    PossibleValuesParser::new(QuantityForm::NAMES.map(|(name, _)| name)).try_map(|name| {
        QuantityForm::deserialize(name.as_str().into_deserializer()).map_err(|e: ValueError| e)
    })
}

/// The names of genres; clap names those there are when another is asked for.
fn genres() -> impl TypedValueParser<Value = GenreOption> {
    PossibleValuesParser::new(GenreOption::NAMES.map(|(name, _)| name)).try_map(|name| {
        GenreOption::deserialize(name.as_str().into_deserializer()).map_err(|e: ValueError| e)
    })
}

static GAZETTEER: &[u8] = include_bytes!("../../data/gazetteer.bin");

/// Annotates every input; the code is 0 when all could be read, 1 when not.
///
/// # Errors
/// When the gazetteer does not open, or nothing can be written.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let gazetteer = gazetteer(arguments.gazetteer.as_deref())?;
    let engine = Engine::new(gazetteer.clone());
    let detect: Detect = Box::new(move |document, options| engine.read(document, options));
    let explain =
        arguments.explain.then(|| -> Explain { Box::new(move |document| explained(document, &gazetteer)) });
    let answers = Answers::new(arguments, detect, explain);
    match &arguments.to {
        None => written(arguments, &answers, Writer::Plain(BufWriter::new(io::stdout().lock()))),
        Some(path) => {
            let out = output_file(path, &arguments.files)
                .and_then(|file| Ok(Writer::new(BufWriter::new(file), Compression::of_ending(path))?));
            let done = out.and_then(|out| written(arguments, &answers, out));
            done.with_context(|| format!("cannot write {}", path.display()))
        }
    }
}

/// A new file to write to, which is none of those that are read.
fn output_file(path: &Path, files: &[PathBuf]) -> Result<File> {
    if let Ok(there) = path.canonicalize() {
        let is_read = files.iter().any(|file| file.canonicalize().is_ok_and(|file| file == there));
        ensure!(!is_read, "it is one of the files to read");
    }
    Ok(File::create(path)?)
}

fn written(arguments: &Arguments, answers: &Answers, out: Writer<impl Write>) -> Result<ExitCode> {
    let stdin = [PathBuf::from("-")];
    let batch = Batch {
        files: if arguments.files.is_empty() { &stdin } else { &arguments.files },
        input: arguments.input,
        output: arguments.output,
        jobs: jobs(arguments.jobs),
    };
    match batch.run(answers, out) {
        Err(error) if is_broken_pipe(&error) => Ok(ExitCode::SUCCESS),
        done => done,
    }
}

/// As many as were asked for, or one per core.
fn jobs(asked: Option<u16>) -> NonZeroUsize {
    let asked = asked.and_then(|jobs| NonZeroUsize::new(jobs.into()));
    asked.or_else(|| thread::available_parallelism().ok()).unwrap_or(NonZeroUsize::MIN)
}

impl Input {
    /// What a file of this name holds.
    fn of_ending(path: &Path) -> Self {
        match path.extension().and_then(OsStr::to_str).unwrap_or_default().to_ascii_lowercase().as_str() {
            "html" | "htm" | "xhtml" => Self::Html,
            "jsonl" | "ndjson" => Self::Jsonl,
            _ => Self::Text,
        }
    }
}

/// `factlight annotate … | head`: the reader has all it wants.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe)
}

fn gazetteer(path: Option<&Path>) -> Result<Gazetteer> {
    let bytes = match path {
        None => GAZETTEER.to_vec(),
        Some(path) => std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?,
    };
    let name = path.map_or("the built-in gazetteer".into(), |path| path.display().to_string());
    Gazetteer::from_bytes(bytes).with_context(|| format!("cannot open {name}"))
}

#[cfg(test)]
mod tests {
    use clap::Parser;
    use serde_json::Value;

    use super::*;

    #[derive(Parser, Debug)]
    struct Typed {
        #[command(flatten)]
        arguments: Arguments,
    }

    /// What `factlight annotate` writes of these files, in order, with an engine that fails at the word “TRAP”; and whether it
    /// says that all could be read.
    fn answers(files: &[(&str, &str)], flags: &[&str]) -> (Vec<Value>, bool) {
        let folder = tempfile::tempdir().unwrap();
        let paths = files.iter().map(|(name, text)| {
            let path = folder.path().join(name);
            std::fs::write(&path, text).unwrap();
            path.display().to_string()
        });
        let typed =
            std::iter::once("annotate".to_owned()).chain(paths).chain(flags.iter().map(ToString::to_string));
        let arguments = Typed::parse_from(typed).arguments;
        let engine = Engine::new(gazetteer(None).unwrap());
        let detect: Detect = Box::new(move |document, options| {
            assert!(document.blocks.iter().all(|block| !block.text.contains("TRAP")), "a trap");
            engine.read(document, options)
        });
        let mut out = Vec::new();
        let code =
            written(&arguments, &Answers::new(&arguments, detect, None), Writer::Plain(&mut out)).unwrap();
        let text = String::from_utf8(out).unwrap();
        let answers = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        (answers, format!("{code:?}") == format!("{:?}", ExitCode::SUCCESS))
    }

    #[test]
    fn a_document_that_fails_is_answered_in_its_place_and_the_rest_goes_on() {
        let lines = [
            r#"{"id": 1, "text": "It cost $5."}"#,
            r#"{"id": "two", "text": "A TRAP cost $5."}"#,
            r#"{"id": 3, "text": "It cost $7."}"#,
        ];
        let (found, is_success) = answers(
            &[
                ("a.jsonl", &lines.join("\n")),
                ("b.txt", "A TRAP cost $5."),
                ("c.html", "<p>A TRAP cost $5."),
                ("d.html", "<p>It cost $9."),
            ],
            &[],
        );
        assert_eq!(found.len(), 6);
        for (at, amount) in [(0, 5.0), (2, 7.0), (5, 9.0)] {
            assert_eq!(found[at]["facts"][0]["amount"]["value"], amount, "{}", found[at]);
        }
        for at in [1, 3, 4] {
            let error = found[at]["error"].as_str().unwrap();
            assert!(error.contains("a fault in Factlight") && error.contains("a trap"), "{error}");
            assert!(found[at].get("facts").is_none(), "{}", found[at]);
        }
        assert_eq!(found[1]["id"], "two");
        assert!(found[1]["error"].as_str().unwrap().contains("a.jsonl, line 2"), "{}", found[1]);
        assert!(!is_success);
    }

    #[test]
    fn the_sort_of_page_is_told_where_it_is_no_news_and_can_be_asked_for() {
        let files = [("a.txt", "Two boats cost £5 in Oslo, Ida Holm said.")];
        let (found, _) = answers(&files, &[]);
        assert!(found[0].get("genre").is_none(), "{}", found[0]);
        assert_eq!(found[0]["facts"].as_array().unwrap().len(), 4, "{}", found[0]);
        let (found, _) = answers(&files, &["--genre", "fiction"]);
        assert_eq!(found[0]["genre"], "fiction");
        assert_eq!(found[0]["facts"].as_array().unwrap().len(), 0, "{}", found[0]);
        let wrong = Typed::try_parse_from(["annotate", "--genre", "novel"]).unwrap_err().to_string();
        assert!(wrong.contains("novel") && wrong.contains("howto"), "{wrong}");
    }

    #[test]
    fn a_page_that_fails_is_answered_in_its_place_too() {
        let files = [("a.html", "<p>A TRAP cost $5."), ("b.html", "<p>It cost $9.")];
        let (found, is_success) = answers(&files, &["--output", "page"]);
        assert!(found[0]["error"].as_str().unwrap().contains("a trap"), "{}", found[0]);
        assert_eq!(found[1]["blocks"][0]["text"], "It cost $9.", "{}", found[1]);
        assert!(!is_success);
        assert!(answers(&files[1..], &[]).1);
    }
}
