//! One cycle: up to a very large rate, down again, and momentum the other way round.

use std::f64::consts::PI;

use super::arithmetic::divide;
use super::{Clock, Group, InvalidParam, Law, Plan, Scheduler, leaf, precise};
use crate::error::Rule;
use crate::geometry::Point;
use crate::param::{choice, declare};

declare! {
    /// The belief in one bold sweep: warm up to `max_lr`, then anneal far below the start, momentum falling and rising
    /// against it.
    ///
    /// The optimizer's own rate is ignored. With T the total steps, p pct_start, `initial = max_lr / div_factor` and
    /// `min = initial / final_div_factor`, the rate goes from initial to max_lr until step `p T - 1` and on to min until
    /// step `T - 1`; with three_phase back to initial until `2 p T - 2` first, and momentum stays at its maximum after
    /// that. Between, `cos` takes half a cosine and `linear` a straight line. The ends of phases are not rounded, so the
    /// peak itself is usually not hit. One step past the end is extrapolated (a cosine bounces up, a line goes below 0),
    /// the next is refused; so are lengths for which a phase has no length (p T = 1).
    /// Source: torch.optim.lr_scheduler.OneCycleLR 2.15; Smith and Topin 2017, arXiv 1708.07120.
    ///
    /// ```
    /// # use settle_model::{optimizer::ALL, schedule::{self, Schedule}, value::Value};
    /// let one_cycle = schedule::ALL.iter().find(|k| k.name == "OneCycleLR").unwrap().initial();
    /// let five = one_cycle.with("max_lr", Value::Number(1.0))?.with("total_steps", Value::Number(10.0))?;
    /// let rates = five.rates(0.5, &ALL[0].initial(), 11)?;
    /// for (t, rate) in [(0, 0.04), (1, 0.52), (2, 1.0), (9, 4e-6)] {
    ///     assert!((rates.lr[t] - rate).abs() < 1e-15);
    /// }
    /// assert_eq!(rates.momentum[0], Some(0.95));
    /// assert!(five.rates(0.5, &ALL[0].initial(), 12).is_err());
    /// # Ok::<(), settle_model::InvalidParam>(())
    /// ```
    pub struct OneCycleLR {
        /// The peak.
        max_lr: f64, "η_max", Type::Float, Rate, Log, Domain::ANY, [0.0001, 1.0], from Value::Number(0.1);
        /// The length of the cycle; or give epochs and steps_per_epoch.
        total_steps: Option<i64>, "T", Type::Optional(&Type::Int), Steps, Linear, Domain::ANY, [1.0, 1000.0], or Value::Null;
        /// Epochs, where total_steps is None.
        epochs: Option<i64>, "", Type::Optional(&Type::Int), None, Linear, Domain::ANY, [1.0, 100.0], or Value::Null;
        /// Steps of an epoch, where total_steps is None.
        steps_per_epoch: Option<i64>, "", Type::Optional(&Type::Int), Steps, Linear, Domain::ANY, [1.0, 100.0],
            or Value::Null;
        /// Share of the cycle in which the rate rises.
        pct_start: f64, "p", Type::Float, Share, Linear, Domain::UNIT, [0.0, 1.0], or Value::Number(0.3);
        /// The shape between the ends of a phase.
        anneal_strategy: Strategy, "", Type::Choice(Strategy::NAMES), None, Linear, Domain::ANY, [0.0, 1.0],
            or Value::name("cos");
        /// Whether momentum goes the other way round.
        cycle_momentum: bool, "", Type::Bool, None, Linear, Domain::ANY, [0.0, 1.0], or Value::Bool(true);
        /// Momentum at the peak of the rate.
        base_momentum: f64, "β_min", Type::Float, Factor, Linear, Domain::ANY, [0.0, 0.99], or Value::Number(0.85);
        /// Momentum at both ends.
        max_momentum: f64, "β_max", Type::Float, Factor, Linear, Domain::ANY, [0.0, 0.99], or Value::Number(0.95);
        /// How many times smaller the first rate is than the peak.
        div_factor: f64, "", Type::Float, Factor, Log, Domain::ANY, [1.0, 100.0], or Value::Number(25.0);
        /// How many times smaller the last rate is than the first.
        final_div_factor: f64, "", Type::Float, Factor, Log, Domain::ANY, [1.0, 1e5], or Value::Number(1e4);
        /// Whether the rate returns to the first one before it falls to the last.
        three_phase: bool, "", Type::Bool, None, Linear, Domain::ANY, [0.0, 1.0], or Value::Bool(false);
    }
}

choice! {
    /// The shape of the rate between the ends of a phase.
    pub enum Strategy {
        /// Half a cosine.
        Cos = "cos",
        /// A straight line.
        Linear = "linear",
    }
}

