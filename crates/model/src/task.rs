//! Whether a run reaches the goals of a task.

use crate::diagnosis::{Case, Diagnosis, measured};
use crate::error::InvalidParam;
use crate::experiment::Experiment;

/// Something that a run is to reach.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Goal {
    /// It ends below this: the mean loss over the last tenth of the points, above the lowest on the domain, never below 0; the
    /// median over the seeds 1 to 16 where there is noise.
    Below(f64),
    /// The diagnosis finds nothing to mend.
    Healthy,
    /// The rate restarts at least so many times: having fallen to half its peak or less, it at least doubles to at least half
    /// that peak.
    Restarts(u32),
    /// The overshoot in the steep direction lies between these two, in percent of the start's distance.
    Overshoot(f64, f64),
    /// Its distance stays within 2 % of the start's from a step on that is later than this, or never.
    SettlesAfter(u32),
}

/// How a run stands to a goal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judgement {
    /// The goal.
    pub goal: Goal,
    /// Whether it is reached.
    pub met: bool,
    /// What the goal speaks of, as it is: the end, infinite for a run that diverged; how many failures were found; how many
    /// restarts there are; the overshoot in percent, NaN where it can't be measured; the step of settling, infinite for never.
    pub value: f64,
}

/// A judgement in the making, in pieces of about one simulation, so that a page can stop between any two of them.
///
/// ```
/// use settle_model::{Scene, task::{Goal, Judging}};
/// let mut work = Judging::new(&Scene::first().experiment(1).expect("run B"), vec![Goal::Below(0.05)])?;
/// while work.advance() {
///     // Look at the clock here.
/// }
/// assert!(work.judgements()[0].met);
/// # Ok::<(), settle_model::InvalidParam>(())
/// ```
#[derive(Debug)]
pub struct Judging {
    goals: Vec<Goal>,
    work: Work,
}

/// No more is simulated than the goals ask for.
#[derive(Debug)]
enum Work {
    /// The run and its twin.
    Run(Box<Case>),
    /// Also every seed.
    Seeds(Box<Case>),
    /// Also everything that a diagnosis tries.
    Diagnosis(Box<Diagnosis>),
}

impl Judging {
    /// Simulates the run and its twin without noise; all else is left to [`Self::advance`].
    ///
    /// # Errors
    /// As [`simulate`](crate::simulate()).
    pub fn new(experiment: &Experiment, goals: Vec<Goal>) -> Result<Self, InvalidParam> {
        let work = if goals.contains(&Goal::Healthy) {
            Work::Diagnosis(Box::new(Diagnosis::new(experiment)?))
        } else if goals.iter().any(|goal| matches!(goal, Goal::Below(_))) {
            Work::Seeds(Box::new(Case::new(experiment)?))
        } else {
            Work::Run(Box::new(Case::new(experiment)?))
        };
        Ok(Self { goals, work })
    }

    /// Does one piece of the work; false once all is done.
    pub fn advance(&mut self) -> bool {
        match &mut self.work {
            Work::Run(_) => false,
            Work::Seeds(case) => case.next_seed(),
            Work::Diagnosis(diagnosis) => diagnosis.advance(),
        }
    }

    /// How the run stands to each goal, in their order; final once [`Self::advance`] says so.
    #[must_use]
    pub fn judgements(&self) -> Vec<Judgement> {
        self.goals.iter().map(|goal| self.judge(*goal)).collect()
    }

