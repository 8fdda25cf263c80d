//! What lies over the picture for a while: black, the code for the back row, the list of keys. Any key or click takes it away.

use settle_text::text;
use web_sys::HtmlDialogElement;
use yew::prelude::*;

use super::desk::{Desk, Over};
use super::keys::LINES;
use crate::qr::QrCode;
use crate::view::qr_code::qr_code;

/// What lies over the picture now; `link` and `code` are those of the experiment.
#[hook]
pub fn use_overlay(desk: &Desk, link: &str, code: Option<&QrCode>) -> Html {
    let dialog = use_node_ref();
    use_effect_with((dialog.clone(), *desk.over), |(dialog, over)| {
        if let Some(dialog) = dialog.cast::<HtmlDialogElement>().filter(|_| *over != Over::Nothing) {
            // Refused only for a dialog that is open already.
            let _ = dialog.show_modal();
        }
    });
    let close = {
        let over = desk.over.clone();
        move || over.set(Over::Nothing)
    };
    let onclick = {
        let close = close.clone();
        Callback::from(move |_: MouseEvent| close())
    };
    let onclose = Callback::from(move |_: Event| close());
    let body = match *desk.over {
        Over::Nothing => return html! {},
        Over::Blank => html! {},
        Over::Code => html! {
            <>
                if let Some(code) = code { { qr_code(code, text("present-code")) } }
                <p>{ link }</p>
            </>
        },
        Over::Keys => keys(),
    };
    let (class, label) = match *desk.over {
        Over::Code => ("present-over present-over-code", "present-link"),
        Over::Keys => ("present-over present-over-keys", "present-keys"),
        _ => ("present-over present-over-blank", "present-said-blank"),
    };
    html! { <dialog key={class} {class} ref={dialog} aria-label={text(label)} {onclick} {onclose}>{ body }</dialog> }
}

/// Every key, and what it does.
fn keys() -> Html {
    let does = |words: &str| text(&format!("{words}-does")).to_owned();
    let line = |words: &'static str| html! { <div key={words}><dt>{ text(words) }</dt><dd>{ does(words) }</dd></div> };
    html! {
        <>
            <h2>{ text("present-keys") }</h2>
            <dl>{ for LINES.iter().map(|entry| line(entry.words)) }</dl>
        </>
    }
}
