//! How long links with extreme scenes take to show them.

use anyhow::{Context, Result};
use serde_json::json;
use settle_browser_tests::Page;

/// Waits until the lab shows a scene with so many runs and steps.
pub async fn wait_for(page: &Page, runs: usize, steps: u32) -> Result<()> {
    let condition = format!(
        "document.querySelectorAll('.card-pick').length === {runs} && document.querySelector('[data-playhead]')?.max === '{steps}'"
    );
    page.wait_for(&condition, &format!("the lab shows {runs} runs of {steps} steps")).await
}

/// Opens extreme links and prints how long each takes.
pub async fn measure(page: &Page) -> Result<()> {
    let long = "&a.lr=0.05&b.lr=0.05&b.schedule=CosineAnnealingLR;T_max:100000&c.lr=0.02&d.lr=0.01";
    let many = |count: u32| (1..=count).map(|i| (i * 7).to_string()).collect::<Vec<_>>().join(",");
    let links = [
        ("four runs of 300 steps", crate::SCENE.to_owned(), 4, 300),
        ("four runs of 100,000 steps", format!("#v=1&noise=sigma:1;seed:5&steps=100000{long}"), 4, 100_000),
        (
            "the same on himmelblau, which they leave",
            format!("#v=1&surface=himmelblau&steps=100000{}", long.replace("0.05", "9")),
            4,
            100_000,
        ),
        (
            "5,000 milestones",
            format!("#v=1&steps=100000&a.lr=0.05&a.schedule=MultiStepLR;milestones:{};gamma:0.999", many(5000)),
            1,
            100_000,
        ),
        ("a megabyte of junk", format!("#v=1&steps=300&a.lr={}", "1e308,%F0".repeat(116_000)), 1, 300),
    ];
    println!("\nlinks, milliseconds until the page shows the scene, not slowed, best of 3 (budget 1000)");
    for (name, link, runs, steps) in links {
        let mut best = f64::INFINITY;
        for _ in 0..3 {
            best = best.min(open(page, &link, runs, steps).await?);
        }
        println!("{name:<44} {best:>8.0}");
    }
    Ok(())
}

/// Notes the time of the second frame after the charts were painted for so many steps.
const SHOWN: &str = "
    const look = () => {
        const there = document.querySelector('[data-playhead]')?.max === 'STEPS'
            && document.querySelector('.charts-still')?.childElementCount;
        if (!there) return requestAnimationFrame(look);
        requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('settle-shown')));
    };
    requestAnimationFrame(look);";

/// Opens a link, and gives the milliseconds from the begin of the navigation until its scene is seen.
async fn open(page: &Page, link: &str, runs: usize, steps: u32) -> Result<f64> {
    let source = SHOWN.replace("STEPS", &steps.to_string());
    let added = page.cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await?;
    page.open(link).await?;
    wait_for(page, runs, steps).await?;
    page.wait_for("performance.getEntriesByName('settle-shown')[0]", "its charts are painted").await?;
    let noted = page.ask("return performance.getEntriesByName('settle-shown')[0].startTime").await?;
    page.cdp().send_raw("Page.removeScriptToEvaluateOnNewDocument", added).await?;
    noted.as_f64().context("a mark has a time")
}
