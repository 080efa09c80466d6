//! Owns reading the inputs of a run, in order: what is answered by one thread at a time. What is made of it is left to
//! `answers`.
//!
//! `news.jsonl.gz page.html` → chunks of lines of the one, then all of the other

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use anyhow::{Error, anyhow};
use indicatif::ProgressBar;
use serde_json::{Value, json};

use super::compression::{self, BUFFER, Compression};
use super::{Input, Output};
use crate::lines::{Chunk, Chunks, Damage};

/// How long a document may be, in bytes: offsets have 32 bits.
pub(super) const LONGEST: usize = u32::MAX as usize;

/// What is answered at once.
pub(super) enum Task {
    /// Lines of a file, each with a document.
    Lines { name: String, chunk: Chunk },
    /// A file that is a document.
    Whole(Whole),
    /// What could not be read: whose id, where it is, and why.
    Unread { id: Value, place: String, error: Error },
}

/// A file that is a document.
pub(super) struct Whole {
    pub(super) name: String,
    pub(super) is_html: bool,
    pub(super) bytes: Vec<u8>,
    /// Why there are no more bytes, where there should be.
    pub(super) damage: Option<Error>,
}

/// How the files of a run are read.
pub(super) struct Reading {
    /// If it does not go by the ending.
    pub(super) input: Option<Input>,
    pub(super) output: Output,
    /// Told how many bytes are read, of compressed files as they are.
    pub(super) progress: ProgressBar,
}

impl Reading {
    /// All there is in `files`.
    pub(super) fn tasks(self, files: &[PathBuf]) -> impl Iterator<Item = Task> + Send {
        files.iter().flat_map(move |path| self.file(path))
    }

    fn file(&self, path: &Path) -> Box<dyn Iterator<Item = Task> + Send> {
        let name = path.to_string_lossy().into_owned();
        let input = self.input.unwrap_or_else(|| Input::of_ending(&compression::uncompressed(path)));
        if self.output == Output::Page && input != Input::Html {
            let error = anyhow!("`--output page` is for HTML; if this is HTML, say `--input html`");
            return one(unread(name, error));
        }
        match self.open(path) {
            Err(error) => one(unread(name, error.into())),
            Ok(from) if input == Input::Jsonl => Box::new(lines(name, from)),
            Ok(from) => one(Task::Whole(whole(name, input == Input::Html, from))),
        }
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn BufRead + Send>> {
        let is_standard = path == Path::new("-");
        let bytes: Box<dyn Read + Send> = if is_standard {
            Box::new(self.progress.wrap_read(io::stdin()))
        } else {
            Box::new(self.progress.wrap_read(File::open(path)?))
        };
        let from = Box::new(BufReader::with_capacity(BUFFER, bytes));
        compression::reader(from, Compression::of_ending(path))
    }
}

fn one(task: Task) -> Box<dyn Iterator<Item = Task> + Send> {
    Box::new(std::iter::once(task))
}

fn unread(name: String, error: Error) -> Task {
    Task::Unread { id: json!(name), place: name, error }
}

fn lines(name: String, from: Box<dyn BufRead + Send>) -> impl Iterator<Item = Task> {
    Chunks::of(from, LONGEST).map(move |found| match found {
        Ok(chunk) => Task::Lines { name: name.clone(), chunk },
        Err(Damage { line, error }) => {
            Task::Unread { id: Value::Null, place: format!("{name}, line {line}"), error: error.into() }
        }
    })
}

fn whole(name: String, is_html: bool, from: impl Read) -> Whole {
    let mut bytes = Vec::new();
    // One more, to tell that there is more.
    let read = from.take(LONGEST as u64 + 1).read_to_end(&mut bytes);
    Whole { name, is_html, bytes, damage: read.err().map(Error::from) }
}
