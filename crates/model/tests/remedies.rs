//! Remedies are offered only where they help: 500 random experiments over all surfaces and optimizers, each remedy run again
//! under seeds that the diagnosis has not seen.

mod cases;

use cases::{Dice, constant};
use settle_model::diagnosis::{Finding, diagnose};
use settle_model::optimizer::{self, Optimizer};
use settle_model::outcome::median;
use settle_model::schedule::{
    CosineAnnealingLR, CosineAnnealingWarmRestarts, ExponentialLR, LinearLR, MultiStepLR, Schedule, SequentialLR,
    StepLR,
};
use settle_model::surface::{self, Quadratic, Surface};
use settle_model::theory::{minimum_near, stability_limits};
use settle_model::value::Value;
use settle_model::{Experiment, Noise, Point, simulate};

/// Experiments.
const COUNT: usize = 500;
/// The least share of remedies that do better under fresh seeds.
const BETTER: f64 = 0.95;

/// A schedule with a certain number of steps.
fn schedule(dice: &mut Dice, steps: u32) -> Schedule {
    let steps = i64::from(steps);
    let some = |dice: &mut Dice| 1 + dice.one_of(steps as usize) as i64;
    match dice.one_of(8) {
        0 | 1 => constant(),
        2 => Schedule::CosineAnnealingLR(CosineAnnealingLR { T_max: steps, eta_min: 0.0 }),
        3 => Schedule::ExponentialLR(ExponentialLR { gamma: dice.from(0.9, 0.999) }),
        4 => Schedule::StepLR(StepLR { step_size: some(dice), gamma: dice.from(0.1, 0.7) }),
        5 => Schedule::CosineAnnealingWarmRestarts(CosineAnnealingWarmRestarts {
            T_0: some(dice),
            T_mult: 1,
            eta_min: 0.0,
        }),
        6 => Schedule::MultiStepLR(MultiStepLR { milestones: vec![some(dice)], gamma: 0.1 }),
        _ => {
            let warmup = (steps / 10).max(1);
            let first = Schedule::LinearLR(LinearLR { start_factor: 0.1, end_factor: 1.0, total_iters: warmup });
            let then = CosineAnnealingLR { T_max: (steps - warmup).max(1), eta_min: 0.0 };
            let parts = vec![first, Schedule::CosineAnnealingLR(then)];
            Schedule::SequentialLR(SequentialLR { schedulers: parts, milestones: vec![warmup] })
        }
    }
}

fn optimizer(dice: &mut Dice) -> Optimizer {
    let it = optimizer::ALL[dice.one_of(optimizer::ALL.len())].initial();
    let momentum = [0.0, dice.from(0.3, 0.95)][dice.one_of(2)];
    it.with("momentum", Value::Number(momentum)).unwrap_or(it)
}

/// Any experiment that a learner might set up.
fn any(dice: &mut Dice) -> Experiment {
    let surface = match dice.one_of(surface::ALL.len()) {
        0 => Surface::Quadratic(Quadratic {
            a: dice.ratio(0.2, 5.0),
            b: dice.ratio(1.0, 50.0),
            angle: dice.from(-3.0, 3.0),
        }),
        other => surface::ALL[other].initial(),
    };
    let window = surface.as_loss().domain();
    let start = if dice.one_of(2) == 0 {
        surface.as_loss().start()
    } else {
        let size = window.high - window.low;
        window.low + Point::new(size.x * dice.from(0.1, 0.9), size.y * dice.from(0.1, 0.9))
    };
    let steps = 20 + dice.one_of(280) as u32;
    let sigma = if dice.one_of(2) == 0 { 0.0 } else { dice.ratio(0.05, 2.0) };
    let mut it = Experiment {
        start,
        surface,
        optimizer: optimizer(dice),
        base_lr: 1e-9,
        schedule: constant(),
        steps,
        noise: Noise { sigma, seed: dice.seed() },
        metrics: None,
    };
    it.base_lr = match &it.optimizer {
        Optimizer::SGD(_) => {
            let limits = stability_limits(&it, &simulate(&it).expect("valid"));
            let limit = limits[0].min(10.0);
            limit * dice.ratio(0.01, 1.6)
        }
        _ => dice.ratio(0.001, 1.0),
    };
    it.schedule = schedule(dice, steps);
    it
}

