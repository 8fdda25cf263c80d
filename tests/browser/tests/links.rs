//! Links, undo and the scene of the visit before, as people meet them.

use anyhow::{Context, Result, ensure};
use serde_json::json;
use settle_browser_tests::thirtyfour::{By, Key, WebElement};
use settle_browser_tests::{Page, Visitor, visit};

/// The rate slider, and the field beside it.
const RATE: &str = "input[type=range][data-param=base_lr]";
const RATE_FIELD: &str = ".rate-control input[type=text]";

async fn find(page: &Page, selector: &str) -> Result<WebElement> {
    Ok(page.find(By::Css(selector)).await?)
}

async fn rest(page: &Page) -> Result<()> {
    page.ask("await new Promise(done => setTimeout(done, 1000))").await.map(|_| ())
}

/// Presses a key while Ctrl and others are held, wherever the focus is.
async fn press(page: &Page, held: &[Key], key: &str) -> Result<()> {
    let mut chain = page.action_chain();
    for modifier in held {
        chain = chain.key_down(modifier.value());
    }
    chain = chain.send_keys(key);
    for modifier in held {
        chain = chain.key_up(modifier.value());
    }
    Ok(chain.perform().await?)
}

/// The rate of the selected run, as its field shows it.
async fn rate(page: &Page) -> Result<String> {
    let value = page.ask(&format!("return document.querySelector('{RATE_FIELD}').value")).await?;
    Ok(value.as_str().unwrap_or_default().to_owned())
}

async fn wait_for_rate(page: &Page, rate: &str) -> Result<()> {
    page.wait_for(&format!("document.querySelector('{RATE_FIELD}').value === '{rate}'"), &format!("the rate is {rate}"))
        .await
}

/// Types another rate; the field keeps the focus.
async fn type_rate(page: &Page, rate: &str) -> Result<()> {
    let field = find(page, RATE_FIELD).await?;
    field.send_keys(Key::Control + "a").await?;
    field.send_keys(rate.to_owned() + Key::Enter).await?;
    wait_for_rate(page, rate).await
}

/// How many entries the browser's history has.
async fn entries(page: &Page) -> Result<i64> {
    page.ask("return history.length").await?.as_i64().context("a number")
}

async fn link(page: &Page) -> Result<String> {
    Ok(page.ask("return location.hash").await?.as_str().unwrap_or_default().to_owned())
}

/// Clicks what stands in the header or a notice.
async fn click(page: &Page, selector: &str) -> Result<()> {
    Ok(find(page, selector).await?.click().await?)
}

