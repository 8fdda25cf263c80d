//! The Rust that compiles for the browser: the user's own, or Debian's.

use super::cache::Cache;
use super::{apt, debian};
use crate::report::step;
use crate::workspace::{command, target};
use anyhow::{Result, anyhow, bail};
use duct::Expression;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What the page is compiled for.
pub const TARGET: &str = "wasm32-unknown-unknown";
/// The variable with the flags of what is compiled for [`TARGET`].
const RUSTFLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";
/// How long rustup may try: where its server is out of reach, it can hang.
const PATIENCE: Duration = Duration::from_secs(60);

/// A Rust toolchain with the standard library for [`TARGET`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WasmRust {
    /// The toolchain that is in use anyway.
    Usual,
    /// A toolchain in this folder.
    At(PathBuf),
}

impl WasmRust {
    /// A build of the page with this toolchain: with the standard library compiled along, for size, and without the words
    /// of panics, which nobody would read in the page (`static/trouble.js` tells of them). Where the library's sources are
    /// not to be had it is the library as it comes, and the page weighs more.
    ///
    /// # Errors
    /// When the compiler does not tell where its files are.
    pub fn apply_small(&self, expression: &Expression, rustflags: &str) -> Result<Expression> {
        let expression = self.apply(expression);
        if !has_sources(self)? {
            return Ok(expression.env(RUSTFLAGS, rustflags));
        }
        // The variable lets a stable compiler do what is not stable yet.
        Ok(expression
            .env("RUSTC_BOOTSTRAP", "1")
            .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
            .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size")
            .env(RUSTFLAGS, format!("{rustflags} -Zunstable-options -Cpanic=immediate-abort")))
    }

    /// `expression` with this toolchain.
    pub fn apply(&self, expression: &Expression) -> Expression {
        match self {
            Self::Usual => expression.clone(),
            Self::At(folder) => expression.env("RUSTUP_TOOLCHAIN", folder).env("SYSROOT", folder),
        }
    }
}

/// Finds such a toolchain, or makes one.
///
/// # Errors
/// When there is none and neither rustup's server nor Debian's packages can be reached.
pub fn ensure(cache: &Cache) -> Result<WasmRust> {
    let rust = if usual_has_target() {
        WasmRust::Usual
    } else if let Some(folder) = debian::installed(cache) {
        WasmRust::At(folder)
    } else if rustup_adds(&["target", "add", TARGET])? && usual_has_target() {
        WasmRust::Usual
    } else if apt::possible() {
        WasmRust::At(debian::ensure(cache)?)
    } else {
        bail!(
            "Rust's standard library for {TARGET} is missing: run `rustup target add {TARGET}` with a network \
             that reaches rustup's server, or call this as root on Debian, which has another way"
        );
    };
    forget_other_library(&rust)?;
    if !has_sources(&rust)? && !rustup_adds(&["component", "add", "rust-src"])? {
        println!("    the page will weigh more: the sources of Rust's standard library (rust-src) can't be had");
    }
    Ok(rust)
}

/// Whether the toolchain has the sources of its standard library.
fn has_sources(rust: &WasmRust) -> Result<bool> {
    let sysroot = rust.apply(&command("rustc", ["--print", "sysroot"])).read()?;
    Ok(Path::new(&sysroot).join("lib/rustlib/src/rust/library/Cargo.lock").exists())
}

/// Whether the toolchain in use has the standard library for [`TARGET`].
fn usual_has_target() -> bool {
    library_folder(&WasmRust::Usual).is_ok_and(|folder| has_core(&folder))
}

/// Where `rust` keeps its standard library for [`TARGET`].
fn library_folder(rust: &WasmRust) -> Result<PathBuf> {
    let ask = command("rustc", ["--print", "target-libdir", "--target", TARGET]).stderr_null();
    Ok(rust.apply(&ask).read()?.into())
}

/// Whether `folder` holds a standard library.
pub(super) fn has_core(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|files| {
        files.flatten().any(|file| {
            let name = file.file_name();
            let name = name.to_string_lossy();
            name.starts_with("libcore-") && name.ends_with(".rlib")
        })
    })
}

/// Lets rustup add something; false where it can't.
fn rustup_adds(words: &[&str]) -> Result<bool> {
    if which::which("rustup").is_err() {
        return Ok(false);
    }
    let added = step(format!("ask rustup for {}", words.last().unwrap_or(&"it")), || {
        let add = command("rustup", words.iter().copied()).stdin_null().unchecked().start()?;
        match add.wait_timeout(PATIENCE)? {
            Some(output) => Ok(output.status.success()),
            None => {
                add.kill()?;
                Ok(false)
            }
        }
    })?;
    if !added {
        println!("    rustup could not fetch it; looking for another way");
    }
    Ok(added)
}

/// Removes what was compiled against another copy of the standard library: cargo can't tell two
/// copies of one version apart, the linker can.
fn forget_other_library(rust: &WasmRust) -> Result<()> {
    let library = library_folder(rust)?;
    let made = fs::metadata(&library)?.modified()?;
    let mark = format!("{} {made:?}\n", library.display());
    let compiled = target().join(TARGET);
    let file = target().join("xtask").join("standard-library");
    if fs::read_to_string(&file).ok().as_deref() == Some(mark.as_str()) {
        return Ok(());
    }
    if compiled.exists() && file.exists() {
        fs::remove_dir_all(&compiled)?;
    }
    fs::create_dir_all(file.parent().ok_or_else(|| anyhow!("no folder for {}", file.display()))?)?;
    Ok(fs::write(&file, mark)?)
}
