//! What an edit changed, in words: for what is undone and redone.

use settle_model::Noise;
use settle_model::experiment::STEPS;
use settle_model::param::{Declared, Param};
use settle_model::schedule::Schedule;
use settle_model::value::Value;
use settle_text::{sentence, text};

use crate::format::{coordinate, rate};
use crate::names::{kind_name, letter, name};
use crate::schedule_edit::parts;
use crate::state::{LabState, Said};
use crate::subject::Subject;
use crate::words::{inside, label, with_unit};

/// What is said of what a lab last did, with the lab as it is now.
#[must_use]
pub fn said(said: &Said, lab: &LabState) -> String {
    match said {
        Said::Removed(run) => sentence("run-removed", &[("letter", letter(*run))]),
        Said::Reset => text("all-reset").to_owned(),
        Said::Undone(subject) => sentence("undone", &[("change", change(subject, lab, Way::Back))]),
        Said::Redone(subject) => sentence("redone", &[("change", change(subject, lab, Way::Again))]),
    }
}

/// Whether an edit was taken back or made again.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Back,
    Again,
}

/// `base rate of A back to 0.092`, `run C is gone again`.
fn change(subject: &Subject, lab: &LabState, way: Way) -> String {
    let back = way == Way::Back;
    let of_run = |key: &str, run: usize| sentence(key, &[("letter", letter(run))]);
    match subject {
        Subject::Added(run) => of_run(if back { "change-run-gone" } else { "change-run-there" }, *run),
        Subject::Replaced(run) => of_run(if back { "change-run-back" } else { "change-run-again" }, *run),
        Subject::Removed(run) => of_run(if back { "change-run-there" } else { "change-run-gone" }, *run),
        Subject::Shown(run) if lab.is_shown(*run) => of_run("change-shown", *run),
        Subject::Shown(run) => of_run("change-hidden", *run),
        Subject::Schedule(run) => of_run(if back { "change-schedule-back" } else { "change-schedule-again" }, *run),
        Subject::Argument(run, _, "knots") => {
            of_run(if back { "change-curve-back" } else { "change-curve-again" }, *run)
        }
        Subject::Reset => text(if back { "change-reset-back" } else { "change-reset-again" }).to_owned(),
        Subject::Opened => text(if back { "change-opened-back" } else { "change-opened-again" }).to_owned(),
        Subject::Kept => text(if back { "change-kept-back" } else { "change-kept-again" }).to_owned(),
        Subject::Task => text(if back { "change-task-back" } else { "change-task-again" }).to_owned(),
        valued => {
            let (name, value) = named(valued, lab);
            let values = [("name", name), ("value", value)];
            sentence(if back { "change-back" } else { "change-again" }, &values)
        }
    }
}

/// What a subject with a value is called, and the value that it has now.
fn named(subject: &Subject, lab: &LabState) -> (String, String) {
    let of = |run: usize, name: String| sentence("change-of-run", &[("name", name), ("letter", letter(run).into())]);
    let scene = &lab.scene;
    match subject {
        Subject::Rate(run) => {
            let plan = scene.runs.get(*run);
            let rate_now = lab.controls(*run).map(|c| c.rate).or_else(|| plan.map(|plan| plan.base_lr));
            let name = inside(label("", "base_lr"));
            (of(*run, name), rate_now.map(rate).unwrap_or_default())
        }
        Subject::Family(run) => {
            let kind = lab.controls(*run).map(|c| text(&crate::names::family_key(c.family)).to_owned());
            let general = || scene.runs.get(*run).map(|plan| kind_name(plan.schedule.kind()));
            (of(*run, text("change-schedule").to_owned()), kind.or_else(general).unwrap_or_default())
        }
        Subject::Control(run, key) => {
            let controls = lab.controls(*run);
            let declared = controls.as_ref().map(|c| c.family.controls(scene.steps)).unwrap_or_default();
            let value = controls.as_ref().and_then(|c| c.get(key).cloned());
            let kind = controls.as_ref().map_or("", |c| c.family.kind());
            let param = declared.iter().map(|control| &control.param).find(|param| param.key == *key);
            named_value(kind, key, param, value, |name| of(*run, name))
        }
        Subject::Argument(run, path, key) => {
            let schedule = scene.runs.get(*run).and_then(|plan| part_at(&plan.schedule, path));
            let (kind, params) = schedule.as_ref().map_or(("", &[][..]), |s| (s.kind(), s.params()));
            let value = schedule.as_ref().and_then(|s| s.get(key));
            named_value(kind, key, find(params, key), value, |name| of(*run, name))
        }
        Subject::OptimizerKind(run) => {
            let kind = scene.runs.get(*run).map(|plan| kind_name(plan.optimizer.kind()));
            (of(*run, inside(text("group-optimizer").to_owned())), kind.unwrap_or_default())
        }
        Subject::Optimizer(run, key) => {
            let optimizer = scene.runs.get(*run).map(|plan| &plan.optimizer);
            let params = optimizer.map_or(&[][..], |o| o.params());
            let value = optimizer.and_then(|o| o.get(key));
            named_value("", key, find(params, key), value, |name| of(*run, name))
        }
        Subject::SurfaceKind => (inside(text("group-surface").to_owned()), kind_name(scene.surface.kind())),
        Subject::Surface(key) => {
            let (kind, params) = (scene.surface.kind(), scene.surface.params());
            named_value(kind, key, find(params, key), scene.surface.get(key), |name| name)
        }
        Subject::Start => {
            (text("change-start").into(), format!("({}, {})", coordinate(scene.start.x), coordinate(scene.start.y)))
        }
        Subject::Noise(key) => {
            let value = scene.noise.write().into_iter().find_map(|(k, value)| (k == *key).then_some(value));
            named_value("noise", key, find(Noise::params(), key), value, |name| name)
        }
        Subject::Steps => named_value("", "steps", Some(&STEPS), Some(Value::Number(scene.steps.into())), |name| name),
        Subject::Name(run) => {
            let now = scene.runs.get(*run).map(|plan| name(plan, scene.steps));
            (of(*run, text("change-name").to_owned()), now.unwrap_or_default())
        }
        _ => (String::new(), String::new()),
    }
}

fn find<'a>(params: &'a [Param], key: &str) -> Option<&'a Param> {
    params.iter().find(|param| param.key == key)
}

/// A parameter's label, as part of a sentence, and its value with its unit.
fn named_value(
    kind: &str,
    key: &str,
    param: Option<&Param>,
    value: Option<Value>,
    whole: impl Fn(String) -> String,
) -> (String, String) {
    let said = match (param, value) {
        (_, Some(Value::Bool(on))) => text(if on { "value-on" } else { "value-off" }).to_owned(),
        (Some(param), Some(value)) => with_unit(param, &value),
        _ => String::new(),
    };
    (whole(inside(label(kind, key))), said)
}

/// The schedule at the end of a path inside another one.
fn part_at(schedule: &Schedule, path: &[usize]) -> Option<Schedule> {
    let Some((part, rest)) = path.split_first() else { return Some(schedule.clone()) };
    let part = parts(schedule).into_iter().nth(*part)?;
    part_at(&Schedule::from_value(&part).ok()?, rest)
}
