//! A run as a program.

use std::fs;

use anyhow::{Result, ensure};
use serde_json::json;
use settle_browser_tests::thirtyfour::{By, Key};
use settle_browser_tests::{Page, Visitor, visit};

/// Two runs, one of Adam with a composed schedule.
const SCENE: &str = "#v=1&steps=60&a.lr=0.05&b.lr=0.02&b.optimizer=Adam&b.schedule=SequentialLR;schedulers:+LinearLR;total_iters:6+CosineAnnealingLR;T_max:54~;milestones:6";

async fn program(page: &Page) -> Result<String> {
    let text = page.ask("return document.querySelector('dialog[open] pre').textContent").await?;
    Ok(text.as_str().unwrap_or_default().to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_is_read_copied_and_saved_as_a_program_of_each_library() -> Result<()> {
    let folder = tempfile::tempdir()?;
    visit(Visitor::LAPTOP, SCENE, async |page| {
        let wish = json!({ "behavior": "allow", "downloadPath": folder.path() });
        page.cdp().send_raw("Browser.setDownloadBehavior", wish).await?;
        page.find(By::Css(".card-more")).await?.click().await?;
        page.find(By::XPath("//*[contains(@class, 'card-actions')]/button[.='Code']")).await?.click().await?;
        page.wait_for("document.querySelector('dialog[open] pre')", "the program is shown").await?;
        ensure!(program(page).await?.contains("torch.optim.SGD("), "{}", program(page).await?);
        page.find(By::XPath("//dialog[@open]//button[contains(., 'B') and @aria-pressed='false']"))
            .await?
            .click()
            .await?;
        page.wait_for("document.querySelector('dialog[open] pre').textContent.includes('torch.optim.Adam(')", "run B")
            .await?;
        ensure!(program(page).await?.contains("SequentialLR("), "{}", program(page).await?);
        page.find(By::Css("dialog[open] [role=tab][aria-selected=true]"))
            .await?
            .send_keys(Key::Right + Key::Right)
            .await?;
        page.wait_for("document.querySelector('dialog[open] pre').textContent.includes('optax.')", "optax").await?;
        let shown = page
            .ask("return [document.activeElement.innerText, !!document.querySelector('dialog[open] .code-keyword')]")
            .await?;
        ensure!(shown == json!(["optax", true]), "{shown}");
        page.find(By::XPath("//dialog[@open]//button[.='Save as a file']")).await?.click().await?;
        page.wait_for(
            "document.querySelector('dialog[open] [role=status]').innerText.includes('Saved: ')",
            "it was said",
        )
        .await?;
        let mut saved = None;
        for _ in 0..400 {
            saved = fs::read_dir(folder.path())?
                .flatten()
                .map(|entry| entry.path())
                .find(|path| path.extension().is_some_and(|end| end == "py"));
            if saved.is_some() {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(25)).await;
        }
        let saved = saved.map(fs::read_to_string).transpose()?;
        ensure!(saved == Some(program(page).await?), "the file holds {saved:?}");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_program_is_accessible_and_fits_every_screen() -> Result<()> {
    for visitor in [Visitor::LAPTOP, Visitor::LAPTOP.dark(), Visitor::PHONE, Visitor::NARROW] {
        visit(visitor, SCENE, async |page| {
            if visitor.width < 700 {
                page.ask("document.querySelectorAll('[role=tab]')[1].click()").await?;
            }
            page.find(By::Css(".charts-code")).await?.click().await?;
            page.wait_for("document.querySelector('dialog[open] pre')", "the program is shown").await?;
            page.ensure_accessible().await?;
            let over = page
                .ask("const d = document.querySelector('dialog[open]'); return [d.scrollWidth - d.clientWidth, d.scrollHeight - d.clientHeight]")
                .await?;
            ensure!(over == json!([0, 0]), "{over} at {visitor:?}");
            page.action_chain().send_keys(Key::Escape).perform().await?;
            page.wait_for("document.activeElement.classList.contains('charts-code')", "the focus is back").await
        })
        .await?;
    }
    Ok(())
}
