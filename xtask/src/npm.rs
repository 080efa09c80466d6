//! Owns the Node project's packages and scripts. Leaves what the scripts do to www/package.json.
//!
//! `ensure(&paths)` → `npm ci`, unless www/package-lock.json is the one that was installed

use anyhow::Result;

use crate::call::{Call, require_node, step};
use crate::fingerprint::Fingerprint;
use crate::paths::Paths;

/// Installs the packages of www/package-lock.json unless they are.
///
/// # Errors
/// When Node.js is missing or npm fails.
pub fn ensure(paths: &Paths) -> Result<()> {
    require_node()?;
    if !paths.www().join("package-lock.json").is_file() {
        println!("── npm packages: none, there is no www/package-lock.json");
        return Ok(());
    }
    let fingerprint = Fingerprint::of(&paths.www(), &["package.json", "package-lock.json"], &[])?;
    let kept = paths.www().join("node_modules/.factlight-installed");
    if fingerprint.is_kept(&kept) {
        return Ok(());
    }
    step("installing npm packages: npm ci", || {
        npm(paths)
            .args(["ci", "--prefer-offline", "--no-audit", "--no-fund"])
            .env("PUPPETEER_SKIP_DOWNLOAD", "1")
            .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
            .run("installing npm packages")?;
        fingerprint.keep(&kept)
    })
}

/// `npm` in www.
pub fn npm(paths: &Paths) -> Call {
    Call::new(if cfg!(windows) { "npm.cmd" } else { "npm" }).folder(paths.www())
}
