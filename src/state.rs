//! The state of a lab and everything that can be done to it: pure, and the same natively and in the browser.

use std::rc::Rc;

use settle_model::value::Value;
use settle_model::{InvalidParam, Point, Run, RunPlan, Scene, simulate};
use yew::Reducible;

use crate::change::change;
use crate::families::{Controls, Family};
use crate::history::{History, Number};
use crate::later::parts;
use crate::link::Notice;
use crate::opened::Opened;
use crate::schedule_edit::{Edit, Path};
use crate::shared::Shared;
use crate::subject::Subject;

/// A lab: the scene, its finished runs, and what it remembers.
#[derive(Clone, Debug, PartialEq)]
pub struct LabState {
    /// What is on screen.
    pub scene: Scene,
    /// The scene that Reset returns to.
    pub opened: Scene,
    /// The finished runs of the scene, in its order.
    pub runs: Vec<Shared<Run>>,
    /// The finished edits.
    pub history: History,
    /// What is being edited, until that is finished: while a slider is dragged, say.
    pub pending: Option<Subject>,
    /// Why the last change was not made, if it was not.
    pub refusal: Option<InvalidParam>,
    /// What was last taken away, undone or redone, until something else is changed.
    pub said: Option<Said>,
    /// What had to be changed about the link that was opened, until that was read.
    pub notices: Rc<[Notice]>,
    /// The scene of the visit before, while it is on offer.
    pub kept: Option<Shared<Scene>>,
}

/// What a lab did that is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// This run was removed.
    Removed(usize),
    /// Everything went back to the opened scene.
    Reset,
    /// An edit was undone.
    Undone(Subject),
    /// An edit was redone.
    Redone(Subject),
}

