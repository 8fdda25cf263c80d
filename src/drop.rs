//! Files that are dragged onto the page.

use std::cell::Cell;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Interval;
use gloo::utils::window;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Event, File};
use yew::prelude::*;

/// Milliseconds after which a file that is not heard of any more is no longer over the page.
const PATIENCE: u32 = 1000;

thread_local! {
    static HEARD: Cell<bool> = const { Cell::new(false) };
}

/// Whether a file is being dragged over the page; the first one that is dropped goes to `onfile`.
#[hook]
pub fn use_file_drop(onfile: &Callback<File>) -> bool {
    let dragged = use_state_eq(bool::default);
    use_effect_with((onfile.clone(), dragged.setter()), |(onfile, dragged)| {
        let listeners = ["dragenter", "dragover", "dragleave", "drop"].map(|kind| {
            let (onfile, dragged) = (onfile.clone(), dragged.clone());
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&window(), kind, options, move |event| heed(event, &onfile, &dragged))
        });
        move || drop(listeners)
    });
    use_effect_with((*dragged, dragged.setter()), |(dragged, lost)| {
        let lost = lost.clone();
        // A file over the page tells of itself several times a second; one that was carried away may not say so.
        let end = move || {
            if !HEARD.take() {
                lost.set(false);
            }
        };
        let watch = dragged.then(|| Interval::new(PATIENCE, end));
        move || drop(watch)
    });
    *dragged
}

/// What is dragged inside the page, such as a selected text, is left to the browser.
fn heed(event: &Event, onfile: &Callback<File>, dragged: &UseStateSetter<bool>) {
    let Some(event) = event.dyn_ref::<DragEvent>() else { return };
    if event.type_() == "dragleave" {
        // On the way from one element of the page to another it names the other.
        if event.related_target().is_none() {
            dragged.set(false);
        }
        return;
    }
    let Some(data) = event.data_transfer().filter(|data| data.types().includes(&"Files".into(), 0)) else { return };
    // Without this the browser would leave the page for the file.
    event.prevent_default();
    match event.type_().as_str() {
        "drop" => {
            dragged.set(false);
            if let Some(file) = data.files().and_then(|files| files.get(0)) {
                onfile.emit(file);
            }
        }
        _ => {
            data.set_drop_effect("copy");
            HEARD.set(true);
            dragged.set(true);
        }
    }
}
