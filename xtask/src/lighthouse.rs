//! Lighthouse, on the page as a host would serve it.

use crate::page::compress;
use crate::tools::Toolbox;
use crate::workspace::{command, dist, run, target};
use anyhow::{Context, Result};
use serde_json::Value;
use std::fs;
use std::path::Path;
use xtask::site;

/// The categories that are judged.
const CATEGORIES: [&str; 4] = ["performance", "accessibility", "best-practices", "seo"];

/// Judges the page in `dist/`, compressed by brotli, so many times, and prints the best run and what it lacks.
///
/// # Errors
/// When a tool is missing or Lighthouse fails.
pub fn judge(tools: &Toolbox, runs: usize) -> Result<()> {
    let host = target().join("xtask").join("host");
    compress(&dist(), &host)?;
    let runtime = tokio::runtime::Runtime::new()?;
    let (address, serving) = runtime.block_on(site::serve(site::router(&host, "/"), 0))?;
    runtime.spawn(serving);
    let mut reports = Vec::new();
    for _ in 0..runs.max(1) {
        reports.push(report(tools, &format!("http://{address}/"))?);
    }
    let score = |report: &Value| report["categories"]["performance"]["score"].as_f64().unwrap_or(0.0);
    for report in &reports {
        print_scores(report);
    }
    if let Some(best) = reports.iter().max_by(|a, b| score(a).total_cmp(&score(b))) {
        print_faults(best);
    }
    Ok(())
}

/// One report.
fn report(tools: &Toolbox, url: &str) -> Result<Value> {
    let file = target().join("xtask").join("lighthouse.json");
    let flags = xtask::chromium::ARGUMENTS.join(" ");
    let (path, flags) = (format!("--output-path={}", file.display()), format!("--chrome-flags={flags}"));
    let categories = format!("--only-categories={}", CATEGORIES.join(","));
    let words = [url, "--quiet", "--output=json", "--no-enable-error-reporting", &path, &flags, &categories];
    let judge = command(tools.lighthouse()?, words).env("CHROME_PATH", &tools.browser()?.chrome);
    run("Lighthouse", &judge)?;
    read(&file)
}

fn read(file: &Path) -> Result<Value> {
    let text = fs::read_to_string(file).with_context(|| format!("Lighthouse wrote no {}", file.display()))?;
    Ok(serde_json::from_str(&text)?)
}

fn print_scores(report: &Value) {
    let scores = CATEGORIES.map(|name| {
        let score = report["categories"][name]["score"].as_f64().unwrap_or(f64::NAN);
        format!("{name} {:.0}", 100.0 * score)
    });
    let shown = |audit: &str| report["audits"][audit]["displayValue"].as_str().unwrap_or("unknown").to_owned();
    println!(
        "{}; largest paint {}, blocked {}, layout shift {}",
        scores.join(", "),
        shown("largest-contentful-paint"),
        shown("total-blocking-time"),
        shown("cumulative-layout-shift")
    );
}

/// Prints each audit that took points away.
fn print_faults(report: &Value) {
    let counted =
        CATEGORIES.iter().flat_map(|name| report["categories"][name]["auditRefs"].as_array().into_iter().flatten());
    let weighty = counted.filter(|audit| audit["weight"].as_f64().is_some_and(|weight| weight > 0.0));
    for id in weighty.filter_map(|audit| audit["id"].as_str()) {
        let audit = &report["audits"][id];
        if audit["score"].as_f64().is_some_and(|score| score < 1.0) {
            let (title, shown) = (audit["title"].as_str().unwrap_or(id), audit["displayValue"].as_str().unwrap_or(""));
            println!("    {:.2} {title} {shown}", audit["score"].as_f64().unwrap_or(0.0));
        }
    }
}
