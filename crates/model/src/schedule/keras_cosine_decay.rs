//! Keras's cosine decay.

use std::f64::consts::PI;

use super::absolute::{Formula, absolute};
use super::{Group, InvalidParam, Plan, Scheduler, precise};
use crate::param::declare;

declare! {
    /// A cosine fall to a share of the rate it starts from, after a straight way up if there is a target for one.
    ///
    /// With D decay_steps (the warmup not included), a alpha, T warmup_target, w warmup_steps and the optimizer's rate L as
    /// initial_learning_rate: where T is null, `lr(t) = L ((1 - a)(1 + cos(pi min(t, D) / D)) / 2 + a)`. Else
    /// `(T - L) t / w + L` below w, then the same cosine from T, counted from w. Held at the end. Source: keras 3.15, CosineDecay,
    /// which computes in 32 bits: its rates agree to about 5e-6.
    ///
    /// ```
    /// # use settle_model::{optimizer::ALL, schedule::{KerasCosineDecay, Schedule}};
    /// let plan = KerasCosineDecay { decay_steps: 4, alpha: 0.5, warmup_target: Some(1.0), warmup_steps: 2 };
    /// let lr = Schedule::KerasCosineDecay(plan).rates(0.0, &ALL[0].initial(), 8)?.lr;
    /// assert_eq!((lr[0], lr[1], lr[2], lr[4], lr[6], lr[7]), (0.0, 0.5, 1.0, 0.75, 0.5, 0.5));
    /// # Ok::<(), settle_model::InvalidParam>(())
    /// ```
    pub struct KerasCosineDecay {
        /// The length of the fall.
        decay_steps: i64, "D", Type::Int, Steps, Linear, Domain::FROM_ONE, [1.0, 1000.0], from Value::Number(120.0);
        /// The share that is left at the end.
        alpha: f64, "α", Type::Float, Share, Linear, Domain::ANY, [0.0, 1.0], or Value::Number(0.0);
        /// The rate that the warmup leads to; without it there is no warmup.
        warmup_target: Option<f64>, "T", Type::Optional(&Type::Float), Rate, Log, Domain::ANY, [0.001, 1.0], or Value::Null;
        /// The length of the way up.
        warmup_steps: i64, "w", Type::Int, Steps, Linear, Domain::ANY, [0.0, 100.0], or Value::Number(0.0);
    }
}

impl Plan for KerasCosineDecay {
    fn build(&self, group: &mut Group) -> Result<Box<dyn Scheduler>, InvalidParam> {
        absolute(self.clone(), group)
    }
}

impl Formula for KerasCosineDecay {
    fn rate(&self, base_lr: f64, t: i64) -> Result<f64, InvalidParam> {
        let (peak, from) = self.warmup_target.map_or((base_lr, 0), |target| (target, self.warmup_steps));
        let length = self.decay_steps as f64;
        // The end is counted from the first step, also where the warmup is negative.
        let passed = (t as f64).min(length + from as f64) - from as f64;
        if passed < 0.0 {
            return Ok((peak - base_lr) * (t as f64 / from as f64) + base_lr);
        }
        let cosine = 0.5 * (1.0 + precise::cos(PI * (passed / length)));
        Ok(peak * ((1.0 - self.alpha) * cosine + self.alpha))
    }
}
