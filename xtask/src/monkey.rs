//! The monkey at the page: by hand, and beside the other browser tests.

use crate::check::in_browser;
use crate::tools::Toolbox;
use crate::workspace::run;
use anyhow::{Result, ensure};
use std::ffi::OsString;

/// The test's name, or a part of it that no other one has.
const TEST: &str = "a_monkey_breaks_nothing";
/// How cargo is asked for the browser tests.
const TESTS: [&str; 5] = ["test", "--profile", "dev", "-p", "settle-browser-tests"];

/// Lets the monkey at the page in `dist/`.
///
/// # Errors
/// When it found something, or the browser is missing.
pub fn by_hand(arguments: Vec<OsString>) -> Result<()> {
    let words = ["run", "--quiet", "-p", "settle-browser-tests", "--bin", "monkey", "--"];
    let words: Vec<OsString> = words.iter().map(OsString::from).chain(arguments).collect();
    run("the monkey", &in_browser(&Toolbox::open()?, words)?)
}

/// Runs the browser tests, and the monkey's two minutes at the same time.
///
/// # Errors
/// When a test failed.
pub fn browser_tests(tools: &Toolbox) -> Result<()> {
    let tests = |more: &[&'static str]| in_browser(tools, TESTS.iter().chain(more));
    run("building the browser tests", &tests(&["--no-run"])?)?;
    let monkey = tests(&["--test", "monkey"])?.stderr_to_stdout().stdout_capture().unchecked().start()?;
    let others = run("the browser tests", &tests(&["--no-fail-fast", "--", "--skip", TEST])?);
    let output = monkey.wait()?;
    println!("{}", String::from_utf8_lossy(&output.stdout));
    others?;
    ensure!(output.status.success(), "the monkey found something; its own words are above");
    Ok(())
}
