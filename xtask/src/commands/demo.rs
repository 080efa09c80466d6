//! `cargo xtask demo`: from a fresh clone to a page in the browser.

use std::process::ExitCode;
use std::thread;
use std::time::Instant;

use anyhow::{Context, Result};

use super::build;
use crate::builds::Builds;
use crate::call::seconds;
use crate::paths::Paths;
use crate::server::Site;

/// `cargo xtask demo --help`
#[derive(clap::Args)]
pub struct Arguments {
    /// The port on 127.0.0.1 [default: the first free one from 8000]
    #[arg(long)]
    port: Option<u16>,
}

/// Builds and serves until it is interrupted.
///
/// # Errors
/// When the set-up or the build fails, or the port is taken.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let start = Instant::now();
    let paths = Paths::find()?;
    let builds = Builds::read(&paths.root)?;
    build::modules(&paths, &builds)?;
    build::page(&paths)?;
    let site = Site::start(&paths.site(), arguments.port).context("serving the demo")?;
    println!(
        "\nReady after {}. The demo is at\n\n  {}\n\nStop it with Ctrl-C.",
        seconds(start.elapsed()),
        site.url()
    );
    loop {
        thread::park();
    }
}
