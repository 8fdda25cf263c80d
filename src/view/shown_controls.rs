//! A single control by its key, for labs that show some of them only.

use settle_model::experiment::{START, STEPS};
use settle_model::param::{Declared, Field, Param};
use settle_model::value::Value;
use settle_model::{Noise, optimizer, surface};
use settle_text::text;
use yew::prelude::*;

use super::choice_control::kinds;
use super::group_bodies::kind;
use super::param_control::ParamControl;
use super::rate_control::RateControl;
use super::schedule_controls::code;
use crate::condition::{CONDITION, condition};
use crate::dispatch::{Dispatch, click};
use crate::families::Family;
use crate::free;
use crate::limits::slider_limit;
use crate::seed::new_seed;
use crate::setter::Setter;
use crate::state::{Action, LabState};

/// Whose a control is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// The selected run's.
    Run,
    /// All runs'.
    Shared,
}

/// Whose the control of a key is in the present scene.
#[must_use]
pub fn sort(key: &str, lab: &LabState) -> Sort {
    let shared = ["runs", "surface", "condition", "noise", "seed", "new-seed", "steps", "start"].contains(&key);
    let of_run = || of_schedule(key, lab).is_some() || lab.scene.runs[lab.selected()].optimizer.get(key).is_some();
    if shared || lab.scene.surface.get(key).is_some() && !of_run() { Sort::Shared } else { Sort::Run }
}

/// Whether the control of a key changes the selected run's schedule.
#[must_use]
pub fn is_of_schedule(key: &str, lab: &LabState) -> bool {
    key == "schedule" || of_schedule(key, lab).is_some()
}

/// Whether something of the selected run's schedule may be changed.
#[must_use]
pub fn frees_schedule(lab: &LabState) -> bool {
    let free = free::known(&lab.scene.view.free).0;
    free.is_empty() || free.iter().any(|key| is_of_schedule(key, lab))
}

/// The control of a key; none where the present scene has nothing of that name.
pub fn control(key: &'static str, lab: &LabState, dispatch: &Dispatch) -> Option<Html> {
    let scene = &lab.scene;
    let plan = &scene.runs[lab.selected()];
    match key {
        "rate" => return Some(rate(lab, dispatch)),
        "optimizer" => {
            return Some(kind(kinds(optimizer::ALL), plan.optimizer.kind(), Setter::OptimizerKind, key, dispatch));
        }
        "surface" => return Some(kind(kinds(surface::ALL), scene.surface.kind(), Setter::SurfaceKind, key, dispatch)),
        "new-seed" => return Some(another_seed(lab, dispatch)),
        _ => {}
    }
    let found = of_schedule(key, lab)
        .or_else(|| {
            of_kind(key, plan.optimizer.kind(), plan.optimizer.params(), plan.optimizer.get(key), Setter::Optimizer)
        })
        .or_else(|| of_kind(key, scene.surface.kind(), scene.surface.params(), scene.surface.get(key), Setter::Surface))
        .or_else(|| of_scene(key, lab))?;
    let Found { kind, param, value, setter, code } = found;
    Some(ParamControl { kind, param: &param, value, setter, code }.html(dispatch))
}

/// A control that the present scene has.
struct Found {
    kind: &'static str,
    param: Param,
    value: Value,
    setter: Setter,
    code: String,
}

/// The rate, called by its run where there are several.
fn rate(lab: &LabState, dispatch: &Dispatch) -> Html {
    let run = lab.selected();
    let plan = &lab.scene.runs[run];
    let controls = lab.controls(run);
    let rate = controls.as_ref().map_or(plan.base_lr, |c| c.rate);
    let peak = controls.is_some_and(|c| c.family == Family::OneCycle);
    let of = (lab.scene.runs.len() > 1).then_some(run);
    html! { <RateControl {rate} limit={slider_limit(lab, run, rate)} {peak} {of} dispatch={dispatch.clone()} /> }
}

/// A plain control of the selected run's family, or an argument of its schedule where it is of no family.
fn of_schedule(key: &str, lab: &LabState) -> Option<Found> {
    let run = lab.selected();
    let Some(controls) = lab.controls(run) else {
        let schedule = &lab.scene.runs[run].schedule;
        return of_kind(key, schedule.kind(), schedule.params(), schedule.get(key), Setter::Schedule(Vec::new()));
    };
    let control = controls.family.controls(lab.scene.steps).into_iter().find(|c| c.param.key == key)?;
    let (kind, code) = (controls.family.kind(), code(controls.family, &control));
    Some(Found { kind, value: controls.get(key)?.clone(), param: control.param, setter: Setter::Control, code })
}

/// An argument of a kind, where it has one of that name.
fn of_kind(key: &str, kind: &'static str, params: &[Param], value: Option<Value>, setter: Setter) -> Option<Found> {
    let param = params.iter().find(|param| param.key == key)?.clone();
    let code = if setter == Setter::Surface { String::new() } else { format!("{kind}({key})") };
    Some(Found { kind, param, value: value?, setter, code })
}

/// What all runs share.
fn of_scene(key: &str, lab: &LabState) -> Option<Found> {
    let scene = &lab.scene;
    let found = |kind, param: &Param, value, setter| {
        Some(Found { kind, param: param.clone(), value, setter, code: String::new() })
    };
    let noise = |key: &str| Noise::params().iter().find(|param| param.key == key);
    match key {
        "start" => found("", &START, scene.start.to_value(), Setter::Start),
        "steps" => found("", &STEPS, Value::Number(scene.steps.into()), Setter::Steps),
        "noise" => found("noise", noise("sigma")?, Value::Number(scene.noise.sigma), Setter::Noise),
        "seed" => found("noise", noise("seed")?, Value::Number(scene.noise.seed as f64), Setter::Noise),
        "condition" => {
            let value = Value::Number(condition(&scene.surface)?);
            found("quadratic", &CONDITION, value, Setter::Condition(scene.surface.clone()))
        }
        _ => None,
    }
}

/// The button that draws other noise.
fn another_seed(lab: &LabState, dispatch: &Dispatch) -> Html {
    let seed = Value::Number(new_seed(lab.scene.noise.seed) as f64);
    let onclick = click(dispatch, Action::SetNoise("seed", seed));
    html! { <button type="button" class="quiet" {onclick}>{ text("new-seed") }</button> }
}
