//! The same bits everywhere: one digest of many runs, the same natively and in a browser.

use settle_model::diagnosis::diagnose;
use settle_model::optimizer::{self, Optimizer};
use settle_model::schedule::{self, Schedule};
use settle_model::theory::stability_limits;
use settle_model::value::Value;
use settle_model::{Experiment, Noise, Scene, simulate, surface};

/// The digest of all runs below. It changes only when what a run does is changed on purpose.
const DIGEST: u64 = 0x0b33_6d49_29d7_fc8a;

/// FNV-1a over the bits of numbers; all NaNs count as one.
struct Digest(u64);

impl Digest {
    fn take(&mut self, number: f64) {
        let bits = if number.is_nan() { f64::NAN.to_bits() } else { number.to_bits() };
        for byte in bits.to_le_bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

/// Every kind of schedule on every surface, with momentum and noise, and the first scene.
fn experiments() -> Vec<Experiment> {
    let momentum = |o: Optimizer| o.with("momentum", Value::Number(0.9)).expect("every optimizer here has momentum");
    let mut all: Vec<_> = (0..2).filter_map(|run| Scene::first().experiment(run)).collect();
    for kind in schedule::ALL {
        for bowl in surface::ALL {
            let bowl = bowl.initial();
            let schedule = match kind.initial() {
                Schedule::OneCycleLR(_) => kind.initial().with("total_steps", Value::Number(200.0)).expect("valid"),
                Schedule::WarmupStableDecay(_) => {
                    kind.initial().with("num_stable_steps", Value::Number(90.0)).expect("valid")
                }
                other => other,
            };
            all.push(Experiment {
                start: bowl.as_loss().start(),
                surface: bowl,
                optimizer: momentum(optimizer::ALL[0].initial()),
                base_lr: 0.003,
                schedule,
                steps: 200,
                noise: Noise { sigma: 0.7, seed: 11 },
                metrics: None,
            });
        }
    }
    all.extend(corners());
    all
}

/// Every argument of SGD, the other optimizers, and a run that goes on after its numbers are none.
fn corners() -> Vec<Experiment> {
    let sgd = |arguments: &[(&'static str, Value)]| {
        let plain = optimizer::ALL[0].initial();
        arguments.iter().fold(plain, |o, (key, value)| o.with(key, value.clone()).expect("valid"))
    };
    let number = Value::Number;
    let damped = [("momentum", number(0.8)), ("dampening", number(0.3)), ("weight_decay", number(0.1))];
    let ahead = [("momentum", number(0.8)), ("nesterov", Value::Bool(true)), ("weight_decay", number(0.1))];
    let first = Scene::first().experiment(1);
    let with = |optimizer, base_lr| first.clone().map(|e| Experiment { optimizer, base_lr, ..e });
    let of_sgd = [(sgd(&damped), 0.05), (sgd(&ahead), 0.05), (sgd(&[]), 1e6)];
    let others = optimizer::ALL[1..].iter().map(|kind| (kind.initial(), 0.05));
    of_sgd.into_iter().chain(others).filter_map(|(optimizer, base_lr)| with(optimizer, base_lr)).collect()
}

fn digest() -> u64 {
    let mut digest = Digest(0xcbf2_9ce4_8422_2325);
    for experiment in experiments() {
        let run = simulate(&experiment).expect("a valid experiment");
        run.rates.lr.iter().for_each(|&lr| digest.take(lr));
        for sample in &run.trajectory {
            [sample.at.x, sample.at.y, sample.loss, sample.gradient.norm()].into_iter().for_each(|n| digest.take(n));
        }
    }
    digest.0
}

#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn runs_have_the_same_bits_everywhere() {
    assert_eq!(digest(), DIGEST, "the digest of all runs is {:#018x}", digest());
}

/// The digest of the diagnoses below.
const FINDINGS: u64 = 0xdb91_b5fa_f5da_406a;

/// Both runs of the first scene, and one of every surface and of every optimizer.
fn diagnosed() -> Vec<Experiment> {
    let first = || Scene::first().experiment(0).expect("run A");
    let surfaces = surface::ALL.iter().map(|kind| {
        let bowl = kind.initial();
        Experiment { start: bowl.as_loss().start(), surface: bowl, base_lr: 0.003, ..first() }
    });
    let optimizers = optimizer::ALL.iter().map(|kind| Experiment { optimizer: kind.initial(), ..first() });
    Scene::first().experiment(1).into_iter().chain(surfaces).chain(optimizers).collect()
}

#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn diagnoses_have_the_same_bits_everywhere() {
    let mut digest = Digest(0xcbf2_9ce4_8422_2325);
    for experiment in diagnosed() {
        let report = diagnose(&experiment).expect("a valid experiment");
        for finding in &report.findings {
            finding.rule.bytes().for_each(|byte| digest.take(f64::from(byte)));
            finding.evidence.iter().for_each(|(_, n)| digest.take(n.value()));
            finding.remedies.iter().for_each(|remedy| digest.take(remedy.gain));
        }
        for terms in [report.predicted, report.measured] {
            let pairs = [terms.overshoot_percent, terms.period, terms.damping_ratio].concat();
            pairs.into_iter().chain([terms.noise_floor]).for_each(|n| digest.take(n.unwrap_or(-1.0)));
        }
        let run = simulate(&experiment).expect("a valid experiment");
        stability_limits(&experiment, &run).into_iter().for_each(|limit| digest.take(limit));
    }
    assert_eq!(digest.0, FINDINGS, "the digest of all diagnoses is {:#018x}", digest.0);
}

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
