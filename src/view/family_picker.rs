//! The families of schedules as thumbnails of their curves.

use settle_text::{has, sentence, text};
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::families::Family;
use crate::names::{family_key, letter};
use crate::thumbnails::CURVES;

/// One radio button a family for a run whose family is given, if its schedule is of one; the arrows move among them.
#[hook]
pub fn use_family_picker(run: usize, family: Option<Family>, choose: Callback<Family>) -> Html {
    let group = use_node_ref();
    let onkeydown = {
        let (choose, group) = (choose.clone(), group.clone());
        move |event: KeyboardEvent| {
            let present = family.and_then(|f| Family::ALL.iter().position(|&g| g == f));
            if let Some(next) = neighbour(present, &event.key()) {
                event.prevent_default();
                event.stop_propagation();
                choose.emit(Family::ALL[next]);
                focus_on(&group, next);
            }
        }
    };
    let thumbnail = |(i, other): (usize, Family)| {
        let chosen = family == Some(other);
        let reached = chosen || (family.is_none() && i == 0);
        let onclick = choose.reform(move |_: MouseEvent| other);
        let (name, short) = (family_key(other), format!("thumbnail-{}", other.kind()));
        html! {
            <button key={i} type="button" role="radio" aria-label={text(&name).to_owned()} class="thumbnail" aria-checked={chosen.to_string()}
                tabindex={if reached { "0" } else { "-1" }} data-family={other.kind()} {onclick}>
                <svg viewBox="-1 -2 60 26" aria-hidden="true" focusable="false"><path d={CURVES[i].clone()} /></svg>
                <span>{ text(if has(&short) { &short } else { &name }).to_owned() }</span>
            </button>
        }
    };
    html! {
        <div class="families" role="radiogroup" ref={group} {onkeydown}
            aria-label={sentence("schedule-families", &[("letter", letter(run))])}>
            { for Family::ALL.into_iter().enumerate().map(thumbnail) }
        </div>
    }
}

/// The number of the family that a key leads to.
fn neighbour(present: Option<usize>, key: &str) -> Option<usize> {
    let (last, at) = (Family::ALL.len() - 1, present.unwrap_or(0));
    match key {
        "ArrowRight" | "ArrowDown" => Some(if at == last { 0 } else { at + 1 }),
        "ArrowLeft" | "ArrowUp" => Some(if at == 0 { last } else { at - 1 }),
        "Home" => Some(0),
        "End" => Some(last),
        _ => None,
    }
}

/// Gives a button of a group the focus.
pub(super) fn focus_on(group: &NodeRef, button: usize) {
    let buttons = group.cast::<HtmlElement>().map(|group| group.children());
    let button = buttons.and_then(|buttons| buttons.item(button as u32));
    if let Some(button) = button.and_then(|button| wasm_bindgen::JsCast::dyn_into::<HtmlElement>(button).ok()) {
        let _ = button.focus();
    }
}
