//! What a teacher sets in the Share panel: which controls are free, and the goal.

use std::rc::Rc;

use settle_model::View;
use settle_model::task::Goal;
use settle_text::{sentence, text};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::unique::use_unique_id;
use crate::free::offered;
use crate::state::LabState;
use crate::task::use_judged;
use crate::task_draft::{Draft, TYPED};
use crate::task_words::asked;
use crate::words::label;

/// The properties of [`TaskSetter`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct TaskSetterProps {
    /// The lab.
    pub lab: Rc<LabState>,
    /// Told the view that is shared.
    pub onview: Callback<View>,
}

/// Sets the task that links carry; the lab itself stays as it is.
#[component]
pub fn TaskSetter(props: &TaskSetterProps) -> Html {
    let lab = &props.lab;
    let id = use_unique_id("task");
    let on = use_state_eq(|| lab.scene.view.sets_task());
    let more = use_state_eq(|| has_more(&lab.scene.view));
    let draft = use_state_eq(|| Draft::begin(lab));
    let judged = use_judged(lab, if *on { &[Goal::Below(1.0)] } else { &[] });
    let end = judged.and_then(|judged| judged.judgements.first().map(|judgement| judgement.value));
    let (set, complaints) = draft.view(&lab.scene.view, end);
    let view = if *on { set } else { lab.scene.view.clone().without_task() };
    use_effect_with((view.clone(), props.onview.clone()), |(view, onview)| onview.emit(view.clone()));
    let onswitch = {
        let on = on.clone();
        move |_: Event| on.set(!*on)
    };
    let field = |goal: usize| {
        let (text, draft) = (draft.text(goal, end), draft.clone());
        let ontype = move |typed: String| draft.set((*draft).clone().with(goal, typed));
        goal_field(&id, TYPED[goal], text, complaints[goal].clone(), ontype.into())
    };
    html! {
        <section class="task-setter">
            <label class="task-choice"><input type="checkbox" checked={*on} onchange={onswitch} /><b>{ text("task-set") }</b></label>
            if *on {
                { free_controls(lab, &draft) }
                { field(0) }
                <details class="task-more" open={*more}>
                    <summary>{ text("task-more") }</summary>
                    { healthy(&draft) }
                    { for (1..TYPED.len()).map(field) }
                </details>
                { told(lab, &view) }
            }
        </section>
    }
}

/// Whether a view has goals beside the first.
fn has_more(view: &View) -> bool {
    view.goals().iter().any(|goal| !matches!(goal, Goal::Below(_)))
}

/// A checkbox a control.
fn free_controls(lab: &LabState, draft: &UseStateHandle<Draft>) -> Html {
    let offered = Rc::new(offered(lab));
    let choice = |(key, words): &(&'static str, String)| {
        let (key, draft, all) = (*key, draft.clone(), Rc::clone(&offered));
        let checked = draft.free.contains(&key);
        let onchange = move |_: Event| draft.set((*draft).clone().toggled(key, &all));
        html! {
            <label {key} class="task-choice"><input type="checkbox" {checked} data-free={key} {onchange} />{ words }</label>
        }
    };
    html! {
        <fieldset class="task-free">
            <legend>{ text("task-free") }</legend>
            { for offered.iter().map(choice) }
            <p class="task-told">{ text(if draft.free.is_empty() { "task-free-none" } else { "task-free-rest" }) }</p>
        </fieldset>
    }
}

/// The checkbox of the goal that is not typed.
fn healthy(draft: &UseStateHandle<Draft>) -> Html {
    let checked = draft.healthy;
    let draft = draft.clone();
    let onchange = move |_: Event| draft.set((*draft).clone().healed());
    html! {
        <label class="task-choice">
            <input type="checkbox" {checked} data-goal="healthy" {onchange} />{ text("task-healthy") }
        </label>
    }
}

/// The field of a goal, and what is wrong with what was typed.
fn goal_field(id: &str, key: &'static str, value: String, wrong: Option<String>, ontype: Callback<String>) -> Html {
    let (field, complaint) = (format!("{id}-{key}"), format!("{id}-{key}-wrong"));
    let onchange = move |event: Event| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            ontype.emit(input.value());
        }
    };
    html! {
        <div key={key} class="task-field">
            <label for={field.clone()}>{ label("", key) }</label>
            <input type="text" id={field} inputmode="decimal" autocomplete="off" spellcheck="false" {value} data-goal={key}
                aria-invalid={wrong.is_some().then_some("true")} aria-describedby={wrong.is_some().then(|| complaint.clone())}
                {onchange} />
            if let Some(wrong) = wrong { <p id={complaint} class="complaint" role="alert">{ wrong }</p> }
        </div>
    }
}

/// What learners will read, or that there is no goal yet.
fn told(lab: &LabState, view: &View) -> Html {
    let noisy = lab.scene.noise.sigma > 0.0;
    let goals: Vec<String> = view.goals().into_iter().map(|goal| asked(goal, noisy)).collect();
    let said = match goals.as_slice() {
        [] => text("task-no-goal").to_owned(),
        _ => sentence("task-carried", &[("goals", goals.join("; "))]),
    };
    html! { <p class="task-told" role="status">{ said }</p> }
}
