//! On or off.

use settle_model::value::Value;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::help_note::{HelpButton, HelpNote};
use super::unique::use_unique_id;

/// The properties of [`SwitchControl`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SwitchControlProps {
    /// The argument's name.
    pub key_name: AttrValue,
    /// Whether it is on.
    pub on: bool,
    /// The label.
    pub label: AttrValue,
    /// A sentence or two; empty for none.
    pub help: AttrValue,
    /// The library's name of the argument; empty for none.
    pub code: AttrValue,
    /// Takes the value.
    pub onvalue: Callback<Value>,
}

/// A checkbox with its label and help.
#[component]
pub fn SwitchControl(props: &SwitchControlProps) -> Html {
    let id = use_unique_id("switch");
    let open = use_state_eq(|| false);
    let refresh = use_state(|| ());
    let ontoggle = use_callback(open.clone(), |(), open| open.set(!**open));
    let onchange = use_callback((props.onvalue.clone(), refresh.setter()), |event: Event, (set, refresh)| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            set.emit(Value::Bool(input.checked()));
            refresh.set(());
        }
    });
    let note = format!("{id}-help");
    html! {
        <div class="control control-switch">
            <div class="control-head">
                <label for={&id}>{ &props.label }</label>
                if !props.help.is_empty() {
                    <HelpButton label={&props.label} note={note.clone()} open={*open} {ontoggle} />
                }
                <input type="checkbox" {id} checked={props.on} data-param={&props.key_name} {onchange} />
            </div>
            if !props.help.is_empty() {
                <HelpNote id={note} open={*open} help={&props.help} code={&props.code} />
            }
        </div>
    }
}
