//! Whether memory grows while runs play over and over.

use crate::links;
use anyhow::{Context, Result};
use serde_json::json;
use settle_browser_tests::Page;
use std::time::{Duration, Instant};

/// Plays fast, and from the start again whenever the end is reached.
const LOOP: &str = "
    const speed = document.querySelector('.transport-speed select');
    speed.selectedIndex = speed.options.length - 1;
    speed.dispatchEvent(new Event('change', { bubbles: true }));
    const button = document.querySelector('.play-button');
    window.rounds = 0;
    setInterval(() => { if (!button.hasAttribute('data-playing')) { window.rounds += 1; button.click(); } }, 50);";

/// Keeps hold of the memories that wasm programs of a new document work in.
const HOLD: &str = "
    window.memories = [];
    for (const name of ['instantiate', 'instantiateStreaming']) {
        const before = WebAssembly[name];
        WebAssembly[name] = async (...given) => {
            const made = await before.apply(WebAssembly, given);
            for (const thing of Object.values((made.instance ?? made).exports)) {
                if (thing instanceof WebAssembly.Memory && !memories.includes(thing)) memories.push(thing);
            }
            return made;
        };
    }";

/// Bytes in use.
struct Memory {
    script: f64,
    objects: f64,
    wasm: f64,
}

impl Memory {
    /// What is left after a garbage collection.
    async fn of(page: &Page) -> Result<Self> {
        page.cdp().send_raw("HeapProfiler.collectGarbage", json!({})).await?;
        let usage = page.cdp().send_raw("Runtime.getHeapUsage", json!({})).await?;
        let bytes = |name: &str| usage[name].as_f64().with_context(|| format!("the browser does not tell {name}"));
        let wasm = page.ask("return memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0)").await?;
        let wasm = wasm.as_f64().filter(|bytes| *bytes > 0.0).context("the page has no wasm memory")?;
        Ok(Self { script: bytes("usedSize")?, objects: bytes("embedderHeapUsedSize")?, wasm })
    }

    fn print(&self, when: &str) {
        let [script, objects, wasm] = [self.script, self.objects, self.wasm].map(|bytes| bytes / 1000.0);
        println!("{when:<24} {script:>12.0} {objects:>12.0} {wasm:>12.0}");
    }
}

/// Plays for some minutes, and prints the memory on the way.
pub async fn measure(page: &Page, scene: &str, minutes: f64) -> Result<()> {
    page.cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", json!({ "source": HOLD })).await?;
    page.open(scene).await?;
    links::wait_for(page, 4, 300).await?;
    page.ask(LOOP).await?;
    println!("\nmemory in kB while runs play for {minutes} minutes (budget: no growth)");
    println!("{:<24} {:>12} {:>12} {:>12}", "", "script", "objects", "wasm");
    // What is made once is there after the first rounds.
    tokio::time::sleep(Duration::from_secs(20)).await;
    let first = Memory::of(page).await?;
    first.print("after 20 s");
    let begun = Instant::now();
    let mut last = Memory::of(page).await?;
    for part in 1..=5 {
        let until = Duration::from_secs_f64(minutes * 60.0 * f64::from(part) / 5.0);
        tokio::time::sleep(until.saturating_sub(begun.elapsed())).await;
        last = Memory::of(page).await?;
        last.print(&format!("{:.1} min later", begun.elapsed().as_secs_f64() / 60.0));
    }
    let grown = Memory {
        script: last.script - first.script,
        objects: last.objects - first.objects,
        wasm: last.wasm - first.wasm,
    };
    grown.print("growth");
    println!("{} times from start to end", page.ask("return window.rounds").await?);
    Ok(())
}
