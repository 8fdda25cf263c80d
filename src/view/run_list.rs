//! The runs of the lab, and the button that adds one.

use std::rc::Rc;

use settle_model::scene::MOST_RUNS;
use settle_text::{sentence, text};
use yew::prelude::*;

use super::disclosure::use_disclosure;
use super::icon::{Sign, icon};
use super::run_actions::RunActions;
use super::run_card::RunCard;
use super::sharing::Panel;
use crate::dispatch::{Dispatch, click};
use crate::ends::outcome;
use crate::names::{letter, name};
use crate::state::{Action, LabState};

/// The properties of [`RunList`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct RunListProps {
    /// The lab.
    pub lab: Rc<LabState>,
    /// Opens a dialog.
    pub onopen: Callback<Panel>,
    /// Where actions go.
    pub dispatch: Dispatch,
}

/// The cards of the runs.
#[component]
pub fn RunList(props: &RunListProps) -> Html {
    let (lab, dispatch) = (&props.lab, &props.dispatch);
    let editing = use_state_eq(Option::<usize>::default);
    let (open, onmore) = use_disclosure();
    let onedit = use_callback(editing.setter(), |run, editing| editing.set(run));
    let selected = lab.selected();
    let full = lab.scene.runs.len() >= MOST_RUNS;
    let card = |run: usize| {
        let plan = &lab.scene.runs[run];
        let name = name(plan, lab.scene.steps);
        let chosen = run == selected;
        html! {
            <li key={run} class={classes!("card", chosen.then_some("card-selected"), full.then_some("card-low"))}>
                <RunCard {run} {name} given={plan.name.is_some()} selected={chosen} shown={lab.is_shown(run)}
                    outcome={lab.runs.get(run).map(|run| outcome(run))} editing={*editing == Some(run)} more={open}
                    onedit={&onedit} onmore={&onmore} dispatch={dispatch.clone()} />
                if chosen && open {
                    { RunActions { run, shown: lab.is_shown(run), last: lab.scene.runs.len() == 1, full }
                        .html(onedit.reform(move |_| Some(run)), &props.onopen, dispatch) }
                }
            </li>
        }
    };
    html! {
        <section class="runs" aria-label={text("runs")}>
            <div class="runs-head"><h2>{ text("runs") }</h2><span>{ text("final-loss") }</span></div>
            <ul class="cards">
                { for (0..lab.scene.runs.len()).map(card) }
                if !full {
                    <li key="add" class="card-add">
                        <button type="button" class="run-add" onclick={click(dispatch, Action::AddRun)}
                            title={sentence("run-add-title", &[("letter", letter(selected))])}>
                            { icon(Sign::Plus) }<span>{ text("run-add") }</span>
                        </button>
                    </li>
                }
            </ul>
        </section>
    }
}
