//! The part of the page that is loaded when it is first needed.
//!
//! What stands in [`Parts`], and what only that needs, is a file of its own, which the first view does not load. To put
//! something there, add a field to [`Parts`] and its function to the list in `parts.rs`, and call it through one of:
//!
//! - in a component, [`use_later`] with whether it is wanted now: the parts, once they are here;
//! - anywhere else, [`with`]: does something with the parts as soon as they are here.
//!
//! [`warm`] is the handler for the pointer or the focus coming near what will need the parts. [`use_later_note`] says for the
//! whole page that something waits for them, or that they could not be loaded, with a button that tries again.
//! `cargo xtask build` does the dividing, by calls: a function that the first view also calls stays with the first view.
//! Texts divide by files: those that `settle_text_compiler` does not list for the first view come along, and so do the style
//! sheets that are `disabled` in index.html.
//! Compiled for anything but the page, as in tests, the parts are here.

mod hooks;
mod parts;
mod style;

use std::cell::{Cell, RefCell};
use std::fmt;

use wasm_bindgen::JsValue;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use yew::Callback;
use yew::platform::spawn_local;

pub use hooks::{use_later, use_later_note, use_later_quietly};
pub use parts::Parts;

/// What is done with the parts.
type Act = Box<dyn FnOnce(&'static Parts)>;

/// How it stands with what waits for the parts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wait {
    /// Nothing waits.
    #[default]
    Nothing,
    /// Something waits for the parts to come.
    Loading,
    /// Something waits, and the parts could not be loaded.
    Failed,
}

thread_local! {
    static HERE: Cell<Option<&'static Parts>> = const { Cell::new(None) };
    static WAITING: RefCell<Vec<Act>> = const { RefCell::new(Vec::new()) };
    static NOTE: RefCell<Option<Callback<Wait>>> = const { RefCell::new(None) };
}

/// Where the program is divided: all that only this function reaches is loaded when it is first called.
#[wasm_split(later, fallible)]
fn load() -> Result<&'static Parts, SplitLoaderError> {
    Ok(&parts::ALL)
}

/// The parts, once they are here.
#[must_use]
pub fn parts() -> Option<&'static Parts> {
    if cfg!(target_family = "wasm") { HERE.get() } else { Some(&parts::ALL) }
}

/// Loads the parts unless they are here.
///
/// # Errors
/// When they can't be loaded; the next call tries again.
pub async fn fetch() -> Result<&'static Parts, JsValue> {
    if let Some(parts) = parts() {
        return Ok(parts);
    }
    let style = style::begin();
    let parts = load().await.map_err(|error| JsValue::from_str(&error.to_string()))?;
    style::end(style).await?;
    settle_text::add(parts.texts);
    HERE.set(Some(parts));
    Ok(parts)
}

/// Does something with the parts: at once where they are here, else when they have come. Where they can't be loaded it
/// waits until a person tries again.
pub fn with(act: impl FnOnce(&'static Parts) + 'static) {
    match parts() {
        Some(parts) => act(parts),
        None => {
            WAITING.with_borrow_mut(|waiting| waiting.push(Box::new(act)));
            serve();
        }
    }
}

/// Loads the parts for what waits, and does it.
fn serve() {
    tell(Wait::Loading);
    spawn_local(async {
        match fetch().await {
            Ok(parts) => {
                WAITING.take().into_iter().for_each(|act| act(parts));
                tell(Wait::Nothing);
            }
            Err(_) => tell(Wait::Failed),
        }
    });
}

/// Forgets what waits.
fn give_up() {
    WAITING.take();
    tell(Wait::Nothing);
}

fn tell(wait: Wait) {
    let note = NOTE.with_borrow(Clone::clone);
    note.iter().for_each(|note| note.emit(wait));
}

/// Loads the parts already, because they may be needed soon: a handler for `onpointerenter` and `onfocus`.
pub fn warm<E>(_: E) {
    if parts().is_none() {
        // Who then needs them hears of it if they can't be loaded.
        spawn_local(async { drop(fetch().await) });
    }
}

impl fmt::Debug for Parts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Parts").finish_non_exhaustive()
    }
}
