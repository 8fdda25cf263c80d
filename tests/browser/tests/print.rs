//! The page on paper.

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use settle_browser_tests::{Visitor, visit};

/// Four runs, dark, with the playhead in the midst.
const SCENE: &str = "#v=1&surface=himmelblau&start=-0.5,-1&steps=80&noise=sigma:2;seed:9&a.lr=0.01&b.lr=0.02\
    &b.optimizer=SGD;momentum:0.8&b.schedule=ExponentialLR;gamma:0.95&c.lr=0.01&c.name=two~20words&view=step:33";

/// What the page holds while it is printed.
const PRINTED: &str = "const at = (selector) => document.querySelector(selector);
    window.dispatchEvent(new Event('beforeprint'));
    const found = {
        sizes: ['.rate-front.stand-in', '.loss-back.stand-in', '.surface-top', '.surface-relief.stand-in'].map(s => at(s).width / at(s).clientWidth),
        widths: ['.surface', '.charts'].map(s => at(s).clientWidth),
        words: at('.printed').innerText,
        controls: [...document.querySelectorAll('button, input, select')].filter(e => e.checkVisibility()).length,
    };
    window.dispatchEvent(new Event('afterprint'));
    return found";

#[tokio::test(flavor = "multi_thread")]
async fn paper_has_sharp_pictures_and_every_setting() -> Result<()> {
    for visitor in [Visitor::LAPTOP.dark(), Visitor::PHONE] {
        visit(visitor, SCENE, async |page| {
            let found = page.ask(PRINTED).await?;
            let sharp = |n: &Value| n.as_f64().is_some_and(|n| n >= 1.9);
            ensure!(found["sizes"].as_array().is_some_and(|all| all.iter().all(sharp)), "dots to a pixel: {found:#}");
            ensure!(found["widths"] == json!([700, 700]) && found["controls"] == 0, "{found:#}");
            let words = found["words"].as_str().unwrap_or_default();
            for word in [
                "two words",
                "ExponentialLR(gamma=0.95)",
                "momentum=0.8",
                "Himmelblau",
                "x -0.5, y -1",
                "seed 9",
                "80",
                "#v=1&",
            ] {
                ensure!(words.contains(word), "{word} is not in\n{words}");
            }
            let again = "!document.querySelector('.printed, .stand-in')
                && document.querySelector('.surface').clientWidth === document.querySelector('.surface-top').clientWidth";
            page.wait_for(again, "the screen is as it was").await?;
            Ok(())
        })
        .await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_scene_fits_on_one_page() -> Result<()> {
    visit(Visitor::LAPTOP.dark(), "", async |page| {
        page.wait_for("document.querySelector('.happened')?.ariaBusy !== 'true'", "the seeds were run").await?;
        for paper in [(8.27, 11.69), (8.5, 11.0)] {
            let pages = pages(&page.printed(paper).await?);
            ensure!(pages == 1, "{pages} pages of {paper:?} inches");
        }
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn once_the_later_part_is_here_runs_are_printed_as_lines() -> Result<()> {
    visit(Visitor::LAPTOP, "", async |page| {
        let pixels = pictures(&page.printed((8.27, 11.69)).await?);
        page.ask(
            "const { ctrlKey, key } = { ctrlKey: true, key: 'p' };
             window.dispatchEvent(new KeyboardEvent('keydown', { ctrlKey, key }))",
        )
        .await?;
        let here = "performance.getEntriesByType('resource').some(e => /later-\\w+\\.wasm$/.test(e.name) && e.responseEnd > 0)";
        page.wait_for(here, "the later part was loaded").await?;
        tokio::time::sleep(std::time::Duration::from_millis(500)).await;
        let lines = page
            .ask(
                "window.dispatchEvent(new Event('beforeprint'));
                 const lines = [...document.querySelectorAll('canvas.lines')].map(e => e.className.split(' ')[0]);
                 window.dispatchEvent(new Event('afterprint'));
                 return lines",
            )
            .await?;
        for canvas in ["surface-top", "rate-back", "rate-front", "loss-back", "loss-front"] {
            ensure!(lines.as_array().is_some_and(|all| all.contains(&json!(canvas))), "{canvas} is not among {lines}");
        }
        let left = pictures(&page.printed((8.27, 11.69)).await?);
        ensure!(left < pixels, "{pixels} pictures of pixels before, {left} after");
        Ok(())
    })
    .await
}

/// How many pictures of pixels a PDF holds.
fn pictures(pdf: &[u8]) -> usize {
    String::from_utf8_lossy(pdf).matches("/Subtype /Image").count()
}

/// How many pages a PDF has: it says so in plain text.
fn pages(pdf: &[u8]) -> usize {
    String::from_utf8_lossy(pdf).matches("/Type /Page\n").count()
}
