//! `cargo xtask build`: the modules of wasm-pack.toml, then the page's scripts. Skips what did not change.

use std::process::ExitCode;

use anyhow::Result;

use crate::builds::Builds;
use crate::call::{step, up_to_date};
use crate::fingerprint::Fingerprint;
use crate::npm;
use crate::paths::Paths;
use crate::wasm::Wasm;

/// What www's build reads, beside its packages.
const PAGE: [&str; 12] = [
    "www/src",
    "www/demo",
    "www/extension",
    "www/build.mjs",
    "www/build",
    "www/package.json",
    "www/package-lock.json",
    "www/tsconfig.json",
    "www/pkg",
    "data/gazetteer.bin",
    "data/README.md",
    "Cargo.lock",
];

/// `cargo xtask build --help`
#[derive(clap::Args)]
pub struct Arguments {
    /// Make only this build of wasm-pack.toml, and not the page's scripts
    #[arg(long, value_name = "BUILD")]
    only: Option<String>,
}

/// Builds.
///
/// # Errors
/// Names the build that failed.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let paths = Paths::find()?;
    let builds = Builds::read(&paths.root)?;
    if let Some(name) = &arguments.only {
        builds.build(name)?;
        Wasm::ensure(&paths, &builds)?.build(name)?;
    } else {
        modules(&paths, &builds)?;
        page(&paths)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Makes every build of wasm-pack.toml.
///
/// # Errors
/// Names the build that failed.
pub fn modules(paths: &Paths, builds: &Builds) -> Result<()> {
    let wasm = Wasm::ensure(paths, builds)?;
    builds.build.keys().try_for_each(|name| wasm.build(name))
}

/// Runs www's build, which writes the page to www/site and the npm package to www/dist.
///
/// # Errors
/// When npm fails.
pub fn page(paths: &Paths) -> Result<()> {
    npm::ensure(paths)?;
    let title = "page and npm package: npm run build";
    let fingerprint = Fingerprint::of(&paths.root, &PAGE, &[])?;
    let kept = paths.fingerprints().join("page");
    if fingerprint.is_kept(&kept) && paths.site().join("index.html").is_file() {
        up_to_date(title);
        return Ok(());
    }
    step(title, || {
        npm::npm(paths).args(["run", "--silent", "build"]).run("building the page")?;
        fingerprint.keep(&kept)
    })
}
