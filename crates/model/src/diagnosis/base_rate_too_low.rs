//! The run is still on its way down when it ends.

use super::case::Case;
use super::decayed_too_early::{DecayedTooEarly, GAIN};
use super::finding::{Finding, Quantity};
use super::play::tail;
use super::rule::{Proposal, Rule, best, scaled};
use super::trial::Trial;
use crate::optimizer::Optimizer;

/// What the rates are multiplied by.
const FACTORS: [f64; 3] = [2.0, 4.0, 10.0];
/// Shares of the stability limit that the peak is put at.
const SHARES: [f64; 9] = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

/// Not settled, not `decayed-too-early`, E still falls from two thirds to the end, and 2, 4 or 10 times the rates (or the peak
/// put at 0.1 to 0.9 of the limit, where that is higher) ends 10 times lower or better.
#[derive(Debug)]
pub(crate) struct BaseRateTooLow;

impl Rule for BaseRateTooLow {
    fn ask(&self, case: &Case) -> Option<Vec<Trial>> {
        if case.is_settled() || !falls(case) {
            return None;
        }
        let scaled = |factor: f64| {
            let rates = case.run.rates.lr.iter().map(|lr| lr * factor).collect();
            Trial::at_rates(case, rates)
        };
        // What rule 5 asks comes first, since it must not hold.
        let decay = DecayedTooEarly.ask(case).unwrap_or_default();
        Some(decay.into_iter().chain(factors(case).into_iter().map(scaled)).collect())
    }

    fn judge(&self, case: &Case, trials: &[Trial]) -> Option<Finding> {
        let (decay, higher) = trials.split_at(trials.len() - factors(case).len());
        let gain = best(case, higher);
        if gain < GAIN || (!decay.is_empty() && DecayedTooEarly.judge(case, decay).is_some()) {
            return None;
        }
        let (at, top) = case.peak();
        let mut evidence = vec![
            ("step", Quantity::count(case.late())),
            ("rate", Quantity::Rate(top)),
            ("left", Quantity::Share(before(case) / case.begin())),
            ("end", Quantity::Share(case.end / case.begin())),
            ("gain", Quantity::Number(gain)),
        ];
        let mut key = "finding-base-rate-too-low-no-limit";
        if let Some(limit) = case.lowest_limit().filter(|limit| *limit >= top) {
            evidence.extend([("limit", Quantity::Rate(limit)), ("share", Quantity::Share(top / limit))]);
            key = "finding-base-rate-too-low";
        }
        Some(super::span("base-rate-too-low", key, (case.late().max(at).min(case.steps()), case.steps()), evidence))
    }

    fn mend(&self, case: &Case) -> Vec<Proposal> {
        scaled(case, "remedy-raise-rate", &factors(case))
    }
}

/// What the rates are multiplied by, in rising order within each list.
fn factors(case: &Case) -> Vec<f64> {
    let top = case.peak().1;
    let mut all = FACTORS.to_vec();
    // The limit of what divides by a memory of squares moves with the rate, and tells nothing of other rates.
    if let (Optimizer::SGD(_), Some(limit)) = (&case.experiment.optimizer, case.lowest_limit()) {
        all.extend(SHARES.iter().map(|share| share * limit / top).filter(|f| *f > 1.0 && f.is_finite()));
    }
    all
}

/// The mean of the median of E over the tenth that ends at two thirds.
fn before(case: &Case) -> f64 {
    let count = tail(case.median.len());
    let part = &case.median[case.late().saturating_sub(count - 1)..=case.late()];
    part.iter().sum::<f64>() / part.len() as f64
}

fn falls(case: &Case) -> bool {
    case.end < before(case)
}
