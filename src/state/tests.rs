//! What can be done to a lab, and undone.

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
fn an_edit_that_is_given_up_leaves_no_trace() {
    let moves =
        [Action::SetRate(0.05), Action::Settle, Action::SetRate(0.07), Action::SetRate(0.3), Action::SetStep(Some(7))];
    let lab = after(moves.into_iter().chain([Action::Abandon]));
    assert_eq!((lab.scene.runs[0].base_lr, lab.scene.view.step), (0.05, Some(7)), "the playhead stays where it is");
    assert_eq!((lab.pending.clone(), lab.can_redo()), (None, false));
    let before = lab.clone().reduce(Action::Undo);
    assert_eq!(before.scene.runs[0].base_lr, Scene::first().runs[0].base_lr, "one edit was finished");
    assert_eq!(lab.clone().reduce(Action::Abandon), lab, "there is nothing to give up");
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
    assert_eq!(fewer.said, Some(Said::Removed(1)));
    let back = fewer.clone().reduce(Action::Undo);
    assert_eq!((&back.scene, &back.said), (&before.scene, &Some(Said::Undone(Subject::Removed(1)))));
    assert_eq!(fewer.reduce(Action::SetRate(0.05)).said, None, "the button would undo something else");
    let reset = before.clone().reduce(Action::Reset);
    assert_eq!(
        (reset.said.clone(), reset.reduce(Action::Undo).scene.clone()),
        (Some(Said::Reset), before.scene.clone())
    );
    assert_eq!(after([Action::Undo]).scene, Scene::first());
    assert_eq!(after([Action::Reset]).said, None, "nothing was changed");
}

/// The rates of run A at the entries of a lab's history, the present one last, by undoing all of it.
fn rates(lab: &Rc<LabState>) -> Vec<f64> {
    let mut rates = vec![lab.scene.runs[0].base_lr];
    let mut lab = lab.clone();
    while lab.can_undo() {
        lab = lab.reduce(Action::Undo);
        rates.insert(0, lab.scene.runs[0].base_lr);
    }
    rates
}

#[test]
fn a_drag_is_one_edit_however_many_values_it_passes() {
    let drag = [0.1, 0.2, 0.3].map(Action::SetRate);
    let lab = after(drag.clone().into_iter().chain([Action::Settle, Action::SetRate(0.4), Action::Settle]));
    assert_eq!(rates(&lab), [0.092, 0.3, 0.4]);
    assert_eq!(rates(&after(drag)), [0.092, 0.3], "also before it is finished");
    let other = after([Action::SetRate(0.1), Action::SetSteps(60), Action::SetRate(0.2)]);
    assert_eq!(rates(&other), [0.092, 0.1, 0.1, 0.2], "an edit of something else finishes it");
    let nowhere = after([Action::SetRate(0.1), Action::SetRate(0.092), Action::Settle]);
    assert!(!nowhere.can_undo(), "it led back to where it began");
}

#[test]
fn undo_and_redo_are_each_others_inverse() {
    let edits = [
        Action::SetRate(0.3),
        Action::AddRun,
        Action::Rename(2, "third".into()),
        Action::ChooseFamily(Family::OneCycle),
        Action::ToggleHidden(0),
        Action::ChooseSurface("himmelblau"),
        Action::SetStart(Point::new(1.0, 1.0)),
        Action::Remove(1),
        Action::SetSteps(40),
        Action::Reset,
        Action::Open(Scene { steps: 7, ..Scene::first() }.into()),
        Action::SetNoise("sigma", Value::Number(0.0)),
    ];
    let mut states = vec![after([])];
    for edit in edits {
        let next = states[states.len() - 1].clone().reduce(edit).reduce(Action::Settle);
        states.push(next);
    }
    let mut lab = states[states.len() - 1].clone();
    for state in states.iter().rev().skip(1) {
        lab = lab.reduce(Action::Undo);
        assert_eq!((&lab.scene, &lab.opened, &lab.runs.len()), (&state.scene, &state.opened, &state.runs.len()));
    }
    assert!(!lab.can_undo());
    for state in &states[1..] {
        lab = lab.reduce(Action::Redo);
        assert_eq!((&lab.scene, &lab.opened), (&state.scene, &state.opened));
    }
    assert!(!lab.can_redo());
}

#[test]
fn looking_is_no_edit_but_comes_back_with_the_edit_after_it() {
    let lab = after([Action::Select(1), Action::SetStep(Some(30)), Action::SetRate(0.3), Action::Settle]);
    let lab = lab.reduce(Action::Select(0)).reduce(Action::SetStep(Some(60)));
    let back = lab.clone().reduce(Action::Undo);
    assert_eq!(
        (back.selected(), back.scene.view.step),
        (1, Some(60)),
        "the run that changes, the step that is looked at"
    );
    assert!(!back.can_undo());
    assert_eq!(back.reduce(Action::Redo).selected(), 0);
}

#[test]
fn a_refused_change_is_not_in_the_history() {
    let lab = after([Action::SetOptimizer("nesterov", Value::Bool(true)), Action::Settle]);
    assert!(lab.refusal.is_some() && !lab.can_undo());
}

