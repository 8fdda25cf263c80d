//! A slider: a native range input over a track that is filled to the thumb, with a limit's tick and hatching beyond it.

use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

/// The properties of [`Slider`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SliderProps {
    /// Its id.
    pub id: AttrValue,
    /// The accessible name.
    pub name: AttrValue,
    /// The parameter that it sets, for tests and scripts.
    pub key_name: AttrValue,
    /// The value in words.
    pub value_text: AttrValue,
    /// The number of the stop it stands at.
    pub stop: usize,
    /// The number of its last stop.
    pub last: usize,
    /// Where the limit lies on the track, 0 to 1; beyond them where it lies outside.
    #[prop_or_default]
    pub limit: Option<f64>,
    /// Takes the number of another stop.
    pub onstop: Callback<usize>,
    /// What describes it.
    #[prop_or_default]
    pub described_by: Option<AttrValue>,
}

/// A slider whose thumb and tick share one mapping.
#[component]
pub fn Slider(props: &SliderProps) -> Html {
    let frame = use_node_ref();
    let refresh = use_state(|| ());
    let oninput = use_callback(props.onstop.clone(), |event: InputEvent, onstop| {
        let stop = event.target_dyn_into::<HtmlInputElement>().and_then(|input| input.value().parse().ok());
        if let Some(stop) = stop {
            onstop.emit(stop);
        }
    });
    // At rest the thumb stands where the value is, also where a change was refused.
    let onchange = use_callback(refresh.setter(), |_: Event, refresh| refresh.set(()));
    let place = props.stop as f64 / props.last.max(1) as f64;
    let limit = props.limit.map(|limit| limit.clamp(0.0, 1.0));
    use_effect_with((frame.clone(), place, limit), |(frame, place, limit)| {
        if let Some(frame) = frame.cast::<HtmlElement>() {
            // A page without these properties has an unfilled track, nothing worse.
            let _ = frame.style().set_property("--at", &place.to_string());
            let _ = frame.style().set_property("--limit", &limit.unwrap_or(1.0).to_string());
        }
    });
    let tick = props.limit.is_some_and(|limit| (0.0..=1.0).contains(&limit));
    let zone = props.limit.is_some_and(|limit| limit < 1.0);
    html! {
        <div class={classes!("slider", zone.then_some("slider-limited"))} ref={frame}>
            <span class="slider-track" aria-hidden="true"></span>
            if zone { <span class="slider-zone" aria-hidden="true"></span> }
            <span class="slider-fill" aria-hidden="true"></span>
            if tick { <span class="slider-tick" aria-hidden="true"></span> }
            <input type="range" id={&props.id} aria-label={&props.name} aria-valuetext={&props.value_text} min="0"
                max={props.last.to_string()} step="1" value={props.stop.to_string()} data-param={&props.key_name}
                aria-describedby={props.described_by.clone()} {oninput} {onchange} />
        </div>
    }
}
