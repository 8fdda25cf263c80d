//! Why a run did what it did, and what would mend it: rules, one a file, each held to the numbers of the run, and remedies that
//! were run before they are offered.
//!
//! Terms. `E` is the loss above that of the minimum in whose basin the run ends (damped Newton steps from its end), or, without
//! a minimum, above the lowest on the domain; never below 0. With noise everything is over the seeds 1 to 16. `end` is the
//! median over the seeds of the mean of E over the last tenth of the points. The twin is the same experiment without noise. A
//! run is settled if `end <= 1e-6 E(0)`; it then has none of `late-oscillation`, `noise-floor`, `decayed-too-early`,
//! `base-rate-too-low` and `restarts-too-late`.

mod base_rate_too_low;
mod case;
mod change;
mod decayed_too_early;
mod diverged;
mod early_instability;
mod finding;
mod healthy;
mod late_oscillation;
mod noise_floor;
mod phases;
mod play;
mod poor_basin;
mod restarts_too_late;
mod rule;
mod trial;
mod work;

use crate::error::InvalidParam;
use crate::experiment::Experiment;

pub(crate) use case::Case;
pub use finding::{Finding, Numbers, Phase, Quantity, Remedy, Report};
pub(crate) use play::Play;
use rule::Rule;
pub use work::Diagnosis;
pub(crate) use work::measured;

/// The rules, most severe first.
static RULES: [(&str, &dyn Rule); 9] = [
    ("diverged", &diverged::Diverged),
    ("early-instability", &early_instability::EarlyInstability),
    ("late-oscillation", &late_oscillation::LateOscillation),
    ("noise-floor", &noise_floor::NoiseFloor),
    ("decayed-too-early", &decayed_too_early::DecayedTooEarly),
    ("poor-basin", &poor_basin::PoorBasin),
    ("base-rate-too-low", &base_rate_too_low::BaseRateTooLow),
    ("restarts-too-late", &restarts_too_late::RestartsTooLate),
    ("healthy", &healthy::Healthy),
];

/// The names of the rules, most severe first.
#[must_use]
pub fn rules() -> Vec<&'static str> {
    RULES.iter().map(|(name, _)| *name).collect()
}

/// Diagnoses an experiment, to the end at once; [`Diagnosis`] does the same in slices.
///
/// # Errors
/// As [`simulate`](crate::simulate()).
///
/// ```
/// use settle_model::{Scene, diagnosis::diagnose};
/// let report = diagnose(&Scene::first().experiment(0).expect("run A"))?;
/// assert_eq!(report.findings[0].rule, "late-oscillation");
/// assert_eq!(report.findings[1].rule, "noise-floor");
/// assert!(report.findings[0].remedies[0].gain > 2.0);
/// # Ok::<(), settle_model::InvalidParam>(())
/// ```
pub fn diagnose(experiment: &Experiment) -> Result<Report, InvalidParam> {
    let mut work = Diagnosis::new(experiment)?;
    while work.advance() {}
    Ok(work.report().clone())
}

/// A finding without remedies yet.
fn span(rule: &'static str, key: &'static str, (from, until): (usize, usize), evidence: Numbers) -> Finding {
    Finding { rule, key, evidence, from: from as u32, until: until.max(from) as u32, remedies: Vec::new() }
}
