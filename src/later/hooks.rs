//! The later part in components, and what is said until it is here.

use settle_text::text;
use yew::platform::spawn_local;
use yew::prelude::*;

use super::{NOTE, Parts, Wait, fetch, give_up, parts, serve, with};

/// The later part once it is here; it is loaded as soon as it is wanted.
#[hook]
pub fn use_later(wanted: bool) -> Option<&'static Parts> {
    let here = use_state_eq(|| parts().is_some());
    use_effect_with((wanted, here.setter()), |(wanted, here)| {
        if *wanted {
            let here = here.clone();
            with(move |_| here.set(true));
        }
    });
    parts()
}

/// The later part once it is here, for what the page can do without: nothing is said while it comes, nor if it does not.
#[hook]
pub fn use_later_quietly(wanted: bool) -> Option<&'static Parts> {
    let here = use_state_eq(|| parts().is_some());
    use_effect_with((wanted, here.setter()), |(wanted, here)| {
        if *wanted {
            let here = here.clone();
            spawn_local(async move { here.set(fetch().await.is_ok()) });
        }
    });
    parts()
}

/// What there is to say while something waits for the later part, for the whole page.
#[hook]
pub fn use_later_note() -> Html {
    let wait = use_state_eq(Wait::default);
    use_effect_with(wait.setter(), |wait| {
        let wait = wait.clone();
        NOTE.set(Some(Callback::from(move |told| wait.set(told))));
        || NOTE.set(None)
    });
    match *wait {
        Wait::Nothing => html! {},
        Wait::Loading => html! { <div class="later" role="status"><p>{ text("later-loading") }</p></div> },
        Wait::Failed => html! {
            <div class="later" role="alert">
                <p>{ text("later-failed") }</p>
                <button type="button" class="quiet" onclick={|_| serve()}>{ text("try-again") }</button>
                <button type="button" class="quiet" onclick={|_| give_up()}>{ text("close") }</button>
            </div>
        },
    }
}
