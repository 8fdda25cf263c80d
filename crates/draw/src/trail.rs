//! The runs on the surface: where they went, step by step, and where they are now.
//!
//! Playback redraws little. Segments older than [`FADING`] steps no longer change: [`draw_settled`] appends them to a
//! layer that is kept, and only [`draw_newest`] and [`draw_marks`] are drawn again each frame, on a layer above.
//! Jumping back or changing a run clears the kept layer and draws `0..settled_end(now)` anew.

use std::ops::Range;

use settle_model::geometry::Point;

use crate::clip::{Joiner, Piece, segment};
use crate::ink::{Ink, Inked};
use crate::labels::{beside, first_free};
use crate::mark::{arrow, cross, marker, shape, start_ring};
use crate::stroke::{Stroke, dashed, line};
use crate::theme::{DASHES, MARKERS, Theme};
use crate::view::{Px, Rect, View};

/// Steps over which a segment thins and pales; older ones all look alike.
pub const FADING: usize = 26;
/// Width of the newest segment.
const WIDTH: f64 = 1.75;
/// Share of its width that an old segment keeps.
const OLD_WIDTH: f64 = 0.70;
/// Opacity of an old segment.
const OLD_ALPHA: f64 = 0.86;
/// How much wider than the line its casing is.
const CASING: f64 = 2.4;
/// Opacity of the casing.
const CASING_ALPHA: f64 = 0.9;
/// Opacity of the continuous line under a dash pattern.
const UNDER_DASHES: f64 = 0.42;
/// Radius of the newest dot.
const DOT: f64 = 2.2;
/// Share of its radius that an old dot keeps.
const OLD_DOT: f64 = 0.62;
/// Segments that share one width while they fade: fewer strokes, and no eye sees the difference.
const GROUP: usize = 4;
/// Dots drawn of a settled trail at most; of longer trails only every so many steps has one.
const MOST_DOTS: usize = 3000;

/// The first settled point when the newest is `now`: draw `0..settled_end(now)` with [`draw_settled`].
#[must_use]
pub fn settled_end(now: usize) -> usize {
    now.saturating_sub(FADING)
}

/// One run's way over the surface, in pixels of one view. Made once whenever the run or the view changes.
#[derive(Clone, Debug)]
pub struct Trail {
    run: usize,
    points: Vec<Px>,
    along: Vec<f64>,
    inner: Rect,
    outer: Rect,
}

/// Where and when a run left the map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Left {
    /// The run, 0 for A.
    pub run: usize,
    /// The first step of the present stretch outside.
    pub step: usize,
    /// The place on the border where it went.
    pub tip: Px,
    /// The unit vector along which it went.
    pub direction: Px,
}

impl Left {
    /// The place of the label that says so: beside the arrow, inside `bounds`, clear of the `taken` rectangles.
    #[must_use]
    pub fn label(&self, size: (f64, f64), bounds: &Rect, taken: &[Rect]) -> Option<Rect> {
        // From the arrow's middle, far enough that its head and the line stay free whichever way they lean.
        let middle = self.tip.offset(-14.0 * self.direction.x, -14.0 * self.direction.y);
        let further = self.tip.offset(-40.0 * self.direction.x, -40.0 * self.direction.y);
        let mut places = beside(middle, size, 14.0).to_vec();
        places.swap(0, 1);
        places.extend(beside(further, size, 18.0));
        first_free(&places, &bounds.grown(-6.0, -2.0), taken)
    }
}

impl Trail {
    /// The trail of run `run` (0 for A) through all points of its trajectory; it ends before the first point that is
    /// not finite.
    #[must_use]
    pub fn new(run: usize, points: &[Point], view: &View) -> Self {
        let points: Vec<Px> =
            points.iter().map(|p| view.to_px(*p)).take_while(|p| p.x.is_finite() && p.y.is_finite()).collect();
        let outer = view.outer();
        let mut along = Vec::with_capacity(points.len());
        let mut length = 0.0;
        for (i, p) in points.iter().enumerate() {
            if i > 0 && (outer.contains(*p) || outer.contains(points[i - 1])) {
                length += segment(points[i - 1], *p, &outer).map_or(0.0, |(a, b)| a.distance(b));
            }
            along.push(length);
        }
        Self { run, points, along, inner: view.size().rect(), outer }
    }

