//! The page around an embedded lab: it is told how high the lab is, so that it can make its frame as high.

use gloo::utils::{document, window};
use wasm_bindgen::JsValue;
use yew::prelude::*;

use crate::canvas::{Seen, Watch};

/// Sends `{type: "settle:height", height}` to the page around this one, at first and whenever the height of the lab in it
/// changes: CSS pixels, at least the frame's own height, more where the lab needs more. A page that does not listen loses
/// nothing.
#[hook]
pub fn use_height_told(embedded: bool) {
    use_effect_with(embedded, |embedded| {
        let lab = embedded.then(|| document().query_selector(".lab-embed").ok().flatten()).flatten();
        let watch = lab.map(|lab| {
            Watch::new(&lab, |seen| {
                if let Seen::Size(Some(size)) = seen {
                    tell(size.height);
                }
            })
        });
        move || drop(watch)
    });
}

fn tell(height: f64) {
    let message = js_sys::JSON::parse(&format!("{{\"type\":\"settle:height\",\"height\":{height}}}"));
    let around = window().parent().ok().flatten().filter(|around| *around != window());
    if let Some((around, message)) = around.zip(message.ok()) {
        // Whoever embeds the lab may know how high it is; it is no secret of anybody's.
        let _: Result<(), JsValue> = around.post_message(&message, "*");
    }
}
