//! What the screen is like, kept up to date.

use gloo::events::EventListener;
use gloo::utils::window;
use yew::prelude::*;

/// The widest screen on which the lab is one column.
pub const PHONE: &str = "(max-width: 699px)";

/// Whether a media query holds; the component renders again when that changes.
#[hook]
pub fn use_media(query: &'static str) -> bool {
    let holds = use_state_eq(|| crate::canvas::media_matches(query));
    let setter = holds.setter();
    use_effect_with(query, move |&query| {
        let list = window().match_media(query).ok().flatten();
        let listener = list.map(|list| {
            setter.set(list.matches());
            let now = list.clone();
            EventListener::new(&list, "change", move |_| setter.set(now.matches()))
        });
        move || drop(listener)
    });
    *holds
}
