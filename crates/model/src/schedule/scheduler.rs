//! The stepped interface that fits every library's schedules, and the clockwork that torch's have in common.
//!
//! Composition in torch is a recursion on the rate that the parameter group holds at the moment, so a scheduler here is,
//! as there, a small machine that reads and overwrites a [`Group`].

use crate::error::InvalidParam;

/// What an optimizer's parameter group holds for its schedulers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Group {
    /// The rate of the next update.
    pub lr: f64,
    /// The optimizer's cycled argument at the next update: momentum, or Adam's beta1.
    pub momentum: Option<f64>,
    /// The rate that the optimizer was made with, whatever schedulers did since.
    pub(super) default_lr: f64,
    /// The rate that the first scheduler found, `initial_lr`: the base of all of them.
    pub(super) initial_lr: Option<f64>,
    /// Bounds that OneCycleLR keeps in the group; several of them share these.
    pub(super) cycle: Cycle,
}

/// The bounds of a one-cycle policy.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Cycle {
    pub(super) max_lr: f64,
    pub(super) min_lr: f64,
    pub(super) max_momentum: f64,
    pub(super) base_momentum: f64,
}

impl Group {
    /// The group of an optimizer with this rate and this cycled argument.
    #[must_use]
    pub fn new(lr: f64, momentum: Option<f64>) -> Self {
        Self { lr, momentum, default_lr: lr, initial_lr: None, cycle: Cycle::default() }
    }

    /// The base rate of all schedulers: `initial_lr`, set by the first one built.
    pub(super) fn base_lr(&mut self) -> f64 {
        *self.initial_lr.get_or_insert(self.lr)
    }
}

/// A schedule in motion. The names in brackets are torch's.
pub trait Scheduler {
    /// Sets the group's values for the next update (`step`); `loss` is that before the update just done, which only
    /// ReduceLROnPlateau reads.
    ///
    /// # Errors
    /// Where the library raises.
    fn step(&mut self, group: &mut Group, loss: f64) -> Result<(), InvalidParam>;

    /// The first step, which constructors take (`_initial_step`).
    ///
    /// # Errors
    /// Where the library raises.
    fn begin(&mut self, group: &mut Group) -> Result<(), InvalidParam>;

    /// Starts over at t = 0, as the part of a sequence does at its milestone (`_update_lr(0)`).
    ///
    /// # Errors
    /// Where the library raises.
    fn restart(&mut self, group: &mut Group) -> Result<(), InvalidParam>;

    /// Sets every clock inside one step back (`recursive_undo`).
    fn undo(&mut self);
}

/// Where a simple scheduler stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clock {
    /// Its own step (`last_epoch`): 0 at the first update.
    pub(super) t: i64,
    /// `base_lrs[0]`.
    pub(super) base_lr: f64,
    /// Whether a constructor takes this step (`_is_initial`).
    pub(super) initial: bool,
}

/// The rule of a simple scheduler.
pub(super) trait Law: std::fmt::Debug {
    /// The rate at the clock's step (`get_lr`), from the rate that the group holds now.
    fn rate(&mut self, clock: Clock, group: &mut Group) -> Result<f64, InvalidParam>;

    /// The rate where it starts over as part of a sequence: its closed form at t = 0, or else `rate` there.
    fn rate_at_restart(&mut self, clock: Clock, group: &mut Group) -> Result<f64, InvalidParam> {
        self.rate(clock, group)
    }

    /// The step after `t`; for rules that keep more of the time than that.
    fn advance(&mut self, t: i64) -> i64 {
        t + 1
    }
}

/// A simple scheduler: a rule and its clock.
#[derive(Debug)]
struct Leaf<L> {
    law: L,
    t: i64,
    base_lr: f64,
}

/// Builds a simple scheduler as torch's base class does: note the base rate, take the first step.
pub(super) fn leaf<L: Law + 'static>(law: L, group: &mut Group) -> Result<Box<dyn Scheduler>, InvalidParam> {
    let mut leaf = Leaf { law, t: -1, base_lr: group.base_lr() };
    leaf.begin(group)?;
    Ok(Box::new(leaf))
}

impl<L: Law> Leaf<L> {
    fn advance(&mut self, initial: bool, group: &mut Group) -> Result<(), InvalidParam> {
        self.t = self.law.advance(self.t);
        group.lr = self.law.rate(Clock { t: self.t, base_lr: self.base_lr, initial }, group)?;
        Ok(())
    }
}

impl<L: Law> Scheduler for Leaf<L> {
    fn step(&mut self, group: &mut Group, _: f64) -> Result<(), InvalidParam> {
        self.advance(false, group)
    }

    fn begin(&mut self, group: &mut Group) -> Result<(), InvalidParam> {
        self.advance(true, group)
    }

    fn restart(&mut self, group: &mut Group) -> Result<(), InvalidParam> {
        self.t = 0;
        group.lr = self.law.rate_at_restart(Clock { t: 0, base_lr: self.base_lr, initial: false }, group)?;
        Ok(())
    }

    fn undo(&mut self) {
        self.t -= 1;
    }
}
