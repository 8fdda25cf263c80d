//! The stability limit of theory against the rate at which simulated runs on quadratics begin to grow.

use proptest::prelude::*;
use settle_model::optimizer::{Optimizer, SGD};
use settle_model::schedule::{Constant, Schedule};
use settle_model::surface::{Quadratic, Surface};
use settle_model::theory::stability_limit;
use settle_model::{Experiment, Noise, Point, simulate};

/// Whether a long run at this rate ends far above where it began.
fn grows(surface: &Quadratic, optimizer: &Optimizer, rate: f64) -> bool {
    let experiment = Experiment {
        surface: Surface::Quadratic(surface.clone()),
        start: Point::new(1.0, 0.7),
        optimizer: optimizer.clone(),
        base_lr: rate,
        schedule: Schedule::Constant(Constant {}),
        steps: 20_000,
        noise: Noise::NONE,
        metrics: None,
    };
    let run = simulate(&experiment).expect("a valid experiment");
    let size = |i: usize| run.trajectory[i].at.norm();
    let last = size(20_000);
    !last.is_finite() || last > 10.0 * size(0)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn runs_settle_just_below_the_limit_and_grow_just_above_it(
        a in 0.2..40.0_f64, b in 0.2..40.0_f64, angle in -3.0..3.0_f64,
        momentum in prop_oneof![Just(0.0), 0.01..0.95_f64], dampening in prop_oneof![Just(0.0), 0.0..0.9_f64],
        weight_decay in prop_oneof![Just(0.0), 0.0..1.0_f64], nesterov: bool,
    ) {
        let nesterov = nesterov && momentum > 0.0;
        let dampening = if nesterov { 0.0 } else { dampening };
        let optimizer = Optimizer::SGD(SGD { momentum, dampening, weight_decay, nesterov });
        let surface = Quadratic { a, b, angle };
        let limit = stability_limit(&optimizer, a.max(b)).expect("a bowl has a limit");
        prop_assert!(!grows(&surface, &optimizer, limit * 0.995), "grows below {limit}");
        prop_assert!(grows(&surface, &optimizer, limit * 1.005), "settles above {limit}");
    }
}
