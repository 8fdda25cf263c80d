//! A plot of a chart: ranges, mapping, lines that are clipped, thinned and dashed.

use crate::axis::Frame;
use crate::clip::polyline;
use crate::ink::{Ink, Inked};
use crate::stroke::{Stroke, dashed};
use crate::thin::thin;
use crate::view::{Px, Rect};

/// Width of the runs' lines in the charts.
pub const RUN_WIDTH: f64 = 2.2;

/// A line of a chart in data coordinates; a y that is not finite breaks it.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its points, from left to right.
    pub points: Vec<(f64, f64)>,
    /// Its look.
    pub stroke: Stroke,
    /// Its dashes in pixels; empty is solid.
    pub dashes: &'static [f64],
}

/// The part of a canvas where data stand, and the data's ranges.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plot {
    frame: Frame,
    area: Rect,
    x: (f64, f64),
    y: (f64, f64),
}

impl Plot {
    /// A plot with the given ranges, left to right and bottom to top; both must be finite and not empty.
    #[must_use]
    pub fn new(frame: Frame, x: (f64, f64), y: (f64, f64)) -> Self {
        Self { frame, area: frame.plot(), x, y }
    }

    /// The plot's rectangle on the canvas.
    #[must_use]
    pub fn area(&self) -> Rect {
        self.area
    }

    /// Where a value of the x range is; also outside.
    #[must_use]
    pub fn x_px(&self, x: f64) -> f64 {
        self.area.left + (x - self.x.0) / (self.x.1 - self.x.0) * self.area.width()
    }

    /// Where a value of the y range is; also outside.
    #[must_use]
    pub fn y_px(&self, y: f64) -> f64 {
        self.area.bottom - (y - self.y.0) / (self.y.1 - self.y.0) * self.area.height()
    }

    /// Draws lines, each clipped to the plot.
    ///
    /// # Errors
    /// Those of the backend.
    pub fn draw<I: Ink>(&self, ink: &mut I, lines: Vec<Line>) -> Inked<(), I> {
        let columns = self.area.width().ceil() as usize;
        for line in lines {
            let points = thin(line.points, self.x, columns);
            let points: Vec<Px> = points.iter().map(|(x, y)| Px::new(self.x_px(*x), self.y_px(*y))).collect();
            for piece in polyline(&points, 0.0, &self.area) {
                dashed(ink, &piece, &line.stroke, line.dashes)?;
            }
        }
        Ok(())
    }
}
