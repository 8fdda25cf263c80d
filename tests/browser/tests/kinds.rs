//! The kinds of schedules: to choose from, and what each shows of itself.

use anyhow::{Result, ensure};
use serde_json::json;
use settle_browser_tests::thirtyfour::{By, Key};
use settle_browser_tests::{Visitor, visit};

const SCRUBBER: &str = "[...document.querySelectorAll('input[data-playhead]')].find(e => e.checkVisibility())";

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_is_chosen_by_its_curve_and_by_keys() -> Result<()> {
    for visitor in [Visitor::LAPTOP, Visitor::NARROW] {
        visit(visitor, "", async |page| {
            page.find(By::Css(".all-kinds button")).await?.click().await?;
            page.wait_for("document.querySelector('.kind-picker')", "the kinds are shown").await?;
            page.ensure_accessible().await?;
            let kinds = page.ask("return [...document.querySelectorAll('.kind-picker [data-kind]')].map(e => e.dataset.kind)").await?;
            let kinds: Vec<String> = serde_json::from_value(kinds)?;
            ensure!(kinds.len() >= 23, "{kinds:?}");
            for kind in &kinds {
                page.ask_about("document.querySelector(`[data-kind=${arguments[0]}]`).click()", vec![kind.as_str().into()]).await?;
                page.wait_for("document.activeElement.matches('.kind-now[aria-expanded=false]')", "a choice closes the kinds").await?;
                page.wait_for(&format!("document.querySelector('.editor .belief code')?.innerText === '{kind}'"), kind).await?;
                page.wait_for("document.querySelector('.editor .belief').innerText.length > 20", "its story").await?;
                page.ask("document.activeElement.click()").await?;
                page.wait_for(&format!("document.querySelector('[data-kind={kind}]')?.getAttribute('aria-checked') === 'true'"), kind).await?;
            }
            let cut = page.ask("return document.scrollingElement.scrollWidth - innerWidth").await?;
            ensure!(cut.as_f64().unwrap_or(1.0) <= 0.0, "it scrolls sideways by {cut}");
            page.ask("document.querySelector('.kind-picker [aria-checked=true]').focus()").await?;
            page.action_chain().send_keys(Key::Home).perform().await?;
            page.wait_for("document.activeElement.dataset.kind === 'Constant' && document.activeElement.getAttribute('aria-checked') === 'true'", "Home").await
        })
        .await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_opens_from_its_link_also_in_a_frame() -> Result<()> {
    visit(Visitor::LAPTOP, "", async |page| {
        page.find(By::Css(".all-kinds button")).await?.click().await?;
        page.wait_for("document.querySelector('.kind-picker [data-kind]')", "the kinds are shown").await?;
        let kinds = page
            .ask("return [...document.querySelectorAll('.kind-picker [data-kind]')].map(e => e.dataset.kind)")
            .await?;
        let kinds: Vec<String> = serde_json::from_value(kinds)?;
        let mut links = Vec::new();
        for kind in &kinds {
            page.ask_about("document.querySelector(`[data-kind=${arguments[0]}]`).click()", vec![kind.as_str().into()])
                .await?;
            page.wait_for(&format!("location.hash.includes('{kind}') || '{kind}' === 'Constant'"), "its link").await?;
            links.push(page.ask("return location.hash").await?.as_str().unwrap_or_default().to_owned());
            page.ask("document.querySelector('.kind-now').click()").await?;
            page.wait_for("document.querySelector('[data-kind]')", "the kinds are shown again").await?;
        }
        for link in links {
            page.open(&format!("?embed{link}")).await?;
            page.wait_for("document.querySelector('.embed canvas')", "the embedded lab").await?;
            let said = page.ask("return document.querySelector('.notice')?.innerText ?? null").await?;
            ensure!(said.is_null(), "{link}: {said}");
        }
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plateau_says_step_by_step_why_it_cut_the_rate() -> Result<()> {
    let scene =
        "#v=1&steps=60&noise=sigma:1;seed:5&a.lr=0.09&a.schedule=ReduceLROnPlateau;factor:0.5;patience:3;cooldown:4";
    visit(Visitor::LAPTOP, scene, async |page| {
        let verdict = "document.querySelector('.chart-verdict')?.textContent ?? ''";
        page.ask(&format!("{SCRUBBER}.focus()")).await?;
        page.action_chain().send_keys(Key::Home).perform().await?;
        page.wait_for(&format!("{verdict} === ''"), "nothing was judged before the first update").await?;
        let (mut kinds, mut cut) = (std::collections::BTreeSet::new(), None);
        for step in 1..60 {
            page.action_chain().send_keys(Key::Right).perform().await?;
            page.wait_for(&format!("document.querySelector('.transport-now').textContent === '{step}'"), "the step").await?;
            page.wait_for(&format!("{verdict} !== ''"), "what was judged").await?;
            let said = page.ask(&format!("return {verdict}")).await?.as_str().unwrap_or_default().to_owned();
            if said.starts_with("cut: 4 bad steps, more than 3: rate × 0.5") {
                cut = cut.or(Some(step));
            }
            kinds.insert(if said.contains("cooldown") { "cooldown" } else { said.split(' ').next().unwrap_or_default() }.to_owned());
        }
        ensure!(kinds == ["best", "cooldown", "cut:"].map(String::from).into(), "{kinds:?}");
        page.find(By::Css(".charts-table")).await?.click().await?;
        page.wait_for("document.querySelector('dialog[open] tbody tr')", "the table is open").await?;
        let row = page
            .ask_about(
                "const heads = [...document.querySelectorAll('dialog[open] thead th')].map(h => h.innerText);
                 const cells = [...document.querySelectorAll('dialog[open] tbody tr')][arguments[0]].cells;
                 return [heads.slice(-3), cells[heads.indexOf('Bad steps')].innerText, cells[heads.indexOf('Cooldown')].innerText]",
                vec![json!(cut)],
            )
            .await?;
        ensure!(row == json!([["Best loss", "Bad steps", "Cooldown"], "4", "4"]), "{row} at step {cut:?}");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn cycled_momentum_has_an_axis_of_its_own() -> Result<()> {
    let scene = "#v=1&steps=60&a.lr=0.05&a.optimizer=SGD;momentum:0.9&a.schedule=OneCycleLR;max_lr:0.08;total_steps:60&b.lr=0.05";
    visit(Visitor::LAPTOP, scene, async |page| {
        let said = "[...document.querySelectorAll('.chart-momentum')].filter(e => e.checkVisibility()).map(e => e.textContent)";
        page.wait_for(&format!("{said}.length === 2"), "the ends of the axis").await?;
        ensure!(
            page.ask(&format!("return {said}")).await? == json!(["momentum 0.950", "momentum 0.850"]),
            "other ends"
        );
        page.ask("document.querySelector('.card-pick[data-run=B]').click()").await?;
        page.wait_for(&format!("{said}.length === 0"), "a constant momentum needs no axis").await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn each_beta_of_adam_has_a_slider() -> Result<()> {
    visit(Visitor::LAPTOP, "#v=1&a.lr=0.05&a.optimizer=Adam", async |page| {
        page.ask("document.querySelector('[data-group=optimizer] button').click()").await?;
        page.wait_for("document.querySelector('[data-param=beta1]')", "the betas").await?;
        page.ask("document.querySelectorAll('.control:has([data-param=beta2]) input[type=range]')[0].focus()").await?;
        page.action_chain().send_keys(Key::Left).perform().await?;
        page.wait_for("location.hash.includes('betas:0.9,0.995')", "the second went a stop down, the first stayed")
            .await?;
        page.ask("document.querySelectorAll('.control:has([data-param=beta1]) input[type=range]')[0].focus()").await?;
        page.action_chain().send_keys(Key::Right).perform().await?;
        page.wait_for("location.hash.includes('betas:0.905,0.995')", "and the first went up").await?;
        page.ensure_accessible().await
    })
    .await
}
