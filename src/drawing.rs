//! A drawing in memory, to be shown by a canvas.

use settle_draw::{Bands, Care, PixelInk, Pixels, Record, Size};

use crate::print::is_printing;

/// Pixels, and the CSS pixels that they stand for; for paper also what was drawn.
#[derive(Clone, Debug, Default)]
pub struct Drawing {
    /// The pixels.
    pub pixels: Pixels,
    size: Size,
    scale: f64,
    record: Option<Record>,
}

impl Drawing {
    /// Makes it `size` CSS pixels large with `scale` device pixels to each, and empties it.
    pub fn begin(&mut self, size: Size, scale: f64) {
        if (self.size, self.scale) != (size, scale) {
            let length = |length: f64| (length * scale).round() as usize;
            self.pixels = Pixels::new(length(size.width), length(size.height));
            (self.size, self.scale) = (size, scale);
        }
        self.clear();
    }

    /// Empties it.
    pub fn clear(&mut self) {
        self.pixels.clear();
        self.record = is_printing().then(Record::default);
    }

    /// Makes the `changed` parts what they are in another drawing of the same size.
    pub fn restore(&mut self, other: &Self, changed: &Bands) {
        self.pixels.restore(&other.pixels, changed);
        self.record.clone_from(&other.record);
    }

    /// Puts another drawing over this one, paler by `alpha`.
    pub fn lay_over(&mut self, other: &Self, alpha: f64) {
        self.pixels.lay_over(&other.pixels, alpha as f32);
        if let Some((record, other)) = self.record.as_mut().zip(other.record.as_ref()) {
            record.lay_over(other, alpha);
        }
    }

    /// What was drawn, where the drawing is for paper.
    #[must_use]
    pub fn record(&self) -> Option<&Record> {
        self.record.as_ref().filter(|_| is_printing())
    }

    /// Device pixels to a CSS pixel.
    #[must_use]
    pub fn scale(&self) -> f64 {
        self.scale
    }

    /// Gives back the memory; [`Drawing::begin`] brings it back.
    pub fn release(&mut self) {
        *self = Self::default();
    }

    /// How large it is in CSS pixels.
    #[must_use]
    pub fn size(&self) -> Size {
        self.size
    }

    /// The ink to draw with, in CSS pixels.
    pub fn ink(&mut self, care: Care) -> PixelInk<'_> {
        PixelInk::new(&mut self.pixels, self.scale, care).recording(self.record.as_mut())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_begins_empty_and_gives_its_memory_back() {
        let mut drawing = Drawing::default();
        drawing.begin(Size::new(20.0, 10.0), 1.5);
        assert_eq!((drawing.pixels.width(), drawing.pixels.height()), (30, 15));
        drawing.pixels.disc((5.0, 5.0), 3.0, settle_raster::Paint::new([1, 2, 3], 1.0));
        drawing.begin(Size::new(20.0, 10.0), 1.5);
        assert!(drawing.pixels.bytes().iter().all(|byte| *byte == 0));
        drawing.release();
        assert!(drawing.pixels.bytes().is_empty());
    }
}
