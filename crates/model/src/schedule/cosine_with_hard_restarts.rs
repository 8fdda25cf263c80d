//! A straight way up, and several cosines down to 0.

use std::f64::consts::PI;

use super::absolute::{Formula, absolute, at_least_zero, half_cosine, share};
use super::{Group, InvalidParam, Plan, Scheduler};
use crate::param::declare;

declare! {
    /// A careful start, then falls to 0 that begin again at the full rate.
    ///
    /// With w num_warmup_steps, n num_training_steps, c num_cycles: `lr(t) = base_lr t / max(1, w)` below w, then
    /// `base_lr max(0, (1 + cos(pi (c p mod 1))) / 2)` with `p = (t - w) / max(1, n - w)`, and 0 from p = 1 on. The first rate is
    /// 0 after any warmup. Source: transformers 5.24, get_cosine_with_hard_restarts_schedule_with_warmup.
    ///
    /// ```
    /// # use settle_model::{optimizer::ALL, schedule::{CosineWithHardRestarts, Schedule}};
    /// let plan = CosineWithHardRestarts { num_warmup_steps: 0, num_training_steps: 4, num_cycles: 2 };
    /// let lr = Schedule::CosineWithHardRestarts(plan).rates(1.0, &ALL[0].initial(), 6)?.lr;
    /// assert_eq!(lr, [1.0, 0.5, 1.0, 0.5, 0.0, 0.0]);
    /// # Ok::<(), settle_model::InvalidParam>(())
    /// ```
    pub struct CosineWithHardRestarts {
        /// The length of the way up.
        num_warmup_steps: i64, "w", Type::Int, Steps, Linear, Domain::ANY, [0.0, 100.0], from Value::Number(12.0);
        /// The step from which on the rate is 0.
        num_training_steps: i64, "n", Type::Int, Step, Linear, Domain::ANY, [1.0, 1000.0], from Value::Number(120.0);
        /// How many falls there are.
        num_cycles: i64, "c", Type::Int, None, Linear, Domain::ANY, [1.0, 8.0], or Value::Number(1.0);
    }
}

impl Plan for CosineWithHardRestarts {
    fn build(&self, group: &mut Group) -> Result<Box<dyn Scheduler>, InvalidParam> {
        absolute(self.clone(), group)
    }
}

impl Formula for CosineWithHardRestarts {
    fn rate(&self, base_lr: f64, t: i64) -> Result<f64, InvalidParam> {
        let (warmup, end) = (self.num_warmup_steps, self.num_training_steps);
        if t < warmup {
            return Ok(base_lr * share(t, warmup));
        }
        let progress = share(t - warmup, end - warmup);
        if progress >= 1.0 {
            return Ok(0.0);
        }
        // Python's rest of a division by 1 is never negative.
        let rest = libm::fmod(self.num_cycles as f64 * progress, 1.0);
        let within = if rest < 0.0 { rest + 1.0 } else { rest };
        Ok(base_lr * at_least_zero(half_cosine(PI * within, "num_cycles")?))
    }
}
