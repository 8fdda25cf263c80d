//! What a pointer holds on the learning-rate chart, from its press to its release: one edit.

use settle_draw::Px;
use settle_model::Point;
use web_sys::{Element, HtmlElement, PointerEvent};
use yew::prelude::*;

use super::chart_edit::{ChartEditProps, focus, focus_on};
use super::place::place;
use crate::knots::{self, Scale, Stroke};
use crate::soon::soon;
use crate::state::Action;

/// How far from a knot or from the curve, in pixels, a mouse still meets it; and a finger.
const REACH: [f64; 2] = [12.0, 24.0];

/// A pointer that moved less than so many pixels did not move.
const STILL: f64 = 4.0;

/// Two presses on a knot within so many milliseconds take it away.
const DOUBLE: f64 = 400.0;

/// A pointer's hand.
#[derive(Debug, Default)]
pub struct Hand {
    held: Option<Held>,
    /// The pointer whose hand it is.
    pointer: i32,
    /// The knot that was last pressed without moving it, and when.
    tapped: Option<(usize, f64)>,
}

/// What it holds.
#[derive(Debug)]
enum Held {
    /// This boundary, so many pixels right of its place.
    Boundary(usize, f64),
    /// A knot of a curve.
    Knot { index: usize, before: Vec<Point>, start: Px, offset: Px, moved: bool },
    /// The pen over a curve.
    Pen { before: Vec<Point>, start: Px, stroke: Stroke, drawing: bool },
}

impl Hand {
    /// Takes hold of what a pointer was pressed on.
    pub fn take(&mut self, event: &PointerEvent, props: &ChartEditProps) {
        let Some((target, at)) = target(event).filter(|_| event.button() == 0) else { return };
        // It is no press on the chart.
        event.prevent_default();
        if self.held.is_some() && !event.is_primary() {
            return;
        }
        let boundary = target.get_attribute("data-boundary").and_then(|number| number.parse::<usize>().ok());
        let held = match boundary {
            Some(number) => hold_boundary(props, number, at),
            None => hold_curve(props, at, reach(event)),
        };
        let Some(held) = held else { return };
        // What was edited before is an edit of its own.
        props.dispatch.dispatch(Action::Settle);
        // Without capture the drag works as long as the pointer stays on the chart.
        let _ = target.set_pointer_capture(event.pointer_id());
        match (&held, target.closest(".chart-edit").ok().flatten()) {
            (Held::Knot { index, .. }, Some(root)) => focus(&root, &knot_selector(*index)),
            _ => focus_on(&target),
        }
        (self.held, self.pointer) = (Some(held), event.pointer_id());
    }

    /// Moves what it holds.
    pub fn go(&mut self, event: &PointerEvent, props: &ChartEditProps) {
        if event.pointer_id() != self.pointer {
            return;
        }
        if event.buttons() & 1 == 0 {
            // It was let go where nobody could see that: outside a frame that lost it.
            self.held = None;
        }
        let (Some(held), Some((_, at))) = (&mut self.held, target(event)) else { return };
        event.prevent_default();
        if let Some(action) = held.moved(props, at) {
            props.dispatch.dispatch(action);
        }
    }

    /// Lets go; a pointer that did not move adds or removes a knot.
    pub fn let_go(&mut self, event: &PointerEvent, props: &ChartEditProps) {
        if event.pointer_id() != self.pointer {
            return;
        }
        let tapped = self.tapped.take();
        match (self.held.take(), props.scale()) {
            (Some(Held::Knot { index, before, moved: false, .. }), _) => {
                let now = event.time_stamp();
                if tapped.is_some_and(|(knot, time)| knot == index && now - time < DOUBLE) {
                    remove(event, props, &before, index);
                } else {
                    self.tapped = Some((index, now));
                }
            }
            (Some(Held::Pen { before, start, drawing: false, .. }), Some(scale)) => {
                add(event, props, &before, (&scale, start));
            }
            _ => {}
        }
    }

    /// Lets go, as the pointer was lost.
    pub fn lose(&mut self, event: &PointerEvent, _: &ChartEditProps) {
        if event.pointer_id() == self.pointer {
            self.held = None;
        }
    }

