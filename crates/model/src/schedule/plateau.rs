//! A rate that falls when the loss no longer does.

use super::{Group, InvalidParam, Plan, Scheduler};
use crate::param::{choice, declare};

declare! {
    /// The belief that the loss itself tells when to be more careful: after `patience` steps without a better loss the rate
    /// is multiplied by `factor`.
    ///
    /// After update t it is told the loss at point t. The loss is better if it is below `best (1 - threshold)` in mode `min`
    /// with `rel`, `best - threshold` with `abs`, above `best (1 + threshold)` or `best + threshold` in mode `max`; with a
    /// negative best, `min` and `rel` take slightly worse ones for better. NaN never is. A worse loss counts as bad; once
    /// more than `patience` were bad in a row, the rate becomes `max(lr factor, min_lr)`, if that is lower by more than
    /// `eps`, and for `cooldown` steps nothing counts as bad. It has no closed form, takes no warmup, and is refused inside
    /// other schedules. Source: torch.optim.lr_scheduler.ReduceLROnPlateau 2.15.
    pub struct ReduceLROnPlateau {
        /// Whether lower or higher is better.
        mode: Aim, "", Type::Choice(Aim::NAMES), None, Linear, Domain::ANY, [0.0, 1.0], or Value::name("min");
        /// What the rate is multiplied with.
        factor: f64, "γ", Type::Float, Factor, Linear, Domain::BELOW_ONE, [0.05, 0.95], or Value::Number(0.1);
        /// Bad steps in a row that are borne.
        patience: i64, "p", Type::Int, Steps, Linear, Domain::ANY, [0.0, 50.0], or Value::Number(10.0);
        /// How much better counts as better.
        threshold: f64, "θ", Type::Float, None, Log, Domain::ANY, [1e-6, 0.1], or Value::Number(1e-4);
        /// Whether that is a share of the best loss, or a difference.
        threshold_mode: Measure, "", Type::Choice(Measure::NAMES), None, Linear, Domain::ANY, [0.0, 1.0],
            or Value::name("rel");
        /// Steps after a fall in which nothing counts as bad.
        cooldown: i64, "c", Type::Int, Steps, Linear, Domain::ANY, [0.0, 50.0], or Value::Number(0.0);
        /// The floor.
        min_lr: f64, "η_min", Type::Float, Rate, Linear, Domain::ANY, [0.0, 0.1], or Value::Number(0.0);
        /// A fall by no more than this is left out.
        eps: f64, "ε", Type::Float, Rate, Log, Domain::ANY, [1e-10, 1e-3], or Value::Number(1e-8);
    }
}

choice! {
    /// What a [`ReduceLROnPlateau`] takes for better.
    pub enum Aim {
        /// Lower.
        Min = "min",
        /// Higher.
        Max = "max",
    }
}

choice! {
    /// How a [`ReduceLROnPlateau`] measures better.
    pub enum Measure {
        /// As a share of the best so far.
        Rel = "rel",
        /// As a difference to it.
        Abs = "abs",
    }
}

/// What a [`ReduceLROnPlateau`] made of one loss.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Verdict {
    /// The loss it was told.
    pub loss: f64,
    /// The best loss so far, this one included; infinite before the first that was better than nothing.
    pub best: f64,
    /// How many steps in a row were bad, this one included, before a fall sets them to 0.
    pub bad: i64,
    /// How many steps of the cooldown are left after this one.
    pub cooling: i64,
    /// Whether there were more bad steps than `patience`, so that the rate is multiplied by `factor` (where the floor and
    /// `eps` leave a fall).
    pub is_cut: bool,
}

impl ReduceLROnPlateau {
    /// What it makes of these losses, one after the other: entry t decides on the rate of update t + 1.
    ///
    /// ```
    /// use settle_model::schedule::{ReduceLROnPlateau, Schedule, ALL};
    /// let plateau = ALL.iter().find(|kind| kind.name == "ReduceLROnPlateau").expect("listed").initial();
    /// let Schedule::ReduceLROnPlateau(plateau) = plateau else { panic!("another kind") };
    /// let patient = ReduceLROnPlateau { patience: 1, ..plateau };
    /// let cuts: Vec<bool> = patient.verdicts([3.0, 2.0, 2.0, 2.0, 1.0]).map(|verdict| verdict.is_cut).collect();
    /// assert_eq!(cuts, [false, false, false, true, false]);
    /// ```
    pub fn verdicts(&self, losses: impl IntoIterator<Item = f64>) -> impl Iterator<Item = Verdict> {
        let mut watching = self.watching();
        losses.into_iter().map(move |loss| watching.judge(loss))
    }

    fn watching(&self) -> Watching {
        let best = if self.mode == Aim::Min { f64::INFINITY } else { f64::NEG_INFINITY };
        Watching { plan: self.clone(), best, bad: 0, cooling: 0 }
    }
}

impl Plan for ReduceLROnPlateau {
    fn build(&self, _: &mut Group) -> Result<Box<dyn Scheduler>, InvalidParam> {
        Ok(Box::new(self.watching()))
    }

    fn reads_loss(&self) -> bool {
        true
    }
}

/// The schedule in motion.
#[derive(Debug)]
struct Watching {
    plan: ReduceLROnPlateau,
    /// The best loss so far.
    best: f64,
    /// Bad steps in a row.
    bad: i64,
    /// Steps of the cooldown that are left.
    cooling: i64,
}

impl Watching {
    fn is_better(&self, loss: f64) -> bool {
        let threshold = self.plan.threshold;
        match (self.plan.mode, self.plan.threshold_mode) {
            (Aim::Min, Measure::Rel) => loss < self.best * (1.0 - threshold),
            (Aim::Min, Measure::Abs) => loss < self.best - threshold,
            (Aim::Max, Measure::Rel) => loss > self.best * (threshold + 1.0),
            (Aim::Max, Measure::Abs) => loss > self.best + threshold,
        }
    }

    /// Takes note of a loss.
    fn judge(&mut self, loss: f64) -> Verdict {
        if self.is_better(loss) {
            self.best = loss;
            self.bad = 0;
        } else {
            self.bad += 1;
        }
        if self.cooling > 0 {
            self.cooling -= 1;
            self.bad = 0;
        }
        let verdict = Verdict { loss, best: self.best, bad: self.bad, cooling: self.cooling, is_cut: false };
        if self.bad <= self.plan.patience {
            return verdict;
        }
        self.cooling = self.plan.cooldown;
        self.bad = 0;
        Verdict { cooling: self.cooling, is_cut: true, ..verdict }
    }

    fn reduce(&self, group: &mut Group) {
        let reduced = group.lr * self.plan.factor;
        // Python's max: the floor only where it is larger, so that NaN stays.
        let lr = if self.plan.min_lr > reduced { self.plan.min_lr } else { reduced };
        if group.lr - lr > self.plan.eps {
            group.lr = lr;
        }
    }
}

impl Scheduler for Watching {
    fn step(&mut self, group: &mut Group, loss: f64) -> Result<(), InvalidParam> {
        if self.judge(loss).is_cut {
            self.reduce(group);
        }
        Ok(())
    }

    /// Its constructor takes no step.
    fn begin(&mut self, _: &mut Group) -> Result<(), InvalidParam> {
        Ok(())
    }

    /// It is never the part of a sequence.
    fn restart(&mut self, _: &mut Group) -> Result<(), InvalidParam> {
        Ok(())
    }

    fn undo(&mut self) {}
}
