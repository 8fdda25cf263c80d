//! Tools that are compiled from crates.io.

use super::cache::Cache;
use crate::workspace::command_in;
use anyhow::{Result, bail};
use duct::Expression;
use std::path::{Path, PathBuf};

/// The folder of the crate `name` in `version`, its programs in `bin`.
///
/// # Errors
/// When it can't be downloaded or compiled.
pub fn ensure(cache: &Cache, name: &str, version: &str) -> Result<PathBuf> {
    cache.ensure(name, version, |place| {
        println!("    compiling it takes a minute or two");
        let build = cache.scratch(name, version);
        // The registry may lack a version that the tool's own lock file names.
        for locked in [true, false] {
            let output =
                install(name, version, locked, place, &build).stderr_to_stdout().stdout_capture().unchecked().run()?;
            if output.status.success() {
                return Ok(());
            }
            if !locked {
                println!("{}", String::from_utf8_lossy(&output.stdout));
            }
        }
        bail!("{name} {version} could not be installed: see cargo's words above, and try again with a network")
    })
}

/// Optimisation and debug information would only cost time here.
fn install(name: &str, version: &str, locked: bool, place: &Path, build: &Path) -> Expression {
    let mut arguments = vec!["install", name, "--version", version, "--debug", "--quiet"];
    arguments.extend(locked.then_some("--locked"));
    command_in(place, "cargo", arguments)
        .env("CARGO_INSTALL_ROOT", place)
        .env("CARGO_TARGET_DIR", build)
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
}
