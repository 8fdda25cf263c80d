//! A task: what is asked for, how the run stands to it, and in the workbench the controls that are free.

use std::rc::Rc;

use settle_model::task::{Goal, Judgement};
use settle_text::{sentence, text};
use yew::prelude::*;

use super::control_list::{run_row, use_control_list};
use super::icon::{Sign, icon};
use super::run_list::RunList;
use super::sharing::Panel;
use crate::dispatch::{FIRST_CARD, choose, leaving};
use crate::free;
use crate::names::letter;
use crate::state::{Action, LabState};
use crate::task::use_task;
use crate::task_words::{asked, stands};
use crate::use_lab::LabHandle;

/// The properties of [`TaskCard`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct TaskCardProps {
    /// The lab.
    pub lab: Rc<LabState>,
    /// Told whenever the run was judged: whether every goal is reached.
    #[prop_or_default]
    pub ontask: Option<Callback<bool>>,
}

/// The goals of the scene's task, each with how the selected run stands to it. Nothing where there is none.
#[component]
pub fn TaskCard(props: &TaskCardProps) -> Html {
    let TaskCardProps { lab, ontask } = props;
    let goals = lab.scene.view.goals();
    let judged = use_task(lab);
    let known = judged.as_ref().filter(|judged| judged.is_of(lab, &goals));
    let told = known.map(|judged| (judged.of.clone(), judged.is_reached()));
    use_effect_with((told, ontask.clone()), |(told, ontask)| {
        if let Some(((_, reached), ontask)) = told.as_ref().zip(ontask.as_ref()) {
            ontask.emit(*reached);
        }
    });
    if goals.is_empty() {
        return html! {};
    }
    // While another run is being judged what is known of the one before stands there.
    let shown = judged.as_ref().map(|judged| judged.judgements.as_slice());
    let noisy = lab.scene.noise.sigma > 0.0;
    let row = |goal: &Goal| {
        let judgement = shown.and_then(|all| all.iter().find(|judgement| judgement.goal == *goal));
        goal_row(*goal, judgement, noisy)
    };
    let reached = shown.is_some_and(|all| all.iter().map(|j| &j.goal).eq(&goals) && all.iter().all(|j| j.met));
    let heading = match lab.scene.runs.len() {
        1 => text("task-heading").to_owned(),
        _ => sentence("task-heading-of-run", &[("letter", letter(lab.selected()))]),
    };
    html! {
        <section class={classes!("task", reached.then_some("task-done"))} aria-busy={known.is_none().to_string()}>
            <div class="task-head">
                <h2>{ heading }</h2>
                <p class="task-reached" aria-live="polite">if reached { { text("task-reached") } }</p>
            </div>
            <ul>{ for goals.iter().map(row) }</ul>
        </section>
    }
}

/// A goal with its state, which a sign shows and words say.
fn goal_row(goal: Goal, judgement: Option<&Judgement>, noisy: bool) -> Html {
    let asked = asked(goal, noisy);
    let met = judgement.is_some_and(|judgement| judgement.met);
    html! {
        <li key={asked.clone()} class={classes!("task-goal", met.then_some("task-met"))}>
            <span class="task-sign" aria-hidden="true">if met { { icon(Sign::Check) } }</span>
            <span>
                { asked }
                <span class="spoken">{ ": " }{ text(if met { "task-met" } else { "task-open" }) }{ "," }</span>
                if let Some(judgement) = judgement {
                    { " " }<span class="task-value">{ stands(judgement) }</span>
                }
            </span>
        </li>
    }
}

/// The properties of [`TaskPanel`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct TaskPanelProps {
    /// The lab.
    pub handle: LabHandle,
    /// Opens a dialog.
    pub onopen: Callback<Panel>,
}

/// The task in the workbench, with the controls that it leaves free, where it locks any, and the way out of it.
#[component]
pub fn TaskPanel(props: &TaskPanelProps) -> Html {
    let LabHandle { lab, dispatch, .. } = &props.handle;
    let (runs, keys): (Vec<_>, Vec<_>) = free::shown(lab).into_iter().partition(|key| *key == "runs");
    let locks = !lab.scene.view.free.is_empty();
    let controls = use_control_list(&props.handle, &keys, |_| false);
    let leave = leaving(FIRST_CARD, choose(dispatch, Action::LeaveTask));
    html! {
        <div class="adjust task-panel">
            <TaskCard lab={lab.clone()} />
            if !runs.is_empty() {
                <RunList lab={lab.clone()} onopen={&props.onopen} dispatch={dispatch.clone()} />
            } else if locks && lab.scene.runs.len() > 1 {
                { run_row(&props.handle) }
            }
            { controls }
            if locks { <p class="task-rest">{ text("task-rest") }</p> }
            <button type="button" class="quiet task-leave" onclick={leave}>{ text("task-leave") }</button>
        </div>
    }
}