    fn judge(&self, goal: Goal) -> Judgement {
        let case = self.case();
        let (met, value) = match goal {
            Goal::Below(bound) => {
                let end = end(case);
                (end < bound, end)
            }
            Goal::Healthy => {
                let found = self.failures();
                (found == Some(0), found.map_or(f64::NAN, |found| found as f64))
            }
            Goal::Restarts(least) => (case.restarts.len() >= least as usize, case.restarts.len() as f64),
            Goal::Overshoot(from, to) => {
                let overshoot = measured(case).overshoot_percent[0];
                (overshoot.is_some_and(|o| (from..=to).contains(&o)), overshoot.unwrap_or(f64::NAN))
            }
            Goal::SettlesAfter(step) => {
                let settled = measured(case).settling_step;
                (settled.is_none_or(|t| t > step), settled.map_or(f64::INFINITY, f64::from))
            }
        };
        Judgement { goal, met, value }
    }

    fn case(&self) -> &Case {
        match &self.work {
            Work::Run(case) | Work::Seeds(case) => case,
            Work::Diagnosis(diagnosis) => diagnosis.case(),
        }
    }

    /// How many failures the diagnosis found; `None` without one.
    fn failures(&self) -> Option<usize> {
        let Work::Diagnosis(diagnosis) = &self.work else { return None };
        let findings = &diagnosis.report().findings;
        (!findings.is_empty()).then(|| findings.iter().filter(|finding| finding.rule != "healthy").count())
    }
}

/// Judges a run, to the end at once.
///
/// # Errors
/// As [`Judging::new`].
pub fn judge(experiment: &Experiment, goals: Vec<Goal>) -> Result<Vec<Judgement>, InvalidParam> {
    let mut work = Judging::new(experiment, goals)?;
    while work.advance() {}
    Ok(work.judgements())
}

