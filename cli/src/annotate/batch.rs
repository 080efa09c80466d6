//! Owns one run over documents: reading each as its input says, answering it with its facts or with why there are none,
//! counting what failed. Which files and flags there are is left to `annotate`.
//!
//! `{"id": 7, "text": "It cost £5."}` → `{"id":7,"facts":[…]}`

use std::io::{self, BufRead, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Result, anyhow};
use factlight::fact::CountryCode;
use factlight::{Decimal, Document, Forms, Found, Genre, Home, Marks, Options};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::{Value, json};

use super::{Arguments, DecimalArgument, Input, MarksArgument, Output};
use crate::facts_json::fact_json;
use crate::fence;
use crate::html::{self, Root};
use crate::lines;
use crate::page::{OffsetUnit, Page};
use crate::precomputed::page_json;

/// Finds the facts of a document.
pub(super) type Detect = Box<dyn Fn(&Document, &Options) -> Found>;

/// Shows how the sentences of a document were read.
pub(super) type Explain = Box<dyn Fn(&Document) -> String>;

/// One run: what it writes to, how, and how many documents failed.
pub(super) struct Batch {
    detect: Detect,
    options: Options,
    /// Whether `decimal` was asked for; otherwise each page's language says it.
    has_decimal: bool,
    output: Output,
    root: Root,
    unit: OffsetUnit,
    explain: Option<Explain>,
    out: BufWriter<Box<dyn Write>>,
    progress: ProgressBar,
    failures: usize,
}

impl Batch {
    /// A run that finds facts by `detect`, or only shows by `explain` how they are read, and writes to `out`.
    pub(super) fn new(
        arguments: &Arguments,
        detect: Detect,
        explain: Option<Explain>,
        out: Box<dyn Write>,
    ) -> Self {
        let marks = match arguments.marks {
            MarksArgument::Claims => Marks::Claims,
            MarksArgument::All => Marks::All,
        };
        let decimal = arguments.decimal.map(|decimal| match decimal {
            DecimalArgument::Point => Decimal::Point,
            DecimalArgument::Comma => Decimal::Comma,
        });
        Self {
            detect,
            options: Options {
                marks,
                decimal: decimal.unwrap_or_default(),
                forms: arguments.forms.as_ref().map(|forms| Forms::of(forms.iter().copied())),
                home: Home::of(&arguments.home),
                demonyms: arguments.demonyms,
                metonyms: !arguments.no_metonyms,
                genre: arguments.genre,
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
            explain,
            out: BufWriter::new(out),
            progress: progress(&arguments.files),
            failures: 0,
        }
    }

    /// Answers all documents of `from`.
    ///
    /// # Errors
    /// When nothing can be written.
    pub(super) fn read(&mut self, path: &Path, input: Input, mut from: impl BufRead) -> Result<()> {
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
            let page = Page::from_text(text, self.unit);
            let options = self.options;
            self.annotate((&json!(name), &name), &page, &options, false)
        }
    }

    fn read_html(&mut self, name: &str, text: &str) -> Result<()> {
        let id = json!(name);
        let reading = match fence::inside(|| html::read(text, &self.root)) {
            Ok(Some(reading)) => reading,
            Ok(None) => return self.failed(&id, name, &anyhow!("no element matches `--root`")),
            Err(error) => return self.failed(&id, name, &error),
        };
        let language = reading.language.unwrap_or_default();
        if !html::is_english(&language) {
            self.tell(&format!("{name}: the page says its language is “{language}”; only English is read"));
        }
        let options = self.options_in(language.trim());
        if self.output == Output::Facts {
            let page = Page::from_blocks(reading.blocks, self.unit);
            return self.annotate((&id, name), &page, &options, true);
        }
        let document = Document { blocks: reading.blocks };
        let line = fence::inside(|| page_json(&id, &document, (self.detect)(&document, &options)));
        self.answer((&id, name), line.and_then(|line| Ok(line?)))
    }

    /// The options for a page in `language`, as `www/src/annotated.ts` has them: English of some countries writes 1.234,5.
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
            let place = format!("{name}, line {}", line.number);
            match line.document {
                Ok(document) => {
                    let options = self.options;
                    let page = Page::from_text(document.text, self.unit);
                    self.annotate((&document.id, &place), &page, &options, false)?;
                }
                Err(error) => {
                    self.failed(&Value::Null, &place, &error)?;
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

    /// Writes the facts of `page`; `what` is its id and how a person finds it.
    fn annotate(
        &mut self,
        what: (&Value, &str),
        page: &Page,
        options: &Options,
        with_text: bool,
    ) -> Result<()> {
        if let Some(explain) = &self.explain {
            let table = fence::inside(|| explain(&page.document));
            return match table {
                Ok(table) => Ok(self.out.write_all(table.as_bytes())?),
                Err(error) => self.failed(what.0, what.1, &error),
            };
        }
        let line = fence::inside(|| {
            let found = (self.detect)(&page.document, options);
            let mut line = json!({ "id": what.0 });
            if with_text {
                line["text"] = json!(page.text);
            }
            if found.genre != Genre::News {
                line["genre"] = json!(found.genre.name());
            }
            line["facts"] = found.facts.iter().map(|fact| fact_json(fact, page)).collect();
            line
        });
        self.answer(what, line)
    }

    /// Writes `line`, or says in its place why there is none.
    fn answer(&mut self, (id, place): (&Value, &str), line: Result<Value>) -> Result<()> {
        match line {
            Ok(line) => self.write(&line),
            Err(error) => self.failed(id, place, &error),
        }
    }

    /// Says what went wrong, in the output and to the person, and goes on.
    pub(super) fn failed(&mut self, id: &Value, place: &str, error: &anyhow::Error) -> Result<()> {
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

    /// The command's exit code.
    ///
    /// # Errors
    /// When the last of it cannot be written.
    pub(super) fn finish(mut self) -> Result<ExitCode> {
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
