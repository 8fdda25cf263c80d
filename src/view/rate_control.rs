//! The rate of the selected run, with its stability limit.

use settle_model::experiment::BASE_LR;
use settle_model::value::Value;
use settle_text::{sentence, text};
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::about::About;
use super::value_control::ValueControl;
use crate::dispatch::Dispatch;
use crate::format::rate as rate_text;
use crate::limit::share_of_limit;
use crate::names::letter;
use crate::scale::Ruler;
use crate::setter::{Setter, Target};

/// The properties of [`RateControl`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct RateControlProps {
    /// The rate.
    pub rate: f64,
    /// The rate above which the run grows without bound, where there is one.
    pub limit: Option<f64>,
    /// Whether it is the peak of one cycle.
    pub peak: bool,
    /// The run that it is of, where its name is to say so.
    #[prop_or_default]
    pub of: Option<usize>,
    /// Where actions go.
    pub dispatch: Dispatch,
}

/// The rate slider.
#[component]
pub fn RateControl(props: &RateControlProps) -> Html {
    let (label, key, code) = if props.peak {
        (text("peak-rate"), "max_lr", "OneCycleLR(max_lr)")
    } else {
        (text("base-rate"), "base_lr", "SGD(lr)")
    };
    let label = props
        .of
        .map_or_else(|| label.to_owned(), |run| sentence("rate-of-run", &[("rate", label), ("run", letter(run))]));
    let about = About { label: label.into(), help: Some(("", key)), code: code.into() };
    let target = Target { setter: Setter::Rate, key: BASE_LR.key, dispatch: props.dispatch.clone() };
    let share = props.limit.map(|limit| share_of_limit(props.rate, limit));
    let aside = share.clone().unwrap_or_default();
    let value_text = props.limit.zip(share).map(|(limit, share)| {
        let values = [("rate", rate_text(props.rate)), ("share", share), ("limit", rate_text(limit))];
        AttrValue::from(sentence("rate-value", &values))
    });
    let scale = use_limit_scale(props.limit);
    html! {
        <div class="rate-control">
            <ValueControl param={BASE_LR.clone()} value={Value::Number(props.rate)} {about} {target} limit={props.limit}
                {aside} {value_text}>
                { scale }
            </ValueControl>
        </div>
    }
}

/// The words under the rate slider: slow, limit, unstable. A side word that the limit's label comes near is left out.
#[hook]
fn use_limit_scale(limit: Option<f64>) -> Html {
    let row = use_node_ref();
    let ruler = use_memo((), |()| Ruler::of(&BASE_LR));
    let place = limit.map_or(0.0, |limit| ruler.limit_place(limit));
    use_effect_with((row.clone(), place), |(row, place)| {
        if let Some(row) = row.cast::<HtmlElement>() {
            let _ = row.style().set_property("--limit", &place.clamp(0.0, 1.0).to_string());
            leave_room(&row);
        }
    });
    let Some(limit) = limit else { return html! {} };
    html! {
        <div class="limit-scale" ref={row} aria-hidden="true">
            if place > 0.0 { <span class="limit-slow">{ text("rate-slow") }</span> }
            if (0.0..=1.0).contains(&place) {
                <span class="limit-at">{ sentence("rate-limit", &[("limit", rate_text(limit))]) }</span>
            }
            if place < 1.0 { <span class="limit-unstable">{ text("rate-unstable") }</span> }
        </div>
    }
}

/// Hides a side word that lies within 8 pixels of the limit's label.
fn leave_room(row: &Element) {
    let find = |class: &str| row.query_selector(class).ok().flatten();
    let Some(middle) = find(".limit-at").map(|label| label.get_bounding_client_rect()) else { return };
    for class in [".limit-slow", ".limit-unstable"] {
        if let Some(side) = find(class) {
            let place = side.get_bounding_client_rect();
            let near = place.right() + 8.0 > middle.left() && place.left() - 8.0 < middle.right();
            let _ = side.class_list().toggle_with_force("out", near);
        }
    }
}
