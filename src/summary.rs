//! What the headings of closed groups say: the present values.

use settle_model::experiment::STEPS;
use settle_model::optimizer::Optimizer;
use settle_model::param::Param;
use settle_model::value::Value;
use settle_model::{Noise, Scene, surface::Surface};
use settle_text::{sentence, text};

use crate::condition::condition;
use crate::families::Controls;
use crate::format::{count, plain};
use crate::names::{kind_name, letter, name};
use crate::words::{inside, label, with_unit};

/// The finer arguments of a family that differ from where they begin; the first one where none does.
#[must_use]
pub fn control_summary(controls: &Controls, steps: u32) -> String {
    let declared = controls.family.controls(steps);
    let fine = || declared.iter().filter(|c| !c.main);
    let said = |param: &Param| {
        let value = controls.get(param.key).unwrap_or(&param.first);
        named(controls.family.kind(), param, value)
    };
    let changed: Vec<String> =
        fine().filter(|c| controls.get(c.param.key) != Some(&c.param.first)).map(|c| said(&c.param)).collect();
    match changed.is_empty() {
        true => fine().next().map(|c| said(&c.param)).unwrap_or_default(),
        false => changed.join(", "),
    }
}

/// `floor 0.001`, `Nesterov`, `no dampening`.
#[must_use]
pub fn named(kind: &str, param: &Param, value: &Value) -> String {
    let name = inside(label(kind, param.key));
    match value {
        Value::Bool(true) => name,
        Value::Bool(false) => format!("{name} {}", text("value-off")),
        value => format!("{name} {}", with_unit(param, value)),
    }
}

/// `SGD, no momentum`, `SGD, momentum 0.9, Nesterov`.
#[must_use]
pub fn optimizer_summary(optimizer: &Optimizer) -> String {
    let mut parts = vec![kind_name(optimizer.kind())];
    for param in optimizer.params() {
        let value = optimizer.get(param.key).unwrap_or(Value::Null);
        if param.default.as_ref() != Some(&value) {
            parts.push(match value {
                Value::Bool(true) => label("", param.key),
                value => named("", param, &value),
            });
        } else if param.key == "momentum" {
            parts.push(text("no-momentum").to_owned());
        }
    }
    parts.join(", ")
}

/// `ravine, 20 : 1`, or the surface's name.
#[must_use]
pub fn surface_summary(surface: &Surface) -> String {
    match (surface, condition(surface)) {
        (Surface::Quadratic(_), Some(c)) => {
            let key = if c < 3.0 { "surface-bowl" } else { "surface-ravine" };
            sentence(key, &[("condition", plain(c))])
        }
        (Surface::Quadratic(_), None) => text("surface-valley").to_owned(),
        (other, _) => kind_name(other.kind()),
    }
}

/// `1, seed 5`, or that there is none.
#[must_use]
pub fn noise_summary(noise: &Noise) -> String {
    if noise.sigma == 0.0 {
        return text("noise-none").to_owned();
    }
    sentence("noise-value", &[("sigma", plain(noise.sigma)), ("seed", noise.seed.to_string())])
}

/// The number of steps.
#[must_use]
pub fn steps_summary(steps: u32) -> String {
    count(steps)
}

/// A scene in a line: `A Constant, B Warmup + cosine; ravine, 20 : 1; 120 steps`.
#[must_use]
pub fn scene_summary(scene: &Scene) -> String {
    let run = |(i, run)| format!("{} {}", letter(i), name(run, scene.steps));
    let runs: Vec<String> = scene.runs.iter().enumerate().map(run).collect();
    let steps = with_unit(&STEPS, &Value::Number(scene.steps.into()));
    format!("{}; {}; {steps}", runs.join(", "), surface_summary(&scene.surface))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::families::Family;
    use settle_model::Scene;

    #[test]
    fn headings_state_the_values() {
        let scene = Scene::first();
        assert_eq!(optimizer_summary(&scene.runs[0].optimizer), "SGD, no momentum");
        assert_eq!(surface_summary(&scene.surface), "ravine, 20 : 1");
        assert_eq!(noise_summary(&scene.noise), "1, seed 5");
        assert_eq!(noise_summary(&Noise::NONE), "none");
        assert_eq!(steps_summary(scene.steps), "120");
    }

    #[test]
    fn what_differs_from_its_default_shows_itself() {
        let with = |o: &Optimizer, key, value| o.with(key, value).expect("valid");
        let momentum = with(&Scene::first().runs[0].optimizer, "momentum", Value::Number(0.9));
        assert_eq!(optimizer_summary(&momentum), "SGD, momentum 0.9");
        let nesterov = with(&momentum, "nesterov", Value::Bool(true));
        assert_eq!(optimizer_summary(&nesterov), "SGD, momentum 0.9, Nesterov");
        let mut cosine = Family::Cosine.begin(0.1, 0, 120);
        assert_eq!(control_summary(&cosine, 120), "floor 0");
        cosine.set("floor", Value::Number(0.01));
        assert_eq!(control_summary(&cosine, 120), "floor 0.010");
    }
}
