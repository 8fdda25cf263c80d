//! What stands in the page: finding it and changing it. What is not there is left alone.

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement};

/// The first element in `root` that a selector finds.
#[must_use]
pub fn find(root: &Element, selector: &str) -> Option<Element> {
    root.query_selector(selector).ok().flatten()
}

/// Every element in `root` that a selector finds.
#[must_use]
pub fn all(root: &Element, selector: &str) -> Vec<Element> {
    let Ok(list) = root.query_selector_all(selector) else { return Vec::new() };
    (0..list.length()).filter_map(|at| list.get(at)?.dyn_into().ok()).collect()
}

/// The value of an attribute; empty where there is none.
#[must_use]
pub fn attribute(element: &Element, name: &str) -> String {
    element.get_attribute(name).unwrap_or_default()
}

/// Sets an attribute.
pub fn set(element: &Element, name: &str, value: &str) {
    // Fails only for a name that is none.
    let _ = element.set_attribute(name, value);
}

/// Shows or hides an element.
pub fn show(element: &Element, shown: bool) {
    let _ = if shown { element.remove_attribute("hidden") } else { element.set_attribute("hidden", "") };
}

/// Sets the text of an element in `root`.
pub fn say(root: &Element, selector: &str, words: &str) {
    if let Some(element) = find(root, selector) {
        element.set_text_content(Some(words));
    }
}

/// Opens what is folded in `root`.
pub fn unfold(root: &Element, selector: &str) {
    if let Some(details) = find(root, selector) {
        set(&details, "open", "");
    }
}

/// An input in `root`.
#[must_use]
pub fn input(root: &Element, selector: &str) -> Option<HtmlInputElement> {
    find(root, selector)?.dyn_into().ok()
}

/// The letter of the answer that is chosen in a form.
#[must_use]
pub fn chosen(form: &Element) -> Option<char> {
    input(form, "input[type=radio]:checked")?.value().chars().next()
}

/// Lets the button of a form be pressed, or not.
pub fn enable(form: &Element, can: bool) {
    if let Some(button) = find(form, "button") {
        let _ = if can { button.remove_attribute("disabled") } else { button.set_attribute("disabled", "") };
    }
}

/// Chooses an answer of a form.
pub fn choose(form: &Element, letter: char) {
    if let Some(input) = input(form, &format!("input[value='{letter}']")) {
        input.set_checked(true);
    }
}

/// Does something when the button of a form is pressed, or Enter in one of its fields. A form in a sandboxed frame is not
/// submitted, so its button is a plain one; and no form here is sent anywhere.
pub fn on_answer(form: &Element, act: impl Fn() + 'static) -> Vec<EventListener> {
    let act = Rc::new(act);
    let submit = {
        let act = Rc::clone(&act);
        on(form, "submit", move |event| {
            event.prevent_default();
            act();
        })
    };
    let press = find(form, "button").map(|button| on(&button, "click", move |_| act()));
    press.into_iter().chain([submit]).collect()
}

/// Does something at every event of a kind, until the listener is dropped; the browser's own answer to it may be prevented.
pub fn on(element: &Element, kind: &'static str, act: impl Fn(&Event) + 'static) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(element, kind, options, move |event| act(event))
}
