//! The loss surface with the runs on it.

use yew::prelude::*;

use super::StageProps;

/// The loss surface with the runs on it.
#[component]
pub fn Surface(props: &StageProps) -> Html {
    let _ = props;
    html! { <div class="surface"></div> }
}
