//! Stochastic gradient descent, with momentum.

use super::{Hyper, Update};
use crate::error::{InvalidParam, Rule};
use crate::geometry::Point;
use crate::param::declare;
use crate::linear::Linear;

declare! {
    /// Gradient descent, plain or with momentum.
    ///
    /// With gradient `g`, weights `w`, buffer `v`, momentum `β`, dampening `d`, weight decay `λ`, rate `η`:
    ///
    /// ```text
    /// g <- g + λ w
    /// v <- g at the first update that has momentum, then β v + (1 - d) g
    /// w <- w - η v,   with nesterov  w - η (g + β v),   without momentum  w - η g
    /// ```
    ///
    /// The first buffer takes the raw gradient, without dampening. A momentum of 0 (which a cycle may reach) neither
    /// uses nor changes the buffer. Nesterov needs momentum above 0 and no dampening.
    /// Source: torch.optim.SGD 2.15; Sutskever et al. 2013.
    #[allow(clippy::upper_case_acronyms, reason = "the name is the library's")]
    pub struct SGD {
        /// Share of the previous update that goes on.
        momentum: f64, "β", Type::Float, Factor, Linear, Domain::NOT_NEGATIVE, [0.0, 0.99], or Value::Number(0.0);
        /// Share of the gradient that the buffer does not take.
        dampening: f64, "d", Type::Float, Share, Linear, Domain::ANY, [0.0, 1.0], or Value::Number(0.0);
        /// Pull towards the origin, added to the gradient.
        weight_decay: f64, "λ", Type::Float, Factor, Linear, Domain::NOT_NEGATIVE, [0.0, 1.0], or Value::Number(0.0);
        /// Look ahead: the gradient goes in once more beside the buffer.
        nesterov: bool, "", Type::Bool, None, Linear, Domain::ANY, [0.0, 1.0], or Value::Bool(false);
    }
}

impl SGD {
    /// The update as a linear machine under a momentum; dampening counts only where there is momentum.
    pub(crate) fn held(&self, momentum: f64) -> Linear {
        let intake = if momentum == 0.0 || self.nesterov { 1.0 } else { 1.0 - self.dampening };
        Linear { decay: self.weight_decay, momentum, intake, nesterov: self.nesterov, ..Linear::PLAIN }
    }
}

impl Update for SGD {
    type Memory = Option<Point>;

    fn update(&self, memory: &mut Option<Point>, hyper: Hyper, at: Point, gradient: Point) -> Point {
        let mut g = gradient;
        if self.weight_decay != 0.0 {
            g = g + self.weight_decay * at;
        }
        if hyper.momentum != 0.0 {
            let buffer = match *memory {
                None => g,
                Some(old) => hyper.momentum * old + (1.0 - self.dampening) * g,
            };
            *memory = Some(buffer);
            g = if self.nesterov { g + hyper.momentum * buffer } else { buffer };
        }
        at + (-hyper.lr) * g
    }

    fn cycled(&self) -> Option<f64> {
        Some(self.momentum)
    }

    fn held(&self, _: &Option<Point>, hyper: Hyper) -> Linear {
        self.held(hyper.momentum)
    }

    fn check(&self) -> Result<(), InvalidParam> {
        if self.nesterov && (self.momentum <= 0.0 || self.dampening != 0.0) {
            let values = [("momentum", self.momentum), ("dampening", self.dampening)];
            return Err(InvalidParam::refused("nesterov", Rule::NesterovNeedsMomentum, &values));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn updates(sgd: &SGD, momentum: [f64; 3]) -> Vec<f64> {
        let mut memory = None;
        let mut at = Point::new(1.0, 0.0);
        let step = |m| {
            at = sgd.update(&mut memory, Hyper { lr: 0.5, momentum: m }, at, at);
            at.x
        };
        momentum.into_iter().map(step).collect()
    }

    #[test]
    fn the_first_buffer_takes_the_raw_gradient() {
        let sgd = SGD { momentum: 0.5, dampening: 0.5, weight_decay: 0.0, nesterov: false };
        assert_eq!(updates(&sgd, [0.5; 3]), [0.5, 0.125, -0.09375]);
    }

    #[test]
    fn a_momentum_of_zero_leaves_the_buffer_alone() {
        let sgd = SGD { momentum: 0.5, dampening: 0.0, weight_decay: 0.0, nesterov: false };
        assert_eq!(updates(&sgd, [0.5, 0.0, 0.5]), [0.5, 0.25, -0.125]);
    }
}
