//! The address bar: the one place that reads and writes the fragment. Only the top level of the page uses it.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use settle_model::Scene;
use wasm_bindgen::JsValue;
use web_sys::window;
use yew::prelude::*;

use crate::link::{self, Notice};
use crate::shared::Shared;

/// Milliseconds without a change before the link is written: a drag is one change.
const REST: u32 = 250;

/// What a link opened: the scene, and what had to be changed to make it a valid one. The same link opened again is another
/// opening, since the lab may have moved on.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// A valid scene.
    pub scene: Shared<Scene>,
    /// What was changed.
    pub notices: Vec<Notice>,
}

/// The scene of the address bar; `None` where it holds no fragment.
#[must_use]
pub fn read() -> Option<Opened> {
    let fragment = fragment();
    (!fragment.is_empty()).then(|| {
        let (scene, notices) = link::read(&fragment);
        Opened { scene: Shared::new(scene), notices }
    })
}

fn fragment() -> String {
    let hash = window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    hash.trim_start_matches('#').to_owned()
}

/// Replaces the fragment, without a new history entry. A browser that refuses loses the link, nothing else.
fn write(scene: &Scene) {
    let address = format!("#{}", link::write(scene));
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let _refused = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
    }
}

/// Keeps the address bar and a lab in step: the callback that is returned takes every scene of the lab, and `on_open` gets
/// the scene of a link that was typed or followed while the page is open.
#[hook]
pub fn use_address(on_open: Callback<Opened>) -> Callback<Scene> {
    let pending = use_mut_ref(|| None::<Timeout>);
    use_effect_with(on_open, |on_open| {
        let on_open = on_open.clone();
        let listener = window().map(|window| {
            EventListener::new(&window, "hashchange", move |_| {
                if let Some(opened) = read() {
                    on_open.emit(opened);
                }
            })
        });
        move || drop(listener)
    });
    use_callback((), move |scene: Scene, ()| write_at_rest(&pending, scene))
}

/// Writes the link once nothing has changed for a while.
fn write_at_rest(pending: &Rc<RefCell<Option<Timeout>>>, scene: Scene) {
    pending.replace(Some(Timeout::new(REST, move || write(&scene))));
}
