//! Every kind of schedule, grouped by the belief that it acts on, each with the curve of its true rates.

use settle_model::value::Value;
use settle_text::{sentence, text};
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::beliefs::{BELIEFS, Belief, curve_of};
use crate::names::kind_name;
use crate::setter::Target;

/// The properties of [`KindPicker`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct KindPickerProps {
    /// The present kind.
    pub chosen: &'static str,
    /// Where another one goes.
    pub target: Target,
}

/// One radio button a kind; the arrows move among them.
#[component]
pub fn KindPicker(props: &KindPickerProps) -> Html {
    let place = use_node_ref();
    let onkeydown = {
        let (place, props) = (place.clone(), props.clone());
        move |event: KeyboardEvent| {
            if let Some(kind) = neighbour(props.chosen, &event.key()) {
                event.prevent_default();
                event.stop_propagation();
                props.target.choose(Value::name(kind));
                focus_on(&place, kind);
            }
        }
    };
    let button = |kind: &'static str| {
        let chosen = props.chosen == kind;
        let target = props.target.clone();
        let onclick = move |_: MouseEvent| target.choose(Value::name(kind));
        html! {
            <button key={kind} type="button" role="radio" class="thumbnail" aria-checked={chosen.to_string()} data-kind={kind}
                tabindex={if chosen { "0" } else { "-1" }} title={text(&format!("belief-{kind}")).to_owned()} {onclick}>
                <svg viewBox="-1 -2 60 26" aria-hidden="true" focusable="false"><path d={curve_of(kind)} /></svg>
                <span>{ kind_name(kind) }</span>
            </button>
        }
    };
    let group = |belief: &Belief| {
        html! {
            <div key={belief.key} role="group" aria-label={text(belief.key)}>
                <h3>{ text(belief.key) }</h3>
                <div class="kinds">{ for belief.kinds.iter().copied().map(button) }</div>
            </div>
        }
    };
    html! {
        <div class="kind-picker" role="radiogroup" ref={place} {onkeydown}
            aria-label={sentence("kinds-count", &[("count", all().count().to_string())])}>
            { for BELIEFS.iter().map(group) }
        </div>
    }
}

fn all() -> impl Iterator<Item = &'static str> {
    BELIEFS.iter().flat_map(|belief| belief.kinds).copied()
}

/// The kind that a key leads to.
fn neighbour(present: &str, key: &str) -> Option<&'static str> {
    let (last, at) = (all().count() - 1, all().position(|kind| kind == present).unwrap_or(0));
    let next = match key {
        "ArrowRight" | "ArrowDown" => (at + 1) % (last + 1),
        "ArrowLeft" | "ArrowUp" => at.checked_sub(1).unwrap_or(last),
        "Home" => 0,
        "End" => last,
        _ => return None,
    };
    all().nth(next)
}

/// Gives the button of a kind the focus.
fn focus_on(place: &NodeRef, kind: &str) {
    let place = place.cast::<HtmlElement>();
    let button = place.and_then(|place| place.query_selector(&format!("[data-kind={kind}]")).ok().flatten());
    if let Some(button) = button.and_then(|button| wasm_bindgen::JsCast::dyn_into::<HtmlElement>(button).ok()) {
        // An element that takes no focus leaves it where it is.
        let _ = button.focus();
    }
}
