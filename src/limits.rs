//! The stability limit along the runs that are shown, worked out once a run.

use std::cell::RefCell;

use settle_model::{Experiment, Run};

use crate::later::parts;
use crate::limit::limit;
use crate::shared::Shared;
use crate::state::LabState;

/// As many runs as a lab has; what was worked out for others is forgotten.
const KEPT: usize = 4;
/// Limits that differ by no more than this, relatively, are one level.
const LEVEL: f64 = 1e-9;
/// While something is dragged, longer runs have none: it would take as long as the run.
const LONG: u32 = 5000;

/// The limit at each point of a run.
pub type Limits = Shared<Vec<f64>>;

thread_local! {
    static KNOWN: RefCell<Vec<(Shared<Run>, Limits)>> = const { RefCell::new(Vec::new()) };
}

/// The stability limit at each point of a run of a lab, infinite where no rate is too high. None until the later part of the
/// page is here, and of a long run while it changes.
#[must_use]
pub fn limits(lab: &LabState, run: usize) -> Option<Limits> {
    let shown = lab.runs.get(run)?;
    if let Some(known) = KNOWN.with_borrow(|known| known.iter().find(|(of, _)| of == shown).map(|(_, l)| l.clone())) {
        return Some(known);
    }
    if lab.pending.is_some() && lab.scene.steps > LONG {
        return None;
    }
    let found = Shared::new((parts()?.limits)(&lab.scene.experiment(run)?, shown));
    KNOWN.with_borrow_mut(|known| {
        known.truncate(KEPT - 1);
        known.insert(0, (shown.clone(), found.clone()));
    });
    Some(found)
}

/// The one number that all limits are, if they are one.
#[must_use]
pub fn level(limits: &[f64]) -> Option<f64> {
    let first = *limits.first()?;
    limits.iter().all(|limit| (limit - first).abs() <= LEVEL * first).then_some(first)
}

/// The base rate at which a run would first touch its limit, were its way the same: the rate divided by the largest ratio of
/// rate and limit on the map. On a quadratic it is exact. None where no point has a limit.
#[must_use]
pub fn rate_at_limit(experiment: &Experiment, run: &Run, limits: &[f64], rate: f64) -> Option<f64> {
    let map = experiment.surface.as_loss().domain();
    let points = run.rates.lr.iter().zip(limits).zip(&run.trajectory);
    let ratios = points.filter(|(_, sample)| map.contains(sample.at)).map(|((lr, limit), _)| lr / limit);
    let largest = ratios.filter(|ratio| ratio.is_finite()).fold(0.0, f64::max);
    (largest > 0.0).then(|| rate / largest).filter(|limit| limit.is_finite())
}

/// The limit that the rate slider of a run shows: the one number where there is one, else that of [`rate_at_limit`].
#[must_use]
pub fn slider_limit(lab: &LabState, run: usize, rate: f64) -> Option<f64> {
    let exact = limit(&lab.scene, lab.scene.runs.get(run)?);
    exact.or_else(|| rate_at_limit(&lab.scene.experiment(run)?, lab.runs.get(run)?, &limits(lab, run)?, rate))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::Action;
    use settle_model::Scene;
    use std::rc::Rc;
    use yew::Reducible;

    #[test]
    fn a_quadratic_has_a_level_and_the_slider_its_limit() {
        let lab = LabState::open(Scene::first());
        for run in 0..2 {
            let limits = limits(&lab, run).expect("the parts are here");
            assert!(level(&limits).is_some_and(|level| (level - 0.1).abs() < 1e-12));
            let experiment = lab.scene.experiment(run).expect("a run");
            let at = rate_at_limit(&experiment, &lab.runs[run], &limits, 0.092).expect("a limit");
            assert!((at - 0.1).abs() < 1e-9, "run {run}: {at}");
        }
    }

    #[test]
    fn elsewhere_the_limit_goes_along_the_run() {
        let lab = Rc::new(LabState::open(Scene::first()));
        let lab = lab.reduce(Action::ChooseSurface("himmelblau")).reduce(Action::SetRate(0.005));
        let limits = limits(&lab, 0).expect("the parts are here");
        assert_eq!((limits.len(), level(&limits)), (121, None));
        let experiment = lab.scene.experiment(0).expect("a run");
        let at = rate_at_limit(&experiment, &lab.runs[0], &limits, 0.005).expect("a limit");
        assert!((0.005..0.1).contains(&at), "{at}");
    }
}
