//! The state of a lab and everything that can be done to it: pure, and the same natively and in the browser.

use std::rc::Rc;

use settle_model::experiment::BASE_LR;
use settle_model::scene::{LONGEST_NAME, MOST_RUNS};
use settle_model::value::Value;
use settle_model::{InvalidParam, Kind, Point, Run, RunPlan, Scene, optimizer, simulate, surface};
use yew::Reducible;

use crate::families::{Controls, Family};
use crate::plan::{resize, set_rate};
use crate::schedule_edit::{Edit, Path, edited};
use crate::shared::Shared;

/// A lab: the scene, its finished runs, and the scene it was opened with.
#[derive(Clone, Debug, PartialEq)]
pub struct LabState {
    /// What is on screen.
    pub scene: Scene,
    /// The scene that Reset returns to.
    pub opened: Scene,
    /// The finished runs of the scene, in its order.
    pub runs: Vec<Shared<Run>>,
    /// Why the last change was not made, if it was not.
    pub refusal: Option<InvalidParam>,
    /// What was last taken away, until something else is changed.
    pub lost: Option<Box<Lost>>,
}

/// What was taken away, and the scene that still has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Lost {
    /// The run that was removed; `None` where everything went back to the opened scene.
    pub run: Option<usize>,
    /// The scene before.
    pub before: Scene,
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
    /// Brings back what was last taken away.
    Undo,
    /// Says no more of what was taken away.
    LetGo,
    /// Says no more of the change that was not made.
    Understand,
    /// Another scene, from a link.
    Open(Box<Scene>),
}

