//! The closed groups: optimizer, loss surface, noise, steps.

use settle_model::experiment::STEPS;
use settle_model::param::{Declared, Param};
use settle_model::value::{Map, Value};
use settle_model::{Noise, optimizer, surface};
use settle_text::text;
use yew::prelude::*;

use super::about::About;
use super::choice_control::{Choice, ChoiceControl, kinds};
use super::group::Group;
use super::param_control::ParamControl;
use crate::condition::{CONDITION, condition};
use crate::dispatch::{Dispatch, choose};
use crate::seed::new_seed;
use crate::setter::{Setter, Target};
use crate::state::{Action, LabState};
use crate::summary::{noise_summary, optimizer_summary, steps_summary, surface_summary};

/// The controls of all declared parameters.
fn declared(kind: &'static str, params: &[Param], arguments: &Map, setter: &Setter, dispatch: &Dispatch) -> Html {
    let control = |param: &Param| {
        let value = arguments.iter().find(|(key, _)| key == param.key).map_or(Value::Null, |(_, value)| value.clone());
        let code = if *setter == Setter::Optimizer { format!("{kind}({})", param.key) } else { String::new() };
        ParamControl { kind, param, value, setter: setter.clone(), code }.html(dispatch)
    };
    params.iter().map(control).collect()
}

/// The select of a kind.
pub(super) fn kind(
    choices: Vec<Choice>,
    chosen: &'static str,
    setter: Setter,
    key: &'static str,
    dispatch: &Dispatch,
) -> Html {
    let about = About { label: text("kind-label").into(), ..About::default() };
    let target = Target { setter, key, dispatch: dispatch.clone() };
    html! { <ChoiceControl {about} {choices} {chosen} {target} /> }
}

/// Kind and arguments of the selected run's optimizer.
pub fn optimizer_group(lab: &LabState, dispatch: &Dispatch) -> Html {
    let present = &lab.scene.runs[lab.selected()].optimizer;
    let changed = lab.opened.runs.get(lab.selected()).is_some_and(|run| run.optimizer != *present);
    html! {
        <Group title={text("group-optimizer")} summary={optimizer_summary(present)} {changed} name="optimizer">
            { kind(kinds(optimizer::ALL), present.kind(), Setter::OptimizerKind, "optimizer", dispatch) }
            { declared(present.kind(), present.params(), &present.arguments(), &Setter::Optimizer, dispatch) }
        </Group>
    }
}

/// Kind and parameters of the surface; the bowl also by its condition number.
pub fn surface_group(lab: &LabState, dispatch: &Dispatch) -> Html {
    let present = &lab.scene.surface;
    let condition = condition(present).map(|condition| {
        let (param, value, setter) = (&CONDITION, Value::Number(condition), Setter::Condition(present.clone()));
        ParamControl { kind: "quadratic", param, value, setter, code: String::new() }.html(dispatch)
    });
    html! {
        <Group title={text("group-surface")} summary={surface_summary(present)} changed={*present != lab.opened.surface}
            name="surface">
            { kind(kinds(surface::ALL), present.kind(), Setter::SurfaceKind, "surface", dispatch) }
            { for condition }
            { declared(present.kind(), present.params(), &present.arguments(), &Setter::Surface, dispatch) }
        </Group>
    }
}

/// Strength and seed of the noise.
pub fn noise_group(lab: &LabState, dispatch: &Dispatch) -> Html {
    let noise = &lab.scene.noise;
    let another = choose(dispatch, Action::SetNoise("seed", Value::Number(new_seed(noise.seed) as f64)));
    html! {
        <Group title={text("group-noise")} summary={noise_summary(noise)} changed={*noise != lab.opened.noise} name="noise">
            { declared("noise", Noise::params(), &noise.write(), &Setter::Noise, dispatch) }
            <button type="button" class="quiet" onclick={another}>{ text("new-seed") }</button>
        </Group>
    }
}

/// The length of the runs.
pub fn steps_group(lab: &LabState, dispatch: &Dispatch) -> Html {
    let steps = lab.scene.steps;
    let value = Value::Number(steps.into());
    let control = ParamControl { kind: "", param: &STEPS, value, setter: Setter::Steps, code: String::new() };
    html! {
        <Group title={text("group-steps")} summary={steps_summary(steps)} changed={steps != lab.opened.steps} name="steps">
            { control.html(dispatch) }
        </Group>
    }
}
