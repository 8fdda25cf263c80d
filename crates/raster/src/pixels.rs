//! A picture of pixels, and how one colour comes over another.

use crate::bands::Bands;

/// A colour and its opacity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Paint {
    /// Red, green and blue.
    pub rgb: [u8; 3],
    /// Opacity, 0 to 1.
    pub alpha: f32,
}

impl Paint {
    /// A colour at an opacity.
    #[must_use]
    pub const fn new(rgb: [u8; 3], alpha: f32) -> Self {
        Self { rgb, alpha }
    }
}

/// A picture: red, green, blue and opacity of each pixel, row by row, not premultiplied. It begins transparent.
#[derive(Clone, Debug, Default)]
pub struct Pixels {
    width: usize,
    height: usize,
    rgba: Vec<u8>,
    touched: Bands,
    changed: Bands,
    recent: Bands,
}

impl Pixels {
    /// A transparent picture.
    #[must_use]
    pub fn new(width: usize, height: usize) -> Self {
        let none = Bands::new(height);
        let rgba = vec![0; width * height * 4];
        Self { width, height, rgba, touched: none.clone(), changed: none.clone(), recent: none }
    }

    /// Columns.
    #[must_use]
    pub fn width(&self) -> usize {
        self.width
    }

    /// Rows.
    #[must_use]
    pub fn height(&self) -> usize {
        self.height
    }

    /// All bytes, four a pixel, row by row.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.rgba
    }

    /// Red, green, blue and opacity of a pixel; transparent outside.
    #[must_use]
    pub fn at(&self, x: usize, y: usize) -> [u8; 4] {
        let index = 4 * (y * self.width + x);
        let inside = x < self.width && y < self.height;
        inside.then(|| self.rgba[index..index + 4].try_into().ok()).flatten().unwrap_or_default()
    }

    /// Makes everything transparent again; takes no longer than what was drawn is large.
    pub fn clear(&mut self) {
        self.changed.join(&self.touched);
        for area in self.touched.areas() {
            for y in area.top..area.top + area.height {
                let start = 4 * (y * self.width + area.left);
                self.rgba[start..start + 4 * area.width].fill(0);
            }
        }
        self.touched.empty();
    }

    /// Makes a part the same as in another picture of the same size.
    pub fn restore(&mut self, other: &Self, part: &Bands) {
        if (self.width, self.height) != (other.width, other.height) {
            return;
        }
        for area in part.areas() {
            for y in area.top..area.top + area.height {
                let start = 4 * (y * self.width + area.left);
                let row = start..start + 4 * area.width;
                self.rgba[row.clone()].copy_from_slice(&other.rgba[row]);
            }
        }
        self.changed.join(part);
        self.touched.join(part);
    }

    /// What was changed since this was last called.
    pub fn take_changed(&mut self) -> Bands {
        let none = Bands::new(self.height);
        std::mem::replace(&mut self.changed, none)
    }

    /// What was drawn since this was last called.
    pub fn take_recent(&mut self) -> Bands {
        let none = Bands::new(self.height);
        std::mem::replace(&mut self.recent, none)
    }

    /// Everything that may be other than transparent.
    #[must_use]
    pub fn touched(&self) -> &Bands {
        &self.touched
    }

    /// Draws a whole other picture of the same size over this one, at an opacity of 0 to 1.
    pub fn lay_over(&mut self, other: &Self, alpha: f32) {
        if (self.width, self.height) != (other.width, other.height) {
            return;
        }
        for area in other.touched.areas() {
            self.mark((area.left, area.left + area.width), (area.top, area.top + area.height));
            let columns = (area.left, area.left + area.width);
            for y in area.top..area.top + area.height {
                for (x, pixel) in (columns.0..columns.1).zip(self.row(y, columns)) {
                    let [r, g, b, a] = other.at(x, y);
                    cover(pixel, Paint::new([r, g, b], alpha), f32::from(a) / 255.0);
                }
            }
        }
    }

    /// Notes that columns and rows are about to be drawn on.
    pub(crate) fn mark(&mut self, columns: (usize, usize), rows: (usize, usize)) {
        for bands in [&mut self.touched, &mut self.changed, &mut self.recent] {
            bands.add(columns, rows);
        }
    }

    /// The whole columns or rows from `low` to `high` that lie within `length`.
    pub(crate) fn within(low: f32, high: f32, length: usize) -> (usize, usize) {
        // Conversions saturate: what is negative or not a number becomes 0.
        let end = (high.ceil() as usize).min(length);
        ((low.floor() as usize).min(end), end)
    }

    /// Notes that a rectangle is about to be drawn on; its whole columns and rows within the picture.
    pub(crate) fn reserve(&mut self, low: (f32, f32), high: (f32, f32)) -> ((usize, usize), (usize, usize)) {
        let (columns, rows) = (Self::within(low.0, high.0, self.width), Self::within(low.1, high.1, self.height));
        self.mark(columns, rows);
        (columns, rows)
    }

    /// The pixels of a row from one column to another, four bytes each.
    #[inline]
    pub(crate) fn row(&mut self, y: usize, (left, right): (usize, usize)) -> impl Iterator<Item = &mut [u8; 4]> {
        let start = y * self.width;
        let row = self.rgba.get_mut(4 * (start + left)..4 * (start + right)).unwrap_or_default();
        row.as_chunks_mut::<4>().0.iter_mut()
    }
}

