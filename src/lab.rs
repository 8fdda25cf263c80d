//! A lab: its state, its playhead, its layout.

use std::rc::Rc;

use gloo::events::EventListener;
use gloo::utils::document;
use settle_model::Scene;
use settle_text::text;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent as RawKeyboardEvent};
use yew::prelude::*;

use crate::dispatch::Dispatch;
use crate::hints::Progress;
use crate::keys::{Command, command_of};
use crate::media::{PHONE, use_media};
use crate::playhead::Playhead;
use crate::shared::Shared;
use crate::state::{Action, LabState};
use crate::view::controls::ControlColumn;
use crate::view::header::header_tools;
use crate::view::help_dialog::HelpDialog;
use crate::view::notice::Notices;
use crate::view::stage::{Charts, PhoneStrip, Surface, Transport, use_surface_size, visible};
use crate::view::tabs::{Tab, use_tabs};
use crate::view::unique::use_unique_id;
use crate::view::what_happened::WhatHappened;

/// The properties of [`Lab`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct LabProps {
    /// The scene it opens with; another one opens anew.
    pub scene: Shared<Scene>,
    /// The element of the page's header that its tools go to. A lab that has one is the page's: the keys are its own.
    #[prop_or_default]
    pub header: Option<Element>,
    /// Whether the first minute's hints are shown.
    #[prop_or_default]
    pub hints: bool,
    /// What is to be said on opening: what was wrong with a link.
    #[prop_or_default]
    pub notices: Vec<AttrValue>,
    /// Told of every change of the scene.
    #[prop_or_default]
    pub onscene: Option<Callback<Scene>>,
}

/// The state, taken up anew when another scene is given; and the playhead that goes with it.
#[hook]
fn use_lab(props: &LabProps) -> (Rc<LabState>, Dispatch, Playhead) {
    let state = {
        let scene = props.scene.clone();
        use_reducer(move || LabState::open((*scene).clone()))
    };
    let dispatch = state.dispatcher();
    let lab = use_memo((*state).clone(), LabState::clone);
    let playhead = use_memo((), |()| playhead_of(&props.scene));
    let opened = use_mut_ref(|| props.scene.clone());
    use_effect_with((props.scene.clone(), dispatch.clone()), move |(scene, dispatch)| {
        if *scene != *opened.borrow() {
            *opened.borrow_mut() = scene.clone();
            dispatch.dispatch(Action::Open(Box::new((**scene).clone())));
        }
    });
    use_effect_with(((*playhead).clone(), lab.scene.steps, lab.scene.view.step), |(playhead, steps, step)| {
        playhead.set_steps(*steps);
        follow(playhead, step.map_or(f64::from(*steps), |step| step as f64));
    });
    let told = use_mut_ref(|| (*props.scene).clone());
    use_effect_with((lab.clone(), props.onscene.clone()), move |(lab, onscene)| {
        if let Some(onscene) = onscene.as_ref().filter(|_| *told.borrow() != lab.scene) {
            told.replace(lab.scene.clone());
            onscene.emit(lab.scene.clone());
        }
    });
    (lab, dispatch, (*playhead).clone())
}

/// Takes the playhead to a step that a reset or a link names. Where it noted that step itself it is there already.
fn follow(playhead: &Playhead, step: f64) {
    if !playhead.is_playing() && (playhead.position() - step).abs() >= 1.0 {
        playhead.seek(step);
    }
}

fn playhead_of(scene: &Scene) -> Playhead {
    let playhead = Playhead::new(scene.steps);
    if let Some(step) = scene.view.step {
        playhead.seek(step as f64);
    }
    playhead
}

/// The keys of a lab that has the page to itself.
#[hook]
fn use_keys(on: bool, runs: usize, playhead: &Playhead, dispatch: &Dispatch, help: UseStateSetter<bool>) {
    let deps = (on, runs, playhead.clone(), dispatch.clone(), help);
    use_effect_with(deps, |(on, runs, playhead, dispatch, help)| {
        let (runs, playhead, dispatch, help) = (*runs, playhead.clone(), dispatch.clone(), help.clone());
        let listener = on.then(|| {
            let options = gloo::events::EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&document(), "keydown", options, move |event| {
                let Some(event) = event.dyn_ref::<RawKeyboardEvent>() else { return };
                let Some(found) = command_of(event, runs) else { return };
                event.prevent_default();
                match found.play_on(&playhead) {
                    Some(Command::Act(action)) => dispatch.dispatch(action),
                    Some(_) => help.set(true),
                    None => {}
                }
            })
        });
        move || drop(listener)
    });
}

/// An interactive lab.
#[component]
pub fn Lab(props: &LabProps) -> Html {
    let (lab, dispatch, playhead) = use_lab(props);
    let id = use_unique_id("lab");
    let phone = use_media(PHONE);
    let tab = use_state_eq(Tab::default);
    let help = use_state_eq(bool::default);
    let progress = use_state_eq(|| if props.hints { Progress::Begin } else { Progress::Done });
    let reached = progress.after(&lab);
    use_effect_with((reached, progress.setter()), |(reached, progress)| progress.set(*reached));
    let hint = use_memo((lab.clone(), reached), |(lab, reached)| reached.hint(lab));
    let tabs = {
        let tab = tab.clone();
        use_tabs(&id, *tab, Callback::from(move |chosen| tab.set(chosen)))
    };
    let onhelp = sets(&help, true);
    let offhelp = sets(&help, false);
    let onhintclose = sets(&progress, Progress::Done);
    let onhints = {
        let (progress, help) = (progress.setter(), help.setter());
        Callback::from(move |_| {
            progress.set(Progress::Begin);
            help.set(false);
        })
    };
    use_keys(props.header.is_some(), lab.scene.runs.len(), &playhead, &dispatch, help.setter());
    let stage = (lab.clone(), dispatch.clone(), playhead);
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
    let tools = header_tools(lab.is_changed(), &onhelp, &dispatch);
    html! {
        <div class="lab">
            if let Some(header) = &props.header { { create_portal(tools, header.clone()) } }
            if phone { { tabs } }
            { view(Tab::Adjust, "slot-adjust", "region-controls", html! {
                <ControlColumn lab={lab.clone()} dispatch={dispatch.clone()} hint={(*hint).clone()} {onhintclose} rate_first={phone} />
            }) }
            <Notices key="notices" lab={lab.clone()} said={props.notices.clone()} {dispatch} />
            <div key="stage" ref={stage_place} class="slot-stage" role="region" aria-label={text("region-stage")}>{ stage_views(phone, &stage) }</div>
            { view(Tab::Charts, "slot-charts", "region-charts", charts_view(&stage)) }
            { view(Tab::Happened, "slot-happened", "region-happened", html! { <WhatHappened lab={lab.clone()} {map} /> }) }
            <HelpDialog open={*help} onclose={offhelp} onhints={hint_free(*progress, props.hints).then_some(onhints)} />
        </div>
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

type Stage = (Rc<LabState>, Dispatch, Playhead);

/// The surface, and the playback that fits the screen.
fn stage_views(phone: bool, (lab, dispatch, playhead): &Stage) -> Html {
    let (lab, dispatch, playhead) = (lab.clone(), dispatch.clone(), playhead.clone());
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

fn charts_view((lab, dispatch, playhead): &Stage) -> Html {
    html! { <Charts lab={lab.clone()} dispatch={dispatch.clone()} playhead={playhead.clone()} /> }
}
