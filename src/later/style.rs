//! The style sheets of the later part: index.html names them as disabled, so that the browser does not load them before.

use gloo::utils::document;
use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlLinkElement;

/// A sheet that is on its way.
#[derive(Debug)]
pub struct Sheet {
    link: HtmlLinkElement,
    loaded: Promise,
}

/// Begins to load the sheets that are not here.
pub fn begin() -> Vec<Sheet> {
    let Ok(links) = document().query_selector_all("link[data-later]") else { return Vec::new() };
    let links = (0..links.length()).filter_map(|i| links.get(i)?.dyn_into::<HtmlLinkElement>().ok());
    links.filter(|link| link.sheet().is_none()).map(load).collect()
}

fn load(link: HtmlLinkElement) -> Sheet {
    let loaded = Promise::new(&mut |done, failed| {
        link.set_onload(Some(&done));
        link.set_onerror(Some(&failed));
    });
    link.set_disabled(false);
    Sheet { link, loaded }
}

/// Waits until all of them are here.
///
/// # Errors
/// When one can't be loaded; it can be begun again.
pub async fn end(sheets: Vec<Sheet>) -> Result<(), JsValue> {
    for Sheet { link, loaded } in sheets {
        if let Err(error) = JsFuture::from(loaded).await {
            link.set_disabled(true);
            return Err(error);
        }
    }
    Ok(())
}
