//! Steps per second of the core on this machine: `cargo bench -p settle-model`.
//!
//! `cargo xtask bench-core` compares them with those of the same work in a browser.

#[cfg(not(target_arch = "wasm32"))]
mod workload;

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    use criterion::{Criterion, Throughput};
    let mut criterion = Criterion::default().configure_from_args();
    let mut group = criterion.benchmark_group("steps");
    for case in workload::cases() {
        group.throughput(Throughput::Elements(u64::from(case.steps)));
        group.bench_function(case.name, |b| b.iter(|| case.go()));
    }
    group.finish();
    for index in [0, 1] {
        let run = settle_model::Scene::first().experiment(index).expect("the first scene has two runs");
        let long = settle_model::Experiment { steps: 300, ..run };
        let name = format!("diagnosis of 300 steps/{index}");
        criterion.bench_function(&name, |b| b.iter(|| settle_model::diagnosis::diagnose(&long)));
    }
    criterion.final_summary();
}

#[cfg(target_arch = "wasm32")]
fn main() {}
