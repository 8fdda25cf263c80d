//! A straight way up, and a cosine down to 0.

use std::f64::consts::PI;

use super::absolute::{Formula, absolute, at_least_zero, half_cosine, share};
use super::{Group, InvalidParam, Plan, Scheduler};
use crate::param::declare;

declare! {
    /// A careful start, then a gentle fall to 0 at a known step.
    ///
    /// With w num_warmup_steps, n num_training_steps, c num_cycles: `lr(t) = base_lr t / max(1, w)` below w, then
    /// `base_lr max(0, (1 + cos(2 pi c p)) / 2)` with `p = (t - w) / max(1, n - w)`. The first rate is 0 after any warmup. Past n
    /// it climbs again: nothing holds it at 0. A share of a cycle other than one half ends elsewhere.
    /// Source: transformers 5.24, get_cosine_schedule_with_warmup.
    ///
    /// ```
    /// # use settle_model::{optimizer::ALL, schedule::{CosineWithWarmup, Schedule}};
    /// let plan = CosineWithWarmup { num_warmup_steps: 2, num_training_steps: 6, num_cycles: 0.5 };
    /// let lr = Schedule::CosineWithWarmup(plan).rates(1.0, &ALL[0].initial(), 11)?.lr;
    /// assert_eq!((lr[0], lr[2], lr[4], lr[6], lr[10]), (0.0, 1.0, 0.5, 0.0, 1.0));
    /// # Ok::<(), settle_model::InvalidParam>(())
    /// ```
    pub struct CosineWithWarmup {
        /// The length of the way up.
        num_warmup_steps: i64, "w", Type::Int, Steps, Linear, Domain::ANY, [0.0, 100.0], from Value::Number(12.0);
        /// The step at which the fall ends.
        num_training_steps: i64, "n", Type::Int, Step, Linear, Domain::ANY, [1.0, 1000.0], from Value::Number(120.0);
        /// Cosine waves between; one half is a single fall.
        num_cycles: f64, "c", Type::Float, None, Linear, Domain::ANY, [0.0, 4.0], or Value::Number(0.5);
    }
}

impl Plan for CosineWithWarmup {
    fn build(&self, group: &mut Group) -> Result<Box<dyn Scheduler>, InvalidParam> {
        absolute(self.clone(), group)
    }
}

impl Formula for CosineWithWarmup {
    fn rate(&self, base_lr: f64, t: i64) -> Result<f64, InvalidParam> {
        let (warmup, end) = (self.num_warmup_steps, self.num_training_steps);
        if t < warmup {
            return Ok(base_lr * share(t, warmup));
        }
        let angle = PI * self.num_cycles * 2.0 * share(t - warmup, end - warmup);
        Ok(base_lr * at_least_zero(half_cosine(angle, "num_cycles")?))
    }
}
