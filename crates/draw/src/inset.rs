//! The inset map: what happens around a minimum, three times closer.
//!
//! It is an element of its own over the surface, with a canvas for its relief and one for its ink, cut to rounded
//! corners and framed by the style sheet. On the surface only its footprint and two leader lines are drawn.

use settle_model::geometry::Point;

use crate::clip::{Piece, polyline};
use crate::ink::{Ink, Inked};
use crate::mark::{cross, marker, shape};
use crate::stroke::{Stroke, outline, straight};
use crate::theme::{MARKERS, Theme};
use crate::trail::{Age, Trail, casing, color, groups};
use crate::view::{Px, Rect, Size, View};

/// How much closer the inset looks.
pub const ZOOM: f64 = 3.0;
/// Steps of each run that it shows.
pub const STEPS: usize = 18;
/// Its distance from the surface's border.
const MARGIN: f64 = 12.0;

/// Where the inset lies and what it shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Inset {
    /// Its place on the surface.
    pub frame: Rect,
    /// Its view, in pixels from the frame's own corner; [`crate::relief`] takes it as it is.
    pub view: View,
    /// What it shows, as a rectangle on the surface.
    pub footprint: Rect,
    offset: Px,
}

impl Inset {
    /// An inset around `minimum`, in the first corner (upper right, upper left, lower right, lower left) among those
    /// where it does not hide its own footprint and hides the fewest places of `avoid` (the start, other minima). None if
    /// the minimum is not on the map.
    #[must_use]
    pub fn place(view: &View, minimum: Point, avoid: &[Px]) -> Option<Self> {
        let size = view.size();
        let centre = view.to_px(minimum);
        if !size.rect().contains(centre) {
            return None;
        }
        let least = if size.width < 340.0 { 88.0 } else { 104.0 };
        let side = (0.27 * size.width).clamp(least, 300.0).min(size.height - 2.0 * MARGIN).max(1.0).round();
        let footprint = Rect::around(centre, side / ZOOM, side / ZOOM);
        let frames = frames(size, side);
        let hides = |f: &&Rect| {
            let near = f.grown(MARGIN, MARGIN);
            (near.overlaps(&footprint), avoid.iter().filter(|p| near.contains(**p)).count())
        };
        let frame = *frames.iter().min_by_key(hides)?;
        let offset = Px::new(side / 2.0 - centre.x * ZOOM, side / 2.0 - centre.y * ZOOM);
        Some(Self { frame, view: view.zoom(minimum, ZOOM, Size::new(side, side)), footprint, offset })
    }

    /// A place of the surface as the inset shows it, in pixels from the frame's corner.
    #[must_use]
    pub fn closer(&self, p: Px) -> Px {
        Px::new(p.x * ZOOM + self.offset.x, p.y * ZOOM + self.offset.y)
    }

    /// Where run markers stand in the inset at step `now`: none for a run that left the map or lies outside.
    #[must_use]
    pub fn marker(&self, trail: &Trail, now: usize) -> Option<Px> {
        trail.at(now).map(|p| self.closer(p)).filter(|p| self.local().contains(*p))
    }

    /// The two leader lines, from the footprint to the frame.
    #[must_use]
    pub fn leaders(&self) -> [(Px, Px); 2] {
        let (from, to) = (self.footprint, self.frame);
        let right = to.centre().x > from.centre().x;
        if to.top < from.bottom && from.top < to.bottom {
            // Side by side: between the sides that face each other.
            let (near, far) = if right { (from.right, to.left) } else { (from.left, to.right) };
            return [
                (Px::new(near, from.top), Px::new(far, to.top)),
                (Px::new(near, from.bottom), Px::new(far, to.bottom)),
            ];
        }
        let below = to.top > from.top;
        let side = if below { to.top } else { to.bottom };
        // Of the footprint, the two corners across the way to the frame.
        let (far, near) = if below == right { (from.bottom, from.top) } else { (from.top, from.bottom) };
        [(Px::new(from.left, far), Px::new(to.left, side)), (Px::new(from.right, near), Px::new(to.right, side))]
    }

    /// The place of the minimum's label, `width` by `height` pixels: right of the footprint, or left of it where the
    /// surface ends.
    #[must_use]
    pub fn minimum_label(&self, (width, height): (f64, f64), surface: Size) -> Rect {
        let reach = self.footprint.width() / 2.0 + 8.0 + width / 2.0;
        let centre = self.footprint.centre();
        let right = Rect::around(centre.offset(reach, 0.0), width, height);
        if right.right <= surface.width - 4.0 { right } else { Rect::around(centre.offset(-reach, 0.0), width, height) }
    }

    fn local(&self) -> Rect {
        self.view.size().rect()
    }

    fn pieces(&self, pieces: Vec<Piece>) -> Vec<Piece> {
        let closer = |piece: Piece| {
            let points: Vec<Px> = piece.points.iter().map(|p| self.closer(*p)).collect();
            polyline(&points, piece.along * ZOOM, &self.local().grown(4.0, 4.0))
        };
        pieces.into_iter().flat_map(closer).collect()
    }
}

fn frames(size: Size, side: f64) -> [Rect; 4] {
    let at = |left: f64, top: f64| Rect { left, top, right: left + side, bottom: top + side };
    let (right, bottom) = (size.width - MARGIN - side, size.height - MARGIN - side);
    [at(right, MARGIN), at(MARGIN, MARGIN), at(right, bottom), at(MARGIN, bottom)]
}

