//! Settle: an interactive lab for learning-rate schedules.

pub mod address;
pub mod beliefs;
pub mod canvas;
pub mod change;
pub mod change_words;
pub mod clipboard;
pub mod code;
pub mod composition;
pub mod condition;
pub mod decimal;
pub mod diagnosis;
pub mod dispatch;
pub mod drawing;
pub mod drop;
pub mod ends;
pub mod ensemble;
pub mod entry;
pub mod facts;
pub mod families;
pub mod files;
pub mod format;
pub mod frame_loop;
pub mod free;
pub mod gesture;
pub mod hints;
pub mod history;
pub mod host;
pub mod kept;
pub mod keys;
pub mod knots;
pub mod lab;
pub mod language;
pub mod later;
pub mod lesson;
pub mod limit;
pub mod limits;
pub mod link;
pub mod locks;
pub mod media;
pub mod mended;
pub mod mirror;
pub mod names;
pub mod opened;
pub mod paper;
pub mod plan;
pub mod playhead;
pub mod present;
pub mod print;
pub mod qr;
pub mod query;
pub mod range;
pub mod scale;
pub mod schedule_edit;
pub mod seed;
pub mod setter;
pub mod settings;
pub mod share;
pub mod shared;
pub mod shows;
pub mod slices;
pub mod soon;
mod state;
pub mod storage;
pub mod subject;
pub mod summary;
pub mod table;
pub mod task;
pub mod task_draft;
pub mod task_words;
pub mod theme;
pub mod thumbnails;
pub mod trouble;
pub mod use_lab;
pub mod verdicts;
pub mod view;
pub mod words;

use gloo::utils::{document, document_element};
use settle_model::Scene;
use yew::prelude::*;

use crate::address::Role;
use crate::host::use_height_told;
use crate::lab::{Face, Lab};
use crate::later::{parts, use_later_note};

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
    let linked = use_memo((), |()| address::read());
    let opened = (*use_memo((), |()| (*linked).clone().unwrap_or_else(|| Scene::first().into()))).clone();
    let embed = use_memo((), |()| query::value("embed").and(parts()).map(|parts| (parts.options)(&query::fields())));
    let kept = use_memo((), |()| (linked.is_none() && embed.is_none()).then(kept::kept).flatten());
    let header = use_memo((), |()| document().get_element_by_id("tools"));
    let note = use_later_note();
    use_height_told(embed.is_some());
    use_effect_with((), |()| {
        // The style sheet then hides the frame that stood in the lab's place; without it the frame stays under the lab.
        let _ = document_element().set_attribute("data-ready", "");
    });
    let mut remarks: Vec<AttrValue> = props.said.iter().cloned().collect();
    let lab = match (*embed).clone() {
        Some((shows, wrong)) => {
            remarks.extend(wrong);
            html! { <Lab {opened} face={Face::Embed} {shows} {remarks} role={Role::Guest} /> }
        }
        None => {
            let face = if query::value(present::face::KEY).is_some() { Face::Present } else { Face::Workbench };
            html! {
                <Lab {opened} {face} {remarks} kept={(*kept).clone()} header={(*header).clone()} hints={linked.is_none()}
                    role={Role::Own} />
            }
        }
    };
    html! { <>{ lab }{ note }</> }
}

/// Whether the address, or the visit before, asks for more than the first view, so that the page has to begin with what is
/// loaded later. `static/start.js` asks the same, to load it beside the rest.
#[must_use]
pub fn begins_with_more() -> bool {
    let asks = ["embed", present::face::KEY].iter().any(|key| query::value(key).is_some());
    asks || !address::fragment().is_empty() || kept::is_any()
}
