//! A number: label, help, typed value, slider.

use settle_model::param::Param;
use settle_model::value::Value;
use yew::prelude::*;

use super::help_note::{HelpButton, HelpNote};
use super::slider::Slider;
use super::unique::use_unique_id;
use super::value_field::ValueField;
use crate::scale::Ruler;
use crate::words::with_unit;
use settle_text::sentence;

/// The properties of [`NumberControl`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct NumberControlProps {
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

/// A number with its slider and its field.
#[component]
pub fn NumberControl(props: &NumberControlProps) -> Html {
    let id = use_unique_id("control");
    let open = use_state_eq(|| false);
    let complaint = use_state_eq(|| None::<AttrValue>);
    let ruler = use_memo(props.param.clone(), Ruler::of);
    let value = number(&props.param, &props.value);
    let onstop =
        use_callback((ruler.clone(), props.onvalue.clone(), complaint.setter()), |stop, (ruler, set, complaint)| {
            complaint.set(None);
            set.emit(Value::Number(ruler.value(stop)));
        });
    let onstep = use_callback((ruler.clone(), props.onvalue.clone(), value), |by, (ruler, set, value)| {
        set.emit(Value::Number(ruler.moved(*value, by)));
    });
    let oncomplaint = use_callback(complaint.setter(), |said, complaint| complaint.set(said));
    let ontoggle = use_callback(open.clone(), |(), open| open.set(!**open));
    let (note, wrong) = (format!("{id}-help"), format!("{id}-wrong"));
    let value_text = props.value_text.clone().unwrap_or_else(|| with_unit(&props.param, &props.value).into());
    html! {
        <div class="control">
            <div class="control-head">
                <label for={&id}>{ &props.label }</label>
                if !props.help.is_empty() {
                    <HelpButton label={&props.label} note={note.clone()} open={*open} {ontoggle} />
                }
                if !props.aside.is_empty() { <span class="aside">{ &props.aside }</span> }
                <ValueField param={props.param.clone()} value={props.value.clone()} onvalue={&props.onvalue}
                    name={sentence("value-of", &[("name", props.label.as_str())])} {onstep} complaint={wrong.clone()}
                    {oncomplaint} complained={complaint.is_some()} />
            </div>
            <Slider {id} name={&props.label} key_name={props.param.key} {value_text} stop={ruler.stop(value)}
                last={ruler.last()} limit={props.limit.map(|limit| ruler.limit_place(limit))} {onstop} />
            { props.children.clone() }
            if let Some(said) = &*complaint {
                <p id={wrong} class="complaint" role="alert">{ said }</p>
            }
            if !props.help.is_empty() {
                <HelpNote id={note} open={*open} help={&props.help} code={&props.code} />
            }
        </div>
    }
}
