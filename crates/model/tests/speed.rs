//! Steps per second, natively and in a browser, in lines that `cargo xtask bench-core` reads.
//!
//! Each case is repeated for a quarter of a second, eight times; its best counts, since other work on the machine only
//! ever takes time away. It is no check, and so is run only when asked for.

#[path = "../benches/workload/mod.rs"]
mod workload;

/// Rounds of a case.
const ROUNDS: u32 = 8;
/// Milliseconds of a round.
const ROUND: f64 = 250.0;

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

/// Milliseconds since some moment.
#[cfg(target_arch = "wasm32")]
fn now() -> f64 {
    js_sys::Date::now()
}

/// Milliseconds since some moment.
#[cfg(not(target_arch = "wasm32"))]
fn now() -> f64 {
    use std::sync::LazyLock;
    use std::time::Instant;
    static BEGUN: LazyLock<Instant> = LazyLock::new(Instant::now);
    BEGUN.elapsed().as_secs_f64() * 1000.0
}

#[cfg(not(target_arch = "wasm32"))]
use std::println as say;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::console_log as say;

/// Steps per second of a case in one round.
fn round(case: &workload::Case) -> f64 {
    let begun = now();
    let (mut steps, mut sum) = (0.0, 0.0);
    while now() - begun < ROUND {
        for _ in 0..(2000 / case.steps).max(1) {
            sum += case.go();
            steps += f64::from(case.steps);
        }
    }
    assert!(!sum.is_nan(), "{} is no number", case.name);
    1000.0 * steps / (now() - begun)
}

#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn steps_per_second() {
    for case in workload::cases() {
        let best = (0..ROUNDS).map(|_| round(&case)).fold(0.0, f64::max);
        say!("speed {} {best:.0}", case.name);
    }
}
