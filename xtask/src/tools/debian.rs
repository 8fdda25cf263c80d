//! A toolchain made from Debian's packages, for machines that can't reach rustup's server.
//!
//! Debian ships the sources of Rust's standard library but no compiled one for the browser, so it
//! is compiled here. The toolchain is a folder of links into the system and that library; nothing
//! in the system's own folders is touched.

use super::apt;
use super::cache::Cache;
use super::rust::{TARGET, has_core};
use crate::report::step;
use crate::workspace::{command, command_in, run};
use anyhow::{Context, Result, anyhow};
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};

/// The compiler, its library's sources, cargo and clippy.
const PACKAGES: [&str; 4] = ["rustc-web", "rust-web-src", "cargo-web", "rust-web-clippy"];
/// Debian's compiler.
const RUSTC: &str = "/usr/bin/rustc";
/// Debian's cargo.
const CARGO: &str = "/usr/bin/cargo";
/// Our name for it in the cache.
const NAME: &str = "rust-debian-sources";

/// The finished toolchain, if it fits the compiler that is installed.
pub fn installed(cache: &Cache) -> Option<PathBuf> {
    let compiler = Compiler::ask().ok()?;
    let place = cache.place(NAME, &compiler.version);
    let complete = has_core(&library(&place)) && place.join(linker(&compiler.host)).exists();
    complete.then_some(place)
}

/// The toolchain, installed if need be.
///
/// # Errors
/// When a package can't be had or the library does not compile.
pub fn ensure(cache: &Cache) -> Result<PathBuf> {
    apt::install(&PACKAGES)?;
    let compiler = Compiler::ask()?;
    apt::install(&[&format!("lld-{}", compiler.llvm)])?;
    let scratch = cache.scratch(NAME, &compiler.version);
    let place = cache.place(NAME, &compiler.version);
    cache.ensure(NAME, &compiler.version, |partial| {
        step("compile Rust's standard library for the browser", || compile(&scratch))?;
        link(partial, &place, &compiler)?;
        copy_library(&scratch, &library(partial))
    })
}

/// Where the toolchain in `folder` keeps the standard library for the browser.
fn library(folder: &Path) -> PathBuf {
    folder.join("lib/rustlib").join(TARGET).join("lib")
}

/// Where a toolchain for `host` keeps its linker.
fn linker(host: &str) -> PathBuf {
    Path::new("lib/rustlib").join(host).join("bin/rust-lld")
}

/// What Debian's compiler says of itself.
#[derive(Debug, PartialEq, Eq)]
struct Compiler {
    version: String,
    host: String,
    llvm: String,
}

impl Compiler {
    fn ask() -> Result<Self> {
        let said = command(RUSTC, ["-vV"]).read().context("Debian's rustc does not run")?;
        Self::parse(&said).ok_or_else(|| anyhow!("Debian's rustc tells no version: {said}"))
    }

    /// Reads the answer to `rustc -vV`; of LLVM's version only the first number matters.
    fn parse(said: &str) -> Option<Self> {
        let field = |name: &str| said.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
        let llvm = field("LLVM version:")?.split('.').next()?;
        Some(Self { version: field("release:")?.to_owned(), host: field("host:")?.to_owned(), llvm: llvm.to_owned() })
    }
}

/// Compiles the library by building an empty crate together with it.
fn compile(scratch: &Path) -> Result<()> {
    fs::create_dir_all(scratch.join("src"))?;
    fs::write(scratch.join("src/lib.rs"), "")?;
    fs::write(scratch.join("Cargo.toml"), "[package]\nname = \"settle-empty\"\nedition = \"2021\"\n[workspace]\n")?;
    let arguments = ["build", "--quiet", "--release", "--target", TARGET, "-Z", "build-std=std,panic_abort,test"];
    // Without embedded bitcode, link-time optimisation of the page fails.
    let build = command_in(scratch, CARGO, arguments)
        .env_remove("RUSTUP_TOOLCHAIN")
        .env_remove("CARGO_TARGET_DIR")
        .env("RUSTC", RUSTC)
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTFLAGS", "-Cembed-bitcode=yes");
    run("the build of the standard library", &build)
}

/// Lays out the toolchain in `partial`, which will be moved to `place`.
fn link(partial: &Path, place: &Path, compiler: &Compiler) -> Result<()> {
    let host = Path::new("lib/rustlib").join(&compiler.host);
    for folder in [Path::new("bin"), &host.join("bin")] {
        fs::create_dir_all(partial.join(folder))?;
    }
    let system = Path::new("/usr").join(&host).join("lib");
    symlink(system, partial.join(&host).join("lib"))?;
    symlink("/usr/lib/rustlib/src", partial.join("lib/rustlib/src"))?;
    symlink(format!("/usr/lib/llvm-{}/bin/lld", compiler.llvm), partial.join(linker(&compiler.host)))?;
    for program in ["cargo", "cargo-clippy", "clippy-driver", "rustdoc"] {
        symlink(Path::new("/usr/bin").join(program), partial.join("bin").join(program))?;
    }
    let rustc = partial.join("bin/rustc");
    fs::write(&rustc, format!("#!/bin/sh\nexec {RUSTC} --sysroot '{}' \"$@\"\n", place.display()))?;
    Ok(fs::set_permissions(&rustc, fs::Permissions::from_mode(0o755))?)
}

/// Copies the compiled library, without the empty crate.
fn copy_library(scratch: &Path, library: &Path) -> Result<()> {
    fs::create_dir_all(library)?;
    let compiled = scratch.join("target").join(TARGET).join("release/deps");
    for file in fs::read_dir(&compiled)? {
        let file = file?;
        let name = file.file_name();
        let text = name.to_string_lossy();
        if text.ends_with(".rlib") && !text.starts_with("libsettle_empty") {
            fs::copy(file.path(), library.join(&name))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_compiler_tells_its_version() {
        let said = "rustc 1.96.0 (ac6 2026-05-25)\nbinary: rustc\nhost: x86_64-unknown-linux-gnu\nrelease: 1.96.0\nLLVM version: 22.1.8";
        let compiler = Compiler::parse(said).expect("a version");
        assert_eq!(compiler.version, "1.96.0");
        assert_eq!(compiler.host, "x86_64-unknown-linux-gnu");
        assert_eq!(compiler.llvm, "22");
        assert_eq!(Compiler::parse("rustc 1.96.0"), None);
    }
}
