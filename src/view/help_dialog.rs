//! The help: what this is, the keys, a few words.

use settle_text::text;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::modal::{modal_head, use_modal};
use crate::keys::SHORTCUTS;
use crate::language::{change, others};
use crate::storage::{set_single_keys, single_keys};

/// The words that are explained.
const TERMS: [&str; 6] = ["term-rate", "term-schedule", "term-limit", "term-momentum", "term-noise", "term-condition"];

/// The properties of [`HelpDialog`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct HelpDialogProps {
    /// Told that it closed.
    pub onclose: Callback<()>,
    /// Brings the hints back; none where there are none.
    pub onhints: Option<Callback<MouseEvent>>,
}

/// A modal dialog, open as long as it is there: Escape closes it, and the focus goes back to where it was.
#[component]
pub fn HelpDialog(props: &HelpDialogProps) -> Html {
    let dialog = use_modal();
    let onclose = props.onclose.reform(|_: Event| ());
    html! {
        <dialog class="help" ref={dialog} aria-labelledby="help-heading" {onclose}>
            { modal_head("help-heading", text("help-heading"), &props.onclose) }
            <p>{ text("help-1") }{ " " }{ text("help-2") }{ " " }{ text("help-3") }</p>
            if let Some(hints) = &props.onhints {
                <button type="button" class="quiet" onclick={hints}>{ text("hints-again") }</button>
            }
            <p class="help-languages">{ for others().map(|(tag, name)| html! {
                <button key={tag} type="button" class="quiet" lang={tag} onclick={move |_: MouseEvent| change(tag)}>{ name }</button>
            }) }</p>
            <h3>{ text("help-keys") }</h3>
            <label class="help-switch">
                <input type="checkbox" checked={single_keys()} onchange={switch_keys} />
                <span>{ text("single-keys") }</span>
            </label>
            <p class="help-note">{ text("single-keys-note") }</p>
            <dl class="keys">{ for SHORTCUTS.iter().map(|shortcut| entry(shortcut.words, "does")) }</dl>
            <h3>{ text("help-terms") }</h3>
            <dl>{ for TERMS.iter().map(|key| entry(key, "is")) }</dl>
        </dialog>
    }
}

/// Does as the checkbox says.
fn switch_keys(event: Event) {
    if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
        set_single_keys(input.checked());
    }
}

/// A key or a word, and what it does or is.
fn entry(key: &'static str, verb: &str) -> Html {
    html! { <div {key}><dt>{ text(key) }</dt><dd>{ text(&format!("{key}-{verb}")).to_owned() }</dd></div> }
}
