//! The sentences of a task: what each goal asks for, and how the run stands to it.

use settle_model::task::{Goal, Judgement};
use settle_text::{sentence, text};

use crate::format::{count, plain, significant, three};

/// What a goal asks for; `noisy` says whether the run has noise, and what is said of it holds typically.
#[must_use]
pub fn asked(goal: Goal, noisy: bool) -> String {
    match goal {
        Goal::Below(bound) => {
            sentence(if noisy { "task-below-typically" } else { "task-below" }, &[("bound", whole(bound))])
        }
        Goal::Healthy => text("task-healthy").to_owned(),
        Goal::Restarts(least) => sentence("task-restarts", &[("count", count(least))]),
        Goal::Overshoot(from, to) => sentence("task-overshoot", &[("from", percent(from)), ("to", percent(to))]),
        Goal::SettlesAfter(step) => sentence("task-settles", &[("step", count(step))]),
    }
}

/// How the run stands to a goal: `now 0.19`.
#[must_use]
pub fn stands(judgement: &Judgement) -> String {
    let Judgement { goal, value, .. } = *judgement;
    let now = |value: String| sentence("task-now", &[("value", value)]);
    match goal {
        Goal::Below(_) if value.is_infinite() => text("task-now-diverged").to_owned(),
        // Nearer to the bound than three digits can tell, the digits would contradict the state.
        Goal::Below(bound) if significant(value, 3) == significant(bound, 3) => now(count(significant(value, 6))),
        Goal::Below(_) => now(three(value)),
        Goal::Healthy => sentence("task-now-found", &[("count", count(value))]),
        Goal::Restarts(_) => now(count(value)),
        Goal::Overshoot(..) if value.is_nan() => text("task-now-unmeasured").to_owned(),
        Goal::Overshoot(..) => now(percent(value)),
        Goal::SettlesAfter(_) if value.is_infinite() => text("task-now-unsettled").to_owned(),
        Goal::SettlesAfter(_) => sentence("task-now-settled", &[("step", count(value))]),
    }
}

/// A bound with as many digits as it was given.
fn whole(bound: f64) -> String {
    if significant(bound, 3) == bound { plain(bound) } else { count(bound) }
}

/// A number of percent.
fn percent(n: f64) -> String {
    sentence("number-percent", &[("value", plain(n))])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(goal: Goal, value: f64) -> [String; 2] {
        [asked(goal, false), stands(&Judgement { goal, met: false, value })]
    }

    #[test]
    fn goals_and_values_are_told_with_their_numbers() {
        assert_eq!(told(Goal::Below(0.004), 0.19), ["End below 0.004", "now 0.190"]);
        assert_eq!(asked(Goal::Below(1e-6), true), "Typical end below 1e-6");
        assert_eq!(told(Goal::Below(0.01), f64::INFINITY)[1], "now diverged");
        assert_eq!(told(Goal::Below(0.004), 0.004_000_12)[1], "now 0.00400012", "it is not below");
        assert_eq!(told(Goal::Healthy, 2.0), ["The diagnosis finds nothing to mend", "now 2 findings"]);
        assert_eq!(told(Goal::Restarts(1), 0.0), ["At least 1 restart of the rate on the way", "now 0"]);
        assert_eq!(
            told(Goal::Overshoot(45.0, 55.0), 62.4),
            ["Overshoot between 45\u{a0}% and 55\u{a0}%", "now 62.4\u{a0}%"]
        );
        assert_eq!(told(Goal::Overshoot(45.0, 55.0), f64::NAN)[1], "now not measurable");
        assert_eq!(told(Goal::SettlesAfter(200), 80.0), ["Settled only after step 200", "now settled at step 80"]);
        assert_eq!(told(Goal::SettlesAfter(200), f64::INFINITY)[1], "now never settled");
    }
}
