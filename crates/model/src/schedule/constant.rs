//! No schedule: one rate for the whole run.

use super::{Clock, Group, InvalidParam, Law, Plan, Scheduler, leaf};
use crate::param::declare;

declare! {
    /// The belief that one rate serves every phase of training.
    ///
    /// `lr(t) = base_lr` for every t. As part of another schedule it acts like `LambdaLR(1)`: it sets the rate to the
    /// base rate at each of its steps, whatever other parts did. Source: an optimizer without a scheduler.
    pub struct Constant {}
}

impl Plan for Constant {
    fn build(&self, group: &mut Group) -> Result<Box<dyn Scheduler>, InvalidParam> {
        leaf(self.clone(), group)
    }

    fn closed_form(&self, base_lr: f64, _: u32) -> Option<f64> {
        Some(base_lr)
    }
}

impl Law for Constant {
    fn rate(&mut self, clock: Clock, _: &mut Group) -> Result<f64, InvalidParam> {
        Ok(clock.base_lr)
    }
}
