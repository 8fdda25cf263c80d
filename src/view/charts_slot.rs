//! The charts, what the lower one shows, and the buttons that show the selected run's numbers and its program.

use settle_text::{sentence, text};
use yew::prelude::*;

use super::icon::{Sign, icon};
use super::sharing::Panel;
use super::stage::{Charts, GainViewProps, Phases, RangeViewProps};
use crate::diagnosis::Diagnosed;
use crate::later::{use_later, warm};
use crate::names::letter;
use crate::use_lab::LabHandle;

/// What stands under the learning-rate chart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Lower {
    /// The loss.
    #[default]
    Loss,
    /// The rate as the gain of a controller.
    Gain,
    /// The range test.
    Range,
}

/// The properties of [`ChartsSlot`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ChartsSlotProps {
    /// The lab.
    pub handle: LabHandle,
    /// The diagnosis of the selected run, once there is one.
    pub diagnosed: Option<Diagnosed>,
    /// The steps that are shaded.
    pub span: Option<(u32, u32)>,
    /// Opens a dialog.
    pub onopen: Callback<Panel>,
}

/// The charts with a row of buttons under them.
#[component]
pub fn ChartsSlot(props: &ChartsSlotProps) -> Html {
    let LabHandle { lab, dispatch, playhead } = props.handle.clone();
    let lower = use_state_eq(Lower::default);
    let parts = use_later(*lower != Lower::Loss);
    let run = lab.selected();
    let phases = Phases::of(props.diagnosed.as_ref(), &lab);
    let cover = match (*lower, parts) {
        (Lower::Gain, Some(parts)) => (parts.gain)(GainViewProps {
            lab: lab.clone(),
            playhead: playhead.clone(),
            diagnosed: props.diagnosed.clone(),
        }),
        (Lower::Range, Some(parts)) => (parts.range)(RangeViewProps { lab: lab.clone(), dispatch: dispatch.clone() }),
        _ => html! {},
    };
    let choice = |which: Lower, key: &'static str| {
        let lower = lower.clone();
        let pressed = (*lower == which).to_string();
        let onclick = move |_: MouseEvent| lower.set(which);
        html! {
            <button type="button" aria-pressed={pressed} {onclick} onpointerenter={warm} onfocus={warm}>{ text(key) }</button>
        }
    };
    let tool = |class: &'static str, panel: Panel, tip: &str, sign: Sign| {
        let tip = sentence(tip, &[("letter", letter(run))]);
        html! {
            <button type="button" class={classes!("charts-tool", class)} title={tip.clone()} aria-label={tip} aria-haspopup="dialog"
                onclick={props.onopen.reform(move |_: MouseEvent| panel)}>{ icon(sign) }</button>
        }
    };
    let covered = *lower != Lower::Loss;
    html! {
        <>
            <Charts {lab} {dispatch} {playhead} {phases} span={props.span} {cover} {covered} />
            <div class="charts-below">
                <div class="charts-lower" role="group" aria-label={text("lower-chart")}>
                    { choice(Lower::Loss, "lower-loss") }
                    { choice(Lower::Gain, "lower-gain") }
                    { choice(Lower::Range, "lower-range") }
                </div>
                { tool("charts-table", Panel::Table(run), "table-tip", Sign::Table) }
                { tool("charts-code", Panel::Code(run), "code-tip", Sign::Code) }
            </div>
        </>
    }
}
