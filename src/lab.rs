//! A lab: one state and one playhead, shown by one of its faces.

use std::rc::Rc;

use gloo::events::EventListener;
use gloo::utils::document;
use settle_model::Scene;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent as RawKeyboardEvent};
use yew::prelude::*;

use crate::address::Role;
use crate::dispatch::keep_focus;
use crate::keys::{self, Command};
use crate::later::use_later;
use crate::lesson::onlooker::Onlooker;
use crate::opened::Opened;
use crate::present::face::use_face;
use crate::present::presenter::PresenterProps;
use crate::print::use_print;
use crate::shared::Shared;
use crate::shows::Shows;
use crate::state::LabState;
use crate::storage::single_keys;
use crate::use_lab::{LabHandle, Opening, use_lab};
use crate::view::embed::EmbedProps;
use crate::view::workbench::Workbench;

/// The properties of [`Lab`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct LabProps {
    /// The scene it opens with, and what had to be changed about its link; another opening opens anew.
    pub opened: Opened,
    /// How it is laid out at first.
    #[prop_or_default]
    pub face: Face,
    /// What it shows as an embedded lab.
    #[prop_or_default]
    pub shows: Shows,
    /// The element of the page's header that its tools go to. A lab that has one has the page
    /// to itself: its keys also work while nothing has the focus.
    #[prop_or_default]
    pub header: Option<Element>,
    /// Whether the first minute's hints are shown.
    #[prop_or_default]
    pub hints: bool,
    /// What else is to be said on opening.
    #[prop_or_default]
    pub remarks: Vec<AttrValue>,
    /// The scene of the visit before, to be offered.
    #[prop_or_default]
    pub kept: Option<Shared<Scene>>,
    /// Who is told what happens in it, as an embedded lab.
    #[prop_or_default]
    pub onlooker: Option<Onlooker>,
    /// The state it goes on from, where it was there before.
    #[prop_or_default]
    pub state: Option<Rc<LabState>>,
    /// What it may do to the address bar; nothing where it is one of several labs.
    #[prop_or_default]
    pub role: Option<Role>,
}

/// How a lab is laid out; all faces show the same state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Face {
    /// Everything, on a page of its own.
    #[default]
    Workbench,
    /// Some views and controls, among other things of a page.
    Embed,
    /// The presenter view, over the workbench; only of a lab that has the page to itself.
    Present,
}

/// The keys of the lab in `root`.
#[hook]
fn use_keys(
    root: &NodeRef,
    header: Option<&Element>,
    handle: &LabHandle,
    help: UseStateSetter<bool>,
    change: Callback<Face>,
) {
    let runs = handle.lab.scene.runs.len();
    let deps = (root.clone(), header.cloned(), runs, handle.playhead.clone(), handle.dispatch.clone(), (help, change));
    use_effect_with(deps, |(root, header, runs, playhead, dispatch, (help, change))| {
        let (root, header, runs) = (root.clone(), header.clone(), *runs);
        let (playhead, dispatch, help, change) = (playhead.clone(), dispatch.clone(), help.clone(), change.clone());
        let options = gloo::events::EventListenerOptions::enable_prevent_default();
        let listener = EventListener::new_with_options(&document(), "keydown", options, move |event| {
            let Some(event) = event.dyn_ref::<RawKeyboardEvent>() else { return };
            let Some((target, root)) = keys::target(event).zip(root.cast::<Element>()) else { return };
            if !keys::is_meant(&target, &root, header.as_ref()) {
                return;
            }
            let Some(found) = keys::command_of(event, &target, runs, single_keys()) else { return };
            event.prevent_default();
            if event.repeat() && !found.repeats() || found.play_on(&playhead) {
                return;
            }
            match found {
                Command::Act(action) => {
                    dispatch.dispatch(action.clone());
                    keep_focus(target);
                }
                Command::Present if header.is_some() => change.emit(Face::Present),
                Command::Present => {}
                _ => help.set(true),
            }
        });
        move || drop(listener)
    });
}

/// An interactive lab.
#[component]
pub fn Lab(props: &LabProps) -> Html {
    let handle = use_lab(&Opening {
        opened: props.opened.clone(),
        kept: props.kept.clone(),
        role: props.role,
        state: props.state.clone(),
    });
    let help = use_state_eq(bool::default);
    let root = use_node_ref();
    let (face, change) = use_face(props.face, props.header.is_some());
    use_keys(&root, props.header.as_ref(), &handle, help.setter(), change.clone());
    use_print(&root, &handle.lab);
    let parts = use_later(face != Face::Workbench);
    let presents = face == Face::Present && parts.is_some();
    // What was opened in the workbench stays as it is while the presenter view lies over it.
    let begun = use_mut_ref(|| false);
    let begun = begun.replace_with(|begun| *begun || !presents) || !presents;
    let body = match props.face {
        Face::Embed => {
            let (shows, remarks) = (props.shows.clone(), props.remarks.clone());
            let onlooker = props.onlooker.clone();
            let props = EmbedProps { handle: handle.clone(), shows, remarks, onlooker };
            parts.map(|parts| (parts.embed)(props)).unwrap_or_default()
        }
        _ if !begun => html! {},
        _ => html! {
            <Workbench handle={handle.clone()} header={props.header.clone()} hints={props.hints} {help}
                remarks={props.remarks.clone()} onpresent={change.reform(|_| Face::Present)} />
        },
    };
    // What stands among other things takes the focus when it is pressed, so that its keys are then its own.
    let among = props.face == Face::Embed;
    let (remarks, onleave) = (props.remarks.clone(), change.reform(|()| Face::Workbench));
    html! {
        <>
            <div class={classes!("lab", among.then_some("lab-embed"))} tabindex={among.then_some("-1")} hidden={presents}
                ref={root}>{ body }</div>
            if presents {
                { parts.map(|parts| (parts.presenter)(PresenterProps { handle, remarks, onleave })).unwrap_or_default() }
            }
        </>
    }
}
