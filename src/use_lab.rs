//! A lab's state and playhead, and how they follow what is opened.

use std::rc::Rc;

use settle_model::Scene;
use yew::prelude::*;

use crate::address::{self, Role, use_address};
use crate::dispatch::Dispatch;
use crate::gesture::use_settling;
use crate::kept::use_keeping;
use crate::opened::Opened;
use crate::playhead::Playhead;
use crate::shared::Shared;
use crate::state::{Action, LabState};

/// What every face of a lab is given: its state, where actions go, and the playhead that all its views share.
#[derive(Clone, Debug, PartialEq)]
pub struct LabHandle {
    /// The state.
    pub lab: Rc<LabState>,
    /// Where actions go.
    pub dispatch: Dispatch,
    /// The playhead.
    pub playhead: Playhead,
}

/// What a lab is opened with, and what it may do to the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Opening {
    /// The scene, and what had to be changed about its link; another opening opens the lab anew.
    pub opened: Opened,
    /// The scene of the visit before, to be offered.
    pub kept: Option<Shared<Scene>>,
    /// What it may do to the address bar; nothing where it is one of several labs.
    pub role: Option<Role>,
    /// The state it goes on from, instead of what it is opened with.
    pub state: Option<Rc<LabState>>,
}

/// A lab that opens as it is told.
#[hook]
pub fn use_lab(opening: &Opening) -> LabHandle {
    let state = {
        let opening = opening.clone();
        use_reducer(move || begin(&opening))
    };
    let dispatch = state.dispatcher();
    let lab = use_memo((*state).clone(), LabState::clone);
    let playhead = use_memo((), |()| playhead_of(&lab.scene));
    let before = use_mut_ref(|| opening.opened.clone());
    use_effect_with((opening.opened.clone(), dispatch.clone()), move |(opened, dispatch)| {
        if before.replace(opened.clone()) != *opened {
            dispatch.dispatch(Action::Open(opened.clone()));
        }
    });
    use_settling(&lab, &dispatch);
    use_address(opening.role, &lab, &dispatch);
    use_keeping(opening.role == Some(Role::Own), &lab);
    use_effect_with(((*playhead).clone(), lab.scene.steps, lab.scene.view.step), |(playhead, steps, step)| {
        playhead.set_steps(*steps);
        follow(playhead, step.map_or(f64::from(*steps), |step| step as f64));
    });
    LabHandle { lab, dispatch, playhead: (*playhead).clone() }
}

fn begin(opening: &Opening) -> LabState {
    if let Some(state) = &opening.state {
        return (**state).clone();
    }
    let number = opening.role.and_then(|_| address::number()).unwrap_or(0);
    LabState { kept: opening.kept.clone(), ..LabState::begin(&opening.opened, number) }
}

/// Takes the playhead to a step that a reset or a link names. Where it noted that step itself it is there already.
fn follow(playhead: &Playhead, step: f64) {
    if !playhead.is_playing() && (playhead.position() - step).abs() >= 1.0 {
        playhead.seek(step);
    }
}

fn playhead_of(scene: &Scene) -> Playhead {
    let playhead = Playhead::new(scene.steps);
    if let Some(step) = scene.view.step {
        playhead.seek(step as f64);
    }
    playhead
}
