//! Whose schedules they are, and what they are called there.

use crate::schedule::Schedule;

/// A library of schedules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Library {
    PyTorch,
    Transformers,
    Optax,
    Keras,
    Settle,
}

/// The library that a schedule is from, and its class or function there.
pub(super) fn origin(schedule: &Schedule) -> (Library, &'static str) {
    match schedule {
        Schedule::LinearWithWarmup(_) => (Library::Transformers, "get_linear_schedule_with_warmup"),
        Schedule::CosineWithWarmup(_) => (Library::Transformers, "get_cosine_schedule_with_warmup"),
        Schedule::CosineWithHardRestarts(_) => {
            (Library::Transformers, "get_cosine_with_hard_restarts_schedule_with_warmup")
        }
        Schedule::PolynomialWithWarmup(_) => (Library::Transformers, "get_polynomial_decay_schedule_with_warmup"),
        Schedule::InverseSqrt(_) => (Library::Transformers, "get_inverse_sqrt_schedule"),
        Schedule::WarmupStableDecay(_) => (Library::Transformers, "get_wsd_schedule"),
        Schedule::WarmupCosineDecay(_) => (Library::Optax, "warmup_cosine_decay_schedule"),
        Schedule::OptaxExponentialDecay(_) => (Library::Optax, "exponential_decay"),
        Schedule::KerasCosineDecay(_) => (Library::Keras, "CosineDecay"),
        Schedule::Drawn(_) => (Library::Settle, "Drawn"),
        other => (Library::PyTorch, other.kind()),
    }
}

/// What a program for `library` says of a function that stands for a schedule.
pub(super) fn says(schedule: &Schedule, library: &str) -> String {
    let (from, name) = origin(schedule);
    let from = match from {
        Library::Settle => return "Straight lines between knots, each a step and a share of the rate.".into(),
        Library::PyTorch => "PyTorch",
        Library::Transformers => "transformers",
        Library::Optax => "optax",
        Library::Keras => "Keras",
    };
    if name.len() > 30 {
        return format!("{name} of {from};\n    {library} has no schedule with these rates.");
    }
    format!("{name} of {from}; {library} has no schedule with these rates.")
}
