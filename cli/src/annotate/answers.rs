//! Owns what a document is answered with: its facts, or why there are none. Several threads ask at once, so nothing here
//! changes. What is read is left to `documents`, what comes when to `batch`.
//!
//! `{"id": 7, "text": "It cost £5."}` → `{"id":7,"facts":[…]}`

use std::io::Write;

use anyhow::{Error, Result, anyhow, ensure};
use factlight::fact::CountryCode;
use factlight::{Decimal, Document, Forms, Found, Genre, Home, Marks, Options};
use serde::Serialize;
use serde_json::{Value, json};

use super::documents::{LONGEST, Task, Whole};
use super::{Arguments, DecimalArgument, MarksArgument, Output};
use crate::facts_json::FactsJson;
use crate::fence;
use crate::html::{self, Root};
use crate::lines;
use crate::page::{OffsetUnit, Page};
use crate::precomputed::page_json;

/// Finds the facts of a document.
pub(super) type Detect = Box<dyn Fn(&Document, &Options) -> Found + Send + Sync>;

/// Shows how the sentences of a document were read.
pub(super) type Explain = Box<dyn Fn(&Document) -> String + Send + Sync>;

/// How documents are answered.
pub(super) struct Answers {
    detect: Detect,
    options: Options,
    /// Whether `decimal` was asked for; otherwise each page's language says it.
    has_decimal: bool,
    output: Output,
    root: Root,
    unit: OffsetUnit,
    explain: Option<Explain>,
}

/// What is written and said of a task.
#[derive(Debug, Default)]
pub(super) struct Answer {
    /// Whole lines.
    pub(super) lines: Vec<u8>,
    /// What a person is told.
    pub(super) told: Vec<String>,
    /// How many documents failed.
    pub(super) failures: usize,
}

/// A document as it is spoken of.
struct Name<'a> {
    id: &'a Value,
    /// Where a person finds it.
    place: &'a str,
    /// Why it is not all there, if so.
    damage: Option<&'a str>,
}

#[derive(Serialize)]
struct FactsLine<'a> {
    id: &'a Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    genre: Option<&'static str>,
    facts: FactsJson<'a>,
}

