//! Owns running other programs: progress, times, and errors that say what was tried. Leaves what to run to the rest.
//!
//! `Call::new("npm").arg("ci").folder(&www).run("npm packages")` → on failure: "npm packages: `cd www && npm ci`
//! ended with exit status: 1"

use std::env;
use std::ffi::{OsStr, OsString};
use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufRead, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// A program to run, and how to show it to a person who wants to run it alone.
#[derive(Clone, Debug)]
pub struct Call {
    program: OsString,
    arguments: Vec<OsString>,
    environment: Vec<(OsString, OsString)>,
    removed: Vec<OsString>,
    folder: Option<PathBuf>,
}

impl Call {
    /// Runs `program` in this folder, with this environment.
    pub fn new(program: impl AsRef<OsStr>) -> Self {
        Self {
            program: program.as_ref().to_owned(),
            arguments: Vec::new(),
            environment: Vec::new(),
            removed: Vec::new(),
            folder: None,
        }
    }

    /// The cargo that runs this.
    pub fn cargo() -> Self {
        Self::new("cargo")
    }

    /// Adds an argument.
    pub fn arg(mut self, argument: impl AsRef<OsStr>) -> Self {
        self.arguments.push(argument.as_ref().to_owned());
        self
    }

    /// Adds arguments.
    pub fn args<I: IntoIterator<Item: AsRef<OsStr>>>(mut self, arguments: I) -> Self {
        self.arguments.extend(arguments.into_iter().map(|argument| argument.as_ref().to_owned()));
        self
    }

    /// Sets a variable.
    pub fn env(mut self, name: impl AsRef<OsStr>, value: impl AsRef<OsStr>) -> Self {
        self.environment.push((name.as_ref().to_owned(), value.as_ref().to_owned()));
        self
    }

    /// Sets variables.
    pub fn envs(mut self, variables: impl IntoIterator<Item = (OsString, OsString)>) -> Self {
        self.environment.extend(variables);
        self
    }

    /// Leaves a variable out.
    pub fn without(mut self, name: &str) -> Self {
        self.removed.push(name.into());
        self
    }

    /// Runs in `folder`.
    pub fn folder(mut self, folder: impl AsRef<Path>) -> Self {
        self.folder = Some(folder.as_ref().to_owned());
        self
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments).stdin(Stdio::null());
        for name in &self.removed {
            command.env_remove(name);
        }
        command.envs(self.environment.iter().map(|(name, value)| (name, value)));
        if let Some(folder) = &self.folder {
            command.current_dir(folder);
        }
        command
    }

    /// The shell line that does the same.
    pub fn shell_line(&self) -> String {
        let mut line = String::new();
        if let Some(folder) = &self.folder {
            let _ = write!(line, "cd {} && ", quoted(folder.as_os_str()));
        }
        for (name, value) in &self.environment {
            let value = value.to_string_lossy();
            // Of a PATH that was added to, only what was added tells something.
            match env::var(name).ok().filter(|own| name == "PATH" && !own.is_empty()) {
                Some(own) if value.ends_with(&own) => {
                    let _ =
                        write!(line, "PATH={}\"$PATH\" ", quoted(value[..value.len() - own.len()].as_ref()));
                }
                _ => {
                    let _ = write!(line, "{}={} ", name.to_string_lossy(), quoted(value.as_ref().as_ref()));
                }
            }
        }
        line.push_str(&quoted(&self.program));
        for argument in &self.arguments {
            let _ = write!(line, " {}", quoted(argument));
        }
        line
    }

    fn failed(&self, purpose: &str, how: impl std::fmt::Display) -> anyhow::Error {
        anyhow::anyhow!("{purpose} failed: {how}\n  tried: {}", self.shell_line())
    }

    /// Runs it; its output goes where ours goes.
    ///
    /// # Errors
    /// When it does not start or ends with a failure; the message has `purpose` and the shell line.
    pub fn run(&self, purpose: &str) -> Result<()> {
        let status = self.command().status().map_err(|error| self.failed(purpose, error))?;
        if !status.success() {
            return Err(self.failed(purpose, status));
        }
        Ok(())
    }

    /// Runs it and gives its standard output, trimmed; its error output is part of the error.
    ///
    /// # Errors
    /// As [`Call::run`].
    pub fn output(&self, purpose: &str) -> Result<String> {
        let output = self.command().output().map_err(|error| self.failed(purpose, error))?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            return Err(self.failed(purpose, format!("{}\n{}", output.status, said.trim())));
        }
        Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    /// Runs it and writes all it says to `file`. Gives whether it succeeded.
    ///
    /// # Errors
    /// When it does not start, or the file cannot be written.
    pub fn log(&self, purpose: &str, file: &Path) -> Result<bool> {
        let log = File::create(file).with_context(|| format!("writing {}", file.display()))?;
        let status = self.command().stdout(log.try_clone()?).stderr(log).status();
        Ok(status.map_err(|error| self.failed(purpose, error))?.success())
    }

    /// Runs it, passes its standard output on, and shows each line of it to `read`. Gives whether it succeeded.
    ///
    /// # Errors
    /// When it does not start.
    pub fn watch(&self, purpose: &str, mut read: impl FnMut(&str)) -> Result<bool> {
        let mut child =
            self.command().stdout(Stdio::piped()).spawn().map_err(|error| self.failed(purpose, error))?;
        let mut output = BufReader::new(child.stdout.take().context("no output to read")?);
        let mut line = Vec::new();
        loop {
            line.clear();
            if output.read_until(b'\n', &mut line)? == 0 {
                break;
            }
            std::io::stdout().write_all(&line)?;
            read(String::from_utf8_lossy(&line).trim_end());
        }
        Ok(child.wait()?.success())
    }
}

