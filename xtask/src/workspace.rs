//! Where things are in this checkout, and commands that run in it.

use anyhow::{Context, Result, anyhow};
use duct::Expression;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The root folder of the checkout.
#[must_use]
pub fn root() -> PathBuf {
    let here = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    Path::new(&here).parent().map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

/// Where the page is built to.
#[must_use]
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Cargo's folder of build products.
#[must_use]
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |path| root().join(path))
}

/// The version of `package` that Cargo.lock names.
///
/// # Errors
/// When Cargo.lock can't be read or has no such package.
pub fn locked_version(package: &str) -> Result<String> {
    let path = root().join("Cargo.lock");
    let lock = cargo_lock::Lockfile::load(&path).with_context(|| format!("can't read {}", path.display()))?;
    lock.packages
        .iter()
        .find(|found| found.name.as_str() == package)
        .map(|found| found.version.to_string())
        .ok_or_else(|| anyhow!("Cargo.lock names no {package}: run `cargo generate-lockfile`"))
}

/// A command in the root folder, without the variables that `cargo run` set for this program.
pub fn command<I: IntoIterator<Item: Into<OsString>>>(program: impl Into<OsString>, arguments: I) -> Expression {
    command_in(&root(), program, arguments)
}

/// The same in the folder `folder`.
pub fn command_in<I: IntoIterator<Item: Into<OsString>>>(
    folder: &Path,
    program: impl Into<OsString>,
    arguments: I,
) -> Expression {
    let program: OsString = program.into();
    duct::cmd(program, arguments)
        .dir(folder)
        .env_remove("CARGO")
        .env_remove("CARGO_MANIFEST_DIR")
        .env_remove("CARGO_MANIFEST_PATH")
        .env_remove("LD_LIBRARY_PATH")
        .env("RUST_BACKTRACE", "0")
}

/// Runs `expression` to its end; its failure is told with `what` in one sentence.
///
/// # Errors
/// When it can't be started or ends with another status than 0.
pub fn run(what: &str, expression: &Expression) -> Result<()> {
    let output = expression.unchecked().run().with_context(|| format!("{what} could not be started"))?;
    match output.status.code() {
        Some(0) => Ok(()),
        Some(code) => Err(anyhow!("{what} failed with status {code}; its own words are above")),
        None => Err(anyhow!("{what} was interrupted")),
    }
}
