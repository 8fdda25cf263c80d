//! What a rule wants to know: how the run would end if something were otherwise.

use super::case::Case;
use super::play::{Ending, Play};
use crate::experiment::Experiment;
use crate::geometry::Point;
use crate::outcome::median;
use crate::schedule::Rates;
use crate::theory::minimum_near;

/// After so many seeds it is known whether a trial is worth the others.
const FIRST_SEEDS: usize = 4;
/// It is worth them if it is at least this share of as good as it must be.
const PROMISING: f64 = 0.3;
/// How many starts nearby stand for seeds where there is no noise.
const STARTS: usize = 16;
/// How far off they are, as a share of the shown window: a pixel or two.
const NEARBY: f64 = 0.005;

/// A changed experiment, or the same at other rates, and how it ended under each seed that it was run under.
#[derive(Clone, Debug)]
pub(crate) struct Trial {
    experiment: Experiment,
    rates: Option<Rates>,
    /// Whether starts nearby stand for seeds where there is no noise.
    nearby: bool,
    /// How much better it must end to be of any use; it is given up early where it does not look like it. `None` for a
    /// question, which is always answered in full.
    need: Option<f64>,
    endings: Vec<Ending>,
    given_up: bool,
}

/// How a trial ended, compared to the run as it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Gain {
    /// `end` of the run over that of the trial, each above the minimum in whose basin it ended; infinite where the trial
    /// ended at 0 or the run at no number, 0 for a trial that was given up.
    pub(crate) own: f64,
    /// The same above the lower of both minima, seed by seed: what leads into a worse basin is no gain.
    pub(crate) common: f64,
    /// On which share of the seeds it ended lower above the lower of both minima.
    pub(crate) better: f64,
}

impl Trial {
    /// The same experiment at other rates.
    pub(crate) fn at_rates(case: &Case, lr: Vec<f64>) -> Self {
        let rates = Rates { lr, momentum: case.run.rates.momentum.clone() };
        let experiment = case.experiment.clone();
        Self { experiment, rates: Some(rates), nearby: false, need: None, endings: Vec::new(), given_up: false }
    }

    /// Another experiment, to be given up where it does not look as if it gained as much as is needed; `None` if its libraries
    /// refuse it.
    pub(crate) fn of(experiment: Experiment, need: Option<f64>) -> Option<Self> {
        let rates = if experiment.is_paced_by_loss() { None } else { Some(experiment.rates().ok()?) };
        Some(Self { experiment, rates, nearby: false, need, endings: Vec::new(), given_up: false })
    }

    /// The same trial, with starts nearby in place of seeds where there is no noise.
    pub(crate) fn nearby(self) -> Self {
        Self { nearby: true, ..self }
    }

    /// How it ended under each seed.
    pub(crate) fn endings(&self) -> &[Ending] {
        &self.endings
    }

    /// Runs one more seed; false once there is none left.
    pub(crate) fn next_seed(&mut self, case: &Case) -> bool {
        let seed = self.endings.len();
        let starts = self.nearby && !case.is_noisy();
        let count = if starts { STARTS } else { case.seeds.count() };
        if seed == count || self.given_up {
            return false;
        }
        let (start, noise) = if starts {
            (near(case, seed), case.seeds.table(0))
        } else {
            (self.experiment.start, case.seeds.table(seed))
        };
        let play = Play { experiment: &self.experiment, start, rates: self.rates.as_ref(), noise };
        self.endings.push(Ending::of(&play));
        self.given_up = !starts
            && self.endings.len() == FIRST_SEEDS
            && self.need.is_some_and(|need| self.gain_so_far(case).common < (need * PROMISING).max(1.0));
        true
    }

    /// What was gained over all seeds.
    pub(crate) fn gain(&self, case: &Case) -> Gain {
        if self.given_up { Gain { own: 0.0, common: 0.0, better: 0.0 } } else { self.gain_so_far(case) }
    }

    fn gain_so_far(&self, case: &Case) -> Gain {
        let pairs = || case.traces.iter().map(|trace| trace.ending).zip(self.endings.iter().copied());
        let over = |number: &dyn Fn(Ending, Ending) -> f64| {
            median(&pairs().map(|(was, is)| number(was, is)).collect::<Vec<_>>()).unwrap_or(f64::NAN)
        };
        let above = |ending: Ending, base: f64| {
            if ending.loss.is_finite() { (ending.loss - base).max(0.0) } else { f64::INFINITY }
        };
        let was_common = |was: Ending, is: Ending| above(was, was.base.min(is.base));
        let is_common = |was: Ending, is: Ending| above(is, was.base.min(is.base));
        let better = pairs().filter(|&(was, is)| is_common(was, is) < was_common(was, is)).count();
        Gain {
            own: ratio(over(&|was, _| was.above), over(&|_, is| is.above)),
            common: ratio(over(&was_common), over(&is_common)),
            better: better as f64 / self.endings.len().max(1) as f64,
        }
    }
}

/// What was over what is: infinite where only what is is 0 or only what was is no number, 1 where both are.
pub(crate) fn ratio(was: f64, is: f64) -> f64 {
    match (was.is_finite(), is.is_finite()) {
        (_, false) => 0.0,
        (false, true) => f64::INFINITY,
        (true, true) if was == 0.0 && is == 0.0 => 1.0,
        (true, true) => was / is,
    }
}

impl Gain {
    /// The gain that counts: above the own minimum, but never more than above the lower one of both.
    pub(crate) fn sure(self) -> f64 {
        self.own.min(self.common)
    }
}

/// The start itself, or one of those around it.
fn near(case: &Case, which: usize) -> Point {
    if which == 0 {
        return case.experiment.start;
    }
    let window = case.experiment.surface.as_loss().domain();
    let reach = NEARBY * (window.high - window.low).norm();
    let angle = 2.0 * std::f64::consts::PI * which as f64 / (STARTS - 1) as f64;
    case.experiment.start + reach * Point::new(libm::cos(angle), libm::sin(angle))
}

/// The minimum in whose basin the run on screen ended.
pub(crate) fn reached(case: &Case) -> Option<Point> {
    let last = case.run.trajectory.last()?;
    minimum_near(case.experiment.surface.as_loss(), last.at)
}
