//! Owns installing Debian packages where that is allowed. Leaves which packages to the callers.
//!
//! `install(&["chromium"], "a browser to test in")` as root on Debian → apt-get; elsewhere → an error with the command

use anyhow::{Result, bail};

use crate::call::{Call, step};
use crate::paths::on_path;

/// Installs `packages`, which are needed for `purpose`.
///
/// # Errors
/// Where apt-get is missing or this is not root: the message has the command to type.
pub fn install(packages: &[&str], purpose: &str) -> Result<()> {
    let list = packages.join(" ");
    if on_path(&["apt-get"]).is_none() {
        bail!("{purpose} is missing. On Debian or Ubuntu the packages are: {list}");
    }
    let arguments = ["install", "-y", "--no-install-recommends"];
    if !is_root() {
        bail!(
            "{purpose} is missing, and only root may install it. Type:\n  sudo apt-get update && sudo apt-get {} {list}",
            arguments.join(" ")
        );
    }
    step(&format!("installing {purpose} from Debian: {list}"), || {
        let quiet = |call: Call| call.arg("-qq").env("DEBIAN_FRONTEND", "noninteractive");
        quiet(Call::new("apt-get").arg("update")).run("apt-get update")?;
        quiet(Call::new("apt-get").args(arguments).args(packages)).run("apt-get install")
    })
}

fn is_root() -> bool {
    Call::new("id").arg("-u").output("looking for the user's number").is_ok_and(|id| id == "0")
}
