//! What the rules look at: the run on screen, its twin without noise, and how it goes under every seed.

use super::play::{Ending, Play, Seeds, base, tail};
use crate::error::InvalidParam;
use crate::experiment::Experiment;
use crate::geometry::Point;
use crate::noise::Noise;
use crate::outcome::median;
use crate::schedule::Rates;
use crate::simulate::{Run, simulate};
use crate::theory::{last_third, stability_limits};

/// At or below this share of what the loss was at the start nothing is left to mend: a thousandth of the distance, on a bowl.
const SETTLED: f64 = 1e-6;

/// A restart has at least doubled the rate.
const RESTART_GROWTH: f64 = 2.0;
/// It begins after the rate fell to this share of its peak or less, and brings it back to at least as much.
const RESTART_SHARE: f64 = 0.5;

/// Rates that differ by no more than this share are the same: torch's recursions round.
pub(crate) const ROUNDING: f64 = 1e-12;

/// So many medians over the seeds are one piece of work.
const AT_ONCE: usize = 500;

/// The loss above the minimum of one run, point by point, and how it moved in its last third.
#[derive(Clone, Debug)]
pub(crate) struct Trace {
    /// The loss above [`Ending::base`] at each point, never below 0; infinite where it is no number.
    pub(crate) above: Vec<f64>,
    /// How it ended.
    pub(crate) ending: Ending,
    /// Its last third.
    pub(crate) late: Late,
}

/// How a run moved across the valley in its last third: along the eigen-direction that holds the larger share of what is left.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Late {
    /// How often the gradient's component changed its sign.
    pub(crate) changes: usize,
    /// On which share of the steps.
    pub(crate) share: f64,
    /// The direction.
    pub(crate) direction: Point,
    /// The curvature along it.
    pub(crate) curvature: f64,
    /// The curvature across it.
    pub(crate) other: f64,
}

/// The rate, having fallen to half its peak or less, at least doubles to at least half that peak.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Restart {
    /// The first step after the low.
    pub(crate) step: usize,
    /// The lowest rate before it.
    pub(crate) low: f64,
}

/// Everything that is known of an experiment before anything else is tried.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    pub(crate) experiment: Experiment,
    /// The run on screen.
    pub(crate) run: Run,
    /// The same without noise; the run itself where there is none.
    pub(crate) quiet: Run,
    /// The stability limit at each point of the run on screen.
    pub(crate) limits: Vec<f64>,
    /// The noise of every seed.
    pub(crate) seeds: Seeds,
    /// The loss without noise.
    pub(crate) twin: Trace,
    /// The loss under every seed; grows until there are as many as seeds.
    pub(crate) traces: Vec<Trace>,
    /// The median over the seeds of the loss above the minimum, point by point.
    pub(crate) median: Vec<f64>,
    /// The median over the seeds of how it ended.
    pub(crate) end: f64,
    /// The restarts of the rate, in order.
    pub(crate) restarts: Vec<Restart>,
}

impl Case {
    /// Runs what is on screen and its twin; the seeds are still to come.
    pub(crate) fn new(experiment: &Experiment) -> Result<Self, InvalidParam> {
        let run = simulate(experiment)?;
        let quiet = if experiment.noise.sigma == 0.0 {
            run.clone()
        } else {
            simulate(&Experiment { noise: Noise::NONE, ..experiment.clone() })?
        };
        let seeds = Seeds::of(&experiment.noise, experiment.steps);
        let twin = Trace::of(&Play { noise: &[], ..Self::play_of(experiment, &run.rates, experiment.start) });
        Ok(Self {
            limits: stability_limits(experiment, &run),
            restarts: restarts(&run.rates.lr),
            experiment: experiment.clone(),
            run,
            quiet,
            seeds,
            twin,
            traces: Vec::new(),
            median: Vec::new(),
            end: f64::NAN,
        })
    }

    fn play_of<'a>(experiment: &'a Experiment, rates: &'a Rates, start: Point) -> Play<'a> {
        let rates = (!experiment.is_paced_by_loss()).then_some(rates);
        Play { experiment, start, rates, noise: &[] }
    }

    /// Runs one more seed; false once all have run.
    pub(crate) fn next_seed(&mut self) -> bool {
        let seed = self.traces.len();
        if seed == self.seeds.count() {
            return false;
        }
        self.seeds.write_next();
        let play = Self::play_of(&self.experiment, &self.run.rates, self.experiment.start);
        let trace = if self.is_noisy() {
            Trace::of(&Play { noise: self.seeds.table(seed), ..play })
        } else {
            self.twin.clone()
        };
        self.traces.push(trace);
        true
    }

    /// Some more of the medians, once all seeds have run; false once there are all.
    pub(crate) fn sum_up(&mut self) -> bool {
        let from = self.median.len();
        let until = self.run.trajectory.len().min(from + AT_ONCE);
        let more: Vec<f64> = (from..until).map(|t| self.over_seeds(|trace| trace.above[t])).collect();
        self.median.extend(more);
        self.end = self.over_seeds(|trace| trace.ending.above);
        from < until
    }

    /// The median over the seeds of some number of each.
    pub(crate) fn over_seeds(&self, number: impl Fn(&Trace) -> f64) -> f64 {
        match self.traces.as_slice() {
            [one] => number(one),
            all => median(&all.iter().map(number).collect::<Vec<_>>()).unwrap_or(f64::NAN),
        }
    }

