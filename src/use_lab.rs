//! A lab's state and playhead, and how they follow what is opened.

use std::rc::Rc;

use settle_model::Scene;
use yew::prelude::*;

use crate::dispatch::Dispatch;
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

/// A lab that opens with `scene`, and anew whenever another one is given; `onscene` is told of every change.
#[hook]
pub fn use_lab(scene: &Shared<Scene>, onscene: Option<Callback<Scene>>) -> LabHandle {
    let state = {
        let scene = scene.clone();
        use_reducer(move || LabState::open((*scene).clone()))
    };
    let dispatch = state.dispatcher();
    let lab = use_memo((*state).clone(), LabState::clone);
    let playhead = use_memo((), |()| playhead_of(scene));
    let opened = use_mut_ref(|| scene.clone());
    use_effect_with((scene.clone(), dispatch.clone()), move |(scene, dispatch)| {
        if *scene != *opened.borrow() {
            *opened.borrow_mut() = scene.clone();
            dispatch.dispatch(Action::Open(Box::new((**scene).clone())));
        }
    });
    use_effect_with(((*playhead).clone(), lab.scene.steps, lab.scene.view.step), |(playhead, steps, step)| {
        playhead.set_steps(*steps);
        follow(playhead, step.map_or(f64::from(*steps), |step| step as f64));
    });
    let told = use_mut_ref(|| (**scene).clone());
    use_effect_with((lab.clone(), onscene), move |(lab, onscene)| {
        if let Some(onscene) = onscene.as_ref().filter(|_| *told.borrow() != lab.scene) {
            told.replace(lab.scene.clone());
            onscene.emit(lab.scene.clone());
        }
    });
    LabHandle { lab, dispatch, playhead: (*playhead).clone() }
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
