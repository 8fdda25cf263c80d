//! The tools at the right end of the page's header.

use settle_text::text;
use yew::prelude::*;

use super::icon::{Icon, Sign};
use super::theme_button::ThemeButton;
use crate::state::{Action, LabState};

/// The properties of [`HeaderTools`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct HeaderToolsProps {
    /// Whether there is something to reset.
    pub changed: bool,
    /// Opens the help.
    pub onhelp: Callback<()>,
    /// Where actions go.
    pub dispatch: UseReducerDispatcher<LabState>,
}

/// Help, Reset and the theme.
#[component]
pub fn HeaderTools(props: &HeaderToolsProps) -> Html {
    let reset = use_callback(props.dispatch.clone(), |_: MouseEvent, dispatch| dispatch.dispatch(Action::Reset));
    let help = props.onhelp.reform(|_: MouseEvent| ());
    html! {
        <>
            <button type="button" class="tool" title={text("help-title")} aria-haspopup="dialog" data-tool="help" onclick={help}>
                <Icon sign={Sign::Question} /><span>{ text("help") }</span>
            </button>
            <button type="button" class="tool" title={text("reset-title")} data-tool="reset" onclick={reset}
                aria-disabled={(!props.changed).to_string()}>
                <Icon sign={Sign::Back} /><span>{ text("reset") }</span>
            </button>
            <ThemeButton />
        </>
    }
}
