//! `cargo xtask`: what a developer types. Gets the tools a build needs, builds, serves, tests, fuzzes, measures. Nothing here
//! is needed at run time.
//!
//! `cargo xtask demo` → tools, WebAssembly module, page, and `http://127.0.0.1:8000/`
#![allow(clippy::print_stdout)] // progress is what this program is for

mod browsers;
mod builds;
mod call;
mod commands;
mod debian;
mod fingerprint;
mod fuzzing;
mod npm;
mod paths;
mod server;
mod sizes;
mod tally;
mod tools;
mod wasm;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::commands::{bench, build, demo, eval, extension, fuzz, setup, test};

/// Sets up, builds, serves, tests and measures Factlight.
///
/// Prerequisites: Rust by rustup and Node.js 20.19 or newer. Everything else is fetched once, in pinned versions, into
/// the project or into ~/.cache/factlight.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Gets whatever is missing for every other command, and builds nothing
    Setup,
    /// Builds the WebAssembly modules that wasm-pack.toml lists, and the page's scripts
    Build(build::Arguments),
    /// Builds the demo page and serves it on 127.0.0.1
    Demo(demo::Arguments),
    /// Builds the browser extension, a zip for each browser
    Extension,
    /// Runs every test: native, WebAssembly in headless browsers, types, the page end to end, sizes
    Test(test::Arguments),
    /// Fuzzes: tries inputs that nobody wrote, until one breaks what must always hold
    Fuzz(fuzz::Arguments),
    /// Measures speed: criterion's benches natively, and the engine in headless browsers
    Bench(bench::Arguments),
    /// Scores the command line on the development corpora in ../shared, where there are any
    Eval(eval::Arguments),
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Setup => setup::run(),
        Command::Build(arguments) => build::run(&arguments),
        Command::Demo(arguments) => demo::run(&arguments),
        Command::Extension => extension::run(),
        Command::Test(arguments) => test::run(&arguments),
        Command::Fuzz(arguments) => fuzz::run(&arguments),
        Command::Bench(arguments) => bench::run(&arguments),
        Command::Eval(arguments) => eval::run(&arguments),
    };
    match done {
        Ok(code) => code,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}
