//! Owns compiling for WebAssembly: the compiler with a standard library for it, and calling wasm-pack. Leaves which
//! builds there are to `builds`.
//!
//! `Wasm::ensure(…)?.build("web", …)` → www/pkg/web/factlight.js, factlight_bg.wasm, factlight.d.ts

mod sysroot;

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::browsers::Browsers;
use crate::builds::{Browser, Build, Builds, Target};
use crate::call::{Call, step, up_to_date};
use crate::fingerprint::Fingerprint;
use crate::paths::Paths;
use crate::tools::Tool;

/// The target triple of every module.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// What decides about a module, beside wasm-pack.toml's entry and the tools' versions.
const INPUTS: [&str; 8] =
    ["build.rs", "build", "src", "data", "Cargo.toml", "Cargo.lock", ".cargo", "www/src/facts.ts"];

/// A compiler and tools that can build modules.
#[derive(Debug)]
pub struct Wasm<'a> {
    paths: &'a Paths,
    builds: &'a Builds,
    environment: Vec<(OsString, OsString)>,
    versions: String,
}

impl<'a> Wasm<'a> {
    /// Gets what is missing: a standard library for the target, wasm-pack, wasm-bindgen.
    ///
    /// # Errors
    /// When something cannot be got; the message says what was tried.
    pub fn ensure(paths: &'a Paths, builds: &'a Builds) -> Result<Self> {
        let pack = Tool::wasm_pack(&builds.tools);
        let bindgen = Tool::wasm_bindgen(paths)?;
        let compiler = compiler(paths)?;
        let mut environment = vec![("CARGO_TARGET_DIR".into(), paths.wasm_target().into_os_string())];
        let mut programs = vec![pack.ensure(paths)?, bindgen.ensure(paths)?];
        if let Compiler::Sysroot { folder, linker } = &compiler {
            programs.insert(0, folder.join("bin"));
            environment.push(("RUSTC".into(), folder.join("bin/rustc").into()));
            environment.push(("RUSTDOC".into(), folder.join("bin/rustdoc").into()));
            environment.push(("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER".into(), linker.into()));
        }
        programs.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
        environment.push(("PATH".into(), env::join_paths(programs)?));
        let versions = format!("{} {} {compiler:?}", pack.version, bindgen.version);
        Ok(Self { paths, builds, environment, versions })
    }

    /// Makes the build called `name` in wasm-pack.toml, unless nothing changed since it was made.
    ///
    /// # Errors
    /// When there is no such build or wasm-pack fails.
    pub fn build(&self, name: &str) -> Result<()> {
        let build = self.builds.build(name)?;
        let folder = self.paths.root.join(&build.out_dir);
        let title = format!("WebAssembly module `{name}` → {}", build.out_dir.display());
        let words = [&format!("{build:?}"), self.versions.as_str()];
        let fingerprint = Fingerprint::of(&self.paths.root, &INPUTS, &words)?;
        let kept = self.paths.fingerprints().join(format!("wasm-{name}"));
        if fingerprint.is_kept(&kept) && folder.join("factlight_bg.wasm").is_file() {
            up_to_date(&title);
            return Ok(());
        }
        step(&title, || {
            self.pack(build, &folder).run(&format!("the build `{name}` of wasm-pack.toml"))?;
            fingerprint.keep(&kept)
        })
    }

    fn pack(&self, build: &Build, folder: &Path) -> Call {
        let call = Call::new("wasm-pack")
            .args(["build", "--target", build.target.name(), "--profile", &build.profile, "--out-dir"])
            .arg(folder)
            // All it could download is there already.
            .args(["--mode", "no-install", "--no-gitignore"]);
        // What it writes for npm is www's business; but a CommonJS module below www, whose package.json says
        // "module", needs one that does not.
        let call = if build.target == Target::Nodejs { call } else { call.arg("--no-pack") };
        self.with_environment(call)
    }

    /// The call that runs the tests of wasm-pack.toml in `browser`.
    pub fn test(&self, browser: Browser, browsers: &Browsers) -> Call {
        let (flag, driver) = match browser {
            Browser::Chromium => ("--chrome", "--chromedriver"),
            Browser::Firefox => ("--firefox", "--geckodriver"),
        };
        let mut call = Call::new("wasm-pack").args(["test", "--headless", flag, "--mode", "no-install"]);
        // The runner gives up after 20 s, which a busy machine needs to start the browser. In seconds.
        call = call.env("WASM_BINDGEN_TEST_TIMEOUT", "300");
        if let Some(program) = browsers.driver(browser) {
            call = call.arg(driver).arg(program);
        }
        call = call.arg("--");
        for test in &self.builds.test.tests {
            call = call.args(["--test", test]);
        }
        self.with_environment(call)
    }

    /// The call that runs benches/web.rs over the file `text` in `browser`, built as the page's module is.
    pub fn bench(&self, browser: Browser, browsers: &Browsers, text: &Path) -> Call {
        let mut call = Call::cargo().args(["bench", "--package", "factlight", "--bench", "web"]);
        call = call.args(["--target", TARGET, "--profile", "page"]);
        call = call.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
        call = call.env("WASM_BINDGEN_TEST_TIMEOUT", "600").env("FACTLIGHT_BENCH_TEXT", text);
        let variable = match browser {
            Browser::Chromium => "CHROMEDRIVER",
            Browser::Firefox => "GECKODRIVER",
        };
        if let Some(program) = browsers.driver(browser) {
            call = call.env(variable, program);
        }
        self.with_environment(call)
    }

    fn with_environment(&self, call: Call) -> Call {
        call.folder(&self.paths.root).envs(self.environment.clone())
    }
}

/// What compiles for the target.
#[derive(Debug)]
enum Compiler {
    /// The rustc on PATH.
    Own,
    /// Another rustc, with a standard library that was built from its sources.
    Sysroot { folder: PathBuf, linker: PathBuf },
}

/// Finds a compiler for the target, or gets one: rustup first, Debian's where rustup cannot download.
fn compiler(paths: &Paths) -> Result<Compiler> {
    if has_std("rustc") {
        return Ok(Compiler::Own);
    }
    if let Some((folder, linker)) = sysroot::existing(paths) {
        return Ok(Compiler::Sysroot { folder, linker });
    }
    let add = Call::new("rustup").args(["target", "add", TARGET]);
    let added = step("getting Rust's standard library for WebAssembly", || {
        // Without a network rustup fails; the fallback's own message tells what else there is.
        Ok(add.output("rustup target add"))
    })?;
    if added.is_ok() && has_std("rustc") {
        return Ok(Compiler::Own);
    }
    println!("   rustup has none to download here; building one with Debian's compiler instead");
    let (folder, linker) = sysroot::make(paths).with_context(|| {
        format!(
            "no Rust standard library for {TARGET}.\n  `{}` did not get one, nor did the fallback",
            add.shell_line()
        )
    })?;
    Ok(Compiler::Sysroot { folder, linker })
}

/// Whether `rustc` has a standard library for the target.
fn has_std(rustc: &str) -> bool {
    let folder =
        Call::new(rustc).args(["--print", "target-libdir", "--target", TARGET]).output("looking for std");
    folder.is_ok_and(|folder| {
        fs::read_dir(folder).is_ok_and(|mut files| {
            files.any(|file| file.is_ok_and(|file| file.file_name().to_string_lossy().starts_with("libstd-")))
        })
    })
}
