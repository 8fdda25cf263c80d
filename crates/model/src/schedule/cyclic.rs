//! A rate that swings between two bounds, momentum the other way round.

use super::arithmetic::{divide, power};
use super::{Clock, Group, InvalidParam, Law, Plan, Scheduler, leaf};
use crate::error::Rule;
use crate::param::{choice, declare};

declare! {
    /// The belief that no single rate is right, and that swinging between a low and a high one visits the right ones often.
    ///
    /// With u step_size_up, d step_size_down (u where it is null), the cycle `c = floor(1 + t / (u + d))` and its share
    /// `x = 1 + t / (u + d) - c`, the height is `h = x / r` up to `r = u / (u + d)` and `(x - 1) / (r - 1)` after it, and
    /// `lr(t) = base_lr + (max_lr - base_lr) h s`. The scale s is 1 for `triangular`, `1 / 2^(c - 1)` for `triangular2`, and
    /// `gamma^t` for `exp_range`: of the step, not of the cycle. Momentum is `max - (max - base) h s`.
    ///
    /// The optimizer's own rate is replaced by this base_lr, and where it is the first schedule built it is the base of all
    /// later ones in a sequence too. A cycle without length, or a way up without length, is refused (torch divides by
    /// zero); so are scales that overflow: `triangular2` from cycle 1025 on, large powers of gamma.
    /// Source: torch.optim.lr_scheduler.CyclicLR 2.15; Smith 2015, arXiv 1506.01186.
    ///
    /// ```
    /// # use settle_model::{optimizer::ALL, schedule::{CyclicLR, Schedule, Swing}};
    /// let swing = CyclicLR {
    ///     base_lr: 0.0, max_lr: 1.0, step_size_up: 2, step_size_down: None, mode: Swing::Triangular2, gamma: 1.0,
    ///     cycle_momentum: false, base_momentum: 0.8, max_momentum: 0.9,
    /// };
    /// let lr = Schedule::CyclicLR(swing).rates(9.0, &ALL[0].initial(), 8)?.lr;
    /// assert_eq!(lr, [0.0, 0.5, 1.0, 0.5, 0.0, 0.25, 0.5, 0.25]);
    /// # Ok::<(), settle_model::InvalidParam>(())
    /// ```
    pub struct CyclicLR {
        /// The lower bound; replaces the optimizer's rate.
        base_lr: f64, "η_0", Type::Float, Rate, Log, Domain::ANY, [0.0001, 1.0], from Value::Number(0.01);
        /// The upper bound of the first cycle.
        max_lr: f64, "η_max", Type::Float, Rate, Log, Domain::ANY, [0.001, 1.0], from Value::Number(0.09);
        /// Steps from the lower bound to the upper.
        step_size_up: i64, "u", Type::Int, Steps, Linear, Domain::ANY, [1.0, 500.0], or Value::Number(2000.0);
        /// Steps back down; as many as up where it is null.
        step_size_down: Option<i64>, "d", Type::Optional(&Type::Int), Steps, Linear, Domain::ANY, [1.0, 500.0],
            or Value::Null;
        /// How later cycles are scaled.
        mode: Swing, "", Type::Choice(Swing::NAMES), None, Linear, Domain::ANY, [0.0, 1.0],
            or Value::name("triangular");
        /// The scale's base, for exp_range.
        gamma: f64, "γ", Type::Float, Factor, Linear, Domain::ANY, [0.9, 1.0], or Value::Number(1.0);
        /// Whether momentum goes the other way round.
        cycle_momentum: bool, "", Type::Bool, None, Linear, Domain::ANY, [0.0, 1.0], or Value::Bool(true);
        /// Momentum at the upper bound of the rate.
        base_momentum: f64, "β_min", Type::Float, Factor, Linear, Domain::ANY, [0.0, 0.99], or Value::Number(0.8);
        /// Momentum at the lower bound of the rate.
        max_momentum: f64, "β_max", Type::Float, Factor, Linear, Domain::ANY, [0.0, 0.99], or Value::Number(0.9);
    }
}

choice! {
    /// How the cycles of a [`CyclicLR`] are scaled.
    pub enum Swing {
        /// All alike.
        Triangular = "triangular",
        /// Each half as high as the one before.
        Triangular2 = "triangular2",
        /// By `gamma^t`.
        ExpRange = "exp_range",
    }
}

impl Plan for CyclicLR {
    fn build(&self, group: &mut Group) -> Result<Box<dyn Scheduler>, InvalidParam> {
        group.lr = self.base_lr;
        let up = self.step_size_up as f64;
        let length = up + self.step_size_down.map_or(up, |down| down as f64);
        let turn = divide(up, length, "step_size_up")?;
        if self.cycle_momentum {
            if group.momentum.is_none() {
                return Err(InvalidParam::refused("cycle_momentum", Rule::CycleNeedsMomentum, &[]));
            }
            group.momentum = Some(self.max_momentum);
            group.cycle.max_momentum = self.max_momentum;
            group.cycle.base_momentum = self.base_momentum;
        }
        leaf(Swinging { plan: self.clone(), length, turn, built: false }, group)
    }
}

/// The schedule in motion.
#[derive(Debug)]
struct Swinging {
    plan: CyclicLR,
    /// Steps of a cycle.
    length: f64,
    /// The share of a cycle at which it turns.
    turn: f64,
    /// Whether the constructor is through: its own first step still starts from the group's `initial_lr`.
    built: bool,
}

impl Swinging {
    /// The height at step `t`, its scale included, as the two factors that torch multiplies with one after the other.
    fn height(&self, t: i64) -> Result<(f64, f64), InvalidParam> {
        let cycle = (1.0 + t as f64 / self.length).floor();
        let share = 1.0 + t as f64 / self.length - cycle;
        let height = if share <= self.turn {
            divide(share, self.turn, "step_size_up")?
        } else {
            divide(share - 1.0, self.turn - 1.0, "step_size_down")?
        };
        let scale = match self.plan.mode {
            Swing::Triangular => 1.0,
            Swing::Triangular2 => divide(1.0, power(2.0, cycle - 1.0, "step_size_up")?, "step_size_up")?,
            Swing::ExpRange => power(self.plan.gamma, t as f64, "gamma")?,
        };
        Ok((height, scale))
    }
}

impl Law for Swinging {
    fn rate(&mut self, clock: Clock, group: &mut Group) -> Result<f64, InvalidParam> {
        let (height, scale) = self.height(clock.t)?;
        let plan = &self.plan;
        if plan.cycle_momentum {
            let fall = (plan.max_momentum - plan.base_momentum) * height;
            group.momentum = Some(plan.max_momentum - fall * scale);
        }
        let base = if self.built { plan.base_lr } else { clock.base_lr };
        self.built = true;
        Ok(base + (plan.max_lr - base) * height * scale)
    }
}
