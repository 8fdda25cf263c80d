//! optax's exponential decay.

use super::absolute::{Formula, absolute};
use super::{Group, InvalidParam, Plan, Scheduler};
use crate::param::declare;

declare! {
    /// The rate is multiplied by decay_rate every transition_steps steps, evenly or in stages.
    ///
    /// With n transition_steps, r decay_rate, b transition_begin (0 where it is negative): `lr(t) = base_lr r^((t - b) / n)` after
    /// step b, base_lr until then; with staircase the exponent is rounded down. end_value, unless null, is a floor if r < 1 and
    /// a ceiling otherwise. With n of 0 or below, or r = 0, the rate is constant and end_value is not looked at. A negative r
    /// gives NaN between whole exponents. Source: optax 0.2.8, exponential_decay, whose init_value is the optimizer's rate.
    ///
    /// ```
    /// # use settle_model::{optimizer::ALL, schedule::{OptaxExponentialDecay, Schedule}};
    /// let plan = OptaxExponentialDecay {
    ///     transition_steps: 2, decay_rate: 0.25, transition_begin: 1, staircase: false, end_value: Some(0.2),
    /// };
    /// let lr = Schedule::OptaxExponentialDecay(plan).rates(1.0, &ALL[0].initial(), 5)?.lr;
    /// assert_eq!(lr, [1.0, 1.0, 0.5, 0.25, 0.2]);
    /// # Ok::<(), settle_model::InvalidParam>(())
    /// ```
    pub struct OptaxExponentialDecay {
        /// Steps in which the rate is multiplied once.
        transition_steps: i64, "n", Type::Int, Steps, Linear, Domain::ANY, [1.0, 200.0], from Value::Number(40.0);
        /// What it is multiplied with.
        decay_rate: f64, "r", Type::Float, Factor, Linear, Domain::ANY, [0.05, 1.0], from Value::Number(0.5);
        /// The step at which the decay begins.
        transition_begin: i64, "b", Type::Int, Step, Linear, Domain::ANY, [0.0, 200.0], or Value::Number(0.0);
        /// Whether it falls in stages.
        staircase: bool, "", Type::Bool, None, Linear, Domain::ANY, [0.0, 1.0], or Value::Bool(false);
        /// The floor.
        end_value: Option<f64>, "e", Type::Optional(&Type::Float), Rate, Linear, Domain::ANY, [0.0, 0.1], or Value::Null;
    }
}

impl Plan for OptaxExponentialDecay {
    fn build(&self, group: &mut Group) -> Result<Box<dyn Scheduler>, InvalidParam> {
        absolute(self.clone(), group)
    }
}

impl Formula for OptaxExponentialDecay {
    fn rate(&self, base_lr: f64, t: i64) -> Result<f64, InvalidParam> {
        if self.transition_steps <= 0 || self.decay_rate == 0.0 {
            return Ok(base_lr);
        }
        let passed = t.saturating_sub(self.transition_begin.max(0));
        let exact = passed as f64 / self.transition_steps as f64;
        let exponent = if self.staircase { libm::floor(exact) } else { exact };
        let rate = if passed <= 0 { base_lr } else { base_lr * libm::pow(self.decay_rate, exponent) };
        Ok(match self.end_value {
            Some(end) if !rate.is_nan() => if self.decay_rate < 1.0 { rate.max(end) } else { rate.min(end) },
            _ => rate,
        })
    }
}
