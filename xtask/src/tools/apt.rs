//! Debian's packages, where this machine has them and lets us install.

use crate::report::step;
use crate::workspace::{command, run};
use anyhow::{Result, bail};
use duct::Expression;
use std::ffi::OsString;

/// Whether packages can be installed without asking for a password.
#[must_use]
pub fn possible() -> bool {
    which::which("apt-get").is_ok() && prefix().is_some()
}

/// What goes before a command that must run as root; none where that is not possible.
fn prefix() -> Option<Vec<OsString>> {
    let root = |words: &[&str]| {
        let words: Vec<OsString> = words.iter().map(OsString::from).collect();
        let mut test = words.clone();
        test.extend([OsString::from("id"), OsString::from("-u")]);
        let said = command(test.remove(0), test).stderr_null().read().ok()?;
        (said.trim() == "0").then_some(words)
    };
    root(&[]).or_else(|| root(&["sudo", "-n"]))
}

/// A command run as root that asks nothing.
fn as_root(words: &[&str]) -> Result<Expression> {
    let Some(mut all) = prefix() else { bail!("packages can only be installed as root") };
    all.extend(["env", "DEBIAN_FRONTEND=noninteractive"].map(OsString::from));
    all.extend(words.iter().map(OsString::from));
    Ok(command(all.remove(0), all).stdin_null())
}

/// Installs `packages`; those that are there already stay as they are.
///
/// # Errors
/// When one can't be had.
pub fn install(packages: &[&str]) -> Result<()> {
    let list = packages.join(" ");
    step(format!("install Debian's packages {list}"), || {
        // Finishes what an interrupted call left half configured.
        run("dpkg --configure -a", &as_root(&["dpkg", "--configure", "-a"])?)?;
        run("apt-get update", &as_root(&["apt-get", "-qq", "update"])?)?;
        let mut words = vec!["apt-get", "-qq", "-y", "--no-install-recommends", "install"];
        words.extend(packages);
        run(&format!("apt-get install {list}"), &as_root(&words)?.stdout_null())
    })
}
