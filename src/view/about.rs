//! What a control says about itself: its label, and a sentence or two behind a question mark.

use settle_text::{sentence, text};
use yew::prelude::*;

use super::disclosure::use_disclosure;
use super::icon::{Sign, icon};
use crate::later::{use_later, warm};
use crate::words::help;

/// The words of a control.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct About {
    /// The label.
    pub label: AttrValue,
    /// The kind and the argument that it is the help of, if it has any.
    pub help: Option<(&'static str, &'static str)>,
    /// The library's name of the argument; empty for none.
    pub code: AttrValue,
}

/// The label of the element with an id, with the question mark behind it, and the note that the question mark opens.
#[hook]
pub fn use_about(id: &AttrValue, about: &About) -> (Html, Html) {
    let (open, onclick) = use_disclosure();
    let here = use_later(open).is_some();
    let label = html! { <label for={id}>{ &about.label }</label> };
    let Some((kind, key)) = about.help else { return (label, html! {}) };
    let note = format!("{id}-help");
    let head = html! {
        <>
            { label }
            <button type="button" class="help-button" aria-expanded={open.to_string()} aria-controls={note.clone()}
                aria-label={sentence("about", &[("name", about.label.as_str())])} {onclick}
                onpointerenter={warm} onfocus={warm}>
                { icon(Sign::Question) }
            </button>
        </>
    };
    let note = html! {
        <p id={note} class="help-note" hidden={!open}>
            if open && here { { help(kind, key) } }
            if !about.code.is_empty() {
                { " " }{ text("in-code") }{ " " }<code>{ &about.code }</code>
            }
        </p>
    };
    (head, note)
}
