//! The row under the thumbnails that opens the general controls.

use settle_text::text;
use yew::prelude::*;

use super::icon::{Sign, icon};
use crate::names::kind_name;

/// The row: what it opens and what it says.
#[derive(Clone, Debug, PartialEq)]
pub struct AllKindsRow {
    /// Whether the general controls are shown.
    pub open: bool,
    /// The class of the present schedule.
    pub kind: &'static str,
    /// Whether they can be closed: the schedule also has plain controls.
    pub closable: bool,
    /// The id of what it opens.
    pub controls: AttrValue,
}

impl AllKindsRow {
    /// A quiet row that names the present kind while the general controls are shown.
    pub fn html(&self, onclick: Callback<MouseEvent>) -> Html {
        let value = if self.open { kind_name(self.kind) } else { text("all-kinds-value").to_owned() };
        html! {
            <div class={classes!("group", "all-kinds", self.open.then_some("group-open"))} data-group="all-kinds">
                <button type="button" class="group-head" aria-expanded={self.open.to_string()} aria-controls={&self.controls}
                    disabled={self.open && !self.closable} {onclick}>
                    { icon(Sign::Chevron) }
                    <span class="group-title">{ text("all-kinds") }</span>
                    <span class="group-summary">{ value }</span>
                </button>
            </div>
        }
    }
}
