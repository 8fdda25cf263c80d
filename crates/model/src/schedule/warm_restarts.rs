//! Cosine decay that starts over, again and again.

use std::f64::consts::PI;

use super::{Clock, Group, InvalidParam, Law, Plan, Scheduler, leaf, precise};
use crate::param::declare;

declare! {
    /// The belief that it pays to settle, leap out and settle again.
    ///
    /// `lr = eta_min + (base_lr - eta_min) (1 + cos(pi T_cur / T_i)) / 2`, where T_cur counts the steps since the last
    /// restart and cycle i lasts `T_i = T_0 T_mult^i` steps. The restart comes at T_cur = T_i, so eta_min itself is never
    /// reached. It sets the rate from the base rate, whatever other schedulers did.
    /// Source: torch.optim.lr_scheduler.CosineAnnealingWarmRestarts 2.15; Loshchilov and Hutter 2016, arXiv 1608.03983.
    ///
    /// ```
    /// # use settle_model::{optimizer::ALL, schedule::{CosineAnnealingWarmRestarts, Schedule}};
    /// let again = CosineAnnealingWarmRestarts { T_0: 1, T_mult: 2, eta_min: 0.0 };
    /// let lr = Schedule::CosineAnnealingWarmRestarts(again).rates(1.0, &ALL[0].initial(), 8)?.lr;
    /// for (t, rate) in [(0, 1.0), (1, 1.0), (2, 0.5), (3, 1.0), (5, 0.5), (7, 1.0)] {
    ///     assert!((lr[t] - rate).abs() < 1e-15);
    /// }
    /// # Ok::<(), settle_model::InvalidParam>(())
    /// ```
    pub struct CosineAnnealingWarmRestarts {
        /// The length of the first cycle.
        T_0: i64, "T_0", Type::Int, Steps, Linear, Domain::FROM_ONE, [1.0, 1000.0], from Value::Number(30.0);
        /// How many times longer each cycle is than the one before.
        T_mult: i64, "T_mult", Type::Int, Factor, Linear, Domain::FROM_ONE, [1.0, 4.0], or Value::Number(1.0);
        /// The floor that every cycle falls towards.
        eta_min: f64, "η_min", Type::Float, Rate, Linear, Domain::ANY, [0.0, 0.1], or Value::Number(0.0);
    }
}

impl Plan for CosineAnnealingWarmRestarts {
    fn build(&self, group: &mut Group) -> Result<Box<dyn Scheduler>, InvalidParam> {
        leaf(Restarting { plan: self.clone(), since: -1, cycle: self.T_0 }, group)
    }

    fn closed_form(&self, base_lr: f64, t: u32) -> Option<f64> {
        let (mut since, mut cycle) = (i64::from(t), self.T_0);
        if self.T_mult == 1 {
            since %= cycle;
        }
        while since >= cycle {
            since -= cycle;
            cycle = cycle.saturating_mul(self.T_mult);
        }
        Some(self.rate_within(base_lr, since, cycle))
    }
}

impl CosineAnnealingWarmRestarts {
    fn rate_within(&self, base_lr: f64, since: i64, cycle: i64) -> f64 {
        let turn = PI * since as f64 / cycle as f64;
        self.eta_min + (base_lr - self.eta_min) * (1.0 + precise::cos(turn)) / 2.0
    }
}

/// The schedule in motion.
#[derive(Debug)]
struct Restarting {
    plan: CosineAnnealingWarmRestarts,
    /// Steps since the last restart, `T_cur`.
    since: i64,
    /// Length of the present cycle, `T_i`.
    cycle: i64,
}

impl Law for Restarting {
    fn rate(&mut self, clock: Clock, _: &mut Group) -> Result<f64, InvalidParam> {
        Ok(self.plan.rate_within(clock.base_lr, self.since, self.cycle))
    }

    /// A clock before 0 jumps to 0, however far back it stands.
    fn advance(&mut self, t: i64) -> i64 {
        if t < 0 {
            (self.since, self.cycle) = (0, self.plan.T_0);
            return 0;
        }
        self.since += 1;
        if self.since >= self.cycle {
            self.since %= self.cycle;
            self.cycle = self.cycle.saturating_mul(self.plan.T_mult);
        }
        t + 1
    }
}
