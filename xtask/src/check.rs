//! The checks of `cargo xtask test`, one after the other.

use crate::report::Took;
use crate::tools::Toolbox;
use crate::tools::rust::TARGET;
use crate::workspace::{command, dist, run, target};
use crate::{monkey, page, size};
use anyhow::{Result, bail};
use clap::ValueEnum;
use duct::Expression;
use std::ffi::OsString;
use std::fs;
use std::time::{Duration, Instant};

/// A part of the checks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// Installs what is missing for the other parts
    Setup,
    /// Formatting
    Format,
    /// Lints of everything, as compiled for this machine
    Clippy,
    /// Lints of the page, as compiled for the browser
    ClippyWasm,
    /// Tests and examples in the documentation, on this machine
    Native,
    /// The documentation itself: broken links, missing texts
    Doc,
    /// The core's tests that run in the browser too
    Wasm,
    /// The page build
    Page,
    /// The size budget of the first view
    Size,
    /// The page, driven in a browser
    Browser,
}

/// The packages of which the page consists.
const PAGE: [&str; 8] = ["-p", "settle", "-p", "settle-model", "-p", "settle-draw", "-p", "settle-text"];
/// What turns a warning into an error.
const DENY: [&str; 3] = ["--", "-D", "warnings"];

/// How a part went.
#[derive(Debug)]
struct Outcome {
    part: Part,
    took: Duration,
    error: Option<anyhow::Error>,
}

/// Runs the parts that were asked for, all if none, and prints a table of them.
///
/// # Errors
/// When one of them failed; the others ran all the same.
pub fn check(asked: &[Part]) -> Result<()> {
    let tools = Toolbox::open()?;
    let wanted = |part: &&Part| asked.is_empty() || asked.contains(part);
    let parts: Vec<Part> = Part::value_variants().iter().filter(wanted).copied().collect();
    let mut outcomes = Vec::new();
    for &part in &parts {
        println!("\n=== {}", name(part));
        let start = Instant::now();
        let error = perform(part, &parts, &tools).err();
        let took = start.elapsed();
        match &error {
            None => println!("=== {} passed in {}", name(part), Took(took)),
            Some(error) => println!("=== {} FAILED in {}: {error:#}", name(part), Took(took)),
        }
        let hopeless = error.is_some() && matches!(part, Part::Setup | Part::Page);
        outcomes.push(Outcome { part, took, error });
        if hopeless {
            break;
        }
    }
    summarize(&outcomes, &parts)
}

fn name(part: Part) -> String {
    part.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
}

fn summarize(outcomes: &[Outcome], parts: &[Part]) -> Result<()> {
    println!("\n{:<14} {:>12}", "part", "took");
    for outcome in outcomes {
        let verdict = if outcome.error.is_none() { "" } else { "  FAILED" };
        println!("{:<14} {:>12}{verdict}", name(outcome.part), Took(outcome.took));
    }
    for &part in parts.iter().skip(outcomes.len()) {
        println!("{:<14} {:>12}", name(part), "not run");
    }
    let total = outcomes.iter().map(|outcome| outcome.took).sum();
    println!("{:<14} {:>12}", "all", Took(total));
    let failed: Vec<String> = outcomes
        .iter()
        .filter_map(|outcome| Some(format!("{}: {:#}", name(outcome.part), outcome.error.as_ref()?)))
        .collect();
    if failed.is_empty() { Ok(()) } else { bail!("{}", failed.join("; ")) }
}

