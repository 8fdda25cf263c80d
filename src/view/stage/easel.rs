//! A place for a painter, so that what decides when to paint is there once for all of them.

use web_sys::Element;

use super::mount::{Painter, Scenery};

/// A place for a painter, whichever it is.
pub(super) trait Easel {
    /// Puts the painter of a mounted element there.
    fn set_up(&mut self, root: &Element);

    /// Takes it away.
    fn take_down(&mut self);

    /// Paints what there is to paint; without it gives the canvases' memory back. Whether it wants to go on.
    fn paint(&mut self, scenery: Option<&Scenery>) -> bool;

    /// Puts in words what is painted.
    fn say(&mut self, scenery: &Scenery);
}

impl<P: Painter> Easel for Option<P> {
    fn set_up(&mut self, root: &Element) {
        *self = P::find(root);
    }

    fn take_down(&mut self) {
        *self = None;
    }

    fn paint(&mut self, scenery: Option<&Scenery>) -> bool {
        match (self, scenery) {
            (Some(painter), Some(scenery)) => return painter.paint(scenery),
            (Some(painter), None) => painter.release(),
            (None, _) => {}
        }
        false
    }

    fn say(&mut self, scenery: &Scenery) {
        if let Some(painter) = self {
            painter.say(scenery);
        }
    }
}
