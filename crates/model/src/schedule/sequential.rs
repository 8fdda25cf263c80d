//! Several schedules one after the other.

use super::parts::{build_all, inside_part, part};
use super::{Group, InvalidParam, Plan, Schedule, Scheduler};
use crate::error::Rule;
use crate::param::declare;
use crate::value::Value;

declare! {
    /// A plan in parts: each part has the run to itself from its milestone on, counting its own steps from 0.
    ///
    /// At step t the part number (count of milestones <= t) is active. At exactly its milestone a part starts over from
    /// its closed form at 0, whatever rate the part before left behind: there is no continuity. All parts are built first,
    /// on one parameter group, so their constructors see each other's doing. A milestone of 0 leaves the first part out;
    /// equal milestones leave out the parts between them; unsorted ones are taken as they are. A sequence may be the first
    /// part of a sequence (its own clock then runs one step ahead); as a later one it is refused at its milestone, where
    /// torch raises NotImplementedError. Source: torch.optim.lr_scheduler.SequentialLR 2.15.
    ///
    /// ```
    /// # use settle_model::{optimizer::ALL, schedule::{ExponentialLR, LinearLR, Schedule, SequentialLR}};
    /// let warmup = Schedule::LinearLR(LinearLR { start_factor: 0.5, end_factor: 1.0, total_iters: 2 });
    /// let fade = Schedule::ExponentialLR(ExponentialLR { gamma: 0.5 });
    /// let plan = Schedule::SequentialLR(SequentialLR { schedulers: vec![warmup, fade], milestones: vec![2] });
    /// assert_eq!(plan.rates(1.0, &ALL[0].initial(), 5)?.lr, [0.5, 0.75, 1.0, 0.5, 0.25]);
    /// # Ok::<(), settle_model::InvalidParam>(())
    /// ```
    pub struct SequentialLR {
        /// The parts.
        schedulers: Vec<Schedule>, "", Type::Children, None, Linear, Domain::ANY, [0.0, 0.0], from first_parts();
        /// The steps at which the second part, the third, ... begin.
        milestones: Vec<i64>, "m", Type::Ints, Step, Linear, Domain::ANY, [0.0, 1000.0],
            from Value::List(vec![Value::Number(12.0)]);
    }
}

/// What a control begins with: warmup, then cosine.
fn first_parts() -> Value {
    Value::List(vec![
        part("LinearLR", &[("start_factor", 0.1), ("total_iters", 12.0)]),
        part("CosineAnnealingLR", &[("T_max", 108.0)]),
    ])
}

impl Plan for SequentialLR {
    fn build(&self, group: &mut Group) -> Result<Box<dyn Scheduler>, InvalidParam> {
        let parts = build_all(&self.schedulers, group)?;
        if self.milestones.len() != parts.len() - 1 {
            let values = [("milestones", self.milestones.len() as f64), ("parts", parts.len() as f64)];
            return Err(InvalidParam::refused("milestones", Rule::MilestoneCount, &values));
        }
        let mut sequence = Sequence { parts, milestones: self.milestones.clone(), t: 0 };
        group.lr = group.base_lr();
        sequence.undo();
        let first = sequence.active();
        sequence.parts[first].begin(group).map_err(|e| inside_part(e, first))?;
        Ok(Box::new(sequence))
    }
}

/// The schedule in motion.
struct Sequence {
    parts: Vec<Box<dyn Scheduler>>,
    milestones: Vec<i64>,
    t: i64,
}

impl Sequence {
    /// Python's `bisect_right(milestones, t)`, which also has an answer for milestones that are not sorted.
    fn active(&self) -> usize {
        let (mut low, mut high) = (0, self.milestones.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            if self.t < self.milestones[middle] {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        low
    }
}

impl Scheduler for Sequence {
    fn step(&mut self, group: &mut Group, loss: f64) -> Result<(), InvalidParam> {
        self.t += 1;
        let active = self.active();
        let part = &mut self.parts[active];
        let result =
            if active > 0 && self.milestones[active - 1] == self.t { part.restart(group) } else { part.step(group, loss) };
        result.map_err(|e| inside_part(e, active))
    }

    fn begin(&mut self, group: &mut Group) -> Result<(), InvalidParam> {
        self.step(group, f64::NAN)
    }

    fn restart(&mut self, _: &mut Group) -> Result<(), InvalidParam> {
        Err(InvalidParam::refused("", Rule::NestedLater, &[]))
    }

    fn undo(&mut self) {
        self.parts.iter_mut().for_each(|part| part.undo());
    }
}
