//! The plain controls of the selected run's family.

use settle_model::value::Value;
use settle_text::text;
use yew::prelude::*;

use super::group::Group;
use super::param_control::ParamControl;
use crate::dispatch::Dispatch;
use crate::families::{Control, Controls, Family};
use crate::setter::Setter;
use crate::summary::control_summary;

/// How code says what a control sets.
pub(super) fn code(family: Family, control: &Control) -> String {
    match control.argument() {
        "" => "LinearLR(total_iters)".to_owned(),
        argument => format!("{}({argument})", family.kind()),
    }
}

fn html_of(controls: &Controls, declared: &[Control], main: bool, dispatch: &Dispatch) -> Html {
    let family = controls.family;
    let control = |control: &Control| {
        let param = &control.param;
        let value = controls.get(param.key).cloned().unwrap_or(Value::Null);
        let code = code(family, control);
        ParamControl { kind: family.kind(), param, value, setter: Setter::Control, code }.html(dispatch)
    };
    declared.iter().filter(|c| c.main == main).map(control).collect()
}

/// Warmup and the one or two main arguments.
pub fn main_controls(controls: &Controls, steps: u32, dispatch: &Dispatch) -> Html {
    html! {
        <div class="main-controls">
            { html_of(controls, &controls.family.controls(steps), true, dispatch) }
            if controls.family == Family::OneCycle {
                <div class="control control-off">
                    <div class="control-head"><span class="control-name">{ text("param-warmup") }</span></div>
                    <p>{ text("no-warmup") }</p>
                </div>
            }
        </div>
    }
}

/// The family's other arguments, in a closed row; nothing where it has none.
pub fn fine_controls(controls: &Controls, steps: u32, dispatch: &Dispatch) -> Html {
    let declared = controls.family.controls(steps);
    if declared.iter().all(|c| c.main) {
        return html! {};
    }
    html! {
        <Group title={text("group-shape")} summary={control_summary(controls, steps)} name="fine">
            { html_of(controls, &declared, false, dispatch) }
        </Group>
    }
}
