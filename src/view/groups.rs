//! The closed groups: what their headings say.

use std::rc::Rc;

use settle_model::Scene;
use settle_text::text;
use yew::prelude::*;

use super::group::{Body, Group};
use crate::dispatch::{Dispatch, choose};
use crate::families::Controls;
use crate::state::{Action, LabState};
use crate::summary::{control_summary, noise_summary, optimizer_summary, steps_summary, surface_summary};

/// The groups of what the selected run's plain controls leave out, its optimizer, and what all runs share.
pub fn groups(lab: &Rc<LabState>, plain: Option<&Controls>, dispatch: &Dispatch) -> Html {
    let (scene, opened) = (&lab.scene, &lab.opened);
    let optimizer = &scene.runs[lab.selected()].optimizer;
    let group = |body: Body, title: &'static str, summary: String, changed: bool| {
        let (lab, dispatch) = (lab.clone(), dispatch.clone());
        html! { <Group key={body.name()} {body} title={text(title)} {summary} {changed} {lab} {dispatch} /> }
    };
    let fine = plain.filter(|controls| controls.family.controls(scene.steps).iter().any(|c| !c.main));
    let fine = fine.map(|controls| group(Body::Fine, "group-shape", control_summary(controls, scene.steps), false));
    let other = opened.runs.get(lab.selected()).is_some_and(|run| run.optimizer != *optimizer);
    let prepared = choose(dispatch, Action::Open(Scene::optimizer_and_schedule().into()));
    html! {
        <>
            { fine.unwrap_or_default() }
            { group(Body::Optimizer, "group-optimizer", optimizer_summary(optimizer), other) }
            { group(Body::Surface, "group-surface", surface_summary(&scene.surface), scene.surface != opened.surface) }
            { group(Body::Noise, "group-noise", noise_summary(&scene.noise), scene.noise != opened.noise) }
            { group(Body::Steps, "group-steps", steps_summary(scene.steps), scene.steps != opened.steps) }
            <button key="scene" type="button" class="quiet scene-row" onclick={prepared}>{ text("scene-adam") }</button>
        </>
    }
}
