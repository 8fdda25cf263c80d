//! Every kind of schedule, grouped by the belief that it acts on, each with the curve of its true rates.

use settle_model::value::Value;
use settle_text::{sentence, text};
use web_sys::HtmlElement;
use yew::prelude::*;

use super::unique::use_unique_id;
use crate::beliefs::{BELIEFS, Belief, belief_of, curve_of};
use crate::names::kind_name;
use crate::setter::Target;
use crate::soon::focus_soon;

/// The properties of [`KindPicker`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct KindPickerProps {
    /// The present kind.
    pub chosen: &'static str,
    /// Where another one goes.
    pub target: Target,
}

/// The kinds that the beginner's families are: who comes from one of them wants to see the others.
const PLAIN: [&str; 6] =
    ["Constant", "StepLR", "CosineAnnealingLR", "ExponentialLR", "OneCycleLR", "CosineAnnealingWarmRestarts"];

/// The present kind, and behind it one radio button a kind; the arrows move among them, and a click chooses and closes.
#[component]
pub fn KindPicker(props: &KindPickerProps) -> Html {
    let place = use_node_ref();
    let id = use_unique_id("kinds");
    let open = use_state_eq(|| PLAIN.contains(&props.chosen));
    let toggle = {
        let open = open.clone();
        move |_: MouseEvent| open.set(!*open)
    };
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
        let (target, open, place) = (props.target.clone(), open.setter(), place.clone());
        let onclick = move |_: MouseEvent| {
            target.choose(Value::name(kind));
            open.set(false);
            focus_soon(place.cast(), ".kind-now");
        };
        html! {
            <button key={kind} type="button" role="radio" class="thumbnail" aria-checked={chosen.to_string()} data-kind={kind}
                tabindex={if chosen { "0" } else { "-1" }} title={text(&format!("belief-{kind}")).to_owned()} {onclick}>
                { curve(kind) }
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
    let now = html! {
        <button type="button" class="kind-now" aria-expanded={open.to_string()} aria-controls={&id} onclick={toggle}>
            { curve(props.chosen) }
            <span>
                <b>{ kind_name(props.chosen) }</b>
                <small>{ text(belief_of(props.chosen)) }</small>
            </span>
            <span class="kind-change">{ text(if *open { "kinds-close" } else { "kinds-open" }) }</span>
        </button>
    };
    html! {
        <div class="kind-picker" ref={&place}>
            { now }
            <div id={id} role="radiogroup" hidden={!*open} {onkeydown}
                aria-label={sentence("kinds-count", &[("count", all().count().to_string())])}>
                if *open { <>{ for BELIEFS.iter().map(group) }</> }
            </div>
        </div>
    }
}

/// The true rates of a kind, as a small picture.
fn curve(kind: &str) -> Html {
    html! { <svg viewBox="-1 -2 60 26" aria-hidden="true" focusable="false"><path d={curve_of(kind)} /></svg> }
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
