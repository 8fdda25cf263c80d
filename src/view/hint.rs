//! A hint of the first minute, at the control that it concerns.

use settle_text::text;
use yew::prelude::*;

use super::icon::{Icon, Sign};

/// The properties of [`HintBubble`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct HintBubbleProps {
    /// The bold beginning.
    pub lead: AttrValue,
    /// What to do.
    pub sentence: AttrValue,
    /// Ends the hints.
    pub onclose: Callback<()>,
}

/// A dark bubble that points at the slider above it.
#[component]
pub fn HintBubble(props: &HintBubbleProps) -> Html {
    let onclick = props.onclose.reform(|_: MouseEvent| ());
    html! {
        <div class="hint" role="status">
            <p><strong>{ &props.lead }</strong>{ " " }{ &props.sentence }</p>
            <button type="button" class="hint-close" aria-label={text("hint-close")} {onclick}><Icon sign={Sign::Cross} /></button>
        </div>
    }
}
