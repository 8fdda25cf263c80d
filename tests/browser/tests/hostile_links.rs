//! Damaged and hostile links: the nearest scene opens within a second, and every change is told.

use anyhow::{Context, Result, ensure};
use serde_json::json;
use settle_browser_tests::thirtyfour::By;
use settle_browser_tests::{Page, Visitor, visit};

async fn click(page: &Page, selector: &str) -> Result<()> {
    Ok(page.find(By::Css(selector)).await?.click().await?)
}

/// Runs a script before anything of the pages that are opened from now on.
async fn before_every_page(page: &Page, script: &str) -> Result<()> {
    page.cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await?;
    Ok(())
}

/// Milliseconds from the start of the navigation until the scene of the link was painted.
async fn shown_after(page: &Page, fragment: &str) -> Result<f64> {
    page.open(fragment).await?;
    page.wait_for("window.shown", "the scene is shown").await?;
    page.ask("return window.shown").await?.as_f64().context("a time")
}

#[tokio::test(flavor = "multi_thread")]
async fn hostile_links_open_a_scene_within_a_second_and_say_what_was_changed() -> Result<()> {
    let deep = format!("#v=1&a.schedule={}", "SequentialLR;schedulers:+".repeat(5_000));
    let knots = format!("#v=1&a.schedule=MultiStepLR;milestones:{}", "9,1.5,".repeat(5_000));
    let starts = (1..3_000).map(|n| n.to_string()).collect::<Vec<_>>().join(",");
    let parts = "+Constant".repeat(3_000);
    let children = format!("#v=1&a.schedule=SequentialLR;schedulers:{parts}~;milestones:{starts}&x=1");
    let junk = format!("#{}", "%E4%28~%zz&;:+,=".repeat(65_536));
    let long =
        "#v=1&steps=1000000&a.lr=1e308&b.lr=0.05&c.lr=0.05&c.schedule=CosineAnnealingLR;T_max:7&d.lr=-1&view=step:1e9";
    let types = "#v=NaN&surface=7&start=x,&noise=sigma:true;seed:&a.lr=[]&a.optimizer=Adam;lr:&a.schedule=StepLR;step_size:yes&view=hidden:9,,-4";
    visit(Visitor::LAPTOP, "", async |page| {
        before_every_page(
            page,
            "new MutationObserver((_, observer) => {
                if (document.documentElement?.dataset.ready === undefined) return;
                observer.disconnect();
                requestAnimationFrame(() => setTimeout(() => window.shown = performance.now()));
            }).observe(document, { attributes: true, subtree: true })",
        )
        .await?;
        let plain = shown_after(page, "").await?;
        for link in [deep.as_str(), &knots, &children, &junk, long, types] {
            let name = &link[..link.len().min(70)];
            let mut extra = f64::INFINITY;
            for _ in 0..3 {
                extra = extra.min(shown_after(page, link).await? - plain);
                if extra < 1000.0 {
                    break;
                }
            }
            println!("{extra:7.0} ms more than without a link: {name}");
            ensure!(extra < 1000.0, "{extra} ms for {name}");
            page.wait_for("document.querySelector('[data-notice=link]')", "it is said")
                .await
                .context(name.to_owned())?;
            ensure!(page.ask("return document.querySelectorAll('[data-run]').length > 0").await? == true, "{name}");
        }
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn all_changes_to_a_link_can_be_read() -> Result<()> {
    let many: String = (0..300).map(|i| format!("&x{i}=1")).collect();
    visit(Visitor::LAPTOP, &format!("#v=1&steps=1e9{many}"), async |page| {
        click(page, "[data-notice=link] .notice-act").await?;
        page.wait_for("document.querySelector('.notice-list')", "the list is open").await?;
        let said = page.ask("return document.querySelector('[data-notice=link]').innerText").await?;
        let said = said.as_str().unwrap_or_default();
        for word in ["100000", "x0”", "x150”", "x299”"] {
            ensure!(said.contains(word), "{word} is not named in {said}");
        }
        click(page, "[data-notice=link] .notice-close").await?;
        page.wait_for("!document.querySelector('[data-notice=link]')", "it is closed").await
    })
    .await
}
