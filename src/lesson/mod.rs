//! The lesson's page: what its HTML holds is brought to life. `crates/lesson` writes that HTML.
//!
//! The page is whole without this. Everything that is said stands in it; what changes are attributes, which the style sheet
//! follows. Labs are mounted into the figures near the viewport, and taken away with their scene kept when they are far.
//!
//! ```text
//! answers  code                pure: what a learner answered, and the same as a short code
//! dom                          finding and changing what stands in the page
//! onlooker                     what a mounted lab tells
//! place                        the place of a lab
//! choices  predict             questions and predictions
//! progress                     the rail, the score, what the browser keeps
//! pool  embeds                 the teacher's page
//! ```

pub mod answers;
pub mod choices;
pub mod code;
pub mod dom;
pub mod embeds;
pub mod onlooker;
pub mod place;
pub mod pool;
pub mod predict;
pub mod progress;

use std::cell::RefCell;
use std::rc::Rc;

use gloo::utils::{document, document_element};
use web_sys::Element;

use crate::address;
use crate::lesson::dom::{all, find, set, unfold};
use crate::lesson::place::Place;
use crate::lesson::progress::Progress;

/// What the page's `data-face` says on a page of the lesson.
pub const FACE: &str = "lesson";

/// From a page of the lesson to the page of the Lab.
pub const ROOT: &str = "../../";

thread_local! {
    /// What lives as long as the page.
    static ALIVE: RefCell<Vec<Box<dyn std::any::Any>>> = const { RefCell::new(Vec::new()) };
}

/// Whether this is a page of the lesson.
#[must_use]
pub fn is_here() -> bool {
    document_element().get_attribute("data-face").as_deref() == Some(FACE)
}

/// Brings the page to life.
pub fn begin() {
    if let Some(pool) = find(&document_element(), "[data-pool]") {
        keep(pool::begin(&pool));
        embeds::complete(&document_element());
    }
    if let Some(lesson) = find(&document_element(), "[data-lesson]") {
        let progress = Rc::new(Progress::new(&lesson));
        for step in all(&lesson, ".step") {
            bring_to_life(&step, &progress);
        }
        keep(progress::begin(&progress));
    }
    // The style sheet then shows what needs a script.
    let _ = document_element().set_attribute("data-ready", "");
    // What an address names stands elsewhere now.
    let fragment = address::fragment();
    if let Some(named) = document().get_element_by_id(&fragment).filter(|_| !fragment.is_empty()) {
        named.scroll_into_view();
    }
}

/// One step: its lab, and what is asked beside it.
fn bring_to_life(step: &Element, progress: &Rc<Progress>) {
    let Some(figure) = find(step, "[data-figure]") else { return };
    let place = Place::new(step, &figure, progress);
    if progress.answers().is_done(&place.id()) {
        set(step, "data-done", "");
        unfold(step, "details.seen");
    }
    if let Some(form) = find(step, "form.predict") {
        keep(predict::begin(&form, &place, progress));
    } else if let Some(form) = find(step, "form.choices") {
        keep(choices::begin(&form, &place, progress));
    } else {
        place.set_ready();
    }
    keep(place::watch(place));
}

/// Keeps something for as long as the page lives.
fn keep(it: impl std::any::Any) {
    ALIVE.with_borrow_mut(|alive| alive.push(Box::new(it)));
}
