//! Owns `factlight gazetteer build`: source packages and our own rows in, `gazetteer.bin` out. Its format is the
//! library's. What each source is and how it is fetched stands in data/README.md.

mod cells;
mod cities;
mod own;
mod places;
mod regions;
mod selection;
mod sources;

use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::{Args, Subcommand};
use factlight::Gazetteer;
use factlight::lexicon::gazetteer::encode::encode;

/// What to do with the gazetteer.
#[derive(Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Builds gazetteer.bin from the source packages and the tables in data/; data/README.md says how to fetch them.
    Build(Build),
}

#[derive(Args)]
struct Build {
    /// The folder the source packages were unpacked into.
    #[arg(long, default_value = "target/gazetteer-sources")]
    sources: PathBuf,
    /// The folder of our own rows.
    #[arg(long, default_value = "data")]
    rows: PathBuf,
    /// The file to write.
    #[arg(long, default_value = "data/gazetteer.bin")]
    out: PathBuf,
}

/// Runs the subcommand.
///
/// # Errors
/// When a source cannot be read or the file cannot be written; the message names the file.
pub fn run(arguments: &Arguments) -> Result<()> {
    let Command::Build(build) = &arguments.command;
    let sources = sources::Sources::read(&build.sources).with_context(|| {
        format!("sources in {}: data/README.md has the commands that fetch them", build.sources.display())
    })?;
    let own = own::Own::read(&build.rows)?;
    let rows = places::rows(&sources, &own)?;
    let bytes = encode(rows, &own.given_names(&sources));
    std::fs::write(&build.out, &bytes).with_context(|| format!("writing {}", build.out.display()))?;
    let gazetteer = Gazetteer::from_bytes(bytes).context("reading back what was written")?;
    println!("{}: {} places, {} bytes", build.out.display(), gazetteer.len(), gazetteer.size());
    Ok(())
}
