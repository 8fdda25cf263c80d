//! What holds for every experiment, whatever its arguments.

mod generate;

use generate::{any_experiment, any_scene, any_surface};
use proptest::prelude::*;
use settle_model::schedule::{ALL, ReduceLROnPlateau, Schedule};
use settle_model::value::Value;
use settle_model::{End, Experiment, Hessian, Point, Scene, simulate};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn a_valid_experiment_simulates_and_has_one_point_more_than_steps(experiment in any_experiment()) {
        let run = simulate(&experiment).expect("it was checked");
        let steps = experiment.steps as usize;
        prop_assert_eq!(run.trajectory.len(), steps + 1);
        prop_assert_eq!((run.rates.lr.len(), run.rates.momentum.len()), (steps, steps));
        prop_assert_eq!(run.trajectory[0].at, experiment.start);
        let finite = |t: usize| {
            let sample = run.trajectory[t];
            sample.at.is_finite() && sample.loss.is_finite() && sample.gradient.is_finite()
        };
        match run.end {
            End::Completed => prop_assert!((0..=steps).all(finite)),
            End::Diverged { at } => {
                prop_assert!((0..at as usize).all(finite), "something was not finite before {at}");
                prop_assert!(!finite(at as usize), "all is finite at {at}");
            }
        }
    }

    #[test]
    fn a_run_is_a_function_of_its_experiment(experiment in any_experiment()) {
        let bits = |e: &Experiment| {
            let run = simulate(e).expect("it was checked");
            run.trajectory.iter().map(|s| [s.at.x.to_bits(), s.at.y.to_bits(), s.loss.to_bits()]).collect::<Vec<_>>()
        };
        prop_assert_eq!(bits(&experiment), bits(&experiment.clone()));
    }

    #[test]
    fn verdicts_tell_why_the_rate_fell(
        experiment in any_experiment(), patience in 0..6_i64, cooldown in 0..4_i64, factor in 0.1..0.9_f64,
    ) {
        let kind = ALL.iter().find(|kind| kind.name == "ReduceLROnPlateau").expect("listed").initial();
        let Schedule::ReduceLROnPlateau(kind) = kind else { panic!("another kind") };
        let plan = ReduceLROnPlateau { patience, cooldown, factor, eps: 0.0, ..kind };
        let experiment = Experiment { schedule: Schedule::ReduceLROnPlateau(plan), metrics: None, ..experiment };
        let run = simulate(&experiment).expect("it takes every loss");
        let verdicts = experiment.verdicts(&run).expect("a plateau");
        prop_assert_eq!(verdicts.len(), (experiment.steps as usize).saturating_sub(1));
        for (t, verdict) in verdicts.iter().enumerate() {
            let (before, after) = (run.rates.lr[t], run.rates.lr[t + 1]);
            prop_assert_eq!(verdict.loss.to_bits(), run.trajectory[t].loss.to_bits());
            prop_assert_eq!(verdict.is_cut, verdict.bad > patience);
            let falls = verdict.is_cut && before * factor < before;
            prop_assert_eq!(after, if falls { before * factor } else { before }, "step {}: {:?}", t, verdict);
        }
    }

    #[test]
    fn documents_read_back_what_was_written(experiment in any_experiment(), scene in any_scene()) {
        let text = serde_json::to_string(&experiment).expect("serializes");
        prop_assert_eq!(serde_json::from_str::<Experiment>(&text).expect("reads back"), experiment);
        let text = serde_json::to_string(&scene).expect("serializes");
        prop_assert_eq!(serde_json::from_str::<Scene>(&text).expect("reads back"), scene);
    }

    #[test]
    fn gradients_and_hessians_are_the_derivatives_they_say(
        surface in any_surface(), x in 0.0..1.0_f64, y in 0.0..1.0_f64,
    ) {
        let it = surface.as_loss();
        let window = it.domain();
        let size = window.high - window.low;
        let at = Point::new(window.low.x + x * size.x, window.low.y + y * size.y);
        let curvatures = it.hessian(at).curvatures();
        // Curvatures beyond what a difference of losses can resolve prove nothing.
        prop_assume!(curvatures.iter().all(|c| c.value.abs() < 1e6));
        let h = 1e-5;
        let slope = |dx: Point| (it.loss(at + dx) - it.loss(at - dx)) / (2.0 * h);
        let turn = |dx: Point| (1.0 / (2.0 * h)) * (it.gradient(at + dx) - it.gradient(at - dx));
        let (along_x, along_y) = (Point::new(h, 0.0), Point::new(0.0, h));
        let scale = 1.0 + it.loss(at).abs() + it.gradient(at).norm() + curvatures[0].value.abs() + curvatures[1].value.abs();
        let close = |a: f64, b: f64| (a - b).abs() < 1e-4 * scale;
        let gradient = it.gradient(at);
        prop_assert!(close(gradient.x, slope(along_x)) && close(gradient.y, slope(along_y)), "gradient {gradient:?} at {at:?}");
        let (by_x, by_y) = (turn(along_x), turn(along_y));
        let Hessian { xx, xy, yy } = it.hessian(at);
        prop_assert!(close(xx, by_x.x) && close(xy, by_x.y) && close(xy, by_y.x) && close(yy, by_y.y), "hessian at {at:?}");
    }

    #[test]
    fn closed_forms_are_what_stepping_gives(experiment in any_experiment()) {
        // Arguments near the ends of f64 lose their digits in a recursion, in PyTorch too.
        let ordinary = |n: f64| n == 0.0 || (1e-6..1e6).contains(&n.abs());
        let arguments = experiment.schedule.arguments();
        prop_assume!(ordinary(experiment.base_lr));
        prop_assume!(arguments.iter().all(|(_, v)| if let Value::Number(n) = v { ordinary(*n) } else { true }));
        let rates = experiment.rates().expect("it was checked").lr;
        let largest = rates.iter().fold(experiment.base_lr, |max, lr| lr.abs().max(max));
        prop_assume!(largest < 1e100);
        for (t, &lr) in rates.iter().enumerate().take(200) {
            let pure = experiment.schedule.closed_form(experiment.base_lr, t as u32);
            // A power that overflows times a rate of 0 is no number; steps never get there.
            if let Some(pure) = pure.filter(|pure| pure.is_finite()) {
                prop_assert!((pure - lr).abs() <= 1e-9 * largest, "step {t}: {pure} in closed form, {lr} by steps");
            }
        }
    }
}
