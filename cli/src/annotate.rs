//! Owns `factlight annotate`: documents in, one JSON line a document out, in the same order. What a line holds is
//! `facts_json`'s and `precomputed`'s; what a document is, `page`'s and `html`'s.
//!
//! A document that cannot be read is answered by `{"id", "error"}` in its place, so that nothing is lost; the rest
//! goes on, and the command exits with 1.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, anyhow};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};
use factlight::fact::CountryCode;
use factlight::fact::QuantityForm;
use factlight::{Decimal, Document, Engine, Forms, Gazetteer, Marks, Options};
use indicatif::{ProgressBar, ProgressStyle};
use scraper::Selector;
use serde_json::{Value, json};

use crate::facts_json::fact_json;
use crate::html::{self, Root};
use crate::lines;
use crate::page::{OffsetUnit, Page};
use crate::precomputed::page_json;

/// How `annotate` reads and writes.
#[derive(Args, Debug)]
pub struct Arguments {
    /// Files to read; `-` or none for standard input.
    files: Vec<PathBuf>,
    /// What the input is [default: by a file's ending, else text]
    #[arg(long, value_enum)]
    input: Option<Input>,
    /// What is written of a document: facts to read, or, of HTML, what `factlight/precomputed` paints on that page.
    #[arg(long, value_enum, default_value = "facts")]
    output: Output,
    /// Of HTML, read only the first element that this CSS selector finds. [default: all; for `--output page` the article,
    /// if the page says which that is]
    #[arg(long, value_name = "SELECTOR", value_parser = selector)]
    root: Option<Selector>,
    /// What the offsets in the output count; with `--output page` always utf16.
    #[arg(long, value_enum, default_value = "codepoints")]
    offsets: OffsetUnit,
    /// What a reader would see marked, or all that can be read.
    #[arg(long, value_enum, default_value = "claims")]
    marks: MarksArgument,
    /// How the text writes decimals: 1,234.5 or 1.234,5 [default: as the language of an HTML page does, else point]
    #[arg(long, value_enum)]
    decimal: Option<DecimalArgument>,
    /// Of the numbers, only these forms: `currency,percent`. [default: all that `--marks` reports]
    #[arg(long, value_name = "FORM", value_delimiter = ',', value_parser = forms())]
    forms: Option<Vec<QuantityForm>>,
    /// Report what belongs to a place too: “Iraqi”.
    #[arg(long)]
    demonyms: bool,
    /// Leave out places that stand for who governs there: “Moscow denied it”.
    #[arg(long)]
    no_metonyms: bool,
    /// Another gazetteer than the one built in.
    #[arg(long, value_name = "FILE")]
    gazetteer: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Input {
    /// Plain text; blank lines separate blocks. One document a file.
    Text,
    /// A page, read as a browser parses it. One document a file; its text is in the output.
    Html,
    /// One document a line: `{"id", "text"}`.
    Jsonl,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Output {
    /// `{"id", "facts"}`: each fact with its words and its place in the text.
    Facts,
    /// `{"id", "format", "blocks", "facts"}`: facts with the blocks that they stand in.
    Page,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum MarksArgument {
    /// What a reader would see marked.
    Claims,
    /// Plain numbers, ordinals and demonyms too.
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
    PossibleValuesParser::new(QuantityForm::NAMES.map(|(name, _)| name))
        .try_map(|name| QuantityForm::named(&name))
}

static GAZETTEER: &[u8] = include_bytes!("../../data/gazetteer.bin");

/// Annotates every input; the code is 0 when all could be read, 1 when not.
///
/// # Errors
/// When the gazetteer does not open, or nothing can be written.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let mut batch = Batch::new(arguments)?;
    let stdin = [PathBuf::from("-")];
    let files = if arguments.files.is_empty() { &stdin[..] } else { &arguments.files };
    for path in files {
        let input = arguments.input.unwrap_or_else(|| input_of(path));
        let read = if path == Path::new("-") {
            batch.read(path, input, io::stdin().lock())
        } else {
            match File::open(path) {
                Ok(file) => batch.read(path, input, BufReader::new(file)),
                Err(error) => {
                    batch.failed(&json!(path.to_string_lossy()), &path.display().to_string(), &error.into())
                }
            }
        };
        match read {
            Err(error) if is_broken_pipe(&error) => return Ok(ExitCode::SUCCESS),
            other => other?,
        }
    }
    batch.finish()
}

fn input_of(path: &Path) -> Input {
    match path.extension().and_then(|e| e.to_str()).unwrap_or_default().to_ascii_lowercase().as_str() {
        "html" | "htm" | "xhtml" => Input::Html,
        "jsonl" | "ndjson" => Input::Jsonl,
        _ => Input::Text,
    }
}

/// `factlight annotate … | head`: the reader has all it wants.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe)
}

struct Batch {
    engine: Engine,
    options: Options,
    /// Whether `decimal` was asked for; otherwise each page's language says it.
    has_decimal: bool,
    output: Output,
    root: Root,
    unit: OffsetUnit,
    out: BufWriter<io::StdoutLock<'static>>,
    progress: ProgressBar,
    failures: usize,
}

impl Batch {
    fn new(arguments: &Arguments) -> Result<Self> {
        let bytes = match &arguments.gazetteer {
            None => GAZETTEER.to_vec(),
            Some(path) => std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?,
        };
        let name =
            arguments.gazetteer.as_ref().map_or("the built-in gazetteer".into(), |p| p.display().to_string());
        let gazetteer = Gazetteer::from_bytes(bytes).with_context(|| format!("cannot open {name}"))?;
        let marks = match arguments.marks {
            MarksArgument::Claims => Marks::Claims,
            MarksArgument::All => Marks::All,
        };
        let decimal = arguments.decimal.map(|decimal| match decimal {
            DecimalArgument::Point => Decimal::Point,
            DecimalArgument::Comma => Decimal::Comma,
        });
        Ok(Self {
            engine: Engine::new(gazetteer),
            options: Options {
                marks,
                decimal: decimal.unwrap_or_default(),
                forms: arguments.forms.as_ref().map(|forms| Forms::of(forms.iter().copied())),
                demonyms: arguments.demonyms,
                metonyms: !arguments.no_metonyms,
                ..Options::default()
            },
            has_decimal: decimal.is_some(),
            output: arguments.output,
            root: match (&arguments.root, arguments.output) {
                (Some(selector), _) => Root::Found(selector.clone()),
                (None, Output::Page) => Root::Article,
                (None, Output::Facts) => Root::Page,
            },
            unit: arguments.offsets,
            out: BufWriter::new(io::stdout().lock()),
            progress: progress(&arguments.files),
            failures: 0,
        })
    }

