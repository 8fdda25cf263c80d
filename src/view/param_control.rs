//! The control of a parameter, whatever its type: read from its declaration.

use settle_model::param::{Param, Type};
use settle_model::value::Value;
use settle_text::text;
use yew::prelude::*;

use super::about::About;
use super::choice_control::{Choice, ChoiceControl};
use super::switch_control::SwitchControl;
use super::value_control::ValueControl;
use crate::dispatch::Dispatch;
use crate::setter::{Setter, Target};
use crate::words::label;

/// A parameter on the page: whose it is, its value, and where another value goes.
#[derive(Clone, Debug)]
pub struct ParamControl<'a> {
    /// The kind whose parameter it is: for its words.
    pub kind: &'static str,
    /// The declaration.
    pub param: &'a Param,
    /// The value.
    pub value: Value,
    /// Where the value goes.
    pub setter: Setter,
    /// How code says it: `CosineAnnealingLR(T_max)`; empty for what the page adds.
    pub code: String,
}

impl ParamControl<'_> {
    fn about(&self) -> About {
        About {
            label: label(self.kind, self.param.key).into(),
            help: Some((self.kind, self.param.key)),
            code: self.code.clone().into(),
        }
    }

    fn key(&self) -> String {
        format!("{}-{}", self.kind, self.param.key)
    }

    /// The control of a number, or of what is typed like one. It needs nothing that is loaded later.
    pub fn number(self, dispatch: &Dispatch) -> Html {
        let (key, about) = (self.key(), self.about());
        let Self { param, value, setter, .. } = self;
        let target = Target { setter, key: param.key, dispatch: dispatch.clone() };
        let scaled = matches!(param.ty, Type::Float | Type::Int) && param.key != "seed";
        html! { <ValueControl {key} param={param.clone()} {value} {about} {target} {scaled} /> }
    }

    /// A control for each number of a pair.
    fn entries(self, names: [&'static str; 2], pair: [f64; 2], dispatch: &Dispatch) -> [Html; 2] {
        [0, 1].map(|place| {
            let param = Param { key: names[place], ty: Type::Float, ..self.param.clone() };
            let value = Value::Number(pair[place]);
            let setter = Setter::Entry(Box::new(self.setter.clone()), pair, place);
            let target = Target { setter, key: self.param.key, dispatch: dispatch.clone() };
            let about = About {
                label: label(self.kind, param.key).into(),
                help: Some((self.kind, param.key)),
                code: format!("{}[{place}]", self.code).into(),
            };
            html! { <ValueControl key={names[place]} {param} {value} {about} {target} /> }
        })
    }

    /// The control.
    pub fn html(self, dispatch: &Dispatch) -> Html {
        let (key, about) = (self.key(), self.about());
        let target = Target { setter: self.setter.clone(), key: self.param.key, dispatch: dispatch.clone() };
        match (self.param.ty, &self.value) {
            (Type::Bool, value) => {
                html! { <SwitchControl {key} on={*value == Value::Bool(true)} {about} {target} /> }
            }
            (Type::Choice(names), Value::Text(chosen)) => {
                let choices: Vec<Choice> =
                    names.iter().map(|name| Choice { name, label: choice_label(name) }).collect();
                html! { <ChoiceControl {key} {choices} chosen={chosen.to_string()} {about} {target} /> }
            }
            (Type::Children | Type::Object | Type::Text | Type::Words, _) => html! {},
            (Type::Pair, Value::List(entries)) => match (names_in(self.param.key), entries.as_slice()) {
                (Some(names), &[Value::Number(first), Value::Number(second)]) => {
                    html! { <key={key}>{ for self.entries(names, [first, second], dispatch) }</> }
                }
                _ => self.number(dispatch),
            },
            _ => self.number(dispatch),
        }
    }
}

/// What the two numbers of a pair are called, where they have sliders of their own.
fn names_in(pair: &str) -> Option<[&'static str; 2]> {
    (pair == "betas").then_some(["beta1", "beta2"])
}

fn choice_label(name: &str) -> AttrValue {
    let key = format!("choice-{name}");
    if settle_text::has(&key) { text(&key).to_owned().into() } else { name.to_owned().into() }
}
