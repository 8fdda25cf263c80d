//! The page by keyboard, by ear and in forced colours.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use settle_browser_tests::thirtyfour::{By, Key, TypingData};
use settle_browser_tests::{Page, Visitor, visit};

/// The scrubber that is shown.
const SCRUBBER: &str = "[...document.querySelectorAll('input[data-playhead]')].find(e => e.checkVisibility())";

async fn press(page: &Page, keys: impl Into<TypingData>) -> Result<()> {
    Ok(page.action_chain().send_keys(keys.into()).perform().await?)
}

async fn playhead(page: &Page) -> Result<Value> {
    page.ask(&format!("return {SCRUBBER}.valueAsNumber")).await
}

async fn focus(page: &Page, selector: &str) -> Result<()> {
    page.ask_about("document.querySelector(arguments[0]).focus()", vec![selector.into()]).await?;
    Ok(())
}

/// Everything that Chromium's accessibility tree has, without what is ignored: role, name, description.
async fn tree(page: &Page) -> Result<Vec<[String; 3]>> {
    page.cdp().send_raw("Accessibility.enable", json!({})).await?;
    let found = page.cdp().send_raw("Accessibility.getFullAXTree", json!({})).await?;
    let nodes = found["nodes"].as_array().context("a tree")?;
    let text = |value: &Value| value["value"].as_str().unwrap_or_default().to_owned();
    let seen = nodes.iter().filter(|node| node["ignored"] != true);
    Ok(seen.map(|node| ["role", "name", "description"].map(|part| text(&node[part]))).collect())
}

#[tokio::test(flavor = "multi_thread")]
async fn single_keys_act_in_the_lab_only_and_can_be_switched_off() -> Result<()> {
    visit(Visitor::LAPTOP, "", async |page| {
        // A field of the host page, outside the lab, and something there that is no field.
        page.ask("document.body.insertAdjacentHTML('beforeend', '<p><button id=other>Other</button></p>')").await?;
        focus(page, "#other").await?;
        press(page, Key::Home.value().to_string() + "2").await?;
        ensure!(playhead(page).await? == 120, "a key of somebody else moved the playhead");
        focus(page, ".rate-control input[type=text]").await?;
        press(page, "?2r").await?;
        ensure!(
            page.ask("return document.querySelector('[data-run=A]').ariaPressed").await? == "true",
            "a field's key"
        );
        press(page, Key::Escape.value().to_string()).await?;
        focus(page, "[data-tool=help]").await?;
        press(page, Key::Home.value().to_string()).await?;
        ensure!(playhead(page).await? == 0, "the header's tools are the lab's own");
        // The switch stands in the help.
        press(page, "?").await?;
        page.wait_for("document.querySelector('.help[open]')", "the help is open").await?;
        page.find(By::Css(".help-switch input")).await?.click().await?;
        press(page, Key::Escape.value().to_string()).await?;
        page.ask("document.activeElement.blur()").await?;
        press(page, Key::End.value().to_string() + "2?").await?;
        ensure!(playhead(page).await? == 0, "they are switched off");
        ensure!(page.ask("return !document.querySelector('.help[open]')").await? == true, "? is switched off");
        page.open("").await?;
        press(page, Key::Home.value().to_string()).await?;
        ensure!(playhead(page).await? == 120, "they stay switched off in the next visit");
        page.find(By::Css("[data-tool=help]")).await?.click().await?;
        page.find(By::Css(".help-switch input")).await?.click().await?;
        press(page, Key::Escape.value().to_string()).await?;
        page.ask("document.activeElement.blur()").await?;
        press(page, Key::Home.value().to_string()).await?;
        ensure!(playhead(page).await? == 0, "they are switched on again");
        Ok(())
    })
    .await
}

