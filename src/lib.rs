//! Settle: an interactive lab for learning-rate schedules.

pub mod address;
pub mod canvas;
pub mod condition;
pub mod decimal;
pub mod dispatch;
pub mod ends;
pub mod ensemble;
pub mod entry;
pub mod facts;
pub mod families;
pub mod format;
pub mod frame_loop;
pub mod hints;
pub mod host;
pub mod keys;
pub mod lab;
pub mod language;
pub mod later;
pub mod limit;
pub mod link;
pub mod media;
pub mod mended;
pub mod names;
pub mod pen;
pub mod plan;
pub mod playhead;
pub mod qr;
pub mod query;
pub mod scale;
pub mod schedule_edit;
pub mod seed;
pub mod setter;
pub mod shared;
pub mod shows;
pub mod state;
pub mod storage;
pub mod summary;
pub mod thumbnails;
pub mod use_lab;
pub mod view;
pub mod words;

use gloo::utils::{document, document_element};
use settle_model::Scene;
use settle_text::text;
use yew::prelude::*;

use crate::address::{Opened, use_address};
use crate::host::use_height_told;
use crate::lab::{Face, Lab};
use crate::mended::sentence_of;
use crate::shared::Shared;
use crate::shows::Options;
use crate::words::refused;

/// The properties of [`App`].
#[derive(Clone, Debug, Default, PartialEq, Properties)]
pub struct AppProps {
    /// What is to be said to the reader at once: why the page is not in the language that was asked for.
    #[prop_or_default]
    pub said: Option<AttrValue>,
}

/// The page: one lab, whose tools stand in the page's header, and whose scene stands in the address bar. With `?embed` the
/// lab has no header, and shows what the address asks for.
#[component]
pub fn App(props: &AppProps) -> Html {
    let opened = use_state_eq(address::read);
    let linked = use_memo((), |()| opened.is_some());
    let on_open = use_callback(opened.setter(), |link: Opened, opened| opened.set(Some(link)));
    let onscene = use_address(on_open);
    let embed = use_memo((), |()| query::value("embed").map(|_| shows::read(&query::fields())));
    let header = use_memo((), |()| document().get_element_by_id("tools"));
    use_height_told(embed.is_some());
    use_effect_with((), |()| {
        // The style sheet then hides the frame that stood in the lab's place; without it the frame stays under the lab.
        let _ = document_element().set_attribute("data-ready", "");
    });
    let first = use_memo((), |()| Shared::new(Scene::first()));
    let scene = opened.as_ref().map_or_else(|| (*first).clone(), |link| link.scene.clone());
    let mended = opened.as_ref().map_or_else(Vec::new, said);
    let notices: Vec<AttrValue> = props.said.iter().cloned().chain(mended).collect();
    match &*embed {
        Some(options) => embedded(options, scene, notices, onscene),
        None => html! { <Lab {scene} header={(*header).clone()} hints={!*linked} {notices} {onscene} /> },
    }
}

/// The lab inside another page.
fn embedded(options: &Options, scene: Shared<Scene>, notices: Vec<AttrValue>, onscene: Callback<Scene>) -> Html {
    let lead = (!options.refused.is_empty()).then(|| AttrValue::from(text("embed-refused")));
    let wrong = lead.into_iter().chain(options.refused.iter().map(|r| AttrValue::from(refused(r))));
    let notices: Vec<AttrValue> = wrong.chain(notices).collect();
    html! { <Lab {scene} face={Face::Embed} shows={options.shows.clone()} {notices} {onscene} /> }
}

/// What there is to say of a link that had to be mended.
fn said(link: &Opened) -> Vec<AttrValue> {
    let lead = (!link.notices.is_empty()).then(|| AttrValue::from(text("notice-link")));
    lead.into_iter().chain(link.notices.iter().map(|n| AttrValue::from(sentence_of(n)))).collect()
}
