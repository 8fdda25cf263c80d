//! Labels on the contours of whole decades, set along the line.
//!
//! [`Decades`] holds the lines of one surface, view and theme; [`Decades::labels`] finds the places anew when the runs
//! change, since no label stands under a run.

use contour::ContourBuilder;

use crate::clip::segment;
use crate::relief::{BANDS, Surface};
use crate::view::{Px, Rect, View};

/// Cell of the grid that the lines are found on, in pixels.
const CELL: f64 = 6.0;
/// No label comes closer to the border than this.
const BORDER: f64 = 20.0;
/// Room between a label and a run.
const CLEARANCE: f64 = 5.0;
/// How far a line may bend away under its label.
const BEND: f64 = 2.0;

/// One label: text centred at `at`, turned by `angle`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ContourLabel {
    /// The loss above the lowest is ten to this power.
    pub exponent: i32,
    /// Whether it is the outermost one shown, which names the quantity ("loss 100").
    pub outermost: bool,
    /// Its centre.
    pub at: Px,
    /// Clockwise turn in degrees, within a quarter turn so that the text stands upright: `rotate(angle deg)`.
    pub angle: f64,
    /// The height of the ground under it, for [`crate::Theme::tone`]: its halo has that tone and so interrupts the line.
    pub tone: f64,
}

/// The lines of all whole decades in view.
#[derive(Clone, Debug)]
pub struct Decades {
    /// By decade, the highest first.
    lines: Vec<(i32, Vec<Vec<Px>>)>,
    border: Rect,
    floor: f64,
    top: f64,
}

/// What labels keep clear of.
#[derive(Clone, Copy, Debug)]
pub struct Obstacles<'a> {
    /// The runs, as far as they are seen: see [`crate::trail::Trail::seen`].
    pub runs: &'a [Vec<Px>],
    /// The inset map, other labels, markers.
    pub rects: &'a [Rect],
}

impl Decades {
    /// Finds the lines of a surface in a view.
    #[must_use]
    pub fn new(surface: &Surface<'_>, view: &View) -> Self {
        let size = view.size();
        let (columns, rows) = ((size.width / CELL) as usize + 2, (size.height / CELL) as usize + 2);
        let place = |i: usize| Px::new((i % columns) as f64 * CELL, (i / columns) as f64 * CELL);
        let heights: Vec<f64> =
            (0..columns * rows).map(|i| libm::log10(surface.above(view.to_model(place(i))).min(1e38))).collect();
        let top = heights.iter().copied().fold(f64::MIN, f64::max);
        let floor = libm::log10(surface.floor);
        let exponents: Vec<i32> = (floor.ceil() as i32..=top.floor().min(300.0) as i32).rev().collect();
        let levels: Vec<f64> = exponents.iter().map(|e| f64::from(*e)).collect();
        // Grid points lie in the middle of the builder's cells.
        let builder = ContourBuilder::new(columns, rows, true);
        let found = builder.lines(&heights, &levels).unwrap_or_default();
        let px = |c: &contour_point::Coord| Px::new((c.x - 0.5) * CELL, (c.y - 0.5) * CELL);
        let rings =
            |line: &contour::Line| line.geometry().0.iter().map(|ring| ring.0.iter().map(px).collect()).collect();
        let lines = exponents.into_iter().zip(found.iter().map(rings)).collect();
        Self { lines, border: size.rect().grown(-BORDER, -BORDER), floor, top }
    }

    /// One label for each decade where there is room, from the outermost inwards.
    ///
    /// `size(exponent, outermost)` is the width and height of the text that will stand there.
    #[must_use]
    pub fn labels(&self, obstacles: &Obstacles<'_>, size: &dyn Fn(i32, bool) -> (f64, f64)) -> Vec<ContourLabel> {
        let mut placed: Vec<ContourLabel> = Vec::new();
        let mut taken = obstacles.rects.to_vec();
        for (exponent, rings) in &self.lines {
            let outermost = placed.is_empty();
            let size = size(*exponent, outermost);
            let spots = rings.iter().flat_map(|ring| self.spots(ring, size));
            let free = spots.filter(|spot| spot.is_free(obstacles.runs, &taken));
            if let Some(best) = free.max_by(|a, b| a.score.total_cmp(&b.score)) {
                taken.push(Rect::around(best.at, size.0, size.0).grown(8.0, 8.0));
                placed.push(ContourLabel {
                    exponent: *exponent,
                    outermost,
                    at: best.at,
                    angle: best.angle.to_degrees(),
                    tone: (f64::from(*exponent) - 0.5 / f64::from(BANDS) - self.floor)
                        / (self.top - self.floor).max(1e-9),
                });
            }
        }
        placed
    }

    /// The places on a ring where a text fits along it, inside the border.
    fn spots<'a>(&'a self, ring: &'a [Px], size: (f64, f64)) -> impl Iterator<Item = Spot> + 'a {
        let reach = ((size.0 / 2.0 + 4.0) / CELL).ceil() as usize;
        (reach..ring.len().saturating_sub(reach)).filter_map(move |i| {
            let stretch = &ring[i - reach..=i + reach];
            let spot = Spot::new(stretch, size)?;
            spot.corners().iter().all(|c| self.border.contains(*c)).then_some(spot)
        })
    }
}

/// The vertex type of the crate `contour`, which it does not export itself.
mod contour_point {
    pub(super) type Coord = geo_types::Coord<f64>;
}

