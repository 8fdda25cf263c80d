//! A text with a button that copies it.

use settle_text::{sentence, text};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlTextAreaElement};
use yew::platform::spawn_local;
use yew::prelude::*;

use super::icon::{Sign, icon};
use crate::clipboard::copy;

/// A text in a field of its own below its label; `what` is the label's key, `extra` stands beside it.
pub fn copy_row(id: &str, what: &'static str, value: String, extra: Html, say: &Callback<String>) -> Html {
    let field = format!("{id}-{what}");
    // Also where it is copied by hand.
    let oncopy = {
        let say = say.clone();
        move |_: Event| say.emit(sentence("copied", &[("what", text(what))]))
    };
    let say = say.clone();
    let onclick = move |event: MouseEvent| {
        if let Some(field) = field_beside(&event) {
            spawn_local(copy_from(field, what, say.clone()));
        }
    };
    html! {
        <div class="copy-row">
            <div class="copy-head">
                <label for={field.clone()}>{ text(what) }</label>
                { extra }
                <button type="button" class="quiet" aria-label={sentence("copy-what", &[("what", text(what))])} {onclick}>
                    { icon(Sign::Copy) }{ text("copy") }
                </button>
            </div>
            <textarea id={field} readonly=true rows="3" spellcheck="false" {value} {oncopy} />
        </div>
    }
}

/// The field of the row that a button belongs to.
fn field_beside(event: &MouseEvent) -> Option<HtmlTextAreaElement> {
    let row = event.target_dyn_into::<Element>()?.closest(".copy-row").ok()??;
    row.query_selector("textarea").ok()??.dyn_into().ok()
}

/// Copies a field's text and says so. Where the browser refuses, the text is selected for the keyboard instead.
async fn copy_from(field: HtmlTextAreaElement, what: &'static str, say: Callback<String>) {
    if copy(&field.value()).await {
        say.emit(sentence("copied", &[("what", text(what))]));
        return;
    }
    // A field that takes no focus still has its text selected.
    let _ = field.focus();
    field.select();
    say.emit(text("not-copied").to_owned());
}
