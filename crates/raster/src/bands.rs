//! Which parts of a picture something happened to.

/// Height of a band in pixels.
const BAND: usize = 32;

/// A rectangle of whole pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// The first column.
    pub left: usize,
    /// The first row.
    pub top: usize,
    /// Columns.
    pub width: usize,
    /// Rows.
    pub height: usize,
}

/// A part of a picture: of each band of 32 rows the columns from the first to the last one that belongs to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bands {
    spans: Vec<(usize, usize)>,
    height: usize,
}

impl Bands {
    /// Nothing of a picture of `height` rows.
    #[must_use]
    pub fn new(height: usize) -> Self {
        Self { spans: vec![(0, 0); height.div_ceil(BAND)], height }
    }

    /// Adds the columns `left..right` of the rows `top..bottom`; what is outside is left out.
    pub fn add(&mut self, (left, right): (usize, usize), (top, bottom): (usize, usize)) {
        if left >= right || top >= bottom {
            return;
        }
        let last = self.spans.len().min((bottom - 1) / BAND + 1);
        for span in self.spans.get_mut(top / BAND..last).into_iter().flatten() {
            *span = joined(*span, (left, right));
        }
    }

    /// Adds another part of a picture of the same height.
    pub fn join(&mut self, other: &Self) {
        for (span, more) in self.spans.iter_mut().zip(&other.spans) {
            *span = joined(*span, *more);
        }
    }

    /// Takes everything out.
    pub fn empty(&mut self) {
        self.spans.fill((0, 0));
    }

    /// The part as rectangles that do not overlap; bands of similar width are one.
    #[must_use]
    pub fn areas(&self) -> Vec<Area> {
        let mut areas: Vec<Area> = Vec::new();
        for (i, (left, right)) in self.spans.iter().copied().enumerate().filter(|(_, (left, right))| left < right) {
            let top = i * BAND;
            let height = BAND.min(self.height - top);
            if let Some(above) = areas.last_mut().filter(|above| above.top + above.height == top) {
                let (from, to) = joined((above.left, above.left + above.width), (left, right));
                let apart = above.width * above.height + (right - left) * height;
                if (to - from) * (above.height + height) <= apart + apart / 2 {
                    *above = Area { left: from, top: above.top, width: to - from, height: above.height + height };
                    continue;
                }
            }
            areas.push(Area { left, top, width: right - left, height });
        }
        areas
    }
}

fn joined(a: (usize, usize), b: (usize, usize)) -> (usize, usize) {
    match (a.0 < a.1, b.0 < b.1) {
        (true, true) => (a.0.min(b.0), a.1.max(b.1)),
        (true, false) => a,
        (false, _) => b,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn similar_bands_are_one_area() {
        let mut bands = Bands::new(100);
        bands.add((10, 20), (5, 70));
        assert_eq!(bands.areas(), [Area { left: 10, top: 0, width: 10, height: 96 }]);
        bands.add((90, 100), (98, 99));
        bands.add((3, 3), (0, 50));
        let areas =
            [Area { left: 10, top: 0, width: 10, height: 96 }, Area { left: 90, top: 96, width: 10, height: 4 }];
        assert_eq!(bands.areas(), areas);
        let mut other = Bands::new(100);
        other.join(&bands);
        assert_eq!(other, bands);
        other.empty();
        assert!(other.areas().is_empty());
    }

    #[test]
    fn what_is_outside_is_left_out() {
        let mut bands = Bands::new(40);
        bands.add((0, 5), (100, 200));
        assert!(bands.areas().is_empty());
        bands.add((0, 5), (39, 200));
        assert_eq!(bands.areas(), [Area { left: 0, top: 32, width: 5, height: 8 }]);
    }
}
