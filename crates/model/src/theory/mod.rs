//! What theory says of a run: its stability limit, its poles, and how it oscillates, settles and stays noisy.

mod along;

mod measured;
mod newton;
mod predicted;

use crate::optimizer::Optimizer;

pub use crate::linear::{Linear, Mode, Pole, Region, region};
pub use along::{modes, stability_limits};
pub use measured::{floor, measure};
pub(crate) use measured::{last_third, slope};
pub use newton::minimum_near;
pub use predicted::predict;

/// The rate above which a run with this optimizer grows without bound along a direction of constant curvature.
///
/// With `λ` the curvature plus the weight decay, `β` the momentum, `d` the dampening: plain gradient descent `2 / λ`;
/// momentum `2 (1 + β) / λ`, divided by `1 - d`; Nesterov `2 (1 + β) / ((1 + 2 β) λ)`. Exact on a quadratic, where `λ` is
/// its largest curvature. `None` where there is no such rate: with `λ <= 0` or
/// dampening 1 no rate is too high, with momentum or dampening above 1 none is low enough; and for optimizers whose limit
/// depends on what they remember ([`stability_limits`] has it for every optimizer and every step).
/// Source: the roots of the update's characteristic polynomial leave the unit circle there.
///
/// ```
/// use settle_model::{optimizer::{Optimizer, SGD}, theory::stability_limit};
/// let sgd = |momentum| Optimizer::SGD(SGD { momentum, dampening: 0.0, weight_decay: 0.0, nesterov: false });
/// assert_eq!(stability_limit(&sgd(0.0), 20.0), Some(0.1));
/// assert_eq!(stability_limit(&sgd(0.5), 20.0), Some(0.15));
/// assert_eq!(stability_limit(&sgd(0.0), 0.0), None);
/// ```
#[must_use]
pub fn stability_limit(optimizer: &Optimizer, curvature: f64) -> Option<f64> {
    let Optimizer::SGD(sgd) = optimizer else { return None };
    let limit = sgd.held(sgd.momentum).limit_along(curvature + sgd.weight_decay);
    (limit > 0.0 && limit.is_finite()).then_some(limit)
}

/// How a run oscillates, settles and stays noisy, predicted or measured; `None` where that is undefined.
///
/// The first three are per eigen-direction of the Hessian at the minimum, the sharper first.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Terms {
    /// The farthest it came on the other side of the minimum, in percent of the start's distance: `100 max(-q / q0)`.
    pub overshoot_percent: [Option<f64>; 2],
    /// Steps of one whole oscillation, 2 or more.
    pub period: [Option<f64>; 2],
    /// `s / sqrt(s² + (2 π / period)²)` with `s` the decay per step, `-ln` of what remains: 1 does not oscillate, 0 never
    /// stops, below 0 grows.
    pub damping_ratio: [Option<f64>; 2],
    /// The first step from which on the distance stays at most 2 % of the start's.
    pub settling_step: Option<u32>,
    /// The mean loss above the minimum that the noise keeps up.
    pub noise_floor: Option<f64>,
}

/// The share of the start's distance that counts as settled: the 2 % of control engineering.
pub(crate) const SETTLED_DISTANCE: f64 = 0.02;
