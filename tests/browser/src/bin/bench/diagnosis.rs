//! How long the diagnosis of the selected run takes after a change.

use anyhow::{Context, Result};
use settle_browser_tests::Page;

use crate::meter;

/// One key at the rate slider, and the milliseconds until the diagnosis is of what is on screen.
const READY: &str = "
    const slider = document.querySelector('input[type=range][data-param=base_lr]');
    const begin = performance.now();
    slider.stepUp(arguments[0]);
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    slider.dispatchEvent(new Event('change', { bubbles: true }));
    const busy = () => document.querySelector('.finding').ariaBusy === 'true';
    const frame = () => new Promise(requestAnimationFrame);
    while (!busy()) await frame();
    while (busy()) await frame();
    return performance.now() - begin;";

/// Prints how long the diagnosis of run A takes after each of some changes, slowed.
pub async fn measure(page: &Page, slowdown: f64, changes: u32) -> Result<()> {
    page.wait_for("document.querySelector('.finding[aria-busy=false]')", "the first diagnosis").await?;
    meter::slow(page, slowdown).await?;
    let mut times = Vec::new();
    for change in 0..changes {
        let steps = if change % 2 == 0 { -3 } else { 3 };
        let time = page.ask_about(READY, vec![steps.into()]).await?;
        times.push(time.as_f64().context("a time")?);
    }
    meter::slow(page, 1.0).await?;
    times.sort_by(f64::total_cmp);
    let (middle, most) = (times[times.len() / 2], times[times.len() - 1]);
    println!("\ndiagnosis of 300 steps in noise, slowed {slowdown} times, milliseconds from a change on (budget 500)");
    println!("{:<44} {middle:>8.0}\n{:<44} {most:>8.0}", "median", "longest");
    Ok(())
}
