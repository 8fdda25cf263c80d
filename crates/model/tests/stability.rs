//! The stability limit of theory against the rate at which simulated runs on quadratics begin to grow.

use proptest::prelude::*;
use settle_model::optimizer::{Adagrad, Adam, AdamW, Optimizer, RMSprop, SGD};
use settle_model::schedule::{Constant, OneCycleLR, Schedule};
use settle_model::surface::{self, Quadratic, Surface};
use settle_model::theory::{stability_limit, stability_limits};
use settle_model::{Experiment, Noise, Point, Scene, simulate};

/// A long run at this rate.
fn experiment(surface: &Quadratic, optimizer: &Optimizer, rate: f64) -> Experiment {
    Experiment {
        surface: Surface::Quadratic(surface.clone()),
        start: Point::new(1.0, 0.7),
        optimizer: optimizer.clone(),
        base_lr: rate,
        schedule: Schedule::Constant(Constant {}),
        steps: 20_000,
        noise: Noise::NONE,
        metrics: None,
    }
}

/// Whether a long run at this rate gets far away from where it began; what adaptive optimizers remember brings them back.
fn grows(surface: &Quadratic, optimizer: &Optimizer, rate: f64) -> bool {
    let run = simulate(&experiment(surface, optimizer, rate)).expect("a valid experiment");
    let far = 1e6 * run.trajectory[0].at.norm();
    !run.trajectory.iter().all(|sample| sample.at.norm() < far)
}

/// The rate at which runs begin to grow, found on the simulation alone, between `low` and `high`.
fn found(surface: &Quadratic, optimizer: &Optimizer, [mut low, mut high]: [f64; 2]) -> f64 {
    assert!(!grows(surface, optimizer, low) && grows(surface, optimizer, high), "the limit lies elsewhere");
    while high / low > 1.001 {
        let middle = (low * high).sqrt();
        if grows(surface, optimizer, middle) { high = middle } else { low = middle }
    }
    (low * high).sqrt()
}

/// Two curvatures and an angle, as a bowl.
fn bowls() -> impl Strategy<Value = Quadratic> {
    (0.2..40.0_f64, 0.2..40.0_f64, -3.0..3.0_f64).prop_map(|(a, b, angle)| Quadratic { a, b, angle })
}

/// SGD with every argument it has.
fn sgds() -> impl Strategy<Value = Optimizer> {
    let momentum = prop_oneof![Just(0.0), 0.01..0.95_f64];
    let dampening = prop_oneof![Just(0.0), 0.0..0.9_f64];
    let weight_decay = prop_oneof![Just(0.0), 0.0..1.0_f64];
    (momentum, dampening, weight_decay, any::<bool>()).prop_map(|(momentum, dampening, weight_decay, nesterov)| {
        let nesterov = nesterov && momentum > 0.0;
        let dampening = if nesterov { 0.0 } else { dampening };
        Optimizer::SGD(SGD { momentum, dampening, weight_decay, nesterov })
    })
}

/// So large that it is all that adaptive optimizers divide by, which makes them linear.
const EPS: f64 = 1e13;

