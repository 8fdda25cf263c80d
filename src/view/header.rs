//! The tools at the right end of the page's header.

use settle_text::text;
use yew::prelude::*;

use super::icon::{Sign, icon};
use super::theme_button::ThemeButton;
use crate::dispatch::{Dispatch, click};
use crate::language::{LESSON, change, lesson_address, others};
use crate::later::warm;
use crate::query;
use crate::state::{Action, LabState};

/// The lesson, undo and redo, help, Reset where something was changed, Share, the presenter view, the other languages, and the theme.
pub fn header_tools(
    lab: &LabState,
    onhelp: &Callback<MouseEvent>,
    onshare: &Callback<MouseEvent>,
    onpresent: &Callback<MouseEvent>,
    dispatch: &Dispatch,
) -> Html {
    html! {
        <>
            <a class="tool" title={text("lesson-title-tip")} data-tool="lesson" href={lesson_address()}>
                { icon(Sign::Book) }<span>{ text(if query::value(LESSON).is_some() { "lesson-link-back" } else { "lesson-link" }) }</span>
            </a>
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
            { for others().map(|(tag, name)| html! {
                <button key={tag} type="button" class="tool tool-language" lang={tag} onclick={move |_: MouseEvent| change(tag)}>{ name }</button>
            }) }
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
