//! The run is thrown up first, and comes back; or never does.

use super::case::{Case, Trace};
use super::change::{ramped, warmed_up};
use super::finding::{Finding, Quantity};
use super::rule::{Proposal, Rule, best, scaled, steady};
use super::trial::Trial;
use crate::theory::last_third;

/// Thrown up is what reaches so many times the start's loss.
const THROWN: f64 = 2.0;
/// It came back if it ends at most at this share of its peak.
const BACK: f64 = 0.1;
/// Thrown onto a plateau, it may stand only so much higher than it began, since there is nothing higher.
const STRANDED: f64 = 1.1;
/// Stranded is what stays at this share of its peak or more ...
const STILL_UP: f64 = 0.5;
/// ... for this share of the steps.
const STAYS: f64 = 1.0 / 3.0;
/// A warmup must then end so much lower, or the plateau is not the warmup's fault.
const WARMUP_GAIN: f64 = 4.0;
/// Lengths of a warmup as shares of the steps.
const WARMUPS: [f64; 4] = [0.05, 0.1, 0.2, 0.4];

/// Shares of the stability limit that a steady rate is put at.
const SHARES: [f64; 2] = [0.9, 0.5];

/// Run and twin both reach 2 E(0) or more, the twin's peak lies before two thirds of the steps, and `end` is at most a tenth of
/// the peak. Or they are thrown up in the first third, to a plateau that may be little higher than the start, and stranded there:
/// at half of the peak or more for a third of the steps, where a warmup ends 4 times lower.
#[derive(Debug)]
pub(crate) struct EarlyInstability;

impl Rule for EarlyInstability {
    fn ask(&self, case: &Case) -> Option<Vec<Trial>> {
        if came_back(case) {
            return Some(Vec::new());
        }
        let trial = |length: usize| Trial::at_rates(case, ramped(&case.run.rates.lr, length));
        is_stranded(case).then(|| lengths(case).into_iter().map(trial).collect())
    }

    fn judge(&self, case: &Case, trials: &[Trial]) -> Option<Finding> {
        let back = came_back(case);
        let gain = best(case, trials);
        if !back && gain < WARMUP_GAIN {
            return None;
        }
        let (top_at, top) = peak(&case.twin);
        let begin = case.twin.above[0];
        let from = case.twin.above[..top_at].iter().rposition(|e| *e <= begin).unwrap_or(0);
        let until =
            case.median.iter().skip(top_at).position(|e| *e <= begin).map_or(case.steps(), |after| top_at + after);
        let mut evidence = vec![
            ("step", Quantity::count(top_at)),
            ("times", Quantity::Number(top / begin)),
            ("rate", Quantity::Rate(case.run.rates.lr.get(from).copied().unwrap_or(0.0))),
        ];
        if !back {
            evidence.push(("gain", Quantity::Number(gain)));
            let still = case.twin.above.iter().rposition(|e| *e >= STILL_UP * top).unwrap_or(top_at);
            evidence.push(("until", Quantity::count(still)));
            return Some(super::span("early-instability", "finding-early-stranded", (from, still), evidence));
        }
        evidence.push(("until", Quantity::count(until)));
        Some(super::span("early-instability", "finding-early-instability", (from, until), evidence))
    }

    fn mend(&self, case: &Case) -> Vec<Proposal> {
        let warmup = |length: usize| {
            let changed = warmed_up(case, length)?;
            Some(Proposal::new("remedy-warmup", vec![("steps", Quantity::count(length))], changed))
        };
        let mut all: Vec<Proposal> = lengths(case).into_iter().filter_map(warmup).collect();
        all.extend(scaled(case, "remedy-lower-rate", &[0.5, 0.25, 0.1]));
        all.extend(steady(case, &SHARES));
        all
    }
}

/// The lengths of warmups that are tried.
fn lengths(case: &Case) -> Vec<usize> {
    let mut all: Vec<usize> = WARMUPS.iter().map(|share| (share * case.steps() as f64) as usize).collect();
    all.retain(|length| *length >= 2);
    all.dedup();
    all
}

/// Where a run is highest, and how high.
fn peak(trace: &Trace) -> (usize, f64) {
    super::case::peak(&trace.above)
}

/// Thrown up early, and back at the end.
fn came_back(case: &Case) -> bool {
    let (at, top) = peak(&case.twin);
    let begin = case.twin.above[0];
    let usual = case.over_seeds(|trace| peak(trace).1);
    begin > 0.0
        && top >= THROWN * begin
        && usual >= THROWN * case.begin()
        && 3 * at < 2 * case.steps()
        && case.end <= BACK * usual
}

/// Thrown up in the first third, and stranded there.
fn is_stranded(case: &Case) -> bool {
    let early = case.steps() - last_third(case.steps());
    let stranded = |trace: &Trace| {
        let above = &trace.above;
        let (at, top) = super::case::peak(&above[..=early.min(above.len() - 1)]);
        let up = above[at..].iter().take_while(|e| **e >= STILL_UP * top).count();
        above[0] > 0.0 && top >= STRANDED * above[0] && up as f64 >= STAYS * case.steps() as f64
    };
    let seeds = case.traces.iter().filter(|trace| stranded(trace)).count();
    stranded(&case.twin) && 2 * seeds > case.traces.len()
}
