//! The place of a lab in the page: mounted while it is near the viewport, its scene kept while it is not.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::rc::Rc;

use gloo::utils::{document, document_element};
use settle_model::Scene;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::{AppHandle, Renderer, prelude::*};

use crate::canvas::{Seen, Watch};
use crate::lab::{Face, Lab};
use crate::lesson::ROOT;
use crate::lesson::dom::{attribute, find, set, show, unfold};
use crate::lesson::onlooker::{Look, Onlooker};
use crate::lesson::progress::Progress;
use crate::link;
use crate::opened::Opened;
use crate::shows::{Shows, options};
use crate::state::LabState;

/// What is done with what a lab tells, beside what every place does.
type Act = Box<dyn Fn(&Look)>;

/// Where a lab stands in a step.
pub struct Place {
    /// The step.
    pub step: Element,
    figure: Element,
    live: Element,
    progress: Rc<Progress>,
    shown: RefCell<Shown>,
    ready: Cell<bool>,
    near: Cell<bool>,
    mounted: RefCell<Option<AppHandle<Mounted>>>,
    act: RefCell<Option<Act>>,
}

/// What a place shows.
#[derive(Clone, Debug)]
struct Shown {
    opened: Opened,
    shows: Shows,
    plays: bool,
    /// The state that its lab was left in.
    state: Option<Rc<LabState>>,
}

impl Shown {
    /// The scene as it is now.
    fn scene(&self) -> &Scene {
        self.state.as_ref().map_or(&*self.opened.scene, |state| &state.scene)
    }
}

impl fmt::Debug for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Place").field("step", &self.id()).finish_non_exhaustive()
    }
}

impl Place {
    /// The place in a figure, showing what the figure says, once it is ready.
    #[must_use]
    pub fn new(step: &Element, figure: &Element, progress: &Rc<Progress>) -> Rc<Self> {
        let live = find(figure, ".live").unwrap_or_else(|| figure.clone());
        let shows = shows(&attribute(figure, "data-controls"), &attribute(figure, "data-views"));
        let opened = Opened::read(&attribute(figure, "data-scene"));
        Rc::new(Self {
            step: step.clone(),
            figure: figure.clone(),
            live,
            progress: Rc::clone(progress),
            shown: RefCell::new(Shown { opened, shows, plays: false, state: None }),
            ready: Cell::new(false),
            near: Cell::new(false),
            mounted: RefCell::new(None),
            act: RefCell::new(None),
        })
    }

    /// The step's name.
    #[must_use]
    pub fn id(&self) -> String {
        self.step.id()
    }

    /// The figure's attribute of that name.
    #[must_use]
    pub fn data(&self, name: &str) -> String {
        attribute(&self.figure, name)
    }

    /// The scene that is shown.
    #[must_use]
    pub fn scene(&self) -> Scene {
        self.shown.borrow().scene().clone()
    }

    /// Does something with everything that the lab tells.
    pub fn on_look(&self, act: impl Fn(&Look) + 'static) {
        *self.act.borrow_mut() = Some(Box::new(act));
    }

    /// From now on the lab may be mounted.
    pub fn set_ready(self: &Rc<Self>) {
        self.ready.set(true);
        self.follow();
    }

    /// Shows another scene or other views; with `plays`, plays it from where its playhead stands.
    pub fn open(self: &Rc<Self>, scene: Scene, controls: &str, views: &str, plays: bool) {
        self.unmount();
        *self.shown.borrow_mut() = Shown { opened: scene.into(), shows: shows(controls, views), plays, state: None };
        self.note_address();
        self.set_ready();
    }

    /// Mounts or unmounts the lab, as it should be.
    fn follow(self: &Rc<Self>) {
        let wanted = self.ready.get() && self.near.get();
        if wanted && self.mounted.borrow().is_none() {
            self.mount();
        } else if !wanted && !self.has_focus() {
            self.unmount();
        }
    }

    /// Whether the focus is in the lab, which then stays.
    fn has_focus(&self) -> bool {
        document().active_element().is_some_and(|active| self.live.contains(Some(&active)))
    }

    fn mount(self: &Rc<Self>) {
        let Shown { opened, shows, plays, state } = self.shown.borrow().clone();
        // A root of its own each time: Yew never takes its listeners from a root.
        let Ok(root) = document().create_element("div") else { return };
        let _ = self.live.append_child(&root);
        let place = Rc::clone(self);
        let onlooker = Onlooker { tell: Callback::from(move |look| place.looked(&look)), plays };
        set(&self.figure, "data-live", "");
        self.hold(None);
        let props = MountedProps { opened, shows, onlooker, state };
        let mounted = Renderer::<Mounted>::with_root_and_props(root, props).render();
        *self.mounted.borrow_mut() = Some(mounted);
    }

    /// Takes the lab away; its room stays as high as it was.
    fn unmount(&self) {
        let mounted = self.mounted.borrow_mut().take();
        if let Some(mounted) = mounted {
            self.hold(Some(self.live.client_height()));
            mounted.destroy();
            self.live.replace_children_with_node_0();
        }
    }

    fn hold(&self, height: Option<i32>) {
        if let Some(live) = self.live.dyn_ref::<HtmlElement>() {
            let height = height.map_or_else(String::new, |height| format!("{height}px"));
            // Fails only for an element without a style.
            let _ = live.style().set_property("min-height", &height);
        }
    }

    /// What the lab tells.
    fn looked(self: &Rc<Self>, look: &Look) {
        match look {
            Look::State(state) => {
                self.shown.borrow_mut().state = Some(Rc::clone(state));
                self.note_address();
            }
            Look::Task(true) => {
                self.progress.finish(&self.id());
                set(&self.step, "data-done", "");
                unfold(&self.step, "details.seen");
            }
            Look::Played(_) => {
                self.shown.borrow_mut().plays = false;
                if !self.scene().view.sets_task() {
                    unfold(&self.step, "details.seen");
                }
            }
            _ => {}
        }
        if let Some(act) = &*self.act.borrow() {
            act(look);
        }
    }

    /// The link to the Lab opens what is shown here, and leads back.
    fn note_address(&self) {
        let Some(open) = find(&self.figure, "a.open") else { return };
        let language = attribute(&document_element(), "lang");
        let language = if language == "en" { String::new() } else { format!("&lang={language}") };
        let link = link::write(&self.scene());
        set(&open, "href", &format!("{ROOT}?lesson={}{language}#{link}", self.id()));
        show(&open, true);
    }
}

/// Controls and views by their names, as addresses have them.
fn shows(controls: &str, views: &str) -> Shows {
    let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    options(&[field("controls", controls), field("views", views)]).0
}

/// Follows whether a place is near the viewport.
#[must_use]
pub fn watch(place: Rc<Place>) -> Watch {
    let figure = place.figure.clone();
    Watch::new(&figure, move |seen| {
        if let Seen::Near(near) = seen {
            place.near.set(near);
            place.follow();
        }
    })
}

/// The properties of [`Mounted`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct MountedProps {
    /// The scene.
    pub opened: Opened,
    /// What is shown of it.
    pub shows: Shows,
    /// Who looks at it.
    pub onlooker: Onlooker,
    /// The state it goes on from.
    pub state: Option<Rc<LabState>>,
}

/// A lab in the page.
#[component]
pub fn Mounted(props: &MountedProps) -> Html {
    let MountedProps { opened, shows, onlooker, state } = props.clone();
    html! { <Lab {opened} {shows} face={Face::Embed} {onlooker} {state} /> }
}
