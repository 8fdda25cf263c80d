//! A slider: a native range input over a track that is filled to the thumb, with a limit's tick and hatching beyond it.

use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

/// What a slider shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Slider {
    /// Its id.
    pub id: AttrValue,
    /// The accessible name.
    pub name: AttrValue,
    /// The parameter that it sets, for tests and scripts.
    pub key_name: &'static str,
    /// The value in words.
    pub value_text: AttrValue,
    /// The number of the stop it stands at.
    pub stop: usize,
    /// The number of its last stop.
    pub last: usize,
    /// Where the limit lies on the track, 0 to 1; beyond them where it lies outside.
    pub limit: Option<f64>,
}

/// A slider whose thumb and tick share one mapping; `onstop` takes the number of another stop.
#[hook]
pub fn use_slider(slider: Slider, onstop: impl Fn(usize) + 'static) -> Html {
    let frame = use_node_ref();
    let refresh = use_force_update();
    let oninput = move |event: InputEvent| {
        let stop = event.target_dyn_into::<HtmlInputElement>().and_then(|input| input.value().parse().ok());
        if let Some(stop) = stop {
            onstop(stop);
        }
    };
    // At rest the thumb stands where the value is, also where a change was refused.
    let onchange = move |_: Event| refresh.force_update();
    let place = slider.stop as f64 / slider.last.max(1) as f64;
    let limit = slider.limit.map_or(1.0, |limit| limit.clamp(0.0, 1.0));
    use_effect_with((frame.clone(), place, limit), |(frame, place, limit)| {
        if let Some(frame) = frame.cast::<HtmlElement>() {
            // A page without these properties has an unfilled track, nothing worse.
            let _ = frame.style().set_property("--at", &place.to_string());
            let _ = frame.style().set_property("--limit", &limit.to_string());
        }
    });
    let tick = slider.limit.is_some_and(|limit| (0.0..=1.0).contains(&limit));
    let zone = slider.limit.is_some_and(|limit| limit < 1.0);
    html! {
        <div class={classes!("slider", zone.then_some("slider-limited"))} ref={frame}>
            <span class="slider-track" aria-hidden="true"></span>
            if zone { <span class="slider-zone" aria-hidden="true"></span> }
            <span class="slider-fill" aria-hidden="true"></span>
            if tick { <span class="slider-tick" aria-hidden="true"></span> }
            <input type="range" id={slider.id} aria-label={slider.name} aria-valuetext={slider.value_text} min="0"
                max={slider.last.to_string()} step="1" value={slider.stop.to_string()} data-param={slider.key_name}
                {oninput} {onchange} />
        </div>
    }
}