/// Ends of an experiment under seeds from 101 on: the mean over the last tenth of the loss, and of what it is above that of the
/// minimum it ends at, never below 0.
fn ends(experiment: &Experiment) -> Vec<(f64, f64)> {
    let surface = experiment.surface.as_loss();
    let seeds = if experiment.noise.sigma == 0.0 { 101..102 } else { 101..117 };
    let one = |seed: i64| {
        let noise = Noise { seed, ..experiment.noise.clone() };
        let run = simulate(&Experiment { noise, ..experiment.clone() }).expect("valid");
        let last = run.trajectory.last().expect("a point").at;
        let base = minimum_near(surface, last).map_or(surface.lowest(), |minimum| surface.loss(minimum));
        let tail = &run.trajectory[run.trajectory.len() - run.trajectory.len().div_ceil(10)..];
        let mean = |above: &dyn Fn(f64) -> f64| {
            let mean = tail.iter().map(|s| above(s.loss)).sum::<f64>() / tail.len() as f64;
            if tail.iter().all(|s| s.loss.is_finite()) { mean } else { f64::INFINITY }
        };
        (mean(&|loss| loss), mean(&|loss| (loss - base).max(0.0)))
    };
    seeds.map(one).collect()
}

/// Whether a remedy ends lower, by the median: above the minimum of each, or, of a poor basin, by the loss itself.
fn helps(finding: &Finding, before: &[(f64, f64)], after: &[(f64, f64)]) -> bool {
    let poor = finding.rule == "poor-basin";
    let end = |all: &[(f64, f64)]| {
        median(&all.iter().map(|(loss, above)| if poor { *loss } else { *above }).collect::<Vec<_>>()).expect("seeds")
    };
    end(after) < end(before)
}

/// The median of the loss at the end, whatever basin it is in.
fn end_loss(all: &[(f64, f64)]) -> f64 {
    median(&all.iter().map(|(loss, _)| *loss).collect::<Vec<_>>()).expect("seeds")
}

/// What is counted over all experiments.
#[derive(Debug, Default)]
struct Tally {
    offered: usize,
    /// Remedies that help, by the median over fresh seeds.
    help: usize,
    /// Remedies that end at a lower loss, by the median over fresh seeds.
    lower: usize,
    /// Pairs of a remedy and a fresh seed, and those of them that end at a lower loss.
    pairs: usize,
    lower_pairs: usize,
    /// First findings.
    first: std::collections::BTreeMap<&'static str, usize>,
}

impl Tally {
    fn add(&mut self, experiment: &Experiment) {
        let report = diagnose(experiment).expect("valid");
        let before = ends(experiment);
        *self.first.entry(report.findings[0].rule).or_default() += 1;
        for finding in &report.findings {
            let best = finding.remedies.iter().map(|r| r.gain).fold(0.0, f64::max);
            assert!(finding.remedies.first().is_none_or(|first| 2.0 * first.gain >= best), "{finding:?}");
            for remedy in &finding.remedies {
                self.compare(finding, &before, &ends(&remedy.experiment));
            }
        }
    }

    fn compare(&mut self, finding: &Finding, before: &[(f64, f64)], after: &[(f64, f64)]) {
        self.offered += 1;
        self.help += usize::from(helps(finding, before, after));
        self.lower += usize::from(end_loss(after) < end_loss(before));
        self.pairs += before.len();
        self.lower_pairs += before.iter().zip(after).filter(|(was, is)| is.0 < was.0).count();
    }
}

#[test]
fn remedies_help_under_seeds_that_they_were_not_tried_with() {
    let mut dice = Dice(2026);
    let mut tally = Tally::default();
    for _ in 0..COUNT {
        tally.add(&any(&mut dice));
    }
    println!("{tally:?}");
    let enough = |part: usize, whole: usize| part as f64 >= BETTER * whole as f64;
    assert!(tally.offered > COUNT / 4, "hardly any remedies: {tally:?}");
    assert!(enough(tally.help, tally.offered), "{tally:?}");
    assert!(enough(tally.lower, tally.offered) && enough(tally.lower_pairs, tally.pairs), "{tally:?}");
}
