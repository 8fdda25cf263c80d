//! The start of the runs, as something to drag or to move with the arrow keys.

use std::cell::Cell;
use std::rc::Rc;

use settle_draw::Px;
use settle_model::Point;
use settle_text::{sentence, text};
use web_sys::{Element, HtmlElement, KeyboardEvent, PointerEvent};
use yew::prelude::*;

use super::map::Map;
use super::mount::Mount;
use super::numbers::coordinate;
use super::surface_painter::SurfacePainter;
use crate::state::{Action, LabState};
use crate::view::unique::use_unique_id;

/// The properties of [`StartHandle`].
#[derive(Clone, PartialEq, Properties)]
pub struct StartHandleProps {
    /// Where the runs start.
    pub start: Point,
    /// What it lies on.
    pub surface: NodeRef,
    /// What knows where points are seen.
    pub mount: Mount<SurfacePainter>,
    /// Where actions go.
    pub dispatch: UseReducerDispatcher<LabState>,
}

/// The handle; the painter brings it to its place.
///
/// While a pointer drags it, it has the pointer's capture, so that a release outside the surface ends the drag too.
#[component]
pub fn StartHandle(props: &StartHandleProps) -> Html {
    let help = use_unique_id("start-help");
    let grip = use_state_eq(|| Rc::new(Cell::new(None::<Px>)));
    let grip = (*grip).clone();
    let onpointerdown = use_callback((props.clone(), Shared(grip.clone())), |event: PointerEvent, (props, grip)| {
        if event.button() != 0 {
            return;
        }
        if let Some((place, start)) = place(&event, props).zip(props.mount.ask(|p| p.map().map(|m| m.start)).flatten())
        {
            grip.0.set(Some(Px::new(place.x - start.x, place.y - start.y)));
            if let Some(handle) = event.target_dyn_into::<HtmlElement>() {
                // Without capture the drag works as long as the pointer stays on the handle.
                let _ = handle.set_pointer_capture(event.pointer_id());
                let _ = handle.focus();
            }
            event.prevent_default();
        }
    });
    let onpointermove = use_callback((props.clone(), Shared(grip.clone())), |event: PointerEvent, (props, grip)| {
        if let Some((offset, place)) = grip.0.get().zip(place(&event, props)) {
            move_to(props, |map| map.start_at(Px::new(place.x - offset.x, place.y - offset.y)));
        }
    });
    let onpointerup = use_callback(Shared(grip), |_: PointerEvent, grip| grip.0.set(None));
    let onkeydown = use_callback(props.clone(), |event: KeyboardEvent, props| {
        if let Some(direction) = direction(&event.key()) {
            event.prevent_default();
            event.stop_propagation();
            move_to(props, |map| map.start_moved(props.start, direction, event.shift_key()));
        }
    });
    let place = [("x", coordinate(props.start.x)), ("y", coordinate(props.start.y))];
    html! {
        <>
            <button type="button" class="start-handle" aria-label={sentence("stage-start-handle", &place)}
                aria-describedby={&help} {onpointerdown} {onpointermove} onpointerup={onpointerup.clone()}
                onpointercancel={onpointerup.clone()} onlostpointercapture={onpointerup} {onkeydown}></button>
            <span id={help} hidden=true>{ text("stage-start-help") }</span>
        </>
    }
}

/// A cell that is shared, equal only to itself.
#[derive(Clone)]
struct Shared(Rc<Cell<Option<Px>>>);

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

fn move_to(props: &StartHandleProps, to: impl FnOnce(&Map) -> Point) {
    if let Some(start) = props.mount.ask(|painter| painter.map().map(to)).flatten() {
        props.dispatch.dispatch(Action::SetStart(start));
    }
}

/// Where a pointer is on the surface.
fn place(event: &PointerEvent, props: &StartHandleProps) -> Option<Px> {
    let rect = props.surface.cast::<Element>()?.get_bounding_client_rect();
    Some(Px::new(f64::from(event.client_x()) - rect.left(), f64::from(event.client_y()) - rect.top()))
}

fn direction(key: &str) -> Option<(f64, f64)> {
    match key {
        "ArrowLeft" => Some((-1.0, 0.0)),
        "ArrowRight" => Some((1.0, 0.0)),
        "ArrowUp" => Some((0.0, 1.0)),
        "ArrowDown" => Some((0.0, -1.0)),
        _ => None,
    }
}
