//! What the core is timed with: the same experiments natively and in a browser.

use settle_model::surface;
use settle_model::value::Value;
use settle_model::{Experiment, Noise, Scene, simulate};

/// A piece of work, and how many steps it takes at once.
pub struct Case {
    /// Its name, without spaces.
    pub name: &'static str,
    /// Steps in one go.
    pub steps: u32,
    work: Box<dyn Fn() -> f64>,
}

impl Case {
    /// Does the work once; a number that depends on all of it.
    pub fn go(&self) -> f64 {
        (self.work)()
    }

    fn of(name: &'static str, experiment: Experiment, work: fn(&Experiment) -> f64) -> Self {
        Self { name, steps: experiment.steps, work: Box::new(move || work(&experiment)) }
    }
}

/// Both runs of the first scene, a long one, one with momentum, one without noise, two on other surfaces, and rates alone.
pub fn cases() -> Vec<Case> {
    let scene = Scene::first();
    let run = |index: usize| scene.experiment(index).expect("the first scene has two runs");
    let long = Experiment { steps: 10_000, ..run(0) };
    let momentum = run(1).optimizer.with("momentum", Value::Number(0.9)).expect("SGD has momentum");
    let on = |name: &str, base_lr: f64| {
        let bowl = surface::ALL.iter().find(|kind| kind.name == name).expect("listed").initial();
        Experiment { start: bowl.as_loss().start(), base_lr, surface: bowl, steps: 1000, ..run(0) }
    };
    let quiet = Experiment { noise: Noise { sigma: 0.0, seed: 1 }, ..long.clone() };
    vec![
        Case::of("first-scene-constant", run(0), last_loss),
        Case::of("first-scene-warmup-cosine", run(1), last_loss),
        Case::of("momentum", Experiment { optimizer: momentum, ..run(1) }, last_loss),
        Case::of("10000-steps", long, last_loss),
        Case::of("10000-steps-without-noise", quiet, last_loss),
        Case::of("rosenbrock", on("rosenbrock", 0.0005), last_loss),
        Case::of("himmelblau", on("himmelblau", 0.01), last_loss),
        Case::of("rates-warmup-cosine", run(1), last_rate),
    ]
}

fn last_loss(experiment: &Experiment) -> f64 {
    let run = simulate(experiment).expect("a valid experiment");
    run.trajectory.last().map_or(f64::NAN, |sample| sample.loss)
}

fn last_rate(experiment: &Experiment) -> f64 {
    let rates = experiment.rates().expect("a valid experiment");
    rates.lr.last().copied().unwrap_or(f64::NAN)
}
