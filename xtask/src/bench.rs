//! Measurements: the core natively and in the browser, and the page.

use crate::check;
use crate::size;
use crate::tools::Toolbox;
use crate::tools::rust::TARGET;
use crate::workspace::{command, dist, run};
use anyhow::{Context, Result, ensure};
use std::collections::BTreeMap;
use std::ffi::OsString;

/// Steps per second in the browser are to be at least this share of the native ones.
const SHARE: f64 = 0.8;

/// Steps per second of each case, by its name.
type Speeds = BTreeMap<String, f64>;

/// Times the core natively and in the browser, both with the page's release settings, and prints the shares.
///
/// # Errors
/// When a tool is missing, a build fails or nothing was measured.
pub fn core(tools: &Toolbox) -> Result<()> {
    let words = ["test", "--release", "-p", "settle-model", "--test", "speed"];
    let native = command("cargo", words.iter().chain(&["--", "--nocapture"]));
    let native = speeds(&native.read().context("the core could not be timed natively")?);
    let browser = check::wasm_command(
        tools,
        &["test", "--release", "--target", TARGET, "-p", "settle-model", "--test", "speed", "--", "--nocapture"],
    )?;
    let browser = speeds(&browser.stderr_to_stdout().read().context("the core could not be timed in the browser")?);
    ensure!(
        !native.is_empty() && native.len() == browser.len(),
        "timed {native:?} natively and {browser:?} in the browser"
    );
    print(&native, &browser);
    Ok(())
}

/// The lines `speed name number` of a test's output.
fn speeds(output: &str) -> Speeds {
    let line = |line: &str| {
        let mut words = line.split_whitespace().skip_while(|word| *word != "speed").skip(1);
        Some((words.next()?.to_owned(), words.next()?.parse().ok()?))
    };
    output.lines().filter_map(line).collect()
}

fn print(native: &Speeds, browser: &Speeds) {
    println!("\n{:<28} {:>16} {:>16} {:>7}", "million steps a second", "native", "browser", "share");
    let mut product = 1.0;
    for (name, speed) in native {
        let there = browser.get(name).copied().unwrap_or(f64::NAN);
        let share = there / speed;
        product *= share;
        println!("{name:<28} {:>16.2} {:>16.2} {share:>7.2}", speed / 1e6, there / 1e6);
    }
    let mean = product.powf(1.0 / native.len() as f64);
    println!("{:<28} {:>16} {:>16} {mean:>7.2}   (budget {SHARE})", "geometric mean", "", "");
}

/// Prints what the page weighs, and measures it in the browser.
///
/// # Errors
/// When there is no page in `dist/`, the browser is missing or the measurement fails. Weighing too much is no error here.
pub fn web(tools: &Toolbox, arguments: Vec<OsString>) -> Result<()> {
    let helps = arguments.iter().any(|argument| argument == "--help" || argument == "-h");
    if !helps && let Err(error) = size::check(&dist()) {
        println!("    {error:#}");
    }
    let words = ["run", "--quiet", "-p", "settle-browser-tests", "--bin", "bench", "--"];
    let words: Vec<OsString> = words.iter().map(OsString::from).chain(arguments).collect();
    run("the measurement", &check::in_browser(tools, words)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speeds_are_read_from_what_the_tests_print() {
        let output = "running 1 test\nspeed long 1000\n    console.log div: speed short 25\nspeed broken x\n";
        let found = speeds(output);
        assert_eq!(found.into_iter().collect::<Vec<_>>(), [("long".to_owned(), 1000.0), ("short".to_owned(), 25.0)]);
    }
}
