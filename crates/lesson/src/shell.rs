//! A page of the lesson around its body: made of the page that the build wrote, whose scripts and styles it shares.

use std::borrow::Cow;
use std::cell::Cell;

use anyhow::Result;
use lol_html::html_content::{ContentType, Element};
use lol_html::{ElementContentHandlers, HtmlRewriter, Selector, Settings, element, text};
use settle::lesson::ROOT;

/// What is put into the page.
#[derive(Clone, Copy, Debug)]
pub struct Shell<'a> {
    /// The language's tag.
    pub tag: &'a str,
    /// Its direction, `ltr` or `rtl`.
    pub direction: &'a str,
    /// The title.
    pub title: &'a str,
    /// What search engines show.
    pub description: &'a str,
    /// The name of the style sheet beside the pages' folders.
    pub sheet: &'a str,
    /// What comes after the wordmark in the header.
    pub nav: &'a str,
    /// The body.
    pub body: &'a str,
}

/// What is done with the elements that a selector finds.
type Handler<'h> = (Cow<'h, Selector>, ElementContentHandlers<'h>);

impl Shell<'_> {
    /// The page, of the page `index` that the build wrote.
    ///
    /// # Errors
    /// When `index` is no HTML.
    pub fn around(&self, index: &str) -> Result<String> {
        let titled = Cell::new(false);
        let handlers = self.head(&titled).into_iter().chain(self.rest());
        let settings = handlers.fold(Settings::new(), Settings::append_element_content_handler);
        let mut out = Vec::new();
        let mut rewriter = HtmlRewriter::new(settings, |bytes: &[u8]| out.extend_from_slice(bytes));
        rewriter.write(index.as_bytes())?;
        rewriter.end()?;
        Ok(String::from_utf8(out)?)
    }

    /// What becomes of the page's head.
    fn head<'s>(&'s self, titled: &'s Cell<bool>) -> Vec<Handler<'s>> {
        vec![
            element!("html", |html| {
                html.set_attribute("lang", self.tag)?;
                html.set_attribute("dir", self.direction)?;
                Ok(html.set_attribute("data-face", "lesson")?)
            }),
            text!("title", |chunk| {
                if titled.replace(true) {
                    chunk.remove();
                } else {
                    chunk.replace(self.title, ContentType::Text);
                }
                Ok(())
            }),
            element!("meta[name=description]", |meta| Ok(meta.set_attribute("content", self.description)?)),
            element!("meta[name=program], meta[name=later]", |meta| Ok(lead(meta, "content")?)),
            element!("link[href]", |link| {
                link.remove_attribute("disabled");
                Ok(lead(link, "href")?)
            }),
            element!("script[src]", |script| Ok(lead(script, "src")?)),
            element!("meta[name=program]", |program| {
                program.after(&format!("<link rel=\"stylesheet\" href=\"../{}\">", self.sheet), ContentType::Html);
                Ok(())
            }),
        ]
    }

    /// What becomes of the rest.
    fn rest(&self) -> Vec<Handler<'_>> {
        vec![
            element!(".frame, #tools, .lede, noscript", |gone| {
                gone.remove();
                Ok(())
            }),
            element!(".wordmark", |mark| {
                mark.set_tag_name("p")?;
                mark.after(self.nav, ContentType::Html);
                Ok(())
            }),
            element!("[data-text]", |said| {
                if said.removed() {
                    return Ok(());
                }
                let key = said.get_attribute("data-text").unwrap_or_default();
                // What is kept in the Lab's address is not kept in the lesson's.
                let key = if key == "trouble-broke-then" { "lesson-trouble" } else { &key };
                said.set_inner_content(settle_text::text(key), ContentType::Text);
                Ok(())
            }),
            element!("#app", |app| {
                app.replace(self.body, ContentType::Html);
                Ok(())
            }),
        ]
    }
}

/// Lets an address lead from the lesson's folder to the page's.
fn lead(element: &mut Element<'_, '_>, attribute: &str) -> Result<(), lol_html::errors::AttributeNameError> {
    let address = element.get_attribute(attribute).unwrap_or_default();
    let address = address.strip_prefix("./").unwrap_or(&address);
    element.set_attribute(attribute, &format!("{ROOT}{address}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_shares_scripts_and_styles_and_has_its_own_body() {
        let index = "<html lang=en><head><title>Lab</title><meta name=description content=x><meta name=program content=./p.wasm>\
            <link href=./s.css rel=stylesheet><link data-later disabled href=./l.css rel=stylesheet><script src=./t.js></script></head>\
            <body><header><h1 class=wordmark>Settle</h1><p class=lede data-text=lede>x</p><div id=tools></div></header><div class=frame></div>\
            <main id=app></main></body></html>";
        let shell = Shell {
            tag: "es",
            direction: "ltr",
            title: "T",
            description: "D",
            sheet: "lesson.css",
            nav: "<nav></nav>",
            body: "<main>B</main>",
        };
        let page = shell.around(index).expect("html");
        for there in [
            "lang=\"es\"",
            "<title>T</title>",
            "../../p.wasm",
            "../../s.css",
            "../../l.css",
            "../../t.js",
            "../lesson.css",
            "<main>B</main>",
        ] {
            assert!(page.contains(there), "{there} in {page}");
        }
        for gone in ["frame", "lede", "Move a slider", "disabled", "id=app"] {
            assert!(!page.contains(gone), "{gone} in {page}");
        }
    }
}
