//! The other seeds, run after the picture is drawn and in slices, so that no slider ever waits for them.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use settle_model::outcome::{SEEDS, end_under_seed};
use settle_model::{Experiment, Run};
use yew::prelude::*;

use crate::facts::Ends;
use crate::shared::Shared;
use crate::slices::Work;
use crate::state::LabState;

/// Milliseconds without a change before what happened is told.
const TOLD: u32 = 150;

/// Milliseconds after that before the seeds are run.
const REST: u32 = 50;

/// The lab as it was when it last rested: while a slider moves, pictures come first and words afterwards.
#[hook]
pub fn use_rested(lab: &Rc<LabState>) -> Rc<LabState> {
    let rested = use_state(|| Rc::clone(lab));
    let setter = rested.setter();
    use_effect_with(Rc::clone(lab), move |lab| {
        let lab = Rc::clone(lab);
        let timer = Timeout::new(TOLD, move || setter.set(lab));
        move || drop(timer)
    });
    if **rested == **lab { Rc::clone(lab) } else { Rc::clone(&rested) }
}

/// Where the runs of a lab end under every seed; `None` until all are known. A change starts over.
#[hook]
pub fn use_ends(lab: &Rc<LabState>) -> Option<Shared<Ends>> {
    let known = use_state_eq(|| None::<(Vec<Shared<Run>>, Shared<Ends>)>);
    let setter = known.setter();
    let experiments: Vec<Experiment> = (0..lab.runs.len()).filter_map(|i| lab.scene.experiment(i)).collect();
    use_effect_with(lab.runs.clone(), move |runs| {
        let runs = runs.clone();
        let seeds = Rc::new(RefCell::new(Seeds::new(experiments, runs.clone())));
        let piece = {
            let seeds = Rc::clone(&seeds);
            move || seeds.borrow_mut().advance()
        };
        let work = Work::begin(REST, piece, move || {
            let ends = std::mem::take(&mut seeds.borrow_mut().ends);
            setter.set(Some((runs, Shared::new(ends))));
        });
        move || drop(work)
    });
    known.as_ref().filter(|(runs, _)| *runs == lab.runs).map(|(_, ends)| ends.clone())
}

/// Seeds that are still to be run.
struct Seeds {
    experiments: Vec<Experiment>,
    runs: Vec<Shared<Run>>,
    ends: Ends,
    open: Vec<(usize, i64)>,
}

impl Seeds {
    fn new(experiments: Vec<Experiment>, runs: Vec<Shared<Run>>) -> Self {
        let seeds = |e: &Experiment| if e.noise.sigma > 0.0 { SEEDS } else { 1..=1 };
        let mut open: Vec<_> =
            experiments.iter().enumerate().flat_map(|(run, e)| seeds(e).map(move |seed| (run, seed))).collect();
        open.reverse();
        Self { open, ends: vec![Vec::new(); experiments.len()], experiments, runs }
    }

    /// Runs one of them; whether there are more.
    fn advance(&mut self) -> bool {
        if let Some((run, seed)) = self.open.pop() {
            self.ends[run].push(end_under_seed(&self.experiments[run], &self.runs[run].rates, seed));
        }
        !self.open.is_empty()
    }
}
