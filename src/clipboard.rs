//! The clipboard.

use gloo::utils::window;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Puts a text on the clipboard; whether the browser let it. Pages that do not come over https, frames without the
/// permission and old browsers have no clipboard.
pub async fn copy(text: &str) -> bool {
    let clipboard = window().navigator().clipboard();
    let missing = AsRef::<JsValue>::as_ref(&clipboard).is_undefined();
    !missing && JsFuture::from(clipboard.write_text(text)).await.is_ok()
}
