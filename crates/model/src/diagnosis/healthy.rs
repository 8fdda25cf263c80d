//! Nothing to mend.

use super::case::Case;
use super::change::held;
use super::finding::{Finding, Quantity};
use super::poor_basin::is_poor;
use super::rule::{Proposal, Rule, cosine, late_decay, scaled};
use super::trial::Trial;
use crate::schedule::Schedule;

/// A run is at rest where at most this share of the start's loss is left: 2 % of the way, on a bowl.
const AT_REST: f64 = 0.0004;

/// The key of what is told of a run that has not arrived and that nothing tried would make end lower ...
pub(super) const ON_ITS_WAY: &str = "finding-healthy-on-its-way";
/// ... and of one that some change would, which is named behind it.
pub(super) const COULD: &str = "finding-healthy-could";

/// None of the others: it settled (and whether a constant rate would have been enough, or that it did so in a minimum that is
/// not the best and that no other rate leads out of), began at a minimum, has no minimum to settle in, or is on its way; then
/// what would help, unasked, is named.
#[derive(Debug)]
pub(crate) struct Healthy;

impl Rule for Healthy {
    fn ask(&self, case: &Case) -> Option<Vec<Trial>> {
        let constant = matches!(case.experiment.schedule, Schedule::Constant(_));
        Some(if constant { Vec::new() } else { Trial::of(held(case), None).into_iter().collect() })
    }

    fn judge(&self, case: &Case, trials: &[Trial]) -> Option<Finding> {
        let left = if case.begin() > 0.0 { case.end / case.begin() } else { 0.0 };
        let evidence = vec![
            ("left", Quantity::Share(left)),
            ("end", Quantity::Loss(case.end)),
            ("steps", Quantity::count(case.steps())),
            ("here", Quantity::Loss(case.over_seeds(|trace| trace.ending.base))),
            ("best", Quantity::Loss(case.experiment.surface.as_loss().lowest())),
        ];
        let surface = case.experiment.surface.as_loss();
        let bottomless =
            surface.minima().is_empty() && surface.hessian(crate::Point::ORIGIN).curvatures()[1].value < 0.0;
        let enough = trials.first().is_some_and(|trial| trial.gain(case).sure() >= 1.0 || calm(case, trial));
        let key = match case.is_settled() || left <= AT_REST {
            _ if bottomless => "finding-healthy-no-minimum",
            _ if is_poor(case) => "finding-healthy-poor",
            _ if case.begin() == 0.0 => "finding-healthy-at-minimum",
            true if matches!(case.experiment.schedule, Schedule::Constant(_)) => "finding-healthy-constant",
            true if enough => "finding-healthy-constant-enough",
            true => "finding-healthy-settled",
            false => ON_ITS_WAY,
        };
        Some(super::span("healthy", key, (0, case.steps()), evidence))
    }

    fn mend(&self, case: &Case) -> Vec<Proposal> {
        if case.is_settled() {
            return Vec::new();
        }
        let mut all = scaled(case, "remedy-raise-rate", &[2.0, 4.0]);
        all.extend(scaled(case, "remedy-lower-rate", &[0.5, 0.25]));
        all.push(cosine(case));
        all.extend(late_decay(case));
        all
    }
}

/// Whether a trial, too, leaves nothing to mend.
fn calm(case: &Case, trial: &Trial) -> bool {
    let ends: Vec<f64> = trial.endings().iter().map(|ending| ending.above).collect();
    !ends.is_empty()
        && ends.len() == case.seeds.count()
        && crate::outcome::median(&ends).is_some_and(|end| end <= (AT_REST * case.begin()).max(case.end))
}
