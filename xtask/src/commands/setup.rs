//! `cargo xtask setup`: gets whatever is missing, so that the other commands need no network.

use std::process::ExitCode;

use anyhow::Result;

use crate::browsers::Browsers;
use crate::builds::Builds;
use crate::call::{Call, step};
use crate::npm;
use crate::paths::Paths;
use crate::wasm::Wasm;

/// Gets everything.
///
/// # Errors
/// Names the first thing that could not be got.
pub fn run() -> Result<ExitCode> {
    let paths = Paths::find()?;
    let builds = Builds::read(&paths.root)?;
    step("set-up: WebAssembly target, wasm-pack, wasm-bindgen, npm packages, browsers and drivers", || {
        Wasm::ensure(&paths, &builds)?;
        npm::ensure(&paths)?;
        let browsers = Browsers::ensure(&paths, &builds.tools, &builds.test.browsers)?;
        for (name, value) in browsers.environment() {
            println!("   {}={}", name.display(), value.display());
        }
        Call::cargo().args(["fetch", "--quiet"]).folder(&paths.root).run("fetching the crates of Cargo.lock")
    })?;
    Ok(ExitCode::SUCCESS)
}
