//! Polynomial decay: to exactly 0 in a set number of steps.

use super::arithmetic::{divide, power};
use super::{Clock, Group, InvalidParam, Law, Plan, Scheduler, leaf};
use crate::param::declare;

declare! {
    /// The belief that training should come to a stop at a known step: a straight fall to 0, or with a higher power one that
    /// is steep first and gentle at the end.
    ///
    /// `lr(t) = base_lr (1 - min(t, n) / n)^p` with n total_iters and p power; exactly 0 from t = n on. torch computes it as a
    /// recursion on the current rate; so does this. With total_iters 0 or below it stays at the base rate, but as the later
    /// part of a sequence it starts from its closed form: 0 is then refused (torch divides by zero), below 0 it is 0 at once.
    /// A power of 0 never decays, a negative one is refused at t = n. As the first child of a ChainedScheduler that is the
    /// first part of a sequence, its first step already multiplies by `(1 + 1 / n)^-p`.
    /// Source: torch.optim.lr_scheduler.PolynomialLR 2.15.
    ///
    /// ```
    /// # use settle_model::{optimizer::ALL, schedule::{PolynomialLR, Schedule}};
    /// let fall = Schedule::PolynomialLR(PolynomialLR { total_iters: 4, power: 1.0 });
    /// assert_eq!(fall.rates(1.0, &ALL[0].initial(), 6)?.lr, [1.0, 0.75, 0.5, 0.25, 0.0, 0.0]);
    /// # Ok::<(), settle_model::InvalidParam>(())
    /// ```
    pub struct PolynomialLR {
        /// The step from which on the rate is 0.
        total_iters: i64, "n", Type::Int, Steps, Linear, Domain::ANY, [1.0, 1000.0], or Value::Number(5.0);
        /// 1 is a straight line; above, the fall is steep first.
        power: f64, "p", Type::Float, None, Linear, Domain::ANY, [0.5, 4.0], or Value::Number(1.0);
    }
}

impl Plan for PolynomialLR {
    fn build(&self, group: &mut Group) -> Result<Box<dyn Scheduler>, InvalidParam> {
        leaf(self.clone(), group)
    }

    fn closed_form(&self, base_lr: f64, t: u32) -> Option<f64> {
        let left = if self.total_iters > 0 { (1.0 - f64::from(t) / self.total_iters as f64).max(0.0) } else { 1.0 };
        Some(base_lr * libm::pow(left, self.power))
    }
}

impl Law for PolynomialLR {
    fn rate(&mut self, clock: Clock, group: &mut Group) -> Result<f64, InvalidParam> {
        if clock.initial || clock.t > self.total_iters {
            return Ok(group.lr);
        }
        let left = |t: i64| Ok(1.0 - divide(t as f64, self.total_iters as f64, "total_iters")?);
        let share = divide(left(clock.t)?, left(clock.t - 1)?, "total_iters")?;
        Ok(group.lr * power(share, self.power, "power")?)
    }

    fn rate_at_restart(&mut self, clock: Clock, _: &mut Group) -> Result<f64, InvalidParam> {
        let length = self.total_iters as f64;
        let left = 1.0 - divide(length.min(0.0), length, "total_iters")?;
        Ok(clock.base_lr * power(left, self.power, "power")?)
    }
}
