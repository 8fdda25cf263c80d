//! What this crate paints with: a plotters backend that counts in sixteenths of a pixel and can draw dashes.
//!
//! plotters takes whole numbers for coordinates and stroke widths. Everything is drawn [`UNITS`] times larger than it is,
//! and an ink scales it down by the same factor. So everything lands on sixteenths of a CSS pixel, whatever the device
//! resolution.

use plotters_backend::{DrawingBackend, DrawingErrorKind};

/// Drawing units in one CSS pixel.
pub const UNITS: f64 = 16.0;

/// The outcome of painting with `I`: a value, or the backend's own error.
pub type Inked<T, I> = Result<T, DrawingErrorKind<<I as DrawingBackend>::ErrorType>>;

/// A backend in drawing units that can draw dashed lines.
///
/// [`crate::PixelInk`] paints pixels, [`crate::svg::SvgInk`] writes SVG.
pub trait Ink: DrawingBackend {
    /// Dashes every line drawn from now on: lengths of dash, gap, dash, ... in drawing units, the pattern moved back
    /// by `offset` units. An empty pattern ends dashing.
    fn dash(&mut self, pattern: &[f64], offset: f64);
}
