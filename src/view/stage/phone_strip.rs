//! Playback on a phone: play, and a scrubber that is the learning-rate curve.

use settle_text::text;
use web_sys::{Element, PointerEvent};
use yew::prelude::*;

use super::StageProps;
use super::mount::use_painter;
use super::play_button::use_play_button;
use super::scrubber::use_scrubber;
use super::strip_painter::StripPainter;
use crate::view::unique::use_unique_id;

/// A strip with the learning-rate curve on which the playhead's thumb runs.
#[component]
pub fn PhoneStrip(props: &StageProps) -> Html {
    let (root, mount) = use_painter::<StripPainter>(props);
    let play_button = use_play_button(&props.playhead);
    let words = use_unique_id("strip-words");
    let scrubber = use_scrubber(&props.playhead, props.lab.scene.steps);
    let onpointerdown = {
        let (root, playhead) = (root.clone(), props.playhead.clone());
        move |event: PointerEvent| {
            let axis = mount.ask(StripPainter::axis).flatten();
            if let Some((root, axis)) = root.cast::<Element>().zip(axis) {
                let x = f64::from(event.client_x()) - root.get_bounding_client_rect().left();
                playhead.pause();
                playhead.seek(axis.step(x + StripPainter::LEFT) as f64);
            }
        }
    };
    html! {
        <div class="strip" role="group" aria-label={text("stage-playback")}>
            { play_button }
            <div class="strip-plot" ref={root}>
                <canvas class="strip-back" role="img" aria-label={text("stage-rate-title")} aria-describedby={&words}
                    {onpointerdown}></canvas>
                <div class="strip-past" aria-hidden="true"><canvas class="strip-front"></canvas></div>
                <div class="strip-playhead" aria-hidden="true"></div>
                <div class="strip-labels" aria-hidden="true"></div>
                { scrubber }
                <p class="stage-words strip-words" id={words}></p>
            </div>
        </div>
    }
}
