//! A straight way up, and a fall with the root of time.

use super::absolute::{Formula, absolute, share};
use super::arithmetic::divide;
use super::{Group, InvalidParam, Plan, Scheduler};
use crate::error::Rule;
use crate::param::declare;

declare! {
    /// A careful start, then a fall like `1 / sqrt(t)` that needs no last step: for training without a planned end.
    ///
    /// With w num_warmup_steps and s the timescale (w, or 10,000 without warmup, where it is null):
    /// `lr(t) = base_lr t / max(1, w)` below w, then `base_lr / sqrt((t + s - w) / s)`. The first rate is 0 after any warmup; at its
    /// end there is no jump. A timescale of 0, or one that brings the root to 0 or below, is refused (the library raises).
    /// Source: transformers 5.24, get_inverse_sqrt_schedule; Vaswani et al. 2017, arXiv 1706.03762.
    ///
    /// ```
    /// # use settle_model::{optimizer::ALL, schedule::{InverseSqrt, Schedule}};
    /// let plan = Schedule::InverseSqrt(InverseSqrt { num_warmup_steps: 2, timescale: None });
    /// let lr = plan.rates(1.0, &ALL[0].initial(), 9)?.lr;
    /// assert_eq!((lr[0], lr[1], lr[2], lr[8]), (0.0, 0.5, 1.0, 0.5));
    /// # Ok::<(), settle_model::InvalidParam>(())
    /// ```
    pub struct InverseSqrt {
        /// The length of the way up.
        num_warmup_steps: i64, "w", Type::Int, Steps, Linear, Domain::ANY, [0.0, 100.0], from Value::Number(12.0);
        /// How slowly it falls.
        timescale: Option<i64>, "s", Type::Optional(&Type::Int), Steps, Linear, Domain::ANY, [1.0, 10_000.0], or Value::Null;
    }
}

impl Plan for InverseSqrt {
    fn build(&self, group: &mut Group) -> Result<Box<dyn Scheduler>, InvalidParam> {
        absolute(self.clone(), group)
    }
}

impl Formula for InverseSqrt {
    fn rate(&self, base_lr: f64, t: i64) -> Result<f64, InvalidParam> {
        let warmup = self.num_warmup_steps;
        if t < warmup {
            return Ok(base_lr * share(t, warmup));
        }
        let scale = self.timescale.unwrap_or(if warmup == 0 { 10_000 } else { warmup });
        let passed = t.saturating_add(scale.saturating_sub(warmup));
        let under = divide(passed as f64, scale as f64, "timescale")?;
        if under < 0.0 {
            return Err(InvalidParam::refused("timescale", Rule::RootOfNegative, &[("value", scale as f64)]));
        }
        Ok(base_lr * divide(1.0, libm::sqrt(under), "timescale")?)
    }
}
