//! Keeps the playhead and the scene's noted step in agreement.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::StageProps;
use crate::playhead::Moment;
use crate::state::Action;

/// The playhead rests when it did not move for so many milliseconds.
const REST: u32 = 200;

/// Notes in the scene where the playhead rests, and brings it to where another scene has it.
///
/// While it moves, nothing is noted, so that neither playing nor scrubbing renders anything.
#[hook]
pub fn use_step_note(props: &StageProps, on_rest: Callback<Moment>) {
    // The step that the scene holds as far as this playhead knows: a new one stands there, or has moved on since.
    let noted = (*use_memo((), |()| Rc::new(Cell::new(Some(props.lab.scene.view.step))))).clone();
    use_effect_with((props.playhead.clone(), props.dispatch.clone(), on_rest), {
        let noted = noted.clone();
        move |(playhead, dispatch, on_rest)| {
            let (dispatch, on_rest) = (dispatch.clone(), on_rest.clone());
            let timer: Rc<RefCell<Option<Timeout>>> = Rc::default();
            let subscription = playhead.on_change(move |moment| {
                let (dispatch, on_rest, noted) = (dispatch.clone(), on_rest.clone(), noted.clone());
                let rest = move || {
                    let step = Some(moment.step as u32).filter(|step| *step < moment.steps);
                    noted.set(Some(step.map(i64::from)));
                    dispatch.dispatch(Action::SetStep(step));
                    on_rest.emit(moment);
                };
                *timer.borrow_mut() = (!moment.playing).then(|| Timeout::new(REST, rest));
            });
            move || drop(subscription)
        }
    });
    let scene = &props.lab.scene;
    use_effect_with((props.playhead.clone(), scene.steps, scene.view.step), move |(playhead, steps, step)| {
        playhead.set_steps(*steps);
        if noted.replace(Some(*step)) != Some(*step) {
            playhead.seek(step.map_or(f64::from(*steps), |step| step as f64));
        }
    });
}
