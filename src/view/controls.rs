//! The control column: runs, schedule, rate, and the closed groups.

use std::rc::Rc;

use settle_model::experiment::BASE_LR;
use settle_text::{sentence, text};
use yew::prelude::*;

use super::all_kinds::AllKindsRow;
use super::family_picker::use_family_picker;
use super::groups::groups;
use super::hint::use_hint;
use super::rate_control::RateControl;
use super::run_list::RunList;
use super::schedule_controls::main_controls;
use super::sharing::Panel;
use super::swatch::run_class;
use super::unique::use_unique_id;
use crate::dispatch::Dispatch;
use crate::families::Family;
use crate::hints::{Hint, Place, decay_ends};
use crate::later::use_later;
use crate::limits::slider_limit;
use crate::names::letter;
use crate::scale::Ruler;
use crate::state::{Action, LabState};

/// The properties of [`ControlColumn`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ControlColumnProps {
    /// The lab.
    pub lab: Rc<LabState>,
    /// Where actions go.
    pub dispatch: Dispatch,
    /// The hint at the rate.
    pub hint: Option<Hint>,
    /// Whether the limits along the runs are known by now.
    pub limits_known: bool,
    /// Ends the hints.
    pub onhintclose: Callback<MouseEvent>,
    /// Opens a dialog.
    pub onopen: Callback<Panel>,
    /// Whether the rate comes before the schedule, as on a phone.
    pub rate_first: bool,
}

/// Everything that can be set; nothing where a task locks some of it.
#[component]
pub fn ControlColumn(props: &ControlColumnProps) -> Html {
    let general = use_state_eq(bool::default);
    let place_of_editor = use_unique_id("editor");
    let (lab, dispatch) = (&props.lab, &props.dispatch);
    let run = lab.selected();
    let plan = &lab.scene.runs[run];
    let controls = lab.controls(run);
    let open = *general || controls.is_none();
    let parts = use_later(open);
    let value = controls.as_ref().map_or(plan.base_lr, |c| c.rate);
    let place = use_memo(value, |value| Ruler::of(&BASE_LR).limit_place(*value).clamp(0.0, 1.0));
    let families = {
        let (dispatch, general) = (dispatch.clone(), general.setter());
        let choose = move |family| {
            dispatch.dispatch(Action::ChooseFamily(family));
            dispatch.dispatch(Action::Settle);
            general.set(false);
        };
        use_family_picker(run, controls.as_ref().map(|c| c.family), choose.into())
    };
    let ontoggle = Callback::from(move |_| general.set(!*general));
    let hint_at = |at: Place| props.hint.as_ref().filter(|hint| hint.place == at);
    let bubble = use_hint(hint_at(Place::Rate), *place, &props.onhintclose);
    let end_bubble = use_hint(hint_at(Place::DecayEnds), decay_ends(lab).unwrap_or(1.0), &props.onhintclose);
    let rate = html! {
        <div class="rate-slot" key="rate">
            <RateControl rate={value} limit={slider_limit(lab, run, value)}
                peak={controls.as_ref().is_some_and(|c| c.family == Family::OneCycle)} dispatch={dispatch.clone()} />
            { bubble }
        </div>
    };
    // What a task leaves free stands in its own panel.
    if !lab.scene.view.free.is_empty() {
        return html! {};
    }
    let editor = parts.filter(|_| open).map(|parts| (parts.schedule_editor)(&plan.schedule, &vec![], None, dispatch));
    let editor = editor.unwrap_or_default();
    let schedule = html! {
        <section class="schedule" key="schedule">
            <h2>{ sentence("schedule-of", &[("letter", letter(run))]) }</h2>
            { families }
            { AllKindsRow { open, kind: plan.schedule.kind(), closable: controls.is_some(), controls: place_of_editor.clone() }
                .html(ontoggle) }
            <div id={place_of_editor} hidden={!open}>
                { editor }
            </div>
        </section>
    };
    let plain = controls.filter(|_| !open);
    let main = plain.as_ref().map(|controls| main_controls(controls, lab.scene.steps, dispatch)).unwrap_or_default();
    html! {
        <div class={classes!("adjust", run_class(run))}>
            <RunList key="runs" lab={lab.clone()} onopen={&props.onopen} dispatch={dispatch.clone()} />
            { for if props.rate_first { [rate, schedule] } else { [schedule, rate] } }
            <key="main">{ main }{ end_bubble }</>
            <section key="more" class="more">
                <h2>{ text("more-settings") }</h2>
                { groups(lab, plain.as_ref(), dispatch) }
            </section>
        </div>
    }
}
