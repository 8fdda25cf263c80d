//! Places on a canvas in CSS pixels, and the transform between them and the model's plane.

use settle_model::geometry::Point;

use crate::ink::UNITS;

/// A place on a canvas: CSS pixels right of and below its upper left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Px {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
}

impl Px {
    /// The place `(x, y)`.
    #[must_use]
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// The distance to another place.
    #[must_use]
    pub fn distance(self, other: Self) -> f64 {
        let (dx, dy) = (self.x - other.x, self.y - other.y);
        (dx * dx + dy * dy).sqrt()
    }

    /// In drawing units, rounded.
    #[must_use]
    pub fn units(self) -> (i32, i32) {
        ((self.x * UNITS).round() as i32, (self.y * UNITS).round() as i32)
    }

    /// Moved by `(dx, dy)` pixels.
    #[must_use]
    pub fn offset(self, dx: f64, dy: f64) -> Self {
        Self::new(self.x + dx, self.y + dy)
    }
}

/// A width and a height in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    /// Left to right.
    pub width: f64,
    /// Top to bottom.
    pub height: f64,
}

impl Size {
    /// A size; what is not finite or below 1 becomes 1.
    #[must_use]
    pub fn new(width: f64, height: f64) -> Self {
        let sane = |v: f64| if v.is_finite() { v.clamp(1.0, 1e5) } else { 1.0 };
        Self { width: sane(width), height: sane(height) }
    }

    /// The rectangle of this size at the origin.
    #[must_use]
    pub fn rect(self) -> Rect {
        Rect { left: 0.0, top: 0.0, right: self.width, bottom: self.height }
    }
}

/// A rectangle in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Its left side.
    pub left: f64,
    /// Its upper side.
    pub top: f64,
    /// Its right side.
    pub right: f64,
    /// Its lower side.
    pub bottom: f64,
}

impl Rect {
    /// A rectangle around `centre`.
    #[must_use]
    pub fn around(centre: Px, width: f64, height: f64) -> Self {
        let (w, h) = (width / 2.0, height / 2.0);
        Self { left: centre.x - w, top: centre.y - h, right: centre.x + w, bottom: centre.y + h }
    }

    /// Left to right.
    #[must_use]
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    /// Top to bottom.
    #[must_use]
    pub fn height(&self) -> f64 {
        self.bottom - self.top
    }

    /// The middle.
    #[must_use]
    pub fn centre(&self) -> Px {
        Px::new((self.left + self.right) / 2.0, (self.top + self.bottom) / 2.0)
    }

    /// Larger by `dx` on the left and right and by `dy` above and below; smaller if they are negative.
    #[must_use]
    pub fn grown(&self, dx: f64, dy: f64) -> Self {
        Self { left: self.left - dx, top: self.top - dy, right: self.right + dx, bottom: self.bottom + dy }
    }

    /// Whether a place lies inside or on a side.
    #[must_use]
    pub fn contains(&self, p: Px) -> bool {
        p.x >= self.left && p.x <= self.right && p.y >= self.top && p.y <= self.bottom
    }

    /// Whether two rectangles share any area.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    /// The corners, clockwise from the upper left.
    #[must_use]
    pub fn corners(&self) -> [Px; 4] {
        [
            Px::new(self.left, self.top),
            Px::new(self.right, self.top),
            Px::new(self.right, self.bottom),
            Px::new(self.left, self.bottom),
        ]
    }
}

/// A window onto the model's plane: the same scale along both axes, so that steps leave contours at right angles.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    centre: Point,
    scale: f64,
    size: Size,
}

impl View {
    /// The view of `size` pixels in which the window `centre` plus or minus `half` is wholly seen, as large as it goes.
    ///
    /// A window that is empty or not finite is taken as one unit wide.
    #[must_use]
    pub fn fit(centre: Point, half: Point, size: Size) -> Self {
        let span = |v: f64| if v.is_finite() && v > 1e-12 { 2.0 * v } else { 1.0 };
        let scale = (size.width / span(half.x)).min(size.height / span(half.y));
        let centre = if centre.is_finite() { centre } else { Point::ORIGIN };
        Self { centre, scale, size }
    }

    /// The view of another size, `factor` times closer, with `at` in its middle.
    #[must_use]
    pub fn zoom(&self, at: Point, factor: f64, size: Size) -> Self {
        Self { centre: at, scale: self.scale * factor, size }
    }

    /// Where a point of the model is seen; far away for far points, not finite for points that are not.
    #[must_use]
    pub fn to_px(&self, p: Point) -> Px {
        Px::new(
            self.size.width / 2.0 + (p.x - self.centre.x) * self.scale,
            self.size.height / 2.0 - (p.y - self.centre.y) * self.scale,
        )
    }

    /// The point of the model that is seen at a place.
    #[must_use]
    pub fn to_model(&self, p: Px) -> Point {
        Point::new(
            self.centre.x + (p.x - self.size.width / 2.0) / self.scale,
            self.centre.y - (p.y - self.size.height / 2.0) / self.scale,
        )
    }

    /// Pixels per unit of the model.
    #[must_use]
    pub fn scale(&self) -> f64 {
        self.scale
    }

    /// The canvas it fills.
    #[must_use]
    pub fn size(&self) -> Size {
        self.size
    }

    /// What lies within one view width (and height) outside: trails end at its border.
    #[must_use]
    pub fn outer(&self) -> Rect {
        self.size.rect().grown(self.size.width, self.size.height)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        let view = View::fit(Point::new(0.5, -1.0), Point::new(4.0, 3.0), Size::new(600.0, 540.0));
        assert_eq!(view.scale(), 75.0);
        for p in [Point::new(0.0, 0.0), Point::new(-3.0, 2.5), Point::new(100.0, -7.25)] {
            let back = view.to_model(view.to_px(p));
            assert!((back - p).norm() < 1e-12, "{p:?} came back as {back:?}");
        }
        assert_eq!(view.to_px(Point::new(0.5, -1.0)), Px::new(300.0, 270.0));
        assert!(view.to_px(Point::new(0.5, 0.0)).y < 270.0, "up is up");
    }

    #[test]
    fn zooming_keeps_the_point_in_the_middle() {
        let view = View::fit(Point::ORIGIN, Point::new(4.0, 4.0), Size::new(600.0, 540.0));
        let near = view.zoom(Point::new(1.0, 1.0), 3.0, Size::new(160.0, 160.0));
        assert_eq!(near.to_px(Point::new(1.0, 1.0)), Px::new(80.0, 80.0));
        assert_eq!(near.scale(), 3.0 * view.scale());
    }

    #[test]
    fn odd_windows_still_show_something() {
        for half in [Point::new(0.0, 0.0), Point::new(f64::NAN, 1.0), Point::new(f64::INFINITY, -1.0)] {
            let view = View::fit(Point::new(f64::NAN, 0.0), half, Size::new(0.0, f64::NAN));
            assert!(view.scale().is_finite() && view.scale() > 0.0);
        }
    }
}
