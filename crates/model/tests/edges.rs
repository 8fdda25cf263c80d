//! Diagnoses where there is hardly anything to see: very short runs, starts at minima and on saddles, numbers that run away.

use settle_model::diagnosis::{Diagnosis, Report, diagnose, rules};
use settle_model::optimizer::{self, Optimizer};
use settle_model::schedule::{self, Schedule};
use settle_model::surface::{self, Quadratic, Surface};
use settle_model::value::Value;
use settle_model::{Experiment, Noise, Point, Scene, simulate};

fn plain() -> Experiment {
    Scene::first().experiment(0).expect("run A")
}

/// What holds of every report.
fn check(experiment: &Experiment) -> Report {
    let report = diagnose(experiment).expect("valid");
    let last = experiment.steps.max(1);
    assert!(!report.findings.is_empty(), "an empty list: {experiment:?}");
    let order: Vec<usize> =
        report.findings.iter().map(|f| rules().iter().position(|rule| *rule == f.rule).expect("a rule")).collect();
    assert!(order.is_sorted(), "not the most severe first: {:?}", report.findings);
    for finding in &report.findings {
        assert!(finding.from <= finding.until && finding.until <= last, "{finding:?} of {last} steps");
        assert!(finding.evidence.iter().all(|(_, n)| !n.value().is_nan()), "{finding:?}");
        for remedy in &finding.remedies {
            assert!(remedy.gain > 1.0, "{remedy:?}");
            assert!(simulate(&remedy.experiment).is_ok(), "{remedy:?}");
            let text = serde_json::to_string(&remedy.experiment).expect("serializes");
            assert_eq!(serde_json::from_str::<Experiment>(&text).expect("reads back"), remedy.experiment);
        }
    }
    let mut next = 0;
    for phase in &report.phases {
        assert_eq!(phase.from, next, "{:?}", report.phases);
        next = phase.until + 1;
    }
    assert_eq!(next, last + 1, "{:?}", report.phases);
    report
}

fn first(experiment: &Experiment) -> &'static str {
    check(experiment).findings[0].rule
}

#[test]
fn very_short_runs_are_diagnosed() {
    for steps in 0..=3 {
        for sigma in [0.0, 1.0] {
            for base_lr in [0.0, 0.01, 0.09, 0.2, 1e200] {
                for surface in surface::ALL {
                    let surface = surface.initial();
                    let start = surface.as_loss().start();
                    let noise = Noise { sigma, seed: 3 };
                    check(&Experiment { steps, base_lr, surface, start, noise, ..plain() });
                }
            }
        }
    }
}

#[test]
fn a_start_at_a_minimum_is_healthy_without_noise() {
    for kind in surface::ALL {
        let surface = kind.initial();
        for start in surface.as_loss().minima() {
            // Himmelblau's irrational minima have a gradient of rounding, which a stable rate keeps that small.
            let experiment =
                Experiment { surface: surface.clone(), start, base_lr: 1e-3, noise: Noise::NONE, ..plain() };
            assert_eq!(first(&experiment), "healthy", "{} at {start:?}", kind.name);
            check(&Experiment { noise: Noise { sigma: 1.0, seed: 2 }, ..experiment });
        }
    }
}

#[test]
fn saddles_and_flat_valleys_are_diagnosed() {
    let saddle = surface::ALL.iter().find(|kind| kind.name == "saddle").expect("listed").initial();
    for start in [Point::ORIGIN, Point::new(1.0, 0.0), Point::new(1.0, 1e-9), Point::new(0.5, 0.5)] {
        for sigma in [0.0, 0.5] {
            check(&Experiment { surface: saddle.clone(), start, noise: Noise { sigma, seed: 1 }, ..plain() });
        }
    }
    for (a, b) in [(0.0, 1.0), (0.0, 0.0), (1e-300, 1e300)] {
        let surface = Surface::Quadratic(Quadratic { a, b, angle: 0.3 });
        check(&Experiment { surface: surface.clone(), noise: Noise::NONE, ..plain() });
        check(&Experiment { surface, ..plain() });
    }
}

#[test]
fn every_schedule_with_every_optimizer_is_diagnosed() {
    for kind in schedule::ALL {
        for optimizer in optimizer::ALL {
            let schedule = match kind.initial() {
                Schedule::OneCycleLR(_) => kind.initial().with("total_steps", Value::Number(60.0)).expect("valid"),
                Schedule::WarmupStableDecay(_) => {
                    kind.initial().with("num_stable_steps", Value::Number(30.0)).expect("valid")
                }
                other => other,
            };
            let experiment = Experiment { schedule, optimizer: optimizer.initial(), steps: 60, ..plain() };
            if simulate(&experiment).is_ok() {
                check(&experiment);
                check(&Experiment { noise: Noise::NONE, ..experiment });
            }
        }
    }
}

#[test]
fn starts_far_out_and_rates_far_off_are_diagnosed() {
    for start in [Point::new(1e150, -1e150), Point::new(1e-300, 1e-300), Point::new(1e6, 0.0)] {
        for base_lr in [1e-12, 0.05, 1e3] {
            for surface in surface::ALL {
                check(&Experiment { start, base_lr, surface: surface.initial(), noise: Noise::NONE, ..plain() });
            }
        }
    }
}

#[test]
fn in_slices_it_finds_what_it_finds_at_once() {
    let experiment = Scene::first().experiment(1).expect("run B");
    let mut work = Diagnosis::new(&experiment).expect("valid");
    let mut pieces = 0;
    while work.advance() {
        pieces += 1;
    }
    assert!(pieces > 20, "{pieces} pieces");
    assert!(!work.advance(), "it is done");
    assert_eq!(work.report(), &diagnose(&experiment).expect("valid"));
}

#[test]
fn phases_follow_the_run() {
    let names = |experiment: &Experiment| check(experiment).phases.iter().map(|p| p.name).collect::<Vec<_>>();
    let quiet = Experiment { noise: Noise::NONE, ..plain() };
    assert_eq!(names(&Experiment { base_lr: 0.2, ..quiet.clone() }), ["explore"], "diverged");
    assert_eq!(names(&Experiment { base_lr: 0.001, ..quiet.clone() }), ["explore"], "too slow");
    assert_eq!(names(&Experiment { base_lr: 0.05, ..quiet.clone() }), ["explore", "stabilise", "refine"]);
    assert_eq!(names(&plain()), ["explore", "stabilise"], "a floor of noise");
    assert_eq!(names(&Experiment { start: Point::ORIGIN, ..quiet }), ["refine"]);
}

#[test]
fn momentum_that_is_cycled_and_plateaus_that_watch_the_loss_are_diagnosed() {
    let named = |name: &str| schedule::ALL.iter().find(|kind| kind.name == name).expect("listed").initial();
    let sgd = plain().optimizer.with("momentum", Value::Number(0.9)).expect("SGD has momentum");
    let Optimizer::SGD(_) = sgd else { unreachable!("it was one") };
    let plateau = named("ReduceLROnPlateau").with("patience", Value::Number(3.0)).expect("valid");
    check(&Experiment { schedule: plateau, optimizer: sgd.clone(), base_lr: 0.05, ..plain() });
    let cycle = named("OneCycleLR").with("total_steps", Value::Number(120.0)).expect("valid");
    check(&Experiment { schedule: cycle, optimizer: sgd, ..plain() });
}
