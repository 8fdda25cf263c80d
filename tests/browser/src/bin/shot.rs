//! Takes a picture of the built page.

use anyhow::{Context, Result, anyhow};
use clap::Parser;
use settle_browser_tests::{Visitor, visit};
use std::path::PathBuf;
use std::time::Duration;

/// Takes a picture of the page in dist/, and prints what the console was told.
#[derive(Debug, Parser)]
#[command(bin_name = "cargo xtask shot")]
struct Arguments {
    /// The file to write, a PNG
    #[arg(long)]
    out: PathBuf,
    /// The viewport in CSS pixels
    #[arg(long, default_value = "1366x640", value_parser = size)]
    size: (u32, u32),
    /// Device pixels a CSS pixel
    #[arg(long, default_value_t = 1.0)]
    scale: f64,
    /// Prefers dark colours
    #[arg(long)]
    dark: bool,
    /// Prefers less motion
    #[arg(long)]
    reduced_motion: bool,
    /// Forced colours, as in a high-contrast mode
    #[arg(long)]
    forced_colors: bool,
    /// Also prints the page to this file, a PDF of A4
    #[arg(long)]
    pdf: Option<PathBuf>,
    /// A touch screen
    #[arg(long)]
    touch: bool,
    /// The end of the address, from # or ? on, or a path below the page that begins with lesson/
    #[arg(long, alias = "url-fragment", default_value = "")]
    hash: String,
    /// JavaScript to run before the picture is taken; its `return` is printed, `await` is allowed
    #[arg(long, alias = "script")]
    js: Option<String>,
    /// Milliseconds to wait before the picture is taken
    #[arg(long, default_value_t = 300)]
    wait: u64,
    /// The whole page, not only what the viewport shows
    #[arg(long)]
    full: bool,
}

fn size(text: &str) -> Result<(u32, u32)> {
    let (width, height) = text.split_once('x').ok_or_else(|| anyhow!("a size is such as 1366x640"))?;
    Ok((width.parse()?, height.parse()?))
}

#[tokio::main]
async fn main() -> Result<()> {
    let Arguments { out, size, scale, dark, reduced_motion, forced_colors, pdf, touch, hash, js, wait, full } =
        Arguments::parse();
    let visitor = Visitor { scale, dark, reduced_motion, forced_colors, touch, ..Visitor::window(size.0, size.1) };
    let hash = if hash.is_empty() || hash.starts_with(['#', '?']) || hash.starts_with("lesson/") {
        hash
    } else {
        format!("#{hash}")
    };
    visit(visitor, &hash, async |page| {
        if let Some(script) = &js {
            println!("{}", page.ask(script).await?);
        }
        if full {
            let height = page.ask("return document.documentElement.scrollHeight").await?;
            let height = u32::try_from(height.as_u64().context("the page has no height")?)?;
            page.become_visitor(Visitor { height, ..visitor }).await?;
        }
        tokio::time::sleep(Duration::from_millis(wait)).await;
        page.picture(&out).await?;
        println!("{}", out.display());
        if let Some(pdf) = &pdf {
            std::fs::write(pdf, page.printed((8.27, 11.69)).await?)?;
            println!("{}", pdf.display());
        }
        for line in page.console().await? {
            println!("console: {line}");
        }
        Ok(())
    })
    .await
}
