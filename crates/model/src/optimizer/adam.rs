//! Momentum, divided by a running root mean square of the gradients.

use super::moments::{add_quotient, each, lerp, mean_square, plus, root};
use super::{Hyper, Update};
use crate::error::InvalidParam;
use crate::geometry::Point;
use crate::param::declare;
use crate::linear::Linear;

declare! {
    /// The running mean of the gradients, divided by the root of the running mean of their squares, both corrected for having
    /// begun at 0.
    ///
    /// With gradient `g`, weights `w`, means `m` and `v`, rate `η`, and t counting updates from 1:
    ///
    /// ```text
    /// g <- g + weight_decay w
    /// m <- beta1 m + (1 - beta1) g
    /// v <- beta2 v + (1 - beta2) g g,   with amsgrad the largest v so far
    /// w <- w - η / (1 - beta1^t)  m / (sqrt(v) / sqrt(1 - beta2^t) + eps)
    /// ```
    ///
    /// OneCycleLR and CyclicLR cycle beta1; the correction then takes the present one. Source: torch.optim.Adam 2.15; Kingma
    /// and Ba 2014, arXiv 1412.6980; amsgrad: Reddi, Kale and Kumar 2018, arXiv 1904.09237.
    pub struct Adam {
        /// Shares of the old mean, and of the old mean square, that stay.
        betas: Point, "β", Type::Pair, Factor, Linear, Domain::UNIT_BELOW_ONE, [0.0, 0.999], or betas();
        /// Keeps the quotient finite where there is no gradient.
        eps: f64, "ε", Type::Float, None, Log, Domain::NOT_NEGATIVE, [1e-10, 1e-2], or Value::Number(1e-8);
        /// Pull towards the origin, added to the gradient.
        weight_decay: f64, "λ", Type::Float, Factor, Linear, Domain::NOT_NEGATIVE, [0.0, 1.0], or Value::Number(0.0);
        /// Whether the largest mean square so far is used.
        amsgrad: bool, "", Type::Bool, None, Linear, Domain::ANY, [0.0, 1.0], or Value::Bool(false);
    }
}

/// The library's default for both betas.
pub(super) fn betas() -> crate::value::Value {
    crate::value::Value::List([0.9, 0.999].map(crate::value::Value::Number).to_vec())
}

/// What Adam and AdamW remember.
#[derive(Clone, Copy, Debug, Default)]
pub struct Moments {
    updates: u32,
    mean: Point,
    square: Point,
    largest: Point,
}

impl Moments {
    /// The step of Adam for a gradient, from `at`.
    pub(super) fn step(&mut self, adam: &Adam, hyper: Hyper, at: Point, gradient: Point) -> Point {
        let (beta1, beta2) = (hyper.momentum, adam.betas.y);
        self.updates += 1;
        let t = f64::from(self.updates);
        self.mean = lerp(self.mean, gradient, 1.0 - beta1);
        self.square = mean_square(self.square, gradient, beta2);
        if adam.amsgrad {
            self.largest = each(self.largest, self.square, larger);
        }
        let below = self.spread(adam);
        add_quotient(at, -(hyper.lr / (1.0 - libm::pow(beta1, t))), self.mean, below)
    }

    /// What the mean is divided by, after an update.
    fn spread(&self, adam: &Adam) -> Point {
        let correction = libm::sqrt(1.0 - libm::pow(adam.betas.y, f64::from(self.updates)));
        let spread = root(if adam.amsgrad { self.largest } else { self.square });
        plus(Point::new(spread.x / correction, spread.y / correction), adam.eps)
    }

    /// What multiplies the rate in each coordinate, both corrections included.
    pub(super) fn scale(&self, adam: &Adam, beta1: f64) -> Point {
        let spread = self.spread(adam);
        let begun = 1.0 - libm::pow(beta1, f64::from(self.updates));
        each(spread, spread, |d, _| 1.0 / (begun * d))
    }
}

/// `torch.maximum`: NaN if either is.
fn larger(a: f64, b: f64) -> f64 {
    if a.is_nan() || a > b { a } else { b }
}

impl Update for Adam {
    type Memory = Moments;

    fn update(&self, memory: &mut Moments, hyper: Hyper, at: Point, gradient: Point) -> Point {
        let g = if self.weight_decay == 0.0 { gradient } else { gradient + self.weight_decay * at };
        memory.step(self, hyper, at, g)
    }

    fn cycled(&self) -> Option<f64> {
        Some(self.betas.x)
    }

    fn held(&self, memory: &Moments, hyper: Hyper) -> Linear {
        let scale = memory.scale(self, hyper.momentum);
        let (momentum, intake) = (hyper.momentum, 1.0 - hyper.momentum);
        Linear { scale, decay: self.weight_decay, momentum, intake, ..Linear::PLAIN }
    }

    fn check(&self) -> Result<(), InvalidParam> {
        Ok(())
    }
}
