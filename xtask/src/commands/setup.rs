//! `cargo xtask setup`: gets whatever is missing, so that the other commands need no network.

use std::process::ExitCode;

use anyhow::Result;

use crate::browsers::Browsers;
use crate::builds::Builds;
use crate::call::{Call, require_node, step};
use crate::npm;
use crate::paths::Paths;
use crate::tools::Tool;
use crate::wasm::Wasm;

/// Gets everything.
///
/// # Errors
/// Names the first thing that could not be got.
pub fn run() -> Result<ExitCode> {
    let paths = Paths::find()?;
    let builds = Builds::read(&paths.root)?;
    require_node()?; // before minutes of building
    step(
        "set-up: WebAssembly target, wasm-pack, wasm-bindgen, cargo-fuzz, npm packages, browsers and drivers",
        || {
            Wasm::ensure(&paths, &builds)?;
            npm::ensure(&paths)?;
            let browsers = Browsers::ensure(&paths, &builds.tools, &builds.test.browsers)?;
            for (name, value) in browsers.environment() {
                println!("   {}={}", name.display(), value.display());
            }
            Tool::cargo_fuzz(&builds.tools).ensure(&paths)?;
            for workspace in [&paths.root, &paths.fuzz()] {
                let fetch = Call::cargo().args(["fetch", "--quiet"]).folder(workspace);
                fetch.run("fetching the crates of Cargo.lock")?;
            }
            Ok(())
        },
    )?;
    Ok(ExitCode::SUCCESS)
}