/// Runs one part.
fn perform(part: Part, parts: &[Part], tools: &Toolbox) -> Result<()> {
    match part {
        Part::Setup => setup(parts, tools),
        Part::Format => run("cargo fmt", &command("cargo", ["fmt", "--all", "--check"])),
        Part::Clippy => {
            let words = ["clippy", "--workspace", "--all-targets"];
            run("clippy", &command("cargo", words.iter().chain(&DENY)))
        }
        Part::ClippyWasm => {
            let words = ["clippy", "--target", TARGET];
            let lints = command("cargo", words.iter().chain(&PAGE).chain(&DENY));
            run("clippy for the browser", &tools.wasm_rust()?.apply(&lints))
        }
        Part::Native => {
            let words = ["test", "--no-fail-fast", "--workspace", "--exclude", "settle-browser-tests"];
            run("the native tests", &command("cargo", words))
        }
        Part::Doc => {
            let words = ["doc", "--workspace", "--no-deps", "--quiet"];
            run("cargo doc", &command("cargo", words).env("RUSTDOCFLAGS", "-D warnings"))
        }
        Part::Wasm => wasm_tests(tools),
        Part::Page => page::build(tools),
        Part::Size => size::check(&dist()),
        Part::Browser => monkey::browser_tests(tools),
    }
}

/// Installs what `parts` will need, so that a missing thing is told at once.
fn setup(parts: &[Part], tools: &Toolbox) -> Result<()> {
    let any = |some: &[Part]| some.iter().any(|part| parts.contains(part));
    if any(&[Part::ClippyWasm, Part::Wasm, Part::Page]) {
        tools.wasm_rust()?;
    }
    if any(&[Part::Page]) {
        tools.page_path()?;
        tools.binaryen()?;
        tools.esbuild()?;
    }
    if any(&[Part::Wasm]) {
        tools.bindgen()?;
    }
    if any(&[Part::Wasm, Part::Browser]) {
        tools.browser()?;
    }
    if any(&[Part::Browser]) {
        tools.axe()?;
        tools.reveal()?;
    }
    Ok(())
}

/// A cargo command on the browser tests' package, with all that it needs in the environment.
///
/// # Errors
/// When the browser, axe-core or reveal.js is missing.
pub fn in_browser(tools: &Toolbox, words: impl IntoIterator<Item: Into<OsString>>) -> Result<Expression> {
    let browser = tools.browser()?;
    Ok(command("cargo", words)
        .env("SETTLE_DIST", dist())
        .env("CHROME", &browser.chrome)
        .env("CHROMEDRIVER", &browser.driver)
        .env("SETTLE_AXE", tools.axe()?)
        .env("SETTLE_MODULES", tools.reveal()?))
}

/// Takes a picture of the page in `dist/`.
///
/// # Errors
/// When the browser is missing, or the picture can't be taken.
pub fn shot(arguments: Vec<OsString>) -> Result<()> {
    let words = ["run", "--quiet", "-p", "settle-browser-tests", "--bin", "shot", "--"];
    let words: Vec<OsString> = words.iter().map(OsString::from).chain(arguments).collect();
    run("taking the picture", &in_browser(&Toolbox::open()?, words)?)
}

/// Runs the core's digest of runs in the browser.
fn wasm_tests(tools: &Toolbox) -> Result<()> {
    let words = ["test", "--target", TARGET, "-p", "settle-model", "--test", "digest"];
    run("the core's tests in the browser", &wasm_command(tools, &words)?)
}

/// A cargo command that runs tests in the browser.
///
/// # Errors
/// When a tool is missing.
pub fn wasm_command(tools: &Toolbox, words: &[&str]) -> Result<Expression> {
    let browser = tools.browser()?;
    let capabilities = target().join("xtask").join("webdriver.json");
    fs::create_dir_all(target().join("xtask"))?;
    fs::write(&capabilities, webdriver(&browser.chrome.display().to_string()))?;
    let tests = command("cargo", words)
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", tools.bindgen()?.join("wasm-bindgen-test-runner"))
        .env("CHROMEDRIVER", &browser.driver)
        .env("WASM_BINDGEN_TEST_ONLY_WEB", "1")
        .env("WASM_BINDGEN_TEST_TIMEOUT", "300")
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", &capabilities);
    Ok(tools.wasm_rust()?.apply(&tests))
}

/// The capabilities of a headless Chromium that also starts as root and asks nothing of the network.
fn webdriver(chrome: &str) -> String {
    let arguments = xtask::chromium::ARGUMENTS.map(|argument| format!("{argument:?}")).join(", ");
    format!("{{\"goog:chromeOptions\": {{\"binary\": {chrome:?}, \"args\": [{arguments}]}}}}\n")
}
