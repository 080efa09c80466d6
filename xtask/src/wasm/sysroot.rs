//! Owns the fallback for machines where rustup cannot download: a standard library built from the sources in Debian's
//! packages with Debian's compiler. Leaves everything else to the rustc on PATH.
//!
//! `make(&paths)` → `~/.cache/factlight/wasm-sysroot-1.96.0/{bin/rustc, lib/rustlib/wasm32-unknown-unknown/lib/*.rlib}`

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::TARGET;
use crate::call::{Call, step};
use crate::debian;
use crate::paths::{Paths, on_path};

const RUSTC: &str = "/usr/bin/rustc";
const CARGO: &str = "/usr/bin/cargo";
/// Where `-Zbuild-std` looks for the sources of /usr/bin/rustc.
const SOURCES: &str = "/usr/lib/rustlib/src/rust/library/Cargo.lock";
/// Compiler, cargo, the library's sources, and a linker for WebAssembly.
const PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld-22"];
const LINKERS: [&str; 4] = ["wasm-ld-22", "wasm-ld", "wasm-ld-21", "wasm-ld-20"];

/// The sysroot for the present /usr/bin/rustc and its linker, if both are there.
pub fn existing(paths: &Paths) -> Option<(PathBuf, PathBuf)> {
    let folder = folder(paths).ok()?;
    folder.join("bin/rustc").is_file().then_some(())?;
    Some((folder, on_path(&LINKERS)?))
}

/// Installs Debian's packages where they are missing and builds the sysroot.
///
/// # Errors
/// When the packages may not be installed, or the build fails.
pub fn make(paths: &Paths) -> Result<(PathBuf, PathBuf)> {
    let missing = || {
        [RUSTC, CARGO, SOURCES].iter().any(|file| !Path::new(file).exists()) || on_path(&LINKERS).is_none()
    };
    if missing() {
        debian::install(&PACKAGES, "a Rust compiler with its library's sources")?;
    }
    if missing() {
        bail!("{} were installed, but {RUSTC}, {SOURCES} or wasm-ld is not there", PACKAGES.join(" "));
    }
    let folder = folder(paths)?;
    let partial = folder.with_extension("partial");
    if partial.exists() {
        fs::remove_dir_all(&partial).with_context(|| format!("removing {}", partial.display()))?;
    }
    step("building Rust's standard library for WebAssembly (once for all clones, about a minute)", || {
        let rlibs = build_std(&partial)?;
        lay_out(&partial, &folder, &rlibs)?;
        fs::remove_dir_all(partial.join("build")).context("removing the build of the standard library")?;
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::rename(&partial, &folder).with_context(|| format!("making {}", folder.display()))
    })?;
    existing(paths).with_context(|| format!("the sysroot in {} is not complete", folder.display()))
}

/// One folder for each version: a standard library only serves the very compiler that built it.
fn folder(paths: &Paths) -> Result<PathBuf> {
    let version = Call::new(RUSTC).arg("--version").output("looking for Debian's compiler")?;
    let number = version.split_whitespace().nth(1).context("rustc --version without a number")?;
    Ok(paths.cache.join(format!("wasm-sysroot-{}", number.replace('.', "_"))))
}

/// Compiles the standard library by way of an empty crate, and gives the library's files.
fn build_std(partial: &Path) -> Result<Vec<PathBuf>> {
    let build = partial.join("build");
    fs::create_dir_all(build.join("src"))?;
    fs::write(build.join("src/lib.rs"), "#![no_std]\n")?;
    fs::write(
        build.join("Cargo.toml"),
        "[package]\nname = \"only-std\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n",
    )?;
    Call::new(CARGO)
        .args([
            "build",
            "-Zbuild-std=std,panic_abort,panic_unwind,test,proc_macro",
            "--release",
            "--target",
            TARGET,
        ])
        .env("RUSTC", RUSTC)
        .env("RUSTC_BOOTSTRAP", "1") // -Zbuild-std is not stable
        .env("CARGO_TARGET_DIR", build.join("target"))
        .without("RUSTFLAGS")
        .without("RUSTUP_TOOLCHAIN")
        .folder(&build)
        .run("building the standard library")?;
    let made = build.join("target").join(TARGET).join("release/deps");
    let mut rlibs = Vec::new();
    for file in fs::read_dir(&made).with_context(|| format!("reading {}", made.display()))? {
        let file = file?.path();
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.ends_with(".rlib") && !name.starts_with("libonly_std") {
            rlibs.push(file);
        }
    }
    Ok(rlibs)
}

/// A sysroot as rustc expects it: the new library, the host's own by a link, and programs that know where they are.
fn lay_out(partial: &Path, folder: &Path, rlibs: &[PathBuf]) -> Result<()> {
    let library = partial.join("lib/rustlib").join(TARGET).join("lib");
    fs::create_dir_all(&library)?;
    for rlib in rlibs {
        fs::copy(rlib, library.join(rlib.file_name().unwrap_or_default()))?;
    }
    let host = Call::new(RUSTC).args(["--print", "host-tuple"]).output("asking for the host's name")?;
    symlink(Path::new("/usr/lib/rustlib").join(&host), partial.join("lib/rustlib").join(&host))?;
    let programs = partial.join("bin");
    fs::create_dir_all(&programs)?;
    // wasm-pack asks `rustc --print sysroot`, and doc tests run rustdoc: both must answer with this folder.
    for program in ["rustc", "rustdoc"] {
        let script = format!("#!/bin/sh\nexec /usr/bin/{program} --sysroot '{}' \"$@\"\n", folder.display());
        let file = programs.join(program);
        fs::write(&file, script)?;
        executable(&file)?;
    }
    symlink(PathBuf::from(CARGO), programs.join("cargo"))
}

#[cfg(unix)]
fn symlink(to: PathBuf, at: PathBuf) -> Result<()> {
    Ok(std::os::unix::fs::symlink(to, at)?)
}

#[cfg(unix)]
fn executable(file: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    Ok(fs::set_permissions(file, fs::Permissions::from_mode(0o755))?)
}

#[cfg(not(unix))]
fn symlink(_: PathBuf, _: PathBuf) -> Result<()> {
    bail!("the fallback is for Debian only: make `rustup target add {TARGET}` work")
}

#[cfg(not(unix))]
fn executable(_: &Path) -> Result<()> {
    bail!("the fallback is for Debian only: make `rustup target add {TARGET}` work")
}
