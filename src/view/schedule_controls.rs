//! The plain controls of the selected run's family.

use settle_model::value::Value;
use settle_text::text;
use yew::prelude::*;

use super::param_control::ParamControl;
use crate::dispatch::Dispatch;
use crate::families::{Control, Controls, Family};
use crate::setter::Setter;

/// How code says what a control sets.
pub(super) fn code(family: Family, control: &Control) -> String {
    match control.argument() {
        "" => "LinearLR(total_iters)".to_owned(),
        argument => format!("{}({argument})", family.kind()),
    }
}

fn described<'a>(controls: &Controls, control: &'a Control) -> ParamControl<'a> {
    let (family, param) = (controls.family, &control.param);
    let value = controls.get(param.key).cloned().unwrap_or(Value::Null);
    ParamControl { kind: family.kind(), param, value, setter: Setter::Control, code: code(family, control) }
}

/// What the main controls leave out.
pub fn fine_controls(controls: &Controls, steps: u32, dispatch: &Dispatch) -> Html {
    let fine = controls.family.controls(steps).into_iter().filter(|c| !c.main);
    fine.map(|control| described(controls, &control).html(dispatch)).collect()
}

/// Warmup and the one or two main arguments, all of them numbers.
pub fn main_controls(controls: &Controls, steps: u32, dispatch: &Dispatch) -> Html {
    html! {
        <div class="main-controls">
            { for controls.family.controls(steps).iter().filter(|c| c.main).map(|c| described(controls, c).number(dispatch)) }
            if controls.family == Family::OneCycle {
                <div class="control control-off">
                    <div class="control-head"><span class="control-name">{ text("param-warmup") }</span></div>
                    <p>{ text("no-warmup") }</p>
                </div>
            }
        </div>
    }
}
