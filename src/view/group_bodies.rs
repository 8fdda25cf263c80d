//! What the closed groups open to: the controls of optimizer, loss surface, noise, steps, and of the schedule's finer shape.

use settle_model::experiment::STEPS;
use settle_model::param::{Declared, Param};
use settle_model::value::{Map, Value};
use settle_model::{Noise, optimizer, surface};
use settle_text::text;
use yew::prelude::*;

use super::about::About;
use super::choice_control::{Choice, ChoiceControl, kinds};
use super::group::Body;
use super::param_control::ParamControl;
use super::schedule_controls::fine_controls;
use crate::condition::{CONDITION, condition};
use crate::dispatch::{Dispatch, choose};
use crate::seed::new_seed;
use crate::setter::{Setter, Target};
use crate::state::{Action, LabState};

/// The controls in a group.
pub fn group_body(body: Body, lab: &LabState, dispatch: &Dispatch) -> Html {
    match body {
        Body::Fine => {
            let controls = lab.controls(lab.selected());
            controls.map(|controls| fine_controls(&controls, lab.scene.steps, dispatch)).unwrap_or_default()
        }
        Body::Optimizer => optimizer_body(lab, dispatch),
        Body::Surface => surface_body(lab, dispatch),
        Body::Noise => noise_body(lab, dispatch),
        Body::Steps => {
            let value = Value::Number(lab.scene.steps.into());
            ParamControl { kind: "", param: &STEPS, value, setter: Setter::Steps, code: String::new() }.html(dispatch)
        }
    }
}

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
fn optimizer_body(lab: &LabState, dispatch: &Dispatch) -> Html {
    let present = &lab.scene.runs[lab.selected()].optimizer;
    html! {
        <>
            { kind(kinds(optimizer::ALL), present.kind(), Setter::OptimizerKind, "optimizer", dispatch) }
            { declared(present.kind(), present.params(), &present.arguments(), &Setter::Optimizer, dispatch) }
        </>
    }
}

/// Kind and parameters of the surface; the bowl also by its condition number.
fn surface_body(lab: &LabState, dispatch: &Dispatch) -> Html {
    let present = &lab.scene.surface;
    let condition = condition(present).map(|condition| {
        let (param, value, setter) = (&CONDITION, Value::Number(condition), Setter::Condition(present.clone()));
        ParamControl { kind: "quadratic", param, value, setter, code: String::new() }.html(dispatch)
    });
    html! {
        <>
            { kind(kinds(surface::ALL), present.kind(), Setter::SurfaceKind, "surface", dispatch) }
            { condition.unwrap_or_default() }
            { declared(present.kind(), present.params(), &present.arguments(), &Setter::Surface, dispatch) }
        </>
    }
}

/// Strength and seed of the noise.
fn noise_body(lab: &LabState, dispatch: &Dispatch) -> Html {
    let noise = &lab.scene.noise;
    let another = choose(dispatch, Action::SetNoise("seed", Value::Number(new_seed(noise.seed) as f64)));
    html! {
        <>
            { declared("noise", Noise::params(), &noise.write(), &Setter::Noise, dispatch) }
            <button type="button" class="quiet" onclick={another}>{ text("new-seed") }</button>
        </>
    }
}
