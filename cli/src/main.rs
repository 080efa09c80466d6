//! The `factlight` command.
#![allow(clippy::print_stdout)] // a command line prints

mod annotate;
mod facts_json;
mod gazetteer;

use clap::{Parser, Subcommand};

/// Finds the checkable facts in text: numeric claims, attributed quotes, place names.
#[derive(Parser)]
#[command(name = "factlight", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Writes the facts of each input document as one JSON line.
    Annotate(annotate::Arguments),
    /// Builds the gazetteer file.
    Gazetteer(gazetteer::Arguments),
}

fn main() -> anyhow::Result<()> {
    match Cli::parse().command {
        Command::Annotate(arguments) => annotate::run(&arguments),
        Command::Gazetteer(arguments) => gazetteer::run(&arguments),
    }
}
