//! What is done once the page shows what was just done.

use gloo::utils::{document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlElement};

/// Does something once the browser is through with the present event and the page was brought up to date. Nothing of it
/// stays in memory, as it would of a timer that is forgotten.
pub fn soon(act: impl FnOnce() + 'static) {
    let act = Closure::once_into_js(act);
    // A function is a timer's handler in every browser.
    let _ = window().set_timeout_with_callback(act.unchecked_ref());
}

/// Soon gives the focus to what `selector` finds in `within`, or else on the page.
pub fn focus_soon(within: Option<Element>, selector: &'static str) {
    soon(move || focus(within, selector));
}

/// Gives the focus to what `selector` finds in `within`, or else on the page.
pub fn focus(within: Option<Element>, selector: &str) {
    let found = match within {
        Some(within) => within.query_selector(selector),
        None => document().query_selector(selector),
    };
    if let Some(element) = found.ok().flatten().and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        // An element that takes no focus leaves it where it is.
        let _ = element.focus();
    }
}
