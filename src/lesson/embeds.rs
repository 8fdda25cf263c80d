//! The teacher's page: the HTML for course pages with the address that this page has.

use gloo::utils::window;
use web_sys::Element;

use crate::lesson::ROOT;
use crate::lesson::dom::all;

/// Puts the address of the Lab before every `?embed`.
pub fn complete(page: &Element) {
    let here = window().location().href().unwrap_or_default();
    let base = web_sys::Url::new_with_base(ROOT, &here).map(|url| url.href()).unwrap_or_default();
    for code in all(page, "[data-embed] code") {
        let html = code.text_content().unwrap_or_default();
        code.set_text_content(Some(&html.replacen("\"?embed", &format!("\"{base}?embed"), 1)));
    }
}
