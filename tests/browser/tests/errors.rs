//! When something breaks, or can't run at all: a sentence and a way on, never a blank page.

use anyhow::{Result, ensure};
use serde_json::json;
use settle_browser_tests::thirtyfour::{By, Key};
use settle_browser_tests::{Page, Visitor, visit};

/// The scrubber that is shown.
const SCRUBBER: &str = "[...document.querySelectorAll('input[data-playhead]')].find(e => e.checkVisibility())";

/// A scene that is not the first one.
const SCENE: &str = "#v=1&steps=90&a.lr=0.05&view=step:40";

/// What the sentence on the page says: nothing that something else covers, nothing outside the window.
async fn said(page: &Page) -> Result<String> {
    let script = "const box = [...document.querySelectorAll('.trouble')].find(e => e.checkVisibility());
        if (!box) return '';
        const { left, top, right, bottom } = box.getBoundingClientRect();
        const seen = box.contains(document.elementFromPoint((left + right) / 2, top + 30));
        return seen && left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight ? box.innerText : ''";
    Ok(page.ask(script).await?.as_str().unwrap_or_default().to_owned())
}

/// Waits until the page says something, and gives it.
async fn trouble(page: &Page) -> Result<String> {
    page.wait_for("[...document.querySelectorAll('.trouble')].some(e => e.checkVisibility())", "a sentence is shown")
        .await?;
    said(page).await
}

/// Breaks the app from within a call: a change of the theme does not find the page's root element.
const THROW: &str = "Object.defineProperty(document, 'documentElement', { get: () => null, configurable: true });
    document.querySelector('[data-tool=theme]').click()";

/// Breaks the app from within its own frames: the next text that it writes while it plays can't be written.
const TRAP: &str = "const { get } = Object.getOwnPropertyDescriptor(Node.prototype, 'textContent');
    Object.defineProperty(Node.prototype, 'textContent', { get, set: undefined });
    await new Promise(done => setTimeout(done, 500))";

