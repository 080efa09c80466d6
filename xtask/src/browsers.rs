//! Owns finding, and where allowed installing, browsers and their drivers. Leaves driving them to wasm-pack and to
//! www/test.
//!
//! `Browsers::ensure(…)` → CHROME_BIN=/usr/bin/chromium CHROMEDRIVER=/usr/bin/chromedriver FIREFOX_BIN=… GECKODRIVER=…

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::Result;

use crate::builds::{Browser, Tools};
use crate::debian;
use crate::paths::{Paths, on_path};
use crate::tools::Tool;

/// The programs that tests need, found.
#[derive(Debug)]
pub struct Browsers(Vec<(Browser, Found)>);

#[derive(Debug)]
struct Found {
    browser: PathBuf,
    driver: PathBuf,
}

const CHROMIUM: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const FIREFOX: [&str; 2] = ["firefox-esr", "firefox"];

impl Browsers {
    /// Finds each of `browsers` and its driver, or installs them. The variables CHROME_BIN, CHROMEDRIVER, FIREFOX_BIN
    /// and GECKODRIVER are believed.
    ///
    /// # Errors
    /// When one is missing and may not be installed: the message has the command to type.
    pub fn ensure(paths: &Paths, tools: &Tools, browsers: &[Browser]) -> Result<Self> {
        let found = browsers.iter().map(|browser| {
            let found = match browser {
                Browser::Chromium => chromium(),
                Browser::Firefox => firefox(paths, tools),
            };
            found.map(|found| (*browser, found))
        });
        Ok(Self(found.collect::<Result<_>>()?))
    }

    /// The variables that tests read, and the names of the browsers to test in.
    pub fn environment(&self) -> Vec<(OsString, OsString)> {
        let mut variables: Vec<(OsString, OsString)> = Vec::new();
        for (browser, found) in &self.0 {
            let (name, driver) = match browser {
                Browser::Chromium => ("CHROME_BIN", "CHROMEDRIVER"),
                Browser::Firefox => ("FIREFOX_BIN", "GECKODRIVER"),
            };
            variables.push((name.into(), found.browser.clone().into()));
            variables.push((driver.into(), found.driver.clone().into()));
        }
        let names: Vec<&str> = self.0.iter().map(|(browser, _)| browser.name()).collect();
        variables.push(("FACTLIGHT_BROWSERS".into(), names.join(",").into()));
        variables
    }

    /// The driver of `browser`, if it was asked for.
    pub fn driver(&self, browser: Browser) -> Option<&PathBuf> {
        self.0.iter().find(|(found, _)| *found == browser).map(|(_, found)| &found.driver)
    }
}

fn chromium() -> Result<Found> {
    let find = || {
        Some(Found {
            browser: named("CHROME_BIN").or_else(|| on_path(&CHROMIUM))?,
            driver: named("CHROMEDRIVER").or_else(|| on_path(&["chromedriver"]))?,
        })
    };
    if let Some(found) = find() {
        return Ok(found);
    }
    debian::install(
        &["chromium", "chromium-driver"],
        "Chromium with its driver (or CHROME_BIN and CHROMEDRIVER)",
    )?;
    find().ok_or_else(|| {
        anyhow::anyhow!("Chromium was installed but is not on PATH: set CHROME_BIN and CHROMEDRIVER")
    })
}

fn firefox(paths: &Paths, tools: &Tools) -> Result<Found> {
    let find = || named("FIREFOX_BIN").or_else(|| on_path(&FIREFOX));
    if find().is_none() {
        debian::install(&["firefox-esr"], "Firefox (or FIREFOX_BIN)")?;
    }
    let browser =
        find().ok_or_else(|| anyhow::anyhow!("Firefox was installed but is not on PATH: set FIREFOX_BIN"))?;
    let driver = match named("GECKODRIVER") {
        Some(driver) => driver,
        None => {
            let tool = Tool::geckodriver(tools);
            tool.ensure(paths)?;
            tool.program(paths)
        }
    };
    Ok(Found { browser, driver })
}

fn named(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from)
}
