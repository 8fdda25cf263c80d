//! The line and marker by which a run is known in every view.

use settle_draw::theme::{DASHES, MARKERS, Marker};
use yew::prelude::*;

/// The marker's outline around (14, 8).
const fn marker(marker: Marker) -> &'static str {
    match marker {
        Marker::Circle => "M14 4.400a3.600 3.600 0 1 1 0 7.200a3.600 3.600 0 1 1 0-7.200z",
        Marker::Square => "M10.800 4.800h6.400v6.400h-6.400z",
        Marker::Triangle => "M14 3.600l4.200 7.600h-8.400z",
        Marker::Diamond => "M14 3.400l4.600 4.600l-4.600 4.600l-4.600-4.600z",
    }
}

/// The line and marker of a run, counted from 0, in its colour.
pub fn swatch(run: usize) -> Html {
    let run = run % MARKERS.len();
    let dashes = DASHES[run].iter().map(f64::to_string).collect::<Vec<_>>().join(" ");
    html! {
        <svg class={classes!("swatch", run_class(run))} viewBox="0 0 28 16" aria-hidden="true" focusable="false">
            <path class="swatch-line" d="M0 8h28" stroke-dasharray={if dashes.is_empty() { "none".to_owned() } else { dashes }} />
            <path class="swatch-marker" d={marker(MARKERS[run])} />
        </svg>
    }
}

/// The class that gives an element a run's colours.
#[must_use]
pub const fn run_class(run: usize) -> &'static str {
    ["of-a", "of-b", "of-c", "of-d"][run % 4]
}
