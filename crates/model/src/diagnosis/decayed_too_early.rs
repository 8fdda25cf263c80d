//! The rate fell before the run had arrived.

use super::case::Case;
use super::change::{drawn, held};
use super::finding::{Finding, Quantity};
use super::rule::{Proposal, Rule, best, cosine, late_decay, late_drop, scaled};
use super::trial::Trial;

/// Decayed is what fell below this share of its peak: what fell less is nearly as fast as it was.
const FALLEN: f64 = 0.5;
/// Holding the peak must end so many times lower, or the decay took nothing away.
pub(crate) const GAIN: f64 = 10.0;

/// Not settled, the rate fell below half its earlier peak, no restart in the last third, and holding the peak rate (with
/// noise: to two thirds of the steps, then linearly down) ends 10 times lower or better.
#[derive(Debug)]
pub(crate) struct DecayedTooEarly;

impl Rule for DecayedTooEarly {
    fn ask(&self, case: &Case) -> Option<Vec<Trial>> {
        let fell = fallen(&case.run.rates.lr);
        (!case.is_settled() && !case.restarts_late() && fell.is_some())
            .then(|| vec![Trial::at_rates(case, longer(case))])
    }

    fn judge(&self, case: &Case, trials: &[Trial]) -> Option<Finding> {
        let gain = best(case, trials);
        if gain < GAIN {
            return None;
        }
        let fell = fallen(&case.run.rates.lr)?;
        let left = case.median[fell] / case.begin();
        let evidence = vec![
            ("step", Quantity::count(fell)),
            ("peak", Quantity::Rate(case.peak().1)),
            ("left", Quantity::Share(left)),
            ("end", Quantity::Share(case.end / case.begin())),
            ("gain", Quantity::Number(gain)),
        ];
        Some(super::span("decayed-too-early", "finding-decayed-too-early", (fell, case.steps()), evidence))
    }

    fn mend(&self, case: &Case) -> Vec<Proposal> {
        let mut all = vec![Proposal::new("remedy-hold", vec![("rate", Quantity::Rate(case.peak().1))], held(case))];
        all.push(cosine(case));
        all.extend(late_drop(case));
        all.extend(late_decay(case));
        all.extend(scaled(case, "remedy-raise-rate", &[2.0, 4.0, 10.0]));
        let step = vec![("step", Quantity::count(case.late()))];
        all.extend(drawn(case, &longer(case)).map(|changed| Proposal::new("remedy-late-decay", step, changed)));
        all
    }
}

/// The first step whose rate is below half of an earlier one.
pub(crate) fn fallen(rates: &[f64]) -> Option<usize> {
    let mut top = f64::NEG_INFINITY;
    rates.iter().position(|&rate| {
        top = top.max(rate);
        top > 0.0 && rate < FALLEN * top
    })
}

/// The rates with the peak held; in noise to two thirds, then in a straight line to 0 at the end.
fn longer(case: &Case) -> Vec<f64> {
    let (at, top) = case.peak();
    let (late, steps) = (case.late().max(at), case.steps());
    let share = |t: usize| {
        if t < late || !case.is_noisy() { 1.0 } else { (steps - t) as f64 / (steps - late).max(1) as f64 }
    };
    let rates = case.run.rates.lr.iter().enumerate();
    rates.map(|(t, lr)| if t < at { *lr } else { share(t) * top }).collect()
}
