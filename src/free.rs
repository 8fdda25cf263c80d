//! The controls that a task leaves free, by the keys that the embedded lab's `controls` takes: pure.

use settle_model::param::{MOST_WORDS, Type};
use settle_model::{InvalidParam, Problem, View};

use crate::condition::condition;
use crate::families::Controls;
use crate::shows::{PLAIN, control};
use crate::state::LabState;

/// The keys of a list by the names that controls have: `base_lr` is `rate`. What no control has is left out, and given with
/// its place in the list, counted from 0.
#[must_use]
pub fn known(keys: &[String]) -> (Vec<&'static str>, Vec<(usize, String)>) {
    let mut known = Vec::new();
    let mut unknown = Vec::new();
    for (at, key) in keys.iter().enumerate() {
        match control(key) {
            Some(key) if !known.contains(&key) => known.push(key),
            Some(_) => {}
            None => unknown.push((at, key.clone())),
        }
    }
    (known, unknown)
}

/// The view with its free controls by the names that controls have, and what was left out of them. Where nothing is left of a
/// list, nothing is locked.
#[must_use]
pub fn settled(view: View) -> (View, Vec<(usize, String)>) {
    let (known, unknown) = known(&view.free);
    (View { free: known.into_iter().map(str::to_owned).collect(), ..view }, unknown)
}

/// Whether every free control is one.
///
/// # Errors
/// Names the first that is none.
pub fn check(view: &View) -> Result<(), InvalidParam> {
    let (_, unknown) = known(&view.free);
    unknown.into_iter().next().map_or(Ok(()), |(at, key)| {
        Err(InvalidParam::new(format!("view.free[{at}]"), Problem::UnknownKind(key, PLAIN.to_vec())))
    })
}

/// The keys of the controls that are shown where some are free: these in their order, behind the schedule its main controls.
#[must_use]
pub fn shown(lab: &LabState) -> Vec<&'static str> {
    let mut shown = Vec::new();
    for key in known(&lab.scene.view.free).0 {
        let main = if key == "schedule" { main(lab) } else { Vec::new() };
        let all = std::iter::once(key).chain(main);
        all.for_each(|key| {
            if !shown.contains(&key) {
                shown.push(key);
            }
        });
    }
    shown
}

/// The keys of the main controls of the selected run's family; none where its schedule is of no family.
#[must_use]
pub fn main(lab: &LabState) -> Vec<&'static str> {
    let controls = lab.controls(lab.selected());
    let all = controls.map(|Controls { family, .. }| family.controls(lab.scene.steps)).unwrap_or_default();
    all.into_iter().filter(|control| control.main).map(|control| control.param.key).collect()
}

/// The keys of every control that the scene has, with the words it has: what a teacher may choose among.
#[must_use]
pub fn offered(lab: &LabState) -> Vec<(&'static str, String)> {
    let scene = &lab.scene;
    let plan = &scene.runs[lab.selected()];
    let schedule = match lab.controls(lab.selected()) {
        Some(Controls { family, .. }) => {
            family.controls(scene.steps).iter().map(|c| (family.kind(), c.param.key)).collect::<Vec<_>>()
        }
        None => arguments(plan.schedule.kind(), plan.schedule.params()),
    };
    let surface = condition(&scene.surface).map(|_| ("quadratic", "condition"));
    let plain = |key| ("", key);
    let all = ["schedule", "rate"].map(plain).into_iter().chain(schedule);
    let all = all.chain(["optimizer"].map(plain)).chain(arguments(plan.optimizer.kind(), plan.optimizer.params()));
    let all = all.chain(["steps", "noise", "new-seed", "start", "runs", "surface"].map(plain)).chain(surface);
    let all = all.chain(arguments(scene.surface.kind(), scene.surface.params()));
    let mut offered: Vec<(&'static str, String)> = Vec::new();
    for (kind, key) in all.take(MOST_WORDS) {
        if control(key) == Some(key) && offered.iter().all(|(other, _)| *other != key) {
            offered.push((key, words(kind, key)));
        }
    }
    offered
}

/// The arguments that have a control of their own.
fn arguments(kind: &'static str, params: &'static [settle_model::param::Param]) -> Vec<(&'static str, &'static str)> {
    params.iter().filter(|param| param.ty != Type::Children).map(|param| (kind, param.key)).collect()
}

/// What a control is called.
fn words(kind: &str, key: &str) -> String {
    let text = |key: &str| settle_text::text(key).to_owned();
    match key {
        "schedule" => text("link-free-schedule"),
        "rate" => crate::words::label("", "base_lr"),
        "optimizer" => text("group-optimizer"),
        "surface" => text("group-surface"),
        "noise" => text("group-noise"),
        "new-seed" => text("new-seed"),
        "runs" => text("runs"),
        key => crate::words::label(kind, key),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use settle_model::Scene;

    fn lab(free: &[&str]) -> LabState {
        let mut scene = Scene::first();
        scene.view.selected = 1;
        scene.view.free = free.iter().map(|key| (*key).to_owned()).collect();
        LabState::open(scene)
    }

    #[test]
    fn keys_become_those_of_controls_and_others_are_named() {
        let view = lab(&["base_lr", "speed", "rate", "T_max"]).scene.view;
        assert!(check(&view).is_err_and(|error| error.field == "view.free[1]"));
        let (view, unknown) = settled(view);
        assert_eq!((view.free, unknown), (vec!["rate".to_owned(), "T_max".to_owned()], vec![(1, "speed".to_owned())]));
    }

    #[test]
    fn behind_a_free_schedule_stand_its_main_controls() {
        assert_eq!(shown(&lab(&["noise", "rate"])), ["noise", "rate"]);
        let shown = shown(&lab(&["schedule", "rate"]));
        assert_eq!((shown[0], shown.last()), ("schedule", Some(&"rate")), "{shown:?}");
        assert_eq!(shown[1..shown.len() - 1], main(&lab(&[])));
    }

    #[test]
    fn a_teacher_chooses_among_what_the_scene_has() {
        for family in crate::families::Family::ALL {
            let mut lab = lab(&[]);
            let mut plan = lab.scene.runs[1].clone();
            family.begin(0.05, 0, 120).write(&mut plan, 120).expect("valid");
            lab.scene.runs[1] = plan;
            let offered = offered(&LabState::open(lab.scene));
            let has = |key: &str| offered.iter().any(|(other, _)| *other == key);
            assert!(has("rate") && has("schedule") && has("condition") && has("runs"), "{family:?}: {offered:?}");
            assert!(offered.len() <= MOST_WORDS && offered.iter().all(|(_, words)| !words.is_empty()));
        }
    }
}
