//! Modal dialogs that are open as long as they are there.

use settle_text::text;
use web_sys::HtmlDialogElement;
use yew::prelude::*;

use super::icon::{Sign, icon};

/// The reference of a `<dialog>`, which opens with its component and closes with it: Escape closes it too, and the focus
/// goes back to where it was.
#[hook]
pub fn use_modal() -> NodeRef {
    let dialog = use_node_ref();
    use_effect_with(dialog.clone(), |dialog| {
        let dialog = dialog.cast::<HtmlDialogElement>();
        if let Some(dialog) = &dialog {
            // It fails only where the dialog is open already.
            let _ = dialog.show_modal();
        }
        // Closing gives the focus back; taking the dialog away would not.
        move || dialog.iter().for_each(HtmlDialogElement::close)
    });
    dialog
}

/// The heading of a dialog, with the button that closes it.
pub fn modal_head(id: &str, heading: &str, onclose: &Callback<()>) -> Html {
    html! {
        <div class="help-head">
            <h2 id={id.to_owned()}>{ heading }</h2>
            <button type="button" class="tool tool-icon" aria-label={text("close")} onclick={onclose.reform(|_: MouseEvent| ())}>
                { icon(Sign::Cross) }
            </button>
        </div>
    }
}

/// What was last done in a dialog, as assistive technology hears it, also where it is said again.
pub fn modal_status(news: &News) -> Html {
    html! { <p class="modal-status" role="status"><span key={news.at.to_string()}>{ &news.said }</span></p> }
}

/// Something that is said once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct News {
    /// The sentence.
    pub said: AttrValue,
    /// When, in milliseconds of the page's clock: the same sentence said later is other news.
    pub at: f64,
}

impl News {
    /// A sentence said now.
    #[must_use]
    pub fn now(said: impl Into<AttrValue>) -> Self {
        let clock = gloo::utils::window().performance();
        Self { said: said.into(), at: clock.map_or(0.0, |clock| clock.now()) }
    }
}