#[test]
fn the_browser_may_go_to_any_entry() {
    let lab = after([Action::SetRate(0.1), Action::Settle, Action::SetRate(0.2), Action::Settle]);
    let first = lab.clone().reduce(Action::Travel(0, None));
    assert_eq!((&first.scene, first.can_redo()), (&Scene::first(), true));
    assert_eq!(lab.clone().reduce(Action::Travel(99, None)), lab, "nobody knows that one");
    let other = Scene { steps: 7, ..Scene::first() };
    let from_link = lab.reduce(Action::Travel(99, Some(other.clone().into())));
    assert_eq!((&from_link.scene, &from_link.opened), (&other, &other));
    assert_eq!(from_link.reduce(Action::Undo).scene.runs[0].base_lr, 0.2);
}

#[test]
fn the_kept_scene_can_be_taken_and_left_again() {
    let kept = Scene { steps: 7, ..Scene::first() };
    let lab = LabState { kept: Some(Shared::new(kept.clone())), ..LabState::open(Scene::first()) };
    let taken = Rc::new(lab.clone()).reduce(Action::GoOn);
    assert_eq!((&taken.scene, &taken.opened, taken.kept.is_none()), (&kept, &Scene::first(), true));
    assert_eq!(taken.reduce(Action::Undo).scene, Scene::first());
    let edited = Rc::new(lab).reduce(Action::SetRate(0.3));
    assert!(edited.kept.is_some(), "an edit does not take the offer away");
    assert_eq!(edited.reduce(Action::Decline).kept, None);
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

/// A lab with a task: only the rate of run A is free, which is to end below 0.1.
fn lab_with_task() -> Rc<LabState> {
    let mut scene = Scene::first();
    scene.view.free = vec!["rate".to_owned()];
    scene.view.below = Some(0.1);
    Rc::new(LabState::open(scene))
}

#[test]
fn a_task_locks_whatever_is_not_free_and_says_nothing() {
    let lab = lab_with_task();
    let locked = [
        Action::ChooseFamily(Family::Cosine),
        Action::SetControl("warmup", Value::Number(9.0)),
        Action::ChooseOptimizer("Adam"),
        Action::SetSurface("b", Value::Number(5.0)),
        Action::SetStart(Point::new(0.0, 0.0)),
        Action::SetNoise("sigma", Value::Number(0.0)),
        Action::SetSteps(9),
        Action::AddRun,
        Action::Remove(0),
        Action::Rename(0, "mine".to_owned()),
    ];
    for action in locked {
        let after = Rc::clone(&lab).reduce(action.clone());
        assert!(Rc::ptr_eq(&after, &lab), "{action:?}");
    }
    let seen = [Action::Select(1), Action::ToggleHidden(1), Action::SetStep(Some(3)), Action::SetRate(0.02)];
    for action in seen {
        assert_ne!(Rc::clone(&lab).reduce(action.clone()).scene, lab.scene, "{action:?}");
    }
    let set = Rc::clone(&lab).reduce(Action::SetRate(0.02)).reduce(Action::Settle);
    assert_eq!(Rc::clone(&set).reduce(Action::Undo).scene, lab.scene);
    assert_eq!(Rc::clone(&set).reduce(Action::Reset).scene, lab.scene);
}

#[test]
fn leaving_a_task_is_an_edit_and_leaves_the_scene_as_it_is() {
    let lab = lab_with_task();
    let left = Rc::clone(&lab).reduce(Action::SetRate(0.02)).reduce(Action::LeaveTask);
    assert!(!left.scene.view.sets_task());
    assert_eq!(left.scene.runs[0].base_lr, 0.02);
    assert_eq!(Rc::clone(&left).reduce(Action::SetSteps(9)).scene.steps, 9, "everything is free");
    let back = Rc::clone(&left).reduce(Action::Undo);
    assert_eq!((&back.scene.view, back.scene.runs[0].base_lr), (&lab.scene.view, 0.02));
    assert_eq!(back.reduce(Action::Undo).scene, lab.scene, "the rate was an edit of its own");
    let again = Rc::clone(&left).reduce(Action::Undo).reduce(Action::Redo);
    assert_eq!(again.scene, left.scene);
}

#[test]
fn the_link_of_a_learner_replays_what_was_reached() {
    let judged = |scene: &Scene| {
        let experiment = scene.experiment(0).expect("run A");
        settle_model::task::judge(&experiment, scene.view.goals()).expect("valid")
    };
    let lab = lab_with_task();
    assert!(!judged(&lab.scene)[0].met);
    let reached = lab.reduce(Action::SetRate(0.02)).reduce(Action::Settle);
    let opened = Opened::read(&crate::link::write(&reached.scene));
    assert_eq!((&*opened.scene, opened.notices.len()), (&reached.scene, 0));
    assert_eq!(judged(&opened.scene), judged(&reached.scene));
    assert!(judged(&opened.scene)[0].met, "{:?}", judged(&opened.scene));
}
