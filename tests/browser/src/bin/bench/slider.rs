//! From a slider's event to new pixels.

use crate::figures::Slider;
use crate::meter;
use anyhow::{Context, Result};
use serde_json::{Value, json};
use settle_browser_tests::Page;
use std::time::Duration;

/// Where the rate slider's thumb is.
const THUMB: &str = "
    const slider = document.querySelector('input[type=range][data-param=base_lr]');
    slider.scrollIntoView({ block: 'nearest' });
    const { left, top, width, height } = slider.getBoundingClientRect();
    return [left + 8 + (width - 16) * slider.value / slider.max, top + height / 2];";

/// Drags the rate slider by so many moves, and then moves it by as many keys.
pub async fn measure(page: &Page, moves: u32) -> Result<Slider> {
    let thumb = page.ask(THUMB).await?;
    let place = |i: usize| thumb[i].as_f64().context("the page has no rate slider");
    let (x, y) = (place(0)?, place(1)?);
    mouse(page, "mousePressed", (x, y)).await?;
    pause(400).await;
    let before = meter::processor(page).await?;
    for i in 0..moves {
        mouse(page, "mouseMoved", (x - 20.0 + 20.0 * (f64::from(i) / 6.0).cos(), y)).await?;
        // Never in step with the frames.
        pause(80 + u64::from(i * 7 % 37)).await;
    }
    let processor = (meter::processor(page).await? - before) / f64::from(moves);
    pause(500).await;
    mouse(page, "mouseReleased", (x, y)).await?;
    pause(500).await;
    for i in 0..moves {
        key(page, if i % 8 < 4 { "ArrowLeft" } else { "ArrowRight" }).await?;
        pause(100 + u64::from(i * 7 % 37)).await;
    }
    pause(500).await;
    Ok(Slider {
        handed_over: meter::noted(page, "inputs.splice(0)").await?,
        on_screen: meter::noted(page, "presented.splice(0)").await?,
        processor,
    })
}

async fn pause(milliseconds: u64) {
    tokio::time::sleep(Duration::from_millis(milliseconds)).await;
}

async fn mouse(page: &Page, kind: &str, (x, y): (f64, f64)) -> Result<()> {
    let clicks = u8::from(kind != "mouseMoved");
    send(
        page,
        "Input.dispatchMouseEvent",
        json!({ "type": kind, "x": x, "y": y, "button": "left", "buttons": 1, "clickCount": clicks }),
    )
    .await
}

async fn key(page: &Page, name: &str) -> Result<()> {
    let code = if name == "ArrowLeft" { 37 } else { 39 };
    for kind in ["rawKeyDown", "keyUp"] {
        let event = json!({ "type": kind, "key": name, "code": name, "windowsVirtualKeyCode": code });
        send(page, "Input.dispatchKeyEvent", event).await?;
    }
    Ok(())
}

async fn send(page: &Page, method: &str, event: Value) -> Result<()> {
    page.cdp().send_raw(method, event).await?;
    Ok(())
}
