//! The learning-rate chart: the rates of all runs, and above the stability limit the hatched zone.
//!
//! Two canvases lie on each other. The lower one takes [`RateChart::draw_back`] and then the upper one's picture at 38 %
//! opacity; the upper one takes [`RateChart::draw_lines`]. Around the upper canvas goes an element that hides what
//! overflows, moved left by a transform while the canvas in it is moved right by as much, so that it ends at the playhead.
//! Moving the playhead then changes two transforms and paints nothing.

use crate::axis::{Frame, StepAxis, Tick, rate_ticks};
use crate::clip::segment;
use crate::ink::{Ink, Inked};
use crate::plot::{Line, Plot, RUN_WIDTH};
use crate::stroke::{Stroke, polygon, rect, straight};
use crate::theme::{DASHES, HATCH_ALPHA, Theme};
use crate::view::{Px, Rect};

/// Opacity of what comes after the playhead.
pub const AFTER: f64 = 0.38;
/// Distance between hatching lines, along the zone's edge.
const HATCH_EVERY: f64 = 7.0;
/// How far a hatching line leans to the right on its way up, in pixels a pixel.
const HATCH_LEAN: f64 = 0.5;

/// The stability limit as the chart shows it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Limit<'a> {
    /// None is known: no zone.
    Unknown,
    /// One rate for all steps, as on a quadratic.
    Level(f64),
    /// One rate for each step; infinite where no rate is too large.
    Along(&'a [f64]),
}

/// The rates of up to four runs over their steps.
#[derive(Clone, Debug)]
pub struct RateChart<'a> {
    runs: Vec<&'a [f64]>,
    limit: Limit<'a>,
    axis: StepAxis,
    plot: Plot,
    top: f64,
}

