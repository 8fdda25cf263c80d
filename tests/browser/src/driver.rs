//! A ChromeDriver of its own for each visit, on a free port.

use crate::places;
use anyhow::{Context, Result, bail};
use std::process::Stdio;
use thirtyfour::{ChromiumLikeCapabilities, DesiredCapabilities, LoggingPrefsLogLevel, WebDriver};
use tokio::io::{AsyncBufReadExt, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};

/// A running ChromeDriver; dropped, it ends.
#[derive(Debug)]
pub(crate) struct ChromeDriver {
    port: u16,
    /// Ends the process when dropped.
    _process: Child,
    /// Kept open: the driver would end on writing to a closed pipe.
    _output: Lines<BufReader<ChildStdout>>,
}

impl ChromeDriver {
    /// Starts one. On a machine that is busy it may end at once; then another one is started.
    pub(crate) async fn start() -> Result<Self> {
        for _ in 0..2 {
            if let Ok(started) = Self::start_once().await {
                return Ok(started);
            }
            tokio::time::sleep(std::time::Duration::from_millis(500)).await;
        }
        Self::start_once().await
    }

    async fn start_once() -> Result<Self> {
        let path = places::chromedriver()?;
        let mut process = Command::new(&path)
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .with_context(|| format!("{} does not start", path.display()))?;
        let output = process.stdout.take().context("ChromeDriver has no output")?;
        let mut output = BufReader::new(output).lines();
        while let Some(line) = output.next_line().await? {
            if let Some(port) = port(&line) {
                return Ok(Self { port, _process: process, _output: output });
            }
        }
        bail!("ChromeDriver ended before it was ready")
    }

    /// Opens a Chromium with an empty profile and some more arguments.
    pub(crate) async fn open(&self, more: &[&str]) -> Result<WebDriver> {
        let mut wishes = DesiredCapabilities::chrome();
        wishes.set_binary(&places::chrome()?.display().to_string())?;
        for argument in xtask::chromium::ARGUMENTS.iter().chain(more) {
            wishes.add_arg(argument)?;
        }
        wishes.set_browser_log_level(LoggingPrefsLogLevel::All)?;
        let address = format!("http://127.0.0.1:{}", self.port);
        WebDriver::new(address, wishes).await.context("Chromium does not start")
    }
}

/// The port that ChromeDriver says it listens on.
fn port(line: &str) -> Option<u16> {
    let (_, rest) = line.split_once("started successfully on port ")?;
    rest.trim_end_matches('.').parse().ok()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_port_is_read_from_what_chromedriver_says() {
        assert_eq!(super::port("ChromeDriver was started successfully on port 41243."), Some(41243));
        assert_eq!(super::port("Only local connections are allowed."), None);
    }
}
