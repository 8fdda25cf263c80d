//! The keys of boundaries and knots on the learning-rate chart.

use settle_model::Point;
use web_sys::{Element, KeyboardEvent};
use yew::prelude::*;

use super::chart_edit::ChartEditProps;
use super::chart_hand::{Hand, finish, focus_knot};
use crate::knots;

/// A key moves by one step or one hundredth of the base rate, a longer one by so many.
const LONG: f64 = 10.0;
/// The share of the base rate that a key moves a knot by.
const SHARE: f64 = 0.01;

/// Where a key leads to.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Way {
    /// So many steps later, and so many hundredths of the base rate higher.
    By(f64, f64),
    /// As early as can be.
    First,
    /// As late as can be.
    Last,
}

/// Does what a key says to the handle that has the focus, and keeps it from meaning anything else.
pub fn press(hand: &mut Hand, event: &KeyboardEvent, props: &ChartEditProps) {
    let Some(target) = event.target_dyn_into::<Element>() else { return };
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let number = |name: &str| target.get_attribute(name)?.parse::<usize>().ok();
    let key = event.key();
    let done = match (key.as_str(), number("data-boundary"), number("data-knot")) {
        ("Escape", ..) => hand.give_back(props),
        (key, Some(boundary), _) => move_boundary(props, boundary, along(key, event.shift_key())),
        ("Delete" | "Backspace", _, Some(knot)) => remove(props, knot, target),
        ("Insert" | "+", _, Some(knot)) => add(props, knot, target),
        (key, _, Some(knot)) => move_knot(props, knot, around(key, event.shift_key())),
        _ => false,
    };
    if done {
        event.prevent_default();
    }
}

/// The way of a key along the step axis.
fn along(key: &str, shift: bool) -> Option<Way> {
    let one = if shift { LONG } else { 1.0 };
    Some(match key {
        "ArrowLeft" | "ArrowDown" => Way::By(-one, 0.0),
        "ArrowRight" | "ArrowUp" => Way::By(one, 0.0),
        "PageDown" => Way::By(-LONG, 0.0),
        "PageUp" => Way::By(LONG, 0.0),
        "Home" => Way::First,
        "End" => Way::Last,
        _ => return None,
    })
}

/// The way of a key over the chart.
fn around(key: &str, shift: bool) -> Option<Way> {
    let one = if shift { LONG } else { 1.0 };
    match key {
        "ArrowUp" => Some(Way::By(0.0, one)),
        "ArrowDown" => Some(Way::By(0.0, -one)),
        "PageUp" => Some(Way::By(0.0, LONG)),
        "PageDown" => Some(Way::By(0.0, -LONG)),
        key => along(key, shift),
    }
}

fn move_boundary(props: &ChartEditProps, number: usize, way: Option<Way>) -> bool {
    let whole = props.composition().unwrap_or_default();
    let Some((way, boundary)) = way.zip(whole.boundaries.get(number)) else { return false };
    let step = match way {
        Way::By(steps, _) => boundary.at + steps as i64,
        Way::First => boundary.range.0,
        Way::Last => boundary.range.1,
    };
    props.dispatch.dispatch(boundary.moved(step));
    true
}

fn move_knot(props: &ChartEditProps, index: usize, way: Option<Way>) -> bool {
    let (steps, present) = (props.lab.scene.steps, props.knots().unwrap_or_default());
    let Some((way, knot)) = way.zip(present.get(index)) else { return false };
    let (low, high) = knots::room(present, index, steps);
    let to = match way {
        Way::By(step, share) => Point::new(knot.x + step, hundredths(knot.y + share * SHARE, share)),
        Way::First => Point::new(low, knot.y),
        Way::Last => Point::new(high, knot.y),
    };
    props.dispatch.dispatch(knots::set(&knots::moved(present, index, to, steps)));
    true
}

/// A share without the dust that adding hundredths leaves; as it is where nothing was added.
fn hundredths(share: f64, added: f64) -> f64 {
    if added == 0.0 { share } else { (share * 1e4).round() / 1e4 }
}

fn remove(props: &ChartEditProps, index: usize, target: Element) -> bool {
    if let Some(fewer) = props.knots().and_then(|knots| knots::removed(knots, index)) {
        finish(props, &fewer);
        focus_knot(Some(target), index.min(fewer.len() - 1));
    }
    true
}

fn add(props: &ChartEditProps, index: usize, target: Element) -> bool {
    if let Some((more, new)) = props.knots().and_then(|knots| knots::added_after(knots, index, props.lab.scene.steps)) {
        finish(props, &more);
        focus_knot(Some(target), new);
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_lead_where_a_slider_s_do() {
        assert_eq!(along("ArrowUp", false), Some(Way::By(1.0, 0.0)));
        assert_eq!(along("ArrowLeft", true), along("PageDown", false));
        assert_eq!((along("Home", false), along("End", false)), (Some(Way::First), Some(Way::Last)));
        assert_eq!((along("r", false), around("r", false)), (None, None));
    }

    #[test]
    fn a_knot_goes_up_and_down_too() {
        assert_eq!(around("ArrowUp", true), Some(Way::By(0.0, 10.0)));
        assert_eq!(around("ArrowRight", false), Some(Way::By(1.0, 0.0)));
        assert_eq!(hundredths(0.1 + 0.2, 1.0), 0.3);
        assert_eq!(hundredths(1.0 / 3.0, 0.0), 1.0 / 3.0);
    }
}
