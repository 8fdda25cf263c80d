//! Frames of playback.

use crate::figures::Playback;
use crate::meter;
use anyhow::Result;
use settle_browser_tests::Page;
use std::time::Duration;

/// Plays for some seconds.
pub async fn measure(page: &Page, seconds: f64) -> Result<Playback> {
    page.ask("window.meter.play(); document.querySelector('.play-button').click()").await?;
    tokio::time::sleep(Duration::from_millis(500)).await;
    page.ask("window.meter.frames.length = 0; window.meter.works.length = 0").await?;
    let before = meter::processor(page).await?;
    tokio::time::sleep(Duration::from_secs_f64(seconds)).await;
    let processor = meter::processor(page).await? - before;
    page.ask("window.meter.playing = false").await?;
    let (times, works) = (meter::noted(page, "frames").await?, meter::noted(page, "works").await?);
    Ok(Playback { processor: processor / times.len().max(1) as f64, times, works })
}
