//! Pages of another site that embed the lab.

use crate::page::{browse, serve_lab};
use crate::{Page, Visitor, places};
use anyhow::{Context, Result};
use serde_json::json;
use thirtyfour::By;
use xtask::{course, site};

/// Opens a page of a site on another origin than the lab's, in a fresh browser for `visitor`, does `work` there, and closes
/// it: `examples/embed/plain.html` and the like; `page.html` has the text `page`, in which `LAB` stands for the lab's address.
///
/// # Errors
/// Those of `work`; and when the console of the page or of a frame in it holds an error or warning.
pub async fn visit_course(
    visitor: Visitor,
    path: &str,
    page: &str,
    work: impl AsyncFnOnce(&Page) -> Result<()>,
) -> Result<()> {
    let (lab, lab_server) = serve_lab().await?;
    let router = course::router(&places::examples(), &places::modules()?, Some(page.replace("LAB", &lab)), &lab);
    let (address, serving) = site::serve(router, 0).await?;
    let server = tokio::spawn(serving);
    // Another name for this machine, so that the frames are on another site for the browser.
    let address = format!("http://localhost:{}/{path}", address.port());
    let result = browse(visitor, lab, async |page| {
        page.goto(&address).await?;
        work(page).await
    })
    .await;
    server.abort();
    lab_server.abort();
    result
}

impl Page {
    /// Brings the frame number `index` of the page into view, and does `work` in it once its lab has started.
    ///
    /// # Errors
    /// Those of `work`; and when there is no such frame, or its lab does not start.
    pub async fn in_frame<T>(&self, index: usize, work: impl AsyncFnOnce(&Page) -> Result<T>) -> Result<T> {
        let frames = self.find_all(By::Css("iframe")).await?;
        let frame = frames.get(index).with_context(|| format!("there is no frame {index}"))?;
        frame.clone().enter_frame().await?;
        let started = "document.documentElement.hasAttribute('data-ready')";
        let result = match self.wait_for(started, "the app in the frame has started").await {
            Ok(()) => work(self).await,
            Err(error) => Err(error),
        };
        self.enter_default_frame().await?;
        result
    }

    /// A mouse event as the machine would send it: at a place of the window, whichever frame is there.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn mouse(&self, kind: &str, (x, y): (f64, f64), pressed: bool) -> Result<()> {
        let (button, buttons) =
            if pressed || kind == "mouseReleased" { ("left", u8::from(pressed)) } else { ("none", 0) };
        let event = json!({ "type": kind, "x": x, "y": y, "button": button, "buttons": buttons, "clickCount": 1 });
        self.cdp().send_raw("Input.dispatchMouseEvent", event).await?;
        Ok(())
    }

    /// Presses and releases a key as a keyboard would, wherever the focus is.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn press(&self, key: &str, code: u32) -> Result<()> {
        for kind in ["rawKeyDown", "keyUp"] {
            let event = json!({ "type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code });
            self.cdp().send_raw("Input.dispatchKeyEvent", event).await?;
        }
        Ok(())
    }
}
