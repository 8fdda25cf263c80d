//! The row under the thumbnails that opens the general controls.

use settle_text::text;
use yew::prelude::*;

use super::icon::{Icon, Sign};
use crate::names::kind_name;

/// The properties of [`AllKindsRow`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AllKindsRowProps {
    /// Whether the general controls are shown.
    pub open: bool,
    /// The class of the present schedule.
    pub kind: &'static str,
    /// Whether they can be closed: the schedule also has plain controls.
    pub closable: bool,
    /// The id of what it opens.
    pub controls: AttrValue,
    /// Opens or closes them.
    pub ontoggle: Callback<()>,
}

/// A quiet row that names the present kind while the general controls are shown.
#[component]
pub fn AllKindsRow(props: &AllKindsRowProps) -> Html {
    let onclick = props.ontoggle.reform(|_: MouseEvent| ());
    let value = if props.open { kind_name(props.kind) } else { text("all-kinds-value").to_owned() };
    html! {
        <div class={classes!("group", "all-kinds", props.open.then_some("group-open"))} data-group="all-kinds">
            <button type="button" class="group-head" aria-expanded={props.open.to_string()} aria-controls={&props.controls}
                disabled={props.open && !props.closable} {onclick}>
                <Icon sign={Sign::Chevron} />
                <span class="group-title">{ text("all-kinds") }</span>
                <span class="group-summary">{ value }</span>
            </button>
        </div>
    }
}
