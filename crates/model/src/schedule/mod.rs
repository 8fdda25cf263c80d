//! Learning-rate schedules: one a file, each with the semantics of the library class it is named after.

mod absolute;
mod arithmetic;
mod parts;
mod precise;
mod scheduler;

use crate::error::InvalidParam;
use crate::kinds::kinds;
use crate::optimizer::Optimizer;

pub use cyclic::Swing;
pub use one_cycle::Strategy;
pub use plateau::{Aim, Measure, Verdict};
use scheduler::{Clock, Law, leaf};
pub use scheduler::{Group, Scheduler};
pub use warmup_stable_decay::Ramp;

kinds! { $, each_schedule,
    /// A schedule with its arguments.
    pub enum Schedule {
        constant::Constant,
        constant_lr::ConstantLR,
        step::StepLR,
        multi_step::MultiStepLR,
        exponential::ExponentialLR,
        polynomial::PolynomialLR,
        cosine::CosineAnnealingLR,
        warm_restarts::CosineAnnealingWarmRestarts,
        linear::LinearLR,
        cyclic::CyclicLR,
        one_cycle::OneCycleLR,
        plateau::ReduceLROnPlateau,
        sequential::SequentialLR,
        chained::ChainedScheduler,
        linear_with_warmup::LinearWithWarmup,
        cosine_with_warmup::CosineWithWarmup,
        cosine_with_hard_restarts::CosineWithHardRestarts,
        polynomial_with_warmup::PolynomialWithWarmup,
        inverse_sqrt::InverseSqrt,
        warmup_stable_decay::WarmupStableDecay,
        warmup_cosine_decay::WarmupCosineDecay,
        optax_exponential_decay::OptaxExponentialDecay,
        keras_cosine_decay::KerasCosineDecay,
        drawn::Drawn,
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

    /// Whether its rates depend on the loss of the run.
    fn reads_loss(&self) -> bool {
        false
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
    /// The rates of `steps` updates, the scheduler stepping after each but the last. A schedule that reads the loss is told
    /// NaN, which is never better than any other; [`Experiment::rates`](crate::Experiment::rates) tells it that of the run.
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
        let mut course = self.start(base_lr, optimizer)?;
        let mut rates = Rates::default();
        for t in 0..steps {
            if t > 0
                && let Err(refusal) = course.step(f64::NAN)
            {
                return Ok((rates, Some(refusal)));
            }
            rates.push(&course);
        }
        Ok((rates, None))
    }

    /// The schedule at work on the group of an optimizer with this rate, before the first update.
    ///
    /// # Errors
    /// What the library's constructor refuses.
    pub fn start(&self, base_lr: f64, optimizer: &Optimizer) -> Result<Course, InvalidParam> {
        let mut group = Group::new(base_lr, optimizer.cycled());
        let scheduler = self.build(&mut group)?;
        Ok(Course { group, scheduler })
    }

    /// Whether its rates depend on the loss of the run.
    #[must_use]
    pub fn reads_loss(&self) -> bool {
        each_schedule!(self, it => it.reads_loss())
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

/// A schedule at work on a parameter group.
pub struct Course {
    group: Group,
    scheduler: Box<dyn Scheduler>,
}

impl std::fmt::Debug for Course {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Course").field("group", &self.group).finish_non_exhaustive()
    }
}

impl Course {
    /// What the group holds for the next update.
    #[must_use]
    pub fn group(&self) -> &Group {
        &self.group
    }

    /// Steps the scheduler after an update; `loss` is that before the update.
    ///
    /// # Errors
    /// Where the library raises.
    pub fn step(&mut self, loss: f64) -> Result<(), InvalidParam> {
        self.scheduler.step(&mut self.group, loss)
    }
}

impl Rates {
    /// Notes what the group holds for the next update.
    pub(crate) fn push(&mut self, course: &Course) {
        self.lr.push(course.group.lr);
        self.momentum.push(course.group.momentum);
    }
}