/// Where nothing can be kept, the switch works for the visit.
#[tokio::test(flavor = "multi_thread")]
async fn the_switch_needs_no_storage() -> Result<()> {
    visit(Visitor::LAPTOP, "", async |page| {
        let refuse = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })";
        page.cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", json!({ "source": refuse })).await?;
        page.open("").await?;
        press(page, "?").await?;
        page.wait_for("document.querySelector('.help[open]')", "the help is open").await?;
        page.find(By::Css(".help-switch input")).await?.click().await?;
        press(page, Key::Escape.value().to_string()).await?;
        page.ask("document.activeElement.blur()").await?;
        press(page, Key::Home.value().to_string()).await?;
        ensure!(playhead(page).await? == 120, "they are switched off");
        Ok(())
    })
    .await
}

/// What has the focus is seen, wherever Tab leads, there and back.
#[tokio::test(flavor = "multi_thread")]
async fn the_focus_is_always_seen() -> Result<()> {
    for visitor in [Visitor::LAPTOP, Visitor::PHONE, Visitor::window(768, 1024), Visitor::LAPTOP.dark()] {
        visit(visitor, "#v=1&a.lr=0.05&d.lr=0.1", async |page| {
            page.ask("document.querySelectorAll('[aria-expanded=false]').forEach(e => e.checkVisibility() && e.click())").await?;
            let mut last = Value::Null;
            for press_number in 0..90 {
                let back = press_number >= 60;
                press(page, if back { Key::Shift + Key::Tab } else { Key::Tab.into() }).await?;
                let seen = page
                    .ask(
                        "const e = document.activeElement; if (e === document.body) return null;
                        const box = e.getBoundingClientRect();
                        const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
                        const covered = !(e.contains(at) || at?.contains(e) || at?.closest('.control, .card, .slider, .start-handle, .surface'));
                        const outline = (e, pseudo) => { const s = getComputedStyle(e, pseudo);
                            return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 };
                        const ring = outline(e) || outline(e, '::before') || outline(e.parentElement)
                            || e.matches('input[type=range]');
                        const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
                        return [e.outerHTML.slice(0, 100), ring, inside, !covered]",
                    )
                    .await?;
                if seen.is_null() {
                    continue;
                }
                ensure!(seen[1] == true && seen[2] == true && seen[3] == true, "ring, inside, uncovered: {seen} at {visitor:?}");
                ensure!(seen != last || seen.is_null(), "the focus is trapped at {seen}");
                last = seen;
            }
            Ok(())
        })
        .await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_thumbnails_and_the_tabs_are_one_stop_each_with_arrows_inside() -> Result<()> {
    visit(Visitor::PHONE, "", async |page| {
        let stops = page.ask("return ['.families', '.tabs'].map(group => document.querySelectorAll(`${group} [tabindex='0']`).length)").await?;
        ensure!(stops == json!([1, 1]), "{stops}");
        focus(page, ".families [aria-checked=true]").await?;
        press(page, Key::Right + Key::Right).await?;
        let chosen = page.ask("return [document.activeElement.ariaChecked, document.activeElement.dataset.family]").await?;
        ensure!(chosen == json!(["true", "CosineAnnealingLR"]), "{chosen}");
        press(page, " ").await?;
        ensure!(page.ask("return !document.querySelector('.play-button[data-playing]')").await? == true, "Space is the button's own");
        focus(page, ".tabs [aria-selected=true]").await?;
        press(page, Key::Right.value().to_string()).await?;
        page.wait_for("document.querySelector('.charts').checkVisibility()", "the charts are shown").await?;
        press(page, Key::End.value().to_string()).await?;
        page.wait_for("document.querySelector('.happened').checkVisibility()", "what happened is shown").await?;
        ensure!(playhead(page).await? == 120, "the keys were the tabs' own");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_picture_has_a_role_a_name_and_words() -> Result<()> {
    for (visitor, pictures) in [(Visitor::LAPTOP, 3), (Visitor::PHONE, 2)] {
        visit(visitor, "", async |page| {
            page.wait_for("document.querySelector('.surface-words').textContent", "it is said").await?;
            page.ask("await new Promise(done => setTimeout(done, 500))").await?;
            let images: Vec<_> = tree(page).await?.into_iter().filter(|[role, ..]| role == "image" || role == "img").collect();
            ensure!(images.len() == pictures, "{images:?}");
            for [_, name, words] in &images {
                ensure!(!name.is_empty() && words.contains('A') && words.contains("tep 120"), "{name}: {words}");
            }
            let bare = page
                .ask("return [...document.querySelectorAll('canvas')].filter(e => !e.closest('[aria-hidden=true]')
                    && !(e.getAttribute('role') === 'img' && e.ariaLabel && e.getAttribute('aria-describedby'))).length")
                .await?;
            ensure!(bare == 0, "{bare} canvases have no words");
            Ok(())
        })
        .await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn words_follow_the_playhead_once_it_rests() -> Result<()> {
    visit(Visitor::LAPTOP, "", async |page| {
        page.ask(
            "await new Promise(done => setTimeout(done, 500));
            window.changes = 0;
            for (const e of document.querySelectorAll('.stage-words, [aria-live], [role=status]'))
                new MutationObserver(all => changes += all.length).observe(e, { childList: true, characterData: true, subtree: true })",
        )
        .await?;
        page.find(By::Css(".play-button")).await?.click().await?;
        page.ask("await new Promise(done => setTimeout(done, 1500))").await?;
        ensure!(page.ask("return changes").await? == 0, "{} changes while it plays", page.ask("return changes").await?);
        press(page, " ").await?;
        page.find(By::Css(".charts")).await?;
        let step = playhead(page).await?;
        for part in [".surface-words", ".surface-said", ".rate-words", ".loss-words"] {
            page.wait_for(&format!("document.querySelector('{part}').textContent.includes('tep {step}')"), &format!("{part} names step {step}")).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn headings_and_landmarks_are_in_order() -> Result<()> {
    for visitor in [Visitor::LAPTOP, Visitor::PHONE] {
        visit(visitor, "", async |page| {
            let levels = page
                .ask("return [...document.querySelectorAll('h1, h2, h3, h4')].filter(e => e.checkVisibility()).map(e => +e.tagName[1])")
                .await?;
            let levels: Vec<i64> = levels.as_array().into_iter().flatten().filter_map(Value::as_i64).collect();
            ensure!(levels.first() == Some(&1) && levels.windows(2).all(|two| two[1] <= two[0] + 1), "{levels:?}");
            let under = page
                .ask("const all = [...document.querySelectorAll('h1, h2, h3')]; const at = all.findIndex(e => e.closest('.charts'));
                    return at < 0 ? 'H2' : all[at].tagName")
                .await?;
            ensure!(under == "H2", "the charts are no part of the settings");
            ensure!(page.ask("return document.documentElement.lang").await? == "en", "the language is named");
            let roles: Vec<String> = tree(page).await?.into_iter().map(|[role, ..]| role).collect();
            for role in ["banner", "main", "region"] {
                ensure!(roles.iter().any(|found| found == role), "no {role} in {roles:?}");
            }
            Ok(())
        })
        .await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn forced_colours_reach_the_pictures() -> Result<()> {
    let visitor = Visitor { forced_colors: true, ..Visitor::LAPTOP.dark() };
    visit(visitor, "#v=1&view=step:60", async |page| {
        page.ask("await new Promise(done => setTimeout(done, 800))").await?;
        // Every pixel of the newest marks is a tone between the two colours: black and white in Chromium's palette.
        let hues = page
            .ask(
                "const canvas = document.querySelector('.surface-top');
                const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
                let hues = 0, inked = 0;
                for (let i = 0; i < data.length; i += 4) if (data[i + 3] > 200) {
                    inked += 1;
                    if (Math.max(data[i], data[i + 1], data[i + 2]) - Math.min(data[i], data[i + 1], data[i + 2]) > 8) hues += 1;
                }
                return [hues, inked > 1000]",
            )
            .await?;
        ensure!(hues == json!([0, true]), "pixels with a hue, and whether there are many: {hues}");
        page.ensure_accessible().await
    })
    .await
}
