//! What can be done to the selected run.

use settle_text::{sentence, text};
use yew::prelude::*;

use crate::names::letter;
use crate::state::{Action, LabState};

/// The properties of [`RunActions`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct RunActionsProps {
    /// The run, counted from 0.
    pub run: usize,
    /// Whether it is drawn.
    pub shown: bool,
    /// Whether it is the only run, which stays.
    pub last: bool,
    /// Whether no more runs fit.
    pub full: bool,
    /// Begins typing a name.
    pub onedit: Callback<Option<usize>>,
    /// Where actions go.
    pub dispatch: UseReducerDispatcher<LabState>,
}

/// The row of buttons under the selected run.
#[component]
pub fn RunActions(props: &RunActionsProps) -> Html {
    let deps = (props.run, props.dispatch.clone());
    let rename =
        use_callback((props.run, props.onedit.clone()), |_: MouseEvent, (run, onedit)| onedit.emit(Some(*run)));
    let copy = use_callback(deps.clone(), |_: MouseEvent, (_, dispatch)| dispatch.dispatch(Action::AddRun));
    let hide =
        use_callback(deps.clone(), |_: MouseEvent, (run, dispatch)| dispatch.dispatch(Action::ToggleHidden(*run)));
    let remove = use_callback(deps, |_: MouseEvent, (run, dispatch)| dispatch.dispatch(Action::Remove(*run)));
    html! {
        <div class="card-actions" role="group" aria-label={sentence("run-actions", &[("letter", letter(props.run))])}>
            <button type="button" onclick={rename}>{ text("run-rename") }</button>
            if !props.full { <button type="button" onclick={copy}>{ text("run-copy") }</button> }
            <button type="button" onclick={hide}>{ text(if props.shown { "run-hide" } else { "run-show" }) }</button>
            if !props.last { <button type="button" onclick={remove}>{ text("run-remove") }</button> }
        </div>
    }
}
