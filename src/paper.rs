//! Pictures for paper: drawn by plotters' canvas backend, since browsers print as lines what is drawn on a canvas while the
//! page is about to be printed, and pixels as pixels.

use std::fmt;

use plotters_backend::{BackendColor, BackendCoord, BackendStyle, DrawingBackend, DrawingErrorKind};
use plotters_canvas::CanvasBackend;
use settle_draw::{Ink, Record, UNITS};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// Draws a record on a new canvas that has `scale` device pixels to a CSS pixel. `None` where the canvas can't be drawn on.
pub fn draw(canvas: &HtmlCanvasElement, record: &Record, scale: f64) -> Option<()> {
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context.scale(scale / UNITS, scale / UNITS).ok()?;
    context.set_line_join("round");
    let backend = CanvasBackend::with_canvas_object(canvas.clone())?;
    record.play(&mut CanvasInk { backend, context }).ok()
}

/// plotters' canvas backend on a context that was scaled to drawing units, with dashes.
struct CanvasInk {
    backend: CanvasBackend,
    context: CanvasRenderingContext2d,
}

impl fmt::Debug for CanvasInk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CanvasInk").finish_non_exhaustive()
    }
}

impl Ink for CanvasInk {
    fn dash(&mut self, pattern: &[f64], offset: f64) {
        let pattern: js_sys::Array = pattern.iter().copied().map(JsValue::from_f64).collect();
        // Refused only for numbers that are no lengths: the line is then drawn without dashes.
        let _ = self.context.set_line_dash(&pattern);
        self.context.set_line_dash_offset(offset);
    }
}

type Outcome = Result<(), DrawingErrorKind<<CanvasBackend as DrawingBackend>::ErrorType>>;

impl DrawingBackend for CanvasInk {
    type ErrorType = <CanvasBackend as DrawingBackend>::ErrorType;

    fn get_size(&self) -> (u32, u32) {
        self.backend.get_size()
    }

    fn ensure_prepared(&mut self) -> Outcome {
        self.backend.ensure_prepared()
    }

    fn present(&mut self) -> Outcome {
        self.backend.present()
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Outcome {
        self.backend.draw_pixel(point, color)
    }

    fn draw_rect<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, style: &S, fill: bool) -> Outcome {
        self.backend.draw_rect(a, b, style, fill)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Outcome {
        self.backend.draw_path(path, style)
    }

    fn draw_circle<S: BackendStyle>(&mut self, at: BackendCoord, radius: u32, style: &S, fill: bool) -> Outcome {
        self.backend.draw_circle(at, radius, style, fill)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Outcome {
        self.backend.fill_polygon(path, style)
    }
}
