//! One of several names: a native select.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::help_note::{HelpButton, HelpNote};
use super::unique::use_unique_id;

/// One of the choices.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Its name in documents.
    pub name: &'static str,
    /// Its name on the page.
    pub label: AttrValue,
}

/// The properties of [`ChoiceControl`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ChoiceControlProps {
    /// The argument's name.
    pub key_name: AttrValue,
    /// What there is.
    pub choices: Vec<Choice>,
    /// The name of the present one.
    pub chosen: AttrValue,
    /// The label.
    pub label: AttrValue,
    /// The accessible name, where the label alone is not clear.
    #[prop_or_default]
    pub name: Option<AttrValue>,
    /// A sentence or two; empty for none.
    #[prop_or_default]
    pub help: AttrValue,
    /// The library's name of the argument; empty for none.
    #[prop_or_default]
    pub code: AttrValue,
    /// Takes the name of another one.
    pub onchoice: Callback<&'static str>,
}

/// A select with its label and help.
#[component]
pub fn ChoiceControl(props: &ChoiceControlProps) -> Html {
    let id = use_unique_id("choice");
    let open = use_state_eq(|| false);
    let ontoggle = use_callback(open.clone(), |(), open| open.set(!**open));
    let onchange =
        use_callback((props.choices.clone(), props.onchoice.clone()), |event: Event, (choices, onchoice)| {
            let chosen = event.target_dyn_into::<HtmlSelectElement>().map(|select| select.value());
            if let Some(choice) = choices.iter().find(|choice| Some(choice.name) == chosen.as_deref()) {
                onchoice.emit(choice.name);
            }
        });
    let note = format!("{id}-help");
    let option = |choice: &Choice| {
        let selected = props.chosen == choice.name;
        html! { <option key={choice.name} value={choice.name} {selected}>{ &choice.label }</option> }
    };
    html! {
        <div class="control control-choice">
            <div class="control-head">
                <label for={&id}>{ &props.label }</label>
                if !props.help.is_empty() {
                    <HelpButton label={&props.label} note={note.clone()} open={*open} {ontoggle} />
                }
                <select {id} data-param={&props.key_name} aria-label={props.name.clone()} {onchange}>
                    { for props.choices.iter().map(option) }
                </select>
            </div>
            if !props.help.is_empty() {
                <HelpNote id={note} open={*open} help={&props.help} code={&props.code} />
            }
        </div>
    }
}
