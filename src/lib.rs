//! Settle: an interactive lab for learning-rate schedules.

pub mod families;
pub mod schedule_edit;
pub mod shared;
pub mod state;

use yew::prelude::*;

/// The page.
#[component]
pub fn App() -> Html {
    html! { <p>{ settle_text::text("product") }</p> }
}
