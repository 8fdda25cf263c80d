//! The tools at the right end of the page's header.

use settle_text::text;
use yew::prelude::*;

use super::icon::{Sign, icon};
use super::theme_button::ThemeButton;
use crate::dispatch::{Dispatch, click};
use crate::later::warm;
use crate::state::{Action, LabState};

/// Undo and redo, help, Reset where something was changed, Share, the presenter view, and the theme.
pub fn header_tools(
    lab: &LabState,
    onhelp: &Callback<MouseEvent>,
    onshare: &Callback<MouseEvent>,
    onpresent: &Callback<MouseEvent>,
    dispatch: &Dispatch,
) -> Html {
    html! {
        <>
            { step_tool("undo", Sign::Undo, lab.can_undo(), click(dispatch, Action::Undo)) }
            { step_tool("redo", Sign::Redo, lab.can_redo(), click(dispatch, Action::Redo)) }
            <button type="button" class="tool" title={text("help-title")} aria-haspopup="dialog" data-tool="help" onclick={onhelp}
                onpointerenter={warm} onfocus={warm}>
                { icon(Sign::Question) }<span>{ text("help") }</span>
            </button>
            <button type="button" class="tool" title={text("reset-title")} data-tool="reset"
                onclick={click(dispatch, Action::Reset)} aria-disabled={(!lab.is_changed()).to_string()}>
                { icon(Sign::Back) }<span>{ text("reset") }</span>
            </button>
            <button type="button" class="tool" title={text("share-tip")} aria-haspopup="dialog" data-tool="share" onclick={onshare}
                onpointerenter={warm} onfocus={warm}>
                { icon(Sign::Share) }<span>{ text("share") }</span>
            </button>
            <button type="button" class="tool" title={text("present-title")} data-tool="present" onclick={onpresent}
                onpointerenter={warm} onfocus={warm}>
                { icon(Sign::Screen) }<span>{ text("present") }</span>
            </button>
            <ThemeButton />
        </>
    }
}

/// A tool that is an icon alone. Where it has nothing to do it keeps the focus all the same.
fn step_tool(name: &'static str, sign: Sign, can: bool, onclick: Callback<MouseEvent>) -> Html {
    let title = text(if name == "undo" { "undo-title" } else { "redo-title" });
    html! {
        <button type="button" class="tool tool-icon" {title} aria-label={text(name)} data-tool={name} {onclick}
            aria-disabled={(!can).to_string()}>{ icon(sign) }</button>
    }
}
