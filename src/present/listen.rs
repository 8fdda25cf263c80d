//! The keys of the presenter view, and the pointer that brings up its buttons.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent, PointerEvent};
use yew::prelude::*;

use super::desk::{Desk, Over};
use super::keys::{is_held, order};
use super::window;
use crate::canvas::now;
use crate::keys::{Focus, target};
use crate::storage::single_keys;

/// Milliseconds after which a pointer that rests disappears, and the buttons with it.
const IDLE: u32 = 2500;

/// Milliseconds within which Escape still belongs to the full screen that it ended.
const SAME_PRESS: f64 = 500.0;

/// The page's keys are the presenter view's, as long as the component lives.
#[hook]
pub fn use_keys(desk: &Desk) {
    let ended = use_mut_ref(|| f64::NEG_INFINITY);
    use_effect_with(desk.clone(), move |desk| {
        let desk = desk.clone();
        let options = EventListenerOptions::enable_prevent_default();
        let since = Rc::clone(&ended);
        let keys = EventListener::new_with_options(&document(), "keydown", options, move |event| {
            let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
            if event.default_prevented() || event.ctrl_key() || event.alt_key() || event.meta_key() {
                return;
            }
            let just_ended = now() - *since.borrow() < SAME_PRESS;
            if heard(&desk, event, just_ended) {
                event.prevent_default();
            }
        });
        let full = EventListener::new(&document(), "fullscreenchange", move |_| {
            if !window::is_full() {
                ended.replace(now());
            }
        });
        move || drop((keys, full))
    });
}

/// Does what a key says; whether it said anything. `just_ended` says that the page has just stopped filling the screen.
fn heard(desk: &Desk, event: &KeyboardEvent, just_ended: bool) -> bool {
    let key = event.key();
    if *desk.over != Over::Nothing {
        // Whatever lies over the picture, any key takes it away. A key still held from before does not.
        if !is_held(&key) && key != "Tab" && !event.repeat() {
            desk.over.set(Over::Nothing);
        }
        return key != "Tab";
    }
    let focus = target(event).map_or(Focus::Free, |element| Focus::of(&element));
    let Some(order) = order(&key, single_keys()).filter(|_| key == "Escape" || !focus.uses(&key)) else { return false };
    if key == "Escape" && (window::is_full() || just_ended) {
        // One press leaves the full screen, the next one the view: some browsers tell of both, some of one.
        window::give_back();
    } else if !event.repeat() || order.repeats() {
        desk.obey(order);
    }
    true
}

/// Marks the element of `root` while a pointer moves over it: the style sheet then shows the buttons and the pointer.
#[hook]
pub fn use_pointer(root: &NodeRef) {
    use_effect_with(root.clone(), |root| {
        let root = root.clone();
        let rest = RefCell::new(None::<Timeout>);
        let show = move || {
            let Some(element) = root.cast::<Element>() else { return };
            // An attribute of an element is never refused.
            let _ = element.set_attribute("data-pointer", "");
            let hide = move || drop(element.remove_attribute("data-pointer"));
            rest.replace(Some(Timeout::new(IDLE, hide)));
        };
        let last = Cell::new((i32::MIN, i32::MIN));
        let listener = EventListener::new(&document(), "pointermove", move |event| {
            let Some(event) = event.dyn_ref::<PointerEvent>() else { return };
            // Elements that move under a pointer at rest send moves too.
            let place = (event.screen_x(), event.screen_y());
            if last.replace(place) != place {
                show();
            }
        });
        move || drop(listener)
    });
}

/// Gives the focus to the presenter view, so that keys are its own again.
pub fn take_focus(root: &NodeRef) {
    if let Some(root) = root.cast::<HtmlElement>() {
        // An element that takes no focus leaves it where it is.
        let _ = root.focus();
    }
}
