//! One of several names: a native select.

use settle_model::Kind;
use settle_model::value::Value;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::about::{About, use_about};
use super::unique::use_unique_id;
use crate::names::kind_name;
use crate::setter::Target;

/// One of the choices.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Its name in documents.
    pub name: &'static str,
    /// Its name on the page.
    pub label: AttrValue,
}

/// The choice among all kinds of a list.
#[must_use]
pub fn kinds<T>(all: &[Kind<T>]) -> Vec<Choice> {
    all.iter().map(|kind| Choice { name: kind.name, label: kind_name(kind.name).into() }).collect()
}

/// The properties of [`ChoiceControl`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ChoiceControlProps {
    /// Its words.
    pub about: About,
    /// What there is.
    pub choices: Vec<Choice>,
    /// The name of the present one.
    pub chosen: AttrValue,
    /// The accessible name, where the label alone is not clear.
    #[prop_or_default]
    pub name: Option<AttrValue>,
    /// Where the name of another one goes.
    pub target: Target,
}

/// A select with its label and help.
#[component]
pub fn ChoiceControl(props: &ChoiceControlProps) -> Html {
    let id = use_unique_id("choice");
    let (label, note) = use_about(&id, &props.about);
    let (choices, target) = (props.choices.clone(), props.target.clone());
    let onchange = move |event: Event| {
        let chosen = event.target_dyn_into::<HtmlSelectElement>().map(|select| select.value());
        if let Some(choice) = choices.iter().find(|choice| Some(choice.name) == chosen.as_deref()) {
            target.choose(Value::name(choice.name));
        }
    };
    let option = |choice: &Choice| {
        let selected = props.chosen == choice.name;
        html! { <option key={choice.name} value={choice.name} {selected}>{ &choice.label }</option> }
    };
    html! {
        <div class="control control-choice">
            <div class="control-head">
                { label }
                <select {id} data-param={props.target.key} aria-label={props.name.clone()} {onchange}>
                    { for props.choices.iter().map(option) }
                </select>
            </div>
            { note }
        </div>
    }
}
