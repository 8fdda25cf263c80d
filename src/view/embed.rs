//! The lab inside a course page: the views and controls that a teacher chose, playback, and the way to the whole lab.

use settle_text::text;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::control_list::use_control_list;
use super::icon::{Sign, icon};
use super::notice::Notices;
use super::shown_controls::is_of_schedule;
use super::stage::{Charts, GainView, Phases, Plots, RangeView, Surface, Transport, use_surface_size, visible};
use super::task_card::TaskCard;
use super::what_happened::{WhatHappened, Why, use_showing};
use crate::diagnosis::use_diagnosis;
use crate::free;
use crate::lesson::onlooker::{Look, Onlooker, use_onlooker};
use crate::shows::{Shows, View};
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
    /// Who is told what happens in it.
    #[prop_or_default]
    pub onlooker: Option<Onlooker>,
}

/// The face of a lab that stands among other things. How it is laid out depends on its own width, not on the page's.
#[component]
pub fn Embed(props: &EmbedProps) -> Html {
    let EmbedProps { handle, shows, remarks, onlooker } = props;
    use_onlooker(onlooker.as_ref(), handle);
    let LabHandle { lab, dispatch, playhead } = handle.clone();
    let root = use_node_ref();
    use_height(&root, shows.height);
    let free = free::shown(&lab);
    let keys = if free.is_empty() || shows.named { shows.controls.clone() } else { free.clone() };
    let is_free = |key: &'static str| free.is_empty() || free.contains(&key);
    let controls = use_control_list(handle, &keys, |key| !is_free(key));
    let stage = use_node_ref();
    let map = visible(lab.scene.surface.as_loss(), use_surface_size(&stage));
    let plots = match (shows.has(View::Rate), shows.has(View::Loss)) {
        (true, true) => Some(Plots::Both),
        (true, false) => Some(Plots::Rate),
        (false, true) => Some(Plots::Loss),
        (false, false) => None,
    };
    let tells = [View::Text, View::Finding, View::Gain, View::Range].iter().any(|view| shows.has(*view));
    let diagnosed = use_diagnosis(&lab, [View::Finding, View::Gain, View::Phases].iter().any(|view| shows.has(*view)));
    let phases = if shows.has(View::Phases) { Phases::of(diagnosed.as_ref(), &lab) } else { Phases::Unwanted };
    let span = use_state_eq(|| None);
    let (onspan, onseek) = use_showing(&span, &playhead);
    let why = diagnosed.clone().filter(|_| shows.has(View::Finding)).map(|diagnosed| Why {
        hint: None,
        diagnosed,
        dispatch: dispatch.clone(),
        adds: keys.contains(&"runs") && is_free("runs"),
        onspan,
        onseek,
    });
    // A chart changes what its lab has controls for.
    let editable = keys.iter().any(|key| is_free(key) && is_of_schedule(key, &lab));
    let beside = shows.has(View::Surface) && (plots.is_some() || !keys.is_empty());
    let tell = onlooker.as_ref().map(|onlooker| onlooker.tell.clone());
    let ontask = use_memo(tell, |tell| tell.as_ref().map(|tell| tell.reform(Look::Task)));
    let task = html! { <TaskCard lab={lab.clone()} ontask={(*ontask).clone()} /> };
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
                    <Charts key={plots as usize} lab={lab.clone()} dispatch={dispatch.clone()} playhead={playhead.clone()} {plots} {editable} {phases} span={*span} />
                </div>
            }
            <div class="embed-play"><Transport lab={lab.clone()} dispatch={dispatch.clone()} playhead={playhead.clone()} /></div>
            <div class="embed-adjust">{ controls }{ task }</div>
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
