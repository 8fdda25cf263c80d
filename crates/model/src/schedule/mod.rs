//! Learning-rate schedules: one a file, each with the semantics of the library class it is named after.

mod arithmetic;
mod precise;
mod scheduler;

use crate::error::InvalidParam;
use crate::kinds::kinds;
use crate::optimizer::Optimizer;

use scheduler::{Clock, Law, leaf};
pub use scheduler::{Group, Scheduler};

kinds! { $, each_schedule,
    /// A schedule with its arguments.
    pub enum Schedule {
        constant::Constant,
        constant_lr::ConstantLR,
        step::StepLR,
        multi_step::MultiStepLR,
        exponential::ExponentialLR,
        cosine::CosineAnnealingLR,
        warm_restarts::CosineAnnealingWarmRestarts,
        linear::LinearLR,
        one_cycle::OneCycleLR,
        sequential::SequentialLR,
    }
}

/// What a schedule can do beyond declaring its arguments.
pub(crate) trait Plan {
    /// What the library's constructor does: checks the arguments, changes the group, takes the first step.
    fn build(&self, group: &mut Group) -> Result<Box<dyn Scheduler>, InvalidParam>;

    /// The rate of update `t` as a pure function, alone and from `base_lr`, where the schedule has such a form.
    fn closed_form(&self, _base_lr: f64, _t: u32) -> Option<f64> {
        None
    }
}

/// The rates of a run, entry t for update t.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rates {
    /// Learning rates: what `optimizer.param_groups[0]["lr"]` holds when update t runs.
    pub lr: Vec<f64>,
    /// The cycled momentum likewise; `None` where the optimizer has none.
    pub momentum: Vec<Option<f64>>,
}

impl Schedule {
    /// The rates of `steps` updates, the scheduler stepping after each but the last.
    ///
    /// # Errors
    /// What the library's constructor refuses, or one of those `steps - 1` scheduler steps.
    ///
    /// ```
    /// use settle_model::{optimizer::{Optimizer, SGD}, schedule::{Schedule, StepLR}};
    /// let sgd = Optimizer::SGD(SGD { momentum: 0.0, dampening: 0.0, weight_decay: 0.0, nesterov: false });
    /// let rates = Schedule::StepLR(StepLR { step_size: 2, gamma: 0.5 }).rates(1.0, &sgd, 5)?;
    /// assert_eq!(rates.lr, [1.0, 1.0, 0.5, 0.5, 0.25]);
    /// # Ok::<(), settle_model::InvalidParam>(())
    /// ```
    pub fn rates(&self, base_lr: f64, optimizer: &Optimizer, steps: u32) -> Result<Rates, InvalidParam> {
        let (rates, refusal) = self.rates_until_refused(base_lr, optimizer, steps)?;
        refusal.map_or(Ok(rates), Err)
    }

    /// The rates of as many updates as the library allows, and the refusal that ended them before `steps`, if one did.
    ///
    /// # Errors
    /// What the library's constructor refuses.
    pub fn rates_until_refused(
        &self,
        base_lr: f64,
        optimizer: &Optimizer,
        steps: u32,
    ) -> Result<(Rates, Option<InvalidParam>), InvalidParam> {
        let mut group = Group::new(base_lr, optimizer.cycled());
        let mut scheduler = self.build(&mut group)?;
        let mut rates = Rates::default();
        for t in 0..steps {
            if t > 0
                && let Err(refusal) = scheduler.step(&mut group)
            {
                return Ok((rates, Some(refusal)));
            }
            rates.lr.push(group.lr);
            rates.momentum.push(group.momentum);
        }
        Ok((rates, None))
    }

    /// The rate of update `t` as a pure function, alone and from `base_lr`, where the schedule has such a form.
    #[must_use]
    pub fn closed_form(&self, base_lr: f64, t: u32) -> Option<f64> {
        each_schedule!(self, it => it.closed_form(base_lr, t))
    }

    fn build(&self, group: &mut Group) -> Result<Box<dyn Scheduler>, InvalidParam> {
        each_schedule!(self, it => it.build(group))
    }
}
