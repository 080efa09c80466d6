//! Owns where things are: the project, its generated folders, and the cache that every clone of a user shares.
//!
//! `Paths::find()` → root `…/factlight`, cache `~/.cache/factlight`

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The folders the commands read and write.
#[derive(Clone, Debug)]
pub struct Paths {
    /// The project: where the workspace's Cargo.toml is.
    pub root: PathBuf,
    /// The user's cache of tools: `$XDG_CACHE_HOME/factlight`, else `~/.cache/factlight`.
    pub cache: PathBuf,
}

impl Paths {
    /// Looks at the environment.
    ///
    /// # Errors
    /// When neither `XDG_CACHE_HOME` nor a home folder is known.
    pub fn find() -> Result<Self> {
        // `cargo run` tells where the package is now; the constant tells where it was compiled.
        let package = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
        let root = Path::new(&package).parent().context("xtask/ has no parent folder")?.to_owned();
        let absolute = |name: &str| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
        let cache = absolute("XDG_CACHE_HOME")
            .or_else(|| absolute("HOME").or_else(|| absolute("USERPROFILE")).map(|home| home.join(".cache")))
            .context("no folder for tools: set HOME or XDG_CACHE_HOME")?;
        Ok(Self { root, cache: cache.join("factlight") })
    }

    /// The Node project.
    pub fn www(&self) -> PathBuf {
        self.root.join("www")
    }

    /// The built demo page, which is served.
    pub fn site(&self) -> PathBuf {
        self.www().join("site")
    }

    /// The fuzz targets, a workspace of their own.
    pub fn fuzz(&self) -> PathBuf {
        self.root.join("fuzz")
    }

    /// Where native builds go.
    pub fn target(&self) -> PathBuf {
        env::var_os("CARGO_TARGET_DIR").map_or_else(|| self.root.join("target"), |dir| self.root.join(dir))
    }

    /// Where WebAssembly builds go: apart, because another compiler may make them and would undo the native ones.
    pub fn wasm_target(&self) -> PathBuf {
        self.target().join("wasm")
    }

    /// Where fingerprints of finished builds go.
    pub fn fingerprints(&self) -> PathBuf {
        self.target().join("xtask")
    }

    /// The folder of a tool installed by cargo: `tools/wasm-pack-0.15.1`.
    pub fn tool(&self, name: &str, version: &str) -> PathBuf {
        self.cache.join("tools").join(format!("{name}-{version}"))
    }
}

/// The first of `names` that is an executable file on PATH.
pub fn on_path(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    names
        .iter()
        .flat_map(|name| {
            folders.iter().map(move |folder| folder.join(format!("{name}{}", env::consts::EXE_SUFFIX)))
        })
        .find(|file| file.is_file())
}
