//! Playback: play, step, scrub, speed.

use yew::prelude::*;

use super::StageProps;

/// Playback: play, step, scrub, speed.
#[component]
pub fn Transport(props: &StageProps) -> Html {
    let _ = props;
    html! { <div class="transport"></div> }
}
