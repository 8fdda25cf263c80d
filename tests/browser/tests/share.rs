//! What leaves the page and comes back: copies, QR code, files.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use settle_browser_tests::thirtyfour::{By, Key, WebElement};
use settle_browser_tests::{Page, Picture, Visitor, visit};

/// A scene of one run, of 33 steps.
const FRAGMENT: &str = "#v=1&surface=himmelblau&start=-0.5,-1&steps=33&a.lr=0.01&a.name=one~22~3Cb~3E";

/// What is said in the open dialog.
const STATUS: &str = "document.querySelector('dialog[open] [role=status]')?.innerText ?? ''";

/// What is said in the region of notices.
const NOTICES: &str = "document.querySelector('.notices [role=status]').innerText";

/// The last step of the lab.
const STEPS: &str = "[...document.querySelectorAll('input[data-playhead]')].find(e => e.checkVisibility()).max";

async fn share(page: &Page) -> Result<()> {
    page.find(By::Css("[data-tool=share]")).await?.click().await?;
    page.wait_for("document.querySelector('dialog.share[open]')", "the Share panel is open").await
}

async fn button(page: &Page, name: &str) -> Result<WebElement> {
    let named = format!("//dialog[@open]//button[@aria-label='{name}' or normalize-space()='{name}']");
    page.find(By::XPath(named)).await.with_context(|| format!("there is no button “{name}”"))
}

async fn says(page: &Page, place: &str, words: &str) -> Result<()> {
    let condition = format!("({place}).includes({})", json!(words));
    if page.wait_for(&condition, words).await.is_err() {
        anyhow::bail!("it says {} instead of “{words}”", page.ask(&format!("return {place}")).await?);
    }
    Ok(())
}

/// Sets what the browser answers a page that asks for something.
async fn permit(page: &Page, names: &[&str], setting: &str) -> Result<()> {
    for name in names {
        let wish = json!({ "permission": { "name": name }, "setting": setting });
        page.cdp().send_raw("Browser.setPermission", wish).await?;
    }
    Ok(())
}

