//! Single controls in an order that somebody chose, for labs that show some of them only.

use settle_text::text;
use yew::prelude::*;

use super::family_picker::use_family_picker;
use super::shown_controls::{Sort, control, sort};
use super::swatch::{run_class, swatch};
use crate::dispatch::click;
use crate::names::{letter, name};
use crate::state::Action;
use crate::use_lab::LabHandle;

/// The controls of these keys in their order: those of the selected run in its colour, the others in ink. One that the scene
/// does not have is not there; one that is `locked` is there, and can't be changed.
#[hook]
pub fn use_control_list(handle: &LabHandle, keys: &[&'static str], locked: impl Fn(&'static str) -> bool) -> Html {
    let LabHandle { lab, dispatch, .. } = handle;
    let run = lab.selected();
    let families = {
        let family = lab.controls(run).map(|controls| controls.family);
        let dispatch = dispatch.clone();
        let choose = move |family| {
            dispatch.dispatch(Action::ChooseFamily(family));
            dispatch.dispatch(Action::Settle);
        };
        use_family_picker(run, family, choose.into())
    };
    let one = |key: &'static str| {
        let html = match key {
            "runs" => run_row(handle),
            "schedule" => families.clone(),
            key => control(key, lab, dispatch)?,
        };
        let class = classes!("embed-control", (sort(key, lab) == Sort::Shared).then_some("embed-shared"));
        Some(if locked(key) {
            html! { <fieldset {key} disabled=true class={classes!(class, "control-locked")} data-control={key}>{ html }</fieldset> }
        } else {
            html! { <div {key} {class} data-control={key}>{ html }</div> }
        })
    };
    let shown: Vec<Html> = keys.iter().copied().filter_map(one).collect();
    if shown.is_empty() {
        return html! {};
    }
    html! {
        <div class={classes!("embed-controls", run_class(run))} role="group" aria-label={text("region-controls")}>
            { for shown }
        </div>
    }
}

/// One button a run: choosing it shows its controls.
pub fn run_row(handle: &LabHandle) -> Html {
    let lab = &handle.lab;
    let button = |run: usize| {
        html! {
            <button key={run} type="button" class={classes!("embed-run", run_class(run))} data-run={letter(run)}
                aria-pressed={(run == lab.selected()).to_string()} onclick={click(&handle.dispatch, Action::Select(run))}>
                { swatch(run) }<span class="spoken">{ text("run") }{ " " }</span><b>{ letter(run) }</b>
                <span class="embed-run-name">{ name(&lab.scene.runs[run], lab.scene.steps) }</span>
            </button>
        }
    };
    html! { <div class="embed-runs">{ for (0..lab.scene.runs.len()).map(button) }</div> }
}
