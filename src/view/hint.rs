//! A hint of the first minute, at the control that it concerns.

use settle_text::text;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::icon::{Sign, icon};
use crate::dispatch::{RATE_SLIDER, leaving};
use crate::hints::Hint;

/// A dark bubble that points at the slider above it, whose thumb is at `place`, 0 to 1.
#[hook]
pub fn use_hint(hint: Option<&Hint>, place: f64, onclose: &Callback<MouseEvent>) -> Html {
    let bubble = use_node_ref();
    use_effect_with((bubble.clone(), place, hint.is_some()), |(bubble, place, _)| {
        if let Some(bubble) = bubble.cast::<HtmlElement>() {
            let _ = bubble.style().set_property("--at", &place.to_string());
        }
    });
    let Some(hint) = hint else { return html! {} };
    html! {
        <div class="hint" role="status" ref={bubble}>
            <p><strong>{ hint.lead }</strong>{ " " }{ &hint.sentence }</p>
            <button type="button" class="hint-close" aria-label={text("hint-close")} onclick={leaving(RATE_SLIDER, onclose.clone())}>{ icon(Sign::Cross) }</button>
        </div>
    }
}
