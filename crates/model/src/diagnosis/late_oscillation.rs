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
    let points = &case.run.trajectory;
    let (third, end) = (case.late().min(case.steps()), case.steps());
    let crosses = |t: usize| points[t].gradient.dot(late.direction) * points[t + 1].gradient.dot(late.direction) < 0.0;
    let share = |from: usize| (from..end).filter(|t| crosses(*t)).count() as f64 / (end - from).max(1) as f64;
    let wanted = AS_OFTEN * share(third);
    let other = Point::new(-late.direction.y, late.direction.x);
    let length = (case.steps() / WINDOWS).max(LEAST_WINDOW);
    let held = |t: usize, direction: Point, curvature: f64| -> f64 {
        let window = points[t..].iter().take(length).map(|s| s.gradient.dot(direction));
        window.map(|g| g * g / curvature.abs()).sum()
    };
    let leads = |t: &usize| held(*t, late.direction, late.curvature) > held(*t, other, late.other);
    let first = (0..third).rposition(|t| !leads(&t)).map_or(0, |t| t + 1);
    let from = (first..third).find(|t| crosses(*t) && share(*t) >= wanted).unwrap_or(third);
    (from, share(from))
}
