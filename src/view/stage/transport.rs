//! Playback: play, step, scrub, speed.

use std::cell::Cell;

use settle_text::{sentence, text};
use web_sys::{Element, HtmlSelectElement};
use yew::prelude::*;

use super::StageProps;
use super::labels::{find, write};
use super::play_button::use_play_button;
use super::scrubber::use_scrubber;
use crate::format::{count, plain};
use crate::playhead::SPEEDS;
use crate::view::unique::use_unique_id;

/// The row of playback controls under the surface.
#[component]
pub fn Transport(props: &StageProps) -> Html {
    let root = use_node_ref();
    let speed = use_unique_id("speed");
    let play_button = use_play_button(&props.playhead);
    let scrubber = use_scrubber(&props.playhead, props.lab.scene.steps);
    use_effect_with((root.clone(), props.playhead.clone()), |(root, playhead)| {
        let root = root.clone();
        let place = root.cast::<Element>().and_then(|root| find(&root, ".transport-now"));
        let shown = Cell::new(None);
        let show = move |step: usize| {
            if let Some(place) = place.as_ref().filter(|_| shown.replace(Some(step)) != Some(step)) {
                write(place, &count(step));
            }
        };
        show(playhead.moment().step);
        let subscription = playhead.on_change(move |moment| show(moment.step));
        move || drop(subscription)
    });
    let step = |steps: i64| {
        let playhead = props.playhead.clone();
        Callback::from(move |_: MouseEvent| playhead.step_by(steps))
    };
    let playhead = props.playhead.clone();
    let onchange = move |event: Event| {
        let select = event.target_dyn_into::<HtmlSelectElement>();
        if let Some(speed) = select.and_then(|select| crate::decimal::read(&select.value())) {
            playhead.set_speed(speed);
        }
    };
    let chosen = props.playhead.speed();
    html! {
        <div class="transport" role="group" aria-label={text("stage-playback")} ref={root}>
            { play_button }
            <button type="button" class="step-button" aria-label={text("stage-back")} onclick={step(-1)}>
                <svg viewBox="0 0 20 20" aria-hidden="true"><path d="M5 4.500v11M14 5l-5 5l5 5" /></svg>
            </button>
            <button type="button" class="step-button" aria-label={text("stage-forward")} onclick={step(1)}>
                <svg viewBox="0 0 20 20" aria-hidden="true"><path d="M15 4.500v11M6 5l5 5l-5 5" /></svg>
            </button>
            { scrubber }
            <span class="transport-step" aria-hidden="true">
                <span class="transport-now"></span>{ format!(" / {}", count(props.lab.scene.steps)) }
            </span>
            <span class="transport-speed">
                <select id={speed} aria-label={text("stage-speed")} {onchange}>
                    { for SPEEDS.iter().map(|speed| html! {
                        <option value={speed.to_string()} selected={*speed == chosen}>
                            { sentence("stage-speed-times", &[("speed", plain(*speed))]) }
                        </option>
                    }) }
                </select>
            </span>
        </div>
    }
}
