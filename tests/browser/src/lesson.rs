//! What a reader of the lesson does, as several tests need it.

use crate::Page;
use anyhow::Result;
use thirtyfour::{By, Key};

/// Brings a step before the reader, and waits until its lab is there.
///
/// # Errors
/// When it is not there, or the browser refuses.
pub async fn come_to(page: &Page, step: &str) -> Result<()> {
    page.ask_about("document.getElementById(arguments[0]).scrollIntoView()", vec![step.into()]).await?;
    let live = format!("document.querySelector('#{step} .figure .lab')");
    page.wait_for(&live, &format!("the lab of {step} is there")).await
}

/// Types a value into a control of a step's lab.
///
/// # Errors
/// When it is not there, or the browser refuses.
pub async fn set(page: &Page, step: &str, label: &str, value: &str) -> Result<()> {
    let field = page.find(By::Css(format!("#{step} input[aria-label^='{label}']"))).await?;
    field.click().await?;
    field.send_keys(Key::Control + "a").await?;
    field.send_keys(value).await?;
    Ok(field.send_keys(Key::Enter + "").await?)
}

/// Presses what a selector finds.
///
/// # Errors
/// When it is not there, or the browser refuses.
pub async fn press(page: &Page, selector: &str) -> Result<()> {
    let script = "const e = document.querySelector(arguments[0]); e.scrollIntoView({ block: 'center' }); e.click()";
    page.ask_about(script, vec![selector.into()]).await.map(drop)
}
