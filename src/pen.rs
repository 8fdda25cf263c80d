//! The browser's plotters backend, and a coarse manner of it for pictures that move.
//!
//! Without a GPU, drawing a slider's every event costs mostly rasterising. The coarse manner leaves out what a moving eye
//! does not see: the outlines under lines, faint lines, dashes, and the shapes of small dots. Once the slider rests the
//! picture is drawn again with everything.

use std::fmt;

use plotters_backend::{BackendColor, BackendCoord, BackendStyle, DrawingBackend, DrawingErrorKind};
use plotters_canvas::CanvasBackend;
use settle_draw::{Dashes, UNITS};
use wasm_bindgen::JsValue;
use web_sys::CanvasRenderingContext2d;

/// Coarse pictures leave out lines wider than this many pixels: casings.
const WIDEST: f64 = 3.0;
/// Coarse pictures leave out lines fainter than this.
const FAINTEST: f64 = 0.45;
/// In coarse pictures shapes up to this many pixels wide are rectangles.
const SMALL: f64 = 7.0;

/// How much care is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Care {
    /// Everything is drawn.
    Full,
    /// What moves is drawn coarsely.
    Coarse,
}

/// A plotters backend on a canvas.
pub struct Pen {
    canvas: CanvasBackend,
    care: Care,
}

impl Pen {
    /// A pen on a canvas.
    #[must_use]
    pub fn new(canvas: CanvasBackend, care: Care) -> Self {
        Self { canvas, care }
    }

    fn is_left_out(&self, style: &impl BackendStyle) -> bool {
        self.care == Care::Coarse
            && (f64::from(style.stroke_width()) > WIDEST * UNITS || style.color().alpha < FAINTEST)
    }
}

impl fmt::Debug for Pen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pen").field("care", &self.care).finish_non_exhaustive()
    }
}

type Outcome = Result<(), DrawingErrorKind<<CanvasBackend as DrawingBackend>::ErrorType>>;

impl DrawingBackend for Pen {
    type ErrorType = <CanvasBackend as DrawingBackend>::ErrorType;

    fn get_size(&self) -> (u32, u32) {
        self.canvas.get_size()
    }

    fn ensure_prepared(&mut self) -> Outcome {
        self.canvas.ensure_prepared()
    }

    fn present(&mut self) -> Outcome {
        self.canvas.present()
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Outcome {
        self.canvas.draw_pixel(point, color)
    }

    fn draw_rect<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, style: &S, fill: bool) -> Outcome {
        self.canvas.draw_rect(a, b, style, fill)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Outcome {
        if self.is_left_out(style) { Ok(()) } else { self.canvas.draw_path(path, style) }
    }

    fn draw_circle<S: BackendStyle>(&mut self, at: BackendCoord, radius: u32, style: &S, fill: bool) -> Outcome {
        if self.care == Care::Coarse && fill && f64::from(2 * radius) <= SMALL * UNITS {
            let r = radius as i32;
            return self.canvas.draw_rect((at.0 - r, at.1 - r), (at.0 + r, at.1 + r), style, true);
        }
        self.canvas.draw_circle(at, radius, style, fill)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Outcome {
        if self.care == Care::Full {
            return self.canvas.fill_polygon(path, style);
        }
        let corners: Vec<BackendCoord> = path.into_iter().collect();
        match bounds(&corners) {
            Some((low, high)) if f64::from((high.0 - low.0).max(high.1 - low.1)) <= SMALL * UNITS => {
                self.canvas.draw_rect(low, high, style, true)
            }
            _ => self.canvas.fill_polygon(corners, style),
        }
    }
}

fn bounds(corners: &[BackendCoord]) -> Option<(BackendCoord, BackendCoord)> {
    let first = *corners.first()?;
    let low = corners.iter().fold(first, |a, b| (a.0.min(b.0), a.1.min(b.1)));
    let high = corners.iter().fold(first, |a, b| (a.0.max(b.0), a.1.max(b.1)));
    Some((low, high))
}

/// Sets dashes on a canvas; a coarse picture has none.
#[derive(Debug)]
pub struct ContextDashes {
    context: CanvasRenderingContext2d,
    care: Care,
}

impl ContextDashes {
    /// The dashes of a canvas.
    #[must_use]
    pub fn new(context: CanvasRenderingContext2d, care: Care) -> Self {
        Self { context, care }
    }
}

impl Dashes for ContextDashes {
    fn dash(&mut self, pattern: &[f64], offset: f64) {
        if self.care == Care::Full {
            let pattern: js_sys::Array = pattern.iter().map(|length| JsValue::from_f64(*length)).collect();
            // Fails only for something that is no list.
            let _ = self.context.set_line_dash(&pattern);
            self.context.set_line_dash_offset(offset);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_have_bounds() {
        assert_eq!(bounds(&[(3, 4), (-1, 9), (2, 0)]), Some(((-1, 0), (3, 9))));
        assert_eq!(bounds(&[]), None);
    }
}
