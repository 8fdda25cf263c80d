//! What the lab has to say for itself: a change that was refused, something taken away, a link that was mended.

use std::rc::Rc;

use settle_model::InvalidParam;
use settle_text::{sentence, text};
use yew::prelude::*;

use super::icon::{Icon, Sign};
use crate::names::letter;
use crate::state::{Action, LabState, Lost};
use crate::words::explain;

/// The properties of [`Notices`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct NoticesProps {
    /// The lab.
    pub lab: Rc<LabState>,
    /// What was said when the lab was opened.
    #[prop_or_default]
    pub said: Vec<AttrValue>,
    /// Where actions go.
    pub dispatch: UseReducerDispatcher<LabState>,
}

/// The notices, over the foot of the controls.
#[component]
pub fn Notices(props: &NoticesProps) -> Html {
    let heard = use_state_eq(Vec::<AttrValue>::new);
    let understood = use_state_eq(|| None::<InvalidParam>);
    let let_go = use_state_eq(|| None::<Box<Lost>>);
    let undo = use_callback(props.dispatch.clone(), |_: MouseEvent, dispatch| dispatch.dispatch(Action::Undo));
    let hear =
        use_callback((heard.clone(), props.said.clone()), |_: MouseEvent, (heard, said)| heard.set(said.clone()));
    let drop_undo = use_callback((let_go.clone(), props.lab.clone()), |_: MouseEvent, (let_go, lab)| {
        let_go.set(lab.lost.clone());
    });
    let understand = use_callback((understood.clone(), props.lab.clone()), |_: MouseEvent, (understood, lab)| {
        understood.set(lab.refusal.clone());
    });
    use_effect_with((props.lab.refusal.is_none(), understood.setter()), |(settled, understood)| {
        if *settled {
            understood.set(None);
        }
    });
    let refusal = props.lab.refusal.as_ref().filter(|refusal| understood.as_ref() != Some(*refusal));
    let lost = props.lab.lost.as_ref().filter(|lost| let_go.as_ref() != Some(*lost));
    let close = |onclick: &Callback<MouseEvent>| {
        html! {
            <button type="button" class="notice-close" aria-label={text("close")} {onclick}><Icon sign={Sign::Cross} /></button>
        }
    };
    html! {
        <div class="notices">
            <div role="status">
                if !props.said.is_empty() && *heard != props.said {
                    <div class="notice" data-notice="link">
                        <div>{ for props.said.iter().map(|said| html! { <p>{ said }</p> }) }</div>
                        { close(&hear) }
                    </div>
                }
                if let Some(lost) = lost {
                    <div class="notice" data-notice="lost">
                        <p>{ lost_sentence(lost) }</p>
                        <button type="button" class="notice-act" onclick={undo}>{ text("undo") }</button>
                        { close(&drop_undo) }
                    </div>
                }
            </div>
            <div role="alert">
                if let Some(refusal) = refusal {
                    <div class="notice" data-notice="refusal"><p>{ text("not-taken") }{ " " }{ explain(refusal) }</p>{ close(&understand) }</div>
                }
            </div>
        </div>
    }
}

fn lost_sentence(lost: &Lost) -> String {
    match lost.run {
        Some(run) => sentence("run-removed", &[("letter", letter(run))]),
        None => text("all-reset").to_owned(),
    }
}
