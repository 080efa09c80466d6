//! Owns the tools that cargo installs: one folder for each version in the user's cache, so that nothing is built twice
//! and another project's version does not matter.
//!
//! `Tool::wasm_pack("0.15.1").ensure(&paths)` → `~/.cache/factlight/tools/wasm-pack-0.15.1/bin/`

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::builds::Tools;
use crate::call::{Call, step};
use crate::paths::Paths;

/// A program from the crates registry.
#[derive(Debug)]
pub struct Tool {
    /// Of the crate.
    pub name: &'static str,
    /// Exact.
    pub version: String,
    /// The program that must exist when it is installed.
    program: &'static str,
    /// Whether the versions its own lock file names are used.
    locked: bool,
}

impl Tool {
    /// Builds a module and its npm package, runs tests in browsers.
    pub fn wasm_pack(tools: &Tools) -> Self {
        Self { name: "wasm-pack", version: tools.wasm_pack.clone(), program: "wasm-pack", locked: true }
    }

    /// Writes the JavaScript side; must be of the version that the module was compiled with.
    ///
    /// # Errors
    /// When Cargo.toml does not pin `wasm-bindgen` with `=`.
    pub fn wasm_bindgen(paths: &Paths) -> Result<Self> {
        Ok(Self {
            name: "wasm-bindgen-cli",
            version: pinned(&paths.root.join("Cargo.toml"))?,
            program: "wasm-bindgen",
            locked: false, // the lock file of 0.2.130 names a version that was withdrawn
        })
    }

    /// Drives Firefox.
    pub fn geckodriver(tools: &Tools) -> Self {
        Self { name: "geckodriver", version: tools.geckodriver.clone(), program: "geckodriver", locked: true }
    }

    /// Builds and runs the targets of fuzz/.
    pub fn cargo_fuzz(tools: &Tools) -> Self {
        Self { name: "cargo-fuzz", version: tools.cargo_fuzz.clone(), program: "cargo-fuzz", locked: true }
    }

    /// Its folder of programs.
    pub fn bin(&self, paths: &Paths) -> PathBuf {
        paths.tool(self.name, &self.version).join("bin")
    }

    /// The program itself.
    pub fn program(&self, paths: &Paths) -> PathBuf {
        self.bin(paths).join(format!("{}{}", self.program, std::env::consts::EXE_SUFFIX))
    }

    /// Installs it unless it is there, and gives the folder of its programs.
    ///
    /// # Errors
    /// When cargo cannot install it.
    pub fn ensure(&self, paths: &Paths) -> Result<PathBuf> {
        if !self.program(paths).is_file() {
            let title =
                format!("installing {} {} (once for all clones, a minute or two)", self.name, self.version);
            step(&title, || self.install(paths))?;
        }
        Ok(self.bin(paths))
    }

    fn install(&self, paths: &Paths) -> Result<()> {
        fs::create_dir_all(&paths.cache).with_context(|| format!("making {}", paths.cache.display()))?;
        let mut call = Call::cargo()
            .args(["install", self.name, "--version", &self.version, "--root"])
            .arg(paths.tool(self.name, &self.version))
            .folder(&paths.cache) // outside the project: its .cargo/config.toml is not the tool's
            // They run for seconds; building them with full optimisation takes minutes.
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .without("CARGO_TARGET_DIR")
            .without("RUSTFLAGS");
        if self.locked {
            call = call.arg("--locked");
        }
        call.run(&format!("installing {} {}", self.name, self.version))
    }
}

/// The version that the manifest pins wasm-bindgen to: `=0.2.130` → `0.2.130`.
fn pinned(manifest: &Path) -> Result<String> {
    let text = fs::read_to_string(manifest).with_context(|| format!("reading {}", manifest.display()))?;
    pinned_in(&text).with_context(|| {
        format!(
            "{}: pin wasm-bindgen as `wasm-bindgen = \"=0.2.130\"`, the CLI must be of the same version",
            manifest.display()
        )
    })
}

fn pinned_in(manifest: &str) -> Option<String> {
    let manifest: toml::Table = manifest.parse().ok()?;
    let targets =
        manifest.get("target").and_then(toml::Value::as_table).into_iter().flat_map(toml::Table::values);
    let tables = targets.filter_map(|target| target.get("dependencies")).chain(manifest.get("dependencies"));
    let wanted = tables.filter_map(|table| table.get("wasm-bindgen")).next()?;
    let version = wanted.as_str().or_else(|| wanted.get("version")?.as_str())?;
    version.strip_prefix('=').map(|version| version.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pinned_version_is_read_wherever_the_dependency_stands() {
        let gated = "[target.'cfg(target_arch = \"wasm32\")'.dependencies]\nwasm-bindgen = \"=0.2.1\"";
        assert_eq!(pinned_in(gated).as_deref(), Some("0.2.1"));
        let plain = "[dependencies]\nwasm-bindgen = { version = \"=0.3.0\", features = [] }";
        assert_eq!(pinned_in(plain).as_deref(), Some("0.3.0"));
    }

    #[test]
    fn a_version_that_is_not_exact_is_not_taken() {
        assert_eq!(pinned_in("[dependencies]\nwasm-bindgen = \"0.2\""), None);
    }
}
