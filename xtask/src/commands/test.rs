//! `cargo xtask test`: every test there is, step by step; goes on after a failure, and says at the end which failed.

use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context, Result, bail};

use super::build;
use crate::browsers::Browsers;
use crate::builds::{Browser, Builds};
use crate::call::{Call, seconds};
use crate::npm;
use crate::paths::Paths;
use crate::server::Site;
use crate::sizes;
use crate::tally::Tally;
use crate::wasm::Wasm;

/// `cargo xtask test --help`
#[derive(clap::Args)]
pub struct Arguments {
    /// Run one step (and what it needs): native, modules, wasm-chromium, wasm-firefox, types, page, browser, sizes
    #[arg(long, value_name = "STEP")]
    only: Option<String>,
}

/// A part of the run.
struct Step {
    name: &'static str,
    what: &'static str,
    /// Steps without which it is not tried.
    needs: &'static [&'static str],
    work: fn(&Paths, &Builds) -> Result<(bool, Tally)>,
}

const STEPS: [Step; 8] = [
    Step {
        name: "native",
        what: "unit, integration and doc tests: cargo test --workspace",
        needs: &[],
        work: native,
    },
    Step { name: "modules", what: "the WebAssembly modules of wasm-pack.toml", needs: &[], work: modules },
    Step {
        name: "wasm-chromium",
        what: "wasm-pack test in headless Chromium",
        needs: &["modules"],
        work: |paths, builds| wasm(paths, builds, Browser::Chromium),
    },
    Step {
        name: "wasm-firefox",
        what: "wasm-pack test in headless Firefox",
        needs: &["modules"],
        work: |paths, builds| wasm(paths, builds, Browser::Firefox),
    },
    Step { name: "types", what: "TypeScript: npm run check", needs: &["modules"], work: types },
    Step { name: "page", what: "page and npm package: npm run build", needs: &["modules"], work: page },
    Step {
        name: "browser",
        what: "the page end to end, in each browser: npm test",
        needs: &["page"],
        work: browser,
    },
    Step {
        name: "sizes",
        what: "sizes against the budgets of wasm-pack.toml",
        needs: &["page"],
        work: weights,
    },
];

/// How a step ended.
struct Ended {
    name: &'static str,
    succeeded: bool,
    tally: Tally,
}

/// Runs the steps.
///
/// # Errors
/// When `--only` names no step, or wasm-pack.toml cannot be read. A step that fails is not an error but an exit code.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let paths = Paths::find()?;
    let builds = Builds::read(&paths.root)?;
    let start = Instant::now();
    let mut ended: Vec<Ended> = Vec::new();
    let chosen = chosen(arguments.only.as_deref(), &builds)?;
    for (number, step) in chosen.iter().enumerate() {
        println!("\n━━ {}/{} {}: {}", number + 1, chosen.len(), step.name, step.what);
        let failed_need =
            step.needs.iter().find(|need| ended.iter().any(|e| e.name == **need && !e.succeeded));
        let result = match failed_need {
            Some(need) => Err(anyhow::anyhow!("not tried, because `{need}` failed")),
            None => (step.work)(&paths, &builds),
        };
        let (succeeded, tally) = result.unwrap_or_else(|error| {
            println!("   {error:#}");
            (false, Tally::default())
        });
        if !succeeded {
            println!("━━ `{}` FAILED. To run it alone: cargo xtask test --only {}", step.name, step.name);
        }
        ended.push(Ended { name: step.name, succeeded, tally: tally.of_step(succeeded) });
        println!("   {} after {}", if succeeded { "ok" } else { "failed" }, seconds(start.elapsed()));
    }
    Ok(summary(&ended))
}

/// The step called `only`, or all that wasm-pack.toml's browsers allow.
fn chosen(only: Option<&str>, builds: &Builds) -> Result<Vec<&'static Step>> {
    let Some(only) = only else {
        let left_out = |step: &Step| match step.name {
            "wasm-chromium" => !builds.test.browsers.contains(&Browser::Chromium),
            "wasm-firefox" => !builds.test.browsers.contains(&Browser::Firefox),
            _ => false,
        };
        return Ok(STEPS.iter().filter(|step| !left_out(step)).collect());
    };
    let Some(step) = STEPS.iter().find(|step| step.name == only) else {
        let names: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
        bail!("no step is called `{only}`; there are {}", names.join(", "));
    };
    Ok(vec![step])
}

