//! Why a run did what it did: the diagnosis and its remedies, the phases, the gain view, the range test, the limit along a run.

use anyhow::{Result, ensure};
use serde_json::json;
use settle_browser_tests::thirtyfour::{By, Key};
use settle_browser_tests::{Page, Visitor, visit};

const SCRUBBER: &str = "[...document.querySelectorAll('input[data-playhead]')].find(e => e.checkVisibility())";

/// Waits until the diagnosis on screen is of what is on screen, and has this rule on top.
async fn diagnosed(page: &Page, rule: &str) -> Result<()> {
    let there = format!("document.querySelector('.finding[aria-busy=false][data-rule={rule}]')");
    page.wait_for(&there, rule).await
}

async fn runs(page: &Page) -> Result<serde_json::Value> {
    page.ask("return document.querySelectorAll('.card-pick').length").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_finding_shows_its_steps_and_its_remedy_becomes_a_run() -> Result<()> {
    visit(Visitor::LAPTOP, "", async |page| {
        diagnosed(page, "late-oscillation").await?;
        page.ensure_accessible().await?;
        page.find(By::Css(".finding-span")).await?.click().await?;
        page.wait_for("!document.querySelector('.charts-span').hidden", "the steps are shaded").await?;
        let from = page.ask("return document.querySelector('.finding-span').textContent.match(/\\d+/)[0]").await?;
        let at = page.ask(&format!("return {SCRUBBER}.value")).await?;
        ensure!(from == at, "the playhead is at {at}, not at {from}");
        page.find(By::Css(".finding-do")).await?.click().await?;
        page.wait_for("document.querySelectorAll('.card-pick').length === 3", "the remedy is a run").await?;
        page.wait_for(
            "document.activeElement.matches('.card-pick[data-run=C][aria-pressed=true]')",
            "its card has the focus",
        )
        .await?;
        diagnosed(page, "healthy").await?;
        page.action_chain().key_down(Key::Control).send_keys("z").key_up(Key::Control).perform().await?;
        page.wait_for("document.querySelectorAll('.card-pick').length === 2", "undo takes it away again").await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn where_there_is_no_room_a_remedy_takes_the_place_of_the_last_run() -> Result<()> {
    visit(Visitor::LAPTOP, "#v=1&noise=sigma:1;seed:5&a.lr=0.092&b.lr=0.05&c.lr=0.03&d.lr=0.02", async |page| {
        diagnosed(page, "late-oscillation").await?;
        page.wait_for(
            "document.querySelector('.finding-do').innerText.trim() === 'Replace run D'",
            "what the button does",
        )
        .await?;
        page.find(By::Css(".finding-do")).await?.click().await?;
        page.wait_for("location.hash.includes('d.schedule=')", "run D is another one").await?;
        ensure!(runs(page).await? == json!(4), "there are {} runs", runs(page).await?);
        page.action_chain().key_down(Key::Control).send_keys("z").key_up(Key::Control).perform().await?;
        page.wait_for("!location.hash.includes('d.schedule=')", "undo brings run D back").await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_makes_the_diagnosis_anew_and_phases_follow() -> Result<()> {
    visit(Visitor::LAPTOP, "", async |page| {
        diagnosed(page, "late-oscillation").await?;
        let phases = "[...document.querySelectorAll('.charts-still span')].filter(e => e.checkVisibility()).map(e => e.textContent)";
        page.wait_for(&format!("{phases}.includes('stabilise')"), "the phases of A").await?;
        ensure!(page.ask(&format!("return {phases}.includes('refine')")).await? == json!(false), "A never refines");
        page.ask("document.querySelector('.card-pick[data-run=B]').click()").await?;
        diagnosed(page, "healthy").await?;
        page.wait_for(&format!("{phases}.includes('refine')"), "the phases of B").await?;
        page.wait_for("document.querySelector('.loss-words').textContent.includes('Phases of B: explore from step 0 to ')", "the phases in words").await?;
        page.find(By::Css("[data-run=A].card-pick")).await?.click().await?;
        let field = page.find(By::Css(".rate-control .value input")).await?;
        field.clear().await?;
        field.send_keys("0.15" + Key::Enter).await?;
        diagnosed(page, "diverged").await?;
        ensure!(page.ask(&format!("return {phases}.includes('stabilise')")).await? == json!(false), "a run that flies apart only explores");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_gain_view_follows_the_playhead() -> Result<()> {
    visit(
        Visitor::LAPTOP,
        "#v=1&noise=sigma:0&steps=120&a.lr=0.092&a.schedule=CosineAnnealingLR;T_max:120",
        async |page| {
            page.wait_for("document.querySelector('.finding[aria-busy=false]')", "the diagnosis").await?;
            page.find(By::XPath("//*[contains(@class, 'charts-lower')]/button[.='Gain']")).await?.click().await?;
            page.wait_for("document.querySelector('.gain-table')", "the gain view").await?;
            page.ensure_accessible().await?;
            let steep = "document.querySelector('.gain-0').textContent";
            page.ask(&format!("{SCRUBBER}.focus()")).await?;
            page.action_chain().send_keys(Key::Home).perform().await?;
            page.wait_for(
                &format!("{steep}.startsWith('steep: oscillates, × 0.84')"),
                "what the steep direction does at first",
            )
            .await?;
            page.action_chain().send_keys(Key::End).perform().await?;
            page.wait_for(&format!("{steep}.startsWith('steep: no overshoot')"), "what it does at last").await?;
            let placed =
                page.ask("return document.querySelector('.gain-poles-0 path').getAttribute('transform')").await?;
            ensure!(
                placed
                    .as_str()
                    .is_some_and(|place| place.starts_with("translate(0.99") || place.starts_with("translate(1.0")),
                "{placed}"
            );
            Ok(())
        },
    )
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_range_test_suggests_a_rate_and_sets_it() -> Result<()> {
    visit(Visitor::LAPTOP, "", async |page| {
        page.find(By::XPath("//*[contains(@class, 'charts-lower')]/button[.='Range test']")).await?.click().await?;
        page.wait_for("document.querySelector('.range-curve')", "the sweep").await?;
        page.ensure_accessible().await?;
        let button = page.find(By::Css(".range-words button")).await?;
        let said = button.text().await?;
        button.click().await?;
        let rate = said.trim_start_matches("Use ").to_owned();
        page.wait_for(
            &format!("document.querySelector('.rate-control .value input').value === '{rate}'"),
            "the rate is used",
        )
        .await?;
        diagnosed(page, "base-rate-too-low").await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn elsewhere_the_limit_goes_along_the_run() -> Result<()> {
    visit(Visitor::LAPTOP, "#v=1&surface=himmelblau&start=-1,-3&steps=120&a.lr=0.012", async |page| {
        let zone =
            "[...document.querySelectorAll('.zone-label')].filter(e => e.checkVisibility()).map(e => e.textContent)";
        page.wait_for(&format!("{zone}.includes('unstable above this line for A')"), "the zone along the run").await?;
        page.wait_for("document.querySelector('.limit-at')?.textContent.startsWith('limit 0.0')", "the slider's limit")
            .await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_minute_leads_to_the_remedy_and_beyond() -> Result<()> {
    visit(Visitor::LAPTOP, "", async |page| {
        let hint = |words: &str| format!("document.querySelector('.hint')?.innerText.includes('{words}')");
        page.wait_for(&hint("drag past the limit"), "the first hint").await?;
        for (rate, words) in [("0.15", "That is the limit"), ("0.09", "This remedy was checked")] {
            let field = page.find(By::Css(".rate-control .value input")).await?;
            field.clear().await?;
            field.send_keys(rate + Key::Enter).await?;
            page.wait_for(&hint(words), words).await?;
        }
        page.ensure_accessible().await?;
        page.find(By::Css(".finding-do")).await?.click().await?;
        page.wait_for(&hint("Same steps, lower end"), "the last hint").await?;
        page.ask("document.querySelector('input[type=range][data-param=decay-ends]').focus()").await?;
        page.action_chain().send_keys(Key::PageDown + Key::PageDown + Key::PageDown).perform().await?;
        page.wait_for("!document.querySelector('.hint')", "then no more hints").await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_prepared_scene_tells_optimizer_and_schedule_apart() -> Result<()> {
    visit(Visitor::LAPTOP, "", async |page| {
        page.ask("document.querySelector('.scene-row').click()").await?;
        page.wait_for("document.querySelectorAll('.card-pick').length === 3", "its three runs").await?;
        page.wait_for(
            "document.querySelector('.card-pick[data-run=C]').innerText.includes('Adam')",
            "Adam with a schedule",
        )
        .await?;
        page.action_chain().key_down(Key::Control).send_keys("z").key_up(Key::Control).perform().await?;
        page.wait_for("document.querySelectorAll('.card-pick').length === 2", "undo brings back what was there").await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_embedded_lab_shows_them_where_it_is_asked_to() -> Result<()> {
    visit(
        Visitor::LAPTOP,
        "?embed&views=surface,rate,finding,gain,range&controls=rate#v=1&noise=sigma:1;seed:5&a.lr=0.092",
        async |page| {
            diagnosed(page, "late-oscillation").await?;
            ensure!(
                page.ask("return document.querySelector('.finding-do')").await?.is_null(),
                "a run can be added without the control for it"
            );
            page.wait_for(
                "document.querySelector('.gain-disc') && document.querySelector('.range-curve')",
                "both views",
            )
            .await?;
            page.ensure_accessible().await
        },
    )
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_cut_on_a_phone() -> Result<()> {
    for visitor in [Visitor::PHONE, Visitor::NARROW] {
        visit(visitor, "", async |page| {
            page.ask("document.querySelector('[role=tab][id$=tab-happened]').click()").await?;
            diagnosed(page, "late-oscillation").await?;
            page.ask("document.querySelector('[role=tab][id$=tab-charts]').click()").await?;
            for name in ["Gain", "Range test"] {
                page.ask(&format!("[...document.querySelectorAll('.charts-lower button')].find(e => e.innerText === '{name}').click()")).await?;
                page.wait_for("document.querySelector('.loss-cover').children.length > 0", name).await?;
                let over = page
                    .ask("return [document.scrollingElement.scrollWidth - innerWidth, document.querySelector('.loss-cover').scrollWidth - document.querySelector('.loss-cover').clientWidth]")
                    .await?;
                ensure!(over == json!([0, 0]), "{name} is {over} too wide for {visitor:?}");
            }
            page.ensure_accessible().await
        })
        .await?;
    }
    Ok(())
}
