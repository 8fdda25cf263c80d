//! An open page.

use crate::driver::ChromeDriver;
use crate::{Visitor, places};
use anyhow::{Context, Result, bail, ensure};
use base64::prelude::{BASE64_STANDARD, Engine};
use serde_json::{Value, json};
use std::ops::Deref;
use std::path::Path;
use std::time::{Duration, Instant};
use thirtyfour::{WebDriver, WebDriverRunError};
use tokio::task::JoinHandle;
use xtask::site;

/// Where the server of the tests puts the page, as a course's site might.
const FOLDER: &str = "/some/folder";
/// How long the page may take for anything.
const PATIENCE: Duration = Duration::from_secs(20);

/// The page in a browser; all that [`WebDriver`] can do, and some more.
#[derive(Debug, Clone)]
pub struct Page {
    web: WebDriver,
    address: String,
}

impl Deref for Page {
    type Target = WebDriver;

    fn deref(&self) -> &WebDriver {
        &self.web
    }
}

/// Opens the page with `fragment` (empty, or from `#` or `?` on) in a fresh browser for `visitor`, does `work` there, and
/// closes it.
///
/// # Errors
/// Those of `work`; and when the page does not start or its console holds an error or warning.
pub async fn visit(visitor: Visitor, fragment: &str, work: impl AsyncFnOnce(&Page) -> Result<()>) -> Result<()> {
    visit_with(&[], visitor, fragment, work).await
}

/// The same in a browser that is started with some more arguments.
pub(crate) async fn visit_with(
    arguments: &[&str],
    visitor: Visitor,
    fragment: &str,
    work: impl AsyncFnOnce(&Page) -> Result<()>,
) -> Result<()> {
    let (address, server) = serve_lab().await?;
    let result = browse_with(arguments, visitor, address, async |page| {
        page.open(fragment).await?;
        work(page).await
    })
    .await;
    server.abort();
    result
}

/// Serves the built page until the task is aborted; gives its address.
pub(crate) async fn serve_lab() -> Result<(String, JoinHandle<std::io::Result<()>>)> {
    let router = site::router(&places::dist()?, FOLDER);
    let (address, serving) = site::serve(router, 0).await?;
    Ok((format!("http://{address}{FOLDER}/"), tokio::spawn(serving)))
}

/// Does `work` in a fresh browser for `visitor`, and closes it. Nothing is opened yet; `address` is the page's.
pub(crate) async fn browse(
    visitor: Visitor,
    address: String,
    work: impl AsyncFnOnce(&Page) -> Result<()>,
) -> Result<()> {
    browse_with(&[], visitor, address, work).await
}

/// The same in a browser that is started with some more arguments.
async fn browse_with(
    arguments: &[&str],
    visitor: Visitor,
    address: String,
    work: impl AsyncFnOnce(&Page) -> Result<()>,
) -> Result<()> {
    let driver = ChromeDriver::start().await?;
    let web = driver.open(arguments).await?;
    let result = web
        .run_and_quit(async |web: WebDriver| {
            let page = Page { web, address };
            page.become_visitor(visitor).await?;
            work(&page).await?;
            page.ensure_quiet().await
        })
        .await;
    result.map_err(|error| match error {
        WebDriverRunError::Body(error) => error,
        other => other.into(),
    })
}

