//! Oscillation, settling and noise floor of a run, foretold from its poles.

use super::{SETTLED_DISTANCE, Terms};
use crate::experiment::Experiment;
use crate::geometry::{Curvature, Hessian, Point};
use crate::linear::Linear;
use crate::optimizer::{Hyper, Optimizer, SGD, Update as _};
use crate::outcome::median;
use crate::schedule::Rates;

/// What the linear theory foretells of a run near a minimum with this Hessian; nothing for optimizers that divide by a
/// memory of squares, whose gain has no fixed value near a minimum.
///
/// - Overshoot and settling: from the response of each direction to the start, the poles' own sequence, at each step's own
///   rate and momentum; without noise.
/// - Period and damping ratio: from the pole farthest from 0 at the run's median rate and momentum: `2 π / arg z`, and with
///   `s = -ln |z|` the ratio `s / sqrt(s² + (2 π / period)²)`. A negative real pole has period 2, one that is not negative none.
/// - Noise floor: the mean over the last third of the steps of the stationary loss at each step's rate, the sum over both
///   directions of `λ / 2` times [`Linear::noise_variance`], for momentum `β` and no dampening or decay
///   `η σ² (1 + β) / (2 (1 - β) (2 (1 + β) - η λ))`; `None` without noise, or where one of those steps is not stable.
///
/// ```
/// use settle_model::{Point, Scene, surface::LossSurface, theory::predict};
/// let experiment = Scene::first().experiment(0).expect("run A");
/// let hessian = experiment.surface.as_loss().hessian(Point::ORIGIN);
/// let terms = predict(&experiment, &experiment.rates()?, Point::ORIGIN, hessian);
/// assert_eq!(terms.period, [Some(2.0), None]); // 1 - 0.092 * 20 = -0.84, 1 - 0.092 * 1 = 0.908
/// # Ok::<(), settle_model::InvalidParam>(())
/// ```
#[must_use]
pub fn predict(experiment: &Experiment, rates: &Rates, minimum: Point, hessian: Hessian) -> Terms {
    let Optimizer::SGD(sgd) = &experiment.optimizer else { return Terms::default() };
    let pair = hessian.curvatures();
    let from = experiment.start - minimum;
    let start = pair.map(|c| from.dot(c.direction));
    let paths = pair.map(|c| response(sgd, rates, c.value + sgd.weight_decay));
    let middle = middle(rates).map(|(rate, momentum)| (rate, sgd.held(momentum)));
    let turns = pair.map(|c| middle.and_then(|(rate, held)| turn(held, rate, c.value + sgd.weight_decay)));
    let overshoot = |i: usize| {
        let far = 100.0 * paths[i].iter().fold(0.0_f64, |far, q| far.max(-q));
        (start[i] != 0.0 && far.is_finite()).then_some(far)
    };
    Terms {
        overshoot_percent: [overshoot(0), overshoot(1)],
        period: turns.map(|turn| turn.map(|(period, _)| period)),
        damping_ratio: turns.map(|turn| turn.map(|(_, ratio)| ratio)),
        settling_step: settling(start, &paths),
        noise_floor: noise_floor(sgd, rates, &pair, experiment.noise.sigma),
    }
}

/// The sequence that a distance of 1 along a curvature runs through, by the optimizer's own arithmetic.
fn response(sgd: &SGD, rates: &Rates, curvature: f64) -> Vec<f64> {
    let bare = SGD { weight_decay: 0.0, ..sgd.clone() };
    let (mut memory, mut at) = (None, Point::new(1.0, 0.0));
    let mut path = vec![at.x];
    for (&lr, &momentum) in rates.lr.iter().zip(&rates.momentum) {
        let hyper = Hyper { lr, momentum: momentum.unwrap_or(0.0) };
        at = bare.update(&mut memory, hyper, at, Point::new(curvature * at.x, 0.0));
        path.push(at.x);
    }
    path
}

/// The median rate and the median momentum.
fn middle(rates: &Rates) -> Option<(f64, f64)> {
    let momentum: Vec<f64> = rates.momentum.iter().map(|m| m.unwrap_or(0.0)).collect();
    median(&rates.lr).zip(median(&momentum))
}

/// Period and damping ratio along a curvature.
fn turn(held: Linear, rate: f64, curvature: f64) -> Option<(f64, f64)> {
    let [far, _] = held.poles(rate, curvature);
    let angle = libm::atan2(far.im, far.re);
    (angle > 0.0 && far.modulus() > 0.0).then(|| {
        let decay = -libm::log(far.modulus());
        (2.0 * std::f64::consts::PI / angle, decay / libm::hypot(decay, angle))
    })
}

/// The first step from which on both distances together stay within 2 % of the start's.
fn settling(start: [f64; 2], paths: &[Vec<f64>; 2]) -> Option<u32> {
    let reach = SETTLED_DISTANCE * libm::hypot(start[0], start[1]);
    let count = paths[0].len();
    let within = |t: &usize| libm::hypot(start[0] * paths[0][*t], start[1] * paths[1][*t]) <= reach;
    (0..count).rev().take_while(within).last().map(|t| t as u32)
}

/// The mean stationary loss over the last third of the steps.
fn noise_floor(sgd: &SGD, rates: &Rates, pair: &[Curvature; 2], sigma: f64) -> Option<f64> {
    let steps = rates.lr.len();
    if sigma == 0.0 || steps == 0 {
        return None;
    }
    let late = super::measured::last_third(steps)..steps;
    let count = late.len() as f64;
    let mut sum = 0.0;
    for t in late {
        let held = sgd.held(rates.momentum[t].unwrap_or(0.0));
        for c in pair {
            sum += 0.5 * c.value * held.noise_variance(rates.lr[t], c.value + sgd.weight_decay, sigma)?;
        }
    }
    Some(sum / count)
}
