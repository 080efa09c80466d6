//! Owns running fuzz targets: the fuzzer, what it is given, what it found. `commands::fuzz` tells a person.
//!
//! `Fuzzer::fuzz("annotate", 60 s)` → executions, edges and so on, and each input that broke something, made small

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::builds::Tools;
use crate::call::Call;
use crate::paths::Paths;
use crate::tools::Tool;

mod dictionary;
mod figures;
mod seeds;

pub use figures::Figures;

/// How the targets are built. Without a sanitizer: the core has no unsafe code, so that what can go wrong is a panic, an
/// overflow or a broken promise, and those the checks of a debug build find (`[profile.release]` in fuzz/Cargo.toml). The
/// address sanitizer made a quarter of the executions (1,250 a second instead of 5,000, `annotate`, same seed) and needs
/// nightly; without it any toolchain will do.
const BUILT: [&str; 2] = ["--sanitizer", "none"];

/// Seconds for one input; those of the longest take a few milliseconds.
const SLOWEST: u32 = 10;
/// Bytes of an input: several paragraphs.
const LONGEST: u32 = 4096;
/// Seconds and runs for each step in making an input smaller; the last step finds nothing and takes them all.
const SHRINKING: (u32, u32) = (15, 100_000);

/// Runs the targets of fuzz/.
pub struct Fuzzer<'p> {
    paths: &'p Paths,
    program: PathBuf,
}

/// An input that broke something.
pub struct Fault {
    /// What was said, in a few lines.
    pub said: String,
    /// As it was found.
    pub input: Vec<u8>,
    /// As small as it got.
    pub smallest: Vec<u8>,
    /// Where that is.
    pub file: PathBuf,
}

impl<'p> Fuzzer<'p> {
    /// Installs cargo-fuzz unless it is there.
    ///
    /// # Errors
    /// When it cannot be installed.
    pub fn ensure(paths: &'p Paths, tools: &Tools) -> Result<Self> {
        let tool = Tool::cargo_fuzz(tools);
        tool.ensure(paths)?;
        Ok(Self { paths, program: tool.program(paths) })
    }