/// Opens the page after `script` ran in it, without waiting for the app.
async fn open_after(page: &Page, script: &str, fragment: &str) -> Result<()> {
    let added = page.cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await?;
    page.goto("about:blank").await?;
    page.goto(format!("{}{fragment}", page.address())).await?;
    page.cdp()
        .send_raw("Page.removeScriptToEvaluateOnNewDocument", json!({ "identifier": added["identifier"] }))
        .await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_panic_nothing_moves_and_a_reload_keeps_the_scene() -> Result<()> {
    for (visitor, how) in [(Visitor::LAPTOP, THROW), (Visitor::LAPTOP, TRAP), (Visitor::NARROW, TRAP)] {
        visit(visitor, SCENE, async |page| {
            let rate = "document.querySelector('input[type=range][data-param=base_lr]')";
            page.find(By::Css("input[type=range][data-param=base_lr]"))
                .await?
                .send_keys(Key::Right + Key::Right)
                .await?;
            page.ask("await new Promise(done => setTimeout(done, 1000))").await?;
            let (link, value) =
                (page.ask("return location.hash").await?, page.ask(&format!("return {rate}.value")).await?);
            page.ask(
                "document.querySelector('.play-button').click(); await new Promise(done => setTimeout(done, 300))",
            )
            .await?;
            page.ask(how).await?;
            let words = trouble(page).await?;
            ensure!(
                words.contains("The lab stopped") && words.contains("reloading brings it back"),
                "{words:?} at {visitor:?}"
            );
            let console = page.console().await?.join("\n");
            ensure!(console.contains("SEVERE"), "the console was told {console:?}");
            let frames = page
                .ask(
                    "let n = 0; const ask = () => { n += 1; requestAnimationFrame(ask) }; ask();
                    const at = () => [...document.querySelectorAll('input[data-playhead]')].map(e => e.value).join();
                    const before = at(); await new Promise(done => setTimeout(done, 500));
                    return [n, before === at()]",
                )
                .await?;
            ensure!(frames == json!([1, true]), "the frame loop goes on: {frames}");
            // Neither keys nor Escape reach what is behind.
            page.action_chain().send_keys("r" + Key::Escape + Key::Escape).perform().await?;
            ensure!(said(page).await? == words, "{:?}", said(page).await?);
            ensure!(page.ask("return document.activeElement.id").await? == "trouble-again", "the way on has the focus");
            page.action_chain().send_keys(Key::Enter.value().to_string()).perform().await?;
            page.wait_for(
                "document.querySelector('#app > *') && !document.querySelector('.trouble[open]')",
                "it is back",
            )
            .await?;
            let now = page.ask("return location.hash").await?;
            ensure!(now == link, "the link was {link} and is {now}");
            ensure!(page.ask(&format!("return {rate}.value")).await? == value, "the rate is another one");
            page.console().await?;
            Ok(())
        })
        .await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dialog_that_is_open_does_not_hide_the_sentence() -> Result<()> {
    visit(Visitor::LAPTOP, "", async |page| {
        page.ask("document.querySelector('[data-tool=help]').click()").await?;
        page.wait_for("document.querySelector('.help[open]')", "the help is open").await?;
        page.ask(THROW).await?;
        let words = trouble(page).await?;
        ensure!(words.contains("The lab stopped"), "{words:?}");
        page.console().await?;
        Ok(())
    })
    .await
}

/// An error inside a call from the app to the browser leaves the app half done: as bad as a panic.
#[tokio::test(flavor = "multi_thread")]
async fn a_scene_that_breaks_on_opening_can_be_left() -> Result<()> {
    visit(Visitor::LAPTOP, "", async |page| {
        let script = "if (location.hash) ImageBitmapRenderingContext.prototype.transferFromImageBitmap
            = () => { throw new Error('provoked') }";
        let added = page.cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await?;
        page.goto("about:blank").await?;
        page.goto(format!("{}{SCENE}", page.address())).await?;
        for _ in 0..2 {
            let words = trouble(page).await?;
            ensure!(words.contains("The lab stopped") && words.contains("provoked"), "{words:?}");
            page.find(By::Id("trouble-again")).await?.click().await?;
        }
        ensure!(trouble(page).await?.contains("Start afresh"), "{}", said(page).await?);
        page.find(By::Css(".trouble a")).await?.click().await?;
        page.wait_for(&format!("!location.hash && {SCRUBBER}"), "the first scene is open").await?;
        ensure!(said(page).await?.is_empty(), "{}", said(page).await?);
        page.cdp()
            .send_raw("Page.removeScriptToEvaluateOnNewDocument", json!({ "identifier": added["identifier"] }))
            .await?;
        page.console().await?;
        Ok(())
    })
    .await
}

/// An error of somebody else's script is none of ours, and nothing to stop for.
#[tokio::test(flavor = "multi_thread")]
async fn errors_of_others_stop_nothing() -> Result<()> {
    visit(Visitor::LAPTOP, "", async |page| {
        page.ask(
            "setTimeout(() => { throw new Error('an extension') }); Promise.reject(new Error('another'));
            await new Promise(done => setTimeout(done, 300))",
        )
        .await?;
        ensure!(said(page).await?.is_empty(), "{}", said(page).await?);
        page.console().await?;
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_browser_that_can_not_run_it_reads_why() -> Result<()> {
    let lacks = [
        ("WebAssembly", "delete window.WebAssembly"),
        ("a feature of WebAssembly", "WebAssembly.validate = () => false"),
        (
            "one that only compiling finds",
            "for (const f of ['instantiate', 'instantiateStreaming'])
            WebAssembly[f] = async () => { throw new WebAssembly.CompileError('invalid opcode 0xfd') }",
        ),
        ("modules", "delete HTMLScriptElement.prototype.noModule"),
        ("drawing off the page", "delete window.OffscreenCanvas"),
        ("dialogs too", "delete window.WebAssembly; delete HTMLDialogElement.prototype.showModal"),
    ];
    for visitor in [Visitor::LAPTOP, Visitor::NARROW.dark()] {
        visit(visitor, "", async |page| {
            for (what, script) in lacks {
                open_after(page, script, "").await?;
                let words = trouble(page).await?;
                ensure!(words.contains("This browser can't run the lab."), "without {what} at {visitor:?}: {words:?}");
            }
            page.console().await?;
            Ok(())
        })
        .await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn without_scripts_a_sentence_says_so() -> Result<()> {
    for visitor in [Visitor::LAPTOP, Visitor::NARROW] {
        visit(visitor, "", async |page| {
            page.cdp().send_raw("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await?;
            page.goto("about:blank").await?;
            page.goto(page.address()).await?;
            page.cdp().send_raw("Emulation.setScriptExecutionDisabled", json!({ "value": false })).await?;
            let words = said(page).await?;
            ensure!(words.contains("needs JavaScript"), "{words:?} at {visitor:?}");
            Ok(())
        })
        .await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_can_not_be_loaded_can_be_tried_again() -> Result<()> {
    visit(Visitor::LAPTOP, "", async |page| {
        page.cdp().send_raw("Network.enable", json!({})).await?;
        for missing in ["*settle-lab*.wasm", "*settle-lab*.js", "*start*.js"] {
            page.cdp().send_raw("Network.setBlockedURLs", json!({ "urls": [missing] })).await?;
            page.goto("about:blank").await?;
            page.goto(format!("{}{SCENE}", page.address())).await?;
            let words = trouble(page).await?;
            ensure!(
                words.contains("could not be loaded") && words.contains("Try again"),
                "without {missing}: {words:?}"
            );
        }
        page.cdp().send_raw("Network.setBlockedURLs", json!({ "urls": [] })).await?;
        page.find(By::Id("trouble-again")).await?.click().await?;
        page.wait_for(&format!("{SCRUBBER}?.value === '40'"), "it is there, with its scene").await?;
        ensure!(said(page).await?.is_empty(), "{}", said(page).await?);
        page.console().await?;
        Ok(())
    })
    .await
}