    fn read(&mut self, path: &Path, input: Input, mut from: impl BufRead) -> Result<()> {
        let name = path.to_string_lossy();
        if self.output == Output::Page && input != Input::Html {
            let error = anyhow!("`--output page` is for HTML; if this is HTML, say `--input html`");
            return self.failed(&json!(name), &name, &error);
        }
        if input == Input::Jsonl {
            return self.read_lines(&name, from);
        }
        let mut bytes = Vec::new();
        if let Err(error) = from.read_to_end(&mut bytes) {
            return self.failed(&json!(name), &name, &error.into());
        }
        self.progress.inc(bytes.len() as u64);
        let text = self.utf8(&name, bytes);
        if input == Input::Html {
            self.read_html(&name, &text)
        } else {
            let options = self.options;
            self.annotate(&json!(name), &Page::from_text(text, self.unit), &options, false)
        }
    }

    fn read_html(&mut self, name: &str, text: &str) -> Result<()> {
        let Some(reading) = html::read(text, &self.root) else {
            return self.failed(&json!(name), name, &anyhow!("nothing on the page is what `--root` says"));
        };
        let language = reading.language.unwrap_or_default();
        if !html::is_english(&language) {
            self.tell(&format!("{name}: the page says its language is “{language}”; only English is read"));
        }
        let options = self.options_in(language.trim());
        if self.output == Output::Facts {
            let page = Page::from_blocks(reading.blocks, self.unit);
            return self.annotate(&json!(name), &page, &options, true);
        }
        let document = Document { blocks: reading.blocks };
        let facts = self.engine.annotate(&document, &options);
        self.write(&page_json(&json!(name), &document, facts)?)
    }

