//! Up, level, down: three phases with a length each.

use std::f64::consts::PI;

use super::absolute::{Formula, absolute, at_least_zero, half_cosine, share};
use super::{Group, InvalidParam, Plan, Scheduler, precise};
use crate::error::Rule;
use crate::param::{choice, declare};

declare! {
    /// The belief that most of training goes well at one rate, and only start and end need care: a plateau that can be
    /// lengthened at will.
    ///
    /// With w, s and d the steps of the three phases and m min_lr_ratio, the factor rises from m to 1 in w steps, stays 1 for s
    /// steps, falls to m in d steps and stays there. Rising, the shape of the share p is p (`linear`), `(1 - cos(pi p)) / 2`
    /// (`cosine`) or `1 - sqrt(1 - p)` (`1-sqrt`); falling `1 - p`, `(1 + cos(2 pi c p)) / 2` with c num_cycles, or `1 - sqrt(p)`. The
    /// warmup starts at m, not at 0; with c other than one half the end of the fall jumps to m. Of num_stable_steps and
    /// num_training_steps (the sum of all three) one must be given; the first wins.
    /// Source: transformers 5.24, get_wsd_schedule; Hu et al. 2024, arXiv 2404.06395.
    ///
    /// ```
    /// # use settle_model::{optimizer::ALL, schedule::{Ramp, Schedule, WarmupStableDecay}};
    /// let plan = WarmupStableDecay {
    ///     num_warmup_steps: 2, num_decay_steps: 2, num_training_steps: None, num_stable_steps: Some(2),
    ///     warmup_type: Ramp::Linear, decay_type: Ramp::Linear, min_lr_ratio: 0.0, num_cycles: 0.5,
    /// };
    /// let lr = Schedule::WarmupStableDecay(plan).rates(1.0, &ALL[0].initial(), 8)?.lr;
    /// assert_eq!(lr, [0.0, 0.5, 1.0, 1.0, 1.0, 0.5, 0.0, 0.0]);
    /// # Ok::<(), settle_model::InvalidParam>(())
    /// ```
    pub struct WarmupStableDecay {
        /// The length of the way up.
        num_warmup_steps: i64, "w", Type::Int, Steps, Linear, Domain::ANY, [0.0, 100.0], from Value::Number(12.0);
        /// The length of the fall.
        num_decay_steps: i64, "d", Type::Int, Steps, Linear, Domain::ANY, [0.0, 500.0], from Value::Number(40.0);
        /// The length of all three phases.
        num_training_steps: Option<i64>, "n", Type::Optional(&Type::Int), Steps, Linear, Domain::ANY, [1.0, 1000.0],
            or Value::Null;
        /// The length of the plateau.
        num_stable_steps: Option<i64>, "s", Type::Optional(&Type::Int), Steps, Linear, Domain::ANY, [0.0, 500.0],
            or Value::Null;
        /// The shape of the way up.
        warmup_type: Ramp, "", Type::Choice(Ramp::NAMES), None, Linear, Domain::ANY, [0.0, 1.0],
            or Value::name("linear");
        /// The shape of the fall.
        decay_type: Ramp, "", Type::Choice(Ramp::NAMES), None, Linear, Domain::ANY, [0.0, 1.0],
            or Value::name("cosine");
        /// The share of the base rate at both ends.
        min_lr_ratio: f64, "m", Type::Float, Share, Linear, Domain::ANY, [0.0, 1.0], or Value::Number(0.0);
        /// Cosine waves of the fall; one half is a single fall.
        num_cycles: f64, "c", Type::Float, None, Linear, Domain::ANY, [0.0, 4.0], or Value::Number(0.5);
    }
}

choice! {
    /// The shape of a phase.
    pub enum Ramp {
        /// A straight line.
        Linear = "linear",
        /// A cosine.
        Cosine = "cosine",
        /// One minus a root.
        OneMinusSqrt = "1-sqrt",
    }
}

impl Plan for WarmupStableDecay {
    fn build(&self, group: &mut Group) -> Result<Box<dyn Scheduler>, InvalidParam> {
        let rest = |whole: i64| whole.saturating_sub(self.num_warmup_steps).saturating_sub(self.num_decay_steps);
        match self.num_stable_steps.or(self.num_training_steps.map(rest)) {
            Some(stable) => absolute(Phases { plan: self.clone(), stable }, group),
            None => Err(InvalidParam::refused("num_stable_steps", Rule::StableNeedsLength, &[])),
        }
    }
}

/// The schedule, the length of its plateau worked out.
#[derive(Debug)]
struct Phases {
    plan: WarmupStableDecay,
    stable: i64,
}

impl Formula for Phases {
    fn rate(&self, base_lr: f64, t: i64) -> Result<f64, InvalidParam> {
        let plan = &self.plan;
        let falls = plan.num_warmup_steps.saturating_add(self.stable);
        let shape = if t < plan.num_warmup_steps {
            rise(plan.warmup_type, share(t, plan.num_warmup_steps))
        } else if t < falls {
            return Ok(base_lr);
        } else if t < falls.saturating_add(plan.num_decay_steps) {
            fall(plan.decay_type, share(t - falls, plan.num_decay_steps), plan.num_cycles)?
        } else {
            return Ok(base_lr * plan.min_lr_ratio);
        };
        Ok(base_lr * at_least_zero(shape * (1.0 - plan.min_lr_ratio) + plan.min_lr_ratio))
    }
}

fn rise(ramp: Ramp, share: f64) -> f64 {
    match ramp {
        Ramp::Linear => share,
        Ramp::Cosine => 0.5 * (1.0 - precise::cos(PI * share)),
        Ramp::OneMinusSqrt => 1.0 - libm::sqrt(1.0 - share),
    }
}

fn fall(ramp: Ramp, share: f64, cycles: f64) -> Result<f64, InvalidParam> {
    Ok(match ramp {
        Ramp::Linear => 1.0 - share,
        Ramp::Cosine => half_cosine(PI * cycles * 2.0 * share, "num_cycles")?,
        Ramp::OneMinusSqrt => 1.0 - libm::sqrt(share),
    })
}
