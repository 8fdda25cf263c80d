//! Optimizers: how a gradient and a rate become an update. One a file.

mod moments;

use crate::error::InvalidParam;
use crate::geometry::Point;
use crate::kinds::kinds;
use crate::linear::Linear;

kinds! { $, each_optimizer,
    /// An optimizer with its arguments.
    pub enum Optimizer {
        sgd::SGD,
        adagrad::Adagrad,
        rmsprop::RMSprop,
        adam::Adam,
        adamw::AdamW,
    }
}

/// What the schedule sets anew before each update.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hyper {
    /// The learning rate of this update.
    pub lr: f64,
    /// The cycled argument at this update: momentum, or Adam's beta1; 0 where the optimizer has none.
    pub momentum: f64,
}

/// The rule of an optimizer.
pub trait Update {
    /// What it remembers between updates.
    type Memory: Clone + Default + std::fmt::Debug;

    /// The point after one update, in the library's order of operations.
    fn update(&self, memory: &mut Self::Memory, hyper: Hyper, at: Point, gradient: Point) -> Point;

    /// The argument that OneCycleLR and CyclicLR cycle, if the optimizer has one.
    fn cycled(&self) -> Option<f64>;

    /// The update as a linear machine, with the memory held as it is after that update, and the momentum it used.
    fn held(&self, memory: &Self::Memory, hyper: Hyper) -> Linear;

    /// What the library's constructor refuses beyond the domains.
    ///
    /// # Errors
    /// Names the argument and the rule.
    fn check(&self) -> Result<(), InvalidParam>;
}

impl Optimizer {
    /// The argument that OneCycleLR and CyclicLR cycle, if the optimizer has one.
    #[must_use]
    pub fn cycled(&self) -> Option<f64> {
        each_optimizer!(self, it => it.cycled())
    }

    /// What the library's constructor refuses beyond the domains.
    ///
    /// # Errors
    /// Names the argument and the rule.
    pub fn check(&self) -> Result<(), InvalidParam> {
        each_optimizer!(self, it => it.check())
    }
}
