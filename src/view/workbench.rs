//! The whole lab: controls, surface, charts and what happened, with its tools in the page's header.

use settle_text::text;
use web_sys::Element;
use yew::prelude::*;

use super::charts_slot::ChartsSlot;
use super::controls::ControlColumn;
use super::header::header_tools;
use super::help_dialog::HelpDialogProps;
use super::notice::Notices;
use super::sharing::use_sharing;
use super::stage::{PhoneStrip, Surface, Transport, use_surface_size, visible};
use super::tabs::{Tab, use_tabs};
use super::task_card::TaskPanelProps;
use super::unique::use_unique_id;
use super::what_happened::{WhatHappened, Why, use_showing};
use crate::diagnosis::use_diagnosis;
use crate::hints::{Place, Progress};
use crate::later::use_later;
use crate::media::{PHONE, use_media};
use crate::subject::Subject;
use crate::use_lab::LabHandle;

/// The properties of [`Workbench`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct WorkbenchProps {
    /// The lab.
    pub handle: LabHandle,
    /// The element of the page's header that its tools go to.
    pub header: Option<Element>,
    /// Whether the first minute's hints are shown.
    pub hints: bool,
    /// Whether the help is open.
    pub help: UseStateHandle<bool>,
    /// What else is to be said on opening.
    pub remarks: Vec<AttrValue>,
    /// Opens the presenter view.
    pub onpresent: Callback<MouseEvent>,
}

/// The face of a lab that has a page to itself.
#[component]
pub fn Workbench(props: &WorkbenchProps) -> Html {
    let LabHandle { lab, dispatch, .. } = &props.handle;
    let id = use_unique_id("lab");
    let phone = use_media(PHONE);
    let tab = use_state_eq(Tab::default);
    let progress = use_state_eq(|| if props.hints { Progress::Begin } else { Progress::Done });
    let reached = progress.after(lab);
    use_effect_with((reached, progress.setter()), |(reached, progress)| progress.set(*reached));
    let hint = use_memo((lab.clone(), reached), |(lab, reached)| reached.hint(lab));
    let tabs = {
        let tab = tab.clone();
        use_tabs(&id, *tab, Callback::from(move |chosen| tab.set(chosen)))
    };
    let onhintclose = sets(&progress, Progress::Done);
    let onhints = {
        let (progress, help) = (progress.setter(), props.help.setter());
        Callback::from(move |_| {
            progress.set(Progress::Begin);
            help.set(false);
        })
    };
    let tasked = lab.scene.view.sets_task();
    let parts = use_later(*props.help || tasked);
    let help = parts.filter(|_| *props.help).map(|parts| {
        let onhints = hint_free(*progress, props.hints).then_some(onhints);
        (parts.help)(HelpDialogProps { onclose: sets(&props.help, false), onhints })
    });
    // What comes and goes keeps its place in the list: its neighbours would else be made anew.
    let help = help.unwrap_or_default();
    let stage_place = use_node_ref();
    let map = visible(lab.scene.surface.as_loss(), use_surface_size(&stage_place));
    let view = |which: Tab, class: &'static str, name: &'static str, body: Html| {
        let hidden = phone && *tab != which;
        let (role, by) = if phone { ("tabpanel", Some(which.id(&id))) } else { ("region", None) };
        html! {
            <div key={class} {class} {role} id={which.panel(&id)} aria-labelledby={by.clone()} {hidden}
                aria-label={by.is_none().then(|| text(name))}>{ body }</div>
        }
    };
    let diagnosed = use_diagnosis(lab, true);
    let span = use_state_eq(|| None);
    let (onspan, onseek) = use_showing(&span, &props.handle.playhead);
    let dispatched = dispatch.clone();
    let led = hint.as_ref().as_ref().filter(|hint| hint.place == Place::Remedy).cloned();
    let led = led.map(|hint| (hint, onhintclose.clone()));
    let why = diagnosed.clone().map(|diagnosed| Why {
        hint: led,
        adds: lab.is_free(&Subject::Added(0)),
        diagnosed,
        dispatch: dispatched,
        onspan,
        onseek,
    });
    let sharing = use_sharing(&props.handle);
    let task = parts.filter(|_| tasked).map(|parts| {
        let onopen = sharing.onopen.clone();
        (parts.task)(TaskPanelProps { handle: props.handle.clone(), onopen })
    });
    let tools = header_tools(lab, &sets(&props.help, true), &sharing.onshare, &props.onpresent, dispatch);
    html! {
        <>
            if let Some(header) = &props.header { { create_portal(tools, header.clone()) } }
            if phone { { tabs } }
            { view(Tab::Adjust, "slot-adjust", "region-controls", html! {
                <>
                    { task.unwrap_or_default() }
                    <ControlColumn lab={lab.clone()} dispatch={dispatch.clone()} hint={(*hint).clone()}
                        onhintclose={&onhintclose} limits_known={diagnosed.is_some()} onopen={&sharing.onopen} rate_first={phone} />
                </>
            }) }
            <Notices key="notices" lab={lab.clone()} remarks={props.remarks.clone()} {dispatch} more={sharing.notice} />
            <div key="stage" ref={stage_place} class="slot-stage" role="region" aria-label={text("region-stage")}>
                { stage_views(phone, &props.handle) }
            </div>
            { view(Tab::Charts, "slot-charts", "region-charts", html! {
                <ChartsSlot handle={props.handle.clone()} diagnosed={diagnosed.clone()} span={*span} onopen={&sharing.onopen} />
            }) }
            { view(Tab::Happened, "slot-happened", "region-happened", html! {
                <WhatHappened lab={lab.clone()} {map} {why} />
            }) }
            { help }
            { sharing.panels }
        </>
    }
}

/// The handler of what gives a state a value.
fn sets<E: 'static, T: Copy + 'static>(state: &UseStateHandle<T>, value: T) -> Callback<E> {
    let state = state.setter();
    Callback::from(move |_| state.set(value))
}

/// Whether the hints can be brought back: they were there, and are over.
fn hint_free(progress: Progress, hints: bool) -> bool {
    hints && progress == Progress::Done
}

/// The surface, and the playback that fits the screen.
fn stage_views(phone: bool, handle: &LabHandle) -> Html {
    let LabHandle { lab, dispatch, playhead } = handle.clone();
    html! {
        <>
            <Surface key="surface" lab={lab.clone()} dispatch={dispatch.clone()} playhead={playhead.clone()} />
            if phone {
                <PhoneStrip key="strip" {lab} {dispatch} {playhead} />
            } else {
                <Transport key="transport" {lab} {dispatch} {playhead} />
            }
        </>
    }
}