    /// The targets that fuzz/Cargo.toml lists, in its order.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn targets(&self) -> Result<Vec<String>> {
        let file = self.paths.fuzz().join("Cargo.toml");
        let text = fs::read_to_string(&file).with_context(|| format!("reading {}", file.display()))?;
        let manifest: toml::Table = text.parse().with_context(|| format!("reading {}", file.display()))?;
        let programs =
            manifest.get("bin").and_then(toml::Value::as_array).context("fuzz/Cargo.toml has no [[bin]]")?;
        Ok(programs.iter().filter_map(|program| Some(program.get("name")?.as_str()?.to_owned())).collect())
    }

    /// `cargo fuzz SUBCOMMAND`, built as we build; more arguments may follow.
    fn call(&self, subcommand: &str) -> Call {
        Call::new(&self.program)
            .args(["fuzz", subcommand])
            .args(BUILT)
            .arg("--target-dir")
            .arg(self.paths.target().join("fuzz"))
            .folder(&self.paths.root)
            .env("RUST_BACKTRACE", "0") // what broke is said in a line; the input tells the rest
    }

    /// Builds all targets.
    ///
    /// # Errors
    /// When they do not compile.
    pub fn build(&self) -> Result<()> {
        self.call("build").run("building the fuzz targets")
    }

    /// Where a target's run is told in full.
    pub fn log(&self, target: &str) -> PathBuf {
        self.paths.target().join("fuzz").join(format!("{target}.log"))
    }

    /// Lets the fuzzer try inputs for `time`, or until one breaks something.
    ///
    /// # Errors
    /// When it cannot run, or ends early without such an input.
    pub fn fuzz(&self, target: &str, time: Duration) -> Result<(Figures, Vec<Fault>)> {
        let corpus = self.paths.fuzz().join("corpus").join(target);
        let seeds = self.paths.target().join("fuzz/seeds").join(target);
        fs::create_dir_all(&corpus).with_context(|| format!("making {}", corpus.display()))?;
        seeds::write(self.paths, target, &seeds)?;
        let dictionary = dictionary::write(self.paths)?;
        let known = self.artifacts(target)?;
        let call = self
            .call("run")
            .arg(target)
            .args([&corpus, &seeds]) // what is new goes to the first
            .arg("--")
            .arg(format!("-dict={}", dictionary.display()))
            .arg(format!("-max_total_time={}", time.as_secs()))
            .arg(format!("-timeout={SLOWEST}"))
            .arg(format!("-max_len={LONGEST}"))
            .arg("-print_final_stats=1");
        let succeeded = call.log(&format!("fuzzing {target}"), &self.log(target))?;
        let said = String::from_utf8_lossy(&fs::read(self.log(target))?).into_owned();
        let new: Vec<PathBuf> = self.artifacts(target)?.difference(&known).cloned().collect();
        if !succeeded && new.is_empty() {
            let end: Vec<&str> = said.lines().rev().take(20).collect();
            let end: Vec<&str> = end.into_iter().rev().collect();
            bail!(
                "{target} ended without an input that it broke on:\n{}\n  tried: {}",
                end.join("\n"),
                call.shell_line()
            );
        }
        let faults = new.iter().map(|file| self.fault(target, file)).collect::<Result<_>>()?;
        Ok((Figures::of(&said), faults))
    }

    /// The inputs that are kept because they broke something.
    fn artifacts(&self, target: &str) -> Result<BTreeSet<PathBuf>> {
        let folder = self.paths.fuzz().join("artifacts").join(target);
        fs::create_dir_all(&folder).with_context(|| format!("making {}", folder.display()))?;
        let files = fs::read_dir(&folder)?.map(|entry| Ok(entry?.path())).collect::<Result<BTreeSet<_>>>()?;
        let broke = |file: &PathBuf| {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            ["crash-", "timeout-", "oom-", "leak-"].iter().any(|kind| name.starts_with(kind))
        };
        Ok(files.into_iter().filter(broke).collect())
    }

    /// What the input in `file` broke, and the smallest that breaks it too.
    fn fault(&self, target: &str, file: &Path) -> Result<Fault> {
        let small =
            file.with_file_name(format!("small-{}", file.file_name().unwrap_or_default().to_string_lossy()));
        let (seconds, runs) = SHRINKING;
        let shrinking = self
            .call("tmin")
            .args(["--runs", &runs.to_string(), target])
            .arg(file)
            .arg("--")
            .args([format!("-max_total_time={seconds}"), format!("-timeout={SLOWEST}")])
            .arg(format!("-exact_artifact_path={}", small.display()));
        // It ends with a failure where nothing smaller is found; then what was found is what there is.
        shrinking.log("making the input smaller", &self.log(target).with_extension("small.log"))?;
        let input = fs::read(file)?;
        let smallest = fs::read(&small).ok().filter(|small| small.len() < input.len());
        let kept = if smallest.is_some() { small } else { file.to_owned() };
        let said = self.said_of(target, &kept)?.unwrap_or_else(|| "not a second time".to_owned());
        Ok(Fault { said, smallest: smallest.unwrap_or_else(|| input.clone()), input, file: kept })
    }

    /// What the target says when the input in `file` alone breaks it; none where it does not.
    ///
    /// # Errors
    /// When it does not build or run.
    pub fn said_of(&self, target: &str, file: &Path) -> Result<Option<String>> {
        self.call("build").arg(target).run(&format!("building {target}"))?;
        let log = self.log(target).with_extension("again.log");
        let call = self.call("run").arg(target).arg(file).arg("--").arg(format!("-timeout={SLOWEST}"));
        let succeeded = call.log(&format!("running {target} on {}", file.display()), &log)?;
        let said = String::from_utf8_lossy(&fs::read(&log)?).into_owned();
        Ok((!succeeded).then(|| figures::complaint(&said)))
    }
}
