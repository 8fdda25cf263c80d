//! What can be done to the selected run.

use settle_text::{sentence, text};
use yew::prelude::*;

use super::sharing::Panel;
use crate::dispatch::{Dispatch, FIRST_CARD, click, leaving};
use crate::names::letter;
use crate::state::Action;

/// The selected run, and what can be done to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RunActions {
    /// The run, counted from 0.
    pub run: usize,
    /// Whether it is drawn.
    pub shown: bool,
    /// Whether it is the only run, which stays.
    pub last: bool,
    /// Whether no more runs fit.
    pub full: bool,
}

impl RunActions {
    /// The row of buttons under the run; `onrename` begins typing a name, `onopen` shows its numbers or its program.
    pub fn html(self, onrename: Callback<MouseEvent>, onopen: &Callback<Panel>, dispatch: &Dispatch) -> Html {
        let Self { run, shown, last, full } = self;
        let open = |panel: Panel| onopen.reform(move |_: MouseEvent| panel);
        let act = |action: Action| click(dispatch, action);
        html! {
            <div class="card-actions" role="group" aria-label={sentence("run-actions", &[("letter", letter(run))])}>
                <button type="button" onclick={onrename}>{ text("run-rename") }</button>
                if !full { <button type="button" onclick={act(Action::AddRun)}>{ text("run-copy") }</button> }
                <button type="button" onclick={act(Action::ToggleHidden(run))}>
                    { text(if shown { "run-hide" } else { "run-show" }) }
                </button>
                <button type="button" aria-haspopup="dialog" onclick={open(Panel::Table(run))}>{ text("table") }</button>
                <button type="button" aria-haspopup="dialog" onclick={open(Panel::Code(run))}>{ text("code") }</button>
                if !last { <button type="button" onclick={leaving(FIRST_CARD, act(Action::Remove(run)))}>{ text("run-remove") }</button> }
            </div>
        }
    }
}
