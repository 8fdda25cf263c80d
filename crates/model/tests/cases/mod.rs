//! Experiments at random of which theory says what is wrong with them.

#![allow(dead_code, reason = "each test uses some of them")]

use settle_model::optimizer::{Optimizer, SGD};
use settle_model::schedule::{
    Constant, CosineAnnealingLR, CosineAnnealingWarmRestarts, ExponentialLR, LinearLR, MultiStepLR, Schedule,
    SequentialLR, StepLR,
};
use settle_model::surface::{LossSurface, PlateauCliff, Quadratic, Surface, TwoBasins};
use settle_model::theory::stability_limit;
use settle_model::{Experiment, Noise, Point};

/// Numbers at random, the same in every run: SplitMix64.
pub struct Dice(pub u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Evenly from `low` to `high`.
    pub fn from(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Evenly in ratios.
    pub fn ratio(&mut self, low: f64, high: f64) -> f64 {
        low * (high / low).powf(self.from(0.0, 1.0))
    }

    /// A whole number from 0 to below `count`.
    pub fn one_of(&mut self, count: usize) -> usize {
        (self.next() % count as u64) as usize
    }

    pub fn seed(&mut self) -> i64 {
        self.one_of(1000) as i64
    }
}

pub fn sgd(momentum: f64, nesterov: bool) -> Optimizer {
    Optimizer::SGD(SGD { momentum, dampening: 0.0, weight_decay: 0.0, nesterov: nesterov && momentum > 0.0 })
}

pub fn constant() -> Schedule {
    Schedule::Constant(Constant {})
}

/// A bowl with curvatures `flat` and `sharp`, a start well off its axes, plain SGD at a constant rate of 0.
pub fn bowl(dice: &mut Dice, flat: f64, sharp: f64) -> Experiment {
    let angle = dice.from(-3.0, 3.0);
    let around = angle + dice.from(0.4, 1.1) + std::f64::consts::FRAC_PI_2 * dice.one_of(4) as f64;
    let far = dice.from(1.5, 4.0);
    Experiment {
        surface: Surface::Quadratic(Quadratic { a: flat, b: sharp, angle }),
        start: Point::new(far * around.cos(), far * around.sin()),
        optimizer: sgd(0.0, false),
        base_lr: 0.0,
        schedule: constant(),
        steps: 60 + dice.one_of(240) as u32,
        noise: Noise { sigma: 0.0, seed: dice.seed() },
        metrics: None,
    }
}

fn curvatures(dice: &mut Dice, condition: f64) -> (f64, f64) {
    let flat = dice.ratio(0.2, 5.0);
    (flat, flat * dice.ratio(2.0, condition))
}

/// SGD without or with momentum, or Nesterov's.
fn any_sgd(dice: &mut Dice) -> Optimizer {
    let momentum = [0.0, dice.from(0.3, 0.9)][dice.one_of(2)];
    sgd(momentum, dice.one_of(2) == 1)
}

fn maybe_noise(dice: &mut Dice, sigma: f64) -> f64 {
    if dice.one_of(2) == 0 { 0.0 } else { dice.ratio(sigma / 10.0, sigma) }
}

fn warmup(length: i64) -> Schedule {
    Schedule::LinearLR(LinearLR { start_factor: 0.1, end_factor: 1.0, total_iters: length })
}

/// A rate above the limit to the end.
pub fn diverged(dice: &mut Dice) -> Option<Experiment> {
    let (flat, sharp) = curvatures(dice, 50.0);
    let mut it = bowl(dice, flat, sharp);
    it.optimizer = any_sgd(dice);
    it.base_lr = dice.ratio(1.05, 4.0) * stability_limit(&it.optimizer, sharp)?;
    it.noise.sigma = maybe_noise(dice, 1.0);
    if dice.one_of(3) == 0 {
        it.schedule = warmup(10);
    }
    Some(it)
}

/// Above the limit first, and below it before the end of the first third; or a cliff without warmup.
pub fn early_instability(dice: &mut Dice) -> Option<Experiment> {
    if dice.one_of(2) == 0 {
        return cliff(dice);
    }
    let (flat, sharp) = curvatures(dice, 10.0);
    let mut it = bowl(dice, flat, sharp);
    let share = dice.from(1.3, 2.5);
    it.base_lr = share * 2.0 / sharp;
    let above = 4 + dice.one_of(it.steps as usize / 4 - 3) as i64;
    it.schedule = match dice.one_of(2) {
        0 => Schedule::MultiStepLR(MultiStepLR { milestones: vec![above], gamma: dice.from(0.3, 0.6) / share }),
        _ => Schedule::ExponentialLR(ExponentialLR { gamma: (0.9 / share).powf(1.0 / above as f64) }),
    };
    it.noise.sigma = maybe_noise(dice, 0.1);
    // The sharp direction alone: it must have doubled the loss, and have the time to come down again.
    let rates = it.rates().ok()?.lr;
    let (mut log, mut top) = (0.0_f64, 0.0_f64);
    for lr in &rates {
        log += (1.0 - lr * sharp).abs().max(1e-12).ln();
        top = top.max(log);
    }
    (top > 1.5 && top < 100.0 && log < top - 2.5).then_some(it)
}

/// On the brink of the cliff, at a rate whose first step leaves the hollow on the other side.
fn cliff(dice: &mut Dice) -> Option<Experiment> {
    let (angle, q) = (dice.from(-3.1, 3.1), dice.from(0.85, 1.1));
    let start = Point::new(2.0 * q.sqrt() * angle.cos(), 1.5 * q.sqrt() * angle.sin());
    let base_lr = dice.from(0.2, 0.8);
    let surface = PlateauCliff {};
    let next = start - base_lr * surface.gradient(start);
    let outside = next.x * next.x / 4.0 + next.y * next.y / 2.25;
    let it = bowl(dice, 1.0, 1.0);
    (outside > 1.5).then_some(Experiment { surface: Surface::PlateauCliff(surface), start, base_lr, ..it })
}

/// Rates near the limit with the sharp direction leading; or momentum that still swings.
pub fn late_oscillation(dice: &mut Dice) -> Option<Experiment> {
    let (flat, sharp) = curvatures(dice, 50.0);
    let mut it = bowl(dice, flat, sharp);
    let steps = f64::from(it.steps);
    match dice.one_of(3) {
        0 => {
            let gain = dice.from(1.5, 1.995);
            it.base_lr = gain / sharp;
            let (fast, slow) = ((gain - 1.0).ln(), (1.0 - gain * flat / sharp).abs().ln());
            (2.0 * steps * fast > (3e-6_f64).ln() && steps * 0.6 * (fast - slow) > 3.0).then_some(it)
        }
        1 => {
            it.base_lr = dice.from(1.82, 1.97) / sharp;
            it.noise.sigma = dice.ratio(0.2, 2.0);
            (it.base_lr * flat * steps > 20.0).then_some(it)
        }
        _ => {
            let momentum = dice.from(0.8, 0.98);
            it.optimizer = sgd(momentum, false);
            it.base_lr = dice.from(0.05, 0.9) * stability_limit(&it.optimizer, sharp)?;
            // Of complex poles the modulus is the root of the momentum, whatever the curvature.
            let complex = it.base_lr * flat > (1.0 - momentum.sqrt()).powi(2);
            let turn = |h: f64| ((1.0 + momentum - it.base_lr * h) / (2.0 * momentum.sqrt())).clamp(-1.0, 1.0).acos();
            // Above what plain descent stands, momentum first throws the run up: that is early instability.
            let calm = it.base_lr * sharp < 1.5;
            let swings = steps / 3.0 * turn(flat).min(turn(sharp)) / std::f64::consts::PI;
            (calm && complex && steps * momentum.ln() > (3e-5_f64).ln() && swings > 6.0).then_some(it)
        }
    }
}

/// A constant rate that has long reached what the noise keeps up.
pub fn noise_floor(dice: &mut Dice) -> Option<Experiment> {
    let (flat, sharp) = curvatures(dice, 20.0);
    let mut it = bowl(dice, flat, sharp);
    it.base_lr = dice.from(0.2, 1.3) / sharp;
    it.noise.sigma = dice.ratio(0.3, 2.0);
    let floor = it.base_lr * it.noise.sigma * it.noise.sigma / 2.0;
    let begun = it.surface.as_loss().loss(it.start);
    (it.base_lr * flat * f64::from(it.steps) > 30.0 && begun > 20.0 * floor).then_some(it)
}

/// A decay whose remaining sum of rates can't reach the minimum, and a peak that would have.
pub fn decayed_too_early(dice: &mut Dice) -> Option<Experiment> {
    let (flat, sharp) = curvatures(dice, 50.0);
    let mut it = bowl(dice, flat, sharp);
    it.base_lr = dice.from(0.3, 0.9) / sharp;
    let steps = f64::from(it.steps);
    it.schedule = match dice.one_of(4) {
        0 => Schedule::ExponentialLR(ExponentialLR { gamma: dice.from(0.8, 0.98) }),
        1 => Schedule::StepLR(StepLR { step_size: 2 + dice.one_of(20) as i64, gamma: dice.from(0.1, 0.5) }),
        2 => Schedule::MultiStepLR(MultiStepLR { milestones: vec![1 + dice.one_of(30) as i64], gamma: 0.05 }),
        _ => {
            let length = 5 + dice.one_of(30) as i64;
            let floor = Schedule::ConstantLR(settle_model::schedule::ConstantLR { factor: 0.01, total_iters: 100_000 });
            let cosine = Schedule::CosineAnnealingLR(CosineAnnealingLR { T_max: length, eta_min: 0.01 * it.base_lr });
            Schedule::SequentialLR(SequentialLR { schedulers: vec![cosine, floor], milestones: vec![length] })
        }
    };
    let sum: f64 = it.rates().ok()?.lr.iter().sum();
    // What is left of the flat direction, and what would be with the peak held.
    (2.0 * flat * sum < 5.0 && 2.0 * flat * (it.base_lr * steps - sum) > 5.0).then_some(it)
}

/// Beside the sharp basin, at a rate that is too low to leave it, or falls too soon.
pub fn poor_basin(dice: &mut Dice) -> Option<Experiment> {
    let mut it = bowl(dice, 1.0, 1.0);
    it.surface = Surface::TwoBasins(TwoBasins {});
    it.start = Point::new(dice.from(-2.9, -2.5), dice.from(1.9, 2.3));
    it.steps = 150 + dice.one_of(150) as u32;
    it.noise.sigma = 1.0;
    it.base_lr = dice.from(0.13, 0.15);
    // The rate must fall so far that no noise floor is left to speak of: that would be the graver finding.
    it.schedule = match dice.one_of(2) {
        0 => Schedule::ExponentialLR(ExponentialLR { gamma: dice.from(0.8, 0.9) }),
        _ => {
            let length = 10 + dice.one_of(10) as i64;
            let cosine = Schedule::CosineAnnealingLR(CosineAnnealingLR { T_max: length, eta_min: 1e-6 });
            let rest = Schedule::ConstantLR(settle_model::schedule::ConstantLR { factor: 1e-4, total_iters: 100_000 });
            Schedule::SequentialLR(SequentialLR { schedulers: vec![cosine, rest], milestones: vec![length] })
        }
    };
    Some(it)
}

/// A constant rate at a small share of the limit, that does not arrive.
pub fn base_rate_too_low(dice: &mut Dice) -> Option<Experiment> {
    let (flat, sharp) = curvatures(dice, 20.0);
    let mut it = bowl(dice, flat, sharp);
    it.base_lr = dice.ratio(0.005, 0.15) / sharp;
    let gone = 2.0 * it.base_lr * flat * f64::from(it.steps);
    let factor = (1.5 / (sharp * it.base_lr)).min(10.0);
    if dice.one_of(3) == 0 {
        it.schedule = warmup(10);
    }
    (gone < 6.0 && gone * (factor - 1.0) > 5.0 && gone > 0.05).then_some(it)
}

/// Restarts whose last one comes a few steps before the end, in noise.
pub fn restarts_too_late(dice: &mut Dice) -> Option<Experiment> {
    let (flat, sharp) = curvatures(dice, 8.0);
    let mut it = bowl(dice, flat, sharp);
    it.base_lr = dice.from(0.4, 1.2) / sharp;
    it.noise.sigma = dice.ratio(0.3, 1.5);
    let first = 25 + dice.one_of(30) as i64;
    let cycles = 2 + dice.one_of(3) as i64;
    let late = 6 + dice.one_of(first as usize / 4) as i64;
    it.steps = (first * cycles + late) as u32;
    let restarts = CosineAnnealingWarmRestarts { T_0: first, T_mult: 1, eta_min: 0.0 };
    it.schedule = Schedule::CosineAnnealingWarmRestarts(restarts);
    (it.base_lr * flat * first as f64 > 8.0).then_some(it)
}

/// A rate that settles without crossing.
pub fn healthy(dice: &mut Dice) -> Option<Experiment> {
    let (flat, sharp) = curvatures(dice, 10.0);
    let mut it = bowl(dice, flat, sharp);
    it.base_lr = dice.from(0.3, 1.8) / sharp;
    let slowest =
        [flat, sharp].map(|h| (1.0 - it.base_lr * h).abs().max(1e-9).ln()).into_iter().fold(f64::MIN, f64::max);
    if dice.one_of(2) == 0 {
        it.schedule = Schedule::CosineAnnealingLR(CosineAnnealingLR { T_max: i64::from(it.steps), eta_min: 0.0 });
    }
    (slowest * f64::from(it.steps) < -20.0 && 2.0 * it.base_lr * flat * f64::from(it.steps) > 40.0).then_some(it)
}
