//! What a run's schedule is put together from, as stretches of its steps with boundaries that can be moved. Pure.

use settle_model::RunPlan;
use settle_model::schedule::{OneCycleLR, Schedule, SequentialLR};
use settle_model::value::Value;
use settle_text::{sentence, text};

use crate::families::{Controls, Family};
use crate::names::kind_name;
use crate::schedule_edit::{Edit, Path};
use crate::state::Action;
use crate::words::inside;

/// The most parts that are shown; a link may bring thousands.
const MOST: usize = 24;

/// The arguments that say how long a warmup is, in the kinds that have one built in.
const WARMUPS: [&str; 2] = ["num_warmup_steps", "warmup_steps"];

/// A stretch of a run that one part of its schedule has to itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is called, short.
    pub name: String,
    /// Its first step.
    pub from: i64,
    /// The first step after it; above `from`.
    pub to: i64,
}

/// Where one part hands over to the next.
#[derive(Clone, Debug, PartialEq)]
pub struct Boundary {
    /// The first step of the part after it.
    pub at: i64,
    /// The least and the largest step that it can be moved to: a step of each neighbour stays.
    pub range: (i64, i64),
    /// What the parts before and after it are called.
    pub between: [String; 2],
    edge: Edge,
}

/// What moving a boundary changes.
#[derive(Clone, Debug, PartialEq)]
enum Edge {
    /// This plain control of the family.
    Control(&'static str),
    /// This one of the milestones of the sequence at the end of the path, whose clock is so many steps ahead of the run's.
    Milestone { path: Path, milestones: Vec<i64>, index: usize, ahead: i64 },
    /// This argument, a number of steps counted from a step of the run.
    Length(&'static str, i64),
    /// The share of one cycle, of so many steps, that rises.
    Share(i64),
}

/// The parts of a schedule and their boundaries, from left to right.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Composition {
    /// The parts.
    pub parts: Vec<Part>,
    /// The boundaries; none where the parts act all at once.
    pub boundaries: Vec<Boundary>,
}

/// The parts of a run's schedule over so many steps; none where it is a single piece.
#[must_use]
pub fn composition(plan: &RunPlan, steps: u32) -> Option<Composition> {
    let steps = i64::from(steps);
    let controls = Controls::of(plan, steps as u32);
    let found = match &plan.schedule {
        Schedule::SequentialLR(sequence) => {
            let mut whole = Composition::default();
            whole.lay(sequence, &Vec::new(), (0, steps));
            if let Some(controls) = &controls {
                whole.take_controls(controls);
            }
            whole
        }
        Schedule::ChainedScheduler(chain) => Composition::one(together(&chain.schedulers), steps),
        Schedule::OneCycleLR(cycle) => one_cycle(cycle, steps)?,
        single => match &controls {
            Some(controls) if controls.family == Family::Constant => constant(controls.warmup(), steps)?,
            _ => built_in(single, steps)?,
        },
    };
    (!found.parts.is_empty()).then_some(found)
}

impl Boundary {
    /// The action that moves it to a step; what is outside its range goes to the nearest end of that.
    #[must_use]
    pub fn moved(&self, step: i64) -> Action {
        let step = self.nearest(step);
        let set = |path: &Path, key, value| Action::EditSchedule(path.clone(), Edit::Set(key, value));
        let number = |n: i64| Value::Number(n as f64);
        match &self.edge {
            Edge::Control(key) => Action::SetControl(key, number(step)),
            Edge::Milestone { path, milestones, index, ahead } => {
                let moved = |(i, old): (usize, &i64)| number(if i == *index { step + ahead } else { *old });
                set(path, "milestones", Value::List(milestones.iter().enumerate().map(moved).collect()))
            }
            Edge::Length(key, from) => set(&Vec::new(), key, number(step - from)),
            Edge::Share(total) => {
                set(&Vec::new(), "pct_start", Value::Number((step + 1) as f64 / (*total).max(1) as f64))
            }
        }
    }

    /// The step in its range that is nearest to another.
    #[must_use]
    pub fn nearest(&self, step: i64) -> i64 {
        let (low, high) = self.range;
        step.min(high).max(low)
    }
}

impl Composition {
    fn one(name: String, steps: i64) -> Self {
        Self { parts: vec![Part { name, from: 0, to: steps }], boundaries: Vec::new() }
    }

