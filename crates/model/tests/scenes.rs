//! What prepared scenes are said to show, held to seeds.

use settle_model::diagnosis::diagnose;
use settle_model::outcome::{end_under_seed, median};
use settle_model::{Experiment, Scene};

/// Ends under the seeds 1 to 64.
fn ends(experiment: &Experiment) -> Vec<f64> {
    let rates = experiment.rates().expect("valid");
    (1..=64).map(|seed| end_under_seed(experiment, &rates, seed)).collect()
}

#[test]
fn adam_does_not_cure_a_rate_that_is_too_high_late_and_a_schedule_does() {
    let scene = Scene::optimizer_and_schedule();
    scene.check().expect("the libraries take it");
    let run = |i: usize| scene.experiment(i).expect("a run");
    let all = [0, 1, 2].map(|i| ends(&run(i)));
    let [sgd, adam, decayed] = all.clone().map(|ends| median(&ends).expect("seeds"));
    println!("medians {sgd} {adam} {decayed}");
    assert!((0.8..1.5).contains(&(adam / sgd)), "Adam ends {} times as high", adam / sgd);
    assert!(adam / decayed > 10.0 && sgd / decayed > 10.0, "the schedule ends {} times lower", adam / decayed);
    let better = all[1].iter().zip(&all[2]).filter(|(before, after)| after < before).count();
    assert!(better >= 60, "better under {better} of 64 seeds");
    let rules = [0, 1, 2].map(|i| diagnose(&run(i)).expect("valid").findings[0].rule);
    assert_eq!(rules, ["noise-floor", "noise-floor", "healthy"]);
    let cured = diagnose(&run(1)).expect("valid").findings[0].remedies[0].gain;
    assert!(cured > 10.0, "a schedule is offered, {cured} times lower");
}
