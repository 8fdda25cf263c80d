//! Builds the release page into `dist/`.

use crate::divide::{self, divide};
use crate::report::step;
use crate::tools::Toolbox;
use crate::tools::rust::WasmRust;
use crate::workspace::{command, dist, root, run, target};
use anyhow::{Error, Result, ensure};
use settle_text_compiler::languages;
use sha2::{Digest, Sha256};
use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// What the page is made of, from the root folder.
const SOURCES: [&str; 12] = [
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "index.html",
    "src",
    "crates",
    "static",
    "lesson",
    ".cargo",
    "xtask/src/tools",
    "xtask/src/page.rs",
    "xtask/src/divide.rs",
];

/// Builds the page, unless the one in `dist/` was built from the very same files.
///
/// # Errors
/// When a tool is missing or the build fails.
pub fn build(tools: &Toolbox) -> Result<()> {
    let path = tools.page_path()?;
    let rust = tools.wasm_rust()?;
    let marks = target().join("xtask");
    fs::create_dir_all(&marks)?;
    let mark = marks.join("page");
    let lock = File::create(marks.join("page.lock"))?;
    lock.lock()?;
    // Taken before the build, so that an edit in the meantime is not missed.
    let sources = fingerprint(rust)?;
    let built_from = fs::read_to_string(&mark).unwrap_or_default();
    if built_from == sources && dist().join("index.html").exists() {
        println!("==> the page in dist/ is up to date");
        return Ok(());
    }
    let _ = fs::remove_file(&mark);
    step("build the page", || {
        let trunk = which::which_in("trunk", Some(&path), root())?;
        let build = command(trunk, ["build", "--skip-version-check", "--log", "error"])
            .env("PATH", &path)
            .env_remove("NO_COLOR");
        run("the page build", &rust.apply_small(&build, divide::RUSTFLAGS)?)?;
        divide(tools)
    })?;
    write_texts()?;
    step("write the lesson", || {
        let words = ["run", "--quiet", "--locked", "-p", "settle-lesson", "--"].map(Into::into);
        let words: Vec<OsString> = words.into_iter().chain([dist().into()]).collect();
        run("the writer of the lesson", &command("cargo", words))
    })?;
    Ok(fs::write(&mark, sources)?)
}

/// Puts the texts of every language but English, which is in the program, beside the page.
fn write_texts() -> Result<()> {
    let folder = dist().join("texts");
    fs::create_dir_all(&folder)?;
    for language in languages(&root().join("crates/text")).map_err(Error::msg)?.iter().skip(1) {
        fs::write(folder.join(language.file_name()), language.compile())?;
    }
    Ok(())
}

/// Copies the page of `dist` to `host`, each file beside itself compressed by brotli.
///
/// # Errors
/// When there is no page, or a file can't be read or written.
pub fn compress(dist: &Path, host: &Path) -> Result<()> {
    ensure!(dist.join("index.html").exists(), "there is no page in dist/: build it first");
    let _ = fs::remove_dir_all(host);
    for entry in WalkDir::new(dist) {
        let entry = entry?;
        let place = host.join(entry.path().strip_prefix(dist)?);
        if entry.file_type().is_dir() {
            fs::create_dir_all(&place)?;
            continue;
        }
        fs::copy(entry.path(), &place)?;
        let best = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
        let mut packed = place.into_os_string();
        packed.push(".br");
        brotli::BrotliCompress(&mut File::open(entry.path())?, &mut File::create(packed)?, &best)?;
    }
    Ok(())
}

/// A digest of everything that the page is built from, the compiler included.
fn fingerprint(rust: &WasmRust) -> Result<String> {
    let mut digest = Sha256::new();
    digest.update(rust.apply(&command("rustc", ["-vV"])).read()?);
    for source in SOURCES {
        for entry in WalkDir::new(root().join(source)).sort_by_file_name() {
            let entry = entry?;
            if entry.file_type().is_file() {
                let bytes = fs::read(entry.path())?;
                let path = entry.path().strip_prefix(root()).map(PathBuf::from)?;
                digest.update(format!("{} {}\n", path.display(), bytes.len()));
                digest.update(bytes);
            }
        }
    }
    Ok(digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}
