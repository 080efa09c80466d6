//! `cargo xtask extension`: the browser extension, a zip for each browser. The same sources give the same bytes: files in
//! the order of their names, without the time they were written.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::build;
use crate::builds::Builds;
use crate::paths::Paths;

/// The folders of www/addon, each a browser's unpacked extension.
const BROWSERS: [&str; 2] = ["chrome", "firefox"];

/// Builds the extension and writes `target/extension/factlight-<browser>.zip`.
///
/// # Errors
/// Names the build that failed, or the file that could not be written.
pub fn run() -> Result<ExitCode> {
    let paths = Paths::find()?;
    let builds = Builds::read(&paths.root)?;
    build::modules(&paths, &builds)?;
    build::page(&paths)?;
    let folder = paths.target().join("extension");
    fs::create_dir_all(&folder).with_context(|| format!("making {}", folder.display()))?;
    for browser in BROWSERS {
        let unpacked = paths.www().join("addon").join(browser);
        let file = folder.join(format!("factlight-{browser}.zip"));
        let bytes = pack(&unpacked).with_context(|| format!("packing {}", unpacked.display()))?;
        fs::write(&file, &bytes).with_context(|| format!("writing {}", file.display()))?;
        println!("{}: {} bytes", file.display(), bytes.len());
    }
    Ok(ExitCode::SUCCESS)
}

/// All files under `folder` as a zip.
fn pack(folder: &Path) -> Result<Vec<u8>> {
    let mut files = Vec::new();
    collect(folder, &mut files)?;
    // By name, with `/` whatever the system writes.
    let mut files: Vec<(String, PathBuf)> = files
        .into_iter()
        .map(|file| {
            let inside = file.strip_prefix(folder)?.components();
            let names: Vec<_> = inside.map(|name| name.as_os_str().to_string_lossy()).collect();
            Ok((names.join("/"), file))
        })
        .collect::<Result<_>>()?;
    files.sort();
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(zip::DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, file) in files {
        zip.start_file(name, options)?;
        std::io::copy(&mut File::open(&file)?, &mut zip)?;
    }
    zip.flush()?;
    Ok(zip.finish()?.into_inner())
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_files_give_the_same_bytes_whenever_they_were_written() {
        let folder = std::env::temp_dir().join(format!("factlight-pack-{}", std::process::id()));
        let write = |names: [&str; 2]| {
            drop(fs::remove_dir_all(&folder));
            fs::create_dir_all(folder.join("icons")).unwrap();
            names.iter().for_each(|name| fs::write(folder.join(name), name).unwrap());
            pack(&folder).unwrap()
        };
        let first = write(["manifest.json", "icons/16.png"]);
        std::thread::sleep(std::time::Duration::from_millis(20));
        assert_eq!(first, write(["icons/16.png", "manifest.json"][..].try_into().unwrap()));
        fs::remove_dir_all(&folder).unwrap();
    }
}
