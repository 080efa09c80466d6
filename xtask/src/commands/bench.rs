//! `cargo xtask bench`: how fast, natively and in a browser.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};

use super::build;
use crate::browsers::Browsers;
use crate::builds::Builds;
use crate::call::{Call, step};
use crate::paths::Paths;
use crate::wasm::Wasm;

/// `cargo xtask bench --help`
#[derive(clap::Args)]
pub struct Arguments {
    /// Leave out criterion's benches
    #[arg(long)]
    browser_only: bool,
    /// Passed on to criterion: the names of benches, `--quick`
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    rest: Vec<String>,
}

/// Measures.
///
/// # Errors
/// When a build or a bench fails.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let paths = Paths::find()?;
    let builds = Builds::read(&paths.root)?;
    if !arguments.browser_only {
        step("native: cargo bench", || {
            let call = Call::cargo().args(["bench", "--package", "factlight", "--bench", "annotate", "--"]);
            call.args(&arguments.rest).folder(&paths.root).run("criterion's benches")
        })?;
    }
    let script = paths.www().join("test/bench/bench.mjs");
    if !script.is_file() {
        println!("No {}: nothing to measure in a browser.", script.display());
        return Ok(ExitCode::SUCCESS);
    }
    build::modules(&paths, &builds)?;
    build::page(&paths)?;
    let browsers = Browsers::ensure(&paths, &builds.tools, &builds.test.browsers)?;
    let (wasm, text) = (Wasm::ensure(&paths, &builds)?, text(&paths)?);
    for browser in &builds.test.browsers {
        step(&format!("{}: each stage alone, benches/web.rs", browser.name()), || {
            wasm.bench(*browser, &browsers, &text).run("the stages' bench in the browser")
        })?;
    }
    step("browsers: node test/bench/bench.mjs", || {
        Call::new("node")
            .arg("test/bench/bench.mjs")
            .envs(browsers.environment())
            .folder(paths.www())
            .run("the bench in the browsers")
    })?;
    Ok(ExitCode::SUCCESS)
}

/// A file with what the stages are measured on: real articles where they are at hand, else our own, which has four times
/// the facts of ordinary news.
fn text(paths: &Paths) -> Result<PathBuf> {
    let folder = paths.root.join("../shared/articles");
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|end| end == "txt"));
    files.sort();
    if files.is_empty() {
        println!(
            "There are no articles in ../shared/articles: measuring on our own, tests/pages/harbour.txt."
        );
        files.push(paths.root.join("tests/pages/harbour.txt"));
    }
    let read =
        |file: &PathBuf| fs::read_to_string(file).with_context(|| format!("reading {}", file.display()));
    let texts = files.iter().map(read).collect::<Result<Vec<_>>>()?;
    let file = paths.target().join("bench-text.txt");
    fs::write(&file, texts.join("\n\n")).with_context(|| format!("writing {}", file.display()))?;
    Ok(file)
}
