//! The tools at the right end of the page's header.

use settle_text::text;
use yew::prelude::*;

use super::icon::{Sign, icon};
use super::theme_button::ThemeButton;
use crate::dispatch::{Dispatch, click};
use crate::later::warm;
use crate::state::Action;

/// Help, Reset where there is something `changed`, and the theme.
pub fn header_tools(changed: bool, onhelp: &Callback<MouseEvent>, dispatch: &Dispatch) -> Html {
    html! {
        <>
            <button type="button" class="tool" title={text("help-title")} aria-haspopup="dialog" data-tool="help" onclick={onhelp}
                onpointerenter={warm} onfocus={warm}>
                { icon(Sign::Question) }<span>{ text("help") }</span>
            </button>
            <button type="button" class="tool" title={text("reset-title")} data-tool="reset"
                onclick={click(dispatch, Action::Reset)} aria-disabled={(!changed).to_string()}>
                { icon(Sign::Back) }<span>{ text("reset") }</span>
            </button>
            <ThemeButton />
        </>
    }
}
