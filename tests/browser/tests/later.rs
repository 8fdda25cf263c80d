//! What the first view does without is loaded when it is first needed.

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use settle_browser_tests::{Page, Visitor, visit};
use xtask::first_view;

/// The addresses of the later part among the files that the page has loaded.
const LATER: &str =
    "return performance.getEntriesByType('resource').map(e => e.name).filter(name => /later-\\w+\\.wasm$/.test(name))";
/// Opens the help as a person would.
const PRESS_HELP: &str = "document.querySelector('[data-tool=help]').click()";

/// Makes the requests for the later part fail, or lets them through again.
async fn cut(page: &Page, cut: bool) -> Result<()> {
    page.cdp().send_raw("Network.enable", json!({})).await?;
    let urls = if cut { json!({ "urls": ["*/later-*.wasm"] }) } else { json!({ "urls": [] }) };
    page.cdp().send_raw("Network.setBlockedURLs", urls).await?;
    Ok(())
}

/// Everything that the page has loaded, by the names of the files.
const LOADED: &str =
    "return [...new Set(performance.getEntriesByType('resource').map(e => e.name.split('/').pop()))].sort()";
/// Texts that look like keys: what a key without a text is shown as.
const BARE_KEYS: &str = "const seen = [...document.querySelectorAll('body *')].flatMap(e => [
        ...[...e.childNodes].filter(n => n.nodeType === 3).map(n => n.data.trim()),
        e.getAttribute('aria-label'), e.getAttribute('title'), e.getAttribute('aria-valuetext')]);
    return seen.filter(text => /^[a-z]+(-[A-Za-z0-9_]+)+$/.test(text ?? ''))";

#[tokio::test(flavor = "multi_thread")]
async fn the_page_loads_by_itself_what_the_size_check_counts_and_has_a_text_for_all_it_shows() -> Result<()> {
    for visitor in [Visitor::LAPTOP, Visitor::PHONE] {
        visit(visitor, "", async |page| {
            // Two seconds after it came up the page fetches what the diagnosis needs.
            tokio::time::sleep(std::time::Duration::from_secs(1)).await;
            let html = page.ask("return (await fetch(location.pathname)).text()").await?;
            let mut counted = first_view::files(html.as_str().unwrap_or_default())?;
            counted.sort();
            let loaded = page.ask(LOADED).await?;
            let loaded: Vec<&str> = loaded.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            let more: Vec<&&str> =
                loaded.iter().filter(|name| !name.is_empty() && !counted.iter().any(|file| file == *name)).collect();
            ensure!(more.is_empty(), "the page also loaded {more:?}, which the size check does not count");
            ensure!(loaded.iter().any(|name| name.ends_with(".wasm")), "only {loaded:?} was loaded");
            let bare = page.ask(BARE_KEYS).await?;
            ensure!(bare == json!([]), "these texts are loaded later, but shown at once: {bare}");
            Ok(())
        })
        .await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_later_part_is_loaded_once_and_only_when_it_is_needed() -> Result<()> {
    visit(Visitor::LAPTOP, "", async |page| {
        tokio::time::sleep(std::time::Duration::from_secs(1)).await;
        ensure!(page.ask(LATER).await? == json!([]), "it was loaded before anybody needed it");
        page.ask(PRESS_HELP).await?;
        page.wait_for("document.querySelector('dialog.help[open]')", "the help opened").await?;
        page.ask("document.querySelector('.all-kinds button').click()").await?;
        page.wait_for("document.querySelector('.editor .kind-picker')", "the general controls are there").await?;
        let loaded = page.ask(LATER).await?;
        ensure!(loaded.as_array().map(Vec::len) == Some(1), "it was loaded as {loaded}");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_part_that_does_not_load_says_so_and_can_be_tried_again() -> Result<()> {
    visit(Visitor::LAPTOP, "", async |page| {
        cut(page, true).await?;
        page.ask(PRESS_HELP).await?;
        let said = "document.querySelector('.later[role=alert]')?.innerText.includes('could not be loaded')";
        page.wait_for(said, "the page says that the help could not be loaded").await?;
        // The browser and the loader both tell the console.
        ensure!(!page.console().await?.is_empty(), "the failure left no trace for a developer");
        cut(page, false).await?;
        page.ask("document.querySelector('.later button').click()").await?;
        page.wait_for("document.querySelector('dialog.help[open]')", "the help opened after trying again").await?;
        ensure!(page.ask("return document.querySelector('.later')").await?.is_null(), "it still says that it failed");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_later_part_works_in_a_sandboxed_frame() -> Result<()> {
    visit(Visitor::LAPTOP, "", async |page| {
        page.ask_about(
            "const frame = document.createElement('iframe');
             frame.sandbox = 'allow-scripts';
             frame.src = arguments[0];
             frame.width = 1000;
             frame.height = 640;
             document.body.replaceChildren(frame);",
            vec![json!(page.address())],
        )
        .await?;
        page.enter_frame(0).await?;
        page.wait_for("document.querySelector('#app > *')", "the app has started in the frame").await?;
        page.ask(PRESS_HELP).await?;
        page.wait_for("document.querySelector('dialog.help[open]')", "the help opened in the frame").await?;
        page.enter_default_frame().await?;
        Ok(())
    })
    .await
}
