//! A straight way up, and a straight way down to 0.

use super::absolute::{Formula, absolute, at_least_zero, share};
use super::{Group, InvalidParam, Plan, Scheduler};
use crate::param::declare;

declare! {
    /// A careful start, then a straight fall to 0 at a known step: much used for fine-tuning.
    ///
    /// With w num_warmup_steps and n num_training_steps: `lr(t) = base_lr t / max(1, w)` below w, then
    /// `base_lr max(0, (n - t) / max(1, n - w))`. The first rate is 0 after any warmup. With w > n it drops to 0 at the end of
    /// the warmup. Source: transformers 5.24, get_linear_schedule_with_warmup.
    ///
    /// ```
    /// # use settle_model::{optimizer::ALL, schedule::{LinearWithWarmup, Schedule}};
    /// let plan = Schedule::LinearWithWarmup(LinearWithWarmup { num_warmup_steps: 2, num_training_steps: 6 });
    /// assert_eq!(plan.rates(1.0, &ALL[0].initial(), 8)?.lr, [0.0, 0.5, 1.0, 0.75, 0.5, 0.25, 0.0, 0.0]);
    /// # Ok::<(), settle_model::InvalidParam>(())
    /// ```
    pub struct LinearWithWarmup {
        /// The length of the way up.
        num_warmup_steps: i64, "w", Type::Int, Steps, Linear, Domain::ANY, [0.0, 100.0], from Value::Number(12.0);
        /// The step from which on the rate is 0.
        num_training_steps: i64, "n", Type::Int, Step, Linear, Domain::ANY, [1.0, 1000.0], from Value::Number(120.0);
    }
}

impl Plan for LinearWithWarmup {
    fn build(&self, group: &mut Group) -> Result<Box<dyn Scheduler>, InvalidParam> {
        absolute(self.clone(), group)
    }
}

impl Formula for LinearWithWarmup {
    fn rate(&self, base_lr: f64, t: i64) -> Result<f64, InvalidParam> {
        let (warmup, end) = (self.num_warmup_steps, self.num_training_steps);
        let factor = if t < warmup { share(t, warmup) } else { at_least_zero(share(end - t, end - warmup)) };
        Ok(base_lr * factor)
    }
}
