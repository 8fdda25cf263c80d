//! Step decay at milestones of one's own choice.

use super::arithmetic::power;
use super::{Clock, Group, InvalidParam, Law, Plan, Scheduler, leaf};
use crate::param::declare;

declare! {
    /// Stages whose ends were chosen, usually where the loss was seen to level off: at each milestone the rate is
    /// multiplied by `gamma`.
    ///
    /// `lr(t) = base_lr gamma^(number of milestones <= t)`. The order does not matter, a milestone that stands there twice
    /// counts twice, one at 0 applies at once, negative ones never (but they do count where this is the later part of a
    /// sequence). Refused where the power overflows, as Python does.
    /// Source: torch.optim.lr_scheduler.MultiStepLR 2.15.
    ///
    /// ```
    /// # use settle_model::{optimizer::ALL, schedule::{MultiStepLR, Schedule}};
    /// let drops = Schedule::MultiStepLR(MultiStepLR { milestones: vec![2, 0, 2], gamma: 0.5 });
    /// assert_eq!(drops.rates(1.0, &ALL[0].initial(), 4)?.lr, [0.5, 0.5, 0.125, 0.125]);
    /// # Ok::<(), settle_model::InvalidParam>(())
    /// ```
    pub struct MultiStepLR {
        /// The steps at which the rate drops.
        milestones: Vec<i64>, "m", Type::Ints, Step, Linear, Domain::ANY, [0.0, 1000.0],
            from Value::List(vec![Value::Number(60.0), Value::Number(90.0)]);
        /// What the rate is multiplied with at each.
        gamma: f64, "γ", Type::Float, Factor, Linear, Domain::ANY, [0.05, 1.0], or Value::Number(0.1);
    }
}

impl Plan for MultiStepLR {
    fn build(&self, group: &mut Group) -> Result<Box<dyn Scheduler>, InvalidParam> {
        let mut sorted: Vec<i64> = Vec::with_capacity(self.milestones.len());
        for milestone in &self.milestones {
            sorted.insert(sorted.partition_point(|earlier| earlier <= milestone), *milestone);
        }
        leaf(Dropping { sorted, gamma: self.gamma }, group)
    }

    fn closed_form(&self, base_lr: f64, t: u32) -> Option<f64> {
        let past = self.milestones.iter().filter(|m| (0..=i64::from(t)).contains(*m)).count();
        Some(base_lr * libm::pow(self.gamma, past as f64))
    }
}

/// The schedule in motion, its milestones in order.
#[derive(Debug)]
struct Dropping {
    sorted: Vec<i64>,
    gamma: f64,
}

impl Dropping {
    /// How many milestones lie at `t` or before.
    fn until(&self, t: i64) -> u32 {
        self.sorted.partition_point(|&m| m <= t) as u32
    }
}

impl Law for Dropping {
    fn rate(&mut self, clock: Clock, group: &mut Group) -> Result<f64, InvalidParam> {
        match self.until(clock.t) - self.until(clock.t - 1) {
            0 => Ok(group.lr),
            times => Ok(group.lr * power(self.gamma, f64::from(times), "gamma")?),
        }
    }

    fn rate_at_restart(&mut self, clock: Clock, _: &mut Group) -> Result<f64, InvalidParam> {
        Ok(clock.base_lr * power(self.gamma, f64::from(self.until(0)), "gamma")?)
    }
}
