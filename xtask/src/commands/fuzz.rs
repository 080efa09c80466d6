//! `cargo xtask fuzz`: gives each target of fuzz/ some minutes, and shows what it broke as a person would want to see it.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};

use crate::builds::Builds;
use crate::call::{seconds, step};
use crate::fuzzing::{Fault, Figures, Fuzzer};
use crate::paths::Paths;

/// `cargo xtask fuzz --help`
#[derive(clap::Args)]
pub struct Arguments {
    /// How long in all, shared equally by the targets [default: a minute each]
    #[arg(long, value_name = "N")]
    minutes: Option<f64>,
    /// Only this target; may be said several times [default: all]
    #[arg(long, value_name = "TARGET")]
    target: Vec<String>,
    /// Fuzzes nothing: runs the target on this input alone and says what happens
    #[arg(long, value_name = "FILE", requires = "target")]
    input: Option<PathBuf>,
}

/// A target, what was tried, and what it broke.
struct Ended {
    target: String,
    figures: Figures,
    faults: Vec<Fault>,
}

/// Fuzzes; an input that breaks something is shown, and the code is not 0.
///
/// # Errors
/// When the tools cannot be got, the targets do not build, or one of them ends without having found anything.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let paths = Paths::find()?;
    let fuzzer = Fuzzer::ensure(&paths, &Builds::read(&paths.root)?.tools)?;
    let targets = chosen(&arguments.target, fuzzer.targets()?)?;
    if let Some(input) = &arguments.input {
        let [target] = targets.as_slice() else { bail!("`--input` is for one `--target`") };
        return again(&fuzzer, target, input);
    }
    let time = share(arguments.minutes, targets.len())?;
    step("building the fuzz targets, with coverage and overflow checks", || fuzzer.build())?;
    let mut ended = Vec::new();
    for target in targets {
        let title = format!(
            "fuzzing {target} for {}; it says more in {}",
            seconds(time),
            fuzzer.log(&target).display()
        );
        let (figures, faults) = step(&title, || fuzzer.fuzz(&target, time))?;
        for fault in &faults {
            show(&paths, &target, fault);
        }
        ended.push(Ended { target, figures, faults });
    }
    println!("\n{}", table(&ended));
    let broke = ended.iter().any(|ended| !ended.faults.is_empty());
    Ok(if broke { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// Those of `all` that were asked for; without any, all.
fn chosen(asked: &[String], all: Vec<String>) -> Result<Vec<String>> {
    if let Some(unknown) = asked.iter().find(|target| !all.contains(target)) {
        bail!("there is no target `{unknown}`; there are {}", all.join(", "));
    }
    Ok(if asked.is_empty() { all } else { asked.to_vec() })
}

/// The time of one of `targets`, whole seconds.
fn share(minutes: Option<f64>, targets: usize) -> Result<Duration> {
    let all = minutes.unwrap_or(targets as f64) * 60.0;
    let each = (all / targets as f64).round();
    ensure!((1.0..=1e6).contains(&each), "`--minutes`: each of {targets} targets needs a second at least");
    Ok(Duration::from_secs(each as u64))
}

/// Runs one input alone.
fn again(fuzzer: &Fuzzer<'_>, target: &str, input: &Path) -> Result<ExitCode> {
    let input = input.canonicalize().with_context(|| format!("reading {}", input.display()))?;
    println!("{target} on {}", escaped(&std::fs::read(&input)?));
    match fuzzer.said_of(target, &input)? {
        None => {
            println!("nothing is broken by it");
            Ok(ExitCode::SUCCESS)
        }
        Some(said) => {
            println!("{said}");
            Ok(ExitCode::FAILURE)
        }
    }
}

/// Tells a person what broke, of what, and how to see it again.
fn show(paths: &Paths, target: &str, fault: &Fault) {
    println!("\n━━ {target} BROKE: {}", fault.said);
    let length = |bytes: &[u8]| format!("{} bytes", bytes.len());
    let shrunk = if fault.smallest == fault.input {
        String::new()
    } else {
        format!(", {} as found", length(&fault.input))
    };
    println!("   by the input {} ({}{shrunk})", escaped(&fault.smallest), length(&fault.smallest));
    let file = fault.file.strip_prefix(&paths.root).unwrap_or(&fault.file);
    println!("   to see it again: cargo xtask fuzz --target {target} --input {}", file.display());
}

/// An input as a string of Rust source: text stays readable, bytes that are none are written `\xff`.
fn escaped(input: &[u8]) -> String {
    const LONGEST: usize = 1500; // bytes; more is looked at in its file
    let (shown, more) = input.split_at(input.len().min(LONGEST));
    let mut text = String::from("\"");
    for chunk in shown.utf8_chunks() {
        text.extend(chunk.valid().escape_debug());
        text.push_str(&chunk.invalid().escape_ascii().to_string());
    }
    text.push_str(if more.is_empty() { "\"" } else { "\"…" });
    text
}

/// A line for each target.
fn table(ended: &[Ended]) -> String {
    let mut lines =
        vec![["target", "executions", "per second", "edges", "corpus", "crashes"].map(str::to_owned)];
    lines.extend(ended.iter().map(|Ended { target, figures, faults }| {
        let Figures { executions, per_second, edges, corpus } = figures;
        let numbers =
            [*executions, *per_second, *edges, *corpus, faults.len() as u64].map(|number| number.to_string());
        let [a, b, c, d, e] = numbers;
        [target.clone(), a, b, c, d, e]
    }));
    let line = |[target, numbers @ ..]: &[String; 6]| {
        numbers.iter().fold(format!("{target:<14}"), |line, number| format!("{line}{number:>12}"))
    };
    lines.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_are_shared_equally_and_are_one_each_by_default() {
        assert_eq!(share(None, 5).unwrap(), Duration::from_secs(60));
        assert_eq!(share(Some(1.0), 4).unwrap(), Duration::from_secs(15));
        assert!(share(Some(0.0), 1).is_err());
        assert!(share(Some(f64::NAN), 1).is_err());
    }

    #[test]
    fn an_unknown_target_is_answered_with_those_there_are() {
        let all = || vec!["annotate".to_owned(), "html".to_owned()];
        assert_eq!(chosen(&[], all()).unwrap(), all());
        let error = chosen(&["htm".to_owned()], all()).unwrap_err().to_string();
        assert!(error.contains("annotate, html"), "{error}");
    }

    #[test]
    fn inputs_are_shown_as_text_that_can_be_copied() {
        assert_eq!(escaped("   South\nKorea “é” \u{200b}".as_bytes()), r#""   South\nKorea “é” \u{200b}""#);
        assert_eq!(escaped(b"a\xffb\0\""), r#""a\xffb\0\"""#);
        assert!(escaped(&[b'a'; 2000]).ends_with("\"…"));
    }
}