    /// Lets go and gives back what there was before it took hold; whether it held anything.
    pub fn give_back(&mut self, props: &ChartEditProps) -> bool {
        let held = self.held.take().is_some();
        if held {
            props.dispatch.dispatch(Action::Abandon);
        }
        held
    }
}

impl Held {
    /// What a movement to a place does.
    fn moved(&mut self, props: &ChartEditProps, at: Px) -> Option<Action> {
        match self {
            Self::Boundary(number, offset) => {
                let axis = props.mount.ask(super::charts_painter::ChartsPainter::axis).flatten()?;
                let whole = props.composition()?;
                Some(whole.boundaries.get(*number)?.moved(axis.step(at.x - *offset) as i64))
            }
            Self::Knot { index, before, start, offset, moved } => {
                *moved |= at.distance(*start) >= STILL;
                let to = props.scale()?.knot(at.offset(-offset.x, -offset.y));
                moved.then(|| knots::set(&knots::moved(before, *index, to, props.lab.scene.steps)))
            }
            Self::Pen { before, start, stroke, drawing } => {
                *drawing |= at.distance(*start) >= STILL;
                stroke.go_to(at);
                drawing.then(|| Some(knots::set(&stroke.over(before, &props.scale()?)))).flatten()
            }
        }
    }
}

fn hold_boundary(props: &ChartEditProps, number: usize, at: Px) -> Option<Held> {
    let axis = props.mount.ask(super::charts_painter::ChartsPainter::axis).flatten()?;
    let step = props.composition()?.boundaries.get(number)?.at;
    Some(Held::Boundary(number, at.x - axis.x(step as f64)))
}

/// The knot in reach, or else the pen.
fn hold_curve(props: &ChartEditProps, at: Px, reach: f64) -> Option<Held> {
    let (before, scale) = (props.knots()?.to_vec(), props.scale()?);
    if let Some(index) = knots::nearest(&before, &scale, at, reach) {
        let knot = scale.place(before[index]);
        let offset = Px::new(at.x - knot.x, at.y - knot.y);
        return Some(Held::Knot { index, before, start: at, offset, moved: false });
    }
    let mut stroke = Stroke::default();
    stroke.go_to(at);
    Some(Held::Pen { before, start: at, stroke, drawing: false })
}

/// Adds a knot where the curve was pressed.
fn add(event: &PointerEvent, props: &ChartEditProps, before: &[Point], (scale, at): (&Scale, Px)) {
    let knot = scale.knot(at);
    let curve = scale.place(Point::new(knot.x, knots::share_at(before, knot.x)));
    if (curve.y - at.y).abs() <= reach(event)
        && let Some((more, index)) = knots::added(before, knot)
    {
        finish(props, &more);
        focus_knot(event.target_dyn_into::<Element>(), index);
    }
}

fn remove(event: &PointerEvent, props: &ChartEditProps, before: &[Point], index: usize) {
    if let Some(fewer) = knots::removed(before, index) {
        finish(props, &fewer);
        focus_knot(event.target_dyn_into::<Element>(), index.min(fewer.len() - 1));
    }
}

/// Gives the run other knots, as an edit of its own.
pub fn finish(props: &ChartEditProps, knots: &[Point]) {
    for action in [Action::Settle, knots::set(knots), Action::Settle] {
        props.dispatch.dispatch(action);
    }
}

/// Once the page shows it, gives the focus to a knot of the chart that `within` lies on.
pub fn focus_knot(within: Option<Element>, index: usize) {
    let root = within.and_then(|element| element.closest(".chart-edit").ok().flatten());
    soon(move || root.iter().for_each(|root| focus(root, &knot_selector(index))));
}

fn knot_selector(index: usize) -> String {
    format!("[data-knot='{index}']")
}

fn reach(event: &PointerEvent) -> f64 {
    REACH[usize::from(event.pointer_type() != "mouse")]
}

/// What of the chart a pointer is on, and where on the charts that is.
fn target(event: &PointerEvent) -> Option<(HtmlElement, Px)> {
    let target = event.target_dyn_into::<HtmlElement>()?;
    let charts = target.closest(".charts").ok().flatten()?;
    Some((target, place(&charts, event)))
}
