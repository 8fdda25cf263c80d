//! What a page loads by itself, before anybody does anything.

use anyhow::Result;
use lol_html::{HtmlRewriter, Settings, element};
use std::cell::RefCell;

/// The files beside the page that it loads at once, each once: style sheets, scripts, preloads, icons, pictures, and the
/// program that static/start.js fetches.
/// A style sheet that is `disabled` is not loaded.
///
/// # Errors
/// When `html` is no HTML.
pub fn files(html: &str) -> Result<Vec<String>> {
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
    let program = element!("meta[name=program]", |meta| {
        note(meta.get_attribute("content"));
        Ok(())
    });
    let settings =
        [links, sources, program].into_iter().fold(Settings::new(), Settings::append_element_content_handler);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_view_is_what_the_page_loads_by_itself() {
        let html = r##"<link rel="stylesheet" href="./a.css"><link rel="canonical" href="b">
            <link rel="modulepreload" href="./c.js"><script type="module" src="c.js"></script>
            <link rel="icon" href="data:,"><link rel="stylesheet" href="f.css" disabled><img src="d.svg?v=1"><a href="e.html">e</a>
            <meta name="later" content="g.wasm"><meta name="program" content="./h.wasm">"##;
        assert_eq!(files(html).expect("html"), ["a.css", "c.js", "d.svg", "h.wasm"]);
    }
}
