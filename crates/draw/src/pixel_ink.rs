//! An ink that paints pixels: what the browser's canvases show.
//!
//! While a slider moves, the time goes into pixels. The coarse manner leaves out what a moving eye does not see: the outlines
//! under lines, faint lines, dashes, and the shapes of small dots. Once the slider rests the picture is painted again with
//! everything.

use std::convert::Infallible;

use plotters_backend::{BackendColor, BackendCoord, BackendStyle, DrawingBackend, DrawingErrorKind};
use settle_raster::{Dashes, Paint, Pixels};

use crate::ink::{Ink, UNITS};
use crate::record::{Look, Mark, Record};

/// Coarse pictures leave out lines wider than this many CSS pixels: casings.
const WIDEST: f64 = 3.0;
/// Coarse pictures leave out lines fainter than this.
const FAINTEST: f64 = 0.45;
/// In coarse pictures shapes up to this many CSS pixels wide are rectangles.
const SMALL: f64 = 7.0;

/// How much care is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Care {
    /// Everything is painted.
    Full,
    /// What moves is painted coarsely.
    Coarse,
}

/// Paints on a picture with some device pixels to a CSS pixel.
#[derive(Debug)]
pub struct PixelInk<'a> {
    pixels: &'a mut Pixels,
    scale: f64,
    care: Care,
    dash: Vec<f32>,
    offset: f32,
    record: Option<&'a mut Record>,
}

type Outcome = Result<(), DrawingErrorKind<Infallible>>;

impl<'a> PixelInk<'a> {
    /// An ink for a picture with `scale` device pixels to a CSS pixel.
    pub fn new(pixels: &'a mut Pixels, scale: f64, care: Care) -> Self {
        Self { pixels, scale: scale / UNITS, care, dash: Vec::new(), offset: 0.0, record: None }
    }

    /// The same ink, noting what it draws.
    #[must_use]
    pub fn recording(self, record: Option<&'a mut Record>) -> Self {
        Self { record, ..self }
    }

    fn note(&mut self, mark: impl FnOnce() -> Mark) {
        if let Some(record) = &mut self.record {
            record.note(mark());
        }
    }

    fn is_left_out(&self, style: &impl BackendStyle) -> bool {
        self.care == Care::Coarse
            && (f64::from(style.stroke_width()) > WIDEST * UNITS || style.color().alpha < FAINTEST)
    }

    /// Whether a shape that is so many units wide is painted as a rectangle.
    fn is_small(&self, width: f64) -> bool {
        self.care == Care::Coarse && width <= SMALL * UNITS
    }

    fn length(&self, units: f64) -> f32 {
        (units * self.scale) as f32
    }

    fn place(&self, (x, y): BackendCoord) -> (f32, f32) {
        (self.length(f64::from(x)), self.length(f64::from(y)))
    }

    fn places(&self, path: impl IntoIterator<Item = BackendCoord>) -> Vec<(f32, f32)> {
        path.into_iter().map(|at| self.place(at)).collect()
    }
}

fn paint(color: BackendColor) -> Paint {
    let (r, g, b) = color.rgb;
    Paint::new([r, g, b], color.alpha as f32)
}

impl Ink for PixelInk<'_> {
    fn dash(&mut self, pattern: &[f64], offset: f64) {
        self.note(|| Mark::Dash(pattern.to_vec(), offset));
        if self.care == Care::Full {
            self.dash = pattern.iter().map(|units| self.length(*units)).collect();
            self.offset = self.length(offset);
        }
    }
}

