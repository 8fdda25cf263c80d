//! Lets a monkey at the built page for as long as is wanted.

use anyhow::Result;
use clap::Parser;
use settle_browser_tests::monkey;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Random input on the page in dist/, from a seed: keys, drags, choices, sizes, themes, Back.
#[derive(Debug, Parser)]
#[command(bin_name = "cargo xtask monkey")]
struct Arguments {
    /// How long, in minutes
    #[arg(long, default_value_t = 2.0)]
    minutes: f64,
    /// What it does; another one each time if none is given
    #[arg(long)]
    seed: Option<u64>,
}

#[tokio::main]
async fn main() -> Result<()> {
    let Arguments { minutes, seed } = Arguments::parse();
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |passed| passed.as_secs());
    let seed = seed.unwrap_or(now);
    println!("seed {seed}");
    monkey(Duration::from_secs_f64(60.0 * minutes), seed).await
}