/// Draws footprint and leader lines on the surface: first thing on the kept layer, under the trails.
///
/// # Errors
/// Those of the backend, here and below.
pub fn draw_footprint<I: Ink>(ink: &mut I, inset: &Inset, theme: &Theme) -> Inked<(), I> {
    let stroke = Stroke::new(theme.ink, 1.0);
    outline(ink, &inset.footprint, &stroke.alpha(0.55))?;
    inset.leaders().iter().try_for_each(|(from, to)| straight(ink, *from, *to, &stroke.alpha(0.26)))
}

/// Draws the last [`STEPS`] steps of each run that is still on the map, the minimum and the markers, on the inset's own
/// canvas.
///
/// # Errors
/// Those of the backend.
pub fn draw_inset<I: Ink>(ink: &mut I, inset: &Inset, trails: &[Trail], theme: &Theme, now: usize) -> Inked<(), I> {
    let here: Vec<&Trail> = trails.iter().filter(|t| t.at(now).is_some()).collect();
    for trail in &here {
        let from = now.saturating_sub(STEPS);
        let groups: Vec<_> = groups(from, now).map(|(age, range)| (age, inset.pieces(trail.pieces(range)))).collect();
        for (age, pieces) in &groups {
            casing(ink, pieces, *age, theme)?;
        }
        for (age, pieces) in &groups {
            color(ink, pieces, trail.run(), *age, theme)?;
        }
        let fill = Stroke::new(theme.run(trail.run()).mark, 0.0);
        for (i, p) in trail.dots(from..now) {
            let p = inset.closer(p);
            if inset.local().grown(4.0, 4.0).contains(p) {
                let age = Age((now - i) as f64 / STEPS as f64);
                shape(ink, MARKERS[trail.run() % MARKERS.len()], p, age.dot(), &fill)?;
            }
        }
    }
    cross(ink, inset.local().centre(), theme)?;
    for trail in here {
        if let Some(at) = inset.marker(trail, now) {
            marker(ink, trail.run(), at, theme)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SURFACE: Size = Size { width: 600.0, height: 540.0 };

    fn view() -> View {
        View::fit(Point::ORIGIN, Point::new(4.0, 3.5), SURFACE)
    }

    #[test]
    fn it_lies_upper_right_and_shows_its_footprint() {
        let inset = Inset::place(&view(), Point::new(0.2, -0.1), &[]).expect("on the map");
        assert_eq!((inset.frame.width(), inset.frame.top, inset.frame.right), (162.0, 12.0, 588.0));
        assert_eq!(inset.footprint.width(), 54.0);
        let corner = Px::new(inset.footprint.left, inset.footprint.top);
        assert!(inset.closer(corner).distance(Px::default()) < 1e-9);
        let p = Point::new(0.3, 0.0);
        assert!(inset.closer(view().to_px(p)).distance(inset.view.to_px(p)) < 1e-9, "one place, two ways");
    }

    #[test]
    fn it_moves_out_of_the_way() {
        let start = view().to_px(Point::new(3.5, 3.0));
        assert_eq!(Inset::place(&view(), Point::ORIGIN, &[start]).map(|i| i.frame.left), Some(12.0));
        let [left, right] = [Point::new(-3.5, 3.0), Point::new(3.5, 3.0)].map(|p| view().to_px(p));
        let low = Inset::place(&view(), Point::ORIGIN, &[left, right]).map(|i| i.frame);
        assert!(low.is_some_and(|frame| frame.left > 400.0 && frame.top > 300.0), "the lower right is free: {low:?}");
        let crowded = [left, right, right, view().to_px(Point::new(3.5, -3.0)), view().to_px(Point::new(-3.5, -3.0))];
        let least = Inset::place(&view(), Point::ORIGIN, &crowded).map(|i| (i.frame.left, i.frame.top));
        assert_eq!(least, Some((12.0, 12.0)), "everywhere something is hidden: the first of the least");
        let minimum = Inset::place(&view(), Point::new(3.0, 2.5), &[]).expect("on the map");
        assert!(!minimum.frame.overlaps(&minimum.footprint));
        assert_eq!(Inset::place(&view(), Point::new(99.0, 0.0), &[]), None);
    }

    #[test]
    fn leaders_do_not_cross_footprint_or_frame() {
        for minimum in [Point::new(0.0, 0.0), Point::new(3.2, 2.8), Point::new(3.0, -1.0)] {
            let inset = Inset::place(&view(), minimum, &[]).expect("on the map");
            for (from, to) in inset.leaders() {
                for rect in [inset.footprint, inset.frame].map(|r| r.grown(-0.5, -0.5)) {
                    assert!(crate::clip::segment(from, to, &rect).is_none(), "{inset:?}: {from:?} to {to:?}");
                }
            }
        }
    }

    #[test]
    fn its_size_keeps_between_bounds() {
        let side = |width: f64, height: f64| {
            let view = View::fit(Point::ORIGIN, Point::new(1.0, 1.0), Size::new(width, height));
            Inset::place(&view, Point::ORIGIN, &[]).map(|inset| inset.frame.width())
        };
        assert_eq!((side(320.0, 284.0), side(380.0, 300.0)), (Some(88.0), Some(104.0)));
        assert_eq!((side(1920.0, 900.0), side(600.0, 60.0)), (Some(300.0), Some(36.0)));
    }
}
