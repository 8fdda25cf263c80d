//! The buttons of the presenter view, which a pointer or the Tab key brings up.

use settle_text::text;
use yew::prelude::*;

use super::desk::Desk;
use super::keys::Order;
use super::listen::take_focus;
use crate::view::stage::{use_play_button, use_scrubber};

/// The buttons, each with its order.
const BUTTONS: [(&str, Order); 6] = [
    ("present-back", Order::Back),
    ("present-next", Order::Next),
    ("present-large-code", Order::Code),
    ("present-full", Order::Full),
    ("present-keys", Order::Keys),
    ("present-leave-view", Order::Leave),
];

/// Play, the scrubber and the other buttons. After a click the keys are the view's again.
#[hook]
pub fn use_bar(desk: &Desk, root: &NodeRef) -> Html {
    let play_button = use_play_button(&desk.handle.playhead);
    let scrubber = use_scrubber(&desk.handle.playhead, desk.handle.lab.scene.steps);
    let root = root.clone();
    let onclick = Callback::from(move |event: MouseEvent| {
        // A key that presses a button counts no clicks; then the focus stays there.
        if event.detail() > 0 {
            take_focus(&root);
        }
    });
    let button = |(words, order): &(&'static str, Order)| {
        html! {
            <button key={*words} type="button" class="tool" data-order={*words} onclick={desk.button(*order)}>
                { text(words) }
            </button>
        }
    };
    html! {
        <div class="present-bar" role="toolbar" aria-label={text("present-tools")} {onclick}>
            { play_button }
            { scrubber }
            { for BUTTONS.iter().map(button) }
        </div>
    }
}