    /// The run it belongs to, 0 for A.
    #[must_use]
    pub fn run(&self) -> usize {
        self.run
    }

    /// Where the run is at `step`, if that is on the map.
    #[must_use]
    pub fn at(&self, step: usize) -> Option<Px> {
        self.points.get(step).copied().filter(|p| self.inner.contains(*p))
    }

    /// The points up to `step` that are on the map: what labels should keep away from.
    #[must_use]
    pub fn seen(&self, step: usize) -> Vec<Px> {
        self.points.iter().take(step.saturating_add(1)).filter(|p| self.inner.contains(**p)).copied().collect()
    }

    /// How the run left, if at `now` it is off the map (or no longer a number).
    #[must_use]
    pub fn left(&self, now: usize) -> Option<Left> {
        if self.at(now).is_some() {
            return None;
        }
        let last = (0..self.points.len().min(now)).rev().find(|i| self.inner.contains(self.points[*i]))?;
        let from = self.points[last];
        // A run that stops being a number right inside the map has no way out to point along.
        let to = *self.points.get(last + 1)?;
        let (_, tip) = segment(from, to, &self.inner)?;
        let length = from.distance(to);
        let direction = Px::new((to.x - from.x) / length, (to.y - from.y) / length);
        (libm::hypot(direction.x, direction.y) > 0.5).then_some(Left { run: self.run, step: last + 1, tip, direction })
    }

    /// The segments from point `range.start` to point `range.end`, without what is more than one view width outside.
    #[must_use]
    pub fn pieces(&self, range: Range<usize>) -> Vec<Piece> {
        let mut joiner = Joiner::default();
        for i in range.start..range.end.min(self.points.len().saturating_sub(1)) {
            let (a, b) = (self.points[i], self.points[i + 1]);
            if !self.outer.contains(a) && !self.outer.contains(b) {
                continue;
            }
            if let Some((from, to)) = segment(a, b, &self.outer) {
                joiner.push(from, to, self.along[i]);
            }
        }
        joiner.finish()
    }

    /// The points of `range` that get a dot, with their steps.
    pub(crate) fn dots(&self, range: Range<usize>) -> impl Iterator<Item = (usize, Px)> + '_ {
        let every = self.points.len().div_ceil(MOST_DOTS).max(1);
        let end = range.end.min(self.points.len());
        (range.start.min(end)..end)
            .filter(move |i| i.is_multiple_of(every))
            .map(|i| (i, self.points[i]))
            .filter(|(_, p)| self.outer.contains(*p))
    }
}

/// How a stretch of trail looks: the newest is 0, one of [`FADING`] steps or more is 1.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Age(pub f64);

impl Age {
    fn width(self) -> f64 {
        WIDTH * (1.0 - (1.0 - OLD_WIDTH) * self.0)
    }

    fn alpha(self) -> f64 {
        1.0 - (1.0 - OLD_ALPHA) * self.0
    }

    pub(crate) fn dot(self) -> f64 {
        DOT * (1.0 - (1.0 - OLD_DOT) * self.0)
    }
}

pub(crate) fn casing<I: Ink>(ink: &mut I, pieces: &[Piece], age: Age, theme: &Theme) -> Inked<(), I> {
    let stroke = Stroke::new(theme.casing, age.width() + CASING).alpha(CASING_ALPHA);
    pieces.iter().try_for_each(|piece| line(ink, &piece.points, &stroke))
}

/// The run's colour: continuous at 42 %, its dashes at full strength; `fade` lowers both.
pub(crate) fn color<I: Ink>(ink: &mut I, pieces: &[Piece], run: usize, age: Age, theme: &Theme) -> Inked<(), I> {
    let stroke = Stroke::new(theme.run(run).mark, age.width()).alpha(age.alpha());
    let pattern = DASHES[run % DASHES.len()];
    for piece in pieces {
        if !pattern.is_empty() {
            line(ink, &piece.points, &stroke.alpha(UNDER_DASHES * age.alpha()))?;
        }
        dashed(ink, piece, &stroke, pattern)?;
    }
    Ok(())
}

