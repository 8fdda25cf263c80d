//! Chromium and the driver through which the tests speak to it.

use super::apt;
use anyhow::{Result, bail};
use std::path::PathBuf;

/// Usual names of Chromium's program.
const NAMES: [&str; 6] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/// A browser to test in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Browser {
    /// Chromium, or Google Chrome.
    pub chrome: PathBuf,
    /// ChromeDriver, of the same version.
    pub driver: PathBuf,
}

/// The browser named by `CHROME` and `CHROMEDRIVER` or found on the search path, else Debian's.
///
/// # Errors
/// When one is missing and can't be installed.
pub fn ensure() -> Result<Browser> {
    if let (Some(chrome), Some(driver)) = (chrome()?, driver()?) {
        return Ok(Browser { chrome, driver });
    }
    if apt::possible() {
        apt::install(&["chromium", "chromium-driver", "fonts-dejavu-core"])?;
    }
    match (chrome()?, driver()?) {
        (Some(chrome), Some(driver)) => Ok(Browser { chrome, driver }),
        (None, _) => bail!(
            "Chromium is missing: install Chromium or Google Chrome, or name its program in CHROME, and call this again"
        ),
        (_, None) => bail!(
            "ChromeDriver is missing: install the one of your Chromium's version, or name its program in CHROMEDRIVER, and call this again"
        ),
    }
}

fn chrome() -> Result<Option<PathBuf>> {
    find("CHROME", &NAMES)
}

fn driver() -> Result<Option<PathBuf>> {
    find("CHROMEDRIVER", &["chromedriver"])
}

/// The program that `variable` names, or the first of `names` that is there.
fn find(variable: &str, names: &[&str]) -> Result<Option<PathBuf>> {
    match std::env::var_os(variable) {
        Some(named) => match which::which(&named) {
            Ok(path) => Ok(Some(path)),
            Err(_) => bail!("{variable} names {}, which is no program: correct or unset it", named.display()),
        },
        None => Ok(names.iter().find_map(|name| which::which(name).ok())),
    }
}
