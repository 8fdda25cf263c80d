//! Packages from npm.

use super::cache::Cache;
use crate::workspace::{command_in, run};
use anyhow::{Result, anyhow};
use std::path::PathBuf;

/// The folder of the npm package `name` in `version`, itself in `node_modules`.
///
/// # Errors
/// When npm is missing or can't install it.
pub fn ensure(cache: &Cache, name: &str, version: &str) -> Result<PathBuf> {
    cache.ensure(name, version, |place| {
        let npm = which::which("npm").map_err(|_| {
            anyhow!("npm is missing: install Node.js 20 or later, which brings it, and call this again")
        })?;
        let package = format!("{name}@{version}");
        let arguments =
            ["install", "--no-audit", "--no-fund", "--loglevel=error", "--no-save", "--prefix", ".", &package];
        run(&format!("npm's installation of {package}"), &command_in(place, npm, arguments))
    })
}
