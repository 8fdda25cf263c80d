//! The run leaves for good.

use super::case::Case;
use super::finding::{Finding, Quantity};
use super::play::tail;
use super::rule::{Proposal, Rule, scaled, steady};
use super::trial::Trial;
use crate::simulate::End;
use crate::theory::slope;

/// The twin has left for good from so many times the start's loss on: no oscillation about a minimum gets there.
const FAR: f64 = 1000.0;
/// Shares of the stability limit that rates are lowered to.
const SHARES: [f64; 4] = [0.9, 0.5, 0.25, 0.1];
/// What rates are multiplied by where the limit along the run tells nothing.
const FACTORS: [f64; 5] = [0.5, 0.25, 0.1, 0.01, 0.001];

/// Not finite; or E ends above E(0) and above its value at half time, and log E still grows over the second half; or the
/// twin ends above 1000 E(0). With noise growth counts only if the twin grows too, or the rate is above the limit through
/// the last third.
#[derive(Debug)]
pub(crate) struct Diverged;

impl Rule for Diverged {
    fn ask(&self, _: &Case) -> Option<Vec<Trial>> {
        Some(Vec::new())
    }

    fn judge(&self, case: &Case, _: &[Trial]) -> Option<Finding> {
        let at = lost(case);
        let twin = &case.twin.above;
        let grew = grows(&case.median) && (!case.is_noisy() || grows(twin) || above_the_limit(case));
        let far = twin[0] > 0.0 && case.twin.ending.above > FAR * twin[0];
        if at.is_none() && !grew && !far {
            return None;
        }
        let until = at.unwrap_or(case.steps());
        let from = left(case).min(until);
        let (rate, limit) = (case.run.rates.lr.get(from).copied().unwrap_or(0.0), case.limits[from]);
        let mut evidence = vec![("step", Quantity::count(from)), ("rate", Quantity::Rate(rate))];
        let known = limit.is_finite() && limit > 0.0;
        if known {
            evidence.extend([("limit", Quantity::Rate(limit)), ("share", Quantity::Share(rate / limit))]);
        }
        if let Some(at) = at {
            evidence.push(("last", Quantity::count(at)));
        } else {
            evidence.push(("times", Quantity::Number(case.end / case.begin())));
        }
        let key = match (at, known) {
            (Some(_), true) => "finding-diverged-lost",
            (Some(_), false) => "finding-diverged-lost-no-limit",
            (None, true) => "finding-diverged-grows",
            (None, false) => "finding-diverged-grows-no-limit",
        };
        Some(finding(key, from, until, evidence))
    }

    fn mend(&self, case: &Case) -> Vec<Proposal> {
        let top = case.peak().1;
        let by_limit: Vec<f64> = case.lowest_limit().map_or(Vec::new(), |limit| {
            SHARES.iter().map(|share| share * limit / top).filter(|factor| *factor < 1.0).collect()
        });
        let factors = if by_limit.is_empty() { FACTORS.to_vec() } else { by_limit };
        let mut all = scaled(case, "remedy-lower-rate", &factors);
        all.extend(scaled(case, "remedy-lower-rate", &FACTORS));
        all.extend(steady(case, &SHARES[..2]));
        all
    }
}

fn finding(key: &'static str, from: usize, until: usize, evidence: super::finding::Numbers) -> Finding {
    super::span("diverged", key, (from, until), evidence)
}

/// The first point that is not finite, of the run on screen, or else of the median over the seeds.
fn lost(case: &Case) -> Option<usize> {
    match case.run.end {
        End::Diverged { at } => Some(at as usize),
        End::Completed => case.median.iter().position(|e| !e.is_finite()),
    }
}

/// The last point that was no higher than the start.
fn left(case: &Case) -> usize {
    let begun = case.run.trajectory[0].loss;
    case.run.trajectory.iter().rposition(|sample| sample.loss <= begun).unwrap_or(0)
}

/// Whether it ends above where it began and above half time, and its logarithm rises over the second half.
fn grows(above: &[f64]) -> bool {
    let mean = |part: &[f64]| part.iter().sum::<f64>() / part.len() as f64;
    let (count, half) = (tail(above.len()), (above.len() - 1) / 2);
    let end = mean(&above[above.len() - count..]);
    let middle = mean(&above[half.saturating_sub(count - 1)..=half]);
    let late: Vec<(f64, f64)> = above
        .iter()
        .enumerate()
        .skip(half)
        .filter(|(_, e)| **e > 0.0)
        .map(|(t, e)| (t as f64, libm::log(*e)))
        .collect();
    end > above[0] && end > middle && slope(&late).is_some_and(|slope| slope > 0.0)
}

/// Whether the rate is above the limit through the last third.
fn above_the_limit(case: &Case) -> bool {
    let late = case.late()..case.steps();
    !late.is_empty() && late.into_iter().all(|t| case.run.rates.lr[t] > case.limits[t])
}
