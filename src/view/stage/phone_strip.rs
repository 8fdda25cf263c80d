//! Playback on a phone: play, and a scrubber that is the learning-rate curve.

use settle_text::text;
use web_sys::{Element, PointerEvent};
use yew::prelude::*;

use super::StageProps;
use super::mount::use_painter;
use super::play_button::PlayButton;
use super::scrubber::Scrubber;
use super::strip_painter::StripPainter;

/// A strip with the learning-rate curve on which the playhead's thumb runs.
#[component]
pub fn PhoneStrip(props: &StageProps) -> Html {
    let (root, mount) = use_painter::<StripPainter>(props);
    let onpointerdown =
        use_callback((root.clone(), mount, props.playhead.clone()), |event: PointerEvent, (root, mount, playhead)| {
            let axis = mount.ask(StripPainter::axis).flatten();
            if let Some((root, axis)) = root.cast::<Element>().zip(axis) {
                let x = f64::from(event.client_x()) - root.get_bounding_client_rect().left();
                playhead.pause();
                playhead.seek(axis.step(x + StripPainter::LEFT) as f64);
            }
        });
    html! {
        <div class="strip" role="group" aria-label={text("stage-playback")}>
            <PlayButton playhead={props.playhead.clone()} />
            <div class="strip-plot" ref={root}>
                <canvas class="strip-back" aria-hidden="true" {onpointerdown}></canvas>
                <div class="strip-past" aria-hidden="true"><canvas class="strip-front"></canvas></div>
                <div class="strip-playhead" aria-hidden="true"></div>
                <div class="strip-labels" aria-hidden="true"></div>
                <Scrubber playhead={props.playhead.clone()} steps={props.lab.scene.steps} />
            </div>
        </div>
    }
}
