//! The later part in a component: its markup, or what is said until it is here.

use settle_text::text;
use yew::prelude::*;

use super::{Parts, parts, with};

/// How loading the part goes, as far as a component was told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Progress {
    /// It is not here, and nothing went wrong.
    #[default]
    Waiting,
    /// It is here.
    Here,
    /// It could not be loaded.
    Failed,
}

/// The later part, for a component.
#[derive(Clone, Debug, PartialEq)]
pub struct Later(UseStateHandle<Progress>);

/// The later part, loaded as soon as it is wanted.
#[hook]
pub fn use_later(wanted: bool) -> Later {
    let later = Later(use_state_eq(Progress::default));
    let asked = later.clone();
    use_effect_with(wanted, move |wanted| {
        if *wanted && parts().is_none() {
            asked.ask();
        }
    });
    later
}

impl Later {
    /// Loads the part; the component shows what comes of it.
    fn ask(&self) {
        let progress = self.0.setter();
        progress.set(Progress::Waiting);
        with(move |parts| progress.set(if parts.is_some() { Progress::Here } else { Progress::Failed }));
    }

    /// The markup of something in the later part; until it is here, what there is to say of that.
    pub fn show(&self, markup: impl FnOnce(&'static Parts) -> Html) -> Html {
        match parts() {
            Some(parts) => markup(parts),
            None => self.note(None),
        }
    }

    /// The same for a dialog: what there is to say stands over the page until the dialog opens, and can be closed.
    pub fn dialog(&self, onclose: &Callback<()>, markup: impl FnOnce(&'static Parts) -> Html) -> Html {
        match parts() {
            Some(parts) => markup(parts),
            None => html! { <div class="later-over">{ self.note(Some(onclose.reform(|_: MouseEvent| ()))) }</div> },
        }
    }

    /// That the part is being loaded, or could not be.
    fn note(&self, onclose: Option<Callback<MouseEvent>>) -> Html {
        if *self.0 != Progress::Failed {
            return html! { <p class="later" role="status">{ text("later-loading") }</p> };
        }
        let later = self.clone();
        html! {
            <div class="later" role="alert">
                <p>{ text("later-failed") }</p>
                <button type="button" class="quiet" onclick={move |_| later.ask()}>{ text("try-again") }</button>
                if let Some(onclose) = onclose {
                    <button type="button" class="quiet" onclick={onclose}>{ text("close") }</button>
                }
            </div>
        }
    }
}
