//! A closed row that states its values and opens to its controls.

use std::rc::Rc;

use yew::prelude::*;

use super::disclosure::use_disclosure;
use super::icon::{Sign, icon};
use super::unique::use_unique_id;
use crate::dispatch::Dispatch;
use crate::later::{use_later, warm};
use crate::state::LabState;

/// What a group opens to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Body {
    /// The arguments that the plain controls of a schedule leave out.
    Fine,
    /// The optimizer.
    Optimizer,
    /// The loss surface.
    Surface,
    /// The noise.
    Noise,
    /// The length of the runs.
    Steps,
}

impl Body {
    /// The name of its group in tests and scripts.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Fine => "fine",
            Self::Optimizer => "optimizer",
            Self::Surface => "surface",
            Self::Noise => "noise",
            Self::Steps => "steps",
        }
    }
}

/// The properties of [`Group`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct GroupProps {
    /// What it opens to.
    pub body: Body,
    /// What it is called.
    pub title: AttrValue,
    /// Its present values.
    pub summary: AttrValue,
    /// Whether they differ from those the lab was opened with.
    pub changed: bool,
    /// The lab.
    pub lab: Rc<LabState>,
    /// Where actions go.
    pub dispatch: Dispatch,
}

/// A row with a chevron; its controls exist only while it is open.
#[component]
pub fn Group(props: &GroupProps) -> Html {
    let id = use_unique_id("group");
    let (open, onclick) = use_disclosure();
    let parts = use_later(open);
    let body = parts.filter(|_| open).map(|parts| (parts.group_body)(props.body, &props.lab, &props.dispatch));
    let body = body.unwrap_or_default();
    html! {
        <div class={classes!("group", open.then_some("group-open"))} data-group={props.body.name()}>
            <h3>
                <button type="button" class="group-head" aria-expanded={open.to_string()} aria-controls={&id} {onclick}
                    onpointerenter={warm} onfocus={warm}>
                    { icon(Sign::Chevron) }
                    <span class="group-title">{ &props.title }</span>
                    <span class={classes!("group-summary", props.changed.then_some("group-changed"))}>{ &props.summary }</span>
                </button>
            </h3>
            <div {id} class="group-body" hidden={!open}>
                { body }
            </div>
        </div>
    }
}
