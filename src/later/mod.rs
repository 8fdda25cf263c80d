//! The part of the page that is loaded when it is first needed.
//!
//! What stands in [`Parts`], and what only that needs, is a file of its own, which the first view does not load. To put
//! something there, add a field to [`Parts`] and its function to the list in `parts.rs`, and call it through one of:
//!
//! - a component: [`use_later`] with whether it is wanted; then [`Later::show`] (or [`Later::dialog`]) gives its markup,
//!   or says that it is being loaded, or that it could not be, with a button that tries again;
//! - anything else: [`with`], which does something with the parts as soon as they are here.
//!
//! [`warm`] is the handler for the pointer or the focus coming near what will need the parts.
//! `cargo xtask build` does the dividing, by calls: a function that the first view also calls stays with the first view.
//! Compiled for anything but the page, as in tests, the parts are simply there.

mod hook;
mod parts;

use std::cell::Cell;

use wasm_split_helpers::{SplitLoaderError, wasm_split};
use yew::platform::spawn_local;

pub use hook::{Later, use_later};
pub use parts::Parts;

thread_local! {
    static HERE: Cell<Option<&'static Parts>> = const { Cell::new(None) };
}

/// Where the program is divided: all that only this function reaches is loaded when it is first called.
#[wasm_split(later, fallible)]
fn load() -> Result<&'static Parts, SplitLoaderError> {
    Ok(&parts::ALL)
}

/// The parts, once they are here.
#[must_use]
pub fn parts() -> Option<&'static Parts> {
    HERE.get()
}

/// Loads the parts unless they are here; `None` where that failed, and the next call tries again.
async fn fetch() -> Option<&'static Parts> {
    if HERE.get().is_none() {
        HERE.set(load().await.ok());
    }
    HERE.get()
}

/// Does something with the parts: at once where they are here, else when they have come; with `None` where they can't be
/// loaded.
pub fn with(act: impl FnOnce(Option<&'static Parts>) + 'static) {
    match parts() {
        Some(parts) => act(Some(parts)),
        None => spawn_local(async { act(fetch().await) }),
    }
}

/// Loads the parts already, because they may be needed soon: a handler for `onpointerenter` and `onfocus`.
pub fn warm<E>(_: E) {
    with(|_| ());
}
