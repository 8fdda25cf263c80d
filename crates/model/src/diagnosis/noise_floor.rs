//! The run has come down to what its noise keeps up.

use super::case::Case;
use super::finding::{Finding, Quantity};
use super::rule::{Proposal, Rule, best, cosine, late_decay, late_drop, scaled};
use super::trial::Trial;

/// Fewer steps than this have no last third to speak of.
const LEAST_STEPS: usize = 12;
/// Both halves of the last third are level if they differ by no more than this factor: what is still falling falls by more.
pub(crate) const LEVEL: f64 = 1.5;
/// What the last third runs again at.
const FACTORS: [f64; 3] = [0.5, 0.25, 0.1];
/// It is the rate that keeps the noise up if one of these ends so many times lower.
const GAIN: f64 = 2.0;

/// Noise, at least 12 steps, no restart in the last third, the mean E of both halves of that third within a factor of 1.5
/// (median over the seeds), and the third run again at a half, a quarter or a tenth of its rates ends 2 times lower or better.
#[derive(Debug)]
pub(crate) struct NoiseFloor;

impl Rule for NoiseFloor {
    fn ask(&self, case: &Case) -> Option<Vec<Trial>> {
        if !case.is_noisy()
            || case.steps() < LEAST_STEPS
            || case.is_settled()
            || case.restarts_late()
            || !is_level(case)
        {
            return None;
        }
        let lower = |factor: f64| {
            let rates = case.run.rates.lr.iter().enumerate();
            let rates = rates.map(|(t, lr)| if t >= case.late() { factor * lr } else { *lr }).collect();
            Trial::at_rates(case, rates)
        };
        Some(FACTORS.map(lower).to_vec())
    }

    fn judge(&self, case: &Case, trials: &[Trial]) -> Option<Finding> {
        let gain = best(case, trials);
        if gain < GAIN {
            return None;
        }
        let floor = case.over_seeds(|trace| mean(&trace.above[case.late()..]));
        let from = begins(case, floor);
        let rate = case.run.rates.lr[case.late()];
        let evidence = vec![
            ("step", Quantity::count(from)),
            ("floor", Quantity::Loss(floor)),
            ("rate", Quantity::Rate(rate)),
            ("sigma", Quantity::Number(case.experiment.noise.sigma)),
            ("gain", Quantity::Number(gain)),
        ];
        Some(super::span("noise-floor", "finding-noise-floor", (from, case.steps()), evidence))
    }

    fn mend(&self, case: &Case) -> Vec<Proposal> {
        let mut all = scaled(case, "remedy-lower-rate", &FACTORS);
        all.push(cosine(case));
        all.extend(late_drop(case));
        all.extend(late_decay(case));
        all
    }
}

fn mean(part: &[f64]) -> f64 {
    part.iter().sum::<f64>() / part.len() as f64
}

/// Where E first is within a factor of its last third.
pub(crate) fn begins(case: &Case, floor: f64) -> usize {
    case.median.iter().position(|e| *e <= LEVEL * floor).unwrap_or(case.late())
}

/// Whether both halves of the last third are level.
fn is_level(case: &Case) -> bool {
    let middle = (case.late() + case.steps()).div_ceil(2);
    let first = case.over_seeds(|trace| mean(&trace.above[case.late()..middle]));
    let second = case.over_seeds(|trace| mean(&trace.above[middle..]));
    first <= LEVEL * second && second <= LEVEL * first
}