fn quoted(word: &OsStr) -> String {
    let word = word.to_string_lossy();
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./:=,@+%".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.into_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

/// Says what is being done, does it, and says how long it took.
///
/// # Errors
/// Those of `work`.
pub fn step<T>(title: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("── {title}");
    let start = Instant::now();
    let done = work()?;
    println!("   done in {}", seconds(start.elapsed()));
    Ok(done)
}

/// Says that a step had nothing to do.
pub fn up_to_date(title: &str) {
    println!("── {title}: up to date");
}

/// “0.4 s”, “2 min 5 s”.
pub fn seconds(time: Duration) -> String {
    let whole = time.as_secs();
    if whole < 60 {
        format!("{:.1} s", time.as_secs_f32())
    } else {
        format!("{} min {} s", whole / 60, whole % 60)
    }
}

/// The oldest Node.js that the bundlers of the tests run on: major and minor version.
const NODE: (u32, u32) = (20, 19);

/// Fails when Node.js is missing or older than 20.19.
///
/// # Errors
/// Says what to install.
pub fn require_node() -> Result<()> {
    let advice = "install Node.js 20.19 or newer, with npm: https://nodejs.org/en/download";
    let version = Call::new("node").arg("--version").output("looking for Node.js").context(advice)?;
    if node_version(&version).is_none_or(|version| version < NODE) {
        bail!("Node.js {version} is too old: {advice}");
    }
    Ok(())
}

/// “v20.19.4” → major and minor version.
fn node_version(version: &str) -> Option<(u32, u32)> {
    let mut numbers = version.trim().trim_start_matches('v').split('.').map(|number| number.parse().ok());
    Some((numbers.next()??, numbers.next()??))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_of_node_are_compared_by_number() {
        assert!(node_version("v20.20.2\n") >= Some(NODE) && node_version("v100.1.0") >= Some(NODE));
        assert!(node_version("v20.9.0") < Some(NODE) && node_version("v18.20.0") < Some(NODE));
        assert_eq!(node_version("node"), None);
    }

    #[test]
    fn a_failure_says_what_was_tried_and_how_to_try_it_again() {
        let call = Call::new("sh").args(["-c", "exit 3"]).env("MODE", "two words").folder("/");
        let error = call.run("the thing").unwrap_err().to_string();
        assert!(error.contains("the thing failed: exit status: 3"), "{error}");
        assert!(error.contains("cd / && MODE='two words' sh -c 'exit 3'"), "{error}");
    }

    #[test]
    fn a_program_that_does_not_exist_is_an_error_with_its_name() {
        let error = Call::new("no-such-program-here").run("it").unwrap_err().to_string();
        assert!(error.contains("no-such-program-here"), "{error}");
    }

    #[test]
    fn watched_lines_are_read_in_order() {
        let mut lines = Vec::new();
        let ok = Call::new("printf")
            .arg("one\\ntwo\\n")
            .watch("lines", |line| lines.push(line.to_owned()))
            .unwrap();
        assert!(ok);
        assert_eq!(lines, ["one", "two"]);
    }

    #[test]
    fn a_log_has_both_outputs() {
        let file = env::temp_dir().join(format!("factlight-log-{}", std::process::id()));
        let call = Call::new("sh").args(["-c", "echo out; echo err >&2; exit 4"]);
        assert!(!call.log("it", &file).unwrap());
        let said = std::fs::read_to_string(&file).unwrap();
        std::fs::remove_file(&file).unwrap();
        assert_eq!(said, "out\nerr\n");
    }

    #[test]
    fn times_read_like_times() {
        assert_eq!(seconds(Duration::from_millis(420)), "0.4 s");
        assert_eq!(seconds(Duration::from_secs(125)), "2 min 5 s");
    }
}
