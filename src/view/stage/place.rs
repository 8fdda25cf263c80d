//! Where a pointer is on an element, in the element's own pixels.

use settle_draw::Px;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, PointerEvent};

/// Where a pointer is on an element, right of and below its upper left corner. An element that is shown enlarged counts in
/// its own pixels, as its painter does.
#[must_use]
pub fn place(root: &Element, event: &PointerEvent) -> Px {
    let rect = root.get_bounding_client_rect();
    let own = root.dyn_ref::<HtmlElement>().map_or(0.0, |element| f64::from(element.offset_width()));
    let enlarged = if own > 0.0 && rect.width() > 0.0 { rect.width() / own } else { 1.0 };
    let along = |client: i32, edge: f64| (f64::from(client) - edge) / enlarged;
    Px::new(along(event.client_x(), rect.left()), along(event.client_y(), rect.top()))
}