/// Something a person does to a lab. Changes to a run are to the selected one.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// The rate slider: the base rate, or the peak of one cycle.
    SetRate(f64),
    /// A thumbnail: another family, with the present rate and warmup.
    ChooseFamily(Family),
    /// A control of the present family.
    SetControl(&'static str, Value),
    /// A change somewhere inside the schedule, by the general controls.
    EditSchedule(Path, Edit),
    /// Another optimizer, with its defaults.
    ChooseOptimizer(&'static str),
    /// An argument of the optimizer.
    SetOptimizer(&'static str, Value),
    /// Another surface, with its first values and its own start.
    ChooseSurface(&'static str),
    /// A parameter of the surface.
    SetSurface(&'static str, Value),
    /// Another start.
    SetStart(Point),
    /// A parameter of the noise.
    SetNoise(&'static str, Value),
    /// Another length; schedules that ended with the run still do.
    SetSteps(u32),
    /// Shows the controls of another run.
    Select(usize),
    /// Adds a run: a copy of the selected one, selected.
    AddRun,
    /// Puts a run beside the others, or in the place of the last one where there is no room; it is then selected.
    Adopt(Box<RunPlan>),
    /// Gives a run a name; an empty one takes its name away.
    Rename(usize, String),
    /// Draws a run, or draws it no longer.
    ToggleHidden(usize),
    /// Takes a run away; the last one stays.
    Remove(usize),
    /// Notes where the playhead stands; `None` is the end.
    SetStep(Option<u32>),
    /// Back to the opened scene.
    Reset,
    /// Finishes the edit that is being made: the slider was released, the value typed.
    Settle,
    /// Gives up the edit that is being made: what it changed is as it was before it.
    Abandon,
    /// Takes the last edit back.
    Undo,
    /// Makes the edit again that was last taken back.
    Redo,
    /// To the state of that number; `None` where this lab must know it, else the scene that stands for it.
    Travel(Number, Option<Opened>),
    /// Takes the task away: everything is free.
    LeaveTask,
    /// Says no more of what was taken away or undone, nor of the link.
    LetGo,
    /// Says no more of the change that was not made.
    Understand,
    /// Goes on with the scene of the visit before.
    GoOn,
    /// Offers that scene no more.
    Decline,
    /// Another scene, from a link or a file.
    Open(Opened),
}

impl LabState {
    /// A lab opened with a valid scene.
    #[must_use]
    pub fn open(scene: Scene) -> Self {
        Self::begin(&Opened::from(scene), 0)
    }

    /// A lab opened with what a link held, as the state of that number.
    #[must_use]
    pub fn begin(opened: &Opened, number: Number) -> Self {
        let scene = (*opened.scene).clone();
        let runs = (0..scene.runs.len()).filter_map(|i| simulate_one(&scene, i).ok()).collect();
        Self {
            opened: scene.clone(),
            runs,
            history: History::begin(number, &scene),
            pending: None,
            refusal: None,
            said: None,
            notices: opened.notices.clone(),
            kept: None,
            scene,
        }
    }

    /// The run whose controls are shown.
    #[must_use]
    pub fn selected(&self) -> usize {
        (self.scene.view.selected as usize).min(self.scene.runs.len() - 1)
    }

    /// Whether a run is drawn.
    #[must_use]
    pub fn is_shown(&self, run: usize) -> bool {
        !self.scene.view.hidden.contains(&(run as i64))
    }

    /// The plain controls of a run, where its schedule has them.
    #[must_use]
    pub fn controls(&self, run: usize) -> Option<Controls> {
        self.scene.runs.get(run).and_then(|plan| Controls::of(plan, self.scene.steps))
    }

    /// Whether the scene differs from the opened one in anything but the playhead.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        let mut scene = self.scene.clone();
        scene.view.step = self.opened.view.step;
        scene != self.opened
    }

    /// Whether the scene's task leaves free what an edit is about.
    #[must_use]
    pub fn is_free(&self, subject: &Subject) -> bool {
        let free = &self.scene.view.free;
        // What opens a scene with a task loads the later part first.
        free.is_empty() || parts().is_none_or(|parts| (parts.is_free)(subject, free))
    }

    /// Whether there is an edit to undo.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        self.pending.is_some() || self.history.before().is_some()
    }

    /// Whether there is an edit to redo.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        self.pending.is_none() && self.history.after().is_some()
    }

    /// The state after an action; the scene stays as it is where a library would refuse the new one.
    fn after(&self, action: Action) -> Result<Self, InvalidParam> {
        match action {
            Action::Settle => Ok(self.settled()),
            Action::Abandon => self.abandoned(),
            Action::Undo => self.settled().undone(),
            Action::Redo => self.settled().redone(),
            Action::Travel(number, link) => self.settled().at(number, link.as_ref()),
            Action::LetGo => Ok(Self { said: None, notices: Rc::from([]), ..self.clone() }),
            Action::Understand => Ok(Self { refusal: None, ..self.clone() }),
            Action::Decline => Ok(Self { kept: None, ..self.clone() }),
            other => match Subject::of(&other, self.selected(), self.scene.runs.len()) {
                Some(subject) if !self.is_free(&subject) => Ok(self.clone()),
                Some(subject) => self.edited(other, subject),
                None => self.looked_at(other),
            },
        }
    }

    /// The same lab with another run selected, or another step.
    fn looked_at(&self, action: Action) -> Result<Self, InvalidParam> {
        let mut scene = self.scene.clone();
        change(&mut scene, self.selected(), action)?;
        Ok(Self { scene, refusal: None, ..self.clone() })
    }

    /// The lab after an edit, which goes on with the one that is being made where both are about the same.
    fn edited(&self, action: Action, subject: Subject) -> Result<Self, InvalidParam> {
        let goes_on = self.pending.as_ref() == Some(&subject) && !subject.is_whole();
        let mut before = if goes_on { self.clone() } else { self.settled() };
        if !goes_on {
            before.history.note(&before.scene);
        }
        let next = before.applied(action)?;
        if !goes_on && is_only_looked_at(&next.scene, &before.scene) && subject != Subject::Opened {
            return Ok(Self { said: before.said, ..next });
        }
        let whole = subject.is_whole();
        let said = match subject {
            Subject::Removed(run) => Some(Said::Removed(run)),
            Subject::Reset => Some(Said::Reset),
            _ => None,
        };
        let next = Self { pending: Some(subject), said, ..next };
        Ok(if whole { next.settled() } else { next })
    }

    /// The lab with the scene that an edit makes of it.
    fn applied(&self, action: Action) -> Result<Self, InvalidParam> {
        match action {
            Action::Reset => self.with(self.opened.clone()),
            Action::GoOn => {
                let kept = self.kept.as_ref().map_or_else(|| self.scene.clone(), |kept| (**kept).clone());
                Ok(Self { kept: None, ..self.with(kept)? })
            }
            Action::Open(Opened { scene, notices }) => {
                Ok(Self { opened: (*scene).clone(), notices, ..self.with((*scene).clone())? })
            }
            other => {
                let mut scene = self.scene.clone();
                change(&mut scene, self.selected(), other)?;
                self.with(scene)
            }
        }
    }

    /// The lab with its edit finished; one that led back to where it began is none.
    fn settled(&self) -> Self {
        let mut lab = self.clone();
        match lab.pending.take() {
            Some(Subject::Opened) => lab.history.push(&lab.scene, Subject::Opened, Some(&lab.opened)),
            Some(subject) if !is_only_looked_at(&lab.scene, &lab.history.present().scene) => {
                lab.history.push(&lab.scene, subject, None);
            }
            _ => {}
        }
        lab
    }

    /// The lab without the edit that is being made, looked at as it is now.
    fn abandoned(&self) -> Result<Self, InvalidParam> {
        let scene = (*self.history.present().scene).clone();
        match self.pending {
            Some(_) => Ok(Self { pending: None, ..self.with(Scene { view: self.scene.view.clone(), ..scene })? }),
            None => Ok(self.clone()),
        }
    }

    fn undone(&self) -> Result<Self, InvalidParam> {
        self.history.before().map_or_else(|| Ok(self.clone()), |entry| self.at(entry.number, None))
    }

    fn redone(&self) -> Result<Self, InvalidParam> {
        self.history.after().map_or_else(|| Ok(self.clone()), |entry| self.at(entry.number, None))
    }

    /// The lab at another entry of its history; the playhead stays where it is, unless a link moves it.
    fn at(&self, number: Number, link: Option<&Opened>) -> Result<Self, InvalidParam> {
        let mut history = self.history.clone();
        let known = history.has(number);
        if !known && link.is_none() || number == history.present().number {
            return Ok(self.clone());
        }
        history.note(&self.scene);
        let back = number < history.present().number;
        history.travel(number, link.map(|opened| &*opened.scene));
        let entry = history.present().clone();
        let mut scene = (*entry.scene).clone();
        if known {
            scene.view.step = self.scene.view.step.filter(|&step| step < i64::from(scene.steps));
        }
        let undone = if back { history.after() } else { Some(history.present()) };
        let subject = undone.and_then(|entry| entry.subject.clone());
        let said = subject.filter(|_| known).map(if back { Said::Undone } else { Said::Redone });
        let notices = link.filter(|_| !known).map_or_else(|| Rc::from([]), |opened| opened.notices.clone());
        Ok(Self { history, opened: (*entry.opened).clone(), said, notices, ..self.with(scene)? })
    }

    /// This lab with another scene; runs that did not change are taken over.
    fn with(&self, scene: Scene) -> Result<Self, InvalidParam> {
        let runs = if same_runs(&scene, &self.scene) { self.runs.clone() } else { self.simulate(&scene)? };
        Ok(Self { scene, runs, refusal: None, said: None, ..self.clone() })
    }

    /// Simulates a scene, taking over the runs that did not change.
    fn simulate(&self, scene: &Scene) -> Result<Vec<Shared<Run>>, InvalidParam> {
        let kept =
            |i: usize| (self.scene.experiment(i) == scene.experiment(i)).then(|| self.runs.get(i).cloned()).flatten();
        (0..scene.runs.len()).map(|i| kept(i).map_or_else(|| simulate_one(scene, i), Ok)).collect()
    }
}

impl Reducible for LabState {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        match self.after(action) {
            Ok(next) if next == *self => self,
            Ok(next) => Rc::new(next),
            Err(refusal) => Rc::new(Self { refusal: Some(refusal), ..(*self).clone() }),
        }
    }
}

fn simulate_one(scene: &Scene, index: usize) -> Result<Shared<Run>, InvalidParam> {
    let place = || format!("runs[{index}]");
    let missing = || InvalidParam::new(place(), settle_model::Problem::Missing);
    let experiment = scene.experiment(index).ok_or_else(missing)?;
    simulate(&experiment).map(Shared::new).map_err(|e| e.inside(&place()))
}

/// Whether two scenes differ in nothing but the selected run and the playhead.
fn is_only_looked_at(a: &Scene, b: &Scene) -> bool {
    let (view, other) = (&a.view, &b.view);
    let task = view.free == other.free && view.sets_task() == other.sets_task();
    a.runs == b.runs && view.hidden == other.hidden && task && same_runs(a, b)
}

/// Whether two scenes have the same runs, however they are looked at and named.
fn same_runs(a: &Scene, b: &Scene) -> bool {
    a.runs.len() == b.runs.len() && (0..a.runs.len()).all(|i| a.experiment(i) == b.experiment(i))
}

#[cfg(test)]
mod tests;
