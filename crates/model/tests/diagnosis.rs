//! Diagnoses of experiments of which theory says what is wrong with them, 200 at random a finding.

mod cases;

use cases::Dice;
use settle_model::Experiment;
use settle_model::diagnosis::diagnose;

/// Experiments a finding.
const COUNT: usize = 200;
/// The least share of right answers.
const RIGHT: f64 = 0.95;

/// How often the first finding of experiments made by `draw` is the one they were made for.
fn check(rule: &str, draw: fn(&mut Dice) -> Option<Experiment>) {
    let mut dice = Dice(rule.bytes().fold(1, |hash: u64, byte| hash.wrapping_mul(31) + u64::from(byte)));
    let mut right = 0;
    let mut wrong = Vec::new();
    let mut remedies = 0;
    let mut among = 0;
    for _ in 0..COUNT {
        let experiment =
            std::iter::repeat_with(|| draw(&mut dice)).take(10_000).flatten().next().expect("one in ten thousand");
        let report = diagnose(&experiment).expect("valid");
        let first = &report.findings[0];
        among += usize::from(report.findings.iter().any(|finding| finding.rule == rule));
        if first.rule == rule {
            right += 1;
            remedies += usize::from(!first.remedies.is_empty());
            assert!(first.from <= first.until && first.until <= experiment.steps, "{first:?}");
        } else {
            wrong.push((first.rule, serde_json::to_string(&experiment).expect("serializes")));
        }
    }
    println!("{rule}: {right} of {COUNT} right, {among} name it, {remedies} with a remedy");
    for (other, experiment) in wrong.iter().take(4) {
        println!("  {other}: {experiment}");
    }
    assert!(right as f64 >= RIGHT * COUNT as f64, "{rule}: only {right} of {COUNT} are right");
}

macro_rules! findings {
    ($($name:ident $rule:literal $draw:ident;)*) => { $( #[test] fn $name() { check($rule, cases::$draw); } )* };
}

findings! {
    a_rate_above_the_limit_has_diverged "diverged" diverged;
    a_rate_above_the_limit_at_first_is_early_instability "early-instability" early_instability;
    a_rate_near_the_limit_oscillates_to_the_end "late-oscillation" late_oscillation;
    a_constant_rate_in_noise_has_a_floor "noise-floor" noise_floor;
    a_sum_of_rates_that_cannot_arrive_decayed_too_early "decayed-too-early" decayed_too_early;
    a_low_rate_beside_the_sharp_basin_stays_in_it "poor-basin" poor_basin;
    a_small_share_of_the_limit_is_too_low "base-rate-too-low" base_rate_too_low;
    a_restart_just_before_the_end_is_too_late "restarts-too-late" restarts_too_late;
    a_run_that_settled_is_healthy "healthy" healthy;
}
