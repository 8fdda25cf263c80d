//! Settle: an interactive lab for learning-rate schedules.

pub mod address;
pub mod condition;
pub mod ensemble;
pub mod entry;
pub mod facts;
pub mod families;
pub mod format;
pub mod hints;
pub mod limit;
pub mod link;
pub mod names;
pub mod scale;
pub mod schedule_edit;
pub mod setter;
pub mod shared;
pub mod state;
pub mod words;

use yew::prelude::*;

/// The page.
#[component]
pub fn App() -> Html {
    html! { <p>{ settle_text::text("product") }</p> }
}
