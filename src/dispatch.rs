//! Where actions go.

use web_sys::Element;
use yew::prelude::*;

use crate::soon::{focus, focus_soon, soon};
use crate::state::{Action, LabState};

/// Takes the actions of one lab.
pub type Dispatch = UseReducerDispatcher<LabState>;

/// The handler of a button that does one thing.
#[must_use]
pub fn click(dispatch: &Dispatch, action: Action) -> Callback<MouseEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |_| dispatch.dispatch(action.clone()))
}

/// The handler of a button that does one thing, which is then finished: it goes together with no other edit.
#[must_use]
pub fn choose(dispatch: &Dispatch, action: Action) -> Callback<MouseEvent> {
    let (act, dispatch) = (click(dispatch, action), dispatch.clone());
    Callback::from(move |event| {
        act.emit(event);
        dispatch.dispatch(Action::Settle);
    })
}

/// The first run's card, which is there whatever is removed.
pub const FIRST_CARD: &str = ".card-pick";

/// The rate slider.
pub const RATE_SLIDER: &str = "input[type=range][data-param=base_lr]";

/// The same handler for a button that its own click takes away: once the page shows what it did, the focus goes to what
/// `next` selects in the lab, or the keyboard would start over at the top of the page.
#[must_use]
pub fn leaving(next: &'static str, handler: Callback<MouseEvent>) -> Callback<MouseEvent> {
    Callback::from(move |event: MouseEvent| {
        let lab = event.target_dyn_into::<Element>().and_then(|button| button.closest(".lab").ok().flatten());
        handler.emit(event);
        if let Some(lab) = lab {
            focus_soon(Some(lab), next);
        }
    })
}

/// Once the page shows what was undone, gives the focus to a run's card if what had it before is gone.
pub fn keep_focus(held: Element) {
    soon(move || {
        if !held.is_connected() {
            focus(None, FIRST_CARD);
        }
    });
}
