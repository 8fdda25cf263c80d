//! Whether what does a task can be set with the controls that the task leaves free.

use settle::families::Controls;
use settle::free::known;
use settle::shows::read;
use settle_lesson::source::Block;
use settle_model::surface::Surface;
use settle_model::{RunPlan, Scene};

/// What differs between two scenes and is locked in the first one, by the names of controls.
pub fn locked(from: &Scene, to: &Scene) -> Vec<&'static str> {
    let (free, _) = known(&from.view.free);
    let has = |key: &str| free.contains(&key);
    let mut locked = Vec::new();
    let mut lock = |differs: bool, key: &'static str| {
        if differs && !has(key) {
            locked.push(key);
        }
    };
    lock(from.steps != to.steps, "steps");
    lock(from.start != to.start, "start");
    lock(from.noise.sigma != to.noise.sigma, "noise");
    lock(from.noise.seed != to.noise.seed, "new-seed");
    lock(from.surface != to.surface, if is_condition(&from.surface, &to.surface) { "condition" } else { "surface" });
    lock(from.runs.len() != to.runs.len(), "runs");
    for (one, other) in from.runs.iter().zip(&to.runs) {
        lock(one.optimizer != other.optimizer, "optimizer");
        for key in schedule(one, other, from.steps) {
            lock(!has("schedule") || key == "rate", key);
        }
    }
    locked
}

/// Whether two bowls have the same steep direction.
fn is_condition(one: &Surface, other: &Surface) -> bool {
    let (Surface::Quadratic(one), Surface::Quadratic(other)) = (one, other) else { return false };
    (one.angle, one.a.max(one.b)) == (other.angle, other.a.max(other.b))
}

/// The controls of the schedule at which two runs differ.
fn schedule(one: &RunPlan, other: &RunPlan, steps: u32) -> Vec<&'static str> {
    let (Some(one), Some(other)) = (Controls::of(one, steps), Controls::of(other, steps)) else {
        return if one == other { Vec::new() } else { vec!["a schedule that no controls have"] };
    };
    let rate = (one.rate != other.rate).then_some("rate");
    if one.family != other.family {
        return rate.into_iter().chain(["schedule"]).collect();
    }
    let differs = |(key, value): &(&'static str, _)| (other.get(key) != Some(value)).then_some(*key);
    rate.into_iter().chain(one.values.iter().filter_map(differs)).collect()
}

/// The controls and views of a block that an embedded lab would not take.
pub fn refused(block: &Block) -> Vec<String> {
    let views = ["views", "after", "a.views", "b.views", "c.views"].map(|key| (key, "views"));
    let fields = views
        .iter()
        .chain(&[("controls", "controls")])
        .flat_map(|(key, option)| block.all(key).map(|value| ((*option).to_owned(), value.to_owned())));
    fields.flat_map(|field| read(&[field]).refused).map(|refused| format!("{refused:?}")).collect()
}
