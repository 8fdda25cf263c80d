//! Cosine decay: bold for long, then a gentle ending.

use std::f64::consts::PI;

use super::arithmetic::{divide, modulo};
use super::{Clock, Group, InvalidParam, Law, Plan, Scheduler, leaf, precise};
use crate::param::declare;

declare! {
    /// The belief in a gentle ending: half a cosine from the base rate down to `eta_min`.
    ///
    /// `lr(t) = eta_min + (base_lr - eta_min) (1 + cos(pi t / T_max)) / 2`. It reaches eta_min at t = T_max and then
    /// climbs back, period 2 T_max; it does not stay. torch computes it as a recursion on the current rate, which alone
    /// equals this form to rounding and inside other schedules does not; this is that recursion. T_max 0 is refused from
    /// the second update on (torch divides by zero); a negative one acts like its absolute value.
    /// Source: torch.optim.lr_scheduler.CosineAnnealingLR 2.15; Loshchilov and Hutter 2016, arXiv 1608.03983.
    ///
    /// ```
    /// # use settle_model::{optimizer::ALL, schedule::{CosineAnnealingLR, Schedule}};
    /// let ending = Schedule::CosineAnnealingLR(CosineAnnealingLR { T_max: 4, eta_min: 0.0 });
    /// let lr = ending.rates(1.0, &ALL[0].initial(), 9)?.lr;
    /// for (t, rate) in [(0, 1.0), (2, 0.5), (4, 0.0), (8, 1.0)] {
    ///     assert!((lr[t] - rate).abs() < 1e-15);
    /// }
    /// # Ok::<(), settle_model::InvalidParam>(())
    /// ```
    pub struct CosineAnnealingLR {
        /// The steps from the base rate to the floor.
        T_max: i64, "T", Type::Int, Steps, Linear, Domain::ANY, [1.0, 1000.0], from Value::Number(120.0);
        /// The floor.
        eta_min: f64, "η_min", Type::Float, Rate, Linear, Domain::ANY, [0.0, 0.1], or Value::Number(0.0);
    }
}

impl Plan for CosineAnnealingLR {
    fn build(&self, group: &mut Group) -> Result<Box<dyn Scheduler>, InvalidParam> {
        leaf(Falling { plan: self.clone(), before: (0, 2.0) }, group)
    }

    fn closed_form(&self, base_lr: f64, t: u32) -> Option<f64> {
        let turn = PI * f64::from(t) / self.T_max as f64;
        (self.T_max != 0).then(|| self.eta_min + (base_lr - self.eta_min) * (1.0 + precise::cos(turn)) / 2.0)
    }
}

/// The schedule in motion.
#[derive(Debug)]
struct Falling {
    plan: CosineAnnealingLR,
    /// A step and `1 + cos` there: the next step divides by it.
    before: (i64, f64),
}

impl Falling {
    /// `1 + cos(pi t / T_max)`.
    fn height(&self, t: i64) -> f64 {
        if t == self.before.0 { self.before.1 } else { 1.0 + precise::cos(PI * t as f64 / self.plan.T_max as f64) }
    }
}

impl Law for Falling {
    fn rate(&mut self, clock: Clock, group: &mut Group) -> Result<f64, InvalidParam> {
        if clock.initial {
            return Ok(group.lr);
        }
        let CosineAnnealingLR { T_max, eta_min } = self.plan;
        let lowest = modulo(i128::from(clock.t) - 1 - i128::from(T_max), 2 * i128::from(T_max), "T_max")? == 0;
        if lowest {
            let rise = (clock.base_lr - eta_min) * (1.0 - precise::cos(PI / T_max as f64)) / 2.0;
            return Ok(group.lr + rise);
        }
        let (now, before) = (self.height(clock.t), self.height(clock.t - 1));
        self.before = (clock.t, now);
        Ok(divide(now, before, "T_max")? * (group.lr - eta_min) + eta_min)
    }

    fn rate_at_restart(&mut self, clock: Clock, _: &mut Group) -> Result<f64, InvalidParam> {
        divide(0.0, self.plan.T_max as f64, "T_max")?;
        let eta_min = self.plan.eta_min;
        Ok(eta_min + (clock.base_lr - eta_min) * (1.0 + 1.0) / 2.0)
    }
}
