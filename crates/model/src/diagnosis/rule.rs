//! The shape of a rule: what it must try, what it then finds, and what might mend that.

use super::case::Case;
use super::finding::{Finding, Numbers, Quantity};
use super::trial::{Gain, Trial};
use crate::experiment::Experiment;

/// One failure mode. A diagnosis asks, runs the trials, lets it judge, and tries what it would change.
pub(crate) trait Rule: Sync {
    /// What must be tried before it is known whether the rule holds; `None` where it does not, whatever is tried.
    fn ask(&self, case: &Case) -> Option<Vec<Trial>>;

    /// The finding, given how the trials ended.
    fn judge(&self, case: &Case, trials: &[Trial]) -> Option<Finding>;

    /// What might mend it, the simplest first.
    fn mend(&self, case: &Case) -> Vec<Proposal>;

    /// The gain that its remedies are measured by.
    fn gain(&self, gain: Gain) -> f64 {
        gain.sure()
    }
}

/// A change that might help.
#[derive(Clone, Debug)]
pub(crate) struct Proposal {
    /// The key of its sentence.
    pub(crate) key: &'static str,
    /// The numbers of its sentence.
    pub(crate) values: Numbers,
    /// The changed experiment.
    pub(crate) experiment: Experiment,
}

impl Proposal {
    /// A change that some numbers tell.
    pub(crate) fn new(key: &'static str, values: Numbers, experiment: Experiment) -> Self {
        Self { key, values, experiment }
    }
}

/// The best of some trials by the gain that counts.
pub(crate) fn best(case: &Case, trials: &[Trial]) -> f64 {
    trials.iter().map(|trial| trial.gain(case).sure()).fold(0.0, f64::max)
}

/// All rates multiplied, one proposal a factor.
pub(crate) fn scaled(case: &Case, key: &'static str, factors: &[f64]) -> Vec<Proposal> {
    let from = case.peak().1;
    let one = |&factor: &f64| {
        let (to, changed) = super::change::scaled(case, factor)?;
        Some(Proposal::new(key, vec![("from", Quantity::Rate(from)), ("to", Quantity::Rate(to))], changed))
    };
    factors.iter().filter_map(one).collect()
}

/// A constant rate, and a cosine, from shares of the lowest stability limit along the run on.
pub(crate) fn steady(case: &Case, shares: &[f64]) -> Vec<Proposal> {
    let mut all = Vec::new();
    for share in shares {
        let Some(rate) = case.lowest_limit().map(|limit| super::change::round(share * limit)) else { continue };
        let values = || vec![("rate", Quantity::Rate(rate)), ("steps", Quantity::count(case.steps()))];
        all.push(Proposal::new("remedy-steady", values(), super::change::constant(case, rate)));
        all.push(Proposal::new("remedy-steady-cosine", values(), super::change::cosine_from(case, rate)));
    }
    all
}

/// A cosine that ends with the run, in place of the present schedule.
pub(crate) fn cosine(case: &Case) -> Proposal {
    Proposal::new("remedy-cosine", vec![("steps", Quantity::count(case.steps()))], super::change::cosine(case))
}

/// The peak held to two thirds, then a straight line to 0.
pub(crate) fn late_decay(case: &Case) -> Option<Proposal> {
    let from = case.late();
    let changed = super::change::held_then_down(case, from)?;
    Some(Proposal::new("remedy-late-decay", vec![("step", Quantity::count(from))], changed))
}

/// The peak held to two thirds, then a tenth of it.
pub(crate) fn late_drop(case: &Case) -> Option<Proposal> {
    let at = case.late();
    let changed = super::change::dropped(case, at, 0.1)?;
    Some(Proposal::new("remedy-late-drop", vec![("step", Quantity::count(at))], changed))
}
