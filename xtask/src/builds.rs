//! Owns wasm-pack.toml: which WebAssembly builds there are, with which tools,
//! where they are tested, and what they may weigh. Leaves
//! running wasm-pack to `wasm`.
//!
//! `[build.web] target = "web" …` → `Build { target: Web, profile: "page", out_dir: "www/pkg/web" }`

use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde::Deserialize;

/// wasm-pack.toml.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Builds {
    /// By name.
    pub build: BTreeMap<String, Build>,
    /// What runs in browsers.
    pub test: BrowserTests,
    /// Exact versions of what cargo installs.
    pub tools: Tools,
    /// What files may weigh.
    #[serde(default)]
    pub budget: Vec<Budget>,
}

/// Exact versions of what cargo installs. (wasm-bindgen's is in Cargo.toml.)
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Tools {
    /// Builds and tests modules.
    pub wasm_pack: String,
    /// Drives Firefox.
    pub geckodriver: String,
    /// Builds and runs the targets of fuzz/.
    pub cargo_fuzz: String,
}

/// One WebAssembly build.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Build {
    /// Which kind of module.
    pub target: Target,
    /// A profile of Cargo.toml.
    pub profile: String,
    /// Relative to the project.
    pub out_dir: PathBuf,
}

/// What `wasm-pack build --target` takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Target {
    Web,
    Bundler,
    Nodejs,
    NoModules,
    Deno,
}

impl Target {
    /// As wasm-pack spells it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Web => "web",
            Self::Bundler => "bundler",
            Self::Nodejs => "nodejs",
            Self::NoModules => "no-modules",
            Self::Deno => "deno",
        }
    }
}

/// What runs in browsers.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct BrowserTests {
    /// Where.
    pub browsers: Vec<Browser>,
    /// Files of tests/, without `.rs`.
    pub tests: Vec<String>,
}

/// A browser that can be driven headless.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Browser {
    Chromium,
    Firefox,
}

impl Browser {
    /// As wasm-pack.toml spells it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
        }
    }
}

/// The most a file may weigh.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Budget {
    /// Relative to the project.
    pub file: PathBuf,
    /// After brotli at quality 11, in units of 1000 bytes.
    pub brotli_kb: f64,
}

impl Builds {
    /// Reads `root/wasm-pack.toml`.
    ///
    /// # Errors
    /// Names the file, the line and what is wrong there.
    pub fn read(root: &Path) -> Result<Self> {
        let file = root.join("wasm-pack.toml");
        let text = fs::read_to_string(&file).with_context(|| format!("reading {}", file.display()))?;
        Self::parse(&text).with_context(|| format!("in {}", file.display()))
    }

    fn parse(text: &str) -> Result<Self> {
        let builds: Self = toml::from_str(text)?;
        for (name, build) in &builds.build {
            // wasm-pack deletes what is in its out-dir: it must not be able to name another place.
            let inside = build.out_dir.components().all(|part| matches!(part, Component::Normal(_)));
            if !inside || build.out_dir.components().count() < 2 {
                bail!(
                    "[build.{name}] out-dir = {:?}: name a folder below the project's own folders",
                    build.out_dir
                );
            }
        }
        Ok(builds)
    }

    /// The build called `name`.
    ///
    /// # Errors
    /// Lists the names there are.
    pub fn build(&self, name: &str) -> Result<&Build> {
        self.build.get(name).with_context(|| {
            let names: Vec<&str> = self.build.keys().map(String::as_str).collect();
            format!("wasm-pack.toml has no [build.{name}]; it has {}", names.join(", "))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TESTS: &str = "[test]\nbrowsers = [\"firefox\"]\ntests = [\"web\"]\n[tools]\nwasm-pack = \"1.0.0\"\ngeckodriver = \"1.0.0\"\ncargo-fuzz = \"1.0.0\"\n";

    fn parse(build: &str) -> Result<Builds> {
        Builds::parse(&format!("{build}\n{TESTS}"))
    }

    #[test]
    fn a_build_has_target_profile_and_folder() {
        let builds =
            parse("[build.page]\ntarget = \"no-modules\"\nprofile = \"dev\"\nout-dir = \"www/pkg/x\"")
                .unwrap();
        let build = builds.build("page").unwrap();
        assert_eq!((build.target.name(), build.profile.as_str()), ("no-modules", "dev"));
        assert_eq!(build.out_dir, Path::new("www/pkg/x"));
        assert_eq!(builds.test.browsers, [Browser::Firefox]);
    }

    #[test]
    fn a_wrong_target_is_named_with_its_line() {
        let error =
            parse("[build.page]\ntarget = \"weeb\"\nprofile = \"dev\"\nout-dir = \"a/b\"").unwrap_err();
        let said = format!("{error:#}");
        assert!(said.contains("line 2") && said.contains("weeb") && said.contains("bundler"), "{said}");
    }

    #[test]
    fn a_misspelt_key_is_an_error() {
        let error = parse("[build.page]\ntarget = \"web\"\nprofil = \"dev\"\nout-dir = \"a/b\"").unwrap_err();
        assert!(format!("{error:#}").contains("profil"), "{error:#}");
    }

    #[test]
    fn an_out_dir_outside_the_project_is_an_error() {
        for folder in ["../x", "/tmp/x", "src", "a/../../b"] {
            let text = format!("[build.page]\ntarget = \"web\"\nprofile = \"dev\"\nout-dir = \"{folder}\"");
            assert!(parse(&text).is_err(), "{folder}");
        }
    }

    #[test]
    fn an_unknown_build_is_answered_with_the_known_ones() {
        let builds = parse("[build.page]\ntarget = \"web\"\nprofile = \"dev\"\nout-dir = \"a/b\"").unwrap();
        assert!(builds.build("pages").unwrap_err().to_string().contains("it has page"));
    }

    #[test]
    fn the_project_s_own_list_is_readable() {
        let builds = Builds::read(Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()).unwrap();
        assert_eq!(builds.build("web").unwrap().target, Target::Web);
    }
}
