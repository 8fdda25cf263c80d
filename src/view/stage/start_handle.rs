//! The start of the runs, as something to drag or to move with the arrow keys.

use std::rc::Rc;

use settle_draw::Px;
use settle_model::Point;
use settle_text::{sentence, text};
use web_sys::{Element, FocusOptions, HtmlElement, KeyboardEvent, PointerEvent};
use yew::prelude::*;

use super::map::Map;
use super::mount::Mount;
use super::surface_painter::SurfacePainter;
use crate::dispatch::Dispatch;
use crate::format::coordinate;
use crate::state::Action;
use crate::view::unique::use_unique_id;

/// What the handle needs to know.
#[derive(Clone)]
pub struct StartHandle {
    /// Where the runs start.
    pub start: Point,
    /// Whether it stays where it is, since a task locks it.
    pub fixed: bool,
    /// What it lies on.
    pub surface: NodeRef,
    /// What knows where points are seen.
    pub mount: Mount<SurfacePainter>,
    /// Where actions go.
    pub dispatch: Dispatch,
}

/// The handle; the painter brings it to its place.
///
/// While a pointer drags it, it has the pointer's capture, so that a release outside the surface ends the drag too.
#[hook]
pub fn use_start_handle(handle: &StartHandle) -> Html {
    let help = use_unique_id("start-help");
    let grip = use_mut_ref(|| None::<Px>);
    let onpointerdown = {
        let (handle, grip) = (handle.clone(), Rc::clone(&grip));
        move |event: PointerEvent| {
            if event.button() != 0 {
                return;
            }
            let start = handle.mount.ask(|painter| painter.map().map(|map| map.start)).flatten();
            if let Some((place, start)) = place(&event, &handle).zip(start) {
                grip.replace(Some(Px::new(place.x - start.x, place.y - start.y)));
                if let Some(button) = event.target_dyn_into::<HtmlElement>() {
                    // Without capture the drag works as long as the pointer stays on the handle.
                    let _ = button.set_pointer_capture(event.pointer_id());
                    let here = FocusOptions::new();
                    here.set_prevent_scroll(true);
                    let _ = button.focus_with_options(&here);
                }
                event.prevent_default();
            }
        }
    };
    let onpointermove = {
        let (handle, grip) = (handle.clone(), Rc::clone(&grip));
        move |event: PointerEvent| {
            if event.buttons() & 1 == 0 {
                // It was let go where nobody could see that: outside a frame that lost it.
                grip.take();
            }
            let held = *grip.borrow();
            if let Some((offset, place)) = held.zip(place(&event, &handle)) {
                move_to(&handle, |map| map.start_at(Px::new(place.x - offset.x, place.y - offset.y)));
            }
        }
    };
    let onpointerup = Callback::from(move |_: PointerEvent| {
        grip.take();
    });
    let onkeydown = {
        let handle = handle.clone();
        move |event: KeyboardEvent| {
            if let Some(direction) = direction(&event.key()) {
                event.prevent_default();
                event.stop_propagation();
                move_to(&handle, |map| map.start_moved(handle.start, direction, event.shift_key()));
            }
        }
    };
    let place = [("x", coordinate(handle.start.x)), ("y", coordinate(handle.start.y))];
    html! {
        <>
            <button type="button" class="start-handle" disabled={handle.fixed} aria-label={sentence("stage-start-handle", &place)}
                aria-describedby={&help} {onpointerdown} {onpointermove} onpointerup={onpointerup.clone()}
                onpointercancel={onpointerup.clone()} onlostpointercapture={onpointerup} {onkeydown}></button>
            <span id={help} hidden=true>{ text("stage-start-help") }</span>
        </>
    }
}

fn move_to(handle: &StartHandle, to: impl FnOnce(&Map) -> Point) {
    if let Some(start) = handle.mount.ask(|painter| painter.map().map(to)).flatten() {
        handle.dispatch.dispatch(Action::SetStart(start));
    }
}

/// Where a pointer is on the surface.
fn place(event: &PointerEvent, handle: &StartHandle) -> Option<Px> {
    Some(super::place::place(&handle.surface.cast::<Element>()?, event))
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