    /// Parts that meet at the given steps, each boundary with what it changes.
    fn of(names: &[&str], edges: Vec<(i64, Edge)>, steps: i64) -> Self {
        let mut whole = Self::default();
        let ends: Vec<i64> = edges.iter().map(|(at, _)| *at).collect();
        let end = |i: Option<usize>| i.map_or(0, |i| ends.get(i).copied().unwrap_or(steps));
        for (i, name) in names.iter().enumerate() {
            whole.push(name, (end(i.checked_sub(1)), end(Some(i)).min(steps)));
        }
        for (i, (at, edge)) in edges.into_iter().enumerate() {
            if (0..=steps).contains(&at) {
                let range = (end(i.checked_sub(1)) + 1, end(Some(i + 1)).min(steps) - 1);
                let between = [i, i + 1].map(|i| (*names.get(i).unwrap_or(&"")).to_owned());
                whole.boundaries.push(Boundary { at, range, between, edge });
            }
        }
        whole
    }

    fn push(&mut self, name: &str, (from, to): (i64, i64)) {
        if from < to && self.parts.len() < MOST {
            self.parts.push(Part { name: name.to_owned(), from, to });
        }
    }

    /// Lays the parts of a sequence over the steps from `from` to `to`.
    ///
    /// A sequence that is the first part of another has a clock that runs a step ahead, as in torch; as a later part it
    /// never runs. Where milestones are not in order there is nothing to show but the whole.
    fn lay(&mut self, sequence: &SequentialLR, path: &Path, (from, to): (i64, i64)) {
        let ahead = path.len() as i64;
        let parts = &sequence.schedulers;
        let starts: Vec<i64> = sequence.milestones.iter().map(|m| m - ahead).collect();
        if !starts.is_sorted() || starts.len() + 1 != parts.len() {
            return self.push(&inside(kind_name("SequentialLR")), (from, to));
        }
        let start = |i: usize| if i == 0 { from } else { starts.get(i - 1).copied().unwrap_or(to).clamp(from, to) };
        for (i, part) in parts.iter().enumerate() {
            let stretch = (start(i), start(i + 1));
            if i > 0 && (from..=to).contains(&starts[i - 1]) && self.boundaries.len() < MOST {
                let between = [&parts[i - 1], part].map(short_name);
                let milestones = sequence.milestones.clone();
                let edge = Edge::Milestone { path: path.clone(), milestones, index: i - 1, ahead };
                let range = (start(i - 1) + 1, start(i + 1) - 1);
                self.boundaries.push(Boundary { at: starts[i - 1], range, between, edge });
            }
            match part {
                Schedule::SequentialLR(inner) if i == 0 => {
                    self.lay(inner, &path.iter().copied().chain([0]).collect(), stretch);
                }
                _ => self.push(&short_name(part), stretch),
            }
        }
    }

