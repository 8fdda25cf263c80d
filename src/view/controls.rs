//! The control column: runs, schedule, rate, and the closed groups.

use std::rc::Rc;

use settle_model::experiment::BASE_LR;
use settle_text::{sentence, text};
use yew::prelude::*;

use super::all_kinds::AllKindsRow;
use super::family_picker::FamilyPicker;
use super::groups::{NoiseGroup, OptimizerGroup, StepsGroup, SurfaceGroup};
use super::hint::HintBubble;
use super::rate_control::RateControl;
use super::run_list::RunList;
use super::schedule_controls::{FineControls, MainControls};
use super::schedule_editor::ScheduleEditor;
use super::swatch::run_class;
use super::unique::use_unique_id;
use crate::families::Family;
use crate::hints::Hint;
use crate::limit::limit;
use crate::names::letter;
use crate::scale::Ruler;
use crate::state::LabState;

/// The properties of [`ControlColumn`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ControlColumnProps {
    /// The lab.
    pub lab: Rc<LabState>,
    /// Where actions go.
    pub dispatch: UseReducerDispatcher<LabState>,
    /// The hint at the rate.
    pub hint: Option<Hint>,
    /// Ends the hints.
    pub onhintclose: Callback<()>,
    /// Whether the rate comes before the schedule, as on a phone.
    pub rate_first: bool,
}

/// Everything that can be set.
#[component]
pub fn ControlColumn(props: &ControlColumnProps) -> Html {
    let general = use_state_eq(|| false);
    let editor = use_unique_id("editor");
    let ontoggle = use_callback(general.clone(), |(), general| general.set(!**general));
    let onchosen = use_callback(general.setter(), |(), general| general.set(false));
    let (lab, dispatch) = (&props.lab, &props.dispatch);
    let run = lab.selected();
    let plan = &lab.scene.runs[run];
    let controls = lab.controls(run);
    let open = *general || controls.is_none();
    let value = controls.as_ref().map_or(plan.base_lr, |c| c.rate);
    let place = use_memo(value, |value| Ruler::of(&BASE_LR).limit_place(*value).clamp(0.0, 1.0));
    let rate = html! {
        <div class="rate-slot" key="rate">
            <RateControl rate={value} limit={limit(&lab.scene, plan)}
                peak={controls.as_ref().is_some_and(|c| c.family == Family::OneCycle)} dispatch={dispatch.clone()} />
            if let Some(hint) = &props.hint {
                <HintBubble lead={hint.lead} sentence={hint.sentence.clone()} place={*place} onclose={&props.onhintclose} />
            }
        </div>
    };
    let schedule = html! {
        <section class="schedule" key="schedule">
            <h2>{ sentence("schedule-of", &[("letter", letter(run))]) }</h2>
            <FamilyPicker {run} family={controls.as_ref().map(|c| c.family)} {onchosen} dispatch={dispatch.clone()} />
            <AllKindsRow {open} kind={plan.schedule.kind()} closable={controls.is_some()} controls={&editor} {ontoggle} />
            <div id={editor} hidden={!open}>
                if open {
                    <ScheduleEditor schedule={plan.schedule.clone()} path={vec![]}
                        dispatch={dispatch.clone()} />
                }
            </div>
        </section>
    };
    let plain = controls.filter(|_| !open);
    html! {
        <div class={classes!("adjust", run_class(run))}>
            <RunList lab={lab.clone()} dispatch={dispatch.clone()} />
            { for if props.rate_first { [rate, schedule] } else { [schedule, rate] } }
            if let Some(controls) = plain.clone() {
                <MainControls {controls} steps={lab.scene.steps} dispatch={dispatch.clone()} />
            }
            <section class="more">
                <h2>{ text("more-settings") }</h2>
                if let Some(controls) = plain {
                    <FineControls {controls} steps={lab.scene.steps} dispatch={dispatch.clone()} />
                }
                <OptimizerGroup lab={lab.clone()} dispatch={dispatch.clone()} />
                <SurfaceGroup lab={lab.clone()} dispatch={dispatch.clone()} />
                <NoiseGroup lab={lab.clone()} dispatch={dispatch.clone()} />
                <StepsGroup lab={lab.clone()} dispatch={dispatch.clone()} />
            </section>
        </div>
    }
}
