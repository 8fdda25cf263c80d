//! The run came to rest in a minimum that is not the best.

use super::case::Case;
use super::decayed_too_early::fallen;
use super::finding::{Finding, Quantity};
use super::play::Ending;
use super::rule::{Proposal, Rule, cosine, late_decay, late_drop, scaled};
use super::trial::{Gain, Trial, reached};

/// A minimum is not the best if it lies higher by more than this share of the height of the start above the best: less is the
/// same depth but for rounding.
const HIGHER: f64 = 1e-6;
/// The run is at rest in a minimum if what is left above it is at most this share of its height above the best one.
const AT_REST: f64 = 0.25;
/// Most seeds, or starts nearby.
const MOST: f64 = 0.5;

/// Over most seeds the run settled in a minimum that is not the best on the domain, and the same schedule with its decay later,
/// or a higher rate, ends in a better one over most seeds (without noise: from most starts nearby, its own among them).
#[derive(Debug)]
pub(crate) struct PoorBasin;

impl Rule for PoorBasin {
    fn ask(&self, case: &Case) -> Option<Vec<Trial>> {
        if !is_poor(case) {
            return None;
        }
        let proposals = PoorBasin.mend(case);
        Some(proposals.into_iter().filter_map(|p| Trial::of(p.experiment, None)).map(Trial::nearby).collect())
    }

    fn judge(&self, case: &Case, trials: &[Trial]) -> Option<Finding> {
        let share = trials.iter().map(|trial| better_share(case, trial)).fold(0.0, f64::max);
        if share <= MOST {
            return None;
        }
        let surface = case.experiment.surface.as_loss();
        let usual = case.over_seeds(|trace| trace.ending.base);
        let here = reached(case).map_or(usual, |minimum| surface.loss(minimum));
        let gap = here - surface.lowest();
        let high = case.run.trajectory.iter().rposition(|sample| sample.loss - here > gap.max(0.0));
        let from = high.map_or(0, |t| t + 1).min(case.steps());
        let evidence = vec![
            ("step", Quantity::count(from)),
            ("here", Quantity::Loss(usual)),
            ("best", Quantity::Loss(surface.lowest())),
            ("seeds", Quantity::Share(poor_share(case))),
            ("share", Quantity::Share(share)),
        ];
        let key = if case.is_noisy() { "finding-poor-basin" } else { "finding-poor-basin-nearby" };
        Some(super::span("poor-basin", key, (from, case.steps()), evidence))
    }

    fn mend(&self, case: &Case) -> Vec<Proposal> {
        let mut all = scaled(case, "remedy-raise-rate", &[2.0, 4.0, 10.0]);
        let top = case.peak().1;
        if let Some(limit) = case.lowest_limit() {
            let factors: Vec<f64> =
                [0.5, 0.9, 1.2].iter().map(|share| share * limit / top).filter(|f| *f > 1.2).collect();
            all.extend(scaled(case, "remedy-raise-rate", &factors));
        }
        if fallen(&case.run.rates.lr).is_some() {
            all.push(cosine(case));
        }
        all.extend(late_drop(case));
        all.extend(late_decay(case));
        all
    }

    /// Above its own minimum nothing is gained; above the lower one of both it is.
    fn gain(&self, gain: Gain) -> f64 {
        gain.common
    }
}

/// Whether an ending is at rest in a minimum that is not the best.
fn rests_high(case: &Case, ending: Ending) -> bool {
    let surface = case.experiment.surface.as_loss();
    let height = ending.base - surface.lowest();
    let start = case.run.trajectory[0].loss - surface.lowest();
    ending.loss.is_finite() && height > HIGHER * start.abs() && ending.above <= AT_REST * height
}

/// On which share of the seeds.
fn poor_share(case: &Case) -> f64 {
    let poor = case.traces.iter().filter(|trace| rests_high(case, trace.ending)).count();
    poor as f64 / case.traces.len() as f64
}

/// Whether most seeds are at rest in a minimum that is not the best.
pub(super) fn is_poor(case: &Case) -> bool {
    !case.experiment.surface.as_loss().minima().is_empty() && poor_share(case) > MOST
}

/// On which share of seeds or starts nearby a trial ends in a better minimum than the run does; 0 if it does not from the
/// run's own start.
fn better_share(case: &Case, trial: &Trial) -> f64 {
    let usual = case.over_seeds(|trace| trace.ending.base);
    let lower = |ending: &Ending| {
        let gap = usual - ending.base;
        gap > HIGHER * usual.abs().max(1.0) && ending.loss - ending.base <= gap
    };
    let endings = trial.endings();
    let own = case.is_noisy() || endings.first().is_some_and(lower);
    if own { endings.iter().filter(|e| lower(e)).count() as f64 / endings.len().max(1) as f64 } else { 0.0 }
}