async fn clipboard(page: &Page) -> Result<String> {
    Ok(page.ask("return await navigator.clipboard.readText()").await?.as_str().unwrap_or_default().to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn each_text_is_copied_and_that_is_said() -> Result<()> {
    visit(Visitor::LAPTOP, FRAGMENT, async |page| {
        permit(page, &["clipboard-read", "clipboard-write"], "granted").await?;
        share(page).await?;
        let mut copies = Vec::new();
        for what in ["Link", "Markdown", "HTML"] {
            button(page, &format!("Copy: {what}")).await?.click().await?;
            says(page, STATUS, &format!("Copied: {what}.")).await?;
            copies.push(clipboard(page).await?);
        }
        let [link, markdown, html] = copies.as_slice() else { unreachable!("three were copied") };
        ensure!(link.starts_with(page.address()) && link.contains("#v=1&") && link.contains("himmelblau"), "{link}");
        ensure!(
            markdown.starts_with("[Settle: one\"\\<b\\> (") && markdown.ends_with(&format!("]({link})")),
            "{markdown}"
        );
        // The host page is another one; the frame in it is the lab.
        let seen = page
            .ask_about(
                "const frame = new DOMParser().parseFromString(arguments[0], 'text/html').body.children;
                 return frame.length === 1 && [frame[0].src, frame[0].title, frame[0].getAttribute('sandbox'),
                    frame[0].width, frame[0].height, frame[0].loading]",
                vec![json!(html)],
            )
            .await?;
        let address = link.replace("/#", "/?embed#");
        let title = seen[1].as_str().unwrap_or_default();
        ensure!(title.starts_with("Settle: one\"<b> ("), "{title}");
        ensure!(
            seen == json!([
                address,
                title,
                "allow-scripts allow-popups allow-popups-to-escape-sandbox",
                "720",
                "420",
                "lazy"
            ]),
            "{seen}"
        );
        page.open(&format!("#{}", link.split_once('#').context("a fragment")?.1)).await?;
        ensure!(page.ask(&format!("return {STEPS}")).await? == "33", "the link opens another scene");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_frame_has_the_size_that_was_chosen() -> Result<()> {
    visit(Visitor::LAPTOP, FRAGMENT, async |page| {
        share(page).await?;
        page.find(By::Css(".share select")).await?.send_keys("360").await?;
        page.wait_for(
            "document.querySelector('.share [id$=share-frame]').value.includes('width=\"360\" height=\"400\"')",
            "the snippet has the size",
        )
        .await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn where_copying_is_refused_the_text_is_selected() -> Result<()> {
    for missing in [false, true] {
        visit(Visitor::LAPTOP, FRAGMENT, async |page| {
            if missing {
                page.ask("Object.defineProperty(navigator, 'clipboard', { value: undefined })").await?;
            } else {
                permit(page, &["clipboard-write"], "denied").await?;
            }
            share(page).await?;
            button(page, "Copy: Markdown").await?.click().await?;
            says(page, STATUS, "press Ctrl+C").await?;
            let selected = page
                .ask("const field = document.activeElement; return field.value.slice(field.selectionStart, field.selectionEnd)")
                .await?;
            ensure!(selected.as_str().is_some_and(|s| s.starts_with("[Settle: one")), "{selected} is selected");
            page.action_chain().key_down(Key::Control).send_keys("c").key_up(Key::Control).perform().await?;
            says(page, STATUS, "Copied: Markdown.").await
        })
        .await?;
    }
    Ok(())
}

/// The text of the only QR code in a picture.
fn decoded(picture: &Picture) -> Result<String> {
    let (width, height) = picture.size();
    let grey = |x: usize, y: usize| picture.grey(x as u32, y as u32);
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(width as usize, height as usize, grey);
    let grids = image.detect_grids();
    ensure!(grids.len() == 1, "{} QR codes are seen", grids.len());
    Ok(grids[0].decode()?.1)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_reads_the_link_off_the_screen() -> Result<()> {
    let sharp = Visitor { scale: 2.0, ..Visitor::LAPTOP };
    for (visitor, fragment) in [(sharp, ""), (sharp.dark(), FRAGMENT), (Visitor::PHONE, FRAGMENT)] {
        visit(visitor, fragment, async |page| {
            share(page).await?;
            let code = page.find(By::Css(".share .qr")).await?;
            code.scroll_into_view().await?;
            let link = page.ask("return document.querySelector('.share [id$=share-link]').value").await?;
            let read = decoded(&Picture::read(&code.screenshot_as_png().await?)?)?;
            ensure!(link == read, "the code holds {read}, the link is {link}");
            Ok(())
        })
        .await?;
    }
    Ok(())
}

/// Waits until a file is complete, and reads it.
async fn downloaded(folder: &Path, name: &str) -> Result<String> {
    for _ in 0..400 {
        if let Ok(text) = fs::read_to_string(folder.join(name)) {
            return Ok(text);
        }
        tokio::time::sleep(std::time::Duration::from_millis(25)).await;
    }
    let there: Vec<_> = fs::read_dir(folder)?.flatten().map(|entry| entry.file_name()).collect();
    anyhow::bail!("{name} was not saved, but {there:?}")
}

async fn download_to(page: &Page, folder: &Path) -> Result<()> {
    let wish = json!({ "behavior": "allow", "downloadPath": folder });
    page.cdp().send_raw("Browser.setDownloadBehavior", wish).await?;
    Ok(())
}

async fn choose_file(page: &Page, file: &Path) -> Result<()> {
    page.find(By::Css(".share-file input")).await?.send_keys(file.display().to_string()).await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_scene_is_saved_and_opened_again_as_one_change() -> Result<()> {
    let folder = tempfile::tempdir()?;
    visit(Visitor::LAPTOP, FRAGMENT, async |page| {
        download_to(page, folder.path()).await?;
        share(page).await?;
        button(page, "Save as a file").await?.click().await?;
        says(page, STATUS, "Saved: settle-one-b.json").await?;
        let document: Value = serde_json::from_str(&downloaded(folder.path(), "settle-one-b.json").await?)?;
        ensure!(document["steps"] == 33 && document["runs"][0]["name"] == "one\"<b>", "{document}");
        page.open("").await?;
        share(page).await?;
        choose_file(page, &folder.path().join("settle-one-b.json")).await?;
        says(page, NOTICES, "Opened: settle-one-b.json.").await?;
        page.wait_for("!document.querySelector('dialog[open]')", "the panel has closed").await?;
        page.wait_for(&format!("{STEPS} === '33'"), "the lab shows the file's scene").await?;
        page.find(By::Css("[data-notice=file] .notice-act")).await?.click().await?;
        page.wait_for(&format!("{STEPS} === '120'"), "what was there before is back").await?;
        page.wait_for("!document.querySelector('[data-notice=file]')", "the notice is gone").await
    })
    .await
}

/// Drags a file over the page, and drops it unless it is carried away again.
async fn drag(page: &Page, file: &Path, then: &str) -> Result<()> {
    let event = |kind: &str| {
        json!({ "type": kind, "x": 600, "y": 300,
            "data": { "items": [], "files": [file], "dragOperationsMask": 1 } })
    };
    for kind in ["dragEnter", "dragOver"] {
        page.cdp().send_raw("Input.dispatchDragEvent", event(kind)).await?;
    }
    page.wait_for("document.querySelector('.drop-target p')?.checkVisibility()", "the place to drop it is shown")
        .await?;
    page.cdp().send_raw("Input.dispatchDragEvent", event(then)).await?;
    page.wait_for("!document.querySelector('.drop-target')", "the place to drop it is gone").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_dropped_anywhere_on_the_page() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("run.json");
    // An experiment, as the command line reads it.
    let experiment = json!({ "version": 1, "surface": { "kind": "quadratic", "a": 1, "b": 20, "angle": 0 }, "start": [-3, 2],
        "optimizer": { "kind": "SGD" }, "base_lr": 0.05, "schedule": { "kind": "Constant" }, "steps": 44 });
    fs::write(&file, experiment.to_string())?;
    visit(Visitor::LAPTOP, "", async |page| {
        drag(page, &file, "dragCancel").await?;
        ensure!(page.ask(&format!("return {STEPS}")).await? == "120", "it was not dropped");
        drag(page, &file, "drop").await?;
        says(page, NOTICES, "Opened: run.json.").await?;
        page.wait_for(&format!("{STEPS} === '44'"), "the lab shows the file's run").await?;
        ensure!(page.ask("return document.querySelectorAll('.card-pick').length").await? == 1, "it is one run");
        share(page).await?;
        fs::write(&file, experiment.to_string().replace("44", "45"))?;
        drag(page, &file, "drop").await?;
        page.wait_for(&format!("{STEPS} === '45'"), "dropped over the panel, it is opened too").await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_no_scene_changes_nothing_and_says_why() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("wrong.json");
    let scene = |rate: &str| {
        format!(
            "{{\"version\": 1, \"surface\": {{\"kind\": \"himmelblau\"}}, \"start\": [0, 0], \"steps\": 9, \"runs\":
            [{{\"optimizer\": {{\"kind\": \"SGD\"}}, \"base_lr\": {rate}, \"schedule\": {{\"kind\": \"Constant\"}}}}]}}"
        )
    };
    let wrong = [
        ("not a scene".to_owned(), "wrong.json can’t be opened. The document is not valid JSON"),
        (scene("-1"), "runs[0].base_lr is -1, but must be 0 or more."),
        (scene("\"fast\""), "runs[0].base_lr is \"fast\", but must be a number."),
        (scene("0.1").replace("steps", "stepz"), "stepz is not a field here; the fields are: version, surface"),
        (
            scene("0.1").replace("himmelblau", "himalaya"),
            "surface.kind is \"himalaya\", which is none of the kinds here",
        ),
        (" ".repeat(2_100_000), "It has 2.10 MB, and the file of a lab at most 2.00 MB: choose"),
    ];
    visit(Visitor::LAPTOP, "", async |page| {
        share(page).await?;
        for (text, said) in &wrong {
            fs::write(&file, text)?;
            choose_file(page, &file).await?;
            says(page, STATUS, said).await?;
        }
        button(page, "Close").await?.click().await?;
        page.wait_for("!document.querySelector('dialog[open]')", "the panel has closed").await?;
        fs::write(&file, &wrong[1].0)?;
        drag(page, &file, "drop").await?;
        says(page, NOTICES, wrong[1].1).await?;
        ensure!(page.ask(&format!("return {STEPS}")).await? == "120", "the lab is another one");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_panel_is_accessible_and_fits_every_screen() -> Result<()> {
    for visitor in [Visitor::LAPTOP, Visitor::LAPTOP.dark(), Visitor::PHONE, Visitor::PHONE.dark(), Visitor::NARROW] {
        visit(visitor, "", async |page| {
            share(page).await?;
            page.ensure_accessible().await?;
            let over = page
                .ask("const d = document.querySelector('dialog[open]'); return [d.scrollWidth - d.clientWidth,
                    [...d.querySelectorAll('button, select, textarea')].filter(e => e.getBoundingClientRect().right > innerWidth
                        || e.getBoundingClientRect().height < (matchMedia('(pointer: coarse)').matches ? 43.5 : 24))
                        .map(e => e.outerHTML.slice(0, 80))]")
                .await?;
            ensure!(over == json!([0, []]), "{over} at {visitor:?}");
            page.action_chain().send_keys(Key::Escape).perform().await?;
            page.wait_for("document.activeElement.dataset.tool === 'share'", "the focus is back on the button").await
        })
        .await?;
    }
    Ok(())
}
