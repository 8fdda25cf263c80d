//! Measures the built page in a real Chromium: `cargo xtask bench-web`.

mod diagnosis;
mod figures;
mod links;
mod memory;
mod meter;
mod playback;
mod slider;

use anyhow::{Context, Result};
use clap::Parser;
use figures::Figures;
use settle_browser_tests::{Page, Visitor, visit};
use std::time::Duration;

/// Measures the page in dist/ in a headless Chromium without a graphics processor, in a window of 1366x640 pixels, with four
/// runs of 300 steps and with the processor of the page's main thread slowed down 4 times (Emulation.setCPUThrottlingRate).
///
/// slider: the mouse drags the rate slider, a move about every 100 ms. "handed over" is the time from the `input` event
/// until the main thread has finished the frame that answers it: script, style, layout, and all pixels of the canvases,
/// which without a graphics processor are made on the main thread, handed to the compositor. A message that is posted at
/// the begin of that frame, before the app's own work, arrives then. "on screen" is what the browser itself says of arrow
/// keys on the same slider (Event Timing): from the key until the frame with its effect is presented, in steps of 8 ms, at
/// least 16.
///
/// playback: frames a second by the times of animation frames; the main thread's work in a frame from its begin, before
/// the app's callbacks, until the message posted there arrives, as above.
///
/// Both are also measured on an empty page that has one slider, or moves one square: the floor below which this browser
/// can't go on this machine at this moment. All of it is repeated, and the round with the lowest floor counts, since other
/// work on a machine only ever takes time away. "processor" is the time that the main thread itself ran without being
/// slowed (Performance.getMetrics with thread ticks), four times: less than what a slowed page takes, but hardly disturbed
/// by other work.
///
/// memory: runs play at 8 times the speed over and over; the JavaScript heap and what the browser keeps for the page's
/// objects, after a forced garbage collection (Runtime.getHeapUsage), and the wasm program's memory.
///
/// links: from the begin of the navigation until the second frame after the lab showed the link's scene.
#[derive(Debug, Parser)]
#[command(bin_name = "cargo xtask bench-web")]
struct Arguments {
    /// Minutes of playback while memory is watched
    #[arg(long, default_value_t = 10.0)]
    minutes: f64,
    /// One short round, one minute of playback
    #[arg(long)]
    quick: bool,
    /// Rounds of slider and playback
    #[arg(long, default_value_t = 4)]
    rounds: usize,
    /// How many times slower the processor is
    #[arg(long, default_value_t = 4.0)]
    slowdown: f64,
}

/// Four runs of 300 steps.
const SCENE: &str = "#v=1&noise=sigma:1;seed:5&steps=300&a.lr=0.092&b.lr=0.092\
    &b.schedule=CosineAnnealingLR;T_max:300&c.lr=0.08&c.schedule=StepLR;step_size:75;gamma:0.3\
    &d.lr=0.09&d.schedule=ExponentialLR;gamma:0.99&d.optimizer=SGD;momentum:0.5";

#[tokio::main]
async fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let (rounds, moves, seconds) = if arguments.quick { (1, 40, 3.0) } else { (arguments.rounds.max(1), 100, 8.0) };
    let minutes = if arguments.quick { arguments.minutes.min(1.0) } else { arguments.minutes };
    visit(Visitor::LAPTOP, SCENE, async |page| {
        say_machine(page, arguments.slowdown).await?;
        let mut all = Vec::new();
        for round in 1..=rounds {
            let figures = measure(page, arguments.slowdown, moves, seconds).await?;
            figures.print(&format!("round {round} of {rounds}"));
            all.push(figures);
        }
        if let Some(best) = Figures::quietest(&all).filter(|_| rounds > 1) {
            best.print("the quietest round");
        }
        open_scene(page).await?;
        diagnosis::measure(page, arguments.slowdown, moves / 5).await?;
        links::measure(page).await?;
        memory::measure(page, SCENE, minutes).await
    })
    .await
}

/// One round: the empty page, then the lab, slowed; then the lab's processor time, not slowed.
async fn measure(page: &Page, slowdown: f64, moves: u32, seconds: f64) -> Result<Figures> {
    let mut figures = Figures::default();
    meter::open_empty(page).await?;
    meter::slow(page, slowdown).await?;
    figures.empty_slider = slider::measure(page, moves).await?;
    figures.empty_playback = playback::measure(page, seconds).await?;
    meter::slow(page, 1.0).await?;
    open_scene(page).await?;
    meter::slow(page, slowdown).await?;
    figures.slider = slider::measure(page, moves).await?;
    open_scene(page).await?;
    figures.playback = playback::measure(page, seconds).await?;
    meter::slow(page, 1.0).await?;
    open_scene(page).await?;
    figures.slider_processor = slowdown * slider::measure(page, moves).await?.processor;
    open_scene(page).await?;
    figures.playback_processor = slowdown * playback::measure(page, seconds).await?.processor;
    Ok(figures)
}

/// Opens the four runs and makes sure that it is those that are measured.
async fn open_scene(page: &Page) -> Result<()> {
    page.open(SCENE).await?;
    links::wait_for(page, 4, 300).await?;
    meter::install(page).await?;
    tokio::time::sleep(Duration::from_millis(1500)).await;
    Ok(())
}

async fn say_machine(page: &Page, slowdown: f64) -> Result<()> {
    let version = page.cdp().send_raw("Browser.getVersion", serde_json::json!({})).await?;
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split_whitespace().next().unwrap_or("unknown").to_owned();
    let product = version["product"].as_str().context("the browser has no version")?;
    println!("{product} without a graphics processor, {cores} cores, load {load}, slowed {slowdown} times");
    Ok(())
}
