//! The `factlight` command. Exit codes: 0 all done, 1 some input could not be read, 2 wrong arguments or set-up.

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use factlight_cli::{annotate, gazetteer, train};

/// Finds the checkable facts in text: numeric claims, attributed quotes, place names.
///
/// Nothing leaves this machine.
#[derive(Parser)]
#[command(
    name = "factlight",
    version,
    after_help = "Exit codes: 0 success; 1 some input could not be read (the output says which); 2 wrong arguments or set-up."
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Writes the facts of each document as one JSON line.
    Annotate(annotate::Arguments),
    /// Builds the gazetteer file.
    Gazetteer(gazetteer::Arguments),
    /// Trains the tagger file.
    Train(train::Arguments),
}

fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Annotate(arguments) => annotate::run(&arguments),
        Command::Gazetteer(arguments) => gazetteer::run(&arguments).map(|()| ExitCode::SUCCESS),
        Command::Train(arguments) => train::run(&arguments).map(|()| ExitCode::SUCCESS),
    };
    done.unwrap_or_else(|error| {
        eprintln!("factlight: {error:#}");
        ExitCode::from(2)
    })
}
