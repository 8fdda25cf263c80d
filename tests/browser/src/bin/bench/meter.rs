//! The script that measures within a page, and the empty page to compare with.

use anyhow::{Context, Result};
use serde_json::{Value, json};
use settle_browser_tests::Page;

/// Notes how long frames take and how long an input event waits for its frame. Its animation frames are asked for before
/// the app's, so that its callback is the first of each frame.
const METER: &str = "
    const meter = window.meter = { inputs: [], presented: [], frames: [], works: [], playing: false };
    const after = (begun, note) => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => { note(performance.now() - begun); channel.port1.close(); };
        channel.port2.postMessage(null);
    };
    document.addEventListener('input', () => {
        const begun = performance.now();
        requestAnimationFrame(() => after(begun, (took) => meter.inputs.push(took)));
    }, { capture: true });
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (entry.name === 'keydown') meter.presented.push(entry.duration);
    }).observe({ type: 'event', durationThreshold: 16 });
    meter.play = () => {
        const frame = (time) => {
            if (!meter.playing) return;
            requestAnimationFrame(frame);
            meter.frames.push(time);
            after(performance.now(), (took) => meter.works.push(took));
        };
        meter.playing = true;
        requestAnimationFrame(frame);
    };";

/// An empty page with a slider like the lab's that moves one square, and a button that moves it by itself.
const EMPTY: &str = "
    document.body.innerHTML = '<input type=range data-param=base_lr min=0 max=300 value=196><div id=square></div>\
        <button class=play-button>play</button>';
    const square = document.getElementById('square');
    Object.assign(square.style, { width: '20px', height: '20px', background: 'black' });
    const slider = document.querySelector('input');
    slider.style.width = '248px';
    slider.oninput = () => requestAnimationFrame(() => { square.style.translate = slider.value + 'px'; });
    let place = 0;
    const move = () => { square.style.translate = (place++ % 300) + 'px'; requestAnimationFrame(move); };
    document.querySelector('button').onclick = () => requestAnimationFrame(move);";

/// Opens the empty page.
pub async fn open_empty(page: &Page) -> Result<()> {
    page.goto("about:blank").await?;
    page.ask(EMPTY).await?;
    install(page).await
}

/// Begins to measure on the page that is open.
pub async fn install(page: &Page) -> Result<()> {
    page.ask(METER).await?;
    page.cdp().send_raw("Performance.disable", json!({})).await?;
    page.cdp().send_raw("Performance.enable", json!({ "timeDomain": "threadTicks" })).await?;
    Ok(())
}

/// Slows the page's main thread down.
pub async fn slow(page: &Page, rate: f64) -> Result<()> {
    page.cdp().send_raw("Emulation.setCPUThrottlingRate", json!({ "rate": rate })).await?;
    Ok(())
}

/// Milliseconds that the main thread has run so far.
pub async fn processor(page: &Page) -> Result<f64> {
    let answer = page.cdp().send_raw("Performance.getMetrics", json!({})).await?;
    let metrics = answer["metrics"].as_array().context("the browser has no metrics")?;
    let task = metrics.iter().find(|metric| metric["name"] == "TaskDuration");
    Ok(1000.0 * task.and_then(|task| task["value"].as_f64()).context("the browser does not time tasks")?)
}

/// A list that the script noted.
pub async fn noted(page: &Page, list: &str) -> Result<Vec<f64>> {
    let numbers = page.ask(&format!("return window.meter.{list}")).await?;
    Ok(numbers.as_array().into_iter().flatten().filter_map(Value::as_f64).collect())
}
