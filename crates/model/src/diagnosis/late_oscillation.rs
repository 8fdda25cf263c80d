//! The run still jumps from side to side at its end.

use super::case::{Case, Late};
use super::change::with_momentum;
use super::finding::{Finding, Quantity};
use super::rule::{Proposal, Rule, cosine, late_decay, late_drop, scaled};
use super::trial::Trial;
use crate::geometry::Point;

/// Without noise, crossing the valley on more than half of the steps is oscillation: a run that comes from one side never does.
const SHARE: f64 = 0.5;
/// With noise it takes three quarters, since noise alone crosses on `arccos(1 - η λ) / π` of the steps.
const SHARE_IN_NOISE: f64 = 0.75;
/// Momentum swings slowly: two whole swings in the last third are enough where no noise makes them.
const SWINGS: usize = 4;
/// The span begins where it crosses at least this share as often as in the last third.
const AS_OFTEN: f64 = 0.9;
/// Which direction leads is told over windows of this part of the steps, so that one step's noise does not tell it ...
const WINDOWS: usize = 20;
/// ... and of no fewer steps than this.
const LEAST_WINDOW: usize = 4;
/// Shares of the stability limit that rates are lowered to.
const SHARES: [f64; 3] = [0.5, 0.25, 0.1];

/// Not settled, and in the last third the gradient component along the Hessian eigen-direction that holds the larger share of
/// the remaining loss changes its sign on more than half of the steps (with noise: three quarters, median over the seeds); a
/// noise-free run with momentum also counts from 4 changes on.
#[derive(Debug)]
pub(crate) struct LateOscillation;

impl Rule for LateOscillation {
    fn ask(&self, case: &Case) -> Option<Vec<Trial>> {
        let swings = !case.is_noisy() && has_momentum(case) && case.twin.late.changes >= SWINGS;
        let usual = case.over_seeds(|trace| trace.late.share);
        let needed = if case.is_noisy() { SHARE_IN_NOISE } else { SHARE };
        (!case.is_settled() && (usual > needed || swings)).then(Vec::new)
    }

    fn judge(&self, case: &Case, _: &[Trial]) -> Option<Finding> {
        let usual = case.over_seeds(|trace| trace.late.share);
        let (from, share) = span(case);
        let late = (case.late() + case.steps()) / 2;
        let rate = case.run.rates.lr.get(late).copied().unwrap_or(0.0);
        let limit = case.limits[late];
        let mut evidence = vec![
            ("step", Quantity::count(from)),
            ("share", Quantity::Share(share)),
            ("usual", Quantity::Share(usual)),
            ("changes", Quantity::count(case.over_seeds(|trace| trace.late.changes as f64) as usize)),
            ("rate", Quantity::Rate(rate)),
            ("gain", Quantity::Number(rate * typical(case).curvature)),
        ];
        let mut key = "finding-late-oscillation-no-limit";
        if limit.is_finite() && limit > 0.0 {
            evidence.push(("limit", Quantity::Rate(limit)));
            evidence.push(("ratio", Quantity::Share(rate / limit)));
            key = "finding-late-oscillation";
        }
        if usual <= SHARE {
            key = "finding-late-swings";
        }
        Some(super::span("late-oscillation", key, (from, case.steps()), evidence))
    }

    fn mend(&self, case: &Case) -> Vec<Proposal> {
        let top = case.peak().1;
        let by_limit = |share: &f64| case.lowest_limit().map(|limit| share * limit / top).filter(|f| *f < 0.9);
        let mut factors: Vec<f64> = SHARES.iter().filter_map(by_limit).collect();
        factors.extend([0.5, 0.25, 0.1]);
        let mut all = scaled(case, "remedy-lower-rate", &factors);
        let less = |momentum: f64| {
            let changed = with_momentum(case, momentum)?;
            Some(Proposal::new("remedy-less-momentum", vec![("to", Quantity::Number(momentum))], changed))
        };
        all.extend([0.8, 0.5, 0.0].into_iter().filter_map(less));
        all.push(cosine(case));
        all.extend(late_decay(case));
        all.extend(late_drop(case));
        all.extend(scaled(case, "remedy-raise-rate", &[2.0, 4.0]));
        all
    }
}

fn has_momentum(case: &Case) -> bool {
    case.run.rates.momentum.iter().any(|m| m.is_some_and(|m| m > 0.0))
}

/// The seed that crosses most nearly as often as the median does.
fn typical(case: &Case) -> Late {
    let usual = case.over_seeds(|trace| trace.late.share);
    let off = |late: &Late| (late.share - usual).abs();
    let all = case.traces.iter().map(|trace| trace.late);
    all.min_by(|a, b| off(a).total_cmp(&off(b))).unwrap_or_default()
}

/// From where on the run on screen crosses about as often as in the last third, along a direction that holds the larger share
/// of what is left from there on, and on which share of the steps it then does.
fn span(case: &Case) -> (usize, f64) {
    let late = typical(case);
    let along: Vec<f64> = case.run.trajectory.iter().map(|s| s.gradient.dot(late.direction)).collect();
    let (third, end) = (case.late().min(case.steps()), case.steps());
    let crosses = |t: usize| along[t] * along[t + 1] < 0.0;
    let crossed = sums((0..end).map(|t| f64::from(u8::from(crosses(t)))));
    let share = |from: usize| (crossed[end] - crossed[from]) / (end - from).max(1) as f64;
    let wanted = AS_OFTEN * share(third);
    let first = leads_from(case, &late).min(third);
    let from = (first..third).find(|t| crosses(*t) && share(*t) >= wanted).unwrap_or(third);
    (from, share(from))
}

/// From where to the last third the direction holds the larger share of what is left, told over windows.
fn leads_from(case: &Case, late: &Late) -> usize {
    let other = Point::new(-late.direction.y, late.direction.x);
    let held = |direction: Point, curvature: f64| {
        sums(case.run.trajectory.iter().map(move |s| square(s.gradient.dot(direction)) / curvature.abs()))
    };
    let (own, across) = (held(late.direction, late.curvature), held(other, late.other));
    let length = (case.steps() / WINDOWS).max(LEAST_WINDOW);
    let within = |all: &[f64], t: usize| all[(t + length).min(all.len() - 1)] - all[t];
    let follows = |t: &usize| within(&own, *t) <= within(&across, *t);
    (0..case.late()).rev().find(follows).map_or(0, |t| t + 1)
}

fn square(n: f64) -> f64 {
    n * n
}

/// The sums of the first 0, 1, 2, ... numbers.
fn sums(numbers: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut all = vec![0.0];
    let mut sum = 0.0;
    all.extend(numbers.map(|n| {
        sum += n;
        sum
    }));
    all
}
