//! What a mounted lab tells the page around it.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::state::LabState;
use crate::use_lab::LabHandle;

/// Something that happened in a lab.
#[derive(Clone, Debug, PartialEq)]
pub enum Look {
    /// Its state is another one.
    State(Rc<LabState>),
    /// The playhead came to the end, by itself or by hand; E, the loss above the lowest, of each run there.
    Played(Vec<f64>),
    /// Its task was judged: whether it is done.
    Task(bool),
}

/// Who looks at a lab.
#[derive(Clone, Debug, PartialEq)]
pub struct Onlooker {
    /// Told what happens.
    pub tell: Callback<Look>,
    /// Whether the lab begins to play by itself.
    pub plays: bool,
}

/// Tells an onlooker what happens in a lab.
#[hook]
pub fn use_onlooker(onlooker: Option<&Onlooker>, handle: &LabHandle) {
    let LabHandle { lab, playhead, .. } = handle;
    use_effect_with((onlooker.cloned(), lab.clone()), |(onlooker, lab)| {
        if let Some(onlooker) = onlooker {
            onlooker.tell.emit(Look::State(lab.clone()));
        }
    });
    use_effect_with((onlooker.cloned(), playhead.clone(), lab.clone()), |(onlooker, playhead, lab)| {
        let subscription = onlooker.clone().map(|onlooker| {
            let (lab, last) = (lab.clone(), f64::from(lab.scene.steps));
            let before = std::cell::Cell::new(playhead.position() >= last);
            playhead.on_change(move |moment| {
                let there = moment.position >= last;
                if there && !before.replace(there) {
                    onlooker.tell.emit(Look::Played(ends(&lab)));
                }
            })
        });
        move || drop(subscription)
    });
    use_effect_with(onlooker.is_some_and(|onlooker| onlooker.plays), {
        let playhead = playhead.clone();
        move |plays| {
            // Only when the lab has taken its playhead to where the scene says.
            let timer = plays.then(|| Timeout::new(0, move || playhead.toggle_play()));
            move || drop(timer)
        }
    });
}

/// E at the end of each run.
fn ends(lab: &LabState) -> Vec<f64> {
    let lowest = lab.scene.surface.as_loss().lowest();
    let end = |run: &settle_model::Run| run.trajectory.last().map_or(f64::NAN, |sample| sample.loss - lowest);
    lab.runs.iter().map(|run| end(run)).collect()
}
