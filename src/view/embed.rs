//! The lab inside a course page: the views and controls that a teacher chose, playback, and the way to the whole lab.

use settle_text::text;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::family_picker::use_family_picker;
use super::icon::{Sign, icon};
use super::notice::Notices;
use super::shown_controls::{Sort, control, is_of_schedule, sort};
use super::stage::{Charts, GainView, Plots, RangeView, Surface, Transport, use_surface_size, visible};
use super::swatch::{run_class, swatch};
use super::what_happened::{WhatHappened, Why, use_showing};
use crate::diagnosis::use_diagnosis;
use crate::dispatch::click;
use crate::names::{letter, name};
use crate::shows::{Shows, View};
use crate::state::Action;
use crate::use_lab::LabHandle;

/// The properties of [`Embed`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct EmbedProps {
    /// The lab.
    pub handle: LabHandle,
    /// What it shows.
    pub shows: Shows,
    /// What is to be said on opening, beside what the link needs.
    pub remarks: Vec<AttrValue>,
}

/// The face of a lab that stands among other things. How it is laid out depends on its own width, not on the page's.
#[component]
pub fn Embed(props: &EmbedProps) -> Html {
    let EmbedProps { handle, shows, remarks } = props;
    let LabHandle { lab, dispatch, playhead } = handle.clone();
    let root = use_node_ref();
    use_height(&root, shows.height);
    let families = {
        let (run, family) = (lab.selected(), lab.controls(lab.selected()).map(|c| c.family));
        let dispatch = dispatch.clone();
        let choose = move |family| {
            dispatch.dispatch(Action::ChooseFamily(family));
            dispatch.dispatch(Action::Settle);
        };
        use_family_picker(run, family, choose.into())
    };
    let stage = use_node_ref();
    let map = visible(lab.scene.surface.as_loss(), use_surface_size(&stage));
    let plots = match (shows.has(View::Rate), shows.has(View::Loss)) {
        (true, true) => Some(Plots::Both),
        (true, false) => Some(Plots::Rate),
        (false, true) => Some(Plots::Loss),
        (false, false) => None,
    };
    let tells = [View::Text, View::Finding, View::Gain, View::Range].iter().any(|view| shows.has(*view));
    let diagnosed = use_diagnosis(&lab, shows.has(View::Finding) || shows.has(View::Gain));
    let span = use_state_eq(|| None);
    let (onspan, onseek) = use_showing(&span, &playhead);
    let why = diagnosed.clone().filter(|_| shows.has(View::Finding)).map(|diagnosed| Why {
        hint: None,
        diagnosed,
        dispatch: dispatch.clone(),
        adds: shows.controls.contains(&"runs"),
        onspan,
        onseek,
    });
    // A chart changes what its lab has controls for.
    let editable = shows.controls.iter().any(|key| is_of_schedule(key, &lab));
    let beside = shows.has(View::Surface) && (plots.is_some() || !shows.controls.is_empty());
    html! {
        <div class={classes!("embed", beside.then_some("embed-beside"), (plots == Some(Plots::Both)).then_some("embed-both"))} ref={root}>
            <h2 class="spoken">{ text("embed-title") }</h2>
            if shows.has(View::Surface) {
                <div class="embed-stage" ref={stage}>
                    <Surface lab={lab.clone()} dispatch={dispatch.clone()} playhead={playhead.clone()} />
                </div>
            }
            if let Some(plots) = plots {
                <div class="embed-charts">
                    <Charts key={plots as usize} lab={lab.clone()} dispatch={dispatch.clone()} playhead={playhead.clone()} {plots} {editable} span={*span} />
                </div>
            }
            <div class="embed-play"><Transport lab={lab.clone()} dispatch={dispatch.clone()} playhead={playhead.clone()} /></div>
            { controls(handle, shows, &families) }
            if tells {
                <div class="embed-text">
                    if shows.has(View::Text) || shows.has(View::Finding) {
                        <WhatHappened lab={lab.clone()} {map} why={why} />
                    }
                    if shows.has(View::Gain) {
                        <GainView lab={lab.clone()} playhead={playhead.clone()} diagnosed={diagnosed.clone()} />
                    }
                    if shows.has(View::Range) { <RangeView lab={lab.clone()} dispatch={dispatch.clone()} /> }
                </div>
            }
            { foot(handle) }
            <Notices {lab} remarks={remarks.clone()} {dispatch} />
        </div>
    }
}

/// Gives the lab a height of its own, through the CSSOM.
#[hook]
fn use_height(root: &NodeRef, height: Option<u32>) {
    use_effect_with((root.clone(), height), |(root, height)| {
        if let Some(root) = root.cast::<HtmlElement>() {
            let height = height.map_or_else(String::new, |height| format!("{height}px"));
            // Fails only for an element without a style.
            let _ = root.style().set_property("--height", &height);
        }
    });
}

/// The controls in the order that was asked for: those of the selected run in its colour, the others in ink.
fn controls(handle: &LabHandle, shows: &Shows, families: &Html) -> Html {
    let LabHandle { lab, dispatch, .. } = handle;
    let run = lab.selected();
    let one = |key: &'static str| {
        let html = match key {
            "runs" => run_row(handle),
            "schedule" => families.clone(),
            key => control(key, lab, dispatch)?,
        };
        let shared = (sort(key, lab) == Sort::Shared).then_some("embed-shared");
        Some(html! { <div {key} class={classes!("embed-control", shared)} data-control={key}>{ html }</div> })
    };
    let shown: Vec<Html> = shows.controls.iter().copied().filter_map(one).collect();
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
fn run_row(handle: &LabHandle) -> Html {
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

/// Whose lab this is, and the way to all of it.
fn foot(handle: &LabHandle) -> Html {
    let href = format!("./#{}", crate::link::write(&handle.lab.scene));
    html! {
        <div class="embed-foot">
            <span class="embed-mark" aria-hidden="true">
                <svg viewBox="0 0 28 20" focusable="false"><path d="M1.500 2.500C6 2.500 5 17.500 8.500 17.500S11.300 5.500 14.500 5.500S17 14 19.500 14S22 10.800 26.500 10.800"/></svg>
                { text("product") }
            </span>
            <a class="embed-open" {href} target="_blank" rel="noopener" title={text("embed-open")}>
                <span>{ text("embed-open") }</span>{ icon(Sign::Out) }
            </a>
        </div>
    }
}