    /// Whether there is noise.
    pub(crate) fn is_noisy(&self) -> bool {
        self.experiment.noise.sigma > 0.0
    }

    /// The number of updates.
    pub(crate) fn steps(&self) -> usize {
        self.experiment.steps as usize
    }

    /// The loss above the minimum at the start.
    pub(crate) fn begin(&self) -> f64 {
        self.median[0]
    }

    /// Whether nothing is left to mend.
    pub(crate) fn is_settled(&self) -> bool {
        self.end <= SETTLED * self.begin()
    }

    /// The first step of the last third.
    pub(crate) fn late(&self) -> usize {
        last_third(self.steps())
    }

    /// Whether the rate restarts in the last third.
    pub(crate) fn restarts_late(&self) -> bool {
        self.restarts.last().is_some_and(|restart| restart.step >= self.late())
    }

    /// The step and the size of the highest rate, the first of them.
    pub(crate) fn peak(&self) -> (usize, f64) {
        peak(&self.run.rates.lr)
    }

    /// The lowest stability limit at a point of the run where there is one; `None` where no rate is too high anywhere.
    pub(crate) fn lowest_limit(&self) -> Option<f64> {
        let low = self.limits.iter().fold(f64::INFINITY, |low, limit| low.min(*limit));
        (low.is_finite() && low > 0.0).then_some(low)
    }
}

/// The index and the size of the highest rate, the first that is it but for rounding; `(0, 0)` of none.
pub(crate) fn peak(rates: &[f64]) -> (usize, f64) {
    let mut best = (0, rates.first().copied().unwrap_or(0.0));
    for (t, &rate) in rates.iter().enumerate() {
        if rate > best.1 + ROUNDING * best.1.abs() {
            best = (t, rate);
        }
    }
    best
}

/// Where the rate restarts.
fn restarts(rates: &[f64]) -> Vec<Restart> {
    let mut found = Vec::new();
    let Some(&first) = rates.first() else { return found };
    let (mut top, mut low, mut low_at) = (first, first, 0);
    for (t, &rate) in rates.iter().enumerate() {
        let fallen = low <= RESTART_SHARE * top;
        if fallen && rate > 0.0 && rate >= RESTART_GROWTH * low && rate >= RESTART_SHARE * top {
            found.push(Restart { step: low_at + 1, low });
            (top, low, low_at) = (rate, rate, t);
        } else if rate > top {
            (top, low, low_at) = (rate, rate, t);
        } else if rate < low {
            (low, low_at) = (rate, t);
        }
    }
    found
}

impl Trace {
    /// Runs to the end.
    pub(crate) fn of(play: &Play<'_>) -> Self {
        let surface = play.experiment.surface.as_loss();
        let points = play.experiment.steps as usize + 1;
        let first = last_third(points);
        let mut above = Vec::with_capacity(points);
        let mut slopes = Vec::with_capacity(points - first);
        let mut last = play.start;
        play.run(&mut |t, at, gradient| {
            above.push(surface.loss(at));
            if t >= first {
                slopes.push(gradient);
            }
            last = at;
        });
        let base = base(surface, last);
        let ending = Ending::told(&above[points - tail(points)..], base);
        for loss in &mut above {
            let left = (*loss - base).max(0.0);
            *loss = if loss.is_finite() { left } else { f64::INFINITY };
        }
        Self { above, ending, late: Late::of(surface.hessian(last), &slopes) }
    }
}

impl Late {
    /// What these gradients did along the eigen-directions of a Hessian: the one is looked at along which the gradients stand
    /// for more loss, `g² / (2 λ)`.
    fn of(hessian: crate::Hessian, slopes: &[Point]) -> Self {
        let held = |c: &crate::Curvature| {
            let sum: f64 = slopes.iter().map(|g| g.dot(c.direction) * g.dot(c.direction)).sum();
            if sum == 0.0 { 0.0 } else { sum / c.value.abs() }
        };
        let [sharp, flat] = hessian.curvatures();
        let (most, least) = if held(&flat) > held(&sharp) { (flat, sharp) } else { (sharp, flat) };
        let along = |g: &Point| g.dot(most.direction);
        let changes = slopes.windows(2).filter(|pair| along(&pair[0]) * along(&pair[1]) < 0.0).count();
        let share = changes as f64 / slopes.len().saturating_sub(1).max(1) as f64;
        Self { changes, share, direction: most.direction, curvature: most.value, other: least.value }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_warmup_is_no_restart_and_a_second_rise_is() {
        assert_eq!(restarts(&[0.1, 0.5, 1.0, 0.6, 0.4, 0.1]), []);
        let again = restarts(&[1.0, 0.6, 0.2, 0.9, 0.5]);
        assert_eq!(again, [Restart { step: 3, low: 0.2 }]);
        assert_eq!(restarts(&[1.0, 0.6, 0.9, 1.0]), [], "it never fell to half");
        assert_eq!(restarts(&[1.0, 0.1, 0.2, 0.3]), [], "it does not come back to half");
        assert_eq!(restarts(&[]), []);
    }

    #[test]
    fn the_peak_is_the_first_highest_rate() {
        assert_eq!(peak(&[0.1, 0.3, 0.3, 0.2]), (1, 0.3));
        assert_eq!(peak(&[]), (0, 0.0));
    }
}
