//! The stability limit of a run, where there is one number for it.

use settle_model::surface::Surface;
use settle_model::theory::stability_limit;
use settle_model::{RunPlan, Scene};

/// The largest curvature of a surface that curves alike everywhere.
fn steepest(surface: &Surface) -> Option<f64> {
    surface.as_loss().constant_hessian().map(|h| h.curvatures()[0].value)
}

/// The rate above which a run of the scene grows without bound; none off the quadratic.
#[must_use]
pub fn limit(scene: &Scene, run: &RunPlan) -> Option<f64> {
    stability_limit(&run.optimizer, steepest(&scene.surface)?).filter(|l| l.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_scene_has_its_limit_at_a_tenth() {
        let scene = Scene::first();
        let limit = limit(&scene, &scene.runs[0]).expect("a quadratic");
        assert!((limit - 0.1).abs() < 1e-12, "{limit}");
    }

    #[test]
    fn other_surfaces_have_none() {
        let himmelblau = settle_model::surface::ALL.iter().find(|k| k.name == "himmelblau").expect("listed").initial();
        let scene = Scene { surface: himmelblau, ..Scene::first() };
        assert_eq!(limit(&scene, &scene.runs[0]), None);
    }
}
