//! A rate that is held down for a while and then let go.

use super::arithmetic::divide;
use super::{Clock, Group, InvalidParam, Law, Plan, Scheduler, leaf};
use crate::param::declare;

declare! {
    /// A careful start in one jump: `factor` times the base rate, then the base rate itself.
    ///
    /// `lr(t) = base_lr factor` for t < total_iters, `base_lr` from there on. With total_iters 0 (or below) the factor is
    /// never taken back; a factor of 0 can't be taken back, and a run that reaches total_iters with it is refused
    /// (torch divides by zero). As the later part of a sequence it starts from its closed form.
    /// Source: torch.optim.lr_scheduler.ConstantLR 2.15.
    ///
    /// ```
    /// # use settle_model::{optimizer::ALL, schedule::{ConstantLR, Schedule}};
    /// let hold = Schedule::ConstantLR(ConstantLR { factor: 0.5, total_iters: 2 });
    /// assert_eq!(hold.rates(1.0, &ALL[0].initial(), 4)?.lr, [0.5, 0.5, 1.0, 1.0]);
    /// # Ok::<(), settle_model::InvalidParam>(())
    /// ```
    pub struct ConstantLR {
        /// What the base rate is multiplied with at first.
        factor: f64, "f", Type::Float, Factor, Linear, Domain::UNIT, [0.05, 1.0], or Value::Number(1.0 / 3.0);
        /// The step at which the factor is taken back.
        total_iters: i64, "n", Type::Int, Steps, Linear, Domain::ANY, [1.0, 100.0], or Value::Number(5.0);
    }
}

impl Plan for ConstantLR {
    fn build(&self, group: &mut Group) -> Result<Box<dyn Scheduler>, InvalidParam> {
        leaf(self.clone(), group)
    }

    fn closed_form(&self, base_lr: f64, t: u32) -> Option<f64> {
        let held = self.total_iters <= 0 || i64::from(t) < self.total_iters;
        Some(if held { base_lr * self.factor } else { base_lr })
    }
}

impl Law for ConstantLR {
    fn rate(&mut self, clock: Clock, group: &mut Group) -> Result<f64, InvalidParam> {
        if clock.t == 0 {
            Ok(group.lr * self.factor)
        } else if clock.t == self.total_iters {
            Ok(group.lr * divide(1.0, self.factor, "factor")?)
        } else {
            Ok(group.lr)
        }
    }

    fn rate_at_restart(&mut self, clock: Clock, _: &mut Group) -> Result<f64, InvalidParam> {
        let over = if self.total_iters <= 0 { 1.0 } else { 0.0 };
        Ok(clock.base_lr * (self.factor + over * (1.0 - self.factor)))
    }
}
