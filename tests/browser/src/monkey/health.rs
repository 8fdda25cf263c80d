//! What must hold while the monkey plays, and after it.

use super::deeds::{ESCAPE, press};
use crate::{Page, Visitor};
use anyhow::{Result, ensure};
use serde_json::{Value, json};
use thirtyfour::By;

/// A scene to rest in, so that sizes can be compared.
const REST: &str = "#v=1&a.lr=0.09&b.lr=0.05&b.schedule=CosineAnnealingLR;T_max:120";
/// The largest scene there is: the app's memory never shrinks, so it is opened before sizes are taken.
const LARGEST: &str = "#v=1&steps=100000&a.lr=0.09&b.lr=0.05&c.lr=0.01&d.lr=0.02";

/// Keeps hold of the app's memory, and keeps links and the choice of a language from leaving the page.
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
        // Another language is another document, and this one would stay in memory behind it.
        if (event.target instanceof Element && event.target.closest('button[lang]')) event.stopImmediatePropagation();
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
    /// Nodes on the page.
    nodes: f64,
    /// Nodes that are not on the page any more.
    stray: f64,
    /// Listeners of events.
    listeners: f64,
}

/// What a page may grow by. The heap takes up to 7 % more after minutes of other deeds, and gives it back or not as it likes.
const GROWTH: f64 = 0.1;

impl Size {
    /// What grew too much until `after`, if anything did.
    ///
    /// Nodes that were taken from the page are compared always. The rest only where as much is on the page as before: a monkey
    /// leaves open what nobody thought of, and what is on the page has a size.
    pub(super) fn growth(&self, after: &Self) -> Option<String> {
        let stray = (after.stray - self.stray) / self.nodes;
        if stray > GROWTH {
            return Some(format!("{} nodes that are not on the page became {}", self.stray, after.stray));
        }
        if (after.nodes / self.nodes - 1.0).abs() > 0.01 {
            return None;
        }
        let parts = [
            ("the heap", self.heap, after.heap),
            ("the app's memory", self.app, after.app),
            ("the number of listeners", self.listeners, after.listeners),
        ];
        let grown = |(_, before, after): &(&str, f64, f64)| *before > 0.0 && after / before - 1.0 > GROWTH;
        let told = |(name, before, after)| format!("{name} grew from {before} to {after}");
        parts.into_iter().find(grown).map(told)
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
    let walk = "const walk = document.createTreeWalker(document); let count = 1; while (walk.nextNode()) count++; return count";
    let on = page.evaluate(walk, &[]).await?;
    let app = page
        .evaluate("return (window.memories ?? []).reduce((sum, memory) => sum + memory.buffer.byteLength, 0)", &[])
        .await?;
    Ok(Size {
        heap: number(&heap["usedSize"]),
        app: number(&app),
        nodes: number(&on),
        stray: number(&counted["nodes"]) - number(&on),
        listeners: number(&counted["jsEventListeners"]),
    })
}

/// Closes what is open, shows the loss again, and opens `scene` in a laptop's window.
async fn rest(page: &Page, scene: &str) -> Result<()> {
    page.become_visitor(Visitor::LAPTOP).await?;
    escape(page).await?;
    let script = "if (document.fullscreenElement) await document.exitFullscreen();
        for (const e of document.querySelectorAll('[aria-expanded=true]')) if (e.checkVisibility()) e.click();
        document.querySelector('.charts-lower button')?.click();
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
