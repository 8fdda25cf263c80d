//! The programs for other libraries: what they look like, and that every experiment has one.

mod generate;

use generate::any_experiment;
use proptest::prelude::*;
use settle_model::{Experiment, export};

const WARMUP_AND_COSINE: &str = r#"{"kind": "SequentialLR", "milestones": [12], "schedulers": [
    {"kind": "LinearLR", "start_factor": 0.1, "total_iters": 12}, {"kind": "CosineAnnealingLR", "T_max": 108}]}"#;
const RECURSION: &str = r#"{"kind": "ChainedScheduler", "schedulers": [
    {"kind": "CosineAnnealingLR", "T_max": 4, "eta_min": 0.01}, {"kind": "ExponentialLR", "gamma": 0.9}]}"#;
const PLATEAU: &str = r#"{"kind": "ReduceLROnPlateau", "patience": 3, "factor": 0.5}"#;
const ONE_CYCLE: &str = r#"{"kind": "OneCycleLR", "max_lr": 0.1, "total_steps": 120}"#;
const FINE_TUNING: &str =
    r#"{"kind": "WarmupStableDecay", "num_warmup_steps": 5, "num_decay_steps": 20, "num_stable_steps": 95}"#;
const FOREIGN: &str = r#"{"kind": "KerasCosineDecay", "decay_steps": 100, "warmup_target": 0.1, "warmup_steps": 20}"#;

fn experiment(optimizer: &str, schedule: &str, steps: u32) -> Experiment {
    let document = format!(
        r#"{{"version": 1, "surface": {{"kind": "quadratic", "angle": -0.3}}, "start": [-3, 2.5],
            "optimizer": {optimizer}, "base_lr": 0.05, "schedule": {schedule}, "steps": {steps}}}"#
    );
    serde_json::from_str(&document).expect("a valid document")
}

#[test]
fn programs_look_like_those_that_people_write() {
    let sgd = r#"{"kind": "SGD", "momentum": 0.9, "weight_decay": 0.001}"#;
    let adam = r#"{"kind": "AdamW", "weight_decay": 0.1}"#;
    let usual = experiment(sgd, WARMUP_AND_COSINE, 120);
    insta::assert_snapshot!("pytorch_sequence", export::pytorch(&usual));
    insta::assert_snapshot!("keras_sequence", export::keras(&usual));
    insta::assert_snapshot!("optax_sequence", export::optax(&usual));
    insta::assert_snapshot!("pytorch_helper", export::pytorch(&experiment(adam, FINE_TUNING, 120)));
    insta::assert_snapshot!("pytorch_foreign", export::pytorch(&experiment(adam, FOREIGN, 120)));
    insta::assert_snapshot!("keras_formula", export::keras(&experiment(adam, ONE_CYCLE, 120)));
    insta::assert_snapshot!("optax_plateau", export::optax(&experiment(r#"{"kind": "SGD"}"#, PLATEAU, 60)));
    insta::assert_snapshot!("optax_table", export::optax(&experiment(adam, RECURSION, 8)));
}

/// Names that Python does not know, and brackets that do not close.
fn is_python(program: &str) -> bool {
    let bare = ["float(\"inf\")", "float(\"-inf\")", "float(\"nan\")"]
        .iter()
        .fold(program.to_owned(), |text, n| text.replace(n, "0.0"));
    let words = bare.split(|c: char| !c.is_alphanumeric() && c != '_');
    let known = words.map(str::to_lowercase).all(|word| !["nan", "inf", "infinity"].contains(&word.as_str()));
    let count = |letter| bare.matches(letter).count();
    known && count('(') == count(')') && count('[') == count(']')
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_experiment_has_a_program_in_every_library(experiment in any_experiment()) {
        for program in [export::pytorch(&experiment), export::keras(&experiment), export::optax(&experiment)] {
            prop_assert!(is_python(&program), "{program}");
            prop_assert!(program.contains("print(repr("), "{program}");
        }
    }
}