/// The end of a run above the lowest loss on the domain, and not above the minimum of its own basin: a worse basin is no goal.
fn end(case: &Case) -> f64 {
    let lowest = case.experiment.surface.as_loss().lowest();
    case.over_seeds(|trace| match trace.ending.loss {
        loss if loss.is_finite() => (loss - lowest).max(0.0),
        _ => f64::INFINITY,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::noise::Noise;
    use crate::optimizer::{Optimizer, SGD};
    use crate::schedule::{Constant, CosineAnnealingWarmRestarts, Schedule};
    use crate::surface::{Quadratic, Surface};
    use crate::{Point, Scene};

    /// Plain or heavy-ball descent on a bowl of condition 20, without noise.
    fn experiment(base_lr: f64, momentum: f64) -> Experiment {
        Experiment {
            surface: Surface::Quadratic(Quadratic { a: 1.0, b: 20.0, angle: 0.0 }),
            start: Point::new(-3.0, 2.0),
            optimizer: Optimizer::SGD(SGD { momentum, dampening: 0.0, weight_decay: 0.0, nesterov: false }),
            base_lr,
            schedule: Schedule::Constant(Constant {}),
            steps: 100,
            noise: Noise::NONE,
            metrics: None,
        }
    }

    fn one(experiment: &Experiment, goal: Goal) -> (bool, f64) {
        let all = judge(experiment, vec![goal]).expect("valid");
        assert_eq!((all.len(), all[0].goal), (1, goal));
        (all[0].met, all[0].value)
    }

    #[test]
    fn the_end_is_the_mean_of_the_last_tenth() {
        let plain = experiment(0.05, 0.0);
        let run = crate::simulate(&plain).expect("valid");
        let last = &run.trajectory[90..];
        let mean = last.iter().map(|sample| sample.loss).sum::<f64>() / last.len() as f64;
        let (_, end) = one(&plain, Goal::Below(1.0));
        assert!((end / mean - 1.0).abs() < 1e-12, "{end} {mean}");
        assert!(one(&plain, Goal::Below(1.01 * mean)).0 && !one(&plain, Goal::Below(mean / 1.01)).0);
        assert_eq!(one(&experiment(1e200, 0.0), Goal::Below(1e300)), (false, f64::INFINITY), "it diverged");
    }

    #[test]
    fn with_noise_the_end_is_the_median_over_the_seeds() {
        let noisy = |seed| Experiment { noise: Noise { sigma: 1.0, seed }, ..experiment(0.09, 0.0) };
        assert_eq!(one(&noisy(1), Goal::Below(1.0)), one(&noisy(77), Goal::Below(1.0)), "whatever seed is on screen");
        assert!(one(&noisy(1), Goal::Below(1.0)).1 > one(&experiment(0.09, 0.0), Goal::Below(1.0)).1);
    }

    #[test]
    fn a_worse_basin_does_not_count_as_low() {
        let surface = crate::surface::ALL.iter().find(|kind| kind.name == "two_basins").expect("it is there").initial();
        let near = |base_lr| Experiment {
            start: surface.as_loss().start(),
            surface: surface.clone(),
            ..experiment(base_lr, 0.0)
        };
        let minima = surface.as_loss().minima();
        let [low, high] = [0, 1].map(|i| surface.as_loss().loss(minima[i]) - surface.as_loss().lowest());
        assert!(high > low + 0.1, "{low} {high}");
        let stuck = Experiment { start: minima[1], ..near(0.01) };
        let (met, value) = one(&stuck, Goal::Below(high / 2.0));
        assert!(!met && (value - high).abs() < 1e-9, "{value} {high}");
    }

    #[test]
    fn healthy_is_what_the_diagnosis_says() {
        let scene = Scene::first();
        let judged = |run: usize| one(&scene.experiment(run).expect("a run"), Goal::Healthy);
        assert_eq!((judged(0), judged(1)), ((false, 2.0), (true, 0.0)));
    }

    #[test]
    fn restarts_are_counted_as_the_diagnosis_does() {
        let warm =
            Schedule::CosineAnnealingWarmRestarts(CosineAnnealingWarmRestarts { T_0: 25, T_mult: 1, eta_min: 0.0 });
        let restarting = Experiment { schedule: warm, ..experiment(0.05, 0.0) };
        assert_eq!(one(&restarting, Goal::Restarts(3)), (true, 3.0));
        assert_eq!(one(&restarting, Goal::Restarts(4)), (false, 3.0));
        assert_eq!(one(&experiment(0.05, 0.0), Goal::Restarts(1)), (false, 0.0));
    }

    #[test]
    fn overshoot_is_that_of_the_steep_direction() {
        // At rate 0.075 the steep direction is multiplied by 1 - 20 * 0.075 = -0.5 a step.
        assert_eq!(one(&experiment(0.075, 0.0), Goal::Overshoot(49.0, 51.0)), (true, 50.0));
        assert!(!one(&experiment(0.075, 0.0), Goal::Overshoot(51.0, 60.0)).0);
        assert!(!one(&experiment(0.3, 0.0), Goal::Overshoot(0.0, 1e6)).0, "it grew");
        let (met, value) = one(&experiment(1e200, 0.0), Goal::Overshoot(0.0, 1e9));
        assert!(!met && value.is_nan());
    }

    #[test]
    fn never_settled_is_settled_after_any_step() {
        // The flat direction keeps 0.95 a step: 2 % of 3 are left after about 76 steps, of the start's 3.6 a little earlier.
        let (met, step) = one(&experiment(0.05, 0.0), Goal::SettlesAfter(60));
        assert!(met && (60.0..80.0).contains(&step), "{step}");
        assert!(!one(&experiment(0.05, 0.0), Goal::SettlesAfter(step as u32)).0);
        assert_eq!(one(&experiment(0.001, 0.0), Goal::SettlesAfter(100_000)), (true, f64::INFINITY));
    }

    #[test]
    fn all_goals_of_a_task_are_judged_in_their_order() {
        let goals = vec![Goal::Below(0.05), Goal::Restarts(0), Goal::Healthy];
        let all = judge(&Scene::first().experiment(1).expect("run B"), goals.clone()).expect("valid");
        assert_eq!(all.iter().map(|j| j.goal).collect::<Vec<_>>(), goals);
        assert!(all.iter().all(|j| j.met), "{all:?}");
    }
}
