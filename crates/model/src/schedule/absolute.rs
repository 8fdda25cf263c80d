//! Schedules that set the rate as a function of the step alone, whatever it was before: LambdaLR, and with it everything
//! from transformers, optax and Keras.

use super::{Clock, Group, InvalidParam, Law, Scheduler, leaf, precise};
use crate::error::Rule;

/// The rate as a function of the step.
pub(super) trait Formula: std::fmt::Debug {
    /// The rate of step `t`, from the base rate of all schedulers.
    ///
    /// # Errors
    /// Where the library raises.
    fn rate(&self, base_lr: f64, t: i64) -> Result<f64, InvalidParam>;
}

/// Builds a schedule that is a formula.
pub(super) fn absolute<F: Formula + 'static>(
    formula: F,
    group: &mut Group,
) -> Result<Box<dyn Scheduler>, InvalidParam> {
    leaf(Absolute(formula), group)
}

#[derive(Debug)]
struct Absolute<F>(F);

impl<F: Formula> Law for Absolute<F> {
    fn rate(&mut self, clock: Clock, _: &mut Group) -> Result<f64, InvalidParam> {
        self.0.rate(clock.base_lr, clock.t)
    }
}

/// `t / max(1, n)`: the share of `n` steps that has passed.
pub(super) fn share(t: i64, n: i64) -> f64 {
    t as f64 / n.max(1) as f64
}

/// `0.5 (1 + cos(angle))`, as Python computes it.
///
/// # Errors
/// An infinite angle, about the argument `field`.
pub(super) fn half_cosine(angle: f64, field: &'static str) -> Result<f64, InvalidParam> {
    if angle.is_finite() {
        Ok(0.5 * (1.0 + precise::cos(angle)))
    } else {
        Err(InvalidParam::refused(field, Rule::AngleTooLarge, &[]))
    }
}

/// Python's `max(0.0, n)`.
pub(super) fn at_least_zero(n: f64) -> f64 {
    if n > 0.0 { n } else { 0.0 }
}
