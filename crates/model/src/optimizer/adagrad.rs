//! A rate for each weight that shrinks with all the gradients it has seen.

use super::moments::{add_quotient, each, plus, root};
use super::{Hyper, Update};
use crate::error::InvalidParam;
use crate::geometry::Point;
use crate::param::declare;
use crate::linear::Linear;

declare! {
    /// Each weight's step is divided by the root of the sum of its squared gradients, so that it only ever shrinks.
    ///
    /// With gradient `g`, weights `w`, sum `s` from initial_accumulator_value on, rate `η` and t updates before this one:
    ///
    /// ```text
    /// g <- g + weight_decay w
    /// s <- s + g g
    /// w <- w - η / (1 + t lr_decay) g / (sqrt(s) + eps)
    /// ```
    ///
    /// With eps 0 and no gradient at all it is 0 / 0, as in the library. It has nothing that OneCycleLR and CyclicLR could
    /// cycle. Source: torch.optim.Adagrad 2.15; Duchi, Hazan and Singer 2011.
    pub struct Adagrad {
        /// How fast the rate itself falls: it is divided by `1 + t lr_decay`.
        lr_decay: f64, "", Type::Float, Factor, Linear, Domain::NOT_NEGATIVE, [0.0, 0.1], or Value::Number(0.0);
        /// Pull towards the origin, added to the gradient.
        weight_decay: f64, "λ", Type::Float, Factor, Linear, Domain::NOT_NEGATIVE, [0.0, 1.0], or Value::Number(0.0);
        /// The sum of squares before the first update.
        initial_accumulator_value: f64, "s_0", Type::Float, None, Linear, Domain::NOT_NEGATIVE, [0.0, 10.0],
            or Value::Number(0.0);
        /// Keeps the quotient finite where there is no gradient yet.
        eps: f64, "ε", Type::Float, None, Log, Domain::NOT_NEGATIVE, [1e-12, 1e-2], or Value::Number(1e-10);
    }
}

/// What Adagrad remembers: updates so far, and the sum of squares.
#[derive(Clone, Copy, Debug, Default)]
pub struct Seen {
    updates: u32,
    sum: Option<Point>,
}

impl Update for Adagrad {
    type Memory = Seen;

    fn update(&self, memory: &mut Seen, hyper: Hyper, at: Point, gradient: Point) -> Point {
        let g = if self.weight_decay == 0.0 { gradient } else { gradient + self.weight_decay * at };
        let rate = hyper.lr / (1.0 + f64::from(memory.updates) * self.lr_decay);
        memory.updates += 1;
        let first = Point::new(self.initial_accumulator_value, self.initial_accumulator_value);
        let sum = each(memory.sum.unwrap_or(first), g, |s, g| s + g * g);
        memory.sum = Some(sum);
        add_quotient(at, -rate, g, plus(root(sum), self.eps))
    }

    fn cycled(&self) -> Option<f64> {
        None
    }

    fn held(&self, memory: &Seen, _: Hyper) -> Linear {
        let before = f64::from(memory.updates.saturating_sub(1));
        let spread = plus(root(memory.sum.unwrap_or_default()), self.eps);
        let scale = each(spread, spread, |d, _| 1.0 / (d * (1.0 + before * self.lr_decay)));
        Linear { scale, decay: self.weight_decay, ..Linear::PLAIN }
    }

    fn check(&self) -> Result<(), InvalidParam> {
        Ok(())
    }
}
