//! Serves the built page on this machine.

use crate::workspace::{dist, root};
use anyhow::{Context, Result};
use xtask::{course, site};

/// Serves `dist/` and the example pages on `port` until stopped; opens it in the usual browser if `open`.
///
/// # Errors
/// When the port is taken.
pub fn serve(port: u16, open: bool) -> Result<()> {
    let runtime = tokio::runtime::Runtime::new()?;
    runtime.block_on(async {
        let examples = root().join("examples/embed");
        let course = course::router(&examples, &examples.join("node_modules"), None, "/");
        let (address, serving) = site::serve(site::router(&dist(), "/").merge(course), port)
            .await
            .with_context(|| format!("port {port} is taken: choose another one with --port"))?;
        let url = format!("http://{address}/");
        println!("==> serving dist/ at {url} (stop with Ctrl+C)");
        if open && let Err(error) = opener::open_browser(&url) {
            println!("    no browser could be opened ({error}): open {url} yourself");
        }
        Ok(serving.await?)
    })
}