impl Strategy {
    fn between(self, start: f64, end: f64, share: f64) -> f64 {
        match self {
            Self::Cos => end + (start - end) / 2.0 * (precise::cos(PI * share) + 1.0),
            Self::Linear => (end - start) * share + start,
        }
    }
}

/// A quantity at one end of a phase, as a name that is looked up in the group at each step.
#[derive(Clone, Copy, Debug)]
enum End {
    Initial,
    Peak,
    Final,
}

/// One phase: its last step, and from where to where.
#[derive(Clone, Copy, Debug)]
struct Phase {
    end: f64,
    lr: (End, End),
    /// Whether momentum starts and ends at its base (else at its maximum).
    low_momentum: (bool, bool),
}

impl OneCycleLR {
    /// The length of the cycle.
    fn length(&self) -> Result<i64, InvalidParam> {
        let refused = || InvalidParam::refused("total_steps", Rule::OneCycleNeedsLength, &[]);
        let (length, factors) = match (self.total_steps, self.epochs, self.steps_per_epoch) {
            (Some(total), _, _) => (total, [total, total]),
            (None, Some(epochs), Some(steps)) => (epochs.saturating_mul(steps), [epochs, steps]),
            _ => return Err(refused()),
        };
        if factors.iter().all(|&n| n > 0) { Ok(length) } else { Err(refused()) }
    }

    fn phases(&self, length: i64) -> Vec<Phase> {
        let total = length as f64;
        let rise = Phase { end: self.pct_start * total - 1.0, lr: (End::Initial, End::Peak), low_momentum: (false, true) };
        let last = total - 1.0;
        if !self.three_phase {
            return vec![rise, Phase { end: last, lr: (End::Peak, End::Final), low_momentum: (true, false) }];
        }
        let back = 2.0 * self.pct_start * total - 2.0;
        vec![
            rise,
            Phase { end: back, lr: (End::Peak, End::Initial), low_momentum: (true, false) },
            Phase { end: last, lr: (End::Initial, End::Final), low_momentum: (false, false) },
        ]
    }
}

impl Plan for OneCycleLR {
    fn build(&self, group: &mut Group) -> Result<Box<dyn Scheduler>, InvalidParam> {
        let length = self.length()?;
        let initial = divide(self.max_lr, self.div_factor, "div_factor")?;
        group.initial_lr = Some(initial);
        group.cycle.max_lr = self.max_lr;
        group.cycle.min_lr = divide(initial, self.final_div_factor, "final_div_factor")?;
        if self.cycle_momentum {
            if group.momentum.is_none() {
                return Err(InvalidParam::refused("cycle_momentum", Rule::CycleNeedsMomentum, &[]));
            }
            group.momentum = Some(self.max_momentum);
            group.cycle.max_momentum = self.max_momentum;
            group.cycle.base_momentum = self.base_momentum;
        }
        leaf(Cycling { plan: self.clone(), length, phases: self.phases(length) }, group)
    }
}

/// The schedule in motion.
#[derive(Debug)]
struct Cycling {
    plan: OneCycleLR,
    length: i64,
    phases: Vec<Phase>,
}

impl Cycling {
    /// The phase that step `t` lies in, and how much of it has passed.
    fn phase_at(&self, t: f64) -> Result<(Phase, f64), InvalidParam> {
        let current = self.phases.iter().position(|p| t <= p.end).unwrap_or(self.phases.len() - 1);
        let start = if current == 0 { 0.0 } else { self.phases[current - 1].end };
        let phase = self.phases[current];
        Ok((phase, divide(t - start, phase.end - start, "pct_start")?))
    }

    /// Rate and momentum at step `t`, as x and y.
    fn at(&self, t: f64, group: &mut Group) -> Result<Point, InvalidParam> {
        let (phase, share) = self.phase_at(t)?;
        let initial = group.base_lr();
        let lr = |end| match end {
            End::Initial => initial,
            End::Peak => group.cycle.max_lr,
            End::Final => group.cycle.min_lr,
        };
        let momentum = |low| if low { group.cycle.base_momentum } else { group.cycle.max_momentum };
        let shape = self.plan.anneal_strategy;
        Ok(Point::new(
            shape.between(lr(phase.lr.0), lr(phase.lr.1), share),
            shape.between(momentum(phase.low_momentum.0), momentum(phase.low_momentum.1), share),
        ))
    }
}

impl Law for Cycling {
    fn rate(&mut self, clock: Clock, group: &mut Group) -> Result<f64, InvalidParam> {
        if clock.t > self.length {
            let values = [("total", self.length as f64), ("steps", (self.length + 1) as f64)];
            return Err(InvalidParam::refused("total_steps", Rule::OneCyclePastEnd, &values));
        }
        let Point { x: lr, y: momentum } = self.at(clock.t as f64, group)?;
        if self.plan.cycle_momentum {
            group.momentum = Some(momentum);
        }
        Ok(lr)
    }
}
