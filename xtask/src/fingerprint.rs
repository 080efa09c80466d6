//! Owns "nothing changed since": a hash of the files a build reads, kept when the build is done. Leaves which files
//! those are to the build.
//!
//! `Fingerprint::of(&[src, cargo_toml])` → `9f3a…`; `is_kept(file)` → whether the last finished build had the same

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use anyhow::{Context, Result};

/// A hash of files' names and contents and of words. Only compared with fingerprints of the same program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fingerprint(String);

impl Fingerprint {
    /// Of `files` (folders with all below them; absent ones count as absent) below `root`, and of `words`.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub fn of(root: &Path, files: &[&str], words: &[&str]) -> Result<Self> {
        let mut hasher = DefaultHasher::new();
        words.hash(&mut hasher);
        for file in files {
            hash(&root.join(file), &mut hasher).with_context(|| format!("reading {file}"))?;
        }
        Ok(Self(format!("{:016x}", hasher.finish())))
    }

    /// Whether `file` holds this very fingerprint.
    pub fn is_kept(&self, file: &Path) -> bool {
        fs::read_to_string(file).is_ok_and(|kept| kept.trim() == self.0)
    }

    /// Writes it to `file`.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn keep(&self, file: &Path) -> Result<()> {
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(file, &self.0).with_context(|| format!("writing {}", file.display()))
    }
}

fn hash(path: &Path, hasher: &mut DefaultHasher) -> std::io::Result<()> {
    path.file_name().hash(hasher);
    if path.is_dir() {
        let mut below: Vec<_> =
            fs::read_dir(path)?.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>()?;
        below.sort();
        below.len().hash(hasher);
        for path in below {
            hash(&path, hasher)?;
        }
    } else if path.is_file() {
        fs::read(path)?.hash(hasher);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_anywhere_below_a_folder_changes_the_fingerprint() {
        let root = std::env::temp_dir().join(format!("factlight-fingerprint-{}", std::process::id()));
        fs::create_dir_all(root.join("a/b")).unwrap();
        fs::write(root.join("a/b/c"), "1").unwrap();
        let of = || Fingerprint::of(&root, &["a", "absent"], &["web"]).unwrap();
        let before = of();
        before.keep(&root.join("kept")).unwrap();
        assert!(of().is_kept(&root.join("kept")));
        fs::write(root.join("a/b/c"), "2").unwrap();
        assert!(!of().is_kept(&root.join("kept")));
        fs::write(root.join("a/b/c"), "1").unwrap();
        assert_eq!(of(), before);
        fs::rename(root.join("a/b/c"), root.join("a/b/d")).unwrap();
        assert_ne!(of(), before);
        assert_ne!(before, Fingerprint::of(&root, &["a", "absent"], &["nodejs"]).unwrap());
        fs::remove_dir_all(root).unwrap();
    }
}
