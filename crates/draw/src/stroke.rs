//! Lines, dots and shapes in fractions of a pixel, on any [`Ink`].

use plotters_backend::{BackendColor, BackendStyle};

use crate::clip::Piece;
use crate::ink::{Ink, Inked, UNITS};
use crate::theme::Rgb;
use crate::view::{Px, Rect};

/// How a line or a filled shape looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Its colour.
    pub color: Rgb,
    /// Its opacity, 0 to 1.
    pub alpha: f64,
    /// Its width in pixels; without meaning for filled shapes.
    pub width: f64,
}

impl Stroke {
    /// An opaque line.
    #[must_use]
    pub const fn new(color: Rgb, width: f64) -> Self {
        Self { color, alpha: 1.0, width }
    }

    /// The same at another opacity.
    #[must_use]
    pub const fn alpha(self, alpha: f64) -> Self {
        Self { alpha, ..self }
    }

    /// The same in another width.
    #[must_use]
    pub const fn width(self, width: f64) -> Self {
        Self { width, ..self }
    }
}

impl BackendStyle for Stroke {
    fn color(&self) -> BackendColor {
        BackendColor { alpha: self.alpha, rgb: (self.color.0, self.color.1, self.color.2) }
    }

    fn stroke_width(&self) -> u32 {
        ((self.width * UNITS).round() as u32).max(1)
    }
}

/// A solid line through `points`; fewer than two are no line.
///
/// # Errors
/// Those of the backend, here and below.
pub fn line<I: Ink>(ink: &mut I, points: &[Px], stroke: &Stroke) -> Inked<(), I> {
    if points.len() < 2 { Ok(()) } else { ink.draw_path(points.iter().map(|p| p.units()), stroke) }
}

/// A dashed line along a piece of a longer one; `pattern` is in pixels, and empty means solid.
///
/// The offset runs on over pieces, so that the pattern never starts anew.
///
/// # Errors
/// Those of the backend.
pub fn dashed<I: Ink>(ink: &mut I, piece: &Piece, stroke: &Stroke, pattern: &[f64]) -> Inked<(), I> {
    if pattern.is_empty() {
        return line(ink, &piece.points, stroke);
    }
    let units: Vec<f64> = pattern.iter().map(|length| length * UNITS).collect();
    let period: f64 = pattern.iter().sum();
    ink.dash(&units, piece.along.rem_euclid(period) * UNITS);
    line(ink, &piece.points, stroke)?;
    ink.dash(&[], 0.0);
    Ok(())
}

/// A filled circle.
///
/// # Errors
/// Those of the backend.
pub fn dot<I: Ink>(ink: &mut I, centre: Px, radius: f64, fill: &Stroke) -> Inked<(), I> {
    ink.draw_circle(centre.units(), (radius * UNITS).round() as u32, fill, true)
}

/// A circle's outline.
///
/// # Errors
/// Those of the backend.
pub fn ring<I: Ink>(ink: &mut I, centre: Px, radius: f64, stroke: &Stroke) -> Inked<(), I> {
    ink.draw_circle(centre.units(), (radius * UNITS).round() as u32, stroke, false)
}

/// A filled polygon.
///
/// # Errors
/// Those of the backend.
pub fn polygon<I: Ink>(ink: &mut I, corners: &[Px], fill: &Stroke) -> Inked<(), I> {
    ink.fill_polygon(corners.iter().map(|p| p.units()), fill)
}

/// A filled rectangle.
///
/// # Errors
/// Those of the backend.
pub fn rect<I: Ink>(ink: &mut I, area: &Rect, fill: &Stroke) -> Inked<(), I> {
    let corners = area.corners();
    ink.draw_rect(corners[0].units(), corners[2].units(), fill, true)
}

/// A rectangle's outline.
///
/// # Errors
/// Those of the backend.
pub fn outline<I: Ink>(ink: &mut I, area: &Rect, stroke: &Stroke) -> Inked<(), I> {
    let corners = area.corners();
    ink.draw_rect(corners[0].units(), corners[2].units(), stroke, false)
}

/// A single straight line.
///
/// # Errors
/// Those of the backend.
pub fn straight<I: Ink>(ink: &mut I, from: Px, to: Px, stroke: &Stroke) -> Inked<(), I> {
    ink.draw_path([from.units(), to.units()], stroke)
}
