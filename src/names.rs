//! What runs are called: a letter, and the name a person gave or one derived from what the run is.

use settle_model::RunPlan;
use settle_model::optimizer::Optimizer;
use settle_text::{sentence, text};

use crate::families::{Controls, Family};
use crate::format::plain;
use crate::words::inside;

/// The letter of a run, A to D.
#[must_use]
pub fn letter(run: usize) -> &'static str {
    settle_draw::theme::LETTERS[run % settle_draw::theme::LETTERS.len()]
}

/// The name that a person gave, or one derived from schedule and optimizer.
#[must_use]
pub fn name(run: &RunPlan, steps: u32) -> String {
    run.name.clone().unwrap_or_else(|| derived_name(run, steps))
}

/// A name from what the run is: `Constant`, `Warmup + cosine`, `Cosine, momentum 0.8`, `Cosine, Adam`.
#[must_use]
pub fn derived_name(run: &RunPlan, steps: u32) -> String {
    derived(run, steps, |schedule| schedule)
}

/// The same as it stands in a picture: the schedule in small letters where the language has it so.
#[must_use]
pub fn derived_name_inside(run: &RunPlan, steps: u32) -> String {
    derived(run, steps, inside)
}

fn derived(run: &RunPlan, steps: u32, written: impl Fn(String) -> String) -> String {
    let Optimizer::SGD(sgd) = &run.optimizer else {
        let schedule = written(schedule_name(run, steps, false));
        return sentence(
            "name-with-optimizer",
            &[("schedule", schedule), ("optimizer", kind_name(run.optimizer.kind()))],
        );
    };
    // The momentum that a schedule does not set itself.
    let momentum = Some(sgd.momentum).filter(|momentum| *momentum != 0.0 && run.schedule.kind() != "OneCycleLR");
    let schedule = written(schedule_name(run, steps, momentum.is_none()));
    match momentum {
        Some(momentum) => sentence("name-with-momentum", &[("schedule", schedule), ("momentum", plain(momentum))]),
        None => schedule,
    }
}

/// The schedule of a run; its warmup is named where there is room for it.
fn schedule_name(run: &RunPlan, steps: u32, room: bool) -> String {
    match Controls::of(run, steps) {
        Some(controls) => family_name(&controls, room),
        None => kind_name(run.schedule.kind()),
    }
}

/// The family, and its warmup where there is room for it.
fn family_name(controls: &Controls, room: bool) -> String {
    let family = text(&family_key(controls.family)).to_owned();
    match (controls.warmup() > 0, controls.family) {
        (true, Family::Constant) => text("name-warmup").to_owned(),
        (false, _) => family,
        (true, _) if !room => family,
        (true, _) => sentence("name-with-warmup", &[("schedule", inside(family))]),
    }
}

/// The key of a family's name.
#[must_use]
pub fn family_key(family: Family) -> String {
    format!("family-{}", family.kind())
}

/// The page's own name of a library's class.
#[must_use]
pub fn kind_name(kind: &str) -> String {
    let key = format!("kind-{kind}");
    if settle_text::has(&key) { text(&key).to_owned() } else { kind.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use settle_model::Scene;
    use settle_model::value::Value;

    fn run_with_momentum(run: &RunPlan) -> Optimizer {
        run.optimizer.with("momentum", Value::Number(0.8)).expect("valid")
    }

    #[test]
    fn runs_are_named_for_what_they_are() {
        let mut scene = Scene::first();
        let names: Vec<_> = scene.runs.iter().map(|run| name(run, scene.steps)).collect();
        assert_eq!(names, ["Constant", "Warmup + cosine"]);
        let run = &mut scene.runs[0];
        run.optimizer = run_with_momentum(run);
        assert_eq!(name(run, 120), "Constant, momentum 0.8");
        let other = &mut scene.runs[1];
        other.optimizer = run_with_momentum(other);
        assert_eq!(name(other, 120), "Cosine, momentum 0.8", "one remark is enough on a card");
        let run = &mut scene.runs[0];
        run.optimizer = settle_model::optimizer::ALL.iter().find(|kind| kind.name == "Adam").expect("Adam").initial();
        assert_eq!(name(run, 120), "Constant, Adam");
        assert_eq!(derived_name_inside(run, 120), "constant, Adam");
        run.name = Some("mine".into());
        assert_eq!(name(run, 120), "mine");
        assert_eq!((letter(0), letter(3)), ("A", "D"));
    }
}
