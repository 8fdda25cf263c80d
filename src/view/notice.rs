//! What the lab has to say for itself: a change that was refused, something taken away, a link that was mended.

use std::rc::Rc;

use settle_text::{sentence, text};
use yew::prelude::*;

use super::icon::{Sign, icon};
use crate::dispatch::{Dispatch, FIRST_CARD, click, leaving};
use crate::names::letter;
use crate::state::{Action, LabState, Lost};
use crate::words::explain;

/// The properties of [`Notices`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct NoticesProps {
    /// The lab.
    pub lab: Rc<LabState>,
    /// What was said when the lab was opened.
    #[prop_or_default]
    pub said: Vec<AttrValue>,
    /// Where actions go.
    pub dispatch: Dispatch,
}

/// The notices, over the foot of the controls.
#[component]
pub fn Notices(props: &NoticesProps) -> Html {
    let heard = use_state_eq(Vec::<AttrValue>::new);
    let news = *heard != props.said;
    let hear = {
        let said = props.said.clone();
        Callback::from(move |_| heard.set(said.clone()))
    };
    let lost = |lost: &Lost| {
        let act = leaving(FIRST_CARD, click(&props.dispatch, Action::Undo));
        let said = html! {
            <>
                <p>{ lost_sentence(lost) }</p>
                <button type="button" class="notice-act" onclick={act}>{ text("undo") }</button>
            </>
        };
        notice("lost", said, click(&props.dispatch, Action::LetGo))
    };
    html! {
        <div class="notices">
            <div role="status">
                if news {
                    { notice("link", html! { <div>{ for props.said.iter().map(|said| html! { <p>{ said }</p> }) }</div> }, hear) }
                }
                { for props.lab.lost.as_deref().map(lost) }
            </div>
            <div role="alert">
                if let Some(refusal) = &props.lab.refusal {
                    { notice("refusal", html! { <p>{ text("not-taken") }{ " " }{ explain(refusal) }</p> },
                        click(&props.dispatch, Action::Understand)) }
                }
            </div>
        </div>
    }
}

/// A notice with the button that closes it.
fn notice(name: &'static str, said: Html, onclose: Callback<MouseEvent>) -> Html {
    html! {
        <div class="notice" data-notice={name}>
            { said }
            <button type="button" class="notice-close" aria-label={text("close")} onclick={leaving(FIRST_CARD, onclose)}>{ icon(Sign::Cross) }</button>
        </div>
    }
}

fn lost_sentence(lost: &Lost) -> String {
    match lost.run {
        Some(run) => sentence("run-removed", &[("letter", letter(run))]),
        None => text("all-reset").to_owned(),
    }
}