impl LabState {
    /// A lab opened with a valid scene.
    #[must_use]
    pub fn open(scene: Scene) -> Self {
        let runs = simulate_all(&scene);
        Self { opened: scene.clone(), scene, runs, refusal: None, lost: None }
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

    /// The state after an action; the scene stays as it is where a library would refuse the new one.
    fn after(&self, action: Action) -> Result<Self, InvalidParam> {
        match action {
            Action::Open(scene) => return Ok(Self::open(*scene)),
            Action::Reset => return Ok(Self { lost: self.lost_by(None), ..self.with(self.opened.clone())? }),
            Action::Undo => {
                return self.lost.as_ref().map_or_else(|| Ok(self.clone()), |l| self.with(l.before.clone()));
            }
            Action::LetGo => return Ok(Self { lost: None, ..self.clone() }),
            Action::Understand => return Ok(Self { refusal: None, ..self.clone() }),
            _ => {}
        }
        let removed = if let Action::Remove(run) = &action { Some(*run) } else { None };
        let mut scene = self.scene.clone();
        change(&mut scene, self.selected(), action)?;
        let fewer = scene.runs.len() < self.scene.runs.len();
        let lost = match removed {
            Some(_) if fewer => self.lost_by(removed),
            _ if is_only_looked_at(&scene, &self.scene) => self.lost.clone(),
            _ => None,
        };
        Ok(Self { lost, ..self.with(scene)? })
    }

    /// This lab with another scene; runs that did not change are taken over.
    fn with(&self, scene: Scene) -> Result<Self, InvalidParam> {
        let runs = if same_runs(&scene, &self.scene) { self.runs.clone() } else { self.simulate(&scene)? };
        Ok(Self { scene, opened: self.opened.clone(), runs, refusal: None, lost: None })
    }

    /// Keeps the present scene, which an action is about to take something from.
    fn lost_by(&self, run: Option<usize>) -> Option<Box<Lost>> {
        (run.is_some() || self.is_changed()).then(|| Box::new(Lost { run, before: self.scene.clone() }))
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

fn simulate_all(scene: &Scene) -> Vec<Shared<Run>> {
    (0..scene.runs.len()).filter_map(|i| simulate_one(scene, i).ok()).collect()
}

fn simulate_one(scene: &Scene, index: usize) -> Result<Shared<Run>, InvalidParam> {
    let place = || format!("runs[{index}]");
    let missing = || InvalidParam::new(place(), settle_model::Problem::Missing);
    let experiment = scene.experiment(index).ok_or_else(missing)?;
    simulate(&experiment).map(Shared::new).map_err(|e| e.inside(&place()))
}

/// Whether two scenes differ in nothing but the selected run and the playhead.
fn is_only_looked_at(a: &Scene, b: &Scene) -> bool {
    a.runs == b.runs && a.view.hidden == b.view.hidden && same_runs(a, b)
}

/// Whether two scenes have the same runs, however they are looked at and named.
fn same_runs(a: &Scene, b: &Scene) -> bool {
    a.runs.len() == b.runs.len() && (0..a.runs.len()).all(|i| a.experiment(i) == b.experiment(i))
}

/// The kind of a list that a name stands for, with its first values.
fn begin<T>(all: &[Kind<T>], name: &str) -> Option<T> {
    all.iter().find(|kind| kind.name == name).map(Kind::initial)
}

fn change(scene: &mut Scene, selected: usize, action: Action) -> Result<(), InvalidParam> {
    match action {
        Action::ChooseSurface(name) => {
            if let Some(surface) = begin(surface::ALL, name) {
                scene.start = surface.as_loss().start();
                scene.surface = surface;
            }
        }
        Action::SetSurface(key, value) => scene.surface = scene.surface.with(key, value)?,
        Action::SetStart(start) if start.is_finite() => scene.start = start,
        Action::SetNoise(key, value) => scene.noise = with_field(&scene.noise, key, value)?,
        Action::SetSteps(steps) => set_steps(scene, steps)?,
        Action::Select(run) => scene.view.selected = run.min(scene.runs.len() - 1) as i64,
        Action::AddRun => add_run(scene, selected),
        Action::Rename(run, name) => rename(scene, run, &name),
        Action::ToggleHidden(run) => toggle_hidden(scene, run),
        Action::Remove(run) => remove(scene, run),
        Action::SetStep(step) => scene.view.step = step.map(i64::from).filter(|&t| t < i64::from(scene.steps)),
        other => {
            let steps = scene.steps;
            change_run(&mut scene.runs[selected], steps, other)?;
        }
    }
    Ok(())
}

fn change_run(run: &mut RunPlan, steps: u32, action: Action) -> Result<(), InvalidParam> {
    match action {
        Action::SetRate(rate) => set_rate(run, rate, steps)?,
        Action::ChooseFamily(family) => {
            let present = Controls::of(run, steps);
            let peak = present.as_ref().map(|c| c.rate).filter(|&rate| BASE_LR.domain.contains(rate));
            let rate = peak.unwrap_or(run.base_lr);
            family.begin(rate, present.map_or(0, |c| c.warmup()), steps).write(run, steps)?;
        }
        Action::SetControl(key, value) => {
            if let Some(mut controls) = Controls::of(run, steps) {
                controls.set(key, value);
                controls.write(run, steps)?;
            }
        }
        Action::EditSchedule(path, edit) => {
            run.schedule = edited(&run.schedule, &path, &edit, steps).map_err(|e| e.inside("schedule"))?;
        }
        Action::ChooseOptimizer(name) => {
            if let Some(optimizer) = begin(optimizer::ALL, name) {
                run.optimizer = optimizer;
            }
        }
        Action::SetOptimizer(key, value) => run.optimizer = run.optimizer.with(key, value)?,
        _ => {}
    }
    Ok(())
}

/// A declared thing with one field changed.
fn with_field<D: settle_model::param::Declared>(thing: &D, key: &'static str, value: Value) -> Result<D, InvalidParam> {
    let mut fields = thing.write();
    settle_model::param::set_field(&mut fields, key, value);
    D::read(&fields)
}

fn set_steps(scene: &mut Scene, steps: u32) -> Result<(), InvalidParam> {
    let old = scene.steps;
    let domain = settle_model::experiment::STEPS.domain;
    scene.steps = domain.nearest(f64::from(steps)) as u32;
    scene.view.step = scene.view.step.filter(|&t| t < i64::from(scene.steps));
    scene.runs.iter_mut().try_for_each(|run| resize(run, old, scene.steps))
}

fn add_run(scene: &mut Scene, like: usize) {
    if scene.runs.len() < MOST_RUNS {
        let copy = RunPlan { name: None, ..scene.runs[like].clone() };
        scene.view.selected = scene.runs.len() as i64;
        scene.runs.push(copy);
    }
}

fn rename(scene: &mut Scene, run: usize, name: &str) {
    let short: String = name.trim().chars().filter(|c| !c.is_control()).take(LONGEST_NAME).collect();
    if let Some(run) = scene.runs.get_mut(run) {
        run.name = (!short.is_empty()).then_some(short);
    }
}

fn toggle_hidden(scene: &mut Scene, run: usize) {
    let was_hidden = |other: usize| scene.view.hidden.contains(&(other as i64));
    let hidden = (0..scene.runs.len()).filter(|&other| was_hidden(other) != (other == run));
    scene.view.hidden = hidden.map(|run| run as i64).collect();
}

fn remove(scene: &mut Scene, run: usize) {
    if scene.runs.len() > 1 && run < scene.runs.len() {
        scene.runs.remove(run);
        let gone = run as i64;
        let moved = |i: i64| if i > gone { i - 1 } else { i };
        scene.view.hidden = scene.view.hidden.iter().copied().filter(|&i| i != gone).map(moved).collect();
        scene.view.selected = moved(scene.view.selected).min(scene.runs.len() as i64 - 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(actions: impl IntoIterator<Item = Action>) -> Rc<LabState> {
        actions.into_iter().fold(Rc::new(LabState::open(Scene::first())), Reducible::reduce)
    }

    #[test]
    fn a_change_that_a_library_refuses_is_not_made_and_says_why() {
        let lab = after([Action::SetOptimizer("nesterov", Value::Bool(true))]);
        assert_eq!(lab.scene, Scene::first());
        assert_eq!(lab.refusal.as_ref().map(|e| e.field.as_str()), Some("runs[0].optimizer.nesterov"));
        let cured = after([
            Action::SetOptimizer("nesterov", Value::Bool(true)),
            Action::SetOptimizer("momentum", Value::Number(0.9)),
        ]);
        assert_eq!(cured.refusal, None);
    }

    #[test]
    fn only_the_changed_run_is_simulated_again() {
        let before = LabState::open(Scene::first());
        let lab = Rc::new(before.clone()).reduce(Action::SetRate(0.05));
        assert_ne!(lab.runs[0], before.runs[0]);
        assert_eq!(lab.runs[1], before.runs[1], "run B is the very same run");
    }

    #[test]
    fn looking_at_it_otherwise_keeps_the_runs() {
        let before = LabState::open(Scene::first());
        for action in [Action::Select(1), Action::ToggleHidden(0), Action::Rename(0, "fixed".into())] {
            let lab = Rc::new(before.clone()).reduce(action.clone());
            assert_eq!(lab.runs, before.runs, "{action:?}");
            assert_ne!(lab.scene, before.scene, "{action:?}");
        }
    }

    #[test]
    fn removing_a_run_keeps_what_was_said_of_the_others() {
        let lab = after([Action::AddRun, Action::ToggleHidden(1), Action::ToggleHidden(2), Action::Remove(1)]);
        assert_eq!(lab.scene.view.hidden, [1], "the third run is now the second");
        assert_eq!((lab.scene.runs.len(), lab.selected()), (2, 1));
        let last = after([Action::Remove(0), Action::Remove(0), Action::Remove(0)]);
        assert_eq!(last.scene.runs.len(), 1);
    }

    #[test]
    fn reset_returns_to_the_opened_state() {
        let lab = after([
            Action::SetRate(0.3),
            Action::ChooseSurface("himmelblau"),
            Action::AddRun,
            Action::ChooseFamily(Family::OneCycle),
            Action::SetSteps(40),
            Action::Reset,
        ]);
        assert_eq!((&lab.scene, lab.refusal.clone(), lab.is_changed()), (&Scene::first(), None, false));
    }

    #[test]
    fn what_was_taken_away_comes_back() {
        let before = after([Action::Rename(1, "mine".into()), Action::Select(1)]);
        let fewer = before.clone().reduce(Action::Remove(1));
        assert_eq!(fewer.lost.as_ref().map(|l| l.run), Some(Some(1)));
        let back = fewer.clone().reduce(Action::SetStep(Some(3))).reduce(Action::Undo);
        assert_eq!((&back.scene, &back.lost), (&before.scene, &None));
        assert_eq!(fewer.reduce(Action::SetRate(0.05)).lost, None, "what was done since would be lost");
        let reset = before.clone().reduce(Action::Reset);
        assert_eq!(reset.reduce(Action::Undo).scene, before.scene);
        assert_eq!(after([Action::Undo]).scene, Scene::first());
        assert_eq!(after([Action::Reset]).lost, None, "nothing was changed");
    }

    #[test]
    fn the_general_controls_change_a_part() {
        let lab = after([Action::Select(1), Action::EditSchedule(vec![1], Edit::Kind("ExponentialLR"))]);
        assert_eq!(lab.controls(1).map(|c| c.family), Some(Family::Exponential));
        let refused = after([Action::EditSchedule(vec![], Edit::Set("x", Value::Null))]);
        assert_eq!(refused.refusal.as_ref().map(|e| e.field.as_str()), Some("schedule.x"));
    }

    #[test]
    fn a_longer_run_keeps_its_one_cycle_valid() {
        let lab = after([Action::ChooseFamily(Family::OneCycle), Action::SetSteps(300)]);
        assert_eq!((lab.scene.steps, lab.refusal.clone()), (300, None));
        assert_eq!(lab.runs[0].trajectory.len(), 301);
    }
}
