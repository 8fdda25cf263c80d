//! A plot of a chart, drawn through plotters: ranges, mapping, lines that are clipped, thinned and dashed.

use plotters::chart::ChartBuilder;
use plotters::drawing::DrawingArea;
use plotters::element::{Drawable, PointCollection};
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, DrawingBackend, DrawingErrorKind};

use crate::axis::Frame;
use crate::clip::polyline;
use crate::ink::{Ink, Inked, UNITS};
use crate::stroke::{STROKE_POINTS, Stroke};
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
        let root = DrawingArea::from(Borrowed(ink));
        let size = self.frame.size;
        let units = |length: f64| (length * UNITS).round() as i32;
        let mut chart = ChartBuilder::on(&root)
            .margin_left(units(self.area.left))
            .margin_top(units(self.area.top))
            .margin_right(units(size.width - self.area.right))
            .margin_bottom(units(size.height - self.area.bottom))
            .build_cartesian_2d(self.x.0..self.x.1, self.y.0..self.y.1)?;
        for line in lines {
            chart.draw_series(self.stretches(line))?;
        }
        Ok(())
    }

    fn stretches(&self, line: Line) -> impl Iterator<Item = Stretch> + use<> {
        let columns = self.area.width().ceil() as usize;
        let points: Vec<Px> = thin(line.points, self.x, columns).into_iter().map(|(x, y)| Px::new(x, y)).collect();
        let range = Rect { left: self.x.0, top: self.y.0, right: self.x.1, bottom: self.y.1 };
        let (stroke, dashes) = (line.stroke, line.dashes);
        polyline(&points, 0.0, &range).into_iter().map(move |piece| Stretch {
            points: piece.points.into_iter().map(|p| (p.x, p.y)).collect(),
            stroke,
            dashes,
        })
    }
}

/// A plotters element: an unbroken line inside the plot, dashed, in short strokes that share their ends.
struct Stretch {
    points: Vec<(f64, f64)>,
    stroke: Stroke,
    dashes: &'static [f64],
}

impl<'a> PointCollection<'a, (f64, f64)> for &'a Stretch {
    type Point = &'a (f64, f64);
    type IntoIter = &'a [(f64, f64)];

    fn point_iter(self) -> &'a [(f64, f64)] {
        &self.points
    }
}

impl<DB: Ink> Drawable<DB> for Stretch {
    fn draw<P: Iterator<Item = BackendCoord>>(
        &self,
        points: P,
        ink: &mut DB,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<DB::ErrorType>> {
        let points: Vec<BackendCoord> = points.collect();
        let pattern: Vec<f64> = self.dashes.iter().map(|length| length * UNITS).collect();
        let (mut start, mut along) = (0, 0.0);
        while start + 1 < points.len() {
            let end = (start + STROKE_POINTS).min(points.len());
            let stretch = &points[start..end];
            if !pattern.is_empty() {
                ink.dash(&pattern, along);
                along += stretch.windows(2).map(|pair| distance(pair[0], pair[1])).sum::<f64>();
            }
            ink.draw_path(stretch.iter().copied(), &self.stroke)?;
            start = end - 1;
        }
        if !pattern.is_empty() {
            ink.dash(&[], 0.0);
        }
        Ok(())
    }
}

fn distance(a: BackendCoord, b: BackendCoord) -> f64 {
    f64::from(a.0 - b.0).hypot(f64::from(a.1 - b.1))
}

/// An ink lent to a plotters drawing area, which wants to own its backend.
struct Borrowed<'a, I>(&'a mut I);

type Outcome<I> = Result<(), DrawingErrorKind<<I as DrawingBackend>::ErrorType>>;

impl<I: Ink> Ink for Borrowed<'_, I> {
    fn dash(&mut self, pattern: &[f64], offset: f64) {
        self.0.dash(pattern, offset);
    }
}

impl<I: Ink> DrawingBackend for Borrowed<'_, I> {
    type ErrorType = I::ErrorType;

    fn get_size(&self) -> (u32, u32) {
        self.0.get_size()
    }

    fn ensure_prepared(&mut self) -> Outcome<I> {
        self.0.ensure_prepared()
    }

    fn present(&mut self) -> Outcome<I> {
        self.0.present()
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Outcome<I> {
        self.0.draw_pixel(point, color)
    }

    fn draw_path<S: BackendStyle, P: IntoIterator<Item = BackendCoord>>(&mut self, path: P, style: &S) -> Outcome<I> {
        self.0.draw_path(path, style)
    }
}
