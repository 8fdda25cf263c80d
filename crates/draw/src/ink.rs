//! What this crate paints with: a plotters backend that counts in sixteenths of a pixel and can draw dashes.
//!
//! plotters takes whole numbers for coordinates and stroke widths. [`Fine`] makes a backend believe that it is
//! [`UNITS`] times larger than it is; whoever owns the real canvas scales it down by the same factor. So everything
//! lands on sixteenths of a CSS pixel, whatever the device resolution.

use plotters_backend::{BackendColor, BackendCoord, BackendStyle, DrawingBackend, DrawingErrorKind};

/// Drawing units in one CSS pixel.
pub const UNITS: f64 = 16.0;

/// The outcome of painting with `I`: a value, or the backend's own error.
pub type Inked<T, I> = Result<T, DrawingErrorKind<<I as DrawingBackend>::ErrorType>>;

/// A backend in drawing units that can draw dashed lines.
///
/// [`Fine`] implements it for any pair of plotters backend and [`Dashes`]; [`crate::svg::SvgInk`] writes SVG.
pub trait Ink: DrawingBackend {
    /// Dashes every line drawn from now on: lengths of dash, gap, dash, ... in drawing units, the pattern moved back
    /// by `offset` units. An empty pattern ends dashing.
    fn dash(&mut self, pattern: &[f64], offset: f64);
}

/// The one thing a canvas can do that plotters cannot say: set the dash pattern.
///
/// For a browser canvas this is `ctx.set_line_dash(pattern)` and `ctx.set_line_dash_offset(offset)`, the numbers
/// unchanged, since the context is already scaled (see [`Fine`]).
pub trait Dashes {
    /// Sets pattern and offset, in drawing units; an empty pattern means solid.
    fn dash(&mut self, pattern: &[f64], offset: f64);
}

/// Makes an ordinary plotters backend an [`Ink`].
///
/// In the browser, once per canvas whenever its size or device scale changes: set `canvas.width` and `height` to
/// `css size x device scale` (rounded), then on its 2d context `set_transform(s, 0, 0, s, 0, 0)` with
/// `s = device scale / UNITS`, `set_line_join("round")` and `set_line_cap("butt")`. To clear:
/// `clear_rect(0, 0, css width x UNITS, css height x UNITS)`. Then for each drawing
/// `Fine::new(CanvasBackend::with_canvas_object(canvas)?, MyDashes(ctx), (css_width, css_height))`.
#[derive(Debug)]
pub struct Fine<B, D> {
    backend: B,
    dashes: D,
    size: (u32, u32),
}

impl<B: DrawingBackend, D: Dashes> Fine<B, D> {
    /// Wraps a backend whose canvas is `size` CSS pixels large and scaled to take drawing units.
    pub fn new(backend: B, dashes: D, size: (f64, f64)) -> Self {
        let units = |length: f64| (length.clamp(1.0, 1e5) * UNITS).round() as u32;
        Self { backend, dashes, size: (units(size.0), units(size.1)) }
    }
}

impl<B: DrawingBackend, D: Dashes> Ink for Fine<B, D> {
    fn dash(&mut self, pattern: &[f64], offset: f64) {
        self.dashes.dash(pattern, offset);
    }
}

type Outcome<B> = Result<(), DrawingErrorKind<<B as DrawingBackend>::ErrorType>>;

impl<B: DrawingBackend, D: Dashes> DrawingBackend for Fine<B, D> {
    type ErrorType = B::ErrorType;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Outcome<B> {
        self.backend.ensure_prepared()
    }

    fn present(&mut self) -> Outcome<B> {
        self.backend.present()
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Outcome<B> {
        self.backend.draw_pixel(point, color)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Outcome<B> {
        // As a path: plotters-canvas moves level lines by half a unit.
        self.backend.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, style: &S, fill: bool) -> Outcome<B> {
        self.backend.draw_rect(a, b, style, fill)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Outcome<B> {
        self.backend.draw_path(path, style)
    }

    fn draw_circle<S: BackendStyle>(&mut self, at: BackendCoord, radius: u32, style: &S, fill: bool) -> Outcome<B> {
        self.backend.draw_circle(at, radius, style, fill)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Outcome<B> {
        self.backend.fill_polygon(path, style)
    }
}
