//! `cargo xtask eval`: the tables that say how well the detectors do on texts they were not written for. Not a test.

use std::process::ExitCode;

use anyhow::Result;

use crate::call::{Call, step};
use crate::paths::Paths;

/// `cargo xtask eval --help`
#[derive(clap::Args)]
pub struct Arguments {
    /// Passed on to the scorer: numbers, quotes or places, `--errors N`, or `articles`
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    rest: Vec<String>,
}

/// Scores the release binary.
///
/// # Errors
/// When it does not build, or the scorer fails.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let paths = Paths::find()?;
    let scorer = paths.root.join("../shared/eval/run");
    if !scorer.is_file() {
        println!(
            "The development corpora are not part of the project: without {} there is nothing to score.",
            scorer.display()
        );
        return Ok(ExitCode::SUCCESS);
    }
    step("the command line: cargo build --release -p factlight-cli", || {
        Call::cargo()
            .args(["build", "--release", "--quiet", "--package", "factlight-cli"])
            .folder(&paths.root)
            .run("building the command line")
    })?;
    let suites: &[&str] =
        if arguments.rest.first().is_some_and(|word| word == "articles") { &[] } else { &["dev"] };
    let binary = paths.target().join("release").join(format!("factlight{}", std::env::consts::EXE_SUFFIX));
    Call::new("python3")
        .arg(scorer)
        .args(suites)
        .args(&arguments.rest)
        .arg("--factlight")
        .arg(binary)
        .folder(&paths.root)
        .run("scoring")?;
    Ok(ExitCode::SUCCESS)
}
