//! Playback on a phone: play, and a scrubber that is the learning-rate curve.

use yew::prelude::*;

use super::StageProps;

/// Playback on a phone: play, and a scrubber that is the learning-rate curve.
#[component]
pub fn PhoneStrip(props: &StageProps) -> Html {
    let _ = props;
    html! { <div class="phone_strip"></div> }
}
