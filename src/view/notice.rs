//! What the lab has to say for itself: a change that was refused, something taken away or undone, a link that was mended,
//! the scene of the visit before.

use std::rc::Rc;

use settle_text::{sentence, text};
use yew::prelude::*;

use super::icon::{Sign, icon};
use crate::change_words::said;
use crate::dispatch::{Dispatch, FIRST_CARD, click, leaving};
use crate::format::count;
use crate::later::parts;
use crate::link::Notice;
use crate::state::{Action, LabState, Said};
use crate::summary::scene_summary;
use crate::words::explain;

/// How many changes to a link are told at once; the others on demand.
const TOLD: usize = 4;

/// The properties of [`Notices`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct NoticesProps {
    /// The lab.
    pub lab: Rc<LabState>,
    /// What else is to be said on opening.
    #[prop_or_default]
    pub remarks: Vec<AttrValue>,
    /// Where actions go.
    pub dispatch: Dispatch,
    /// A notice of the page's own.
    #[prop_or_default]
    pub more: Html,
}

/// The notices, over the foot of the controls.
#[component]
pub fn Notices(props: &NoticesProps) -> Html {
    let NoticesProps { lab, remarks, dispatch, more } = props;
    let heard = use_state_eq(|| false);
    let hear = {
        let heard = heard.setter();
        Callback::from(move |_| heard.set(true))
    };
    let all = use_state_eq(bool::default);
    html! {
        <div class="notices">
            <div role="status">
                if !remarks.is_empty() && !*heard {
                    { notice("remarks", html! { <div>{ for remarks.iter().map(|said| html! { <p>{ said }</p> }) }</div> }, Some(hear)) }
                }
                { kept(lab, dispatch) }
                { link(lab, &all, dispatch) }
                { for lab.said.as_ref().map(|what| done(what, lab, dispatch)) }
                { more.clone() }
            </div>
            <div role="alert">
                if let Some(refusal) = &lab.refusal {
                    { notice("refusal", html! { <p>{ text("not-taken") }{ " " }{ explain(refusal) }</p> },
                        Some(click(dispatch, Action::Understand))) }
                }
            </div>
        </div>
    }
}

/// A notice, with the button that closes it where it does not go by itself.
pub fn notice(name: &'static str, said: Html, onclose: Option<Callback<MouseEvent>>) -> Html {
    let close = |onclose| {
        html! {
            <button type="button" class="notice-close" aria-label={text("close")} onclick={leaving(FIRST_CARD, onclose)}>{ icon(Sign::Cross) }</button>
        }
    };
    html! { <div key={name} class="notice" data-notice={name}>{ said }{ for onclose.map(close) }</div> }
}

/// A sentence with what can be done about it.
pub fn with_act(said: String, act: &'static str, onact: Callback<MouseEvent>) -> Html {
    html! {
        <div>
            <p>{ said }</p>
            <button type="button" class="notice-act" onclick={leaving(FIRST_CARD, onact)}>{ text(act) }</button>
        </div>
    }
}

/// What was last taken away, with its way back; or what was undone or redone, which goes by itself.
fn done(what: &Said, lab: &LabState, dispatch: &Dispatch) -> Html {
    let words = said(what, lab);
    match what {
        Said::Removed(_) | Said::Reset => {
            let body = with_act(words, "undo", click(dispatch, Action::Undo));
            notice("lost", body, Some(click(dispatch, Action::LetGo)))
        }
        // Another key for another sentence, so that it is shown anew.
        Said::Undone(_) | Said::Redone(_) => {
            html! { <div key={words.clone()} class="notice notice-passing" data-notice="undone"><p>{ words }</p></div> }
        }
    }
}

/// The scene of the visit before.
fn kept(lab: &LabState, dispatch: &Dispatch) -> Html {
    let offer = |scene: &crate::shared::Shared<settle_model::Scene>| {
        let said = sentence("kept", &[("scene", scene_summary(scene))]);
        let body = with_act(said, "kept-go-on", click(dispatch, Action::GoOn));
        notice("kept", body, Some(click(dispatch, Action::Decline)))
    };
    lab.kept.as_ref().map(offer).unwrap_or_default()
}

/// What was changed about a link: the first few things at once; `all` others, of which there may be thousands, on demand.
fn link(lab: &LabState, all: &UseStateHandle<bool>, dispatch: &Dispatch) -> Html {
    if lab.notices.is_empty() {
        return html! {};
    }
    let (first, rest) = lab.notices.split_at(lab.notices.len().min(TOLD));
    let open = {
        let all = all.clone();
        Callback::from(move |_: MouseEvent| all.set(!*all))
    };
    let body = html! {
        <div>
            <p>{ text("notice-link") }</p>
            { for first.iter().map(|change| html! { <p>{ sentence_of(change) }</p> }) }
            if !rest.is_empty() {
                <button type="button" class="notice-act" aria-expanded={all.to_string()} onclick={open}>
                    { sentence("notice-more", &[("count", count(rest.len()))]) }
                </button>
            }
            if !rest.is_empty() && **all {
                <p class="notice-list" tabindex="0">{ rest.iter().map(sentence_of).collect::<Vec<_>>().join("\n") }</p>
            }
        </div>
    };
    notice("link", body, Some(click(dispatch, Action::LetGo)))
}

/// What mended the link has the words for it; where it could not be loaded, that is all there is to say.
fn sentence_of(change: &Notice) -> String {
    parts().map_or_else(|| text("notice-unread").to_owned(), |parts| (parts.sentence_of)(change))
}
