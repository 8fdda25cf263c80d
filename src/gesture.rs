//! Whether a pointer is held down anywhere on the page, and when an edit is finished.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Interval;
use gloo::utils::window;
use yew::prelude::*;

use crate::dispatch::Dispatch;
use crate::soon::soon;
use crate::state::{Action, LabState};

/// Milliseconds without a change after which an edit by keys is finished; a key that is held repeats sooner.
const REST: u32 = 600;

thread_local! {
    static HELD: Cell<bool> = const { Cell::new(false) };
    static WATCHED: Cell<bool> = const { Cell::new(false) };
}

/// Watches the page's pointers from now on, once however many labs ask for it.
fn watch() {
    if WATCHED.replace(true) {
        return;
    }
    for (event, held) in [("pointerdown", true), ("pointerup", false), ("pointercancel", false), ("blur", false)] {
        EventListener::new_with_options(&window(), event, EventListenerOptions::run_in_capture_phase(), move |event| {
            // The window's own loss of the focus, not that of an element in it.
            if event.type_() != "blur" || event.target() == event.current_target() {
                HELD.set(held);
            }
        })
        .forget();
    }
}

/// Finishes the edit that is being made: as soon as the pointer is released, or else when nothing changed for a while.
#[hook]
pub fn use_settling(lab: &Rc<LabState>, dispatch: &Dispatch) {
    use_effect_with((), |()| watch());
    let pending = lab.pending.is_some();
    use_effect_with((pending, dispatch.clone()), |(pending, dispatch)| {
        // After the click, the change or the last movement that the release brings along.
        let listen = |event: &'static str| {
            let dispatch = dispatch.clone();
            EventListener::new(&window(), event, move |_| {
                let dispatch = dispatch.clone();
                soon(move || dispatch.dispatch(Action::Settle));
            })
        };
        let listeners = pending.then(|| ["pointerup", "pointercancel"].map(listen));
        move || drop(listeners)
    });
    let scene = pending.then(|| lab.scene.clone());
    use_effect_with((scene, dispatch.clone()), |(scene, dispatch)| {
        let dispatch = dispatch.clone();
        let timer = scene.is_some().then(|| {
            Interval::new(REST, move || {
                if !HELD.get() {
                    dispatch.dispatch(Action::Settle);
                }
            })
        });
        move || drop(timer)
    });
}