    /// The options for a page in `language`, as `www/src/index.ts` has them: English of some countries writes 1.234,5.
    fn options_in(&self, language: &str) -> Options {
        const COMMA: [&str; 8] = ["AT", "BE", "DE", "DK", "FI", "NL", "SE", "SI"];
        let country = CountryCode::of_language_tag(language).filter(|_| language.len() == "en-GB".len());
        let has_comma = country.is_some_and(|country| COMMA.contains(&country.as_str()));
        let decimal = if has_comma && !self.has_decimal { Decimal::Comma } else { self.options.decimal };
        Options { locale: country, decimal, ..self.options }
    }

    fn read_lines(&mut self, name: &str, from: impl BufRead) -> Result<()> {
        for line in lines::read(from) {
            self.progress.inc(line.bytes as u64);
            match line.document {
                Ok(document) => {
                    let options = self.options;
                    let page = Page::from_text(document.text, self.unit);
                    self.annotate(&document.id, &page, &options, false)?;
                }
                Err(error) => {
                    self.failed(&Value::Null, &format!("{name}, line {}", line.number), &error)?;
                }
            }
        }
        Ok(())
    }

    /// The text of `bytes`; what is not UTF-8 becomes U+FFFD, and the reader is told.
    fn utf8(&self, name: &str, bytes: Vec<u8>) -> String {
        String::from_utf8(bytes).unwrap_or_else(|error| {
            let at = error.utf8_error().valid_up_to();
            self.tell(&format!("{name}: not UTF-8 from byte {at} on; what cannot be read stands as �"));
            String::from_utf8_lossy(error.as_bytes()).into_owned()
        })
    }

    fn annotate(&mut self, id: &Value, page: &Page, options: &Options, with_text: bool) -> Result<()> {
        let facts = self.engine.annotate(&page.document, options);
        let facts: Vec<_> = facts.iter().map(|fact| fact_json(fact, page)).collect();
        let mut line = json!({ "id": id });
        if with_text {
            line["text"] = json!(page.text);
        }
        line["facts"] = Value::Array(facts);
        self.write(&line)
    }

    /// Says what went wrong, in the output and to the person, and goes on.
    fn failed(&mut self, id: &Value, place: &str, error: &anyhow::Error) -> Result<()> {
        self.failures += 1;
        let error = format!("{place}: {error:#}");
        self.tell(&error);
        self.write(&json!({ "id": id, "error": error }))
    }

    fn write(&mut self, line: &Value) -> Result<()> {
        serde_json::to_writer(&mut self.out, line).map_err(io::Error::from)?;
        Ok(self.out.write_all(b"\n")?)
    }

    fn tell(&self, message: &str) {
        self.progress.suspend(|| eprintln!("factlight: {message}"));
    }

    fn finish(mut self) -> Result<ExitCode> {
        self.progress.finish_and_clear();
        match self.out.flush() {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(ExitCode::SUCCESS),
            other => other?,
        }
        Ok(if self.failures == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}

/// A bar over the bytes to read, for a person who waits: none when standard error is no terminal or the input short.
fn progress(files: &[PathBuf]) -> ProgressBar {
    const LONG: u64 = 4_000_000; // bytes; shorter input is done before a bar is read
    let size = |path: &PathBuf| std::fs::metadata(path).ok().map(|m| m.len());
    let total: Option<u64> = files.iter().map(size).sum();
    let from_stdin = files.is_empty() || total.is_none();
    if !io::stderr().is_terminal()
        || (from_stdin && io::stdin().is_terminal())
        || total.is_some_and(|t| t < LONG && !from_stdin)
    {
        return ProgressBar::hidden();
    }
    let (bar, template) = match total.filter(|_| !from_stdin) {
        Some(total) => {
            (ProgressBar::new(total), "{wide_bar} {bytes}/{total_bytes}  {bytes_per_sec}  {eta} left")
        }
        None => (ProgressBar::new_spinner(), "{spinner} {bytes} read  {bytes_per_sec}"),
    };
    bar.with_style(ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()))
}
