//! Steps divided by a running root mean square of the gradients.

use super::moments::{add_quotient, each, lerp, mean_square, plus, root};
use super::{Hyper, Update};
use crate::error::InvalidParam;
use crate::geometry::Point;
use crate::param::declare;
use crate::linear::Linear;

declare! {
    /// Each weight's step is divided by the running root mean square of its gradients; centered, by their standard deviation.
    ///
    /// With gradient `g`, weights `w`, mean square `v`, mean `a`, buffer `b`, rate `η`, momentum `β`:
    ///
    /// ```text
    /// g <- g + weight_decay w
    /// v <- alpha v + (1 - alpha) g g
    /// d <- sqrt(v) + eps,   centered  a <- alpha a + (1 - alpha) g,  d <- sqrt(v - a a) + eps
    /// w <- w - η g / d,     with momentum  b <- β b + g / d,  w <- w - η b
    /// ```
    ///
    /// A momentum of 0 (which a cycle may reach) neither uses nor changes the buffer. Near a minimum, where `η / eps` times
    /// the curvature exceeds 2, rounding decides what centered runs do. Source: torch.optim.RMSprop 2.15; Tieleman and
    /// Hinton 2012.
    pub struct RMSprop {
        /// Share of the old mean square that stays.
        alpha: f64, "α", Type::Float, Factor, Linear, Domain::NOT_NEGATIVE, [0.5, 0.999], or Value::Number(0.99);
        /// Keeps the quotient finite where there is no gradient.
        eps: f64, "ε", Type::Float, None, Log, Domain::NOT_NEGATIVE, [1e-10, 1e-2], or Value::Number(1e-8);
        /// Pull towards the origin, added to the gradient.
        weight_decay: f64, "λ", Type::Float, Factor, Linear, Domain::NOT_NEGATIVE, [0.0, 1.0], or Value::Number(0.0);
        /// Share of the previous update that goes on.
        momentum: f64, "β", Type::Float, Factor, Linear, Domain::NOT_NEGATIVE, [0.0, 0.99], or Value::Number(0.0);
        /// Whether the mean is taken off, so that a steady gradient counts less.
        centered: bool, "", Type::Bool, None, Linear, Domain::ANY, [0.0, 1.0], or Value::Bool(false);
    }
}

/// What RMSprop remembers.
#[derive(Clone, Copy, Debug, Default)]
pub struct Averages {
    square: Point,
    mean: Point,
    buffer: Point,
}

impl RMSprop {
    /// The square of what steps are divided by.
    fn spread(&self, memory: &Averages) -> Point {
        if self.centered { each(memory.square, memory.mean, |v, a| v - a * a) } else { memory.square }
    }
}

impl Update for RMSprop {
    type Memory = Averages;

    fn update(&self, memory: &mut Averages, hyper: Hyper, at: Point, gradient: Point) -> Point {
        let g = if self.weight_decay == 0.0 { gradient } else { gradient + self.weight_decay * at };
        memory.square = mean_square(memory.square, g, self.alpha);
        if self.centered {
            memory.mean = lerp(memory.mean, g, 1.0 - self.alpha);
        }
        let below = plus(root(self.spread(memory)), self.eps);
        if hyper.momentum > 0.0 {
            memory.buffer = add_quotient(hyper.momentum * memory.buffer, 1.0, g, below);
            at + (-hyper.lr) * memory.buffer
        } else {
            add_quotient(at, -hyper.lr, g, below)
        }
    }

    fn cycled(&self) -> Option<f64> {
        Some(self.momentum)
    }

    fn held(&self, memory: &Averages, hyper: Hyper) -> Linear {
        let spread = plus(root(self.spread(memory)), self.eps);
        let scale = each(spread, spread, |d, _| 1.0 / d);
        Linear { scale, decay: self.weight_decay, momentum: hyper.momentum.max(0.0), ..Linear::PLAIN }
    }

    fn check(&self) -> Result<(), InvalidParam> {
        Ok(())
    }
}
