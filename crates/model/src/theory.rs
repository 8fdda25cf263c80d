//! What theory says of a run before it is run.

use crate::optimizer::{Optimizer, Update as _, each_optimizer};

/// The rate above which a run with this optimizer grows without bound along a direction of constant curvature.
///
/// With `λ` the curvature plus the weight decay, `β` the momentum, `d` the dampening: plain gradient descent `2 / λ`;
/// momentum `2 (1 + β) / λ`, divided by `1 - d`; Nesterov `2 (1 + β) / ((1 + 2 β) λ)`. Exact on a quadratic, where `λ` is
/// its largest curvature. `None` where there is no such rate: with `λ <= 0` or
/// dampening 1 no rate is too high, with momentum or dampening above 1 none is low enough.
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
    each_optimizer!(optimizer, it => it.stability_limit(curvature))
}
