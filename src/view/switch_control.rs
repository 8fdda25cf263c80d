//! On or off.

use settle_model::value::Value;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::about::{About, use_about};
use super::unique::use_unique_id;
use crate::setter::Target;

/// The properties of [`SwitchControl`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SwitchControlProps {
    /// Its words.
    pub about: About,
    /// Whether it is on.
    pub on: bool,
    /// Where the value goes.
    pub target: Target,
}

/// A checkbox with its label and help.
#[component]
pub fn SwitchControl(props: &SwitchControlProps) -> Html {
    let id = use_unique_id("switch");
    let (label, note) = use_about(&id, &props.about);
    let refresh = use_force_update();
    let target = props.target.clone();
    let onchange = move |event: Event| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            target.choose(Value::Bool(input.checked()));
            // It stands where the value is, also where a change was refused.
            refresh.force_update();
        }
    };
    html! {
        <div class="control control-switch">
            <div class="control-head">
                { label }
                <input type="checkbox" {id} checked={props.on} data-param={props.target.key} {onchange} />
            </div>
            { note }
        </div>
    }
}
