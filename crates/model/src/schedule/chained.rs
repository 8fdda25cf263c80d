//! Several schedules at once.

use super::parts::{build_all, inside_part, part};
use super::{Group, InvalidParam, Plan, Schedule, Scheduler};
use crate::error::Rule;
use crate::param::declare;
use crate::value::Value;

declare! {
    /// Several schedules that all act at every step, in order, on the same rate.
    ///
    /// Children that multiply what they find (step, exponential, linear, constant decay) combine as a product. Those that set
    /// the rate from the base rate (warm restarts, cycles) overwrite what the children before them did; and cosine decay with
    /// a floor is a recursion that goes astray, even below 0, when others change the rate too. At t = 0 the rate is what the
    /// constructors left, in order. As the first part of a sequence its children take a plain step at t = 0 as well; as a
    /// later part it is refused at its milestone, where torch raises NotImplementedError.
    /// Source: torch.optim.lr_scheduler.ChainedScheduler 2.15.
    ///
    /// ```
    /// # use settle_model::{optimizer::ALL, schedule::{ChainedScheduler, ConstantLR, ExponentialLR, Schedule}};
    /// let low = Schedule::ConstantLR(ConstantLR { factor: 0.5, total_iters: 2 });
    /// let fade = Schedule::ExponentialLR(ExponentialLR { gamma: 0.5 });
    /// let both = Schedule::ChainedScheduler(ChainedScheduler { schedulers: vec![low, fade] });
    /// assert_eq!(both.rates(1.0, &ALL[0].initial(), 4)?.lr, [0.5, 0.25, 0.25, 0.125]);
    /// # Ok::<(), settle_model::InvalidParam>(())
    /// ```
    pub struct ChainedScheduler {
        /// The children.
        schedulers: Vec<Schedule>, "", Type::Children, None, Linear, Domain::ANY, [0.0, 0.0], from first_parts();
    }
}

/// What a control begins with: a careful start within an exponential decay.
fn first_parts() -> Value {
    Value::List(vec![
        part("LinearLR", &[("start_factor", 0.1), ("total_iters", 12.0)]),
        part("ExponentialLR", &[("gamma", 0.98)]),
    ])
}

impl Plan for ChainedScheduler {
    fn build(&self, group: &mut Group) -> Result<Box<dyn Scheduler>, InvalidParam> {
        Ok(Box::new(Chain(build_all(&self.schedulers, group)?)))
    }
}

/// The schedule in motion.
struct Chain(Vec<Box<dyn Scheduler>>);

impl Scheduler for Chain {
    fn step(&mut self, group: &mut Group, loss: f64) -> Result<(), InvalidParam> {
        let mut parts = self.0.iter_mut().enumerate();
        parts.try_for_each(|(i, part)| part.step(group, loss).map_err(|e| inside_part(e, i)))
    }

    /// The children do not know that a constructor takes this step.
    fn begin(&mut self, group: &mut Group) -> Result<(), InvalidParam> {
        self.step(group, f64::NAN)
    }

    fn restart(&mut self, _: &mut Group) -> Result<(), InvalidParam> {
        Err(InvalidParam::refused("", Rule::NestedLater, &[]))
    }

    fn undo(&mut self) {
        self.0.iter_mut().for_each(|part| part.undo());
    }
}
