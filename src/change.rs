//! What an action makes of a scene: pure, and without running anything.

use settle_model::experiment::BASE_LR;
use settle_model::param::Declared;
use settle_model::scene::{LONGEST_NAME, MOST_RUNS};
use settle_model::value::Value;
use settle_model::{InvalidParam, Kind, RunPlan, Scene, optimizer, surface};

use crate::families::Controls;
use crate::plan::{resize, set_rate};
use crate::schedule_edit::edited;
use crate::state::Action;

/// The kind of a list that a name stands for, with its first values.
fn begin<T>(all: &[Kind<T>], name: &str) -> Option<T> {
    all.iter().find(|kind| kind.name == name).map(Kind::initial)
}

/// Changes a scene by an action; changes to a run are to the `selected` one.
///
/// # Errors
/// What a declaration refuses; the scene may then be half changed.
pub fn change(scene: &mut Scene, selected: usize, action: Action) -> Result<(), InvalidParam> {
    match action {
        Action::ChooseSurface(name) => {
            if let Some(surface) = begin(surface::ALL, name) {
                scene.start = surface.as_loss().start();
                scene.surface = surface;
            }
        }
        Action::SetSurface(key, value) => scene.surface = scene.surface.with(key, value)?,
        Action::SetStart(start) if start.is_finite() => scene.start = start,
        Action::SetNoise(key, value) => scene.noise = with_field(&scene.noise, key, value)?,
        Action::SetSteps(steps) => set_steps(scene, steps)?,
        Action::Select(run) => scene.view.selected = run.min(scene.runs.len() - 1) as i64,
        Action::AddRun => add_run(scene, selected),
        Action::Adopt(plan) => adopt(scene, *plan),
        Action::Rename(run, name) => rename(scene, run, &name),
        Action::ToggleHidden(run) => toggle_hidden(scene, run),
        Action::Remove(run) => remove(scene, run),
        Action::LeaveTask => scene.view = std::mem::take(&mut scene.view).without_task(),
        Action::SetStep(step) => scene.view.step = step.map(i64::from).filter(|&t| t < i64::from(scene.steps)),
        other => {
            let steps = scene.steps;
            change_run(&mut scene.runs[selected], steps, other)?;
        }
    }
    Ok(())
}

fn change_run(run: &mut RunPlan, steps: u32, action: Action) -> Result<(), InvalidParam> {
    match action {
        Action::SetRate(rate) => set_rate(run, rate, steps)?,
        Action::ChooseFamily(family) => {
            let present = Controls::of(run, steps);
            let peak = present.as_ref().map(|c| c.rate).filter(|&rate| BASE_LR.domain.contains(rate));
            let rate = peak.unwrap_or(run.base_lr);
            family.begin(rate, present.map_or(0, |c| c.warmup()), steps).write(run, steps)?;
        }
        Action::SetControl(key, value) => {
            if let Some(mut controls) = Controls::of(run, steps) {
                controls.set(key, value);
                controls.write(run, steps)?;
            }
        }
        Action::EditSchedule(path, edit) => {
            run.schedule = edited(&run.schedule, &path, &edit, steps).map_err(|e| e.inside("schedule"))?;
        }
        Action::ChooseOptimizer(name) => {
            if let Some(optimizer) = begin(optimizer::ALL, name) {
                run.optimizer = optimizer;
            }
        }
        Action::SetOptimizer(key, value) => run.optimizer = run.optimizer.with(key, value)?,
        _ => {}
    }
    Ok(())
}

/// A declared thing with one field changed.
fn with_field<D: Declared>(thing: &D, key: &'static str, value: Value) -> Result<D, InvalidParam> {
    let mut fields = thing.write();
    settle_model::param::set_field(&mut fields, key, value);
    D::read(&fields)
}

fn set_steps(scene: &mut Scene, steps: u32) -> Result<(), InvalidParam> {
    let old = scene.steps;
    let domain = settle_model::experiment::STEPS.domain;
    scene.steps = domain.nearest(f64::from(steps)) as u32;
    scene.view.step = scene.view.step.filter(|&t| t < i64::from(scene.steps));
    scene.runs.iter_mut().try_for_each(|run| resize(run, old, scene.steps))
}

fn add_run(scene: &mut Scene, like: usize) {
    if scene.runs.len() < MOST_RUNS {
        let copy = RunPlan { name: None, ..scene.runs[like].clone() };
        scene.view.selected = scene.runs.len() as i64;
        scene.runs.push(copy);
    }
}

fn adopt(scene: &mut Scene, plan: RunPlan) {
    let place = scene.runs.len().min(MOST_RUNS - 1);
    scene.runs.truncate(place);
    scene.runs.push(plan);
    scene.view.hidden.retain(|&hidden| hidden != place as i64);
    scene.view.selected = place as i64;
}

fn rename(scene: &mut Scene, run: usize, name: &str) {
    let short: String = name.trim().chars().filter(|c| !c.is_control()).take(LONGEST_NAME).collect();
    if let Some(run) = scene.runs.get_mut(run) {
        run.name = (!short.is_empty()).then_some(short);
    }
}

fn toggle_hidden(scene: &mut Scene, run: usize) {
    let was_hidden = |other: usize| scene.view.hidden.contains(&(other as i64));
    let hidden = (0..scene.runs.len()).filter(|&other| was_hidden(other) != (other == run));
    scene.view.hidden = hidden.map(|run| run as i64).collect();
}

fn remove(scene: &mut Scene, run: usize) {
    if scene.runs.len() > 1 && run < scene.runs.len() {
        scene.runs.remove(run);
        let gone = run as i64;
        let moved = |i: i64| if i > gone { i - 1 } else { i };
        scene.view.hidden = scene.view.hidden.iter().copied().filter(|&i| i != gone).map(moved).collect();
        scene.view.selected = moved(scene.view.selected).min(scene.runs.len() as i64 - 1);
    }
}
