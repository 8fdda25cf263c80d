//! A straight way up, and a polynomial down to a floor.

use super::absolute::{Formula, absolute, share};
use super::arithmetic::{divide, power};
use super::{Group, InvalidParam, Plan, Scheduler};
use crate::error::Rule;
use crate::param::declare;

declare! {
    /// A careful start, then a fall to a floor at a known step, straight or bent.
    ///
    /// With w num_warmup_steps, n num_training_steps, e lr_end, p power and L the optimizer's own rate:
    /// `lr(t) = base_lr t / max(1, w)` below w, then `base_lr ((L - e) (1 - (t - w) / (n - w))^p + e) / L`, and `base_lr e / L` past
    /// n. The first rate is 0 after any warmup. L must be above e; w = n is refused at that step (a division by zero), and so
    /// is a negative power at n. Source: transformers 5.24, get_polynomial_decay_schedule_with_warmup.
    ///
    /// ```
    /// # use settle_model::{optimizer::ALL, schedule::{PolynomialWithWarmup, Schedule}};
    /// let plan = PolynomialWithWarmup { num_warmup_steps: 2, num_training_steps: 4, lr_end: 0.5, power: 1.0 };
    /// let lr = Schedule::PolynomialWithWarmup(plan).rates(1.0, &ALL[0].initial(), 6)?.lr;
    /// assert_eq!(lr, [0.0, 0.5, 1.0, 0.75, 0.5, 0.5]);
    /// # Ok::<(), settle_model::InvalidParam>(())
    /// ```
    pub struct PolynomialWithWarmup {
        /// The length of the way up.
        num_warmup_steps: i64, "w", Type::Int, Steps, Linear, Domain::ANY, [0.0, 100.0], from Value::Number(12.0);
        /// The step at which the fall ends.
        num_training_steps: i64, "n", Type::Int, Step, Linear, Domain::ANY, [1.0, 1000.0], from Value::Number(120.0);
        /// The floor, a rate.
        lr_end: f64, "e", Type::Float, Rate, Log, Domain::ANY, [1e-8, 0.1], or Value::Number(1e-7);
        /// 1 is a straight line; above, the fall is steep first.
        power: f64, "p", Type::Float, None, Linear, Domain::ANY, [0.5, 4.0], or Value::Number(1.0);
    }
}

impl Plan for PolynomialWithWarmup {
    fn build(&self, group: &mut Group) -> Result<Box<dyn Scheduler>, InvalidParam> {
        let own = group.default_lr;
        if own > self.lr_end {
            absolute(Falling { plan: self.clone(), own }, group)
        } else {
            let values = [("value", self.lr_end), ("rate", own)];
            Err(InvalidParam::refused("lr_end", Rule::FloorAboveRate, &values))
        }
    }
}

/// The schedule and the optimizer's own rate.
#[derive(Debug)]
struct Falling {
    plan: PolynomialWithWarmup,
    own: f64,
}

impl Formula for Falling {
    fn rate(&self, base_lr: f64, t: i64) -> Result<f64, InvalidParam> {
        let PolynomialWithWarmup { num_warmup_steps: warmup, num_training_steps: end, lr_end, power: bend } = self.plan;
        if t < warmup {
            return Ok(base_lr * share(t, warmup));
        }
        let rate = if t > end {
            lr_end
        } else {
            let left = 1.0 - divide((t - warmup) as f64, (end - warmup) as f64, "num_training_steps")?;
            (self.own - lr_end) * power(left, bend, "power")? + lr_end
        };
        Ok(base_lr * divide(rate, self.own, "base_lr")?)
    }
}
