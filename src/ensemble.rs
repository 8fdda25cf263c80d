//! The other seeds, run after the picture is drawn and in slices, so that no slider ever waits for them.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use settle_model::outcome::{SEEDS, end_under_seed};
use settle_model::{Experiment, Run};
use yew::prelude::*;

use crate::facts::Ends;
use crate::shared::Shared;
use crate::state::LabState;

/// Milliseconds without a change before what happened is told.
const TOLD: u32 = 150;

/// Milliseconds after that before the seeds are run.
const REST: u32 = 50;

/// Milliseconds that one slice may take.
const SLICE: f64 = 8.0;

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
        let timer = Rc::new(RefCell::new(None));
        let work = Work::new(experiments, runs.clone());
        let done = move |ends| setter.set(Some((runs, Shared::new(ends))));
        wait(Rc::clone(&timer), REST, work, Box::new(done));
        move || drop(timer.take())
    });
    known.as_ref().filter(|(runs, _)| *runs == lab.runs).map(|(_, ends)| ends.clone())
}

/// The one timer that is pending; dropping it cancels the work.
type Timer = Rc<RefCell<Option<Timeout>>>;

fn wait(timer: Timer, delay: u32, mut work: Work, done: Box<dyn FnOnce(Ends)>) {
    let again = Rc::clone(&timer);
    let timeout =
        Timeout::new(delay, move || if work.advance(SLICE) { done(work.ends) } else { wait(again, 0, work, done) });
    timer.replace(Some(timeout));
}

/// Seeds that are still to be run.
struct Work {
    experiments: Vec<Experiment>,
    runs: Vec<Shared<Run>>,
    ends: Ends,
    open: Vec<(usize, i64)>,
}

impl Work {
    fn new(experiments: Vec<Experiment>, runs: Vec<Shared<Run>>) -> Self {
        let seeds = |e: &Experiment| if e.noise.sigma > 0.0 { SEEDS } else { 1..=1 };
        let mut open: Vec<_> =
            experiments.iter().enumerate().flat_map(|(run, e)| seeds(e).map(move |seed| (run, seed))).collect();
        open.reverse();
        Self { open, ends: vec![Vec::new(); experiments.len()], experiments, runs }
    }

    /// Runs seeds for so many milliseconds, at least one; whether all are done.
    fn advance(&mut self, budget: f64) -> bool {
        let start = now();
        while let Some((run, seed)) = self.open.pop() {
            self.ends[run].push(end_under_seed(&self.experiments[run], &self.runs[run].rates, seed));
            if now() - start > budget {
                break;
            }
        }
        self.open.is_empty()
    }
}

/// Milliseconds since the page was opened.
fn now() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |clock| clock.now())
}