    /// Where the plain controls stand for the schedule, its boundaries move these, so that it stays of their family.
    fn take_controls(&mut self, controls: &Controls) {
        let has_warmup = controls.warmup() > 0;
        for (i, boundary) in self.boundaries.iter_mut().enumerate() {
            let key = if i == 0 && has_warmup { "warmup" } else { "decay-ends" };
            boundary.edge = Edge::Control(key);
            if key == "decay-ends" {
                text("edit-floor").clone_into(&mut boundary.between[1]);
            }
        }
        if self.boundaries.len() > usize::from(has_warmup)
            && let Some(last) = self.parts.last_mut()
        {
            text("edit-floor").clone_into(&mut last.name);
        }
    }
}

/// The page's own warmup before one rate.
fn constant(warmup: i64, steps: i64) -> Option<Composition> {
    let rest = inside(kind_name("Constant"));
    (warmup > 0).then(|| Composition::of(&[text("edit-warmup"), &rest], vec![(warmup, Edge::Control("warmup"))], steps))
}

/// The warmup that a kind has built in.
fn built_in(schedule: &Schedule, steps: i64) -> Option<Composition> {
    let number = |key: &str| match schedule.get(key) {
        Some(Value::Number(n)) => Some(n as i64),
        _ => None,
    };
    let (key, warmup) = WARMUPS.iter().find_map(|key| Some((*key, number(key).filter(|n| *n > 0)?)))?;
    let rise = (warmup, Edge::Length(key, 0));
    let [up, down] = [text("edit-warmup"), text("edit-decay")];
    let stable = number("num_stable_steps").filter(|n| *n > 0);
    Some(match stable {
        Some(stable) => {
            let fall = (warmup.saturating_add(stable), Edge::Length("num_stable_steps", warmup));
            Composition::of(&[up, text("edit-stable"), down], vec![rise, fall], steps)
        }
        None => Composition::of(&[up, down], vec![rise], steps),
    })
}

/// The rise and the fall of one cycle.
fn one_cycle(cycle: &OneCycleLR, steps: i64) -> Option<Composition> {
    let total = cycle.total_steps?;
    let top = (cycle.pct_start * total as f64 - 1.0).round() as i64;
    Some(Composition::of(&[text("edit-rise"), text("edit-fall")], vec![(top, Edge::Share(total))], steps))
}

/// What a part is called where there is little room.
fn short_name(part: &Schedule) -> String {
    match part {
        Schedule::LinearLR(ramp) if ramp.start_factor < ramp.end_factor => text("edit-warmup").to_owned(),
        Schedule::ChainedScheduler(chain) => together(&chain.schedulers),
        other => inside(kind_name(other.kind())),
    }
}

/// What parts are called that act all at once.
fn together(parts: &[Schedule]) -> String {
    let names: Vec<String> = parts.iter().take(MOST).map(short_name).collect();
    sentence("edit-together", &[("parts", names.join(", "))])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::change::change;
    use settle_model::schedule::{ChainedScheduler, ConstantLR};
    use settle_model::{Kind, Scene, schedule};

    fn with(schedule: Schedule) -> RunPlan {
        RunPlan { schedule, ..Scene::first().runs[1].clone() }
    }

    fn first(kind: &str) -> Schedule {
        schedule::ALL.iter().find(|k| k.name == kind).map(Kind::initial).expect("listed")
    }

    fn held(factor: f64) -> Schedule {
        Schedule::ConstantLR(ConstantLR { factor, total_iters: 1000 })
    }

    fn sequence(schedulers: Vec<Schedule>, milestones: Vec<i64>) -> Schedule {
        Schedule::SequentialLR(SequentialLR { schedulers, milestones })
    }

    /// The run after a boundary was moved.
    fn moved(plan: &RunPlan, boundary: usize, step: i64) -> RunPlan {
        let mut scene = Scene { runs: vec![plan.clone()], ..Scene::first() };
        let action = composition(plan, scene.steps).expect("parts").boundaries[boundary].moved(step);
        change(&mut scene, 0, action).expect("valid");
        scene.runs.remove(0)
    }

    fn stretches(plan: &RunPlan) -> Vec<(String, i64, i64)> {
        let parts = composition(plan, 120).map(|whole| whole.parts).unwrap_or_default();
        parts.into_iter().map(|part| (part.name, part.from, part.to)).collect()
    }

    #[test]
    fn the_parts_of_the_first_scene() {
        let runs = Scene::first().runs;
        assert_eq!(composition(&runs[0], 120), None);
        assert_eq!(stretches(&runs[1]), [("warmup".into(), 0, 12), ("cosine".into(), 12, 120)]);
        let whole = composition(&runs[1], 120).expect("parts");
        assert_eq!((whole.boundaries[0].at, whole.boundaries[0].range), (12, (1, 119)));
        assert_eq!(whole.boundaries[0].between, ["warmup", "cosine"]);
    }

    #[test]
    fn a_moved_boundary_keeps_the_plain_controls() {
        let plan = moved(&Scene::first().runs[1], 0, 30);
        let controls = Controls::of(&plan, 120).expect("still of the family");
        assert_eq!((controls.warmup(), controls.cosine_end()), (30, Some(120)));
        let mut early = controls.clone();
        early.set("decay-ends", Value::Number(80.0));
        let mut written = plan.clone();
        early.write(&mut written, 120).expect("valid");
        assert_eq!(stretches(&written).last(), Some(&("floor".into(), 80, 120)));
        let later = moved(&written, 1, 100);
        assert_eq!(Controls::of(&later, 120).map(|c| (c.warmup(), c.cosine_end())), Some((30, Some(100))));
        assert_eq!(Controls::of(&moved(&written, 0, 500), 120).map(|c| c.warmup()), Some(79), "its neighbour stays");
    }

    #[test]
    fn milestones_move_between_their_neighbours() {
        let plan = with(sequence(vec![held(1.0), held(0.5), held(0.2)], vec![20, 60]));
        let milestones = |plan: &RunPlan| match &plan.schedule {
            Schedule::SequentialLR(sequence) => sequence.milestones.clone(),
            _ => Vec::new(),
        };
        assert_eq!(milestones(&moved(&plan, 0, 35)), [35, 60]);
        assert_eq!(milestones(&moved(&plan, 0, 70)), [59, 60]);
        assert_eq!(milestones(&moved(&plan, 1, -4)), [20, 21]);
        assert_eq!(milestones(&moved(&plan, 1, 900)), [20, 119]);
    }

    /// The boundaries stand where the rates that the model computes change, in a sequence within a sequence too.
    #[test]
    fn boundaries_stand_where_the_rates_change() {
        let inner = sequence(vec![held(1.0), held(0.5), held(0.25)], vec![10, 25]);
        let middle = sequence(vec![inner, held(0.125)], vec![40]);
        for plan in [with(middle.clone()), with(sequence(vec![middle, held(0.06)], vec![70]))] {
            let rates = plan.schedule.rates(1.0, &plan.optimizer, 120).expect("valid").lr;
            let jumps: Vec<i64> = (1..120).filter(|t| rates[*t] != rates[*t - 1]).map(|t| t as i64).collect();
            let whole = composition(&plan, 120).expect("parts");
            assert_eq!(whole.boundaries.iter().map(|b| b.at).collect::<Vec<_>>(), jumps, "{rates:?}");
            for (i, at) in jumps.iter().enumerate() {
                let again = composition(&moved(&plan, i, at + 3), 120).expect("parts");
                assert_eq!(again.boundaries[i].at, at + 3, "it stands where it was put");
            }
        }
    }

    #[test]
    fn parts_that_never_act_are_left_out() {
        let plan = with(sequence(vec![held(1.0), held(0.5), held(0.2)], vec![0, 500]));
        assert_eq!(stretches(&plan), [("held factor".into(), 0, 120)]);
        let whole = composition(&plan, 120).expect("parts");
        assert_eq!(whole.boundaries.iter().map(|b| b.at).collect::<Vec<_>>(), [0], "it can be pulled back in");
        let mixed = with(sequence(vec![held(1.0), held(0.5), held(0.2)], vec![60, 20]));
        assert_eq!(stretches(&mixed), [("parts in sequence".into(), 0, 120)]);
        assert!(composition(&mixed, 120).expect("whole").boundaries.is_empty());
    }

    #[test]
    fn what_acts_together_has_no_boundary() {
        let both = vec![first("LinearLR"), first("ExponentialLR")];
        let plan = with(Schedule::ChainedScheduler(ChainedScheduler { schedulers: both }));
        let whole = composition(&plan, 120).expect("parts");
        assert_eq!((whole.parts.len(), whole.boundaries.len()), (1, 0));
        assert_eq!(whole.parts[0].name, "together: warmup, exponential");
    }

    #[test]
    fn warmups_that_are_built_in_have_a_boundary_too() {
        for (kind, key) in [("CosineWithWarmup", "num_warmup_steps"), ("WarmupCosineDecay", "warmup_steps")] {
            let plan = with(first(kind).with(key, Value::Number(20.0)).expect("valid"));
            assert_eq!(stretches(&plan)[0], ("warmup".into(), 0, 20), "{kind}");
            assert_eq!(moved(&plan, 0, 33).schedule.get(key), Some(Value::Number(33.0)), "{kind}");
        }
        let stable = first("WarmupStableDecay").with("num_stable_steps", Value::Number(50.0)).expect("valid");
        let plan = with(stable);
        assert_eq!(stretches(&plan)[1], ("stable".into(), 12, 62));
        assert_eq!(moved(&plan, 1, 72).schedule.get("num_stable_steps"), Some(Value::Number(60.0)));
    }

    #[test]
    fn the_top_of_one_cycle_moves() {
        let cycle = first("OneCycleLR").with("total_steps", Value::Number(120.0)).expect("valid");
        let plan = moved(&with(cycle), 0, 59);
        assert_eq!(plan.schedule.get("pct_start"), Some(Value::Number(0.5)));
        let rates = plan.schedule.rates(0.1, &plan.optimizer, 120).expect("valid").lr;
        let top = rates.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1)).map(|(t, _)| t as i64);
        assert_eq!(top, Some(composition(&plan, 120).expect("parts").boundaries[0].at));
    }
}
