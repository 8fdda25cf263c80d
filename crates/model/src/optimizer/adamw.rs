//! Adam, with weight decay apart from the gradient.

use super::adam::{Adam, Moments, betas};
use super::{Hyper, Update};
use crate::error::InvalidParam;
use crate::geometry::Point;
use crate::param::declare;
use crate::linear::Linear;

declare! {
    /// [`Adam`], but the weights are shrunk by `1 - lr weight_decay` first, and the gradient is left as it is: the schedule
    /// so drives the decay as well.
    ///
    /// Source: torch.optim.AdamW 2.15; Loshchilov and Hutter 2017, arXiv 1711.05101.
    pub struct AdamW {
        /// Shares of the old mean, and of the old mean square, that stay.
        betas: Point, "β", Type::Pair, Factor, Linear, Domain::UNIT_BELOW_ONE, [0.0, 0.999], or betas();
        /// Keeps the quotient finite where there is no gradient.
        eps: f64, "ε", Type::Float, None, Log, Domain::NOT_NEGATIVE, [1e-10, 1e-2], or Value::Number(1e-8);
        /// Pull towards the origin: each update shrinks the weights by this share of the rate.
        weight_decay: f64, "λ", Type::Float, Factor, Linear, Domain::NOT_NEGATIVE, [0.0, 1.0], or Value::Number(0.01);
        /// Whether the largest mean square so far is used.
        amsgrad: bool, "", Type::Bool, None, Linear, Domain::ANY, [0.0, 1.0], or Value::Bool(false);
    }
}

impl AdamW {
    /// The Adam that makes its step.
    fn adam(&self) -> Adam {
        Adam { betas: self.betas, eps: self.eps, weight_decay: 0.0, amsgrad: self.amsgrad }
    }
}

impl Update for AdamW {
    type Memory = Moments;

    fn update(&self, memory: &mut Moments, hyper: Hyper, at: Point, gradient: Point) -> Point {
        let shrunk = if self.weight_decay == 0.0 { at } else { (1.0 - hyper.lr * self.weight_decay) * at };
        memory.step(&self.adam(), hyper, shrunk, gradient)
    }

    fn cycled(&self) -> Option<f64> {
        Some(self.betas.x)
    }

    fn held(&self, memory: &Moments, hyper: Hyper) -> Linear {
        let scale = memory.scale(&self.adam(), hyper.momentum);
        let (momentum, intake) = (hyper.momentum, 1.0 - hyper.momentum);
        Linear { scale, shrink: self.weight_decay, momentum, intake, ..Linear::PLAIN }
    }

    fn check(&self) -> Result<(), InvalidParam> {
        Ok(())
    }
}
