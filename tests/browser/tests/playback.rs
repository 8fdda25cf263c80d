//! What moves while a lab plays or a slider is dragged, and what does not.

use anyhow::{Result, ensure};
use settle_browser_tests::thirtyfour::By;
use settle_browser_tests::{Visitor, visit};

/// Elements that the playhead moves or writes by itself, outside the virtual DOM.
const OWN: &str = ".surface-labels *, .inset-labels *, .charts-moving *, .chart-values *, .rate-past, .rate-front, .loss-past, \
    .loss-front, .charts-playhead, .charts-still *, .rate-back, .loss-back, .surface canvas, .scrubber, .transport-now, .play-button";

/// Notes where anything in the document changes that is not the playhead's own.
const WATCH: &str = "
    window.strange = []; window.own = 0;
    const place = (node) => node.nodeType === 1 ? node : node.parentElement;
    new MutationObserver((records) => {
        for (const { target, type, attributeName } of records) {
            const element = place(target);
            if (element?.closest(arguments[0])) window.own += 1;
            else window.strange.push(`${type} ${attributeName ?? ''} ${element?.outerHTML.slice(0, 120)}`);
        }
    }).observe(document.documentElement, { subtree: true, childList: true, characterData: true, attributes: true });";

#[tokio::test(flavor = "multi_thread")]
async fn playing_renders_no_component() -> Result<()> {
    visit(Visitor::LAPTOP, "#v=1&a.lr=0.05&b.lr=0.05&b.schedule=ExponentialLR;gamma:0.95", async |page| {
        page.wait_for("document.querySelector('.happened')?.ariaBusy !== 'true'", "the seeds were run").await?;
        page.find(By::Css(".play-button")).await?.click().await?;
        page.wait_for("document.querySelector('.play-button[data-playing]')", "it plays").await?;
        page.ask_about(WATCH, vec![OWN.into()]).await?;
        page.ask("await new Promise(done => setTimeout(done, 1500))").await?;
        ensure!(page.ask("return !!document.querySelector('.play-button[data-playing]')").await? == true, "it stopped");
        let strange = page.ask("return [...new Set(window.strange)].join('\\n')").await?;
        ensure!(strange == "", "playing changed what is not the playhead's:\n{}", strange.as_str().unwrap_or_default());
        ensure!(page.ask("return window.own > 50").await? == true, "the playhead moved nothing");
        Ok(())
    })
    .await
}

/// Moves the rate slider step by step like a drag, and gives the least and, at rest, the last number of pixels that the
/// surface's canvas has for a CSS pixel.
const DRAG: &str = "
    const slider = document.querySelector('input[type=range][data-param=base_lr]');
    const canvas = document.querySelector('.surface-top');
    const density = () => canvas.width / canvas.clientWidth;
    const wait = (time) => new Promise(done => setTimeout(done, time));
    let least = Infinity;
    for (let i = 0; i < 12; i++) {
        slider.value = Number(slider.value) - 1;
        slider.dispatchEvent(new Event('input', { bubbles: true }));
        await wait(60);
        least = Math.min(least, density());
    }
    await wait(1500);
    return [least, density()];";

#[tokio::test(flavor = "multi_thread")]
async fn a_drag_is_drawn_coarsely_and_its_end_sharply() -> Result<()> {
    visit(Visitor::LAPTOP, "", async |page| {
        let densities = page.ask(DRAG).await?;
        let [least, last] = [0, 1].map(|i| densities[i].as_f64().unwrap_or(f64::NAN));
        ensure!((least - 1.0).abs() < 0.01 && (last - 1.5).abs() < 0.01, "{densities}");
        Ok(())
    })
    .await
}
