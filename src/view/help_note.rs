//! The help of one control: a question mark that opens a sentence or two.

use settle_text::{sentence, text};
use yew::prelude::*;

use super::icon::{Icon, Sign};

/// The properties of [`HelpButton`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct HelpButtonProps {
    /// The control's label.
    pub label: AttrValue,
    /// The id of the note it opens.
    pub note: AttrValue,
    /// Whether it is open.
    pub open: bool,
    /// Opens or closes it.
    pub ontoggle: Callback<()>,
}

/// The question mark behind a label.
#[component]
pub fn HelpButton(props: &HelpButtonProps) -> Html {
    let onclick = props.ontoggle.reform(|_: MouseEvent| ());
    html! {
        <button type="button" class="help-button" aria-expanded={props.open.to_string()} aria-controls={&props.note}
            aria-label={sentence("about", &[("name", props.label.as_str())])} {onclick}>
            <Icon sign={Sign::Question} />
        </button>
    }
}

/// The properties of [`HelpNote`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct HelpNoteProps {
    /// Its id.
    pub id: AttrValue,
    /// Whether it is open.
    pub open: bool,
    /// What it says.
    pub help: AttrValue,
    /// The library's name for the argument; empty for none.
    #[prop_or_default]
    pub code: AttrValue,
}

/// The sentences that the question mark opens.
#[component]
pub fn HelpNote(props: &HelpNoteProps) -> Html {
    html! {
        <p id={&props.id} class="help-note" hidden={!props.open}>
            { &props.help }
            if !props.code.is_empty() {
                { " " }{ text("in-code") }{ " " }<code>{ &props.code }</code>
            }
        </p>
    }
}
