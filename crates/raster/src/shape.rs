//! Filled shapes: discs, rings, rectangles and polygons.

use crate::pixels::{Paint, Pixels, cover};

/// Lines into which a row is cut for the slanted sides of polygons.
const PARTS: usize = 4;

impl Pixels {
    /// Fills a circle.
    pub fn disc(&mut self, centre: (f32, f32), radius: f32, paint: Paint) {
        self.round(centre, radius, paint, |away| (radius + 0.5 - away).clamp(0.0, 1.0));
    }

    /// Draws a circle's outline.
    pub fn ring(&mut self, centre: (f32, f32), radius: f32, width: f32, paint: Paint) {
        let half = width / 2.0;
        let share = |away: f32| (half + 0.5 - (away - radius).abs()).clamp(0.0, 1.0);
        self.round(centre, radius + half, paint, share);
    }

    fn round(&mut self, (cx, cy): (f32, f32), radius: f32, paint: Paint, share: impl Fn(f32) -> f32) {
        let reach = radius + 0.5;
        let (columns, rows) = self.reserve((cx - reach, cy - reach), (cx + reach, cy + reach));
        for y in rows.0..rows.1 {
            let dy = y as f32 + 0.5 - cy;
            for (x, pixel) in (columns.0..columns.1).zip(self.row(y, columns)) {
                let dx = x as f32 + 0.5 - cx;
                cover(pixel, paint, share((dx * dx + dy * dy).sqrt()));
            }
        }
    }

    /// Fills a rectangle between two corners, the upper left one first.
    pub fn rect(&mut self, low: (f32, f32), high: (f32, f32), paint: Paint) {
        let (columns, rows) = self.reserve(low, high);
        let share = |i: usize, from: f32, to: f32| (to.min(i as f32 + 1.0) - from.max(i as f32)).clamp(0.0, 1.0);
        for y in rows.0..rows.1 {
            let of_row = share(y, low.1, high.1);
            for (x, pixel) in (columns.0..columns.1).zip(self.row(y, columns)) {
                cover(pixel, paint, of_row * share(x, low.0, high.0));
            }
        }
    }

    /// Fills a polygon; where it crosses itself, every other part.
    pub fn polygon(&mut self, corners: &[(f32, f32)], paint: Paint) {
        let ends = |of: fn(&(f32, f32)) -> f32| {
            let values = corners.iter().map(of);
            values.fold((f32::INFINITY, f32::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)))
        };
        let ((left, right), (top, bottom)) = (ends(|p| p.0), ends(|p| p.1));
        let (columns, rows) = self.reserve((left, top), (right, bottom));
        let (mut shares, mut places) = (vec![0.0_f32; columns.1 - columns.0], Vec::new());
        for y in rows.0..rows.1 {
            shares.fill(0.0);
            for part in 0..PARTS {
                let height = y as f32 + (part as f32 + 0.5) / PARTS as f32;
                find_crossings(corners, height, &mut places);
                for pair in places.chunks_exact(2) {
                    add(&mut shares, columns.0, (pair[0], pair[1]));
                }
            }
            for (share, pixel) in shares.iter().zip(self.row(y, columns)) {
                cover(pixel, paint, share.min(1.0));
            }
        }
    }
}

/// Finds where a level line meets the sides of a polygon, from left to right.
fn find_crossings(corners: &[(f32, f32)], y: f32, places: &mut Vec<f32>) {
    places.clear();
    let mut a = corners[corners.len() - 1];
    for b in corners.iter().copied() {
        if (a.1 <= y) != (b.1 <= y) {
            places.push(a.0 + (y - a.1) / (b.1 - a.1) * (b.0 - a.0));
        }
        a = b;
    }
    places.sort_unstable_by(f32::total_cmp);
}

/// Adds what a level line from one place to another covers of each pixel from the column `first` on.
fn add(shares: &mut [f32], first: usize, (from, to): (f32, f32)) {
    let (from, to) = (from - first as f32, to - first as f32);
    let (start, end) = Pixels::within(from, to, shares.len());
    for (i, share) in shares.iter_mut().enumerate().take(end).skip(start) {
        *share += (to.min(i as f32 + 1.0) - from.max(i as f32)).clamp(0.0, 1.0) / PARTS as f32;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const INK: Paint = Paint::new([10, 20, 30], 1.0);

    fn sum(pixels: &Pixels) -> f32 {
        pixels.bytes().iter().skip(3).step_by(4).map(|a| f32::from(*a) / 255.0).sum()
    }

    fn drawn(draw: impl Fn(&mut Pixels)) -> f32 {
        let mut pixels = Pixels::new(60, 60);
        draw(&mut pixels);
        sum(&pixels)
    }

    #[test]
    fn shapes_cover_their_area() {
        let near = |got: f32, wanted: f32| assert!((got / wanted - 1.0).abs() < 0.02, "{got} instead of {wanted}");
        near(drawn(|p| p.disc((30.0, 30.4), 8.3, INK)), std::f32::consts::PI * 8.3 * 8.3);
        near(drawn(|p| p.ring((30.0, 30.4), 8.3, 2.0, INK)), std::f32::consts::TAU * 8.3 * 2.0);
        near(drawn(|p| p.rect((3.25, 4.5), (20.75, 11.0), INK)), 17.5 * 6.5);
        near(drawn(|p| p.polygon(&[(5.0, 5.0), (45.3, 9.0), (20.0, 51.0)], INK)), 0.5 * (40.3 * 46.0 - 15.0 * 4.0));
    }

    #[test]
    fn shapes_outside_are_left_out() {
        assert_eq!(drawn(|p| p.disc((-30.0, 300.0), 8.0, INK)), 0.0);
        assert_eq!(drawn(|p| p.polygon(&[], INK)), 0.0);
        assert_eq!(drawn(|p| p.rect((-9.0, -9.0), (-1.0, 70.0), INK)), 0.0);
        assert!((drawn(|p| p.rect((-9.0, -9.0), (70.0, 70.0), INK)) - 3600.0).abs() < 0.1);
    }
}
