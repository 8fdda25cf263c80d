//! Whether the selected run reaches the goals of the scene's task: judged after the lab rests, in slices, and dropped when
//! something changes.

use std::cell::RefCell;
use std::rc::Rc;

use settle_model::Run;
use settle_model::task::{Goal, Judgement, Judging};
use yew::prelude::*;

use crate::shared::Shared;
use crate::slices::Work;
use crate::state::LabState;

/// Milliseconds without a change before a run is judged.
const REST: u32 = 100;

/// A run judged by goals.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// The number of the run.
    pub run: usize,
    /// The run.
    pub of: Shared<Run>,
    /// How it stands to each goal, in their order.
    pub judgements: Vec<Judgement>,
}

impl Judged {
    /// Whether every goal is reached.
    #[must_use]
    pub fn is_reached(&self) -> bool {
        self.judgements.iter().all(|judgement| judgement.met)
    }

    /// Whether it is of the selected run of a lab as that is now, and of these goals.
    #[must_use]
    pub fn is_of(&self, lab: &LabState, goals: &[Goal]) -> bool {
        let run = lab.selected();
        let same = self.judgements.iter().map(|judgement| &judgement.goal).eq(goals);
        same && self.run == run && lab.runs.get(run) == Some(&self.of)
    }
}

/// The selected run of a lab, judged by the goals of its scene's task; while it is being judged anew, as it was judged before.
/// `None` before it was judged, and where there is no goal.
#[hook]
pub fn use_task(lab: &Rc<LabState>) -> Option<Judged> {
    let goals = lab.scene.view.goals();
    use_judged(lab, &goals).filter(|_| !goals.is_empty())
}

/// The selected run of a lab, judged by any goals, as [`use_task`] does.
#[hook]
pub fn use_judged(lab: &Rc<LabState>, goals: &[Goal]) -> Option<Judged> {
    let known = use_state_eq(|| None::<Judged>);
    let run = lab.selected();
    let experiment = lab.scene.experiment(run);
    let setter = known.setter();
    use_effect_with((run, lab.runs.get(run).cloned(), goals.to_vec()), move |(run, of, goals)| {
        let (run, goals) = (*run, goals.clone());
        let begun = of.clone().zip(experiment).filter(|_| !goals.is_empty()).map(|(of, experiment)| {
            let judging = Rc::new(RefCell::new(None::<Judging>));
            let piece = {
                let judging = Rc::clone(&judging);
                move || {
                    let mut judging = judging.borrow_mut();
                    if let Some(judging) = &mut *judging {
                        return judging.advance();
                    }
                    *judging = Judging::new(&experiment, goals.clone()).ok();
                    judging.is_some()
                }
            };
            Work::begin(REST, piece, move || {
                if let Some(judging) = judging.take() {
                    setter.set(Some(Judged { run, of, judgements: judging.judgements() }));
                }
            })
        });
        move || drop(begun)
    });
    (*known).clone()
}