impl<'a> RateChart<'a> {
    /// A chart of `runs`, entry t of each being the rate of update t, over an axis of `steps` steps.
    ///
    /// The axis begins at 0 and ends at 1.25 times the limit, or at 1.125 times the largest rate if that is more;
    /// without a limit at 1.25 times the largest rate. Of a limit that is not the same at all steps it is
    /// 1.4 times the median, but at most 5 times the largest rate: where the surface is flat it is beyond all sense. Rates that are not finite are left out.
    #[must_use]
    pub fn new(frame: Frame, steps: usize, runs: &[&'a [f64]], limit: Limit<'a>) -> Self {
        let finite = |rates: &'a [f64]| rates.iter().copied().filter(|r| r.is_finite());
        let largest = runs.iter().flat_map(|rates| finite(rates)).fold(0.0, f64::max);
        let wanted = match limit {
            Limit::Unknown => 0.0,
            Limit::Level(level) => level,
            // Room for its words above a line that is not level.
            Limit::Along(levels) => {
                let wanted = 1.12 * median(finite(levels).collect());
                if largest > 0.0 { wanted.min(4.0 * largest) } else { wanted }
            }
        };
        let top =
            if wanted.is_finite() && wanted > 0.0 { (1.25 * wanted).max(1.125 * largest) } else { 1.25 * largest };
        let top = if top > 1e-300 { top.min(1e300) } else { 1.0 };
        let axis = StepAxis::new(frame.size.width, steps);
        let plot = Plot::new(frame, (0.0, axis.steps as f64), (0.0, top));
        Self { runs: runs.to_vec(), limit, axis, plot, top }
    }

    /// The same chart with the rate at its upper side held where it was, unless a run goes above it.
    #[must_use]
    pub fn held_at(mut self, frame: Frame, top: Option<f64>) -> Self {
        let below = |top: &f64| self.runs.iter().all(|rates| !rates.iter().any(|rate| rate.is_finite() && rate > top));
        if let Some(top) = top.filter(|top| *top > 0.0 && below(top)) {
            self.top = top;
            self.plot = Plot::new(frame, (0.0, self.axis.steps as f64), (0.0, top));
        }
        self
    }

    /// The plot's rectangle.
    #[must_use]
    pub fn area(&self) -> Rect {
        self.plot.area()
    }

    /// The step axis.
    #[must_use]
    pub fn axis(&self) -> StepAxis {
        self.axis
    }

    /// The rate at the plot's upper side.
    #[must_use]
    pub fn top(&self) -> f64 {
        self.top
    }

    /// Where a rate is.
    #[must_use]
    pub fn y(&self, rate: f64) -> f64 {
        self.plot.y_px(rate)
    }

    /// The rate at a place, for drawing a schedule with the pointer; not below 0.
    #[must_use]
    pub fn rate(&self, y: f64) -> f64 {
        ((self.area().bottom - y) / self.area().height() * self.top).max(0.0)
    }

    /// Two to four ticks, from 0.
    #[must_use]
    pub fn ticks(&self) -> Vec<Tick> {
        rate_ticks(self.top, &|rate| self.y(rate))
    }

    /// Where a run's marker stands at `step`, if that is in the plot; past the last rate at the last.
    #[must_use]
    pub fn marker(&self, run: usize, step: usize) -> Option<Px> {
        let rates = self.runs.get(run)?;
        let step = step.min(rates.len().checked_sub(1)?);
        let at = Px::new(self.axis.x(step as f64), self.y(rates[step]));
        self.area().contains(at).then_some(at)
    }

    /// The hatched zone's rectangle for a level limit: None if there is none or it lies above the plot.
    #[must_use]
    pub fn zone(&self) -> Option<Rect> {
        let Limit::Level(level) = self.limit else { return None };
        let area = self.area();
        let bottom = self.y(level);
        (bottom > area.top).then_some(Rect { bottom: bottom.min(area.bottom), ..area })
    }

    /// The place of the zone's label, `width` by `height` pixels, inside the zone: on the left, or on the right if a run passes there;
    /// None where there is no room.
    #[must_use]
    pub fn zone_label(&self, width: f64, height: f64) -> Option<Rect> {
        const PAD: f64 = 7.0;
        let area = self.area();
        let (y, edge) = match self.limit {
            Limit::Along(levels) => (area.top + height / 2.0 + 2.0, self.edge(levels)),
            _ => {
                let zone = self.zone().filter(|zone| zone.height() >= height && zone.width() >= width + 2.0 * PAD)?;
                (zone.centre().y, Vec::new())
            }
        };
        let is_inside = |label: &Rect| {
            edge.iter().filter(|p| (label.left..=label.right).contains(&p.x)).all(|p| p.y >= label.bottom + 2.0)
        };
        [area.left + PAD + width / 2.0, area.right - PAD - width / 2.0]
            .into_iter()
            .map(|x| Rect::around(Px::new(x, y), width, height))
            .find(|label| is_inside(label) && !self.passes(label))
    }

    /// Whether its limit is not the same at all steps.
    #[must_use]
    pub fn is_limited_along(&self) -> bool {
        matches!(self.limit, Limit::Along(_))
    }

    /// How many runs it shows.
    #[must_use]
    pub fn runs(&self) -> usize {
        self.runs.len()
    }

    /// The upper and lower end of the stretch that a run's line covers between two places, in pixels; None if it has no
    /// step there.
    #[must_use]
    pub fn covers(&self, run: usize, (left, right): (f64, f64)) -> Option<(f64, f64)> {
        const SAMPLES: usize = 64;
        let rates = self.runs.get(run)?;
        let last = rates.len().checked_sub(1)?;
        let (first, last) = (self.axis.step(left).min(last), self.axis.step(right).min(last));
        let every = ((last - first) / SAMPLES).max(1);
        let steps = (first..=last).step_by(every).chain([last]);
        let heights = steps.map(|t| self.y(rates[t])).filter(|y| y.is_finite());
        heights.fold(None, |ends, y| Some(ends.map_or((y, y), |(a, b): (f64, f64)| (a.min(y), b.max(y)))))
    }

    /// Whether a run's line passes through a rectangle.
    #[must_use]
    pub fn passes(&self, label: &Rect) -> bool {
        let near = label.grown(2.0, 3.0);
        let place = |step: usize, rate: f64| Px::new(self.axis.x(step as f64), self.y(rate));
        self.runs.iter().any(|rates| {
            let steps = self.axis.step(near.left).saturating_sub(1)..=(self.axis.step(near.right) + 1);
            steps.into_iter().any(|t| match (rates.get(t), rates.get(t + 1)) {
                (Some(a), Some(b)) => segment(place(t, *a), place(t + 1, *b), &near).is_some(),
                _ => false,
            })
        })
    }

    /// The heights at which the lines end on the right, by run; None for a run without rates or outside the plot.
    #[must_use]
    pub fn ends(&self) -> Vec<Option<f64>> {
        let last = |run| self.marker(run, usize::MAX).map(|p| p.y);
        (0..self.runs.len()).map(last).collect()
    }

    /// Draws zone, grid, axis and limit line.
    ///
    /// # Errors
    /// Those of the backend, here and below.
    pub fn draw_back<I: Ink>(&self, ink: &mut I, theme: &Theme) -> Inked<(), I> {
        let area = self.area();
        self.draw_zone(ink, theme)?;
        for tick in self.ticks() {
            let stroke = Stroke::new(if tick.value == 0.0 { theme.edge } else { theme.grid }, 1.0);
            straight(ink, Px::new(area.left, tick.at), Px::new(area.right, tick.at), &stroke)?;
        }
        let points = match self.limit {
            Limit::Unknown => return Ok(()),
            Limit::Level(level) => vec![(0.0, level), (self.axis.steps as f64, level)],
            Limit::Along(levels) => series(levels),
        };
        self.plot.draw(ink, vec![Line { points, stroke: Stroke::new(theme.ink, 1.25), dashes: &[] }])
    }

    fn draw_zone<I: Ink>(&self, ink: &mut I, theme: &Theme) -> Inked<(), I> {
        let fill = Stroke::new(theme.zone, 0.0);
        let hatch = Stroke::new(theme.hatch, 1.0).alpha(HATCH_ALPHA);
        if let Some(zone) = self.zone() {
            rect(ink, &zone, &fill)?;
            return hatching(&zone).into_iter().try_for_each(|(a, b)| straight(ink, a, b, &hatch));
        }
        let Limit::Along(levels) = self.limit else { return Ok(()) };
        let edge = self.edge(levels);
        if edge.len() > 1 {
            let area = self.area();
            let mut corners = edge.clone();
            corners.extend([Px::new(edge[edge.len() - 1].x, area.top), Px::new(edge[0].x, area.top)]);
            polygon(ink, &corners, &fill)?;
            for (a, b) in hatching(&area) {
                if let Some(b) = above(&edge, a, b) {
                    straight(ink, b, a, &hatch)?;
                }
            }
        }
        Ok(())
    }

    /// The lower edge of the zone, one place a pixel at most, inside the plot.
    fn edge(&self, levels: &[f64]) -> Vec<Px> {
        let area = self.area();
        let every = levels.len().div_ceil(area.width() as usize + 1).max(1);
        levels
            .iter()
            .enumerate()
            .step_by(every)
            .map(|(t, level)| {
                let y = if level.is_finite() { self.y(*level) } else { area.top };
                Px::new(self.axis.x(t as f64).min(area.right), y.clamp(area.top, area.bottom))
            })
            .collect()
    }

    /// Draws the runs' lines.
    ///
    /// # Errors
    /// Those of the backend.
    pub fn draw_lines<I: Ink>(&self, ink: &mut I, theme: &Theme) -> Inked<(), I> {
        let line = |(run, rates): (usize, &&[f64])| Line {
            points: series(rates),
            stroke: Stroke::new(theme.run(run).mark, RUN_WIDTH),
            dashes: DASHES[run % DASHES.len()],
        };
        self.plot.draw(ink, self.runs.iter().enumerate().map(line).collect())
    }
}

fn series(values: &[f64]) -> Vec<(f64, f64)> {
    values.iter().enumerate().map(|(t, value)| (t as f64, *value)).collect()
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}

/// The hatching of a rectangle: lines from its upper towards its lower side, cut at its sides.
#[must_use]
pub fn hatching(zone: &Rect) -> Vec<(Px, Px)> {
    let lean = zone.height() * HATCH_LEAN;
    let count = ((zone.width() + lean) / HATCH_EVERY).max(0.0) as usize;
    (1..=count)
        .filter_map(|i| {
            let top = Px::new(zone.left + i as f64 * HATCH_EVERY, zone.top);
            segment(top, Px::new(top.x - lean, zone.bottom), zone)
        })
        .collect()
}

/// The end of that part of the line from `a` downwards to `b` that is above `edge`; None if it starts below it.
fn above(edge: &[Px], a: Px, b: Px) -> Option<Px> {
    const PARTS: u32 = 48;
    let height = |x: f64| {
        let after = edge.partition_point(|p| p.x < x).clamp(1, edge.len() - 1);
        let (p, q) = (edge[after - 1], edge[after]);
        p.y + (q.y - p.y) * ((x - p.x) / (q.x - p.x).max(1e-9)).clamp(0.0, 1.0)
    };
    let part = |i: u32| {
        let share = f64::from(i) / f64::from(PARTS);
        Px::new(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share)
    };
    (1..=PARTS).map(part).take_while(|p| p.y <= height(p.x)).last()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::svg::SvgInk;
    use crate::view::Size;

    const FRAME: Frame = Frame { size: Size { width: 404.0, height: 200.0 }, top: 10.0, bottom: 14.0 };

    #[test]
    fn the_axis_ends_above_limit_and_rates() {
        let top = |rate: f64, limit| RateChart::new(FRAME, 2, &[&[rate, 0.0]], limit).top();
        assert!((top(0.092, Limit::Level(0.1)) - 0.125).abs() < 1e-12);
        assert!((top(0.150, Limit::Level(0.1)) - 0.16875).abs() < 1e-12);
        assert!((top(0.150, Limit::Unknown) - 0.1875).abs() < 1e-12);
        assert_eq!(top(0.1, Limit::Level(f64::INFINITY)), 0.125);
        assert_eq!(top(0.0, Limit::Unknown), 1.0);
        assert!((top(0.1, Limit::Along(&[1e54, 1e54])) - 0.5).abs() < 1e-12, "a limit beyond all sense");
        assert!((top(f64::NAN, Limit::Along(&[f64::INFINITY, 0.1, 0.2])) - 0.28).abs() < 1e-12);
    }

    #[test]
    fn a_held_axis_stays_until_a_run_goes_above_it() {
        let top =
            |rate: f64| RateChart::new(FRAME, 2, &[&[rate, 0.0]], Limit::Unknown).held_at(FRAME, Some(0.125)).top();
        assert_eq!((top(0.01), top(0.125)), (0.125, 0.125));
        assert_eq!(top(0.2), 0.25);
        let chart = RateChart::new(FRAME, 2, &[&[0.05]], Limit::Unknown).held_at(FRAME, Some(0.125));
        assert_eq!(chart.y(0.125), chart.area().top);
    }

    #[test]
    fn the_zone_label_goes_where_no_run_passes() {
        let rise: Vec<f64> = (0..120).map(|t| if t < 40 { 0.15 } else { 0.02 }).collect();
        let chart = RateChart::new(FRAME, 120, &[&rise], Limit::Level(0.1));
        let zone = chart.zone().expect("the limit is in view");
        let label = chart.zone_label(150.0, 14.0).expect("there is room");
        assert!(label.left > zone.centre().x, "run A passes on the left");
        assert!(chart.zone_label(400.0, 14.0).is_none() && chart.zone_label(150.0, 400.0).is_none());
        let low = RateChart::new(FRAME, 120, &[&[0.05; 120]], Limit::Level(0.1));
        assert!(low.zone_label(150.0, 14.0).expect("there is room").left < zone.centre().x);
    }

    #[test]
    fn places_and_rates_agree() {
        let chart = RateChart::new(FRAME, 4, &[&[0.1, 0.05]], Limit::Unknown);
        assert!((chart.rate(chart.y(0.05)) - 0.05).abs() < 1e-12);
        assert_eq!(chart.rate(1e6), 0.0);
        assert_eq!(chart.marker(0, 1), Some(Px::new(chart.axis().x(1.0), chart.y(0.05))));
        assert_eq!(chart.marker(0, 9), chart.marker(0, 1), "held past the last rate");
        assert_eq!(chart.marker(7, 0), None);
        assert_eq!(chart.ends(), [Some(chart.y(0.05))]);
    }

    #[test]
    fn hatching_stays_in_the_zone() {
        let zone = Rect { left: 40.0, top: 10.0, right: 380.0, bottom: 45.0 };
        let lines = hatching(&zone);
        assert!(lines.len() > 45);
        assert!(lines.iter().all(|(a, b)| zone.contains(*a) && zone.contains(*b)));
        assert!(hatching(&Rect::default()).is_empty());
    }

    #[test]
    fn a_limit_along_the_run_is_hatched_above_itself() {
        let levels: Vec<f64> = (0..40).map(|t| if t < 20 { 0.1 } else { f64::INFINITY }).collect();
        let chart = RateChart::new(FRAME, 40, &[&[0.05; 40]], Limit::Along(&levels));
        let mut ink = SvgInk::new(FRAME.size);
        chart.draw_back(&mut ink, &Theme::LIGHT).expect("SVG never fails");
        assert_eq!(ink.elements().matches("<polygon").count(), 1);
        assert!(ink.elements().matches("stroke-opacity").count() > 10, "hatching");
        assert_eq!(chart.zone(), None);
    }
}