/// Prints a line for each step and the closing line, which counts tests (a step that has none counts as one).
fn summary(ended: &[Ended]) -> ExitCode {
    let mut total = Tally::default();
    println!("\n━━ summary (tests; a step without tests of its own counts as one)");
    for Ended { name, succeeded, tally } in ended {
        let verdict = if *succeeded { "ok    " } else { "FAILED" };
        println!("   {verdict} {name}: {} passed, {} failed", tally.passed, tally.failed);
        total.add(*tally);
    }
    println!("\n{} passed, {} failed", total.passed, total.failed);
    if ended.iter().all(|step| step.succeeded) && total.failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Runs `call`, passing on and counting its tests.
fn counted(call: &Call, purpose: &str) -> Result<(bool, Tally)> {
    let mut tally = Tally::default();
    let succeeded = call.watch(purpose, |line| tally.read(line))?;
    if !succeeded {
        println!("   {purpose} failed\n  tried: {}", call.shell_line());
    }
    Ok((succeeded && tally.failed == 0, tally))
}

fn native(paths: &Paths, _: &Builds) -> Result<(bool, Tally)> {
    counted(&Call::cargo().args(["test", "--workspace", "--no-fail-fast"]).folder(&paths.root), "cargo test")
}

fn modules(paths: &Paths, builds: &Builds) -> Result<(bool, Tally)> {
    build::modules(paths, builds)?;
    Ok((true, Tally { passed: u32::try_from(builds.build.len())?, failed: 0 }))
}

fn wasm(paths: &Paths, builds: &Builds, browser: Browser) -> Result<(bool, Tally)> {
    let browsers = Browsers::ensure(paths, &builds.tools, &[browser])?;
    let wasm = Wasm::ensure(paths, builds)?;
    let purpose = format!("wasm-pack test in {}", browser.name());
    let (succeeded, tally) = counted(&wasm.test(browser, &browsers), &purpose)?;
    if succeeded && tally.passed == 0 {
        bail!("{purpose} ran no test: does tests/ have the files that wasm-pack.toml lists?");
    }
    Ok((succeeded, tally))
}

fn types(paths: &Paths, _: &Builds) -> Result<(bool, Tally)> {
    npm::ensure(paths)?;
    counted(&npm::npm(paths).args(["run", "--silent", "check"]), "npm run check")
}

fn page(paths: &Paths, builds: &Builds) -> Result<(bool, Tally)> {
    build::modules(paths, builds)?;
    build::page(paths)?;
    Ok((true, Tally::default()))
}

fn browser(paths: &Paths, builds: &Builds) -> Result<(bool, Tally)> {
    page(paths, builds)?;
    let browsers = Browsers::ensure(paths, &builds.tools, &builds.test.browsers)?;
    let site = Site::start(&paths.site(), Some(0)).context("serving the page to test it")?;
    let call = npm::npm(paths)
        .args(["test", "--silent"])
        .env("FACTLIGHT_DEMO_URL", site.url())
        .envs(browsers.environment());
    counted(&call, "npm test")
}

fn weights(paths: &Paths, builds: &Builds) -> Result<(bool, Tally)> {
    page(paths, builds)?;
    let tally = sizes::weigh(paths, &builds.budget)?;
    Ok((tally.failed == 0, tally))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_needs_only_steps_before_it() {
        for (at, step) in STEPS.iter().enumerate() {
            for need in step.needs {
                assert!(
                    STEPS[..at].iter().any(|earlier| earlier.name == *need),
                    "{} needs {need}",
                    step.name
                );
            }
        }
    }

    #[test]
    fn an_unknown_step_is_answered_with_the_known_ones() {
        let builds =
            Builds::read(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()).unwrap();
        let error = chosen(Some("nativ"), &builds).err().unwrap().to_string();
        assert!(error.contains("native, modules"), "{error}");
    }
}
