//! Two minutes of a monkey: `cargo xtask test browser` runs it beside the other tests.

use anyhow::Result;
use settle_browser_tests::monkey;
use std::time::Duration;

#[tokio::test(flavor = "multi_thread")]
async fn a_monkey_breaks_nothing_in_two_minutes() -> Result<()> {
    monkey(Duration::from_secs(120), 5).await
}
