//! The order of a presentation: which runs are on screen, and what the next and the previous press of a clicker do. Pure.

use std::rc::Rc;

use crate::playhead::Moment;
use crate::state::LabState;

/// What a clicker does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Plays on from where the playhead stands.
    Play,
    /// The playhead goes to the last step.
    ToEnd,
    /// The playhead goes to step 0.
    ToStart,
    /// Another view, from step 0: one run alone, or all of them.
    Begin(Option<usize>),
    /// Another view, at its last step.
    Finish(Option<usize>),
}

/// The views of a lab, in order: all runs, then each one alone. A run that is hidden has none, and where only one is shown,
/// there is only one view.
#[must_use]
pub fn views(lab: &LabState) -> Vec<Option<usize>> {
    let shown: Vec<usize> = (0..lab.runs.len()).filter(|run| lab.is_shown(*run)).collect();
    let alone = shown.iter().map(|run| Some(*run)).filter(|_| shown.len() > 1);
    std::iter::once(None).chain(alone).collect()
}

/// The next turn: what plays is finished, what rests is played, and after its end comes the next view; after the last view
/// the first one.
#[must_use]
pub fn next(views: &[Option<usize>], now: Option<usize>, moment: Moment) -> Turn {
    match moment {
        Moment { playing: true, .. } => Turn::ToEnd,
        Moment { position, steps, .. } if position < f64::from(steps) => Turn::Play,
        _ => Turn::Begin(neighbour(views, now, 1)),
    }
}

/// The turn before: back to the start of this view, and from there to the end of the view before.
#[must_use]
pub fn back(views: &[Option<usize>], now: Option<usize>, moment: Moment) -> Turn {
    if moment.position > 0.0 { Turn::ToStart } else { Turn::Finish(neighbour(views, now, views.len() - 1)) }
}

fn neighbour(views: &[Option<usize>], now: Option<usize>, by: usize) -> Option<usize> {
    let place = views.iter().position(|view| *view == now).unwrap_or(0);
    views[(place + by) % views.len()]
}

/// The lab as a view shows it: with one run alone the others are hidden, and that one is chosen; the lab itself stays as it
/// is.
#[must_use]
pub fn seen(lab: &Rc<LabState>, alone: Option<usize>) -> Rc<LabState> {
    let Some(run) = alone else { return Rc::clone(lab) };
    let mut seen = (**lab).clone();
    seen.scene.view.hidden = (0..lab.runs.len()).filter(|other| *other != run).map(|other| other as i64).collect();
    seen.scene.view.selected = run as i64;
    Rc::new(seen)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::Action;
    use settle_model::Scene;
    use yew::Reducible;

    fn lab(actions: impl IntoIterator<Item = Action>) -> Rc<LabState> {
        actions.into_iter().fold(Rc::new(LabState::open(Scene::first())), Reducible::reduce)
    }

    fn at(position: f64, playing: bool) -> Moment {
        Moment { position, step: position as usize, steps: 120, playing, speed: 1.0 }
    }

    #[test]
    fn a_clicker_goes_through_all_views_and_round_again() {
        let views = views(&lab([]));
        assert_eq!(views, [None, Some(0), Some(1)]);
        assert_eq!(next(&views, None, at(0.0, false)), Turn::Play);
        assert_eq!(next(&views, None, at(60.0, false)), Turn::Play);
        assert_eq!(next(&views, None, at(60.0, true)), Turn::ToEnd);
        assert_eq!(next(&views, None, at(120.0, false)), Turn::Begin(Some(0)));
        assert_eq!(next(&views, Some(1), at(120.0, false)), Turn::Begin(None));
    }

    #[test]
    fn back_undoes_next() {
        let views = views(&lab([]));
        assert_eq!(back(&views, Some(0), at(120.0, false)), Turn::ToStart);
        assert_eq!(back(&views, Some(0), at(60.0, true)), Turn::ToStart);
        assert_eq!(back(&views, Some(0), at(0.0, false)), Turn::Finish(None));
        assert_eq!(back(&views, None, at(0.0, false)), Turn::Finish(Some(1)));
    }

    #[test]
    fn one_run_alone_has_one_view() {
        assert_eq!(views(&lab([Action::Remove(1)])), [None]);
        assert_eq!(views(&lab([Action::ToggleHidden(0)])), [None]);
        assert_eq!(views(&lab([Action::ToggleHidden(0), Action::ToggleHidden(1)])), [None]);
        let one = views(&lab([Action::Remove(1)]));
        assert_eq!(next(&one, None, at(120.0, false)), Turn::Begin(None));
        assert_eq!(back(&one, None, at(0.0, false)), Turn::Finish(None));
    }

    #[test]
    fn a_run_alone_leaves_the_lab_as_it_is() {
        let lab = lab([]);
        let alone = seen(&lab, Some(1));
        assert_eq!((alone.is_shown(0), alone.is_shown(1), alone.selected()), (false, true, 1));
        assert!(lab.is_shown(0));
        assert!(Rc::ptr_eq(&seen(&lab, None), &lab));
    }
}
