//! Exponential decay: the same factor at every step.

use super::{Clock, Group, InvalidParam, Law, Plan, Scheduler, leaf};
use crate::param::declare;

declare! {
    /// The belief that boldness should fade smoothly from the first step on.
    ///
    /// `lr(t) = base_lr gamma^t`. The rate halves every `ln 2 / -ln gamma` steps (gamma 0.97: 23 steps). Any gamma is
    /// taken; above 1 the rate grows. Source: torch.optim.lr_scheduler.ExponentialLR 2.15.
    ///
    /// ```
    /// # use settle_model::{optimizer::ALL, schedule::{ExponentialLR, Schedule}};
    /// let fade = Schedule::ExponentialLR(ExponentialLR { gamma: 0.5 });
    /// assert_eq!(fade.rates(1.0, &ALL[0].initial(), 4)?.lr, [1.0, 0.5, 0.25, 0.125]);
    /// # Ok::<(), settle_model::InvalidParam>(())
    /// ```
    pub struct ExponentialLR {
        /// What the rate is multiplied with at each step.
        gamma: f64, "γ", Type::Float, Factor, Linear, Domain::ANY, [0.9, 1.0], from Value::Number(0.97);
    }
}

impl Plan for ExponentialLR {
    fn build(&self, group: &mut Group) -> Result<Box<dyn Scheduler>, InvalidParam> {
        leaf(self.clone(), group)
    }

    fn closed_form(&self, base_lr: f64, t: u32) -> Option<f64> {
        Some(base_lr * libm::pow(self.gamma, f64::from(t)))
    }
}

impl Law for ExponentialLR {
    fn rate(&mut self, clock: Clock, group: &mut Group) -> Result<f64, InvalidParam> {
        Ok(if clock.initial { group.lr } else { group.lr * self.gamma })
    }

    fn rate_at_restart(&mut self, clock: Clock, _: &mut Group) -> Result<f64, InvalidParam> {
        Ok(clock.base_lr)
    }
}
