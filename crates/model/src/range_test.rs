//! The learning-rate range test: one run in which the rate is swept upwards.

use crate::diagnosis::Play;
use crate::error::{InvalidParam, Problem};
use crate::experiment::{BASE_LR, Experiment};
use crate::optimizer::Optimizer;
use crate::schedule::Rates;
use crate::simulate::simulate;
use crate::theory::stability_limits;

/// The sweep ends so many times above the limit at the start: far enough to see the run leave.
const ABOVE: f64 = 10.0;
/// It begins so many times below: there nothing moves yet.
const BELOW: f64 = 1e-3;
/// The sweep where no limit is known at the start; fastai's.
const UNKNOWN: [f64; 2] = [1e-7, 10.0];
/// How much of the smoothed loss stays from update to update in noise; fastai keeps 0.98 of a much noisier one.
const KEPT: f64 = 0.8;
/// The suggestion is this share of the rate where the loss is lowest; fastai's.
const SHARE: f64 = 0.1;

/// What one sweep showed. It knows only the start of training: where the surface is sharper later on, the rates are too high.
#[derive(Clone, Debug, PartialEq)]
pub struct RangeTest {
    /// The rate of each update, rising in equal ratios.
    pub rates: Vec<f64>,
    /// The noiseless loss after each update; as many as rates. What is not finite stays so.
    pub losses: Vec<f64>,
    /// The rate at which the loss falls fastest, per ratio of the rate: fastai's `steep`. `None` if it never falls.
    pub steepest: Option<f64>,
    /// The rate at which the loss is lowest. `None` if that is the first one.
    pub lowest: Option<f64>,
    /// A tenth of [`Self::lowest`]: fastai's `minimum`, and the rate to use.
    pub suggested: Option<f64>,
    /// The first rate from which on the loss, to the end of the sweep, stays more than half way back, in logarithms, from its
    /// lowest to where it began. `None` if it does not. It lies above the limit by as much as the sweep goes on while the
    /// loss grows from what is left of the sharp direction: little in noise, and up to some 8 times without.
    pub diverges: Option<f64>,
    /// The stability limit at the start of the run, to compare with; infinite where there is none.
    pub limit: f64,
}

/// The range that a sweep of this experiment takes: from a thousandth of the stability limit at the start to ten times it;
/// `1e-7` to 10 where that is infinite, or tells nothing of other rates because the optimizer divides by its memory of squares.
///
/// # Errors
/// As [`simulate`](crate::simulate()).
pub fn sweep_range(experiment: &Experiment) -> Result<[f64; 2], InvalidParam> {
    let limit = limit_at_start(experiment)?;
    let known = matches!(experiment.optimizer, Optimizer::SGD(_)) && limit.is_finite() && limit > 0.0;
    Ok(if known { [BELOW * limit, ABOVE * limit] } else { UNKNOWN })
}

fn limit_at_start(experiment: &Experiment) -> Result<f64, InvalidParam> {
    let short = Experiment { steps: 1, metrics: None, ..experiment.clone() };
    let run = simulate(&short)?;
    Ok(stability_limits(&short, &run)[0])
}

/// Sweeps the rate from `low` to `high` within one run of `steps` updates, `low (high / low)^(t / (steps - 1))` at update t, with
/// the surface, start, optimizer and noise of the experiment; its schedule and base rate play no part.
///
/// What is looked at is the loss above the surface's lowest, in noise smoothed as fastai smooths (a running mean with 0.8
/// kept, corrected for its beginning). At fewer than 3 updates nothing is suggested.
/// Sources: Smith 2015, Cyclical Learning Rates, arXiv 1506.01186; fastai 2.7, `Learner.lr_find`.
///
/// # Errors
/// A bound that is no rate above 0, or `high` not above `low`.
///
/// ```
/// use settle_model::{Scene, range_test::{range_test, sweep_range}};
/// let experiment = Scene::first().experiment(0).expect("run A");
/// let test = range_test(&experiment, sweep_range(&experiment)?, 100)?;
/// assert_eq!((test.rates.len(), test.losses.len()), (100, 100));
/// assert!(test.suggested.is_some_and(|rate| rate < test.limit));
/// assert!(test.diverges.is_some_and(|rate| rate > test.limit));
/// # Ok::<(), settle_model::InvalidParam>(())
/// ```
pub fn range_test(experiment: &Experiment, [low, high]: [f64; 2], steps: u32) -> Result<RangeTest, InvalidParam> {
    for bound in [low, high] {
        if !(bound > 0.0 && bound.is_finite()) || high <= low {
            return Err(InvalidParam::new(BASE_LR.key, Problem::OutOfDomain(bound, BASE_LR.domain)));
        }
    }
    let limit = limit_at_start(experiment)?;
    let last = f64::from(steps.max(2) - 1);
    let rates: Vec<f64> = (0..steps).map(|t| low * libm::pow(high / low, f64::from(t) / last)).collect();
    let losses = sweep(&Experiment { steps, metrics: None, ..experiment.clone() }, &rates);
    let surface = experiment.surface.as_loss();
    let lowest_loss = surface.lowest();
    let begun = (surface.loss(experiment.start) - lowest_loss).max(0.0);
    let above: Vec<f64> = losses.iter().map(|loss| (loss - lowest_loss).max(0.0)).collect();
    let seen = if experiment.noise.sigma > 0.0 { smoothed(&above) } else { above };
    let lowest = lowest(&seen).map(|t| rates[t]);
    Ok(RangeTest {
        steepest: steepest(&seen).map(|t| rates[t]),
        lowest,
        suggested: lowest.map(|rate| SHARE * rate),
        diverges: diverges(&seen, begun).map(|t| rates[t]),
        limit,
        rates,
        losses,
    })
}

