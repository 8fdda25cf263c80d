//! The window's size, and the presenter view shown as large as it allows.

use gloo::events::EventListener;
use gloo::utils::window;
use wasm_bindgen::JsValue;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::screen::Screen;

/// The screen of this window. The element that `root` refers to is laid out for it, and enlarged to fill it.
#[hook]
pub fn use_screen(root: &NodeRef) -> Screen {
    let screen = use_state_eq(now);
    let setter = screen.setter();
    use_effect_with((), move |()| {
        let listener = EventListener::new(&window(), "resize", move |_| setter.set(now()));
        move || drop(listener)
    });
    use_effect_with((root.clone(), *screen), |(root, screen)| {
        if let Some(root) = root.cast::<HtmlElement>() {
            let lengths = [("width", screen.width), ("height", screen.height)];
            for (property, value) in lengths.map(|(property, length)| (property, format!("{length}px"))) {
                // Fails only for an element without a style.
                let _ = root.style().set_property(property, &value);
            }
            let _ = root.style().set_property("transform", &format!("scale({})", screen.zoom));
        }
    });
    *screen
}

fn now() -> Screen {
    let length = |length: Result<JsValue, JsValue>| length.ok().and_then(|length| length.as_f64()).unwrap_or(1.0);
    Screen::of(length(window().inner_width()), length(window().inner_height()))
}
