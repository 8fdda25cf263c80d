//! A value: label, help, the value to type, and a slider where it has a scale.

use settle_model::param::Param;
use settle_model::value::Value;
use yew::prelude::*;

use super::about::{About, use_about};
use super::slider::{Slider, use_slider};
use super::unique::use_unique_id;
use super::value_field::{Names, use_typing};
use crate::scale::Ruler;
use crate::setter::Target;
use crate::words::with_unit;

/// The properties of [`ValueControl`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ValueControlProps {
    /// The declaration.
    pub param: Param,
    /// The value.
    pub value: Value,
    /// Its words.
    pub about: About,
    /// Where the value goes.
    pub target: Target,
    /// Whether it has a slider; a list, a seed and an integer that may be left out have none.
    #[prop_or(true)]
    pub scaled: bool,
    /// The stability limit, where this is a rate that has one.
    #[prop_or_default]
    pub limit: Option<f64>,
    /// What stands between label and value.
    #[prop_or_default]
    pub aside: AttrValue,
    /// The value in words, where it is more than the value and its unit.
    #[prop_or_default]
    pub value_text: Option<AttrValue>,
    /// What stands under the slider.
    #[prop_or_default]
    pub children: Html,
}

/// The number in a value; the low end of its slider where there is none.
fn number(param: &Param, value: &Value) -> f64 {
    match value {
        Value::Number(n) => *n,
        _ => param.slider[0],
    }
}

/// A value with its field, and with its slider where it has one.
#[component]
pub fn ValueControl(props: &ValueControlProps) -> Html {
    let id = use_unique_id("control");
    let (label, note) = use_about(&id, &props.about);
    let typing = use_typing(&props.param, &props.target);
    let ruler = use_memo(props.param.clone(), Ruler::of);
    let value = number(&props.param, &props.value);
    let slider = Slider {
        id: id.clone(),
        name: props.about.label.clone(),
        key_name: props.param.key,
        value_text: props.value_text.clone().unwrap_or_else(|| with_unit(&props.param, &props.value).into()),
        stop: ruler.stop(value),
        last: ruler.last(),
        limit: props.limit.map(|limit| ruler.limit_place(limit)),
    };
    let slider = use_slider(slider, {
        let (ruler, typing) = (ruler.clone(), typing.clone());
        move |stop| typing.set(Value::Number(ruler.value(stop)))
    });
    let onstep = props.scaled.then(|| {
        let typing = typing.clone();
        Callback::from(move |by| typing.set(Value::Number(ruler.moved(value, by))))
    });
    let names = Names {
        complaint: format!("{id}-wrong").into(),
        id: (!props.scaled).then_some(id),
        label: props.about.label.clone(),
    };
    html! {
        <div class={classes!("control", (!props.scaled).then_some("control-text"))}>
            <div class="control-head">
                { label }
                if !props.aside.is_empty() { <span class="aside">{ &props.aside }</span> }
                { typing.field(&props.value, &names, onstep) }
            </div>
            if props.scaled { { slider } }
            { props.children.clone() }
            { typing.complaint(&names) }
            { note }
        </div>
    }
}
