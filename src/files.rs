//! Files: saving one, and reading one that a person chose.

use gloo::utils::{body, document};
use js_sys::Array;
use settle_model::Scene;
use settle_text::sentence;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};
use yew::Callback;
use yew::platform::spawn_local;

use crate::format::three;
use crate::share;

/// Bytes of a megabyte.
const MEGABYTE: f64 = 1e6;

/// Has the browser save a text as a file; whether it began to.
#[must_use]
pub fn save(name: &str, kind: &str, text: &str) -> bool {
    offer(name, kind, text).is_ok()
}

fn offer(name: &str, kind: &str, text: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let anchor: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    anchor.set_href(&address);
    anchor.set_download(name);
    // Some browsers follow only what is in the page.
    body().append_child(&anchor)?;
    anchor.click();
    anchor.remove();
    Url::revoke_object_url(&address)
}

/// Reads the scene in a file, and tells it, or the sentence that says why there is none: what a field of the file is, and
/// what would be right.
pub fn open(file: File, tell: Callback<Result<Scene, String>>) {
    spawn_local(async move {
        let read = text_of(&file).await.and_then(|text| share::read(&text));
        tell.emit(read.map_err(|why| sentence("not-opened", &[("name", file.name()), ("why", why)])));
    });
}

/// The text of a file that is not too large.
async fn text_of(file: &File) -> Result<String, String> {
    if file.size() > share::LARGEST {
        let megabytes = |bytes: f64| three(bytes / MEGABYTE);
        return Err(sentence(
            "file-too-large",
            &[("size", megabytes(file.size())), ("most", megabytes(share::LARGEST))],
        ));
    }
    let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
    text.ok_or_else(|| settle_text::text("file-unreadable").to_owned())
}
