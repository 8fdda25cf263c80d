//! Where the lab says what it has to say for itself.

use std::rc::Rc;

use yew::prelude::*;

use crate::dispatch::Dispatch;
use crate::later::use_later;
use crate::state::LabState;

/// The properties of [`Notices`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct NoticesProps {
    /// The lab.
    pub lab: Rc<LabState>,
    /// What else is to be said on opening.
    #[prop_or_default]
    pub remarks: Vec<AttrValue>,
    /// Where actions go.
    pub dispatch: Dispatch,
    /// A notice of the page's own.
    #[prop_or_default]
    pub more: Html,
}

/// The notices, over the foot of the controls: two places that are there from the start, so that what comes into them is
/// read out.
#[component]
pub fn Notices(props: &NoticesProps) -> Html {
    let lab = &props.lab;
    let heard = use_state_eq(|| props.remarks.is_empty());
    let any = !*heard || lab.kept.is_some() || !lab.notices.is_empty() || lab.said.is_some() || lab.refusal.is_some();
    let parts = use_later(any);
    let hear = {
        let heard = heard.setter();
        Callback::from(move |_| heard.set(true))
    };
    let [status, alert] = match parts.filter(|_| any) {
        Some(parts) => (parts.notices)(props, (!*heard).then_some(hear)),
        None => Default::default(),
    };
    html! {
        <div class="notices">
            <div role="status">{ status }{ props.more.clone() }</div>
            <div role="alert">{ alert }</div>
        </div>
    }
}
