//! A value without a scale, typed: a list of integers, a seed, an integer that may be left out.

use settle_model::param::Param;
use settle_model::value::Value;
use settle_text::sentence;
use yew::prelude::*;

use super::help_note::{HelpButton, HelpNote};
use super::unique::use_unique_id;
use super::value_field::ValueField;

/// The properties of [`TextControl`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct TextControlProps {
    /// The declaration.
    pub param: Param,
    /// The value.
    pub value: Value,
    /// The label.
    pub label: AttrValue,
    /// A sentence or two; empty for none.
    pub help: AttrValue,
    /// The library's name of the argument; empty for none.
    pub code: AttrValue,
    /// Takes a valid value.
    pub onvalue: Callback<Value>,
    /// What stands behind the field.
    #[prop_or_default]
    pub children: Html,
}

/// A field with its label and help.
#[component]
pub fn TextControl(props: &TextControlProps) -> Html {
    let id = use_unique_id("field");
    let open = use_state_eq(|| false);
    let complaint = use_state_eq(|| None::<AttrValue>);
    let oncomplaint = use_callback(complaint.setter(), |said, complaint| complaint.set(said));
    let ontoggle = use_callback(open.clone(), |(), open| open.set(!**open));
    let (note, wrong) = (format!("{id}-help"), format!("{id}-wrong"));
    html! {
        <div class="control control-text">
            <div class="control-head">
                <label for={&id}>{ &props.label }</label>
                if !props.help.is_empty() {
                    <HelpButton label={&props.label} note={note.clone()} open={*open} {ontoggle} />
                }
                { props.children.clone() }
                <ValueField param={props.param.clone()} value={props.value.clone()} onvalue={&props.onvalue} {id}
                    name={sentence("value-of", &[("name", props.label.as_str())])} complaint={wrong.clone()}
                    {oncomplaint} complained={complaint.is_some()} />
            </div>
            if let Some(said) = &*complaint {
                <p id={wrong} class="complaint" role="alert">{ said }</p>
            }
            if !props.help.is_empty() {
                <HelpNote id={note} open={*open} help={&props.help} code={&props.code} />
            }
        </div>
    }
}
