//! The stability limit of a run, where there is one number for it.

use settle_model::optimizer::Optimizer;
use settle_model::schedule::Schedule;
use settle_model::surface::Surface;
use settle_model::theory::stability_limit;
use settle_model::value::Value;
use settle_model::{RunPlan, Scene};
use settle_text::sentence;

use crate::format::{percent, plain};
use crate::schedule_edit::parts;

/// The largest curvature of a surface that curves alike everywhere.
fn steepest(surface: &Surface) -> Option<f64> {
    surface.as_loss().constant_hessian().map(|h| h.curvatures()[0].value)
}

/// The rate above which a run of the scene grows without bound; none off the quadratic. Where a schedule cycles momentum
/// it is the limit at the peak of the rate, where momentum and with it the limit are lowest.
#[must_use]
pub fn limit(scene: &Scene, run: &RunPlan) -> Option<f64> {
    let optimizer = at_the_peak(run).unwrap_or_else(|| run.optimizer.clone());
    stability_limit(&optimizer, steepest(&scene.surface)?).filter(|l| l.is_finite())
}

/// How a rate compares to its limit: `92 % of limit`, or from ten times on `12 × limit`.
#[must_use]
pub fn share_of_limit(rate: f64, limit: f64) -> String {
    let share = rate / limit;
    if share < 10.0 {
        sentence("rate-share", &[("share", percent(share))])
    } else {
        sentence("rate-times", &[("times", plain(share))])
    }
}

/// The optimizer with the momentum that a cycle sets at the peak of the rate.
fn at_the_peak(run: &RunPlan) -> Option<Optimizer> {
    run.optimizer.with("momentum", Value::Number(cycled_momentum(&run.schedule)?)).ok()
}

fn cycled_momentum(schedule: &Schedule) -> Option<f64> {
    if let Some(Value::Bool(true)) = schedule.get("cycle_momentum")
        && let Some(Value::Number(momentum)) = schedule.get("base_momentum")
    {
        return Some(momentum);
    }
    parts(schedule).iter().filter_map(|part| Schedule::from_value(part).ok()).find_map(|part| cycled_momentum(&part))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::families::Family;

    #[test]
    fn the_first_scene_has_its_limit_at_a_tenth() {
        let scene = Scene::first();
        let limit = limit(&scene, &scene.runs[0]).expect("a quadratic");
        assert!((limit - 0.1).abs() < 1e-12, "{limit}");
    }

    #[test]
    fn a_cycle_of_momentum_moves_the_limit() {
        let mut scene = Scene::first();
        Family::OneCycle.begin(0.1, 0, 120).write(&mut scene.runs[0], 120).expect("valid");
        let limit = limit(&scene, &scene.runs[0]).expect("a quadratic");
        assert!((limit - 0.185).abs() < 1e-12, "{limit}");
    }

    #[test]
    fn shares_are_said_in_percent_or_in_times() {
        assert_eq!(share_of_limit(0.092, 0.1), "92\u{a0}% of limit");
        assert_eq!(share_of_limit(1.2, 0.1), "12 × limit");
    }

    #[test]
    fn other_surfaces_have_none() {
        let himmelblau = settle_model::surface::ALL.iter().find(|k| k.name == "himmelblau").expect("listed").initial();
        let scene = Scene { surface: himmelblau, ..Scene::first() };
        assert_eq!(limit(&scene, &scene.runs[0]), None);
    }
}