/// Optimizers that divide by a memory of squares, which `EPS` outweighs.
fn adaptive() -> impl Strategy<Value = Optimizer> {
    let arguments = (0.0..0.6_f64, 0.9..0.99_f64, prop_oneof![Just(0.0), 0.0..1.0_f64], 0..5_u32);
    arguments.prop_map(|(momentum, kept, weight_decay, which)| match which {
        0 => Optimizer::Adagrad(Adagrad { lr_decay: 0.0, weight_decay, initial_accumulator_value: 0.0, eps: EPS }),
        1 => Optimizer::RMSprop(RMSprop { alpha: kept, eps: EPS, weight_decay, momentum, centered: false }),
        2 => Optimizer::AdamW(AdamW {
            betas: Point::new(momentum, kept),
            eps: EPS,
            weight_decay: weight_decay / EPS,
            amsgrad: false,
        }),
        more => {
            let betas = Point::new(momentum, kept);
            Optimizer::Adam(Adam { betas, eps: EPS, weight_decay, amsgrad: more == 3 })
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn bisection_finds_the_limit_that_theory_gives(surface in bowls(), optimizer in sgds()) {
        let limit = stability_limit(&optimizer, surface.a.max(surface.b)).expect("a bowl has a limit");
        let found = found(&surface, &optimizer, [1e-4, 1e4]);
        prop_assert!((found / limit - 1.0).abs() < 0.005, "theory {limit}, simulation {found}");
        let along = experiment(&surface, &optimizer, limit / 2.0);
        let along = stability_limits(&along, &simulate(&along).expect("valid"));
        prop_assert!(along.iter().all(|l| (l / limit - 1.0).abs() < 1e-9), "{limit}, {:?}", &along[..3]);
    }

    #[test]
    fn bisection_finds_the_limit_of_adaptive_optimizers_whose_memory_stands_still(
        surface in bowls(), optimizer in adaptive(),
    ) {
        let quiet = experiment(&surface, &optimizer, 1.0);
        let limits = stability_limits(&quiet, &simulate(&quiet).expect("valid"));
        let limit = *limits.last().expect("a limit");
        let found = found(&surface, &optimizer, [1e9, 1e17]);
        prop_assert!((found / limit - 1.0).abs() < 0.005, "theory {limit}, simulation {found}");
    }
}

#[test]
fn adaptive_optimizers_climb_to_their_limit_and_stay_there() {
    // Cohen et al. 2022: at a constant rate the preconditioned sharpness rises until the rate is the limit, and hovers.
    for optimizer in surface_optimizers() {
        let surface = Quadratic { a: 1.0, b: 20.0, angle: 0.5 };
        let long = Experiment { steps: 3000, ..experiment(&surface, &optimizer, 0.02) };
        let limits = stability_limits(&long, &simulate(&long).expect("valid"));
        let near = limits[2000..].iter().filter(|limit| (0.25..4.0).contains(&(*limit / 0.02))).count();
        assert!(near > 800, "{}: {near} of 1000 near the limit, last {:?}", optimizer.kind(), &limits[2990..]);
    }
}

/// RMSprop and Adam, whose memory forgets.
fn surface_optimizers() -> [Optimizer; 2] {
    let rmsprop = RMSprop { alpha: 0.9, eps: 1e-30, weight_decay: 0.0, momentum: 0.0, centered: false };
    let adam = Adam { betas: Point::new(0.9, 0.95), eps: 1e-30, weight_decay: 0.0, amsgrad: false };
    [Optimizer::RMSprop(rmsprop), Optimizer::Adam(adam)]
}

#[test]
fn a_cycle_of_momentum_moves_the_limit_step_by_step() {
    let mut experiment = Scene::first().experiment(0).expect("run A");
    let one_cycle = settle_model::schedule::ALL.iter().find(|k| k.name == "OneCycleLR").expect("listed").initial();
    let Schedule::OneCycleLR(one_cycle) = one_cycle else { unreachable!("it is what it is called") };
    experiment.schedule = Schedule::OneCycleLR(OneCycleLR { total_steps: Some(120), ..one_cycle });
    let run = simulate(&experiment).expect("valid");
    for (t, limit) in stability_limits(&experiment, &run).iter().enumerate().take(120) {
        let momentum = run.rates.momentum[t].expect("it cycles");
        assert!((limit - 2.0 * (1.0 + momentum) / 20.0).abs() < 1e-12, "step {t}: {limit}");
    }
}

#[test]
fn there_is_a_limit_wherever_a_surface_curves_upwards() {
    for kind in surface::ALL {
        let surface = kind.initial();
        let it = surface.as_loss();
        let start = it.start();
        let experiment =
            Experiment { start, surface: surface.clone(), steps: 50, ..Scene::first().experiment(0).expect("A") };
        let run = simulate(&Experiment { base_lr: 1e-3, ..experiment.clone() }).expect("valid");
        for (sample, limit) in run.trajectory.iter().zip(stability_limits(&experiment, &run)) {
            let sharpest = it.hessian(sample.at).curvatures()[0].value;
            let wanted = if sharpest > 0.0 { 2.0 / sharpest } else { f64::INFINITY };
            assert_eq!(limit, wanted, "{} at {:?}", kind.name, sample.at);
        }
    }
}
