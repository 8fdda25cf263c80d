//! What must hold while the monkey plays, and after it.

use super::deeds::{ESCAPE, press};
use crate::{Page, Visitor};
use anyhow::{Result, ensure};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use thirtyfour::By;

/// A scene to rest in, so that sizes can be compared.
const REST: &str = "#v=1&a.lr=0.09&b.lr=0.05&b.schedule=CosineAnnealingLR;T_max:120";
/// The largest scene there is: the app's memory never shrinks, so it is opened before sizes are taken.
const LARGEST: &str = "#v=1&steps=100000&a.lr=0.09&b.lr=0.05&c.lr=0.01&d.lr=0.02";

/// Keeps hold of the app's memory, and keeps links from leaving the page.
const WATCH: &str = "
    window.memories = [];
    for (const name of ['instantiate', 'instantiateStreaming']) {
        const real = WebAssembly[name];
        WebAssembly[name] = async (...all) => {
            const made = await real.apply(WebAssembly, all);
            const memory = (made.instance ?? made).exports?.memory;
            if (memory && !memories.includes(memory)) memories.push(memory);
            return made;
        };
    }
    addEventListener('click', event => {
        const link = event.target instanceof Element && event.target.closest('a[href]');
        if (link && (link.target || link.download || link.href.split(/[?#]/)[0] !== location.href.split(/[?#]/)[0]))
            event.preventDefault();
    }, true);";

/// What the page holds, in bytes and in nodes, after everything that can be given back was.
#[derive(Debug, Clone, Copy)]
pub(super) struct Size {
    /// JavaScript's heap.
    heap: f64,
    /// The app's own memory.
    app: f64,
    /// Nodes, also those that are not on the page any more.
    nodes: f64,
    /// Listeners of events.
    listeners: f64,
}

impl Size {
    /// Name, this and the other one of each part.
    pub(super) fn compared(&self, other: &Self) -> [(&'static str, f64, f64); 4] {
        [
            ("the heap", self.heap, other.heap),
            ("the app's memory", self.app, other.app),
            ("the number of nodes", self.nodes, other.nodes),
            ("the number of listeners", self.listeners, other.listeners),
        ]
    }
}

/// Opens the page so that its size can be taken, once with the largest scene.
pub(super) async fn prepare(page: &Page) -> Result<()> {
    let cdp = page.cdp();
    cdp.send_raw("Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCH })).await?;
    cdp.send_raw("Page.setInterceptFileChooserDialog", json!({ "enabled": true })).await?;
    cdp.send_raw("Browser.setDownloadBehavior", json!({ "behavior": "deny" })).await?;
    page.open("").await?;
    // Everything that is loaded when it is first needed is part of the size that may not grow.
    for tool in ["help", "share", "present"] {
        page.find(By::Css(format!("[data-tool={tool}]"))).await?.click().await?;
        page.evaluate("await new Promise(done => setTimeout(done, 1500))", &[]).await?;
        escape(page).await?;
    }
    rest(page, LARGEST).await?;
    rest(page, REST).await
}

/// Leaves what is open: a dialog, the presenter view.
async fn escape(page: &Page) -> Result<()> {
    for _ in 0..3 {
        press(page, ESCAPE).await?;
        page.evaluate("await new Promise(done => setTimeout(done, 150))", &[]).await?;
    }
    Ok(())
}

/// Fails if the console complained, or the page stopped or is gone; Back may have loaded it anew, which takes a moment.
pub(super) async fn ensure_well(page: &Page) -> Result<()> {
    page.ensure_quiet().await?;
    let state = page
        .evaluate(
            "const there = () => !!document.querySelector('#app > *');
            for (let wait = 0; wait < 100 && !there(); wait++) await new Promise(done => setTimeout(done, 100));
            return [there(), !document.querySelector('.trouble[open]'), document.scrollingElement.scrollWidth <= innerWidth]",
            &[],
        )
        .await?;
    ensure!(state == json!([true, true, true]), "there, not stopped, not scrolling sideways: {state}");
    Ok(())
}

/// Brings the page to rest in the same window and scene, and takes its size.
pub(super) async fn size_at_rest(page: &Page) -> Result<Size> {
    rest(page, REST).await?;
    let cdp = page.cdp();
    for _ in 0..3 {
        cdp.send_raw("HeapProfiler.collectGarbage", json!({})).await?;
        page.evaluate("await new Promise(done => setTimeout(done, 200))", &[]).await?;
    }
    let number = |value: &Value| value.as_f64().unwrap_or(f64::NAN);
    let heap = cdp.send_raw("Runtime.getHeapUsage", json!({})).await?;
    let counted = cdp.send_raw("Memory.getDOMCounters", json!({})).await?;
    let app = page.evaluate("return memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0)", &[]).await?;
    Ok(Size {
        heap: number(&heap["usedSize"]),
        app: number(&app),
        nodes: number(&counted["nodes"]),
        listeners: number(&counted["jsEventListeners"]),
    })
}

/// How many elements of each class stand on the page: tells what a page that grew has more of.
pub(super) async fn inventory(page: &Page) -> Result<BTreeMap<String, i64>> {
    let counts = page
        .evaluate(
            "const counts = {};
            for (const e of document.querySelectorAll('*')) {
                const name = `${e.localName}.${e.getAttribute('class') ?? ''}`;
                counts[name] = (counts[name] ?? 0) + 1;
            }
            return counts",
            &[],
        )
        .await?;
    Ok(serde_json::from_value(counts)?)
}

/// Closes what is open, shows the loss again, and opens `scene` in a laptop's window.
async fn rest(page: &Page, scene: &str) -> Result<()> {
    page.become_visitor(Visitor::LAPTOP).await?;
    escape(page).await?;
    let script = "if (document.fullscreenElement) await document.exitFullscreen();
        for (const e of document.querySelectorAll('[aria-expanded=true]')) if (e.checkVisibility()) e.click();
        document.querySelector('.charts-lower button').click();
        document.activeElement.blur(); scrollTo(0, 0);
        // A link that stands in the address already would open nothing.
        location.replace('#v=1&a.lr=0.05');
        await new Promise(done => setTimeout(done, 500));
        location.replace(arguments[0]);
        await new Promise(done => setTimeout(done, 2500));
        for (let wait = 0; wait < 50 && document.querySelector('.finding[aria-busy=true]'); wait++)
            await new Promise(done => setTimeout(done, 100));";
    page.evaluate(script, &[scene.into()]).await.map(drop)
}

/// Fails if a slider does not change the link any more, or playing does not move the playhead.
pub(super) async fn ensure_alive(page: &Page) -> Result<()> {
    rest(page, REST).await?;
    page.evaluate(
        "document.querySelectorAll('.group-head[aria-expanded=false]').forEach(e => e.click());
        await new Promise(done => setTimeout(done, 600))",
        &[],
    )
    .await?;
    let dead = page
        .evaluate("const dead = [];
            const sliders = () => [...document.querySelectorAll('.lab input[type=range][data-param]')].filter(e => e.checkVisibility());
            for (let i = 0; i < sliders().length; i++) {
                const slider = sliders()[i], link = location.hash;
                const to = +slider.value < (+slider.min + +slider.max) / 2 ? +slider.max : +slider.min;
                const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
                set.call(slider, Math.round((+slider.value * 3 + to) / 4));
                slider.dispatchEvent(new Event('input', { bubbles: true }));
                slider.dispatchEvent(new Event('change', { bubbles: true }));
                for (let wait = 0; wait < 50 && location.hash === link; wait++) await new Promise(done => setTimeout(done, 100));
                if (location.hash === link) dead.push(slider.dataset.param);
            }
            const at = () => document.querySelector('input[data-playhead]').value;
            document.querySelector('.play-button').click();
            const first = at();
            for (let wait = 0; wait < 50 && at() === first; wait++) await new Promise(done => setTimeout(done, 100));
            if (at() === first) dead.push('play');
            return [sliders().length, dead]", &[])
        .await?;
    ensure!(dead[0].as_u64() > Some(5), "only {} sliders are there", dead[0]);
    ensure!(dead[1] == json!([]), "these do nothing any more: {}", dead[1]);
    page.ensure_quiet().await
}
