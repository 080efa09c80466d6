//! Owns one run over documents: answered by several threads, written in order, what failed counted. How a document is read
//! and answered is left to `documents` and `answers`, the threads to `in_order`.
//!
//! Three files, one of them missing → three lines, one of them an error, and code 1

use std::io::{self, IsTerminal, Write};
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use indicatif::{ProgressBar, ProgressStyle};

use super::answers::{Answer, Answers};
use super::compression::Writer;
use super::documents::Reading;
use super::in_order::in_order;
use super::{Input, Output};

/// One run: what is read, and by how many threads.
pub(super) struct Batch<'a> {
    pub(super) files: &'a [PathBuf],
    pub(super) input: Option<Input>,
    pub(super) output: Output,
    pub(super) jobs: NonZeroUsize,
}

impl Batch<'_> {
    /// Answers all documents, and writes what comes of them to `out`; the code is 0 when all could be read, 1 when not.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(super) fn run<W: Write>(self, answers: &Answers, mut out: Writer<W>) -> Result<ExitCode> {
        let progress = progress(self.files);
        let reading = Reading { input: self.input, output: self.output, progress: progress.clone() };
        let mut failures = 0;
        in_order(
            self.jobs,
            reading.tasks(self.files),
            |task| answers.answer(task),
            |answer: Option<Answer>| {
                let Some(answer) = answer else { return Ok(out.pass_on()?) };
                for message in &answer.told {
                    progress.suspend(|| eprintln!("factlight: {message}"));
                }
                failures += answer.failures;
                Ok(out.write_all(&answer.lines)?)
            },
        )?;
        progress.finish_and_clear();
        out.finish()?;
        Ok(if failures == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
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