/// Appends the segments between the points of `range` (and dots on all of them but the last) to the kept layer.
///
/// Runs are drawn one over the other, each with all of its casing under its colour.
///
/// # Errors
/// Those of the backend, here and below.
pub fn draw_settled<I: Ink>(ink: &mut I, trails: &[Trail], theme: &Theme, range: Range<usize>) -> Inked<(), I> {
    for trail in trails {
        let pieces = trail.pieces(range.clone());
        casing(ink, &pieces, Age(1.0), theme)?;
        color(ink, &pieces, trail.run, Age(1.0), theme)?;
        let fill = Stroke::new(theme.run(trail.run).mark, 0.0);
        for (_, p) in trail.dots(range.clone()) {
            shape(ink, MARKERS[trail.run % MARKERS.len()], p, Age(1.0).dot(), &fill)?;
        }
    }
    Ok(())
}

/// Draws the segments from `settled_end(now)` to `now`, thinner and paler the older they are.
///
/// # Errors
/// Those of the backend.
pub fn draw_newest<I: Ink>(ink: &mut I, trails: &[Trail], theme: &Theme, now: usize) -> Inked<(), I> {
    for trail in trails {
        let groups: Vec<_> = groups(settled_end(now), now).map(|(age, range)| (age, trail.pieces(range))).collect();
        for (age, pieces) in &groups {
            casing(ink, pieces, *age, theme)?;
        }
        for (age, pieces) in &groups {
            color(ink, pieces, trail.run, *age, theme)?;
        }
        let fill = Stroke::new(theme.run(trail.run).mark, 0.0);
        for (i, p) in trail.dots(settled_end(now)..now.saturating_add(1)) {
            let age = Age((now - i) as f64 / FADING as f64);
            shape(ink, MARKERS[trail.run % MARKERS.len()], p, age.dot(), &fill)?;
        }
    }
    Ok(())
}

/// Ranges of at most [`GROUP`] segments from the oldest to the newest, each with its age.
pub(crate) fn groups(from: usize, now: usize) -> impl Iterator<Item = (Age, Range<usize>)> {
    let count = (now - from).div_ceil(GROUP);
    (0..count).rev().map(move |g| {
        let end = now - g * GROUP;
        let start = end.saturating_sub(GROUP).max(from);
        let middle = now as f64 - (start + end) as f64 / 2.0;
        (Age((middle / FADING as f64).min(1.0)), start..end)
    })
}

/// What stands above the trails.
#[derive(Clone, Copy, Debug)]
pub struct Marks<'a> {
    /// Where minima are seen.
    pub minima: &'a [Px],
    /// Where the runs start.
    pub start: Px,
    /// The runs.
    pub trails: &'a [Trail],
    /// The step of the playhead.
    pub now: usize,
}

/// Draws crosses on the minima, the start ring, each run's marker, and an arrow where a run left the map.
///
/// # Errors
/// Those of the backend.
pub fn draw_marks<I: Ink>(ink: &mut I, marks: &Marks<'_>, theme: &Theme) -> Inked<(), I> {
    let on_map = |p: &&Px| marks.trails.first().is_none_or(|t| t.inner.contains(**p));
    for minimum in marks.minima.iter().filter(on_map) {
        cross(ink, *minimum, theme)?;
    }
    if on_map(&&marks.start) {
        start_ring(ink, marks.start, theme)?;
    }
    for trail in marks.trails {
        if let Some(left) = trail.left(marks.now) {
            arrow(ink, left.run, left.tip, left.direction, theme)?;
        }
    }
    for trail in marks.trails {
        if let Some(at) = trail.at(marks.now) {
            marker(ink, trail.run, at, theme)?;
        }
    }
    Ok(())
}
