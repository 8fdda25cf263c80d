//! The run still jumps from side to side at its end.

use super::case::{Case, Late};
use super::change::with_momentum;
use super::finding::{Finding, Quantity};
use super::rule::{Proposal, Rule, cosine, late_decay, late_drop, scaled};
use super::trial::Trial;

/// Without noise, crossing the valley on more than half of the steps is oscillation: a run that comes from one side never does.
const SHARE: f64 = 0.5;
/// With noise it takes three quarters, since noise alone crosses on `arccos(1 - η λ) / π` of the steps.
const SHARE_IN_NOISE: f64 = 0.75;
/// Momentum swings slowly: two whole swings in the last third are enough where no noise makes them.
const SWINGS: usize = 4;
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
        let from = begins(case);
        let late = (case.late() + case.steps()) / 2;
        let rate = case.run.rates.lr.get(late).copied().unwrap_or(0.0);
        let limit = case.limits[late];
        let mut evidence = vec![
            ("step", Quantity::count(from)),
            ("share", Quantity::Share(usual)),
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

/// From where on the run on screen crosses as it does in the last third.
fn begins(case: &Case) -> usize {
    let late = case.late();
    let direction = typical(case).direction;
    let along: Vec<f64> = case.run.trajectory.iter().map(|s| s.gradient.dot(direction)).collect();
    let crosses = |t: usize| along[t] * along[t + 1] < 0.0;
    let share = |from: usize, to: usize| (from..to).filter(|t| crosses(*t)).count() as f64 / (to - from).max(1) as f64;
    let wanted = share(late.min(case.steps()), case.steps()).min(SHARE);
    // Backwards by windows of four steps, as long as it crosses there as often.
    let mut from = late.min(case.steps());
    while from >= SWINGS && share(from - SWINGS, from) >= wanted && wanted > 0.0 {
        from -= SWINGS;
    }
    from
}