/// Runs a script before anything of the pages that are opened from now on.
async fn before_every_page(page: &Page, script: &str) -> Result<()> {
    page.cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn back_and_forward_undo_and_redo() -> Result<()> {
    visit(Visitor::LAPTOP, "", async |page| {
        type_rate(page, "0.150").await?;
        ensure!(link(page).await?.contains("&a.lr=0.15&"), "{}", link(page).await?);
        click(page, "[data-family=StepLR]").await?;
        click(page, ".card-add button").await?;
        page.wait_for("document.querySelectorAll('[data-run]').length === 3", "a third run").await?;
        page.back().await?;
        page.wait_for("document.querySelectorAll('[data-run]').length === 2", "the third run is gone").await?;
        page.back().await?;
        page.wait_for("document.querySelector('[data-family=Constant]').ariaChecked === 'true'", "constant again")
            .await?;
        page.back().await?;
        wait_for_rate(page, "0.092").await?;
        ensure!(link(page).await?.is_empty(), "the address is as it was: {}", link(page).await?);
        for _ in 0..3 {
            page.forward().await?;
        }
        page.wait_for("document.querySelectorAll('[data-run]').length === 3", "all of it again").await?;
        ensure!(link(page).await?.contains("&c.lr=0.15&"), "{}", link(page).await?);
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_drag_and_a_burst_of_keys_are_one_entry_each() -> Result<()> {
    visit(Visitor::LAPTOP, "", async |page| {
        let before = entries(page).await?;
        let slider = find(page, RATE).await?;
        let drag = page.action_chain().click_and_hold_element(&slider);
        drag.move_by_offset(-60, 0).move_by_offset(20, 0).move_by_offset(-40, 0).release().perform().await?;
        page.wait_for(&format!("history.length === {}", before + 1), "the drag is an entry at once").await?;
        let dragged = rate(page).await?;
        ensure!(dragged != "0.092");
        slider.send_keys(Key::Right + Key::Right + Key::Right).await?;
        rest(page).await?;
        ensure!(entries(page).await? == before + 2, "{} entries", entries(page).await?);
        page.back().await?;
        wait_for_rate(page, &dragged).await?;
        page.back().await?;
        wait_for_rate(page, "0.092").await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_drag_that_pauses_is_still_one_entry() -> Result<()> {
    visit(Visitor::LAPTOP, "", async |page| {
        let (before, handle) = (entries(page).await?, find(page, ".start-handle").await?);
        page.action_chain().click_and_hold_element(&handle).move_by_offset(20, 10).perform().await?;
        rest(page).await?;
        ensure!(entries(page).await? == before, "it is still held");
        page.action_chain().move_by_offset(20, 10).release().perform().await?;
        page.wait_for(&format!("history.length === {}", before + 1), "one entry").await?;
        click(page, "[data-tool=undo]").await?;
        page.wait_for("location.hash === ''", "the start is where it was").await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn buttons_and_keys_undo_and_say_what() -> Result<()> {
    visit(Visitor::LAPTOP, "", async |page| {
        let disabled =
            "[...document.querySelectorAll('[data-tool=undo], [data-tool=redo]')].map(b => b.ariaDisabled).join()";
        ensure!(page.ask(&format!("return {disabled}")).await? == "true,true", "nothing to undo yet");
        type_rate(page, "0.150").await?;
        page.wait_for(&format!("{disabled} === 'false,true'"), "there is something to undo").await?;
        click(page, "[data-tool=undo]").await?;
        wait_for_rate(page, "0.092").await?;
        let said = "[...document.querySelectorAll('[role=status]')].some(e => e.textContent.includes";
        page.wait_for(&format!("{said}('Undone: base rate of A back to 0.092.'))"), "it is said").await?;
        ensure!(page.ask("return document.activeElement.dataset.tool").await? == "undo", "the focus stays");
        press(page, &[Key::Control], "y").await?;
        wait_for_rate(page, "0.150").await?;
        page.wait_for(&format!("{said}('Redone: base rate of A is 0.150 again.'))"), "it is said").await?;
        press(page, &[Key::Control], "z").await?;
        wait_for_rate(page, "0.092").await?;
        press(page, &[Key::Control, Key::Shift], "z").await?;
        wait_for_rate(page, "0.150").await?;
        page.wait_for("history.state === 'settle:1'", "the browser's history is in step").await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn undo_at_the_first_entry_never_leaves_the_page() -> Result<()> {
    visit(Visitor::LAPTOP, "", async |page| {
        type_rate(page, "0.150").await?;
        page.ask("window.here = true; document.activeElement.blur()").await?;
        for _ in 0..5 {
            press(page, &[Key::Control], "z").await?;
        }
        wait_for_rate(page, "0.092").await?;
        rest(page).await?;
        ensure!(page.ask("return window.here && location.hash === ''").await? == true, "the page was left");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn in_a_field_the_keys_are_the_fields_own() -> Result<()> {
    visit(Visitor::LAPTOP, "", async |page| {
        click(page, "[data-family=StepLR]").await?;
        let field = find(page, RATE_FIELD).await?;
        field.send_keys(Key::Control + "a").await?;
        field.send_keys("0.2").await?;
        field.send_keys(Key::Control + "z").await?;
        rest(page).await?;
        ensure!(page.ask("return document.querySelector('[data-family=StepLR]').ariaChecked").await? == "true");
        Ok(())
    })
    .await
}

/// What was set up comes back whole, and a keyboard user is not thrown to the top of the page.
#[tokio::test(flavor = "multi_thread")]
async fn a_removed_run_comes_back_with_its_name_and_the_focus_stays_in_the_lab() -> Result<()> {
    visit(
        Visitor::LAPTOP,
        "#v=1&a.lr=0.05&b.lr=0.07&b.name=mine&b.schedule=StepLR;step_size:40&view=selected:1",
        async |page| {
            click(page, ".card-more").await?;
            page.ask(
                "[...document.querySelectorAll('.card-actions button')].find(b => b.textContent === 'Remove').click()",
            )
            .await?;
            page.wait_for("document.querySelectorAll('[data-run]').length === 1", "one run").await?;
            press(page, &[Key::Control], "z").await?;
            page.wait_for("document.querySelector('[data-run=B]')?.title === 'mine'", "the run is back").await?;
            ensure!(page.ask("return !!document.activeElement.closest('.lab')").await? == true, "the focus was lost");
            rest(page).await?;
            ensure!(link(page).await?.contains("&b.name=mine&b.schedule=StepLR;step_size:40"), "{}", link(page).await?);
            Ok(())
        },
    )
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn reloading_keeps_the_scene_and_the_way_back() -> Result<()> {
    visit(Visitor::LAPTOP, "", async |page| {
        type_rate(page, "0.150").await?;
        type_rate(page, "0.200").await?;
        page.refresh().await?;
        page.wait_for(&format!("document.querySelector('{RATE_FIELD}')"), "the page is there again").await?;
        wait_for_rate(page, "0.200").await?;
        page.back().await?;
        wait_for_rate(page, "0.150").await?;
        page.back().await?;
        wait_for_rate(page, "0.092").await?;
        page.forward().await?;
        wait_for_rate(page, "0.150").await?;
        click(page, "[data-tool=redo]").await?;
        wait_for_rate(page, "0.200").await?;
        page.wait_for("history.state === 'settle:2'", "the browser's history is in step").await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_followed_while_the_page_is_open_is_an_entry_too() -> Result<()> {
    visit(Visitor::LAPTOP, "", async |page| {
        type_rate(page, "0.150").await?;
        page.ask("location.hash = '#v=1&steps=33&a.lr=0.03&a.name=typed'").await?;
        wait_for_rate(page, "0.030").await?;
        ensure!(
            page.ask("return document.querySelector('[data-tool=reset]').ariaDisabled").await? == "true",
            "Reset returns to the link"
        );
        type_rate(page, "0.040").await?;
        page.back().await?;
        wait_for_rate(page, "0.030").await?;
        page.back().await?;
        wait_for_rate(page, "0.150").await?;
        ensure!(page.ask("return document.querySelector('[data-tool=reset]').ariaDisabled").await? == "false");
        page.forward().await?;
        wait_for_rate(page, "0.030").await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_scene_is_offered_at_the_next_visit() -> Result<()> {
    visit(Visitor::LAPTOP, "", async |page| {
        ensure!(page.ask("return document.querySelector('[data-notice]')").await?.is_null(), "nothing was kept yet");
        type_rate(page, "0.150").await?;
        rest(page).await?;
        page.open("").await?;
        wait_for_rate(page, "0.092").await?;
        page.wait_for(
            "document.querySelector('[data-notice=kept]')?.innerText.includes('A Constant')",
            "it is offered",
        )
        .await?;
        press(page, &[], "2").await?;
        rest(page).await?;
        page.open("").await?;
        page.wait_for("document.querySelector('[data-notice=kept]')", "looking around does not overwrite it").await?;
        click(page, "[data-notice=kept] .notice-act").await?;
        wait_for_rate(page, "0.150").await?;
        ensure!(page.ask("return document.querySelector('[data-notice=kept]')").await?.is_null());
        page.back().await?;
        wait_for_rate(page, "0.092").await?;
        page.open("#v=1&a.lr=0.3").await?;
        ensure!(
            page.ask("return document.querySelector('[data-notice=kept]')").await?.is_null(),
            "a link is what was wanted"
        );
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_browser_that_keeps_nothing_harms_nothing() -> Result<()> {
    let refusals = [
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })",
        "Object.defineProperty(window, 'localStorage', { value: null })",
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
        "Storage.prototype.getItem = () => { throw new DOMException('no', 'SecurityError') }",
        "if (location.protocol !== 'about:') localStorage.setItem('settle-scene', '%%%&a.lr=NaN&;;;')",
    ];
    for refusal in refusals {
        visit(Visitor::LAPTOP, "", async |page| {
            before_every_page(page, refusal).await?;
            page.open("").await?;
            click(page, "[data-tool=theme]").await?;
            type_rate(page, "0.150").await?;
            rest(page).await?;
            ensure!(link(page).await?.contains("&a.lr=0.15&"), "{}", link(page).await?);
            page.back().await?;
            wait_for_rate(page, "0.092").await
        })
        .await
        .with_context(|| refusal)?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_browser_that_refuses_new_entries_loses_the_links_alone() -> Result<()> {
    let refusals = [
        "history.pushState = history.replaceState = () => { throw new DOMException('no', 'SecurityError') }",
        "history.pushState = () => {}",
    ];
    for refusal in refusals {
        visit(Visitor::LAPTOP, "", async |page| {
            before_every_page(page, refusal).await?;
            page.open("").await?;
            type_rate(page, "0.150").await?;
            type_rate(page, "0.200").await?;
            click(page, "[data-tool=undo]").await?;
            wait_for_rate(page, "0.150").await?;
            click(page, "[data-tool=undo]").await?;
            wait_for_rate(page, "0.092").await?;
            click(page, "[data-tool=redo]").await?;
            wait_for_rate(page, "0.150").await
        })
        .await
        .with_context(|| refusal)?;
    }
    Ok(())
}

/// Every edit is pushed, but a key that is held down does not use up what the browser allows.
#[tokio::test(flavor = "multi_thread")]
async fn two_hundred_edits_in_a_row_are_survived() -> Result<()> {
    visit(Visitor::LAPTOP, "", async |page| {
        click(page, ".card-more").await?;
        page.ask(
            "const hide = () => [...document.querySelectorAll('.card-actions button')].find(b => /Hide|Show/.test(b.textContent));
            for (let i = 0; i < 201; i++) { hide().click(); await new Promise(done => setTimeout(done, 0)); }",
        )
        .await?;
        ensure!(entries(page).await? < 120, "{} entries", entries(page).await?);
        page.wait_for("document.querySelector('.card-hidden')", "hidden in the end").await?;
        for _ in 0..2 {
            press(page, &[Key::Control], "z").await?;
        }
        page.wait_for("document.querySelector('.card-hidden')", "shown and hidden").await
    })
    .await
}