/// The loss after each update.
fn sweep(experiment: &Experiment, rates: &[f64]) -> Vec<f64> {
    let surface = experiment.surface.as_loss();
    let mut source = experiment.noise.source();
    let noise: Vec<_> = (0..experiment.steps).map(|t| source.at(t)).collect();
    let rates = Rates { lr: rates.to_vec(), momentum: vec![experiment.optimizer.cycled(); rates.len()] };
    let play = Play { experiment, start: experiment.start, rates: Some(&rates), noise: &noise };
    let mut losses = Vec::with_capacity(rates.lr.len());
    play.run(&mut |t, at, _| {
        if t > 0 {
            losses.push(surface.loss(at));
        }
    });
    losses
}

/// A running mean, corrected for its beginning.
fn smoothed(losses: &[f64]) -> Vec<f64> {
    let (mut mean, mut weight) = (0.0, 0.0);
    let mut one = |loss: &f64| {
        mean = KEPT * mean + (1.0 - KEPT) * loss;
        weight = KEPT * weight + (1.0 - KEPT);
        mean / weight
    };
    losses.iter().map(&mut one).collect()
}

/// Where the loss is lowest; none at the very first.
fn lowest(seen: &[f64]) -> Option<usize> {
    let finite = seen.iter().enumerate().filter(|(_, loss)| loss.is_finite());
    finite.min_by(|a, b| a.1.total_cmp(b.1)).map(|(t, _)| t).filter(|t| *t > 0 && seen.len() >= 3)
}

/// Where the loss falls fastest, by central differences.
fn steepest(seen: &[f64]) -> Option<usize> {
    let fall = |t: usize| seen[t - 1] - seen[t + 1];
    let falls = (1..seen.len().saturating_sub(1)).filter(|t| fall(*t).is_finite() && fall(*t) > 0.0);
    falls.max_by(|a, b| fall(*a).total_cmp(&fall(*b)))
}

/// From where on the loss stays more than half way back to `begun`. fastai stops at 4 times the lowest, which noise alone
/// reaches on a surface whose lowest loss is 0.
fn diverges(seen: &[f64], begun: f64) -> Option<usize> {
    let low = lowest(seen)?;
    let back = (seen[low] * begun).sqrt();
    let near = seen.iter().rposition(|loss| *loss <= back)?;
    (near + 1 < seen.len()).then_some(near + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Scene;

    #[test]
    fn what_is_no_range_is_refused() {
        let experiment = Scene::first().experiment(0).expect("run A");
        for range in [[0.0, 1.0], [1.0, 0.5], [-1.0, 1.0], [1.0, f64::INFINITY], [f64::NAN, 1.0]] {
            assert!(range_test(&experiment, range, 50).is_err(), "{range:?}");
        }
    }

    #[test]
    fn very_short_sweeps_suggest_nothing() {
        let experiment = Scene::first().experiment(0).expect("run A");
        for steps in 0..3 {
            let test = range_test(&experiment, [1e-3, 1.0], steps).expect("a range");
            assert_eq!((test.rates.len(), test.suggested, test.diverges), (steps as usize, None, None));
        }
    }
}