/// A place for a label.
struct Spot {
    at: Px,
    angle: f64,
    size: (f64, f64),
    score: f64,
}

impl Spot {
    /// The spot in the middle of a stretch of line that is straight enough; None if it bends.
    fn new(stretch: &[Px], size: (f64, f64)) -> Option<Self> {
        let (a, b) = (*stretch.first()?, *stretch.last()?);
        let at = stretch[stretch.len() / 2];
        let chord = a.distance(b);
        let off = |p: &Px| ((p.x - a.x) * (b.y - a.y) - (p.y - a.y) * (b.x - a.x)).abs() / chord;
        if chord < size.0 || stretch.iter().any(|p| off(p) > BEND) {
            return None;
        }
        let angle = libm::atan((b.y - a.y) / (b.x - a.x));
        // Level lines read best, and the lower right is lit and far from the start in most scenes.
        let score = libm::cos(angle) * 120.0 + at.y + 0.35 * at.x;
        Some(Self { at, angle: if angle.is_nan() { 0.0 } else { angle }, size, score })
    }

    /// A place as seen from the label: its centre at the origin, its text along x.
    fn local(&self, p: Px) -> Px {
        let (sin, cos) = libm::sincos(self.angle);
        let (x, y) = (p.x - self.at.x, p.y - self.at.y);
        Px::new(x * cos + y * sin, y * cos - x * sin)
    }

    fn corners(&self) -> [Px; 4] {
        let (sin, cos) = libm::sincos(self.angle);
        let turned = |p: Px| self.at.offset(p.x * cos - p.y * sin, p.x * sin + p.y * cos);
        Rect::around(Px::default(), self.size.0, self.size.1).corners().map(turned)
    }

    fn is_free(&self, runs: &[Vec<Px>], taken: &[Rect]) -> bool {
        let own = Rect::around(Px::default(), self.size.0, self.size.1).grown(CLEARANCE, CLEARANCE);
        let corners = self.corners();
        let hit = |rect: &Rect| corners.iter().chain([&self.at]).any(|c| rect.grown(4.0, 4.0).contains(*c));
        // Most of a run is nowhere near.
        let reach = own.width() + own.height();
        let Px { x, y } = self.at;
        let far = |a: Px, b: Px| {
            a.x.max(b.x) < x - reach || a.x.min(b.x) > x + reach || a.y.max(b.y) < y - reach || a.y.min(b.y) > y + reach
        };
        let crosses = |a: Px, b: Px| !far(a, b) && segment(self.local(a), self.local(b), &own).is_some();
        let crossed = |run: &Vec<Px>| run.windows(2).any(|pair| crosses(pair[0], pair[1]));
        !taken.iter().any(hit) && !runs.iter().any(crossed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::Size;
    use settle_model::geometry::Point;

    fn bowl(p: Point) -> f64 {
        0.5 * (p.x * p.x + 20.0 * p.y * p.y)
    }

    fn text(_: i32, outermost: bool) -> (f64, f64) {
        (if outermost { 44.0 } else { 14.0 }, 13.0)
    }

    #[test]
    fn labels_lie_on_their_lines_upright_and_off_the_border() {
        let view = View::fit(Point::ORIGIN, Point::new(5.0, 4.5), Size::new(600.0, 540.0));
        let surface = Surface::in_view(&bowl, 0.0, &view);
        let labels = Decades::new(&surface, &view).labels(&Obstacles { runs: &[], rects: &[] }, &text);
        assert!(labels.len() >= 3, "{labels:?}");
        for (i, label) in labels.iter().enumerate() {
            assert_eq!(label.outermost, i == 0);
            let height = bowl(view.to_model(label.at)).log10();
            assert!((height - f64::from(label.exponent)).abs() < 0.06, "{label:?} is at 10^{height}");
            assert!(label.angle.abs() <= 90.0);
            assert!(view.size().rect().grown(-BORDER, -BORDER).contains(label.at));
        }
    }

    #[test]
    fn no_label_stands_under_a_run_or_the_inset() {
        let view = View::fit(Point::ORIGIN, Point::new(5.0, 4.5), Size::new(600.0, 540.0));
        let decades = Decades::new(&Surface::in_view(&bowl, 0.0, &view), &view);
        let free = decades.labels(&Obstacles { runs: &[], rects: &[] }, &text);
        let run = vec![free[0].at.offset(-40.0, -3.0), free[0].at.offset(40.0, 2.0)];
        let rects = [Rect::around(free[1].at, 60.0, 60.0)];
        for label in decades.labels(&Obstacles { runs: &[run], rects: &rects }, &text) {
            assert!(free[..2].iter().all(|old| old.at.distance(label.at) > 10.0), "{label:?}");
        }
        let all = [view.size().rect()];
        assert!(decades.labels(&Obstacles { runs: &[], rects: &all }, &text).is_empty());
    }

    #[test]
    fn surfaces_without_lines_have_no_labels() {
        let view = View::fit(Point::ORIGIN, Point::new(1.0, 1.0), Size::new(100.0, 100.0));
        for loss in [|_: Point| 0.0, |_: Point| f64::NAN, |_: Point| f64::INFINITY] {
            let surface = Surface::in_view(&loss, 0.0, &view);
            assert!(Decades::new(&surface, &view).labels(&Obstacles { runs: &[], rects: &[] }, &text).is_empty());
        }
    }
}
