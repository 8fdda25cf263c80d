//! A drawing in memory, to be shown by a canvas.

use settle_draw::{Care, PixelInk, Pixels, Size};

/// Pixels, and the CSS pixels that they stand for.
#[derive(Clone, Debug, Default)]
pub struct Drawing {
    /// The pixels.
    pub pixels: Pixels,
    size: Size,
    scale: f64,
}

impl Drawing {
    /// Makes it `size` CSS pixels large with `scale` device pixels to each, and empties it.
    pub fn begin(&mut self, size: Size, scale: f64) {
        if (self.size, self.scale) == (size, scale) {
            self.pixels.clear();
            return;
        }
        let length = |length: f64| (length * scale).round() as usize;
        *self = Self { pixels: Pixels::new(length(size.width), length(size.height)), size, scale };
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
        PixelInk::new(&mut self.pixels, self.scale, care)
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
