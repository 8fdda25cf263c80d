//! The size budget: everything that the first view loads.

use anyhow::{Context, Result, ensure};
use lol_html::{HtmlRewriter, Settings, element};
use std::cell::RefCell;
use std::fs;
use std::io::Write;
use std::path::Path;

/// What the first view, compressed by brotli, is to weigh in the end, in bytes.
const GOAL: usize = 200_000;

/// What it may weigh until then: what it weighed when this was last lowered, and a little. It is never raised.
const BUDGET: usize = 268_000;

/// The size of one file, in bytes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Size {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Prints what the first view of the page in `dist` weighs, and holds it to the budget.
///
/// # Errors
/// When it weighs more, or a file that the page names is missing.
pub fn check(dist: &Path) -> Result<()> {
    let index = fs::read_to_string(dist.join("index.html")).context("there is no page in dist/: build it first")?;
    let mut files = vec!["index.html".to_owned()];
    files.extend(first_view(&index)?);
    let mut total = Size::default();
    println!("    {:<44} {:>9} {:>9} {:>9}", "first view", "raw", "gzip", "brotli");
    for file in files {
        let bytes =
            fs::read(dist.join(&file)).with_context(|| format!("the page names {file}, which is not in dist/"))?;
        let size = measure(&bytes)?;
        print_row(&file, size);
        total.raw += size.raw;
        total.gzip += size.gzip;
        total.brotli += size.brotli;
    }
    print_row("total", total);
    if total.brotli > GOAL {
        println!("    {} bytes are still to go to the goal of {GOAL}", total.brotli - GOAL);
    }
    ensure!(
        total.brotli <= BUDGET,
        "the first view weighs {} bytes compressed, {} more than the budget of {BUDGET}",
        total.brotli,
        total.brotli - BUDGET
    );
    Ok(())
}

fn print_row(name: &str, size: Size) {
    println!("    {name:<44} {:>9} {:>9} {:>9}", size.raw, size.gzip, size.brotli);
}

/// The files beside the page that it loads at once, each once: style sheets, scripts, preloads, icons, pictures.
fn first_view(html: &str) -> Result<Vec<String>> {
    let found: RefCell<Vec<String>> = RefCell::default();
    let note = |address: Option<String>| {
        let Some(address) = address else { return };
        let path = address.split(['?', '#']).next().unwrap_or_default();
        let path = path.strip_prefix("./").unwrap_or(path).to_owned();
        let elsewhere = path.contains(':') || path.starts_with('/') || path.is_empty();
        if !elsewhere && !found.borrow().contains(&path) {
            found.borrow_mut().push(path);
        }
    };
    let links = element!("link[href]", |link| {
        if loads(link.get_attribute("rel").as_deref()) && !link.has_attribute("disabled") {
            note(link.get_attribute("href"));
        }
        Ok(())
    });
    let sources = element!("script[src], img[src]", |source| {
        note(source.get_attribute("src"));
        Ok(())
    });
    let settings = Settings::new().append_element_content_handler(links).append_element_content_handler(sources);
    let mut rewriter = HtmlRewriter::new(settings, |_: &[u8]| {});
    rewriter.write(html.as_bytes())?;
    rewriter.end()?;
    Ok(found.into_inner())
}

/// Whether a browser fetches what a link of the kinds `rel` names without being asked.
fn loads(rel: Option<&str>) -> bool {
    let kinds = ["stylesheet", "preload", "modulepreload", "icon", "manifest"];
    rel.is_some_and(|rel| rel.split_ascii_whitespace().any(|kind| kinds.contains(&kind)))
}

/// What `bytes` weigh, as they are and compressed as servers do at their best.
fn measure(bytes: &[u8]) -> Result<Size> {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gzip.write_all(bytes)?;
    let mut brotli = Vec::new();
    let best = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
    brotli::BrotliCompress(&mut &*bytes, &mut brotli, &best)?;
    Ok(Size { raw: bytes.len(), gzip: gzip.finish()?.len(), brotli: brotli.len() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_view_is_what_the_page_loads_by_itself() {
        let html = r##"<link rel="stylesheet" href="./a.css"><link rel="canonical" href="b">
            <link rel="modulepreload" href="./c.js"><script type="module" src="c.js"></script>
            <link rel="icon" href="data:,"><link rel="stylesheet" href="f.css" disabled><img src="d.svg?v=1"><a href="e.html">e</a>"##;
        assert_eq!(first_view(html).expect("html"), ["a.css", "c.js", "d.svg"]);
    }

    #[test]
    fn a_page_over_budget_is_refused() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::write(folder.path().join("index.html"), "<img src=noise>").expect("written");
        assert!(check(folder.path()).is_err(), "the file it names is missing");
        let mut seed = 1_u64;
        let noise: Vec<u8> = std::iter::repeat_with(|| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 56) as u8
        })
        .take(BUDGET + 1)
        .collect();
        fs::write(folder.path().join("noise"), &noise[..1000]).expect("written");
        assert!(check(folder.path()).is_ok());
        fs::write(folder.path().join("noise"), &noise).expect("written");
        assert!(check(folder.path()).is_err());
    }
}
