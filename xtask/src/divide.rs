//! Divides the program of the page that Trunk built: what the first view needs, and what is loaded when it is first needed
//! (`src/later` says what that is).
//!
//! The linker leaves in the program what it knew of who calls whom; from that the program is cut, bound to JavaScript,
//! made small, and named by its content.

use crate::tools::Toolbox;
use crate::tools::rust::TARGET;
use crate::workspace::{command, dist, run, target};
use anyhow::{Context, Result, anyhow, bail};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

/// The program's name.
const PROGRAM: &str = "settle-lab";
/// The part that is loaded when it is first needed, named in `src/later/mod.rs`.
const LATER: &str = "later";
/// The linker's knowledge that the cutting needs.
pub const RUSTFLAGS: &str = "-Clink-args=--emit-relocs";
/// How wasm-opt makes the parts small; the features are those that today's browsers all have.
const OPTIMIZE: [&str; 8] = [
    "-Oz",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-multivalue",
    "--enable-reference-types",
    "--enable-simd",
];

/// Puts the divided program into `dist/`, in the place of the whole one.
///
/// # Errors
/// When a tool is missing or fails, or Trunk's page is not as expected.
pub fn divide(tools: &Toolbox) -> Result<()> {
    let work = target().join("xtask").join("divide");
    if work.exists() {
        fs::remove_dir_all(&work)?;
    }
    fs::create_dir_all(&work)?;
    let program = target().join(TARGET).join("release").join(format!("{PROGRAM}.wasm"));
    cut(&program, &work)?;
    let first = bind(tools, &work)?;
    let wasm = install(&optimize(tools, &first)?, PROGRAM, "wasm")?;
    let later = install(&optimize(tools, &work.join(format!("split_{LATER}.wasm")))?, LATER, "wasm")?;
    let script = install(&bundle(tools, &work, &later)?, PROGRAM, "js")?;
    rename(&script, &wasm, &later)
}

/// Cuts `program` into the files `settle-lab.wasm`, `split_later.wasm` and `load.js` in the folder `work`.
fn cut(program: &Path, work: &Path) -> Result<()> {
    let input = fs::read(program).with_context(|| format!("can't read {}", program.display()))?;
    let main = work.join(format!("{PROGRAM}.wasm"));
    let script = format!("./{PROGRAM}.js");
    let mut options = wasm_split_cli_support::Options::new(&input);
    options.output_dir = work;
    options.main_out_path = &main;
    options.main_module = &script;
    options.link_name = "./load.js";
    let cut = wasm_split_cli_support::transform(options).map_err(|error| anyhow!("{error:?}"))?;
    match cut.split_modules.as_slice() {
        [only] if only.ends_with(format!("split_{LATER}.wasm")) => Ok(()),
        others => bail!("the program was cut into other parts than {LATER}: {others:?}"),
    }
}

/// Lets wasm-bindgen write the script of the first part, and gives that part as it is then. The table of functions, which
/// the parts share, stays exported.
fn bind(tools: &Toolbox, work: &Path) -> Result<PathBuf> {
    let arguments =
        ["--target=web", "--no-typescript", "--keep-lld-exports", "--out-name", PROGRAM, "--out-dir"].map(Into::into);
    let paths = [work.to_path_buf(), work.join(format!("{PROGRAM}.wasm"))].map(Into::into);
    let words: Vec<std::ffi::OsString> = arguments.into_iter().chain(paths).collect();
    run("wasm-bindgen", &command(tools.bindgen()?.join("wasm-bindgen"), words))?;
    Ok(work.join(format!("{PROGRAM}_bg.wasm")))
}

/// Makes `part` small; gives the small one.
fn optimize(tools: &Toolbox, part: &Path) -> Result<PathBuf> {
    let small = part.with_extension("small.wasm");
    let program = tools.binaryen()?.join("wasm-opt");
    let words = OPTIMIZE.iter().map(Into::into);
    let words = words.chain([part.into(), "-o".into(), small.clone().into()]);
    run("wasm-opt", &command(program, words.collect::<Vec<std::ffi::OsString>>()))?;
    Ok(small)
}

/// Makes one small script of what wasm-bindgen wrote and what loads the part named `later`.
fn bundle(tools: &Toolbox, work: &Path, later: &str) -> Result<PathBuf> {
    let load = work.join("load.js");
    let text = fs::read_to_string(&load)?;
    let (old, new) = (format!("\"./split_{LATER}.wasm\""), format!("\"./{later}\""));
    if text.matches(&old).count() != 1 {
        bail!("{} does not name {old} once", load.display());
    }
    fs::write(&load, text.replace(&old, &new))?;
    let bundled = work.join("bundled.js");
    let words = ["--bundle", "--minify", "--format=esm", "--log-level=warning"].map(std::ffi::OsString::from);
    let paths = [work.join(format!("{PROGRAM}.js")).into(), format!("--outfile={}", bundled.display()).into()];
    run("esbuild", &command(tools.esbuild()?.join("esbuild"), words.into_iter().chain(paths)))?;
    Ok(bundled)
}

/// Copies `file` into `dist/` under a name of its content, and gives that name.
fn install(file: &Path, name: &str, extension: &str) -> Result<String> {
    let bytes = fs::read(file)?;
    let digest: String = Sha256::digest(&bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let name = format!("{name}-{digest}.{extension}");
    fs::write(dist().join(&name), bytes)?;
    Ok(name)
}

/// Removes the whole program from `dist/`, and lets the page name the files of the divided one.
fn rename(script: &str, wasm: &str, later: &str) -> Result<()> {
    let index = dist().join("index.html");
    let mut page = fs::read_to_string(&index)?.replace(&format!("{LATER}.wasm"), later);
    for file in fs::read_dir(dist())? {
        let path = file?.path();
        let Some(old) = path.file_name().and_then(|name| name.to_str()) else { continue };
        let new = if old.ends_with("_bg.wasm") { wasm } else { script };
        if old.starts_with(PROGRAM) && old != wasm && old != script {
            page = page.replace(old, new);
            fs::remove_file(&path)?;
        }
    }
    if ![script, wasm, later].iter().all(|name| page.contains(name)) {
        bail!("the page that Trunk built does not name {PROGRAM} and {LATER}.wasm");
    }
    Ok(fs::write(&index, page)?)
}
