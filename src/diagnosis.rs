//! The diagnosis of the selected run: made after the picture is drawn, in slices, and dropped when something changes.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use settle_draw::thumbnail;
use settle_model::diagnosis::{Diagnosis, Report};
use settle_model::{Experiment, Run};
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::later::{Parts, fetch, parts};
use crate::shared::Shared;
use crate::slices::Work;
use crate::state::LabState;

/// Milliseconds without a change before the diagnosis begins.
const REST: u32 = 100;
/// Milliseconds after the page was opened before it is fetched for this alone: the first view comes first.
const FIRST: u32 = 2000;

/// A diagnosis in the making.
pub trait Diagnosing {
    /// Does one piece of the work; whether there is more.
    fn advance(&mut self) -> bool;
    /// What was found.
    fn report(&self) -> Report;
}

impl Diagnosing for Diagnosis {
    fn advance(&mut self) -> bool {
        Diagnosis::advance(self)
    }

    fn report(&self) -> Report {
        Diagnosis::report(self).clone()
    }
}

/// Begins the diagnosis of an experiment; none where its libraries refuse it.
#[must_use]
pub fn begin(experiment: &Experiment) -> Option<Box<dyn Diagnosing>> {
    Some(Box::new(Diagnosis::new(experiment).ok()?))
}

/// The curve of an experiment's rates, as a path of that size; empty where its libraries refuse it.
#[must_use]
pub fn curve(experiment: &Experiment, size: (f64, f64)) -> String {
    experiment.rates().map(|rates| thumbnail::path(&rates.lr, size)).unwrap_or_default()
}

/// A finished diagnosis, and the run that it is of.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnosed {
    /// The number of the run.
    pub run: usize,
    /// The run.
    pub of: Shared<Run>,
    /// What was found.
    pub report: Shared<Report>,
}

/// The diagnosis of the selected run of a lab. While another one is being made it is the one before, which then is of another
/// run than the lab has. None where it is not wanted.
#[hook]
pub fn use_diagnosis(lab: &Rc<LabState>, wanted: bool) -> Option<Diagnosed> {
    let known = use_state_eq(|| None::<Diagnosed>);
    let here = use_parts(wanted);
    let run = lab.selected();
    let wanted = lab.runs.get(run).cloned().zip(here.map(ByAddress));
    let experiment = lab.scene.experiment(run);
    let setter = known.setter();
    use_effect_with((run, wanted), move |(run, wanted)| {
        let run = *run;
        let begun = wanted.clone().zip(experiment).and_then(|((of, parts), experiment)| {
            let making = Rc::new(RefCell::new((parts.0.diagnosis)(&experiment)?));
            let piece = {
                let making = Rc::clone(&making);
                move || making.borrow_mut().advance()
            };
            Some(Work::begin(REST, piece, move || {
                let report = Shared::new(making.borrow().report());
                setter.set(Some(Diagnosed { run, of, report }));
            }))
        });
        move || drop(begun)
    });
    (*known).clone()
}

/// The later part of the page, once it is here: whoever needs it first fetches it, and else this does when the page has come to
/// rest. Where it can't be loaded there is no diagnosis, and nothing is said of it.
#[hook]
fn use_parts(wanted: bool) -> Option<&'static Parts> {
    let here = use_state(parts);
    let setter = here.setter();
    use_effect_with(wanted, move |&wanted| {
        let timer = (wanted && parts().is_none()).then(|| {
            Timeout::new(FIRST, move || {
                spawn_local(async move {
                    if let Ok(parts) = fetch().await {
                        setter.set(Some(parts));
                    }
                });
            })
        });
        move || drop(timer)
    });
    here.filter(|_| wanted)
}

/// The parts compared by where they are.
#[derive(Clone, Copy, Debug)]
struct ByAddress(&'static Parts);

impl PartialEq for ByAddress {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}
