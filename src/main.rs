//! Mounts the app in the place that the page keeps for it, in the language that the address asks for.

use settle::language::{absent, is_english, wish};
use settle::{App, AppProps, address, later};
use yew::Renderer;

fn main() {
    match wish().filter(|wish| !is_english(wish)) {
        None => mount(None),
        Some(wish) => later::with(move |parts| match parts {
            Some(parts) => (parts.speak)(wish, mount),
            None => mount(Some(absent(&wish))),
        }),
    }
}

/// Starts the app with the scene of the address; what is to be said at once is shown as a notice.
fn mount(said: Option<String>) {
    address::read(move |opened, linked| {
        let props = AppProps { opened, linked, said: said.map(Into::into) };
        match gloo::utils::document().get_element_by_id("app") {
            Some(place) => Renderer::<App>::with_root_and_props(place, props).render(),
            None => Renderer::<App>::with_props(props).render(),
        };
    });
}
