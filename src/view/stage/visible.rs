//! The part of the plane that the surface shows at its size: what sentences call the map.

use settle_draw::{Px, Size, View};
use settle_model::surface::{LossSurface, Window};
use web_sys::Element;
use yew::prelude::*;

use super::labels::find;
use crate::canvas::{Seen, Watch};

/// The size of the surface inside `stage`; `None` until it is known, and where it is not shown.
#[hook]
pub fn use_surface_size(stage: &NodeRef) -> Option<Size> {
    let size = use_state_eq(|| None::<Size>);
    use_effect_with((stage.clone(), size.setter()), |(stage, size)| {
        let size = size.clone();
        let surface = stage.cast::<Element>().and_then(|stage| find(&stage, ".surface"));
        let see = move |seen| {
            if let Seen::Size(now) = seen {
                size.set(now);
            }
        };
        let watch = surface.map(|surface| Watch::new(&surface, see));
        move || drop(watch)
    });
    *size
}

/// What is seen of a loss surface at a size; its domain where the size is not known.
#[must_use]
pub fn visible(surface: &dyn LossSurface, size: Option<Size>) -> Window {
    let domain = surface.domain();
    let Some(size) = size else { return domain };
    let half = 0.5 * (domain.high - domain.low);
    let view = View::fit(domain.low + half, half, size);
    Window { low: view.to_model(Px::new(0.0, size.height)), high: view.to_model(Px::new(size.width, 0.0)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use settle_model::surface::Himmelblau;

    #[test]
    fn a_wide_canvas_shows_more_than_the_domain_to_the_sides() {
        let square = visible(&Himmelblau {}, Some(Size::new(500.0, 500.0)));
        let wide = visible(&Himmelblau {}, Some(Size::new(1000.0, 500.0)));
        assert!(square.contains(settle_model::Point::new(5.0, -5.0)), "{square:?}");
        assert_eq!((wide.low.y, wide.high.y), (square.low.y, square.high.y));
        assert!(wide.high.x > 2.0 * square.high.x - 1e-9, "{wide:?}");
        assert_eq!(visible(&Himmelblau {}, None), Himmelblau {}.domain());
    }
}
