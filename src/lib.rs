//! Settle: an interactive lab for learning-rate schedules.

pub mod address;
pub mod canvas;
pub mod change;
pub mod change_words;
pub mod clipboard;
pub mod condition;
pub mod decimal;
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
pub mod gesture;
pub mod hints;
pub mod history;
pub mod host;
pub mod kept;
pub mod keys;
pub mod lab;
pub mod language;
pub mod later;
pub mod limit;
pub mod link;
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
pub mod scale;
pub mod schedule_edit;
pub mod seed;
pub mod setter;
pub mod settings;
pub mod share;
pub mod shared;
pub mod shows;
pub mod state;
pub mod storage;
pub mod subject;
pub mod summary;
pub mod table;
pub mod theme;
pub mod thumbnails;
pub mod use_lab;
pub mod view;
pub mod words;

use gloo::utils::{document, document_element};
use settle_text::text;
use yew::prelude::*;

use crate::address::Role;
use crate::host::use_height_told;
use crate::lab::{Face, Lab};
use crate::opened::Opened;
use crate::shows::Options;
use crate::words::refused;

/// The properties of [`App`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AppProps {
    /// What the address opens.
    pub opened: Opened,
    /// Whether it names a scene.
    pub linked: bool,
    /// What is to be said to the reader at once: why the page is not in the language that was asked for.
    #[prop_or_default]
    pub said: Option<AttrValue>,
}

/// The page: one lab, whose tools stand in the page's header, and whose scene stands in the address bar. With `?embed` the
/// lab has no header, and shows what the address asks for.
#[component]
pub fn App(props: &AppProps) -> Html {
    let (opened, linked) = (props.opened.clone(), props.linked);
    let embed = use_memo((), |()| query::value("embed").map(|_| shows::read(&query::fields())));
    let kept = use_memo((), |()| (!linked && embed.is_none()).then(kept::kept).flatten());
    let header = use_memo((), |()| document().get_element_by_id("tools"));
    use_height_told(embed.is_some());
    use_effect_with((), |()| {
        // The style sheet then hides the frame that stood in the lab's place; without it the frame stays under the lab.
        let _ = document_element().set_attribute("data-ready", "");
    });
    let wrong = embed.as_ref().as_ref().map_or_else(Vec::new, wrong_options);
    let remarks: Vec<AttrValue> = props.said.iter().cloned().chain(wrong).collect();
    match &*embed {
        Some(options) => {
            let shows = options.shows.clone();
            html! { <Lab {opened} face={Face::Embed} {shows} {remarks} role={Role::Guest} /> }
        }
        None => {
            let face = if query::value(present::face::KEY).is_some() { Face::Present } else { Face::Workbench };
            html! {
                <Lab {opened} {face} {remarks} kept={(*kept).clone()} header={(*header).clone()} hints={!linked}
                    role={Role::Own} />
            }
        }
    }
}

/// What there is to say of the options of an embedded lab.
fn wrong_options(options: &Options) -> Vec<AttrValue> {
    let lead = (!options.refused.is_empty()).then(|| AttrValue::from(text("embed-refused")));
    lead.into_iter().chain(options.refused.iter().map(|r| AttrValue::from(refused(r)))).collect()
}
