//! Why ReduceLROnPlateau cut the rate or did not, step by step, in words. Pure.

use settle_model::schedule::{ReduceLROnPlateau, Schedule, Verdict};
use settle_text::sentence;

use crate::format::{count, plain, three};
use crate::state::LabState;

/// What the ReduceLROnPlateau of one run made of each loss.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdicts {
    plan: ReduceLROnPlateau,
    entries: Vec<Verdict>,
}

impl Verdicts {
    /// Of one run; `None` where it has another schedule.
    #[must_use]
    pub fn of(lab: &LabState, run: usize) -> Option<Self> {
        let Schedule::ReduceLROnPlateau(plan) = &lab.scene.runs.get(run)?.schedule else { return None };
        let entries = lab.scene.experiment(run)?.verdicts(lab.runs.get(run)?)?;
        Some(Self { plan: plan.clone(), entries })
    }

    /// The verdict that the rate of update `step` comes from; none of the first update.
    #[must_use]
    pub fn before(&self, step: usize) -> Option<&Verdict> {
        self.entries.get(step.checked_sub(1)?)
    }

    /// The same in words.
    #[must_use]
    pub fn words_before(&self, step: usize) -> Option<String> {
        let verdict = self.before(step)?;
        let values = [
            ("best", three(verdict.best)),
            ("bad", count(verdict.bad)),
            ("patience", count(self.plan.patience)),
            ("factor", plain(self.plan.factor)),
            ("left", count(verdict.cooling)),
        ];
        let key = match verdict {
            Verdict { is_cut: true, .. } => "stage-plateau-cut",
            Verdict { cooling: 1.., .. } => "stage-plateau-cooling",
            _ => "stage-plateau",
        };
        Some(sentence(key, &values))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use settle_model::Scene;
    use settle_model::value::Value;

    fn lab() -> LabState {
        let mut scene = Scene::first();
        let plateau = settle_model::schedule::ALL.iter().find(|kind| kind.name == "ReduceLROnPlateau").expect("listed");
        let patient = plateau.initial().with("patience", Value::Number(5.0)).expect("valid");
        scene.runs[0].schedule = patient.with("cooldown", Value::Number(3.0)).expect("valid");
        LabState::open(scene)
    }

    #[test]
    fn every_fall_of_the_rate_is_explained() {
        let lab = lab();
        let verdicts = Verdicts::of(&lab, 0).expect("a plateau");
        let rates = &lab.runs[0].rates.lr;
        let cuts: Vec<usize> = (1..rates.len()).filter(|t| rates[*t] < rates[t - 1]).collect();
        assert!(!cuts.is_empty());
        for &step in &cuts {
            let words = verdicts.words_before(step).expect("judged");
            assert!(words.starts_with("cut: 6 bad steps, more than 5"), "{step}: {words}");
            let after = verdicts.words_before(step + 1).expect("judged");
            assert!(after.ends_with("cooldown, 2 steps left"), "{after}");
        }
        assert!(verdicts.words_before(1).is_some_and(|words| words.starts_with("best 29.1 · 0 of 5 bad")));
        assert_eq!((verdicts.words_before(0), verdicts.words_before(121)), (None, None));
    }

    #[test]
    fn other_schedules_have_none() {
        assert_eq!(Verdicts::of(&lab(), 1), None);
    }
}
