//! Where `cargo xtask` says that the page and the programs are.

use anyhow::{Result, anyhow};
use std::path::PathBuf;

/// The built page.
pub(crate) fn dist() -> Result<PathBuf> {
    place("SETTLE_DIST")
}

/// Chromium.
pub(crate) fn chrome() -> Result<PathBuf> {
    place("CHROME")
}

/// The driver of Chromium.
pub(crate) fn chromedriver() -> Result<PathBuf> {
    place("CHROMEDRIVER")
}

/// The script of axe-core.
pub(crate) fn axe() -> Result<PathBuf> {
    place("SETTLE_AXE")
}

/// The folder of npm packages in which reveal.js lies.
pub(crate) fn modules() -> Result<PathBuf> {
    place("SETTLE_MODULES")
}

/// The pages that embed the lab.
pub(crate) fn examples() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../examples/embed")
}

fn place(variable: &str) -> Result<PathBuf> {
    std::env::var_os(variable)
        .map(PathBuf::from)
        .ok_or_else(|| anyhow!("{variable} is not set: run these tests with `cargo xtask test browser`"))
}
