//! A straight ramp; the usual warmup.

use super::arithmetic::divide;
use super::{Clock, Group, InvalidParam, Law, Plan, Scheduler, leaf};
use crate::param::declare;

declare! {
    /// A straight ramp from `start_factor` to `end_factor` times the base rate; rising, it is a careful start (warmup).
    ///
    /// `lr(t) = base_lr (s + (e - s) min(t, n) / n)` with s start_factor, e end_factor, n total_iters. torch computes it as
    /// a recursion on the current rate, and keeps its rounding past the end; so does this. With total_iters 0 it stays at
    /// start_factor for ever, and as the later part of a sequence it is then refused (torch divides by zero).
    /// A start_factor of 0 is not accepted. Source: torch.optim.lr_scheduler.LinearLR 2.15.
    ///
    /// ```
    /// # use settle_model::{optimizer::ALL, schedule::{LinearLR, Schedule}};
    /// let ramp = Schedule::LinearLR(LinearLR { start_factor: 0.5, end_factor: 1.0, total_iters: 4 });
    /// assert_eq!(ramp.rates(1.0, &ALL[0].initial(), 6)?.lr, [0.5, 0.625, 0.75, 0.875, 1.0, 1.0]);
    /// # Ok::<(), settle_model::InvalidParam>(())
    /// ```
    pub struct LinearLR {
        /// Share of the base rate at the first step.
        start_factor: f64, "s", Type::Float, Factor, Linear, Domain::UNIT_ABOVE_ZERO, [0.01, 1.0],
            or Value::Number(1.0 / 3.0);
        /// Share of the base rate at the end of the ramp.
        end_factor: f64, "e", Type::Float, Factor, Linear, Domain::UNIT, [0.0, 1.0], or Value::Number(1.0);
        /// The length of the ramp.
        total_iters: i64, "n", Type::Int, Steps, Linear, Domain::ANY, [1.0, 200.0], or Value::Number(5.0);
    }
}

impl Plan for LinearLR {
    fn build(&self, group: &mut Group) -> Result<Box<dyn Scheduler>, InvalidParam> {
        leaf(self.clone(), group)
    }

    fn closed_form(&self, base_lr: f64, t: u32) -> Option<f64> {
        let done = if self.total_iters <= 0 { 0.0 } else { (f64::from(t) / self.total_iters as f64).min(1.0) };
        Some(base_lr * (self.start_factor + (self.end_factor - self.start_factor) * done))
    }
}

impl Law for LinearLR {
    fn rate(&mut self, clock: Clock, group: &mut Group) -> Result<f64, InvalidParam> {
        if clock.t == 0 {
            return Ok(group.lr * self.start_factor);
        }
        if clock.initial || clock.t > self.total_iters {
            return Ok(group.lr);
        }
        let slope = self.end_factor - self.start_factor;
        let now = self.total_iters as f64 * self.start_factor + (clock.t - 1) as f64 * slope;
        Ok(group.lr * (1.0 + divide(slope, now, "total_iters")?))
    }

    fn rate_at_restart(&mut self, clock: Clock, _: &mut Group) -> Result<f64, InvalidParam> {
        let slope = self.end_factor - self.start_factor;
        let length = self.total_iters as f64;
        Ok(clock.base_lr * (self.start_factor + divide(slope * length.min(0.0), length, "total_iters")?))
    }
}
