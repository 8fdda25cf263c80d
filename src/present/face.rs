//! Which face a lab that has the page shows, and how the page follows: its address, its frame, the whole screen.

use gloo::events::EventListener;
use gloo::utils::{document_element, window};
use yew::prelude::*;

use super::window::{fill, give_back};
use crate::lab::Face;
use crate::query;
use crate::soon::focus_soon;

/// The key of the address that opens the presenter view.
pub const KEY: &str = "present";

/// The button that leads to the presenter view.
const BUTTON: &str = "[data-tool=present]";

/// The face of a lab, which begins with `first`, and what changes it. Where the lab has the page (`owns`), the address says
/// which one it is, so that a reload stays there.
#[hook]
pub fn use_face(first: Face, owns: bool) -> (Face, Callback<Face>) {
    let face = use_state_eq(|| first);
    let presented = use_mut_ref(|| false);
    use_effect_with((owns, *face), move |&(owns, face)| {
        let presents = face == Face::Present;
        let listener = owns.then(|| {
            mark(presents);
            query::set(KEY, presents);
            // An entry of the history from before has its own address.
            EventListener::new(&window(), "popstate", move |_| query::set(KEY, presents))
        });
        // The button that leads there stands again only now.
        if presented.replace(presents) && !presents {
            focus_soon(None, BUTTON);
        }
        move || drop(listener)
    });
    let change = use_callback(face.setter(), |to: Face, face| {
        match to {
            Face::Present => fill(Callback::noop()),
            _ => give_back(),
        }
        face.set(to);
    });
    (*face, change)
}

/// Tells the style sheet and the painters.
fn mark(presents: bool) {
    // An attribute of an element is never refused.
    let _ = document_element().toggle_attribute_with_force("data-present", presents);
}
