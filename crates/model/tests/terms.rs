//! Control terms foretold from the poles against those measured on runs, on random quadratics.

use proptest::prelude::*;
use settle_model::optimizer::{Optimizer, SGD};
use settle_model::schedule::{Constant, Schedule};
use settle_model::surface::{Quadratic, Surface};
use settle_model::theory::{Region, Terms, floor, measure, modes, predict, stability_limit};
use settle_model::{Experiment, Noise, Point, simulate};

/// A bowl of condition 1 to 50, turned; SGD of any kind; a rate as a share of its limit; a start off the axes.
fn experiments(sigma: f64) -> impl Strategy<Value = Experiment> {
    let bowl = (1.0..20.0_f64, 1.0..50.0_f64, -3.0..3.0_f64);
    let sgd = (prop_oneof![Just(0.0), 0.1..0.95_f64], any::<bool>(), prop_oneof![Just(0.0), 0.0..0.5_f64]);
    (bowl, sgd, 0.05..0.95_f64, 0.3..1.2_f64).prop_map(move |(bowl, sgd, share, around)| {
        let (a, condition, angle) = bowl;
        let (momentum, nesterov, dampening) = sgd;
        let nesterov = nesterov && momentum > 0.0;
        let dampening = if nesterov { 0.0 } else { dampening };
        let optimizer = Optimizer::SGD(SGD { momentum, dampening, weight_decay: 0.0, nesterov });
        let limit = stability_limit(&optimizer, a * condition).expect("a bowl has a limit");
        Experiment {
            surface: Surface::Quadratic(Quadratic { a, b: a * condition, angle }),
            start: Point::new(3.0 * (angle + around).cos(), 3.0 * (angle + around).sin()),
            optimizer,
            base_lr: share * limit,
            schedule: Schedule::Constant(Constant {}),
            steps: 600,
            noise: Noise { sigma, seed: 1 },
            metrics: None,
        }
    })
}

fn is_dampened(experiment: &Experiment) -> bool {
    matches!(&experiment.optimizer, Optimizer::SGD(sgd) if sgd.dampening > 0.0)
}

fn both(experiment: &Experiment) -> (Terms, Terms) {
    let run = simulate(experiment).expect("valid");
    let twin = simulate(&Experiment { noise: Noise::NONE, ..experiment.clone() }).expect("valid");
    let hessian = experiment.surface.as_loss().hessian(Point::ORIGIN);
    let predicted = predict(experiment, &run.rates, Point::ORIGIN, hessian);
    (predicted, measure(&run, &twin, Point::ORIGIN, hessian))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn what_is_foretold_is_what_is_measured(experiment in experiments(0.0)) {
        let (predicted, measured) = both(&experiment);
        for i in 0..2 {
            if let (Some(p), Some(m)) = (predicted.overshoot_percent[i], measured.overshoot_percent[i]) {
                prop_assert!((p - m).abs() < 1e-6 * (1.0 + p), "overshoot {p}, measured {m}");
            }
            // Two real poles that lie close together take long to show which of them is the farther one.
            let alone = experiment.optimizer.cycled() == Some(0.0);
            let seen = predicted.period[i].is_some_and(|period| period < 100.0 && (period > 2.0 || alone));
            let calm = predicted.damping_ratio[i].is_some_and(|ratio| ratio < 0.25);
            // Each end of the stretch that is measured is known to a part of a step; the stretch ends at 1e-9 of its begin.
            let decay = predicted.damping_ratio[i].unwrap_or(0.0) * std::f64::consts::TAU / predicted.period[i].unwrap_or(2.0);
            let stretch = (1e9_f64.ln() / decay).min(f64::from(experiment.steps));
            if let (Some(p), Some(m), true, true) = (predicted.period[i], measured.period[i], seen, calm) {
                prop_assert!((m / p - 1.0).abs() < 0.005 + 0.7 / stretch, "period {p}, measured {m}");
            }
            if let (Some(p), Some(m), true, true) = (predicted.damping_ratio[i], measured.damping_ratio[i], seen, calm) {
                prop_assert!((m - p).abs() < 0.01 + 0.5 / stretch, "damping {p}, measured {m}");
            }
        }
        match (predicted.settling_step, measured.settling_step) {
            (Some(p), Some(m)) => prop_assert!(p.abs_diff(m) <= 1, "settling {p}, measured {m}"),
            (p, m) => prop_assert_eq!(p, m),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn the_region_of_the_poles_is_what_the_run_does(experiment in experiments(0.0), share in 0.02..1.3_f64) {
        let limit = experiment.base_lr;
        let experiment = Experiment { base_lr: limit * share, ..experiment };
        let run = simulate(&experiment).expect("valid");
        let both = modes(&experiment, &run)[0];
        for mode in both {
            let path: Vec<f64> = run.trajectory.iter().map(|s| s.at.dot(mode.direction)).collect();
            // What the other direction's rounding hides is not seen.
            let sizes = run.trajectory.iter().map(|s| s.at.norm());
            let seen = path.iter().zip(sizes).take_while(|(q, size)| q.abs() > 1e-9 * size.max(1.0)).count();
            let crossed = path[..seen].iter().any(|q| q * path[0] < 0.0);
            let far = mode.poles[0].modulus();
            let half_a_turn = std::f64::consts::PI / mode.poles[0].im.atan2(mode.poles[0].re).abs().max(1e-9);
            match mode.region() {
                // The first step of a dampened run takes the whole gradient, whatever the poles say of the others.
                Region::NoOvershoot => prop_assert!(!crossed || is_dampened(&experiment), "{mode:?} crossed"),
                Region::Oscillates if seen as f64 > half_a_turn + 2.0 => prop_assert!(crossed, "{mode:?} did not cross"),
                Region::Oscillates => {}
                Region::Diverges => prop_assert!(far > 1.0, "{mode:?}"),
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn the_noise_floor_is_the_stationary_variance(experiment in experiments(1.0)) {
        let slow = experiment.base_lr / stability_limit(&experiment.optimizer, 1.0).expect("a limit");
        let long = Experiment { steps: 6000, ..experiment };
        let (predicted, _) = both(&long);
        prop_assume!(slow > 1e-3);
        let losses: Vec<Vec<f64>> = (1..=16)
            .map(|seed| {
                let run = simulate(&Experiment { noise: Noise { sigma: 1.0, seed }, ..long.clone() }).expect("valid");
                run.trajectory.iter().map(|s| s.loss).collect()
            })
            .collect();
        let measured = floor(losses.iter().map(Vec::as_slice)).expect("finite");
        let predicted = predicted.noise_floor.expect("stable");
        prop_assert!((measured / predicted - 1.0).abs() < 0.1, "floor {predicted}, measured {measured}");
    }
}

#[test]
fn noise_does_not_count_as_oscillation() {
    let mut experiment =
        Experiment { start: Point::new(0.01, 0.01), ..settle_model::Scene::first().experiment(0).expect("run A") };
    experiment.noise.sigma = 1.0;
    let (_, measured) = both(&experiment);
    assert_eq!(measured.overshoot_percent, [None, None]);
    assert_eq!(measured.period, [None, None]);
}
