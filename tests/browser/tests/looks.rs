//! The page on every screen: nothing cut, nothing hidden, nothing that assistive technology can't read.

use anyhow::{Result, ensure};
use settle_browser_tests::{Page, Visitor, visit};

const SIDEWAYS: &str = "document.scrollingElement.scrollWidth > innerWidth";

async fn is_accessible(visitor: Visitor) -> Result<()> {
    visit(visitor, "", async |page| {
        page.wait_for("document.querySelector('.happened')?.ariaBusy !== 'true'", "all was computed").await?;
        page.ensure_accessible().await?;
        page.ask("document.querySelectorAll('button[aria-expanded=false], summary').forEach(e => e.checkVisibility() && e.click())").await?;
        page.ensure_accessible().await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn axe_finds_nothing_on_a_laptop() -> Result<()> {
    is_accessible(Visitor::LAPTOP).await?;
    is_accessible(Visitor::LAPTOP.dark()).await
}

#[tokio::test(flavor = "multi_thread")]
async fn axe_finds_nothing_on_a_phone() -> Result<()> {
    is_accessible(Visitor::PHONE).await?;
    is_accessible(Visitor::PHONE.dark()).await
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_lies_below_the_fold_of_a_small_laptop() -> Result<()> {
    for visitor in [Visitor::LAPTOP, Visitor::window(1280, 720), Visitor::DESKTOP] {
        visit(visitor, "", async |page| {
            let over = page.ask("return document.scrollingElement.scrollHeight - innerHeight").await?;
            ensure!(over.as_f64() <= Some(0.0), "{over} pixels lie below the fold at {visitor:?}");
            let cut = page
                .ask(
                    "return ['.slot-stage', '.slot-charts', '.slot-happened'].filter(s => {
                    const box = document.querySelector(s).getBoundingClientRect();
                    return box.bottom > innerHeight || box.height < 40 })",
                )
                .await?;
            ensure!(cut.as_array().is_some_and(Vec::is_empty), "{cut} are cut at {visitor:?}");
            Ok(())
        })
        .await?;
    }
    Ok(())
}

async fn tabs_fit(page: &Page) -> Result<()> {
    for tab in 0..3 {
        page.ask(&format!(
            "document.querySelectorAll('[role=tab]')[{tab}].click(); await new Promise(requestAnimationFrame)"
        ))
        .await?;
        ensure!(page.ask(&format!("return {SIDEWAYS}")).await? == false, "tab {tab} scrolls sideways");
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_scrolls_sideways_on_narrow_screens() -> Result<()> {
    for visitor in [Visitor::NARROW, Visitor::PHONE] {
        visit(visitor, "", tabs_fit).await?;
    }
    visit(Visitor::window(768, 1024), "", async |page| {
        ensure!(page.ask(&format!("return {SIDEWAYS}")).await? == false, "768 pixels scroll sideways");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_to_touch_is_large_enough_on_a_phone() -> Result<()> {
    visit(Visitor::PHONE, "", async |page| {
        let small = page
            .ask("return [...document.querySelectorAll('button, input, select, summary')].filter(e => e.checkVisibility()
                && !e.closest('[inert]')).map(e => [e, e.getBoundingClientRect()])
                .filter(([, box]) => box.width < 43.5 || box.height < 43.5)
                .map(([e, box]) => `${e.outerHTML.slice(0, 90)} ${box.width}x${box.height}`)")
            .await?;
        ensure!(small.as_array().is_some_and(Vec::is_empty), "{small:#}");
        Ok(())
    })
    .await
}
