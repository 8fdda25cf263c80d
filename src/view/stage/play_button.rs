//! The button that plays and pauses.

use settle_text::text;
use web_sys::Element;
use yew::prelude::*;

use crate::playhead::Playhead;

/// A round button that starts and stops a playhead; its sign and name follow it without rendering.
#[hook]
pub fn use_play_button(playhead: &Playhead) -> Html {
    let button = use_node_ref();
    use_effect_with((button.clone(), playhead.clone()), |(button, playhead)| {
        let button = button.clone();
        let show = move |playing: bool| {
            if let Some(button) = button.cast::<Element>() {
                // Attributes of an element are never refused.
                let _ = button.set_attribute("aria-label", text(if playing { "stage-pause" } else { "stage-play" }));
                let _ = button.toggle_attribute_with_force("data-playing", playing);
            }
        };
        show(playhead.is_playing());
        let subscription = playhead.on_change(move |moment| show(moment.playing));
        move || drop(subscription)
    });
    let playhead = playhead.clone();
    let onclick = move |_| playhead.toggle_play();
    html! {
        <button type="button" class="play-button" ref={button} aria-label={text("stage-play")} {onclick}>
            <svg class="play-sign" viewBox="0 0 20 20" aria-hidden="true"><path d="M6 4v12l10.500-6z" /></svg>
            <svg class="pause-sign" viewBox="0 0 20 20" aria-hidden="true"><path d="M5.500 4h3v12h-3zM11.500 4h3v12h-3z" /></svg>
        </button>
    }
}
