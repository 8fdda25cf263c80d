//! Step decay: stages of equal length.

use super::arithmetic::modulo;
use super::{Clock, Group, InvalidParam, Law, Plan, Scheduler, leaf};
use crate::param::declare;

declare! {
    /// The belief that training goes in stages: after every `step_size` steps the rate is multiplied by `gamma`.
    ///
    /// `lr(t) = base_lr gamma^floor(t / step_size)`; the drop takes effect at t = step_size. A step size of 0 is refused
    /// from the second update on (torch divides by zero); a negative one acts like its absolute value.
    /// Source: torch.optim.lr_scheduler.StepLR 2.15.
    ///
    /// ```
    /// # use settle_model::{optimizer::ALL, schedule::{Schedule, StepLR}};
    /// let stages = Schedule::StepLR(StepLR { step_size: 2, gamma: 0.5 });
    /// assert_eq!(stages.rates(1.0, &ALL[0].initial(), 5)?.lr, [1.0, 1.0, 0.5, 0.5, 0.25]);
    /// # Ok::<(), settle_model::InvalidParam>(())
    /// ```
    pub struct StepLR {
        /// The length of a stage.
        step_size: i64, "s", Type::Int, Steps, Linear, Domain::ANY, [1.0, 120.0], from Value::Number(40.0);
        /// What the rate is multiplied with after each stage.
        gamma: f64, "γ", Type::Float, Factor, Linear, Domain::ANY, [0.05, 1.0], or Value::Number(0.1);
    }
}

impl Plan for StepLR {
    fn build(&self, group: &mut Group) -> Result<Box<dyn Scheduler>, InvalidParam> {
        leaf(self.clone(), group)
    }

    fn closed_form(&self, base_lr: f64, t: u32) -> Option<f64> {
        let size = u64::max(self.step_size.unsigned_abs(), 1);
        Some(base_lr * libm::pow(self.gamma, (u64::from(t) / size) as f64))
    }
}

impl Law for StepLR {
    fn rate(&mut self, clock: Clock, group: &mut Group) -> Result<f64, InvalidParam> {
        let stays = clock.t == 0 || modulo(clock.t.into(), self.step_size.into(), "step_size")? != 0;
        Ok(if stays { group.lr } else { group.lr * self.gamma })
    }

    fn rate_at_restart(&mut self, clock: Clock, _: &mut Group) -> Result<f64, InvalidParam> {
        modulo(0, self.step_size.into(), "step_size")?;
        Ok(clock.base_lr)
    }
}
