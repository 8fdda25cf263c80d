//! The tools that the build and the checks need, each installed once and kept by version.

pub mod apt;
pub mod browser;
pub mod cache;
pub mod crates;
pub mod debian;
pub mod npm;
pub mod rust;

use anyhow::Result;
use browser::Browser;
use cache::Cache;
use rust::WasmRust;
use std::cell::OnceCell;
use std::ffi::OsString;
use std::path::PathBuf;

/// Version of Trunk, which builds the page: the newest that Rust 1.95 compiles.
const TRUNK: &str = "0.21.14";
/// Version of the npm package that brings wasm-opt.
const BINARYEN: &str = "132.0.0";
/// Version of the npm package that makes one small script of several.
const ESBUILD: &str = "0.28.0";
/// Version of the npm package that checks accessibility.
const AXE: &str = "4.14.1";
/// Version of the npm package with the slides that one of the examples is made with, as it names it too.
const REVEAL: &str = "6.0.2";
/// Version of the npm package that judges how a page loads.
const LIGHTHOUSE: &str = "13.5.0";

/// All tools; each is looked for, and where need be installed, when first asked for.
#[derive(Debug)]
pub struct Toolbox {
    cache: Cache,
    wasm: OnceCell<WasmRust>,
    browser: OnceCell<Browser>,
}

impl Toolbox {
    /// The tools in the user's cache folder.
    ///
    /// # Errors
    /// When there is no such folder.
    pub fn open() -> Result<Self> {
        Ok(Self { cache: Cache::open()?, wasm: OnceCell::new(), browser: OnceCell::new() })
    }

    /// A Rust that compiles for the browser.
    ///
    /// # Errors
    /// When there is none and none can be installed.
    pub fn wasm_rust(&self) -> Result<&WasmRust> {
        match self.wasm.get() {
            Some(found) => Ok(found),
            None => {
                let found = rust::ensure(&self.cache)?;
                Ok(self.wasm.get_or_init(|| found))
            }
        }
    }

    /// The folder of wasm-bindgen and its test runner, of the version in Cargo.lock.
    ///
    /// # Errors
    /// When it can't be installed.
    pub fn bindgen(&self) -> Result<PathBuf> {
        let version = crate::workspace::locked_version("wasm-bindgen")?;
        Ok(crates::ensure(&self.cache, "wasm-bindgen-cli", &version)?.join("bin"))
    }

    /// The folder of wasm-opt.
    ///
    /// # Errors
    /// When it can't be installed.
    pub fn binaryen(&self) -> Result<PathBuf> {
        Ok(npm::ensure(&self.cache, "binaryen", BINARYEN)?.join("node_modules/.bin"))
    }

    /// The folder of esbuild.
    ///
    /// # Errors
    /// When it can't be installed.
    pub fn esbuild(&self) -> Result<PathBuf> {
        Ok(npm::ensure(&self.cache, "esbuild", ESBUILD)?.join("node_modules/.bin"))
    }

    /// A search path on which the page's tools (Trunk, wasm-bindgen) stand first.
    ///
    /// # Errors
    /// When one can't be installed.
    pub fn page_path(&self) -> Result<OsString> {
        let folders = [crates::ensure(&self.cache, "trunk", TRUNK)?.join("bin"), self.bindgen()?];
        let old = std::env::var_os("PATH").unwrap_or_default();
        Ok(std::env::join_paths(folders.into_iter().chain(std::env::split_paths(&old)))?)
    }

    /// Chromium and its driver.
    ///
    /// # Errors
    /// When they are missing and can't be installed.
    pub fn browser(&self) -> Result<&Browser> {
        match self.browser.get() {
            Some(found) => Ok(found),
            None => {
                let found = browser::ensure()?;
                Ok(self.browser.get_or_init(|| found))
            }
        }
    }

    /// The script of axe-core.
    ///
    /// # Errors
    /// When it can't be installed.
    pub fn axe(&self) -> Result<PathBuf> {
        Ok(npm::ensure(&self.cache, "axe-core", AXE)?.join("node_modules/axe-core/axe.min.js"))
    }

    /// The program of Lighthouse.
    ///
    /// # Errors
    /// When it can't be installed.
    pub fn lighthouse(&self) -> Result<PathBuf> {
        Ok(npm::ensure(&self.cache, "lighthouse", LIGHTHOUSE)?.join("node_modules/.bin/lighthouse"))
    }

    /// The folder of npm packages in which reveal.js lies.
    ///
    /// # Errors
    /// When it can't be installed.
    pub fn reveal(&self) -> Result<PathBuf> {
        Ok(npm::ensure(&self.cache, "reveal.js", REVEAL)?.join("node_modules"))
    }
}
