//! What the lab has to say for itself: a change that was refused, something taken away or undone, a link that was mended,
//! the scene of the visit before.

use std::rc::Rc;

use settle_text::{sentence, text};
use yew::prelude::*;

use super::icon::{Sign, icon};
use super::notice::NoticesProps;
use crate::change_words::said;
use crate::dispatch::{Dispatch, FIRST_CARD, click, leaving};
use crate::format::count;
use crate::link::Notice;
use crate::mended::sentence_of;
use crate::state::{Action, LabState, Said};
use crate::summary::scene_summary;
use crate::words::explain;

/// How many changes to a link are told at once; the others on demand.
const TOLD: usize = 4;

/// What is to be heard when there is time, and what at once. `hear` takes the remarks away; none where they were heard.
pub fn notices(props: &NoticesProps, hear: Option<Callback<MouseEvent>>) -> [Html; 2] {
    let NoticesProps { lab, remarks, dispatch, .. } = props;
    let remark = |hear| {
        let body = html! { <div>{ for remarks.iter().map(|said| html! { <p>{ said }</p> }) }</div> };
        notice("remarks", body, Some(hear))
    };
    let status = html! {
        <>
            { hear.map(remark).unwrap_or_default() }
            { kept(lab, dispatch) }
            { link(lab, dispatch) }
            { lab.said.as_ref().map(|what| done(what, lab, dispatch)).unwrap_or_default() }
        </>
    };
    let refused = |refusal| {
        let body = html! { <p>{ text("not-taken") }{ " " }{ explain(refusal) }</p> };
        notice("refusal", body, Some(click(dispatch, Action::Understand)))
    };
    [status, lab.refusal.as_ref().map(refused).unwrap_or_default()]
}

/// A notice, with the button that closes it where it does not go by itself.
pub fn notice(name: &'static str, said: Html, onclose: Option<Callback<MouseEvent>>) -> Html {
    let close = |onclose| {
        html! {
            <button type="button" class="notice-close" aria-label={text("close")} onclick={leaving(FIRST_CARD, onclose)}>{ icon(Sign::Cross) }</button>
        }
    };
    html! { <div key={name} class="notice" data-notice={name}>{ said }{ onclose.map(close).unwrap_or_default() }</div> }
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

/// What was changed about a link: the first few things at once, all others, of which there may be thousands, on demand.
fn link(lab: &LabState, dispatch: &Dispatch) -> Html {
    if lab.notices.is_empty() {
        return html! {};
    }
    let (first, rest) = lab.notices.split_at(lab.notices.len().min(TOLD));
    let body = html! {
        <div>
            <p>{ text("notice-link") }</p>
            { for first.iter().map(|change| html! { <p>{ sentence_of(change) }</p> }) }
            if !rest.is_empty() {
                <Rest notices={lab.notices.clone()} />
            }
        </div>
    };
    notice("link", body, Some(click(dispatch, Action::LetGo)))
}

/// The properties of [`Rest`].
#[derive(Clone, Debug, PartialEq, Properties)]
struct RestProps {
    /// All changes.
    notices: Rc<[Notice]>,
}

/// The changes that are not told at once, made into sentences when they are asked for.
#[component]
fn Rest(props: &RestProps) -> Html {
    let open = use_state_eq(bool::default);
    let rest = &props.notices[TOLD.min(props.notices.len())..];
    let toggle = {
        let open = open.clone();
        move |_| open.set(!*open)
    };
    html! {
        <>
            <button type="button" class="notice-act" aria-expanded={open.to_string()} onclick={toggle}>
                { sentence("notice-more", &[("count", count(rest.len()))]) }
            </button>
            if *open {
                <p class="notice-list" tabindex="0">{ rest.iter().map(sentence_of).collect::<Vec<_>>().join("\n") }</p>
            }
        </>
    }
}
