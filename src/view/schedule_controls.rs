//! The plain controls of the selected run's family.

use settle_model::value::Value;
use settle_text::text;
use yew::prelude::*;

use super::group::Group;
use super::param_control::ParamControl;
use crate::families::{Control, Controls, Family};
use crate::setter::Setter;
use crate::state::LabState;
use crate::summary::control_summary;

/// The properties of [`MainControls`] and [`FineControls`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ScheduleControlsProps {
    /// The family with its values.
    pub controls: Controls,
    /// The length of the runs.
    pub steps: u32,
    /// Where actions go.
    pub dispatch: UseReducerDispatcher<LabState>,
}

/// How code says what a control sets.
fn code(family: Family, control: &Control) -> String {
    match control.argument() {
        "" => "LinearLR(total_iters)".to_owned(),
        argument => format!("{}({argument})", family.kind()),
    }
}

fn controls(props: &ScheduleControlsProps, main: bool) -> Html {
    let family = props.controls.family;
    let control = |control: &Control| {
        let value = props.controls.get(control.param.key).cloned().unwrap_or(Value::Null);
        html! {
            <ParamControl key={control.param.key} kind={family.kind()} param={control.param.clone()} {value}
                setter={Setter::Control} dispatch={props.dispatch.clone()} code={code(family, control)} />
        }
    };
    family.controls(props.steps).iter().filter(|c| c.main == main).map(control).collect()
}

/// Warmup and the one or two main arguments.
#[component]
pub fn MainControls(props: &ScheduleControlsProps) -> Html {
    html! {
        <div class="main-controls">
            { controls(props, true) }
            if props.controls.family == Family::OneCycle {
                <div class="control control-off">
                    <div class="control-head"><span class="control-name">{ text("param-warmup") }</span></div>
                    <p>{ text("no-warmup") }</p>
                </div>
            }
        </div>
    }
}

/// The family's other arguments, in a closed row; nothing where it has none.
#[component]
pub fn FineControls(props: &ScheduleControlsProps) -> Html {
    if props.controls.family.controls(props.steps).iter().all(|c| c.main) {
        return html! {};
    }
    html! {
        <Group title={text("group-shape")} summary={control_summary(&props.controls, props.steps)} name="fine">
            { controls(props, false) }
        </Group>
    }
}
