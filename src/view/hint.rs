//! A hint of the first minute, at the control that it concerns.

use settle_text::text;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::icon::{Icon, Sign};

/// The properties of [`HintBubble`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct HintBubbleProps {
    /// The bold beginning.
    pub lead: AttrValue,
    /// What to do.
    pub sentence: AttrValue,
    /// Where on the slider above it the thumb is, 0 to 1.
    pub place: f64,
    /// Ends the hints.
    pub onclose: Callback<()>,
}

/// A dark bubble that points at the slider above it.
#[component]
pub fn HintBubble(props: &HintBubbleProps) -> Html {
    let onclick = props.onclose.reform(|_: MouseEvent| ());
    let bubble = use_node_ref();
    use_effect_with((bubble.clone(), props.place), |(bubble, place)| {
        if let Some(bubble) = bubble.cast::<HtmlElement>() {
            let _ = bubble.style().set_property("--at", &place.to_string());
        }
    });
    html! {
        <div class="hint" role="status" ref={bubble}>
            <p><strong>{ &props.lead }</strong>{ " " }{ &props.sentence }</p>
            <button type="button" class="hint-close" aria-label={text("hint-close")} {onclick}><Icon sign={Sign::Cross} /></button>
        </div>
    }
}
