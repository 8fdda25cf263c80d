//! A closed row that states its values and opens to its controls.

use yew::prelude::*;

use super::disclosure::use_disclosure;
use super::icon::{Sign, icon};
use super::unique::use_unique_id;

/// The properties of [`Group`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct GroupProps {
    /// What it is called.
    pub title: AttrValue,
    /// Its present values.
    pub summary: AttrValue,
    /// Whether they differ from those the lab was opened with.
    #[prop_or_default]
    pub changed: bool,
    /// Its name in tests and scripts.
    pub name: AttrValue,
    /// The controls.
    pub children: Html,
}

/// A row with a chevron; its controls exist only while it is open.
#[component]
pub fn Group(props: &GroupProps) -> Html {
    let id = use_unique_id("group");
    let (open, onclick) = use_disclosure();
    html! {
        <div class={classes!("group", open.then_some("group-open"))} data-group={&props.name}>
            <h3>
                <button type="button" class="group-head" aria-expanded={open.to_string()} aria-controls={&id} {onclick}>
                    { icon(Sign::Chevron) }
                    <span class="group-title">{ &props.title }</span>
                    <span class={classes!("group-summary", props.changed.then_some("group-changed"))}>{ &props.summary }</span>
                </button>
            </h3>
            <div {id} class="group-body" hidden={!open}>
                if open { { props.children.clone() } }
            </div>
        </div>
    }
}