impl Answers {
    /// Facts come from `detect`; with `explain`, only how they are read is shown.
    pub(super) fn new(arguments: &Arguments, detect: Detect, explain: Option<Explain>) -> Self {
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
        }
    }

    /// The answer to `task`, whatever it is.
    pub(super) fn answer(&self, task: Task) -> Answer {
        let mut answer = Answer::default();
        match task {
            Task::Lines { name, chunk } => {
                for line in lines::read(&chunk) {
                    let place = format!("{name}, line {}", line.number);
                    match line.document {
                        Ok(document) => {
                            let of = Name { id: &document.id, place: &place, damage: None };
                            self.text(&mut answer, &of, document.text);
                        }
                        Err(error) => answer.failed(&Value::Null, &place, &error),
                    }
                }
            }
            Task::Whole(whole) => self.whole(&mut answer, whole),
            Task::Unread { id, place, error } => answer.failed(&id, &place, &error),
        }
        answer
    }

    fn whole(&self, answer: &mut Answer, Whole { name, is_html, bytes, damage }: Whole) {
        let damage = damage.map(|error| format!("{name}: {error:#}"));
        if let Some(damage) = &damage {
            answer.failures += 1;
            answer.told.push(damage.clone());
        }
        let of = Name { id: &json!(name), place: &name, damage: damage.as_deref() };
        let text = answer.utf8(&name, bytes);
        if is_html { self.html(answer, &of, &text) } else { self.text(answer, &of, text) }
    }

    fn text(&self, answer: &mut Answer, of: &Name<'_>, text: String) {
        match fits(text.len()).and_then(|()| fence::inside(|| Page::from_text(text, self.unit))) {
            Ok(page) => self.annotate(answer, of, &page, &self.options, false),
            Err(error) => answer.failed(of.id, of.place, &error),
        }
    }

    fn html(&self, answer: &mut Answer, of: &Name<'_>, text: &str) {
        let read = fits(text.len()).and_then(|()| fence::inside(|| html::read(text, &self.root)));
        let reading = match read.and_then(|found| found.ok_or_else(|| anyhow!("no element matches `--root`")))
        {
            Ok(reading) => reading,
            Err(error) => return answer.failed(of.id, of.place, &error),
        };
        let language = reading.language.unwrap_or_default();
        if !html::is_english(&language) {
            let place = of.place;
            answer
                .told
                .push(format!("{place}: the page says its language is “{language}”; only English is read"));
        }
        let options = self.options_in(language.trim());
        if self.output == Output::Facts {
            return match fence::inside(|| Page::from_blocks(reading.blocks, self.unit)) {
                Ok(page) => self.annotate(answer, of, &page, &options, true),
                Err(error) => answer.failed(of.id, of.place, &error),
            };
        }
        let document = Document { blocks: reading.blocks };
        answer.line(of, |lines| {
            let mut page = page_json(of.id, &document, (self.detect)(&document, &options))?;
            if let Some(damage) = of.damage {
                page["error"] = json!(damage);
            }
            Ok(serde_json::to_writer(lines, &page)?)
        });
    }

    /// The options for a page in `language`, as `www/src/annotated.ts` has them: English of some countries writes 1.234,5.
    fn options_in(&self, language: &str) -> Options {
        const COMMA: [&str; 8] = ["AT", "BE", "DE", "DK", "FI", "NL", "SE", "SI"];
        let country = CountryCode::of_language_tag(language).filter(|_| language.len() == "en-GB".len());
        let has_comma = country.is_some_and(|country| COMMA.contains(&country.as_str()));
        let decimal = if has_comma && !self.has_decimal { Decimal::Comma } else { self.options.decimal };
        Options { locale: country, decimal, ..self.options }
    }

    fn annotate(&self, answer: &mut Answer, of: &Name<'_>, page: &Page, options: &Options, with_text: bool) {
        if let Some(explain) = &self.explain {
            match fence::inside(|| explain(&page.document)) {
                Ok(table) => answer.lines.extend_from_slice(table.as_bytes()),
                Err(error) => answer.failed(of.id, of.place, &error),
            }
            return;
        }
        answer.line(of, |lines| {
            let found = (self.detect)(&page.document, options);
            let line = FactsLine {
                id: of.id,
                error: of.damage,
                text: with_text.then_some(page.text.as_str()),
                genre: (found.genre != Genre::News).then(|| found.genre.name()),
                facts: FactsJson { facts: &found.facts, page },
            };
            Ok(serde_json::to_writer(lines, &line)?)
        });
    }
}

impl Answer {
    /// What `write` writes as a line, or why there is none.
    fn line(&mut self, of: &Name<'_>, write: impl FnOnce(&mut Vec<u8>) -> Result<()>) {
        let before = self.lines.len();
        match fence::inside(|| write(&mut self.lines)).flatten() {
            Ok(()) => self.lines.push(b'\n'),
            Err(error) => {
                // Half a line may stand there.
                self.lines.truncate(before);
                self.failed(of.id, of.place, &error);
            }
        }
    }

    /// Says what went wrong, in the output and to the person.
    fn failed(&mut self, id: &Value, place: &str, error: &Error) {
        self.failures += 1;
        let error = format!("{place}: {error:#}");
        let line = json!({ "id": id, "error": error });
        self.told.push(error);
        // Writing to memory does not fail.
        let _ = writeln!(self.lines, "{line}");
    }

    /// The text of `bytes`; what is not UTF-8 becomes U+FFFD, and the reader is told.
    fn utf8(&mut self, name: &str, bytes: Vec<u8>) -> String {
        String::from_utf8(bytes).unwrap_or_else(|error| {
            let at = error.utf8_error().valid_up_to();
            self.told.push(format!("{name}: not UTF-8 from byte {at} on; what cannot be read stands as �"));
            String::from_utf8_lossy(error.as_bytes()).into_owned()
        })
    }
}

/// Whether a document of `bytes` can be read.
fn fits(bytes: usize) -> Result<()> {
    ensure!(bytes < LONGEST, "a document may have 4 GiB; cut this one up, for example into JSON lines");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_that_is_too_long_for_its_offsets_is_refused() {
        assert!(fits(100_000_000).is_ok());
        assert!(fits(4 << 30).unwrap_err().to_string().contains("4 GiB"));
    }
}