impl Page {
    /// Takes on the window, preferences and processor of `visitor`.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn become_visitor(&self, visitor: Visitor) -> Result<()> {
        let cdp = self.web.cdp();
        let Visitor { width, height, scale, touch, .. } = visitor;
        cdp.emulation().set_device_metrics_override(width, height, scale, touch).await?;
        let touches = json!({ "enabled": touch, "maxTouchPoints": 5 });
        cdp.send_raw("Emulation.setTouchEmulationEnabled", touches).await?;
        let scheme = if visitor.dark { "dark" } else { "light" };
        let motion = if visitor.reduced_motion { "reduce" } else { "no-preference" };
        let features = json!({ "features": [
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": motion },
            { "name": "forced-colors", "value": if visitor.forced_colors { "active" } else { "none" } },
        ] });
        cdp.send_raw("Emulation.setEmulatedMedia", features).await?;
        cdp.send_raw("Emulation.setCPUThrottlingRate", json!({ "rate": visitor.slowdown })).await?;
        Ok(())
    }

    /// Opens the page anew with `fragment` and waits until the app has started.
    ///
    /// # Errors
    /// When it does not start in time.
    pub async fn open(&self, fragment: &str) -> Result<()> {
        // From an empty page, since another fragment alone would not load the page anew.
        self.web.goto("about:blank").await?;
        self.web.goto(format!("{}{fragment}", self.address)).await?;
        let started = self.wait_for("document.documentElement.hasAttribute('data-ready')", "the app has started").await;
        match started {
            Ok(()) => Ok(()),
            Err(error) => {
                self.ensure_quiet().await?;
                Err(error)
            }
        }
    }

    /// The address of the page, without a fragment.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }

    /// What the script's `return` gives; a promise is awaited, and `await` is allowed.
    ///
    /// # Errors
    /// When the script throws.
    pub async fn ask(&self, script: &str) -> Result<Value> {
        self.ask_about(script, Vec::new()).await
    }

    /// The same with `arguments[0]` and so on.
    ///
    /// # Errors
    /// When the script throws.
    pub async fn ask_about(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        let script = format!("return (async function () {{ {script}\n }}).apply(null, arguments)");
        Ok(self.web.execute(script, arguments).await?.json().clone())
    }

    /// The same in the page itself, not in a frame of it, by way of DevTools: the driver would keep each answer on the page's
    /// heap.
    ///
    /// # Errors
    /// When the script throws.
    pub async fn evaluate(&self, script: &str, arguments: &[Value]) -> Result<Value> {
        let expression = format!("(async function () {{ {script}\n }}).apply(null, {})", json!(arguments));
        let asked = json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
        let mut answer = self.web.cdp().send_raw("Runtime.evaluate", asked).await?;
        match answer.get("exceptionDetails") {
            Some(thrown) => bail!("the script threw {thrown}"),
            None => Ok(answer["result"]["value"].take()),
        }
    }

    /// Waits until the JavaScript expression `condition` is true; `what` says so in words.
    ///
    /// # Errors
    /// When it does not become true in time.
    pub async fn wait_for(&self, condition: &str, what: &str) -> Result<()> {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            if self.ask(&format!("return !!({condition})")).await? == true {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        bail!("waited {} s in vain until {what}", PATIENCE.as_secs())
    }

    /// What the console was told since the last call: level and message, a line each.
    ///
    /// # Errors
    /// When the browser does not tell.
    pub async fn console(&self) -> Result<Vec<String>> {
        let entries = self.web.browser_log().await?;
        Ok(entries.iter().map(|entry| format!("{} {}", entry.level, entry.message)).collect())
    }

    /// Fails if the console was told an error or a warning since the last call.
    ///
    /// # Errors
    /// Then.
    pub async fn ensure_quiet(&self) -> Result<()> {
        let mut lines = self.console().await?;
        lines.retain(|line| line.starts_with("SEVERE") || line.starts_with("WARNING"));
        ensure!(lines.is_empty(), "the console complained:\n{}", lines.join("\n"));
        Ok(())
    }

    /// The page as it is printed on paper of a width and a height in inches, a PDF.
    ///
    /// # Errors
    /// When the browser does not print.
    pub async fn printed(&self, (width, height): (f64, f64)) -> Result<Vec<u8>> {
        let options = json!({ "paperWidth": width, "paperHeight": height });
        let pdf = self.web.cdp().send_raw("Page.printToPDF", options).await?;
        Ok(BASE64_STANDARD.decode(pdf["data"].as_str().unwrap_or_default())?)
    }

    /// Writes a picture of the viewport to `file`.
    ///
    /// # Errors
    /// When the file can't be written.
    pub async fn picture(&self, file: &Path) -> Result<()> {
        self.web.screenshot(file).await.with_context(|| format!("{} can't be written", file.display()))
    }
}
