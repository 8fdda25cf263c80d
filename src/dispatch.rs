//! Where actions go.

use yew::prelude::*;

use crate::state::{Action, LabState};

/// Takes the actions of one lab.
pub type Dispatch = UseReducerDispatcher<LabState>;

/// The handler of a button that does one thing.
#[must_use]
pub fn click(dispatch: &Dispatch, action: Action) -> Callback<MouseEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |_| dispatch.dispatch(action.clone()))
}