/// What to multiply with instead of dividing by an opacity, in 65,536ths.
const SHARES: [u32; 256] = {
    let mut shares = [0; 256];
    let mut opacity = 1;
    while opacity < 256 {
        shares[opacity] = 65_536 / opacity as u32;
        opacity += 1;
    }
    shares
};

/// Covers a share of a pixel, 0 to 1.
#[inline]
pub(crate) fn cover(pixel: &mut [u8; 4], paint: Paint, share: f32) {
    let a = (paint.alpha * share * 255.0 + 0.5) as u32;
    let below = u32::from(pixel[3]);
    let [r, g, b] = paint.rgb;
    if a == 0 {
        return;
    }
    if a >= 255 || below == 0 {
        *pixel = [r, g, b, a.min(255) as u8];
        return;
    }
    // Division by 255, rounded.
    let kept = (below * (255 - a) * 257 + 32_896) >> 16;
    let all = (a + kept).min(255);
    let part = SHARES[all as usize];
    let mixed = |over: u8, under: u8| (((u32::from(over) * a + u32::from(under) * kept) * part + 32_768) >> 16) as u8;
    *pixel = [mixed(r, pixel[0]), mixed(g, pixel[1]), mixed(b, pixel[2]), all as u8];
}

#[cfg(test)]
mod tests {
    use super::*;

    const RED: Paint = Paint::new([255, 0, 0], 1.0);

    #[test]
    fn colours_come_over_each_other() {
        let mut pixels = Pixels::new(2, 1);
        let mut over = |paint, share| {
            pixels.row(0, (0, 1)).for_each(|pixel| cover(pixel, paint, share));
            pixels.at(0, 0)
        };
        assert_eq!(over(RED, 0.5), [255, 0, 0, 128]);
        let [r, _, b, a] = over(Paint::new([0, 0, 255], 0.5), 1.0);
        assert_eq!(a, 192);
        assert!((f32::from(b) / f32::from(r) - 2.0).abs() < 0.1, "blue counts twice: {r} {b}");
        assert_eq!(over(RED, 1.0), [255, 0, 0, 255]);
        assert_eq!(over(Paint::new([0, 255, 0], 0.5), 1.0), [127, 128, 0, 255]);
        assert_eq!(pixels.at(5, 5), [0; 4]);
    }

    #[test]
    fn a_cleared_or_restored_picture_is_as_it_was() {
        let mut kept = Pixels::new(80, 80);
        kept.line(&[(5.0, 40.0), (75.0, 40.0)], 3.0, RED);
        let mut top = Pixels::new(80, 80);
        top.restore(&kept, &kept.touched().clone());
        let before = top.bytes().to_vec();
        top.take_recent();
        top.disc((40.0, 40.0), 9.0, Paint::new([0, 0, 255], 0.7));
        assert_ne!(top.bytes(), before);
        let drawn = top.take_recent();
        top.restore(&kept, &drawn);
        assert_eq!(top.bytes(), before);
        top.clear();
        assert!(top.bytes().iter().all(|byte| *byte == 0));
        assert!(!top.take_changed().areas().is_empty());
        assert!(top.take_changed().areas().is_empty());
    }
}
