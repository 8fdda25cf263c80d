//! The curves on the thumbnails, from the true rates of each family.

use std::sync::LazyLock;

use settle_draw::thumbnail;
use settle_model::Scene;
use settle_model::value::Value;

use crate::families::Family;

/// The size of a thumbnail's curve.
const CURVE: (f64, f64) = (58.0, 22.0);

/// The paths, in the order of [`Family::ALL`].
pub static CURVES: LazyLock<Vec<String>> = LazyLock::new(|| Family::ALL.into_iter().map(curve).collect());

fn curve(family: Family) -> String {
    let scene = Scene::first();
    let mut run = scene.runs[0].clone();
    let mut controls = family.begin(1.0, 0, scene.steps);
    if family == Family::Exponential {
        controls.set("fade", Value::Number(0.97));
    }
    let rates =
        controls.write(&mut run, scene.steps).and_then(|()| run.schedule.rates(1.0, &run.optimizer, scene.steps));
    rates.map(|rates| thumbnail::path(&rates.lr, CURVE)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_family_has_a_curve_of_its_own() {
        let mut curves = CURVES.clone();
        assert!(curves.iter().all(|curve| curve.starts_with('M')), "{curves:?}");
        curves.sort();
        curves.dedup();
        assert_eq!(curves.len(), Family::ALL.len());
    }
}
