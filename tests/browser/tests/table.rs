//! The numbers of a run as a table.

use std::fs;

use anyhow::{Context, Result, ensure};
use serde_json::json;
use settle_browser_tests::thirtyfour::{By, Key};
use settle_browser_tests::{Page, Visitor, visit};

/// The cells of the row of a step.
async fn row(page: &Page, step: u32) -> Result<Vec<String>> {
    let cells = page
        .ask(&format!(
            "return [...document.querySelectorAll('dialog[open] tbody tr')].map(r => [...r.cells].map(c => c.innerText))
                .find(cells => cells[0] === '{step}') ?? []"
        ))
        .await?;
    Ok(serde_json::from_value(cells)?)
}

async fn open_from_charts(page: &Page) -> Result<()> {
    page.find(By::Css(".charts-table")).await?.click().await?;
    page.wait_for("document.querySelector('dialog[open] tbody tr')", "the table is open").await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_table_of_a_run_opens_from_its_card_and_holds_every_step() -> Result<()> {
    visit(Visitor::LAPTOP, "#v=1&steps=12&a.lr=0.05&b.lr=0.02&b.optimizer=SGD;momentum:0.9", async |page| {
        page.find(By::Css(".card-more")).await?.click().await?;
        page.find(By::XPath("//*[contains(@class, 'card-actions')]/button[.='Table']")).await?.click().await?;
        page.wait_for("document.querySelector('dialog[open] tbody tr')", "the table is open").await?;
        let head = page
            .ask(
                "return [document.querySelector('dialog[open] caption').innerText,
                [...document.querySelectorAll('dialog[open] thead th')].map(h => h.innerText).join()]",
            )
            .await?;
        ensure!(
            head == json!(["Run A, Constant: 12 steps", "Step,Learning rate,Momentum,x,y,Loss,Gradient norm"]),
            "{head}"
        );
        ensure!(page.ask("return document.querySelectorAll('dialog[open] tbody tr').length").await? == 13, "13 points");
        let (first, last) = (row(page, 0).await?, row(page, 12).await?);
        ensure!(first[..5] == ["0", "0.0500", "0", "−3.00", "2.50"], "{first:?}");
        ensure!(last[1].is_empty() && last[2].is_empty() && !last[5].is_empty(), "{last:?}");
        page.find(By::XPath("//dialog[@open]//button[contains(., 'B') and @aria-pressed='false']"))
            .await?
            .click()
            .await?;
        page.wait_for("document.querySelector('dialog[open] caption').innerText.startsWith('Run B')", "run B").await?;
        ensure!(row(page, 0).await?[1..3] == ["0.0200", "0.900"], "{:?}", row(page, 0).await?);
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn long_runs_are_read_page_by_page_and_saved_whole() -> Result<()> {
    let folder = tempfile::tempdir()?;
    visit(Visitor::LAPTOP, "#v=1&steps=100000&a.lr=0.05&noise=sigma:1;seed:3", async |page| {
        let wish = json!({ "behavior": "allow", "downloadPath": folder.path() });
        page.cdp().send_raw("Browser.setDownloadBehavior", wish).await?;
        open_from_charts(page).await?;
        ensure!(!row(page, 100_000).await?.is_empty(), "it opens where the playhead stands");
        page.find(By::Css(".table-pages input")).await?.send_keys("54321" + Key::Enter).await?;
        page.wait_for(
            "document.querySelector('dialog[open] tr[aria-current]')?.cells[0].innerText === '54321'",
            "the step",
        )
        .await?;
        let seen = page
            .ask(
                "const row = document.querySelector('tr[aria-current]').getBoundingClientRect();
                const box = document.querySelector('.table-scroll').getBoundingClientRect();
                const head = document.querySelector('.table-scroll thead th').getBoundingClientRect();
                return row.top >= head.bottom && row.bottom <= box.bottom && Math.abs(head.top - box.top) < 2",
            )
            .await?;
        ensure!(seen == true, "the row is hidden, or the heading is");
        page.find(By::Css(".table-pages [aria-label='Later steps']")).await?.click().await?;
        page.wait_for(
            "document.querySelector('dialog[open] tbody tr').cells[0].innerText === '54500'",
            "the next page",
        )
        .await?;
        let shown = row(page, 54_500).await?;
        page.find(By::XPath("//dialog[@open]//button[.='Save as CSV']")).await?.click().await?;
        page.wait_for(
            "document.querySelector('dialog[open] [role=status]').innerText.includes('settle-run-a-constant.csv')",
            "it was said",
        )
        .await?;
        let file = folder.path().join("settle-run-a-constant.csv");
        for _ in 0..400 {
            if file.exists() {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(25)).await;
        }
        let csv = fs::read_to_string(file)?;
        let lines: Vec<&str> = csv.lines().collect();
        ensure!(
            lines.len() == 100_002 && lines[0] == "step,lr,momentum,x,y,loss,grad_norm,stability_limit",
            "{} lines",
            lines.len()
        );
        let cells: Vec<&str> = lines[54_501].split(',').collect();
        let x: f64 = cells[3].parse().context("x")?;
        let shown_x: f64 = shown[3].replace('−', "-").parse().context("x as shown")?;
        ensure!(
            cells[0] == "54500" && (x - shown_x).abs() <= 0.006 * x.abs() && cells[3].len() > shown[3].len(),
            "{cells:?} {shown:?}"
        );
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_table_is_accessible_and_fits_every_screen() -> Result<()> {
    let visitors = [Visitor::LAPTOP, Visitor::LAPTOP.dark(), Visitor::PHONE, Visitor::PHONE.dark(), Visitor::NARROW];
    for visitor in visitors {
        visit(visitor, "#v=1&steps=1000&a.lr=0.05&b.lr=0.03", async |page| {
            if visitor.width < 700 {
                page.ask("document.querySelectorAll('[role=tab]')[1].click()").await?;
            }
            open_from_charts(page).await?;
            page.ensure_accessible().await?;
            let over = page
                .ask(
                    "const d = document.querySelector('dialog[open]'); return [d.scrollWidth - d.clientWidth,
                    d.scrollHeight - d.clientHeight]",
                )
                .await?;
            ensure!(over == json!([0, 0]), "{over} at {visitor:?}");
            page.action_chain().send_keys(Key::Escape).perform().await?;
            page.wait_for("document.activeElement.classList.contains('charts-table')", "the focus is back").await
        })
        .await?;
    }
    Ok(())
}
