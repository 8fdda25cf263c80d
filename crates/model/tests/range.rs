//! The range test on quadratics, against the stability limit.

use proptest::prelude::*;
use settle_model::optimizer::{Optimizer, SGD};
use settle_model::range_test::{range_test, sweep_range};
use settle_model::surface::{Quadratic, Surface};
use settle_model::theory::stability_limit;
use settle_model::{Experiment, Noise, Point, Scene};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn it_finds_the_limit_of_a_bowl_from_both_sides(
        bowl in (0.2..20.0_f64, 1.0..50.0_f64, -3.0..3.0_f64), momentum in prop_oneof![Just(0.0), 0.0..0.9_f64],
        around in 0.3..1.2_f64, sigma in prop_oneof![Just(0.0), 0.0..0.3_f64],
    ) {
        let (a, condition, angle) = bowl;
        let optimizer = Optimizer::SGD(SGD { momentum, dampening: 0.0, weight_decay: 0.0, nesterov: false });
        let limit = stability_limit(&optimizer, a * condition).expect("a bowl has a limit");
        let first = Scene::first().experiment(0).expect("run A");
        let experiment = Experiment {
            surface: Surface::Quadratic(Quadratic { a, b: a * condition, angle }),
            start: Point::new(3.0 * (angle + around).cos(), 3.0 * (angle + around).sin()),
            optimizer,
            noise: Noise { sigma, seed: 3 },
            ..first
        };
        let test = range_test(&experiment, sweep_range(&experiment).expect("valid"), 100).expect("a range");
        prop_assert!((test.limit / limit - 1.0).abs() < 1e-9);
        let diverges = test.diverges.expect("it goes to ten times the limit");
        prop_assert!((if sigma > 0.0 { 0.3 } else { 0.9 }..if sigma > 0.05 { 5.0 } else { 10.0 }).contains(&(diverges / limit)), "diverges at {} of the limit", diverges / limit);
        let suggested = test.suggested.expect("it falls");
        prop_assert!((0.001..0.9).contains(&(suggested / limit)), "suggests {} of the limit", suggested / limit);
        let steepest = test.steepest.expect("it falls");
        prop_assert!(steepest < 1.5 * limit, "steepest at {} of the limit", steepest / limit);
    }
}

#[test]
fn every_surface_and_optimizer_can_be_swept() {
    for surface in settle_model::surface::ALL {
        for optimizer in settle_model::optimizer::ALL {
            let surface = surface.initial();
            let experiment = Experiment {
                start: surface.as_loss().start(),
                surface,
                optimizer: optimizer.initial(),
                ..Scene::first().experiment(0).expect("run A")
            };
            let range = sweep_range(&experiment).expect("valid");
            let test = range_test(&experiment, range, 120).expect("a range");
            assert!(test.suggested.is_none_or(|rate| rate > 0.0 && rate < range[1]), "{test:?}");
            assert!(test.diverges.is_none_or(|rate| rate > range[0]), "{test:?}");
        }
    }
}
