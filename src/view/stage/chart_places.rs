//! Where the blocks, boundaries and knots on the learning-rate chart stand: set through the CSSOM, outside the virtual DOM.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::charts_layout::RateScale;
use super::labels::{find, set};
use crate::canvas::Ruler;

/// A name keeps so many pixels from the sides of its block.
const MARGIN: f64 = 3.0;

/// Brings everything in `root` to its place on a chart of this scale: `root` itself to the plot, an element with `data-step`
/// to that step, one with `data-to` up to that one, and one with `data-rate` to that rate, or to the side of the plot that is
/// nearest to it. A block without room for its name has none.
pub fn put(root: &Element, scale: &RateScale, ruler: &Ruler) {
    let Some(plot) = root.dyn_ref::<HtmlElement>() else { return };
    let area = scale.area;
    for (property, value) in
        [("left", area.left), ("top", area.top), ("width", area.width()), ("height", area.height())]
    {
        set(plot, property, &format!("{value}px"));
    }
    set(plot, "--plot", &format!("{}px", area.height()));
    set(plot, "visibility", "visible");
    ruler.attune();
    let Ok(found) = root.query_selector_all("[data-step]") else { return };
    let elements = (0..found.length()).filter_map(|i| found.get(i)?.dyn_into::<HtmlElement>().ok());
    for element in elements {
        put_one(&element, scale, ruler);
    }
}

fn put_one(element: &HtmlElement, scale: &RateScale, ruler: &Ruler) {
    let number = |name: &str| element.get_attribute(name)?.parse::<f64>().ok();
    let percent = |share: f64| format!("{:.3}%", 100.0 * share.clamp(0.0, 1.0));
    let steps = scale.axis.steps as f64;
    let Some(from) = number("data-step").map(|step| step / steps) else { return };
    set(element, "left", &percent(from));
    if let Some(rate) = number("data-rate") {
        set(element, "bottom", &percent(rate / scale.top));
    }
    if let Some((to, name)) = number("data-to").map(|step| step / steps).zip(find(element, "span")) {
        set(element, "width", &percent(to - from));
        let wide = ruler.width(&name.text_content().unwrap_or_default(), 400, 12.0) + 2.0 * MARGIN;
        let room = (to - from) * scale.area.width();
        set(&name, "display", if wide <= room { "" } else { "none" });
    }
}
