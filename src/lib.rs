//! Settle: an interactive lab for learning-rate schedules.

use yew::prelude::*;

/// The page.
#[component]
pub fn App() -> Html {
    html! { <p>{ "Settle" }</p> }
}
