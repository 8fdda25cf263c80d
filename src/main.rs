//! Mounts the app in the place that the page keeps for it, in the language that the address asks for.

use settle::language::{is_english, wish};
use settle::later::{fetch, parts};
use settle::{App, AppProps, begins_with_more, lesson, trouble};
use yew::Renderer;
use yew::platform::spawn_local;

fn main() {
    let wish = wish().filter(|wish| !is_english(wish));
    if wish.is_none() && !lesson::is_here() && !begins_with_more() {
        return mount(None);
    }
    spawn_local(async move {
        match (fetch().await, wish) {
            (Ok(parts), Some(wish)) => (parts.speak)(wish, mount),
            (Ok(_), None) => mount(None),
            (Err(error), _) => trouble::tell(&error),
        }
    });
}

/// Starts the app, or brings the lesson to life; what is to be said at once is shown as a notice.
fn mount(said: Option<String>) {
    if let Some(parts) = parts().filter(|_| lesson::is_here()) {
        return (parts.lesson)();
    }
    let props = AppProps { said: said.map(Into::into) };
    match gloo::utils::document().get_element_by_id("app") {
        Some(place) => Renderer::<App>::with_root_and_props(place, props).render(),
        None => Renderer::<App>::with_props(props).render(),
    };
}