impl DrawingBackend for PixelInk<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        let units = |pixels: usize| (pixels as f64 / self.scale).round() as u32;
        (units(self.pixels.width()), units(self.pixels.height()))
    }

    fn ensure_prepared(&mut self) -> Outcome {
        Ok(())
    }

    fn present(&mut self) -> Outcome {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Outcome {
        self.draw_rect((x, y), (x + 1, y + 1), &color, true)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Outcome {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, style: &S, fill: bool) -> Outcome {
        if fill {
            self.note(|| Mark::Rect(a, b, Look::of(style)));
            self.pixels.rect(self.place(a), self.place(b), paint(style.color()));
            return Ok(());
        }
        let half = (style.stroke_width() / 2) as i32;
        let bars = [
            ((a.0 - half, a.1 - half), (b.0 + half, a.1 + half)),
            ((a.0 - half, b.1 - half), (b.0 + half, b.1 + half)),
            ((a.0 - half, a.1 + half), (a.0 + half, b.1 - half)),
            ((b.0 - half, a.1 + half), (b.0 + half, b.1 - half)),
        ];
        bars.into_iter().try_for_each(|(from, to)| self.draw_rect(from, to, style, true))
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Outcome {
        if self.is_left_out(style) {
            return Ok(());
        }
        let path: Vec<BackendCoord> = path.into_iter().collect();
        let (points, width) = (self.places(path.iter().copied()), self.length(f64::from(style.stroke_width())));
        let dashes = Dashes { pattern: &self.dash, offset: self.offset };
        self.pixels.dashed(&points, width, paint(style.color()), dashes);
        self.note(|| Mark::Path(path, Look::of(style)));
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, at: BackendCoord, radius: u32, style: &S, fill: bool) -> Outcome {
        if fill && self.is_small(2.0 * f64::from(radius)) {
            let r = radius as i32;
            return self.draw_rect((at.0 - r, at.1 - r), (at.0 + r, at.1 + r), style, true);
        }
        self.note(|| Mark::Circle(at, radius, Look::of(style), fill));
        let (at, radius, color) = (self.place(at), self.length(f64::from(radius)), paint(style.color()));
        if fill {
            self.pixels.disc(at, radius, color);
        } else {
            self.pixels.ring(at, radius, self.length(f64::from(style.stroke_width())), color);
        }
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Outcome {
        let path: Vec<BackendCoord> = path.into_iter().collect();
        let corners = self.places(path.iter().copied());
        self.note(|| Mark::Polygon(path, Look::of(style)));
        match bounds(&corners) {
            Some((low, high)) if self.is_small(f64::from((high.0 - low.0).max(high.1 - low.1)) / self.scale) => {
                self.pixels.rect(low, high, paint(style.color()));
            }
            _ => self.pixels.polygon(&corners, paint(style.color())),
        }
        Ok(())
    }
}

/// The smallest and the largest coordinates of some corners.
fn bounds(corners: &[(f32, f32)]) -> Option<((f32, f32), (f32, f32))> {
    let first = *corners.first()?;
    let low = corners.iter().fold(first, |a, b| (a.0.min(b.0), a.1.min(b.1)));
    let high = corners.iter().fold(first, |a, b| (a.0.max(b.0), a.1.max(b.1)));
    Some((low, high))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stroke::{Stroke, dot, outline, straight};
    use crate::theme::Rgb;
    use crate::view::{Px, Rect};

    #[test]
    fn css_pixels_become_device_pixels() {
        let mut pixels = Pixels::new(40, 40);
        let mut ink = PixelInk::new(&mut pixels, 2.0, Care::Full);
        let red = Stroke::new(Rgb(255, 0, 0), 2.0);
        straight(&mut ink, Px::new(0.0, 10.0), Px::new(20.0, 10.0), &red).expect("pixels refuse nothing");
        dot(&mut ink, Px::new(5.0, 3.0), 1.0, &red).expect("pixels refuse nothing");
        assert_eq!(ink.get_size(), (320, 320));
        assert_eq!(pixels.at(20, 20), [255, 0, 0, 255]);
        assert_eq!((pixels.at(20, 18)[3], pixels.at(20, 17)[3]), (255, 0));
        assert_eq!(pixels.at(10, 6), [255, 0, 0, 255]);
    }

    #[test]
    fn an_outline_is_hollow() {
        let mut pixels = Pixels::new(20, 20);
        let square = Rect { left: 4.0, top: 4.0, right: 16.0, bottom: 16.0 };
        let pale = Stroke::new(Rgb(0, 0, 0), 2.0).alpha(0.5);
        outline(&mut PixelInk::new(&mut pixels, 1.0, Care::Full), &square, &pale).expect("pixels refuse nothing");
        assert_eq!((pixels.at(4, 4)[3], pixels.at(10, 10)[3], pixels.at(3, 10)[3]), (128, 0, 128));
        assert_eq!(pixels.bytes().iter().skip(3).step_by(4).max(), Some(&128), "no corner is drawn twice");
    }

    #[test]
    fn a_coarse_picture_leaves_out_casings_and_faint_lines() {
        let (from, to) = (Px::new(2.0, 10.0), Px::new(18.0, 10.0));
        let painted = |stroke: Stroke, care| {
            let mut pixels = Pixels::new(20, 20);
            straight(&mut PixelInk::new(&mut pixels, 1.0, care), from, to, &stroke).expect("pixels refuse nothing");
            pixels.at(10, 10)[3] > 0
        };
        let line = Stroke::new(Rgb(0, 0, 0), 2.0);
        for (stroke, coarse) in [(line, true), (line.width(4.0), false), (line.alpha(0.3), false)] {
            assert!(painted(stroke, Care::Full));
            assert_eq!(painted(stroke, Care::Coarse), coarse, "{stroke:?}");
        }
    }

    #[test]
    fn shapes_have_bounds() {
        let corners = [(3.0, 4.0), (-1.0, 9.0), (2.0, 0.0)];
        assert_eq!(bounds(&corners), Some(((-1.0, 0.0), (3.0, 9.0))));
        assert_eq!(bounds(&[]), None);
    }
}
