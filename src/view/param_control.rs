//! The control of a parameter, whatever its type: read from its declaration.

use settle_model::param::{Param, Type};
use settle_model::value::Value;
use settle_text::text;
use yew::prelude::*;

use super::choice_control::{Choice, ChoiceControl};
use super::number_control::NumberControl;
use super::switch_control::SwitchControl;
use super::text_control::TextControl;
use crate::setter::Setter;
use crate::state::LabState;
use crate::words::{help, label};

/// The properties of [`ParamControl`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ParamControlProps {
    /// The kind whose parameter it is: for its words.
    pub kind: &'static str,
    /// The declaration.
    pub param: Param,
    /// The value.
    pub value: Value,
    /// Where the value goes.
    pub setter: Setter,
    /// Where actions go.
    pub dispatch: UseReducerDispatcher<LabState>,
    /// How code says it: `CosineAnnealingLR(T_max)`; empty for what the page adds.
    #[prop_or_default]
    pub code: AttrValue,
}

/// The control of one parameter.
#[component]
pub fn ParamControl(props: &ParamControlProps) -> Html {
    let deps = (props.setter.clone(), props.param.key, props.dispatch.clone());
    let onvalue = use_callback(deps, |value: Value, (setter, key, dispatch)| {
        if let Some(action) = setter.action(key, value) {
            dispatch.dispatch(action);
        }
    });
    let onchoice = onvalue.reform(Value::name);
    let (param, value) = (props.param.clone(), props.value.clone());
    let label: AttrValue = label(props.kind, param.key).into();
    let help: AttrValue = help(props.kind, param.key).unwrap_or_default().into();
    let code = props.code.clone();
    match (param.ty, &value) {
        (Type::Float | Type::Int, _) if param.key != "seed" => {
            html! { <NumberControl {param} {value} {label} {help} {code} {onvalue} /> }
        }
        (Type::Bool, value) => {
            let on = *value == Value::Bool(true);
            html! { <SwitchControl key_name={param.key} {on} {label} {help} {code} {onvalue} /> }
        }
        (Type::Choice(names), Value::Text(chosen)) => {
            let choices: Vec<Choice> = names.iter().map(|name| Choice { name, label: choice_label(name) }).collect();
            html! {
                <ChoiceControl key_name={param.key} {choices} chosen={chosen.to_string()} {label} {help} {code} {onchoice} />
            }
        }
        (Type::Children | Type::Object | Type::Text | Type::Pair, _) => html! {},
        _ => html! { <TextControl {param} {value} {label} {help} {code} {onvalue} /> },
    }
}

fn choice_label(name: &str) -> AttrValue {
    let key = format!("choice-{name}");
    if settle_text::has(&key) { text(&key).to_owned().into() } else { name.to_owned().into() }
}
