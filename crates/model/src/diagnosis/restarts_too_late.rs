//! A restart came too near the end to come down from.

use super::case::{Case, peak};
use super::change::{drawn, fitted_restarts};
use super::finding::{Finding, Quantity};
use super::rule::{Proposal, Rule, best, cosine};
use super::trial::Trial;

/// The last cycle was cut off if its last rate is above this share of its peak: a cosine is below it in its last fifth.
const CUT_OFF: f64 = 0.1;
/// Without the restart it must end so many times lower, or the restart did no harm.
const GAIN: f64 = 2.0;

/// Not settled; a restart (the rate, having fallen to half its peak or less, at least doubles to at least half that peak); the
/// last rate is above a tenth of the peak since the last restart, and capping the rates there at the low before it ends 2
/// times lower or better.
#[derive(Debug)]
pub(crate) struct RestartsTooLate;

impl Rule for RestartsTooLate {
    fn ask(&self, case: &Case) -> Option<Vec<Trial>> {
        let rates = &case.run.rates.lr;
        let restart = *case.restarts.last()?;
        let (_, top) = peak(&rates[restart.step..]);
        let cut_off = rates.last().is_some_and(|last| *last > CUT_OFF * top);
        (cut_off && !case.is_settled()).then(|| vec![Trial::at_rates(case, capped(case))])
    }

    fn judge(&self, case: &Case, trials: &[Trial]) -> Option<Finding> {
        let gain = best(case, trials);
        let restart = case.restarts.last()?;
        let (_, top) = peak(&case.run.rates.lr[restart.step..]);
        let last = case.run.rates.lr.last()?;
        let evidence = vec![
            ("step", Quantity::count(restart.step)),
            ("left", Quantity::count(case.steps() - restart.step)),
            ("low", Quantity::Rate(restart.low)),
            ("top", Quantity::Rate(top)),
            ("last", Quantity::Share(last / top)),
            ("gain", Quantity::Number(gain)),
        ];
        let span = (restart.step, case.steps());
        (gain >= GAIN).then(|| super::span("restarts-too-late", "finding-restarts-too-late", span, evidence))
    }

    fn mend(&self, case: &Case) -> Vec<Proposal> {
        let cycles = u32::try_from(case.restarts.len()).unwrap_or(u32::MAX);
        let fitted = |count: u32| {
            let (first, changed) = fitted_restarts(case, count)?;
            Some(Proposal::new("remedy-fit-restarts", vec![("first", Quantity::Number(first as f64))], changed))
        };
        let mut all: Vec<Proposal> = [cycles, cycles.saturating_add(1)].into_iter().filter_map(fitted).collect();
        all.push(cosine(case));
        if let (Some(restart), Some(changed)) = (case.restarts.last(), drawn(case, &capped(case))) {
            all.push(Proposal::new("remedy-no-restart", vec![("step", Quantity::count(restart.step))], changed));
        }
        all
    }
}

/// The rates, from the last restart on no higher than the low before it.
fn capped(case: &Case) -> Vec<f64> {
    let rates = &case.run.rates.lr;
    let Some(restart) = case.restarts.last() else { return rates.clone() };
    rates.iter().enumerate().map(|(t, lr)| if t >= restart.step { lr.min(restart.low) } else { *lr }).collect()
}
