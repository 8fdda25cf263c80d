//! optax's way up and cosine down, in absolute rates.

use std::f64::consts::PI;

use super::absolute::{Formula, absolute};
use super::{Group, InvalidParam, Plan, Scheduler, precise};
use crate::error::Rule;
use crate::param::declare;

declare! {
    /// A straight way up from one rate to another, then a cosine down to a third, which is held.
    ///
    /// With i init_value, P peak_value, e end_value, w warmup_steps, D decay_steps (the warmup included), x exponent:
    /// `lr(t) = (i - P)(1 - t / w) + P` below w, then `P ((1 - e/P) c^x + e/P)` with `c = (1 + cos(pi min(t - w, D - w) / (D - w))) / 2`. The
    /// exponent bends the cosine alone. Without warmup it starts at the peak; a peak of 0 is 0 from the warmup's end on. D must
    /// be above w. The optimizer's own rate is ignored. Source: optax 0.2.8, warmup_cosine_decay_schedule.
    ///
    /// ```
    /// # use settle_model::{optimizer::ALL, schedule::{Schedule, WarmupCosineDecay}};
    /// let plan = WarmupCosineDecay {
    ///     init_value: 0.0, peak_value: 1.0, warmup_steps: 2, decay_steps: 6, end_value: 0.5, exponent: 1.0,
    /// };
    /// let lr = Schedule::WarmupCosineDecay(plan).rates(9.0, &ALL[0].initial(), 8)?.lr;
    /// assert_eq!((lr[0], lr[1], lr[2], lr[4], lr[6], lr[7]), (0.0, 0.5, 1.0, 0.75, 0.5, 0.5));
    /// # Ok::<(), settle_model::InvalidParam>(())
    /// ```
    pub struct WarmupCosineDecay {
        /// The rate of the first step.
        init_value: f64, "i", Type::Float, Rate, Linear, Domain::ANY, [0.0, 1.0], from Value::Number(0.0);
        /// The rate at the end of the warmup.
        peak_value: f64, "P", Type::Float, Rate, Log, Domain::ANY, [0.001, 1.0], from Value::Number(0.08);
        /// The length of the way up.
        warmup_steps: i64, "w", Type::Int, Steps, Linear, Domain::ANY, [0.0, 100.0], from Value::Number(12.0);
        /// The step at which the fall ends, the warmup included.
        decay_steps: i64, "D", Type::Int, Step, Linear, Domain::ANY, [1.0, 1000.0], from Value::Number(120.0);
        /// The rate at the end.
        end_value: f64, "e", Type::Float, Rate, Linear, Domain::ANY, [0.0, 0.1], or Value::Number(0.0);
        /// Bends the cosine: above 1 it falls sooner.
        exponent: f64, "x", Type::Float, None, Linear, Domain::ANY, [0.5, 4.0], or Value::Number(1.0);
    }
}

impl Plan for WarmupCosineDecay {
    fn build(&self, group: &mut Group) -> Result<Box<dyn Scheduler>, InvalidParam> {
        if self.decay_steps > self.warmup_steps {
            return absolute(self.clone(), group);
        }
        let values = [("value", self.decay_steps as f64), ("warmup", self.warmup_steps as f64)];
        Err(InvalidParam::refused("decay_steps", Rule::DecayWithinWarmup, &values))
    }
}

impl Formula for WarmupCosineDecay {
    fn rate(&self, _: f64, t: i64) -> Result<f64, InvalidParam> {
        let warmup = self.warmup_steps;
        if t < warmup {
            let left = 1.0 - t.max(0) as f64 / warmup as f64;
            return Ok((self.init_value - self.peak_value) * left + self.peak_value);
        }
        let length = self.decay_steps.saturating_sub(warmup) as f64;
        let passed = (t.saturating_sub(warmup) as f64).min(length);
        let cosine = 0.5 * (1.0 + precise::cos(PI * passed / length));
        let floor = if self.peak_value == 0.0 { 0.0 } else { self.end_value / self.peak_value };
        Ok(self.peak_value * ((1.0 - floor) * libm::pow(cosine, self.exponent) + floor))
    }
}
