//! `cargo xtask bench`: how fast, natively and in a browser.

use std::process::ExitCode;

use anyhow::Result;

use super::build;
use crate::browsers::Browsers;
use crate::builds::Builds;
use crate::call::{Call, step};
use crate::paths::Paths;

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
    let script = paths.www().join("test/bench.mjs");
    if !script.is_file() {
        println!("No {}: nothing to measure in a browser.", script.display());
        return Ok(ExitCode::SUCCESS);
    }
    build::modules(&paths, &builds)?;
    build::page(&paths)?;
    let browsers = Browsers::ensure(&paths, &builds.tools, &builds.test.browsers)?;
    step("browsers: node test/bench.mjs", || {
        Call::new("node")
            .arg("test/bench.mjs")
            .envs(browsers.environment())
            .folder(paths.www())
            .run("the bench in the browsers")
    })?;
    Ok(ExitCode::SUCCESS)
}
