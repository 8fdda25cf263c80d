//! The learning-rate chart above the loss chart.

use yew::prelude::*;

use super::StageProps;

/// The learning-rate chart above the loss chart.
#[component]
pub fn Charts(props: &StageProps) -> Html {
    let _ = props;
    html! { <div class="charts"></div> }
}
