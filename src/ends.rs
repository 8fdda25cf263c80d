//! How a run ended, as its card says it.

use settle_model::{End, Run};

use crate::format::three;

/// How a run ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// With this loss.
    Loss(String),
    /// At this step a number stopped being finite.
    Diverged(u32),
}

/// How a run ended.
#[must_use]
pub fn outcome(run: &Run) -> Outcome {
    match (run.end, run.trajectory.last()) {
        (End::Diverged { at }, _) => Outcome::Diverged(at),
        (End::Completed, last) => Outcome::Loss(last.map_or_else(String::new, |sample| three(sample.loss))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use settle_model::{Scene, simulate};

    #[test]
    fn runs_end_with_a_loss_or_a_step() {
        let mut experiment = Scene::first().experiment(0).expect("run A");
        assert!(matches!(simulate(&experiment).map(|run| outcome(&run)), Ok(Outcome::Loss(_))));
        experiment.base_lr = 999.0;
        assert!(matches!(simulate(&experiment).map(|run| outcome(&run)), Ok(Outcome::Diverged(at)) if at > 10));
    }
}
